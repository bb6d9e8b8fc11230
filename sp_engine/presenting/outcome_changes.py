"""For whom two standards decide otherwise, as a section and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sp_engine.assurance import Example, OutcomeChange, OutcomeChanges
from sp_engine.deciding import outcome_words
from sp_engine.presenting.section import (
    Field,
    Item,
    Line,
    Paragraph,
    Part,
    Section,
    Span,
    Style,
    prose,
    strong,
)
from sp_engine.words import Language
from sp_engine.words.messages import outcome_changes as messages


def outcome_changes_section(
    service: str, between: OutcomeChanges, sides: tuple[str, str], language: Language
) -> Section:
    """Return somebody for each change of outcome, and which are proved to happen to nobody.

    `sides` is what whoever asks calls the two.
    """
    title = strong(messages.TITLE.say(language, service=service))
    return Section(title, tuple(_parts(between, sides, language)))


def _parts(between: OutcomeChanges, sides: tuple[str, str], language: Language) -> Iterator[Part]:
    if between.other_kinds:
        yield Field(messages.OTHER_KINDS.get(language), _names(between.other_kinds))
    elif between.same:
        yield Line((messages.SAME_OF_BOTH if between.other_values else messages.SAME).get(language))
    else:
        if between.approved is not None and any(
            one.example and one.example.compared for one in between.found
        ):
            yield Paragraph(prose(between.approved.words.get(language)), messages.BOTH_APPROVE.get(language))
        for one in between.found:
            if one.example is not None:
                told = Paragraph(prose(one.example.words.get(language)))
                yield Item(Span("•", Style.STRONG), _from_to(one, language), (told,))
        nobody = [_from_to(one, language) for one in between.found if one.proven and one.example is None]
        if nobody:
            yield Field(messages.NOBODY.get(language), ", ".join(nobody))
        for one in between.found:
            if not one.proven:
                yield Field(_undecided(one, language), _from_to(one, language))
    if between.other_values:
        yield Field(messages.OTHER_VALUES.get(language), _names(between.other_values))
    for side, names in zip(sides, (between.only_old, between.only_new), strict=True):
        if names:
            yield Field(messages.ONLY.say(language, side=side), _names(names))


def _from_to(one: OutcomeChange, language: Language) -> str:
    before, after = outcome_words(one.before), outcome_words(one.after)
    return messages.FROM_TO.say(language, before=before, after=after)


def _undecided(one: OutcomeChange, language: Language) -> str:
    if one.seconds is None:
        return messages.NOT_DECIDED.get(language)
    return messages.NOT_DECIDED_IN.say(language, seconds=f"{one.seconds:g}")


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def outcome_changes_dict(service: str, between: OutcomeChanges, language: Language) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    return {
        "service": service,
        "same": between.same,
        "approved": None if between.approved is None else _told(between.approved, language),
        "changes": [_change(one, language) for one in between.found],
        "only_old": list(between.only_old),
        "only_new": list(between.only_new),
        "other_kinds": list(between.other_kinds),
        "other_values": list(between.other_values),
    }


def _change(one: OutcomeChange, language: Language) -> dict[str, Any]:
    nobody: dict[str, Any] = {"facts": None, "received": None, "after_stages": [], "words": None}
    return {
        "before": one.before.value,
        "after": one.after.value,
        "proven": one.proven,
        "seconds": one.seconds,
        **(nobody if one.example is None else _told(one.example, language)),
    }


def _told(example: Example, language: Language) -> dict[str, Any]:
    return {
        "facts": dict(example.facts),
        "received": example.received,
        "after_stages": list(example.after),
        "words": example.words.get(language),
    }
