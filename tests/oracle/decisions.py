"""The oracle's decision: a service, facts and moments in; outcome, findings, fee, days and products out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from oracle.completions import Completions, can_be_approved, worth_of
from oracle.conditions import COMBINED, COUNTED, View, World, asks_every, empty, holds, names, of_item, valued
from oracle.days import Office, calendar_days, duration
from oracle.documents import Data, Service
from oracle.facts import Document, Facts, Refused, read_facts, zone
from oracle.fees import Fee, fee_of
from oracle.times import Deadline, deadlines_of, ended_with


@dataclass(frozen=True)
class Product:
    """What the applicant gets, and its days, as far as they are known."""

    name: str
    certain: bool
    until: date | None = None
    renew_by: date | None = None
    reports: tuple[date, ...] = ()


@dataclass(frozen=True)
class Decision:
    """What is decided on one application."""

    outcome: str
    findings: dict[str, str]
    supply: frozenset[str] | None
    awaiting: frozenset[str] | None
    fee: Fee
    deadlines: list[Deadline]
    products: list[Product]


def decide(
    service: Service,
    data: Mapping[str, Any],
    received: datetime,
    complete: datetime | None = None,
    after: tuple[str, ...] = (),
    issued: date | None = None,
) -> Decision:
    """Return the decision; facts that cannot be are refused."""
    place = zone(service.agency)
    received = received.astimezone(place)
    complete = (complete or received).astimezone(place)
    day = received.date()
    office = Office(service.agency, service.years)
    world = World(service.vocabulary, service.definitions, day, office)
    facts = read_facts(data, service.vocabulary, complete.date(), place)
    requirements = service.requirements or []
    _refuse_empty(service, facts)
    after_all = ended_with(service.times, after)
    mandatory = [row for row in requirements if row.get("sifat") != "diutamakan"]
    outcome = _outcome(mandatory, facts, world, after_all)
    stopped = _stopped(service, mandatory, facts, world, after_all) if outcome == "return" else set()
    findings = {row["id"]: _status(row, facts, world, after_all) for row in requirements}
    return Decision(
        outcome,
        findings,
        _supply(mandatory, facts, world, after_all) if outcome == "return" else None,
        _awaiting(mandatory, facts, world, after_all) if outcome == "pending" else None,
        fee_of(service.fee, facts, world),
        deadlines_of(service, facts, world, received, complete, issued, stopped),
        _products(service.products, outcome, facts, world, issued),
    )


def _refuse_empty(service: Service, facts: Facts) -> None:
    for row in service.requirements or []:
        for condition in (row.get("jika"), row.get("syarat")):
            for name in asks_every(condition or {}, service.definitions):
                if empty(facts, name) and service.vocabulary[name].get("paling_sedikit") != 0:
                    raise Refused(name)


def _falls_due(row: Data, after: set[str]) -> bool:
    return "sesudah" not in row or row["sesudah"]["tahap"] in after


def _outcome(mandatory: list[Data], facts: Facts, world: World, after: set[str]) -> str:
    worth = [worth_of(row, facts, world, View()) for row in mandatory]
    if 0 in worth:
        return "reject"
    if 1 not in worth:
        return "approve"
    asked = [row[key] for row in mandatory for key in ("jika", "syarat") if key in row]
    complete = Completions(asked, world)
    if not can_be_approved(mandatory, facts, world, complete):
        return "reject"
    for row, value in zip(mandatory, worth, strict=True):
        if value == 1 and _falls_due(row, after) and worth_of(row, facts, world, View(hopeful=True)) != 2:
            return "return"
    return "pending"


def _stopped(
    service: Service, mandatory: list[Data], facts: Facts, world: World, after: set[str]
) -> set[str] | None:
    """Return the stages that a return stops: None for all, else those that start after what fell due."""
    open_rows = [
        row
        for row in mandatory
        if _falls_due(row, after)
        and worth_of(row, facts, world, View()) == 1
        and worth_of(row, facts, world, View(hopeful=True)) != 2
    ]
    if any("sesudah" not in row for row in open_rows):
        return None
    asked = {name for row in open_rows for name in names(row["syarat"], world.definitions)}
    gates = {row["sesudah"]["tahap"] for row in open_rows}
    stages = {row["id"]: row.get("sejak") for row in service.times.get("tahap", ())}
    stopped: set[str] = set()
    for _ in stages:
        for stage, since in stages.items():
            if isinstance(since, dict) and (
                since.get("tahap") in gates | stopped or since.get("fakta") in asked
            ):
                stopped.add(stage)
    return stopped


def _status(row: Data, facts: Facts, world: World, after: set[str]) -> str:
    guard = valued(row["jika"], facts, world, View(guard=True)) if "jika" in row else 2
    if guard == 0:
        return "not_applicable"
    if row.get("sifat") == "diutamakan":
        value = worth_of(row, facts, world, View(guard=True))
        return ("not_preferred", "preference_unknown", "preferred")[value]
    value = worth_of(row, facts, world, View())
    if value != 1:
        return "met" if value else "failed"
    if not _falls_due(row, after):
        return "later"
    if worth_of(row, facts, world, View(hopeful=True)) == 2:
        return "pending"
    short = valued(row["syarat"], facts, world) != 0 and _falls_short(row["syarat"], facts, world)
    return "deficient" if short else "missing"


def _falls_short(condition: Data, facts: Facts, world: World) -> bool:
    """Return whether something is stated that is not enough, in a condition that can still be met."""
    for key in COMBINED:
        if key in condition:
            return any(_falls_short(part, facts, world) for part in condition[key])
    if "definisi" in condition:
        return _falls_short(world.definitions[condition["definisi"]], facts, world)
    for key in COUNTED:
        if key in condition:
            name = condition[key]
            fields, stated = world.vocabulary[name]["isi"], facts.get(name)
            asked = condition.get("memenuhi") or condition.get("yang")
            if stated is None or valued(condition, facts, world) == 2:
                return False
            values = [of_item(asked, item, fields, world, View()) if asked else 2 for item in stated.items]
            able = len(values) - values.count(0)
            if key != "setiap" and not stated.growing and able < condition.get("paling_sedikit", 1):
                return True
            return any(_item_falls_short(asked, item, fields, world) for item in stated.items if asked)
    key = "dokumen" if "dokumen" in condition else "fakta"
    return _leaf_falls_short(facts.get(condition[key]), world.vocabulary[condition[key]], condition, world)


def _item_falls_short(condition: Data, item: Facts, fields: Data, world: World) -> bool:
    for key in COMBINED:
        if key in condition:
            return any(_item_falls_short(part, item, fields, world) for part in condition[key])
    key = "dokumen_isi" if "dokumen_isi" in condition else "isi"
    return _leaf_falls_short(item.get(condition[key]), fields[condition[key]], condition, world)


def _leaf_falls_short(stated: Any, definition: Data, condition: Data, world: World) -> bool:
    if isinstance(stated, Document):
        return stated.handed and any(
            check["atribut"] in stated.attributes
            and not holds(
                stated.attributes[check["atribut"]], definition["atribut"][check["atribut"]], check, world
            )
            for check in condition.get("dengan", ())
        )
    return stated is not None and not holds(stated, definition, condition, world)


def _supply(mandatory: list[Data], facts: Facts, world: World, after: set[str]) -> frozenset[str]:
    """Return every fact and document of the applicant's on which a requirement that is due still waits."""
    found: set[str] = set()
    for row in mandatory:
        if not _falls_due(row, after) or row.get("belum_ditulis") or worth_of(row, facts, world, View()) != 1:
            continue
        if valued(row["syarat"], facts, world) == 0:
            found |= _open(row["jika"], facts, world, View(guard=True))
        else:
            found |= _open(row["syarat"], facts, world, View())
    return frozenset(found)


