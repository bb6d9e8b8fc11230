"""The engine beside the oracle: an application in, what the two say differently out.

The one module that knows both.  With a witness every back end of the engine has to agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from oracle.agencies import Count
from oracle.applicants import Application
from oracle.days import NoCalendar, Office, duration
from oracle.decisions import Decision, Product, decide
from oracle.documents import BUNDLED, Catalogue, Data, NoStandard, Service
from oracle.facts import Refused, zone

import sp_engine
from sp_engine import (
    CatalogueError,
    FactsError,
    NeedAll,
    NeedAny,
    NeedDocument,
    NeedFact,
    NeedIf,
    due_dates,
    open_catalogue,
)

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"


def engine_data(facts: Data, vocabulary: Data) -> Data:
    """Return facts as a system gives them: text is text."""
    return {name: _text(value, vocabulary[name]) for name, value in facts.items()}


def _text(value: Any, definition: Data) -> Any:
    kind = definition["jenis"]
    if isinstance(value, int) and not isinstance(value, bool) and kind in ("teks", "pilihan"):
        return str(value)
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, dict) and kind == "dokumen":
        return {name: _text(inner, definition["atribut"][name]) for name, inner in value.items()}
    if kind == "daftar" and isinstance(value, dict):
        return {"belum_lengkap": _text(value["belum_lengkap"], definition)}
    if kind == "daftar":
        return [engine_data(item, definition["isi"]) for item in value]
    return value


class Both:
    """A catalogue as the oracle and as the engine reads it."""

    def __init__(self, root: Path) -> None:
        self.oracle = Catalogue(root)
        self.engine = open_catalogue() if root == BUNDLED else open_catalogue(root)

    def differences(self, name: str, application: Application, **how: bool) -> list[str]:
        """Return what the engine says of an application that the oracle does not."""
        try:
            service = self.oracle.service(name, application.received.date())
        except NoStandard:
            return self._no_standard(name, application)
        engine = self.engine.standard(name, on=application.received.date())
        return differences(service, engine, application, **how)

    def _no_standard(self, name: str, application: Application) -> list[str]:
        try:
            self.engine.standard(name, on=application.received.date())
        except CatalogueError:
            return []
        return ["the oracle knows no standard"]


def differences(
    service: Service,
    engine: sp_engine.Service,
    application: Application,
    *,
    witness: bool = False,
    with_errors: bool = False,
) -> list[str]:
    """Return what the engine says of an application to a service that the oracle does not."""
    place = zone(service.agency)
    received = application.received.replace(tzinfo=place)
    complete = application.complete.replace(tzinfo=place) if application.complete else None
    refused = None
    try:
        ours = decide(service, application.facts, received, complete, application.after, application.issued)
    except (Refused, NoCalendar) as error:
        refused = str(error)
    try:
        theirs = engine.decide(
            engine_data(application.facts, service.vocabulary),
            received=received,
            complete=complete,
            after=list(application.after),
            issued=application.issued,
            witness=witness,
            with_errors=with_errors,
        )
    except FactsError as error:
        told = "; ".join(found.message("en") for found in error.diagnostics)
        return [] if refused is not None else [f"refused: the engine, {told}"]
    if refused is not None:
        return [f"refused: the oracle, {refused}"]
    return list(_compared(ours, theirs))


def _compared(ours: Decision, theirs: sp_engine.Decision) -> Iterator[str]:
    pairs: list[tuple[str, Any, Any]] = [
        ("outcome", ours.outcome, theirs.outcome.value),
        ("findings", ours.findings, {row.requirement.id: row.status.value for row in theirs.findings}),
        ("fee", ours.fee.amount, theirs.fee.amount),
        ("stages", [row.stage for row in ours.deadlines], [row.stage for row in theirs.deadlines]),
        (
            "products",
            list(map(_said_of_product, ours.products)),
            list(map(_told_of_product, theirs.products)),
        ),
    ]
    if ours.fee.open:
        between = (theirs.fee.at_least, theirs.fee.at_most)
        pairs.append(("fee between", (ours.fee.at_least, ours.fee.at_most), between))
    for one, other in zip(ours.deadlines, theirs.deadlines, strict=False):
        begun = other.counted.starts if other.counted else None
        until = other.ends.day if other.ends else None
        told = (other.kind.value, begun, other.due, until, other.provisional)
        pairs.append(
            (f"stage {one.stage}", (one.kind, one.starts, one.due, one.until, one.provisional), told)
        )
    if ours.supply is not None:
        pairs.append(
            ("to supply", sorted(ours.supply), sorted({name.split("/")[0] for name in _needed(theirs.needs)}))
        )
    if ours.awaiting is not None:
        awaited = {row.leaf.item.id.split("/")[0] if row.leaf else "" for row in theirs.awaiting}
        pairs.append(("awaiting", sorted(ours.awaiting), sorted(awaited)))
    return (f"{what}: the oracle {a}, the engine {b}" for what, a, b in pairs if a != b)


def _said_of_product(row: Product) -> tuple[Any, ...]:
    return (row.name, row.certain, row.until, row.renew_by, row.reports)


def _told_of_product(row: Any) -> tuple[Any, ...]:
    return (row.product.name, row.certain, row.days.until, row.days.renew_by, row.days.report_by)


def _needed(need: Any) -> Iterator[str]:
    match need:
        case NeedAll() | NeedAny():
            for part in need.parts:
                yield from _needed(part)
        case NeedIf():
            yield from _needed(need.then)
        case NeedFact():
            yield need.leaf.item.id
        case NeedDocument():
            yield need.document.item.id


def count_differences(
    catalogue: sp_engine.Catalogue, agency: Data, years: dict[int, Data], count: Count
) -> list[str]:
    """Return what the engine says of a due date on an agency's calendar that the oracle does not."""
    office = Office(agency, years, count.known_on)
    stated = count.stated.replace(tzinfo=office.zone)
    length = duration(count.duration)
    due, moves = None, False
    try:
        due = office.due(stated, length)
        other = Office(agency, years, count.known_on, guessed=False).due(stated, length)
        moves = due != other or office.may_move(stated, due)
    except NoCalendar:
        due = None
    told = due_dates(catalogue, agency["id"], stated, {}, duration=count.duration, known_on=count.known_on)
    [deadline] = told.deadlines
    if (due, moves) == (deadline.due, deadline.provisional):
        return []
    return [f"{count}: the oracle {due} {moves}, the engine {deadline.due} {deadline.provisional}"]
