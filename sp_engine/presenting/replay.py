"""A decision made once more, and many of them, as sections and as JSON data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sp_engine.deciding import outcome_words, status_words
from sp_engine.presenting.section import Group, Item, Line, Part, Section, Table, strong
from sp_engine.replaying import Replay, Transition, input_words
from sp_engine.rules import FindingStatus, Outcome
from sp_engine.words import Language, listed, moment_words
from sp_engine.words.messages import replay_page, services_page


def replay_section(replay: Replay, language: Language) -> Section:
    """Return whether a decision came out the same, and what differs."""
    parts: list[Part] = [Line(_result(replay, language)), *_inputs(replay, language)]
    if replay.requirements:
        items = tuple(
            Item(
                "",
                replay_page.REQUIREMENT.say(
                    language,
                    requirement=changed.requirement,
                    before=_status(changed.before, language),
                    after=_status(changed.after, language),
                ),
            )
            for changed in replay.requirements
        )
        parts.append(Group("", items))
    parts += [Line(replay_page.PARTS[part].get(language)) for part in replay.parts]
    return Section(strong(f"{replay.service}, {moment_words(replay.received, language)}"), tuple(parts))


def replay_dict(replay: Replay, language: Language) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    return {
        "service": replay.service,
        "decree": replay.decree,
        "received": replay.received.isoformat(),
        "same": replay.same,
        "before": replay.before.value,
        "outcome": None if replay.outcome is None else replay.outcome.value,
        "inputs": [kind.value for kind in replay.inputs],
        "requirements": [
            {"requirement": one.requirement, "before": one.before, "after": one.after}
            for one in replay.requirements
        ],
        "parts": list(replay.parts),
        "problem": None if replay.problem is None else replay.problem.message(language),
    }


def transitions_section(found: Sequence[Transition], erased: int, language: Language) -> Section:
    """Return how many decisions went from which outcome to which, and by which requirements."""
    headings = (
        services_page.SERVICE,
        replay_page.BEFORE,
        replay_page.AFTER,
        replay_page.COUNT,
        replay_page.RESPONSIBLE,
    )
    rows = tuple(
        (
            one.service,
            _outcome(one.before, language),
            _outcome(one.after, language),
            str(one.count),
            ", ".join(f"{name} ({count})" for name, count in one.requirements) or "–",
        )
        for one in found
    )
    table = (Table(tuple(words.get(language) for words in headings), rows, frozenset((3,))),) if rows else ()
    count, changed = sum(one.count for one in found), sum(one.count for one in found if not one.same)
    told = replay_page.COUNTED.say(language, count=count, changed=changed, erased=erased)
    return Section("", (*table, Line(told)))


def transitions_dict(found: Sequence[Transition], erased: int) -> dict[str, Any]:
    """Return the same as JSON data."""
    return {
        "transitions": [
            {
                "service": one.service,
                "before": one.before.value,
                "after": None if one.after is None else one.after.value,
                "count": one.count,
                "requirements": dict(one.requirements),
            }
            for one in found
        ],
        "erased": erased,
    }


def _result(replay: Replay, language: Language) -> str:
    before = outcome_words(replay.before)
    if replay.outcome is None:
        problem = "" if replay.problem is None else replay.problem.message(language)
        return replay_page.NOT_DECIDED.say(language, before=before, problem=problem)
    if replay.outcome is not replay.before:
        return replay_page.OTHERWISE.say(language, before=before, after=outcome_words(replay.outcome))
    return (replay_page.SAME if replay.same else replay_page.SAME_OUTCOME).say(language, outcome=before)


def _inputs(replay: Replay, language: Language) -> list[Part]:
    if replay.outcome is None:
        return []
    if not replay.inputs:
        return [Line(replay_page.ALL_INPUTS.get(language))]
    inputs = listed((input_words(kind).get(language) for kind in replay.inputs), "and", language)
    return [Line(replay_page.INPUTS.say(language, inputs=inputs))]


def _status(status: str | None, language: Language) -> str:
    if status is None:
        return replay_page.ABSENT.get(language)
    known = {one.value for one in FindingStatus}
    return status_words(FindingStatus(status)).get(language) if status in known else status


def _outcome(outcome: Outcome | None, language: Language) -> str:
    return (replay_page.UNDECIDED if outcome is None else outcome_words(outcome)).get(language)
