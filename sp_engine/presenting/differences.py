"""A difference as a section, by component, the services that changed alike together; and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, assert_never

from sp_engine.assurance import Change, ChangedPart, DecreeDifference, Effect, Head, ServiceDifference
from sp_engine.documents import Component, component_title
from sp_engine.presenting.section import Group, Item, Paragraph, Part, Section, strong
from sp_engine.words import Language, Words
from sp_engine.words.messages import difference_page


def difference_section(old: str, new: str, found: DecreeDifference, language: Language) -> Section:
    """Return what changed from one side to the other; `old` and `new` are what these are called."""
    return Section(strong(f"{old} → {new}"), tuple(_parts(found, language)))


def _parts(found: DecreeDifference, language: Language) -> Iterator[Part]:
    for title, changes in ((difference_page.DECREE, found.decree), (difference_page.AGENCY, found.agency)):
        if changes:
            component = Group("", tuple(_changes(changes, language)))
            yield Section(strong(title.get(language)), (Group("", (component,)),))
    alike = _alike(found.services)
    for services, shared in alike.items():
        label = difference_page.ALIKE.say(language, count=len(services))
        yield Section("", (Paragraph(", ".join(services), label), _components(shared, language)))
    told = {change for changes in alike.values() for change in changes}
    for one in found.services:
        own = [change for change in one.changes if change not in told]
        if own or one.status in ("added", "dropped"):
            yield Section(strong(_title(one, language)), (_components(own, language),))
    same = [one.service for one in found.services if one.status == "same"]
    if same:
        yield Section("", (Paragraph(", ".join(same), difference_page.UNCHANGED.get(language)),))


def _alike(services: Sequence[ServiceDifference]) -> dict[tuple[str, ...], list[Change]]:
    """Return the changes that several services have, by the services that have them."""
    where: dict[Change, list[str]] = {}
    for one in services:
        for change in one.changes:
            where.setdefault(change, []).append(one.service)
    found: dict[tuple[str, ...], list[Change]] = {}
    for change, names in where.items():
        if len(names) > 1:
            found.setdefault(tuple(names), []).append(change)
    return found


def _title(one: ServiceDifference, language: Language) -> str:
    name = f"{one.name.get(language)} ({one.service})"
    match one.status:
        case "added":
            return difference_page.NEW_SERVICE.say(language, service=name)
        case "dropped":
            return difference_page.DROPPED_SERVICE.say(language, service=name)
        case "changed" | "same":
            return name
        case _ as never:
            assert_never(never)


def _components(changes: Sequence[Change], language: Language) -> Group:
    components = []
    for component, group in groupby(changes, key=lambda change: change.component):
        components.append(Group(_heading(component, language), tuple(_changes(tuple(group), language))))
    return Group("", tuple(components))


def _heading(part: ChangedPart, language: Language) -> str:
    match part:
        case Component():
            return component_title(part).get(language)
        case Head():
            return part.value
        case _ as never:
            assert_never(never)


def _changes(changes: Sequence[Change], language: Language) -> Iterator[Item]:
    moved = [change for change in changes if change.kind is Effect.RENUMBERED]
    for change in changes:
        if change.kind is not Effect.RENUMBERED:
            yield _change(change, language)
    if moved:
        listed = "; ".join(f"{change.subject} {_told(change, language)}" for change in moved)
        yield Item(f"{difference_page.RENUMBERED.get(language)}:", listed)


def _change(change: Change, language: Language) -> Item:
    subject = f" {change.subject}" if change.subject else ""
    parts = []
    for words, label in (
        (change.shut_out, difference_page.NO_LONGER.get(language)),
        (change.let_in, difference_page.NOW.get(language)),
        (change.note, ""),
    ):
        if words is not None:
            parts.append(Paragraph(words.get(language), label))
    return Item(f"{_sign(change.kind).get(language)}{subject}:", _told(change, language), tuple(parts))


def _sign(kind: Effect) -> Words:
    match kind:
        case Effect.ADDED:
            return difference_page.ADDED
        case Effect.DROPPED:
            return difference_page.DROPPED
        case Effect.TIGHTENED:
            return difference_page.TIGHTENED
        case Effect.LOOSENED:
            return difference_page.LOOSENED
        case Effect.QUICKER:
            return difference_page.QUICKER
        case Effect.SLOWER:
            return difference_page.SLOWER
        case Effect.CHEAPER:
            return difference_page.CHEAPER
        case Effect.DEARER:
            return difference_page.DEARER
        case Effect.CHANGED:
            return difference_page.CHANGED
        case Effect.REWORDED:
            return difference_page.REWORDED
        case Effect.RENUMBERED:
            return difference_page.RENUMBERED
        case _ as never:
            assert_never(never)


def _told(change: Change, language: Language) -> str:
    """Return what was and what is; in the other language where only its translation changed."""
    both = [words for words in (change.before, change.after) if words is not None]
    one, other = (words.get(language) for words in both) if len(both) == 2 else ("", "-")
    if one == other:
        return " → ".join(_translated(words, language) for words in both)
    return " → ".join(words.get(language) for words in both)


def _translated(words: Words, language: Language) -> str:
    match language:
        case "id":
            return words.en
        case "en":
            return words.id
        case _ as never:
            assert_never(never)


def difference_dict(old: str, new: str, found: DecreeDifference, language: Language) -> dict[str, Any]:
    """Return a difference as JSON data (docs/reference/interface.md)."""
    return {
        "old": old,
        "new": new,
        "decree": [_change_dict(change, language) for change in found.decree],
        "agency": [_change_dict(change, language) for change in found.agency],
        "services": [
            {
                "service": one.service,
                "name": one.name.get(language),
                "status": one.status,
                "changes": [_change_dict(change, language) for change in one.changes],
            }
            for one in found.services
        ],
    }


def _change_dict(change: Change, language: Language) -> dict[str, str | None]:
    def told(words: Words | None) -> str | None:
        return None if words is None else words.get(language)

    return {
        "component": change.component,
        "kind": change.kind.value,
        "subject": change.subject,
        "before": told(change.before),
        "after": told(change.after),
        "shut_out": told(change.shut_out),
        "let_in": told(change.let_in),
        "note": told(change.note),
    }
