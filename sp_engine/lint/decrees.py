"""What is odd about a decree itself, compared across its components: warnings for the agency, never errors.

In comes a catalogue whose documents hold together; out come findings, each with the service, component and
entry that it is about.  Legal basis, contacts and wording have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.conditions.tree import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    Includes,
    Known,
    Leaf,
    Range,
    Recent,
    SameYear,
    items_of,
    leaves,
)
from sp_engine.documents.component import Component
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.sharing import Piece
from sp_engine.documents.standard import COMPONENTS, Decree
from sp_engine.facts.vocabulary import Kind
from sp_engine.lint.basis import preamble, service_basis
from sp_engine.lint.contacts import contacts
from sp_engine.lint.decree_text import DecreeText, Found, ServiceText, found, read_decree
from sp_engine.lint.texts import broken_text, copied_text, numbering, same_item_twice
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError, nearest
from sp_engine.words.language import Words
from sp_engine.words.messages import lint

_RECEIPT = re.compile(
    r"\b(?:bukti (?:pem)?bayar(?:an)?|bukti transfer|bukti setor(?:an)? retribusi|kuitansi|kwitansi"
    r"|tanda terima pembayaran|surat setoran)\b",
    re.IGNORECASE,
)
_UNIT_NAME = re.compile(r"^(?:Bidang|Seksi|Subbidang|Subbagian|Bagian|Sekretariat|UPTD?)\b", re.IGNORECASE)
_PAPER = re.compile(r"^(?:surat|sertifikat|piagam|kartu|berita) \w+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DecreeFinding:
    """One finding about a decree; `service` is None for its preamble."""

    decree: Decree
    service: ServiceText | None
    component: str | None
    entry: Piece
    finding: Diagnostic


Rule = Callable[[ServiceText, DecreeText], Iterator[Found]]


def decree_findings(files: CatalogueFiles) -> list[DecreeFinding]:
    """Return what is odd about the decrees, in their order; nothing about one that cannot be read."""
    findings = []
    for agency in files.agency_ids():
        try:
            decrees = [read_decree(files, decree) for decree in files.decrees(agency)]
        except DiagnosticError:
            continue
        for decree in decrees:
            findings += preamble_findings(decree)
            findings += service_findings(decree)
    return findings


def preamble_findings(decree: DecreeText) -> list[DecreeFinding]:
    """Return what is odd about the preamble of a decree."""
    return [DecreeFinding(decree.decree, None, *one) for one in preamble(decree)]


def service_findings(decree: DecreeText) -> list[DecreeFinding]:
    """Return what is odd about each of the decree's services."""
    return [
        DecreeFinding(decree.decree, service, *one)
        for service in decree.services
        for rule in RULES
        for one in rule(service, decree)
    ]


def unknown_proofs(files: CatalogueFiles) -> Iterator[Diagnostic]:
    """Yield the proofs that the vocabulary names and does not have."""
    try:
        source, known = files.source(files.shared_file("kosakata.yaml"), "kosakata"), files.vocabulary
    except DiagnosticError:
        return
    for fact, entry in source.data["fakta"].items():
        for i, name in enumerate(entry.get("dibuktikan_dengan", ())):
            if name not in known:
                path = ("fakta", fact, "dibuktikan_dengan", i)
                yield source.finding("SP204", path, fact=name, suggestion=nearest(name, known))


