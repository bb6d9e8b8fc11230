"""Cases beside a standard: what an officer expects of sample applications, and whether it comes out so.

In come the data of an `.uji.yaml` and the service; out come results with every difference in words, at its
place.  A case asserts the reasons, not only the verdict, and fixes its date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from sp_engine.deciding.decision import Decision
from sp_engine.deciding.facts import FactsError, parse_facts
from sp_engine.deciding.service import Service
from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Diagnostic, nearest
from sp_engine.reading.source import DataPath, Source
from sp_engine.rules.ruleset import Outcome
from sp_engine.standards.catalogue import CatalogueError
from sp_engine.standards.values import ValueProblem, parse_value
from sp_engine.standards.vocabulary import FactDefinition, Kind

OUTCOMES: Mapping[str, Outcome] = {
    "disetujui": Outcome.APPROVE,
    "dikembalikan": Outcome.RETURN,
    "ditolak": Outcome.REJECT,
    "menunggu": Outcome.PENDING,
}
_WORDS = {outcome: word for word, outcome in OUTCOMES.items()}
_LISTS = {
    "karena": ("failed",),
    "kurang": ("missing", "deficient"),
    "menunggu": ("pending",),
    "tidak_berlaku": ("not_applicable",),
}
_PREFERENCES = {"preferred": "ya", "not_preferred": "tidak", "preference_unknown": "belum_diketahui"}
_FEE = FactDefinition("biaya", Kind.MONEY, Words("biaya", "fee"), Words("", ""))


@dataclass(frozen=True, slots=True)
class Case:
    """One case: where it stands, and its facts with the sets laid out."""

    name: str
    data: Mapping[str, Any]
    facts: Mapping[str, Any]
    source: Source
    path: DataPath

    def received(self, zone: tzinfo) -> datetime:
        return _moment(self.data["diajukan"], zone)

    def complete(self, zone: tzinfo) -> datetime | None:
        return _moment(self.data["lengkap"], zone) if "lengkap" in self.data else None


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a case came to; it passed when there are no findings."""

    case: Case
    decision: Decision | None
    findings: tuple[Diagnostic, ...]

    @property
    def passed(self) -> bool:
        return not self.findings


def cases_of(source: Source) -> tuple[tuple[Case, ...], list[Diagnostic]]:
    """Return the cases of a file, and the findings about sets and names that do not exist."""
    findings: list[Diagnostic] = []
    sets: Mapping[str, Mapping[str, Any]] = source.data.get("himpunan", {})
    cases, names = [], set()
    for i, entry in enumerate(source.data["kasus"]):
        path: DataPath = ("kasus", i)
        if entry["nama"] in names:
            findings.append(source.finding("SP503", (*path, "nama"), name=entry["nama"]))
        names.add(entry["nama"])
        base: Mapping[str, Any] = {}
        if "dari" in entry:
            if entry["dari"] not in sets:
                findings.append(_unknown(source, (*path, "dari"), "himpunan", entry["dari"], sets))
                continue
            base = sets[entry["dari"]]
        for j, fact in enumerate(entry.get("tanpa", ())):
            if fact not in base:
                findings.append(_unknown(source, (*path, "tanpa", j), "fakta", fact, base))
        facts = {k: v for k, v in base.items() if k not in entry.get("tanpa", ())}
        facts.update(entry.get("ubah", {}))
        cases.append(Case(entry["nama"], entry, facts, source, path))
    return tuple(cases), findings


def run_case(case: Case, service: Service) -> CaseResult:
    """Decide a case and compare what comes out with what it expects."""
    zone = service.standard.agency.zone
    try:
        received, complete = case.received(zone), case.complete(zone)
    except ValueError:
        return CaseResult(case, None, (_unreadable_time(case),))
    names = list(_unknown_names(case, service))
    if names:
        return CaseResult(case, None, tuple(names))
    try:
        decision = service.decide(case.facts, received=received, complete=complete)
    except FactsError as error:
        return CaseResult(case, None, tuple(_placed(finding, case) for finding in error.diagnostics))
    except CatalogueError as error:
        placed = (case.source.place(finding, (*case.path, "diajukan")) for finding in error.diagnostics)
        return CaseResult(case, None, tuple(placed))
    return CaseResult(case, decision, tuple(_differences(case, decision)))


def undecided_requirements(results: list[CaseResult], service: Service) -> list[str]:
    """Return the mandatory requirements that decide no case alone."""
    deciding = set()
    for result in results:
        if result.decision is not None:
            open_ = [
                f
                for f in result.decision.findings
                if f.status in ("failed", "missing", "deficient", "pending")
            ]
            if len(open_) == 1:
                deciding.add(open_[0].requirement.id)
    return [r.id for r in service.standard.requirements if r.mandatory and r.id not in deciding]


def name_problems(case: Case, service: Service) -> Iterator[Diagnostic]:
    """Yield what a case names and the standard does not have, and facts that cannot be read."""
    names = list(_unknown_names(case, service))
    yield from names
    if not names:
        try:
            parse_facts(case.facts, service.standard, case.received(service.standard.agency.zone))
        except FactsError as error:
            yield from (_placed(finding, case) for finding in error.diagnostics)
        except ValueError:
            yield _unreadable_time(case)


