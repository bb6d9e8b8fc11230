"""What a case expects beside what was decided: outcome, reasons, what to supply, due dates and fee.

In come the keys of a case and a decision; out come the differences.  Knows nothing about files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from sp_engine.deciding.decision import Decision
from sp_engine.deciding.to_supply import Need, NeedAll, NeedAny, NeedDocument, NeedFact, NeedIf
from sp_engine.facts.values import EARLIEST, LATEST, ValueProblem, parse_rupiah
from sp_engine.rules.ruleset import Outcome
from sp_engine.words.language import Words
from sp_engine.words.messages import case_documents
from sp_engine.words.numbers import rupiah

OUTCOMES: Mapping[str, Outcome] = {
    "disetujui": Outcome.APPROVE,
    "dikembalikan": Outcome.RETURN,
    "ditolak": Outcome.REJECT,
    "menunggu": Outcome.PENDING,
}
OUTCOME_WORDS = {outcome: word for word, outcome in OUTCOMES.items()}
NOT_IN_FORCE = "di_luar_masa_berlaku"
# The list that goes with an outcome, and the statuses of the requirements in each list.
REASONS = {"ditolak": "karena", "dikembalikan": "kurang", "menunggu": "menunggu"}
LISTS = {
    "karena": ("failed",),
    "kurang": ("missing", "deficient"),
    "menunggu": ("pending",),
    "tidak_berlaku": ("not_applicable",),
}
PREFERENCES = {"preferred": "ya", "not_preferred": "tidak", "preference_unknown": "belum_diketahui"}
_NOTHING = Words("", "")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(_DAY.pattern + r"T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Difference:
    """One expectation that did not come out: what was expected and what was found.

    `part` is the stage or the preference that it is about, where a key has several.
    """

    key: str
    expected: str
    found: str
    because: Words = _NOTHING
    part: str = ""

    @property
    def place(self) -> str:
        """Return the key, with the part that it is about: `tenggat.penerbitan`."""
        return f"{self.key}.{self.part}" if self.part else self.key

    @property
    def sentence(self) -> Words:
        because = Words(*(f" ({text})" if text else "" for text in self.because))
        return case_documents.EXPECTED.fill(
            key=self.key, expected=self.expected, found=self.found, because=because
        )


def differences(data: Mapping[str, Any], decision: Decision) -> Iterator[Difference]:
    """Yield every expectation of a case that the decision does not meet; only what is stated is compared."""
    if decision.outcome is not OUTCOMES.get(data["hasil"]):
        yield Difference("hasil", data["hasil"], OUTCOME_WORDS[decision.outcome], _reasons(decision))
    for key, statuses in LISTS.items():
        if key in data:
            listed = [f.requirement.id for f in decision.findings if f.status in statuses]
            if sorted(listed) != sorted(data[key]):
                yield Difference(key, ", ".join(data[key]) or "-", ", ".join(listed) or "-")
    if "lengkapi" in data:
        supplied = to_supply(decision)
        if sorted(supplied) != sorted(data["lengkapi"]):
            yield Difference("lengkapi", ", ".join(data["lengkapi"]) or "-", ", ".join(supplied) or "-")
    if "diutamakan" in data:
        preferences = preferences_of(decision)
        for name, wanted in data["diutamakan"].items():
            if preferences.get(name) != wanted:
                found = f"{name}: {preferences.get(name, '-')}"
                yield Difference("diutamakan", f"{name}: {wanted}", found, part=name)
    if "tenggat" in data:
        deadlines = {deadline.stage: deadline for deadline in decision.deadlines}
        for stage, wanted in data["tenggat"].items():
            deadline = deadlines.get(stage)
            due = deadline.due if deadline is not None else None
            if not _same_due(due, wanted, decision.standard.agency.zone):
                found = "-" if due is None else due.strftime("%Y-%m-%dT%H:%M")
                because = _NOTHING if deadline is None or deadline.reason is None else deadline.reason
                yield Difference("tenggat", f"{stage} {wanted or '-'}", f"{stage} {found}", because, stage)
    if "biaya" in data:
        fee = parse_fee(data["biaya"])
        if fee != decision.fee.amount:
            yield Difference("biaya", _money(fee), _money(decision.fee.amount))


def not_in_force_difference(decision: Decision) -> Difference:
    """Return the difference of a case that expects no decree in force where there is one."""
    return Difference("hasil", NOT_IN_FORCE, OUTCOME_WORDS[decision.outcome])


def preferences_of(decision: Decision) -> dict[str, str]:
    """Return what became of each requirement as a case states preferences."""
    return {f.requirement.id: PREFERENCES.get(f.status, f.status) for f in decision.findings}


def to_supply(decision: Decision) -> list[str]:
    """Return the facts and documents that the applicant still has to supply or mend, each once."""
    return list(dict.fromkeys(_named(decision.needs)))


def _named(need: Need | None) -> Iterator[str]:
    match need:
        case NeedFact(leaf):
            yield leaf.item.id
        case NeedDocument(document, _):
            yield document.item.id
        case NeedAll(parts) | NeedAny(parts):
            for part in parts:
                yield from _named(part)
        case NeedIf(_, open_facts, then):
            yield from open_facts
            yield from _named(then)


def _reasons(decision: Decision) -> Words:
    open_ = [f for f in decision.findings if f.status.unmet]
    return Words(
        "; ".join(f"{f.requirement.id}: {f.message('id')}" for f in open_),
        "; ".join(f"{f.requirement.id}: {f.message('en')}" for f in open_),
    )


def _same_due(due: datetime | None, wanted: str | None, zone: tzinfo) -> bool:
    if due is None or wanted is None:
        return due is None and wanted is None
    day = _DAY.fullmatch(wanted) is not None
    return due.date() == date.fromisoformat(wanted) if day else due == moment_of(wanted, zone)


def unreadable(data: Mapping[str, Any]) -> Iterator[tuple[str, object, str | None]]:
    """Yield what a case states and cannot be read (`tenggat.penerbitan`), as written and as meant."""
    for key in ("diajukan", "lengkap"):
        if key in data and not _is_time(data[key], moment=True):
            yield key, data[key], _meant_time(data[key], moment=True)
    for stage, wanted in data.get("tenggat", {}).items():
        if wanted is not None and not (isinstance(wanted, str) and _is_time(wanted)):
            yield f"tenggat.{stage}", wanted, _meant_time(wanted)
    for name, wanted in data.get("diutamakan", {}).items():
        if wanted not in PREFERENCES.values():
            yield f"diutamakan.{name}", wanted, None
    try:
        parse_fee(data.get("biaya"))
    except ValueProblem as problem:
        yield "biaya", data["biaya"], problem.suggestion


def _is_time(written: str, *, moment: bool = False) -> bool:
    try:
        date.fromisoformat(written) if _DAY.fullmatch(written) and not moment else moment_of(written, UTC)
    except ValueError:
        return False
    return True


def _meant_time(written: object, *, moment: bool = False) -> str | None:
    """Return the day or moment that was most likely meant by another form."""
    from sp_engine.facts.spellings import rewritings

    forms = rewritings(written) if isinstance(written, str) else ()
    return next((form for form in forms if _is_time(form, moment=moment)), None)


def parse_fee(written: Any) -> int | None:
    """Return an amount as a case writes it, in rupiah.  Raises `ValueProblem`."""
    return None if written is None else parse_rupiah(written)


def _money(amount: int | None) -> str:
    return "-" if amount is None else rupiah(amount)


def moment_of(written: str, zone: tzinfo) -> datetime:
    """Return a moment as a case writes it; without an offset it is in the agency's zone.

    Raises `ValueError` when it is not one: a day without a time, a year that nobody counts with.
    """
    if not _MOMENT.fullmatch(written):
        raise ValueError(written)
    moment = datetime.fromisoformat(written)
    if not EARLIEST.year <= moment.year <= LATEST.year:
        raise ValueError(written)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
