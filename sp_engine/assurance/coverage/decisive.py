"""Which parts of a standard its cases decide, both ways, and why not.

A part is *decisive* in a case if, with everything else as in the case, the opposite value of this part alone
would change something that the case states: the outcome; for a preference what became of it; for a time row
or a guard of a stage the stage's due date; for a fee row the fee.  It is decisive when *met* if it holds in
the case and the change comes from its not holding, when *not met* the other way round.  "Not holding" is what
the part is worth when a stated value falls short: false for what is final, unknown for what can be mended.
Only cases that pass count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sp_engine.assurance.cases.results import CaseResult
from sp_engine.assurance.cases.suite import Suite
from sp_engine.assurance.coverage.parts import Part, Row, Rows, Way, fee_rows, parts_of, time_rows
from sp_engine.assurance.formula import FALSE, HOLDS, TRUE, UNKNOWN, Forced, Place, Value, Written
from sp_engine.deciding.decision import Decision
from sp_engine.reading.codes import Words
from sp_engine.reading.source import Source
from sp_engine.rules.ruleset import outcome_of, ruleset_of


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
    """What the cases of one service decide.  `stale` are exceptions that nothing needs."""

    service: str
    decree: str
    written: Written
    entries: tuple[Decided, ...]
    stale: tuple[str, ...]

    @property
    def decided(self) -> int:
        return sum(entry.decided for entry in self.entries)

    @property
    def total(self) -> int:
        return sum(entry.decided or entry.open for entry in self.entries)


def percent(decided: int, total: int) -> str:
    """Return a share with one decimal, never rounded up: 100 only when nothing is missing."""
    tenths = decided * 1000 // total if total else 1000
    return f"{tenths // 10},{tenths % 10}"


def coverage_of(suite: Suite) -> Coverage:
    """Return which parts the passing cases of a suite decide."""
    written = suite.written
    observers = [_Observer(written, result) for result in suite.results if _counts(result)]
    excuses = excuses_of(suite.source)
    entries, used = [], set()
    for part in parts_of(written):
        for way in part.ways:
            cases, why = _decisive(part, way, observers)
            key = (part.name, way.value)
            excuse = None if cases else excuses.get(key)
            if excuse is not None:
                used.add(key)
            entries.append(Decided(part, way, cases, None if cases else why, excuse))
    stale = tuple(f"{name} ({way})" for name, way in excuses if (name, way) not in used)
    return Coverage(suite.service, suite.decree, written, tuple(entries), stale)


def excuses_of(source: Source) -> Mapping[tuple[str, str], str]:
    return {(e["tempat"], e["arah"]): e["alasan"] for e in source.data.get("cakupan_dikecualikan", ())}


def _counts(result: CaseResult) -> bool:
    return result.passed and result.decision is not None


class _Observer:
    """One case, and what it would come to if parts were forced."""

    def __init__(self, written: Written, result: CaseResult) -> None:
        if result.decision is None:
            raise AssertionError("only decided cases are observed")
        self.case = result.case
        self.decision: Decision = result.decision
        self.situation = result.decision.situation
        self._formulas = written.requirements
        self._places = [formula.places() for formula in self._formulas]
        self._ruleset = ruleset_of(written.standard.requirements)
        self._stages = [r for r in time_rows(written) if r.owner in self.case.data.get("tenggat", {})]
        self._fees = fee_rows(written) if "biaya" in self.case.data else []
        self._values = [formula.value(self.situation, {}) for formula in self._formulas]
        self._now = self.seen({})

    def value(self, part: Part) -> Value | None:
        """Return what a part is worth here; None for a row without a condition."""
        if part.kind == "requirement":
            at = [formula.place for formula in self._formulas].index(part.target)
            return self._values[at]
        return None if part.formula is None else part.formula.value(self.situation, {})

    def states(self, part: Part) -> bool:
        """Whether the case states what the part has a say in."""
        if part.kind == "time":
            return part.owner in self.case.data.get("tenggat", {})
        if part.kind == "fee":
            return "biaya" in self.case.data
        return True

    def applies(self, part: Part) -> bool:
        """Whether a row without a condition is the one that applies here, and the case states its result."""
        rows: Sequence[Rows] = self._stages if part.kind == "time" else self._fees
        chosen: list[Row | None] = [r.chosen(self.situation, {})[1] for r in rows if r.owner == part.owner]
        stated = part.kind == "fee" or self.case.data["tenggat"].get(part.owner) is not None
        return stated and any(row is not None and row.piece.path == part.piece.path for row in chosen)

    def changes(self, forced: Forced) -> bool:
        """Whether something that the case states would come out differently."""
        return self.seen(forced) != self._now

    def seen(self, forced: Forced) -> list[object]:
        """Return everything that the case states, with parts forced."""
        values = [
            formula.value(self.situation, forced) if forced.keys() & places else value
            for formula, places, value in zip(self._formulas, self._places, self._values, strict=True)
        ]
        seen: list[object] = [
            outcome_of(self._ruleset, tuple(v[0] for v in values), tuple(v[1] for v in values))
        ]
        preferences = self.case.data.get("diutamakan", {})
        for formula, value in zip(self._formulas, values, strict=True):
            if formula.requirement.id in preferences:
                guard = formula.guard.value(self.situation, forced)[0] if formula.guard is not None else TRUE
                seen.append("not_applicable" if guard == FALSE else value[0])
        seen += [rows.chosen(self.situation, forced)[0] for rows in (*self._stages, *self._fees)]
        return seen

    def others_open(self, place: Place) -> list[str]:
        """Return the mandatory requirements, without those of the part, that are not met here."""
        return [
            formula.requirement.id
            for formula, places, value in zip(self._formulas, self._places, self._values, strict=True)
            if formula.requirement.mandatory and value[0] != TRUE and place not in places
        ]


def _decisive(part: Part, way: Way, observers: list[_Observer]) -> tuple[tuple[str, ...], Words]:
    """Return the cases in which the part is decisive in that way, and what to say if there are none."""
    stating = [observer for observer in observers if observer.states(part)]
    if not stating:
        key = f"`tenggat: {{{part.owner}: …}}`" if part.kind == "time" else "`biaya`"
        return (), Words(f"tidak ada kasus yang menyebut {key}", f"no case states {key}")
    if part.formula is None:
        cases = tuple(o.case.name for o in stating if o.applies(part))
        return cases, Words("tidak ada kasus yang memakai baris ini", "no case uses this row")
    opposite = HOLDS if way is Way.NOT_MET else part.when_short
    having = [o for o in stating if _has(part, way, o.value(part))]
    cases = tuple(o.case.name for o in having if o.changes({part.target: opposite}))
    if not having:
        return cases, _NEVER[way]
    return cases, _masked(part, having)


def _has(part: Part, way: Way, value: Value | None) -> bool:
    """Whether a part's value is that of the way; what the agency has not found yet is neither."""
    if value is None:
        return False
    if way is Way.MET:
        return value == HOLDS
    if part.formula is not None and part.formula.leaf is None:
        return value[0] != TRUE and value[1] != TRUE and (part.kind != "guard" or value[0] != UNKNOWN)
    if part.kind == "requirement":
        return value[0] != TRUE and value[1] != TRUE
    return value == part.when_short


_NEVER = {
    Way.MET: Words("tidak ada kasus yang memenuhinya", "it holds in no case"),
    Way.NOT_MET: Words("tidak ada kasus yang tidak memenuhinya", "it fails in no case"),
}


def _masked(part: Part, having: list[_Observer]) -> Words:
    """Say why a value that occurs decides nothing."""
    nearest = min(having, key=lambda observer: len(observer.others_open(part.target)))
    others = nearest.others_open(part.target)
    name, count = nearest.case.name, len(having)
    if others:
        listed = ", ".join(f"`{other}`" for other in others[:3])
        because = Words(f"{listed} juga belum terpenuhi", f"{listed} is not met either")
    else:
        because = Words(
            "bagian lain dari persyaratan yang sama sudah menentukannya",
            "another part of the same requirement settles it",
        )
    return Words(
        f"begitu pada {count} kasus, tetapi tidak satu pun berubah karenanya; pada “{name}” {because.id}",
        f"so in {count} cases, none of which changes by it; in “{name}” {because.en}",
    )