def _unknown_names(case: Case, service: Service) -> Iterator[Diagnostic]:
    requirements = [r.id for r in service.standard.requirements]
    for key in _LISTS:
        for i, name in enumerate(case.data.get(key, ())):
            if name not in requirements:
                yield _unknown(case.source, (*case.path, key, i), "persyaratan", name, requirements)
    for name in case.data.get("diutamakan", {}):
        if name not in requirements:
            yield _unknown(case.source, (*case.path, "diutamakan", name), "persyaratan", name, requirements)
    stages = [*(stage.id for stage in service.standard.stages), "batas-umum"]
    for name in case.data.get("tenggat", {}):
        if name not in stages:
            yield _unknown(case.source, (*case.path, "tenggat", name), "tahap", name, stages)


def _unreadable_time(case: Case) -> Diagnostic:
    path = (*case.path, "diajukan")
    return case.source.finding("SP410", path, option="diajukan", given=str(case.data["diajukan"]))


_THINGS = {"himpunan": "set", "fakta": "fact", "persyaratan": "requirement", "tahap": "stage"}


def _unknown(source: Source, path: DataPath, what: str, name: str, known: Any) -> Diagnostic:
    listed = ", ".join(f"`{k}`" for k in known) or "-"
    return source.finding(
        "SP502",
        path,
        key=isinstance(path[-1], str) and path[-2] in ("tenggat", "diutamakan"),
        suggestion=nearest(name, known),
        what=Words(what, _THINGS[what]),
        name=name,
        known=listed,
    )


def _placed(finding: Diagnostic, case: Case) -> Diagnostic:
    """Return a finding about a fact at the place where the case, or its set, states the fact."""
    name = str(finding.values.get("fact") or finding.values.get("document") or "").partition(".")[0]
    attribute = str(finding.values.get("attribute") or str(finding.values.get("fact", "")).partition(".")[2])
    for path in ((*case.path, "ubah", name), ("himpunan", str(case.data.get("dari", "")), name)):
        if path in case.source.keys:
            inner = (*path, attribute) if attribute and (*path, attribute) in case.source.keys else path
            key = finding.code in ("SP401", "SP407")
            return case.source.place(finding, inner, key=key)
    return case.source.place(finding, case.path)


def _differences(case: Case, decision: Decision) -> Iterator[Diagnostic]:
    data = case.data
    expected = OUTCOMES[data["hasil"]]
    if decision.outcome is not expected:
        open_ = [f for f in decision.findings if f.status in ("failed", "missing", "deficient", "pending")]
        reasons = Words(
            "; ".join(f"{f.requirement.id}: {f.message('id')}" for f in open_),
            "; ".join(f"{f.requirement.id}: {f.message('en')}" for f in open_),
        )
        yield _differs(case, "hasil", data["hasil"], _WORDS[decision.outcome], reasons)
    for key, statuses in _LISTS.items():
        if key in data:
            listed = [f.requirement.id for f in decision.findings if f.status in statuses]
            if sorted(listed) != sorted(data[key]):
                yield _differs(case, key, ", ".join(data[key]) or "-", ", ".join(listed) or "-")
    preferences = {f.requirement.id: _PREFERENCES.get(f.status, f.status) for f in decision.findings}
    for name, wanted in data.get("diutamakan", {}).items():
        if preferences[name] != wanted:
            yield _differs(case, "diutamakan", f"{name}: {wanted}", f"{name}: {preferences[name]}")
    dues = {deadline.stage: deadline.due for deadline in decision.deadlines}
    for stage, wanted in data.get("tenggat", {}).items():
        due = dues.get(stage)
        if not _same_due(due, wanted, decision.standard.agency.zone):
            found = "-" if due is None else due.strftime("%Y-%m-%dT%H:%M")
            yield _differs(case, "tenggat", f"{stage} {wanted or '-'}", f"{stage} {found}")
    if "biaya" in data:
        wanted = _fee(data["biaya"])
        if wanted != decision.fee.amount:
            yield _differs(case, "biaya", str(wanted), str(decision.fee.amount))


def _differs(case: Case, key: str, expected: str, found: str, reasons: Words = Words("", "")) -> Diagnostic:
    because = Words(*(f" ({text})" if text else "" for text in reasons))
    problem = Words(
        f"`{key}` diharapkan {expected}, ternyata {found}{because.id}",
        f"`{key}` expected {expected}, found {found}{because.en}",
    )
    return case.source.finding("SP501", (*case.path, key), case=case.name, problem=problem)


def _same_due(due: datetime | None, wanted: str | None, zone: tzinfo) -> bool:
    if due is None or wanted is None:
        return due is None and wanted is None
    try:
        return due.date() == date.fromisoformat(wanted) if len(wanted) == 10 else due == _moment(wanted, zone)
    except ValueError:
        return False


def _fee(written: Any) -> int | None:
    try:
        return None if written is None else int(parse_value(_FEE, written))
    except ValueProblem:
        return -1


def _moment(written: str, zone: tzinfo) -> datetime:
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
