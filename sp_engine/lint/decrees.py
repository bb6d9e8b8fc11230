"""What is odd about a decree itself, compared across its components: warnings for the agency, never errors.

In comes a catalogue whose documents hold together; out come findings, each with the service, component and
entry that it is about.  Legal basis, contacts and wording have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from sp_engine.catalogue import CatalogueFiles
from sp_engine.conditions import (
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
    Unwritten,
    items_of,
    leaves,
)
from sp_engine.documents import (
    Blank,
    Component,
    Decree,
    Reading,
    Requirement,
    Stage,
    TimeRow,
    VocabularyDocument,
    component_title,
    item_text,
)
from sp_engine.facts import Kind
from sp_engine.lint.basis import general_limit_basis, preamble, service_basis
from sp_engine.lint.chains import chains
from sp_engine.lint.contacts import contacts
from sp_engine.lint.decree_text import DecreeText, Entry, Found, ServiceText, read_decree
from sp_engine.lint.judging import judging_steps
from sp_engine.lint.texts import broken_text, copied_text, numbering, same_item_twice
from sp_engine.words import Diagnostic, DiagnosticError, Words, nearest
from sp_engine.words.messages import lint
from sp_engine.workdays import Unit

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
    component: Component | None
    entry: Entry
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
        source, known = files.vocabulary_source, files.vocabulary
    except DiagnosticError:
        return
    for fact in VocabularyDocument.read(source.data, (), Reading(source)).facts.values():
        for i, name in enumerate(fact.proofs):
            if name not in known:
                path = fact.place("proofs").under(i).path
                yield source.finding("SP204", path, fact=name, suggestion=nearest(name, known))


# ── components that say nothing ──────────────────────────────────────────────
def blank_component(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield components that the decree leaves blank, or whose content is not known."""
    for component in Component:
        content = service.standard.document.content(component)
        if content.blank is not None:
            field, state, remedy = _blank(content.blank)
            told = {"component_name": component_title(component), "state": state, "remedy": remedy}
            yield service.found("SP324", component, content, field, **told)


def _blank(blank: Blank) -> tuple[str, Words, Words]:
    """Return the field that says that a component is blank, what that is called, and what to do."""
    match blank:
        case Blank.LEFT_BLANK:
            return "left_blank", lint.LEFT_BLANK, lint.STATE_WHEN_AMENDED
        case Blank.NOT_KNOWN:
            return "not_known", lint.NOT_KNOWN, lint.TRANSCRIBE
        case _ as never:
            assert_never(never)


def service_time(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield times in bare *hari*, and stages without a number."""
    time, complaints = Component.SERVICE_TIME, Component.COMPLAINTS
    for stage in service.standard.stages:
        entries: tuple[Stage | TimeRow, ...] = (stage, *stage.choices)
        for entry in entries:
            if entry.longest is not None and entry.longest.unit is Unit.DAY:
                yield service.found("SP326", time, entry, "longest", time=str(entry.longest))
        if stage.provision is not None:
            provision = stage.provision.replace("_", " ")
            yield service.found("SP327", time, stage, "provision", time=provision)
    for one in service.standard.complaints.classes:
        if one.limit.unit is Unit.DAY:
            yield service.found("SP326", complaints, one, "limit", time=str(one.limit))


# ── requirements and procedure ───────────────────────────────────────────────
def uncollected(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield, once a service, the required things that no step of the procedure collects."""
    collected = service.collected()
    if not service.steps():
        return
    missing = [
        requirement
        for requirement in service.standard.requirements
        if not _is_collected(requirement.condition, collected, service)
    ]
    if missing:
        procedure = service.standard.document.delivery.procedure
        yield service.found("SP328", Component.PROCEDURE, procedure, what=_listed(missing))


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
        case Unwritten():
            return True
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
        for requirement in service.standard.requirements
        if requirement.component is Component.REQUIREMENTS
        for item in items_of(requirement.condition)
    }
    extra = [
        requirement
        for requirement in service.standard.requirements
        if requirement.component is Component.PROCEDURE and _asks_more(requirement.condition, named)
    ]
    if extra:
        requirements = service.standard.document.delivery.requirements
        yield service.found("SP329", Component.REQUIREMENTS, requirements, what=_listed(extra))


def _asks_more(condition: Condition, named: set[str]) -> bool:
    """Tell whether the condition cannot do without a thing to bring that is not among `named`."""
    match condition:
        case AnyOf(parts=parts):
            return all(_asks_more(part, named) for part in parts)
        case AllOf(parts=parts):
            return any(_asks_more(part, named) for part in parts)
        case Defined(condition=inner):
            return _asks_more(inner, named)
        case Unwritten():
            return False
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
        leaf.item.id
        for requirement in service.standard.requirements
        for leaf in leaves(requirement.condition)
        if _to_bring(leaf)
    }
    for requirement in service.standard.requirements:
        for item in items_of(requirement.condition):
            fact = vocabulary[item.id]
            named = vocabulary[item.id.partition(".")[0]].proofs
            proofs = [vocabulary[name] for name in named if name in vocabulary]
            if proofs and not asked.intersection(proof.id for proof in proofs):
                names = [proof.name for proof in proofs]
                told = {
                    "fact": fact.name,
                    "proofs": Words(", ".join(n.id for n in names), ", ".join(n.en for n in names)),
                }
                yield service.found("SP330", requirement.component, requirement, "text", **told)


def free_with_receipt(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield requirements of a payment receipt where the service is free."""
    if not service.standard.fee.free:
        return
    for requirement in service.standard.requirements:
        for item in items_of(requirement.condition):
            fact = service.standard.vocabulary[item.id]
            if fact.kind is Kind.DOCUMENT and _RECEIPT.search(fact.name.id):
                yield service.found("SP331", requirement.component, requirement, "text", document=fact.name)


def _listed(requirements: Iterable[Requirement]) -> str:
    """Return the texts of requirements with their numbers, as one line."""
    told = []
    for requirement in requirements:
        number = item_text(requirement.item)
        text = " ".join(requirement.text.id.split())
        told.append(f"{text} (butir {number})" if number else text)
    return "; ".join(told)


# ── products ─────────────────────────────────────────────────────────────────
def product_is_unit(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield products that are the name of a unit of the agency, as the decree itself uses it."""
    units = _units(decree)
    for product in service.standard.document.delivery.products.items:
        text = product.text.id.strip(" .")
        if text.casefold() in units or _UNIT_NAME.match(text):
            yield service.found("SP332", Component.PRODUCTS, product, "text", text=text)


@lru_cache(maxsize=1)
def _units(decree: DecreeText) -> frozenset[str]:
    return frozenset(name for one in decree.neighbours for name in one.units)


def product_not_in_procedure(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield products that are a paper which no step of the procedure mentions."""
    steps = "\n".join(step.text.id for step in service.steps()).casefold()
    for product in service.standard.document.delivery.products.items:
        paper = _PAPER.match(product.text.id)
        if steps and paper and paper.group().casefold() not in steps:
            yield service.found("SP337", Component.PRODUCTS, product, "text", text=product.text.id)


RULES: tuple[Rule, ...] = (
    service_basis,
    general_limit_basis,
    blank_component,
    broken_text,
    service_time,
    uncollected,
    unlisted,
    unproven,
    free_with_receipt,
    product_is_unit,
    product_not_in_procedure,
    judging_steps,
    chains,
    contacts,
    same_item_twice,
    copied_text,
    numbering,
)