# ── components that say nothing ──────────────────────────────────────────────
def blank_component(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield components that the decree leaves blank, or whose content is not known."""
    said = {
        "belum_ditetapkan": lint.LEFT_BLANK,
        "belum_diketahui": lint.NOT_KNOWN,
    }
    remedies = {
        "belum_ditetapkan": lint.STATE_WHEN_AMENDED,
        "belum_diketahui": lint.TRANSCRIBE,
    }
    for component, piece in service.pieces.items():
        for key, state in said.items():
            if isinstance(piece.data, dict) and key in piece.data:
                name, remedy = COMPONENTS[component], remedies[key]
                yield found("SP324", component, piece, key, component_name=name, state=state, remedy=remedy)


def service_time(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield times in bare *hari*, and stages without a number."""
    for component, key in (("jangka_waktu", "tahap"), ("pengaduan", "kelas")):
        piece = service.pieces[component]
        for entry in piece.at(key).items() if key in piece.data else ():
            rows = [entry, *(entry.at("pilihan").items() if "pilihan" in entry.data else ())]
            for row in rows:
                if re.fullmatch(r"\d+ hari", row.data.get("paling_lama", "")):
                    yield found("SP326", component, row, "paling_lama", time=row.data["paling_lama"])
            if "ketentuan" in entry.data:
                told = entry.data["ketentuan"].replace("_", " ")
                yield found("SP327", component, entry, "ketentuan", time=told)


# ── requirements and procedure ───────────────────────────────────────────────
def uncollected(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield, once a service, the required things that no step of the procedure collects."""
    collected = service.collected()
    if not service.steps():
        return
    missing = [
        entry
        for requirement, entry in _requirements(service)
        if not _is_collected(requirement.condition, collected, service)
    ]
    if missing:
        yield found("SP328", "prosedur", service.pieces["prosedur"], what=_listed(missing))


def _is_collected(condition: Condition, collected: set[str], service: ServiceText) -> bool:
    """Tell whether some step collects what the condition needs; one way of several is enough.

    What the applicant *is* (a size, a place) counts as collected once a step collects anything at all:
    whether a document shows it is `unproven`'s to say.
    """
    match condition:
        case AllOf(parts=(part,)) | Defined(condition=part):
            return _is_collected(part, collected, service)
        case AnyOf(parts=parts):
            return any(_is_collected(part, collected, service) for part in parts)
        case AllOf() | Document() | Known() | Among() | Range() | Age() | Recent() | SameYear() | Includes():
            return all(_is_at_hand(leaf, collected) for leaf in leaves(condition))
        case _ as never:
            assert_never(never)


def _is_at_hand(leaf: Leaf | Document, collected: set[str]) -> bool:
    name, _, attribute = leaf.item.id.partition(".")
    if attribute or name in collected:
        return True
    match leaf:
        case Document() | Known():
            return False
        case Among() | Range() | Age() | Recent() | SameYear() | Includes():
            return bool(collected) and not leaf.item.by_agency
        case _ as never:
            assert_never(never)


def unlisted(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield, once a service, what the procedure asks an applicant to bring and *Persyaratan* leaves out."""
    named = {
        item.id
        for requirement, _ in _requirements(service)
        if requirement.component is Component.REQUIREMENTS
        for item in items_of(requirement.condition)
    }
    extra = [
        entry
        for requirement, entry in _requirements(service)
        if requirement.component is Component.PROCEDURE and _asks_more(requirement.condition, named)
    ]
    if extra:
        yield found("SP329", "persyaratan", service.pieces["persyaratan"], what=_listed(extra))


def _asks_more(condition: Condition, named: set[str]) -> bool:
    """Tell whether the condition cannot do without a thing to bring that is not among `named`."""
    match condition:
        case AnyOf(parts=parts):
            return all(_asks_more(part, named) for part in parts)
        case AllOf(parts=parts):
            return any(_asks_more(part, named) for part in parts)
        case Defined(condition=inner):
            return _asks_more(inner, named)
        case Document() | Known() | Among() | Range() | Age() | Recent() | SameYear() | Includes():
            return _to_bring(condition) and condition.item.id not in named
        case _ as never:
            assert_never(never)


def _to_bring(leaf: Leaf | Document) -> bool:
    match leaf:
        case Document():
            return True
        case Known():
            return not leaf.item.by_agency
        case Among() | Range() | Age() | Recent() | SameYear() | Includes():
            return False
        case _ as never:
            assert_never(never)


def unproven(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield requirements on a fact that no document asked for can show, where the vocabulary knows proofs."""
    vocabulary = service.standard.vocabulary
    asked = {
        leaf.item.id for r, _ in _requirements(service) for leaf in leaves(r.condition) if _to_bring(leaf)
    }
    for requirement, entry in _requirements(service):
        for item in items_of(requirement.condition):
            named = vocabulary.entry(item.id).get("dibuktikan_dengan", ())
            proofs = [name for name in named if name in vocabulary]
            if proofs and not asked.intersection(proofs):
                names = ", ".join(vocabulary[name].name.id for name in proofs)
                english = ", ".join(vocabulary[name].name.en for name in proofs)
                yield found(
                    "SP330",
                    requirement.component,
                    entry,
                    "uraian",
                    fact=vocabulary[item.id].name,
                    proofs=Words(names, english),
                )


def free_with_receipt(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield requirements of a payment receipt where the service is free."""
    if not service.standard.fee.free:
        return
    for requirement, entry in _requirements(service):
        for item in items_of(requirement.condition):
            definition = service.standard.vocabulary[item.id]
            if definition.kind is Kind.DOCUMENT and _RECEIPT.search(definition.name.id):
                yield found("SP331", requirement.component, entry, "uraian", document=definition.name)


def _requirements(service: ServiceText) -> Iterator[tuple[Requirement, Piece]]:
    entries = {e.data["id"]: e for e in service.entries("persyaratan") if "syarat" in e.data}
    for requirement in service.standard.requirements:
        yield requirement, entries[requirement.id]


def _listed(entries: list[Piece]) -> str:
    """Return the entries' texts with their numbers, as one line."""
    told = []
    for entry in entries:
        item = entry.data.get("butir")
        number = ", ".join(map(str, item)) if isinstance(item, list) else item
        text = " ".join(entry.data["uraian"].split())
        told.append(text if number is None else f"{text} (butir {number})")
    return "; ".join(told)


# ── products ─────────────────────────────────────────────────────────────────
def product_is_unit(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield products that are the name of a unit of the agency, as the decree itself uses it."""
    units = _units(decree)
    for entry, key in service.texts("produk"):
        text = entry.data[key].strip(" .")
        if text.casefold() in units or _UNIT_NAME.match(text):
            yield found("SP332", "produk", entry, key, text=text)


@lru_cache(maxsize=1)
def _units(decree: DecreeText) -> frozenset[str]:
    return frozenset(name for one in decree.neighbours for name in one.units)


def product_not_in_procedure(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield products that are a paper which no step of the procedure mentions."""
    steps = "\n".join(step.data["uraian"] for step in service.steps()).casefold()
    for entry, key in service.texts("produk"):
        paper = _PAPER.match(entry.data[key])
        if steps and paper and paper.group().casefold() not in steps:
            yield found("SP337", "produk", entry, key, text=entry.data[key])


RULES: tuple[Rule, ...] = (
    service_basis,
    blank_component,
    broken_text,
    service_time,
    uncollected,
    unlisted,
    unproven,
    free_with_receipt,
    product_is_unit,
    product_not_in_procedure,
    contacts,
    same_item_twice,
    copied_text,
    numbering,
)
