"""A decision that was kept is made once more, from its own input; what differs is named.

In come a decision as JSON data and a catalogue, or a decree of it; out comes what it comes to now: the inputs
that differ by their digests, the outcome, and the requirements that came to something else.  Knows nothing of
where decisions are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, assert_never

from sp_engine.deciding import Catalogue, Decision, DecisionFormat, Service
from sp_engine.documents import Decree
from sp_engine.immutable import Immutable, aside
from sp_engine.rules import Outcome
from sp_engine.words import Diagnostic, DiagnosticError, Words, nearest
from sp_engine.words.messages import replay as messages


class ReplayError(DiagnosticError):
    """What is no decision that can be made once more."""


class Input(StrEnum):
    """What a decision followed from, by its name in the receipt."""

    ENGINE = "engine"
    STANDARD = "standard"
    VOCABULARY = "vocabulary"
    CALENDAR = "calendar"
    FACTS = "facts"


def input_words(kind: Input) -> Words:
    """Return an input as it is told to people."""
    match kind:
        case Input.ENGINE:
            return messages.ENGINE
        case Input.STANDARD:
            return messages.STANDARD
        case Input.VOCABULARY:
            return messages.VOCABULARY
        case Input.CALENDAR:
            return messages.CALENDAR
        case Input.FACTS:
            return messages.FACTS
        case _ as never:
            assert_never(never)


class ChangedRequirement(Immutable):
    """A requirement that came to something else; None where it is not asked, then or now."""

    requirement: str
    before: str | None
    after: str | None


class Replay(Immutable):
    """A decision made once more.

    `inputs` are those whose digest differs; `parts` what of the result differs besides the outcome: `fee`,
    `due_dates`.  `problem`: why it could not be decided at all now, and then `outcome` and `decision`, which
    is what was decided now, are None.
    """

    service: str
    decree: str
    received: datetime
    before: Outcome
    outcome: Outcome | None
    inputs: tuple[Input, ...]
    requirements: tuple[ChangedRequirement, ...]
    parts: tuple[str, ...]
    problem: Diagnostic | None
    decision: Decision | None = aside(default=None)

    @property
    def same(self) -> bool:
        """Whether it came out as it was told: outcome, requirements, fee and due dates."""
        return self.outcome is self.before and not self.requirements and not self.parts


def replayed(
    kept: object, catalogue: Catalogue, *, decree: str | None = None, name: str = "sp-decision"
) -> Replay:
    """Return a kept decision made once more, under the decree of its day or another of the same agency.

    `name` is how findings call it.  Raises `ReplayError` for what holds no input of its own.
    """
    told = _decision(kept, name)
    given = told["input"]
    before = Outcome(told["outcome"])
    received = datetime.fromisoformat(given["received"])
    service = str(told["service"])
    try:
        decider = _service(catalogue, service, received, decree)
        decision = decider.decide(
            given["facts"],
            received=received,
            complete=datetime.fromisoformat(given["complete"]),
            after=_known_stages(given["after"], decider),
            issued=_day(given, "issued"),
            stated=_day(given, "stated"),
            as_if=decree is not None,
            with_errors=True,
        )
    except ReplayError:
        raise
    except DiagnosticError as error:
        problem = error.diagnostics[0]
        return Replay(service, str(told["decree"]), received, before, None, (), (), (), problem)
    again = decision.to_dict()
    return Replay(
        service,
        decision.standard.decree.number,
        decision.received,
        before,
        decision.outcome,
        tuple(_inputs(told["receipt"], decision)),
        tuple(_requirements(told["findings"], again["findings"])),
        tuple(_parts(told, again)),
        None,
        decision,
    )


def _decision(kept: object, name: str) -> dict[str, Any]:
    """Return a decision that can be made once more; refuse anything else by what it lacks."""
    if not isinstance(kept, dict) or not str(kept.get("format", "")).startswith("sp-decision/"):
        raise _refusal(name, messages.NO_DECISION)
    if kept["format"] != DecisionFormat.LATEST:
        raise _refusal(name, messages.ANOTHER_FORMAT.fill(format=str(kept["format"])[:40]))
    given = kept.get("input")
    if not isinstance(given, dict) or not isinstance(given.get("facts"), dict):
        raise _refusal(name, messages.NO_INPUT)
    try:
        for moment in (given["received"], given["complete"]):
            if datetime.fromisoformat(moment).tzinfo is None:
                raise ValueError(moment)
        _day(given, "issued"), _day(given, "stated")
        Outcome(kept["outcome"])
        kept["service"].partition("/"), kept["decree"], [*given["after"]], {**kept["receipt"]}
        _statuses(kept["findings"])
        _due(kept["deadlines"])
        kept["fee"].get("amount")
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise _refusal(name, messages.CHANGED.fill(part=str(error)[:60])) from error
    return kept


def _day(given: Mapping[str, Any], name: str) -> date | None:
    return None if given.get(name) is None else date.fromisoformat(given[name])


def _refusal(name: str, problem: Words) -> ReplayError:
    return ReplayError([Diagnostic("SP818", name, values={"problem": problem})])


def _service(catalogue: Catalogue, service: str, received: datetime, decree: str | None) -> Service:
    if decree is None:
        return catalogue.service(service, received=received)
    agency, _, _ = service.partition("/")
    decrees = catalogue.files.decrees(agency)
    found = next((one for one in decrees if decree in _names(one)), None)
    if found is None:
        near = nearest(decree, [name for one in decrees for name in _names(one)])
        values = {"decree": decree, "agency": agency}
        raise ReplayError([Diagnostic("SP819", decree, None, values, near)])
    return Service(catalogue.files.standard_of(found, service))


def _names(decree: Decree) -> tuple[str, ...]:
    return f"{decree.agency}/{decree.folder}", decree.folder, decree.number


def _known_stages(after: Iterable[str], decider: Service) -> list[str]:
    """Return the stages that had ended, but for those that the decree does not have."""
    stages = {stage.id for stage in decider.standard.stages}
    return [stage for stage in after if stage in stages]


def _inputs(receipt: Mapping[str, Any], decision: Decision) -> Iterator[Input]:
    now = decision.receipt.to_dict()
    return (kind for kind in Input if receipt.get(kind.value) != now[kind.value])


def _statuses(findings: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {finding["requirement"]: finding["status"] for finding in findings}


def _requirements(
    before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]
) -> Iterator[ChangedRequirement]:
    then, now = _statuses(before), _statuses(after)
    for requirement in {**then, **now}:
        if then.get(requirement) != now.get(requirement):
            yield ChangedRequirement(requirement, then.get(requirement), now.get(requirement))


def _due(deadlines: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {deadline["stage"]: deadline["due"] for deadline in deadlines}


def _parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    if before["fee"].get("amount") != after["fee"]["amount"]:
        yield "fee"
    if _due(before["deadlines"]) != _due(after["deadlines"]):
        yield "due_dates"