def _open(condition: Data, facts: Facts, world: World, view: View) -> set[str]:
    hopeful = View(view.guard, hopeful=True)
    if (
        valued(condition, facts, world, hopeful) == (0 if view.guard else 2)
        or valued(condition, facts, world, view) != 1
    ):
        return set()
    for key in COMBINED:
        if key in condition:
            return {name for part in condition[key] for name in _open(part, facts, world, view)}
    if "definisi" in condition:
        return _open(world.definitions[condition["definisi"]], facts, world, view)
    return set(names(condition, world.definitions))


def _awaiting(mandatory: list[Data], facts: Facts, world: World, after: set[str]) -> frozenset[str]:
    """Return what a pending decision waits for: what the agency finds, and what falls due after a stage."""
    found: set[str] = set()
    for row in mandatory:
        if worth_of(row, facts, world, View()) != 1:
            continue
        due = _falls_due(row, after)
        if row.get("belum_ditulis"):
            found.add("")
        for key in ("jika", "syarat"):
            if key in row and valued(row[key], facts, world, View(guard=key == "jika")) == 1:
                found |= _agency_s(row[key], facts, world, View(guard=key == "jika"), everything=not due)
    return frozenset(found)


def _agency_s(condition: Data, facts: Facts, world: World, view: View, *, everything: bool) -> set[str]:
    if valued(condition, facts, world, view) != 1:
        return set()
    for key in COMBINED:
        if key in condition:
            parts = condition[key]
            return {
                name for part in parts for name in _agency_s(part, facts, world, view, everything=everything)
            }
    if "definisi" in condition:
        return _agency_s(world.definitions[condition["definisi"]], facts, world, view, everything=everything)
    if any(key in condition for key in COUNTED):
        return set(names(condition, world.definitions))
    if "dokumen" in condition:
        name, stated = condition["dokumen"], facts.get(condition["dokumen"])
        if stated is None or not stated.handed:
            return {name} if everything else set()
        definition = world.vocabulary[name]["atribut"]
        return {
            f"{name}.{check['atribut']}"
            for check in condition.get("dengan", ())
            if check["atribut"] not in stated.attributes
            or (
                everything
                and not holds(stated.attributes[check["atribut"]], definition[check["atribut"]], check, world)
            )
        }
    name = condition["fakta"]
    agency_s = name not in facts and world.vocabulary[name].get("diisi_oleh") == "petugas"
    return {name} if everything or agency_s else set()


