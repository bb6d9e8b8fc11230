"""Which parts of a standard its cases decide, both ways, and why not.

A part is *decisive* in a case if, with everything else as in the case, the opposite value of this part alone
would change something that the case states: the outcome; for a preference what became of it; for a time row
or a guard of a stage the stage's due date; for a fee row the fee; for a condition of a
product what is yielded.  It is decisive when *met* if it holds in
the case and the change comes from its not holding, when *not met* the other way round.  "Not holding" is what
the part is worth when a stated value falls short: false for what is final, unknown for what can be mended.
Only cases that pass count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from sp_engine.assurance.cases.case import key_of
from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.suite import Suite
from sp_engine.assurance.coverage.forced_completions import ForcedCompletions
from sp_engine.assurance.coverage.forced_value import AWAITED, HOLDS, Value
from sp_engine.assurance.coverage.observer import Observer
from sp_engine.assurance.coverage.parts import Part, PartKind, Way, parts_of
from sp_engine.assurance.standard_text import StandardText
from sp_engine.conditions import children_of
from sp_engine.documents import CaseAssertion, CasesDocument
from sp_engine.rules import Truth
from sp_engine.words import Words
from sp_engine.words.messages import coverage


@dataclass(frozen=True, slots=True)
class Decided:
    """One part in one way: the cases in which it was decisive; without any, why; or a reason to excuse it."""

    part: Part
    way: Way
    cases: tuple[str, ...]
    why: Words | None = None
    excuse: str | None = None

    @property
    def decided(self) -> bool:
        return bool(self.cases)

    @property
    def open(self) -> bool:
        return not self.cases and self.excuse is None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the cases of one service decide.

    `stale` are exceptions that nothing needs.  Only `passing` cases count, `failing` ones for nothing.
    """

    service: str
    decree: str
    text: StandardText
    entries: tuple[Decided, ...]
    stale: tuple[str, ...]
    passing: int
    failing: int

    @property
    def decided(self) -> int:
        return sum(entry.decided for entry in self.entries)

    @property
    def total(self) -> int:
        return sum(entry.decided or entry.open for entry in self.entries)


def percent(decided: int, total: int) -> str:
    """Return a share with one decimal, never rounded up: 100 only when all of something is there."""
    tenths = decided * 1000 // total if total else 0
    return f"{tenths // 10},{tenths % 10}"


def coverage_of(suite: Suite) -> Coverage:
    """Return which parts the passing cases of a suite decide."""
    text = suite.text
    completions = ForcedCompletions(text.standard)
    counting = filter(_counts, suite.results)
    observers = [Observer(text.standard, result, completions) for result in counting]
    excuses = excuses_of(suite.document)
    entries, used = [], set()
    for part in parts_of(text):
        for way in part.ways:
            cases, why = _decisive(part, way, observers)
            key = (part.name, way.value)
            excuse = None if cases else excuses.get(key)
            if excuse is not None:
                used.add(key)
            entries.append(Decided(part, way, cases, None if cases else why, excuse))
    stale = tuple(f"{name} ({way})" for name, way in excuses if (name, way) not in used)
    failing = sum(not result.passed for result in suite.results)
    return Coverage(suite.service, suite.decree, text, tuple(entries), stale, len(observers), failing)


def excuses_of(document: CasesDocument | None) -> Mapping[tuple[str, str], str]:
    entries = () if document is None else document.excused_parts
    return {(excused.part, excused.direction): excused.reason for excused in entries}


def _counts(result: CaseResult) -> bool:
    return result.passed and result.decision is not None


def _decisive(part: Part, way: Way, observers: list[Observer]) -> tuple[tuple[str, ...], Words]:
    """Return the cases in which the part is decisive in that way, and what to say if there are none."""
    if not observers:
        return (), coverage.NEVER_PASSED
    stating = [observer for observer in observers if observer.states(part)]
    if not stating:
        return (), coverage.NEVER_STATED.fill(key=_key_stating(part))
    if part.condition is None and part.kind not in (PartKind.GATE, PartKind.YIELDED):  # the rest: rows
        cases = tuple(o.case.name for o in stating if o.applies(part))
        return cases, coverage.NEVER_USED
    opposite = HOLDS if way is Way.NOT_MET else part.when_short
    having = [o for o in stating if _has(part, way, o.value(part, way))]
    cases = tuple(o.case.name for o in having if o.changes({part.target: opposite}))
    if not having:
        return cases, _never(way)
    return cases, _masked(part, having)


def _key_stating(part: Part) -> str:
    """Return the key of a case that states what a part has a say in."""
    match part.kind:
        case PartKind.TIME:
            return f"`{key_of(CaseAssertion.DUE)}: {{{part.owner}: …}}`"
        case PartKind.FEE:
            return "/".join(f"`{key_of(one)}`" for one in CaseAssertion if one.tells_fee)
        case PartKind.PRODUCT | PartKind.YIELDED:
            return f"`{key_of(CaseAssertion.PRODUCTS)}`"
        case PartKind.REQUIREMENT | PartKind.LEAF | PartKind.BRANCH | PartKind.GUARD | PartKind.GATE:
            return f"`{key_of(CaseAssertion.OUTCOME)}`"
        case _ as never:
            assert_never(never)


def _has(part: Part, way: Way, value: Value | None) -> bool:
    """Whether a part's value is that of the way; what the agency has not found yet is neither, unless it can
    only be awaited."""
    if value is None:
        return False
    if way is Way.MET:
        return value == HOLDS
    if part.condition is None or (part.kind is not PartKind.REQUIREMENT and not children_of(part.condition)):
        return value == part.when_short
    if value == part.when_short == AWAITED:
        return True
    return Truth.TRUE not in value and not (part.guard and value.now is Truth.UNKNOWN)


def _never(way: Way) -> Words:
    match way:
        case Way.MET:
            return coverage.NEVER_MET
        case Way.NOT_MET:
            return coverage.NEVER_UNMET
        case _ as never:
            assert_never(never)


def _masked(part: Part, having: list[Observer]) -> Words:
    """Say why a value that occurs decides nothing."""
    nearest = min(having, key=lambda observer: len(observer.others_open(part.target)))
    others = nearest.others_open(part.target)
    name, count = nearest.case.name, len(having)
    if part.in_rows:
        because = coverage.DATE_STAYS
    elif nearest.guarded_off(part.target):
        because = coverage.NOT_APPLICABLE
    elif others:
        listed = ", ".join(f"`{other}`" for other in others[:3])
        because = coverage.OTHERS_UNMET.fill(requirements=listed)
    else:
        because = coverage.SETTLED_ELSEWHERE
    return coverage.NEVER_DECISIVE.fill(count=count, name=name, because=because)