def _products(
    products: list[Data], outcome: str, facts: Facts, world: World, issued: date | None
) -> list[Product]:
    found = []
    for number, row in enumerate(products, 1):
        if outcome != {"disetujui": "approve", "ditolak": "reject"}[row.get("bila", "disetujui")]:
            continue
        guard = valued(row["jika"], facts, world, View(guard=True)) if "jika" in row else 2
        if guard:
            found.append(_product(row.get("id", f"produk-{number}"), guard == 2, row, facts, world, issued))
    return found


def _product(name: str, certain: bool, row: Data, facts: Facts, world: World, issued: date | None) -> Product:
    valid = row.get("berlaku", {})
    since = valid.get("sejak", "terbit")
    start = issued if since == "terbit" else facts.get(since["fakta"])
    until = None
    if "selama" in valid and start:
        until = calendar_days(start, duration(valid["selama"]))
    elif valid.get("sampai") == "akhir_tahun" and start:
        until = date(start.year, 12, 31)
    elif isinstance(valid.get("sampai"), dict):
        until = facts.get(valid["sampai"]["fakta"])
    renew_by = None
    if "perbarui" in row and until:
        length = duration(row["perbarui"]["paling_lambat"])
        renew_by = (
            _back(until, length.amount, world.office)
            if length.unit == "hari kerja"
            else calendar_days(until, length._replace(amount=-length.amount))
        )
    reports: list[date] = []
    if "lapor" in row and start:
        length = duration(row["lapor"]["setiap"])
        number = 1
        while True:
            report = calendar_days(start, length._replace(amount=length.amount * number))
            if until and report >= until:
                break
            reports.append(report)
            if until is None:
                break
            number += 1
    return Product(name, certain, until, renew_by, tuple(reports))


def _back(day: date, number: int, office: Office) -> date:
    while number:
        day -= timedelta(1)
        number -= bool(office.hours(day))
    return day
