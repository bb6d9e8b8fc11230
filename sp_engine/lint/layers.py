"""Vocabularies and registers of regulations: the uppermost layer of a catalogue or of an agency, by itself.

In come the files of a catalogue; out come findings about what defines facts and regulations for others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import (
    Adjustment,
    Attribute,
    DocumentKind,
    Fact,
    Field,
    Reading,
    Registry,
    VocabularyDocument,
)
from sp_engine.facts import MOST_ITEMS, Kind, Vocabulary
from sp_engine.lint.regulations import revoked_basis, unproved, unregistered
from sp_engine.lint.stated_figures import form_problems
from sp_engine.words import Diagnostic, Words, nearest
from sp_engine.words.messages import vocabulary
from sp_engine.yaml_text import Source

LAYERED: Final = (DocumentKind.VOCABULARY, DocumentKind.REGULATIONS)
"""The kinds of document that add to those under them."""


def layer_findings(files: CatalogueFiles, kind: DocumentKind, agency: str = "") -> Iterator[Diagnostic]:
    """Yield what is wrong with the uppermost layer; what it clashes with under it is raised."""
    source, registry = files.layers(kind, agency)[-1], files.regulations(agency)
    if kind is DocumentKind.VOCABULARY:
        yield from _vocabulary_findings(source, files.vocabulary(agency), registry)
        return
    own = Registry((source,))
    for entry in own.values():
        if entry.replaced_by is not None:
            yield from unregistered(source, entry.place("replaced_by"), entry.replaced_by, registry)
    yield from unproved(source, own)


def _vocabulary_findings(source: Source, known: Vocabulary, registry: Registry) -> Iterator[Diagnostic]:
    document = VocabularyDocument.read(source.data, (), Reading(source))
    for name, fact in document.facts.items():
        yield from _definition_problems(source, name, fact)
        if not fact.by_applicant:
            yield from _mended_by_nobody(source, name, fact)
            if fact.kind is Kind.DOCUMENT:
                yield source.finding("SP367", fact.place("by_applicant").path, key=True, fact=name)
        yield from form_problems(source, fact)
        for attribute, inner in fact.attributes.items():
            yield from _definition_problems(source, f"{name}.{attribute}", inner)
            yield from form_problems(source, inner)
        for field, entry in fact.fields.items():
            yield from _field_problems(source, f"{name}.{field}", entry, fact)
        for i, proof in enumerate(fact.proofs):
            if proof not in known:
                path = fact.place("proofs").under(i).path
                yield source.finding("SP204", path, fact=proof, suggestion=nearest(proof, known))
    for name, adjustment in document.adjustments.items():
        yield from _repeated_choices(source, adjustment)
        if known[name].by_agency:
            yield from _mended_by_nobody(source, name, adjustment)
    bases = (fact.basis for fact in document.facts.values())
    adjusted = (adjustment.basis for adjustment in document.adjustments.values())
    for reference in chain.from_iterable((*bases, *adjusted)):
        place = reference.place("regulation")
        yield from unregistered(source, place, reference.regulation, registry)
        yield from revoked_basis(source, place, reference.regulation, registry)


def _field_problems(source: Source, name: str, entry: Field, whole: Fact) -> Iterator[Diagnostic]:
    """Yield what is wrong with the definition of a field of a list's items, and of its attributes."""
    parts: dict[str, Field | Attribute] = {name: entry}
    for called, inner in {**parts, **{f"{name}.{a}": one for a, one in entry.attributes.items()}}.items():
        yield from _definition_problems(source, called, inner)
        yield from form_problems(source, inner)
    if not entry.by_applicant or not whole.by_applicant:
        yield from _mended_by_nobody(source, name, entry)
        if entry.kind is Kind.DOCUMENT:
            yield source.finding("SP367", entry.at.path, key=True, fact=name)


def _mended_by_nobody(source: Source, name: str, entry: Fact | Field | Adjustment) -> Iterator[Diagnostic]:
    """Yield that the applicant is said to mend a fact of the agency's."""
    if entry.curable:
        yield source.finding("SP366", entry.place("curable").path, key=True, fact=name)


def _list_problems(entry: Fact) -> Iterator[tuple[str, Words]]:
    """Yield what the definition of a list lacks: what an item is called, what is stated of it."""
    if entry.one is None:
        yield "kind", vocabulary.NEEDS_ONE if entry.fields else vocabulary.NEEDS_ONE_AND_FIELDS
    elif not entry.fields:
        yield "kind", vocabulary.NEEDS_FIELDS
    if entry.identity is not None and entry.fields and entry.identity not in entry.fields:
        names = ", ".join(f"`{name}`" for name in entry.fields)
        yield "identity", vocabulary.NO_SUCH_FIELD.fill(field=entry.identity, fields=names)
    if entry.most is not None and entry.most < (entry.least or 0):
        yield "most", vocabulary.LESS_THAN_LEAST
    if (entry.most or 0) > MOST_ITEMS:
        yield "most", vocabulary.TOO_MANY_ITEMS.fill(most=MOST_ITEMS)


def _definition_problems(source: Source, name: str, entry: Fact | Attribute | Field) -> Iterator[Diagnostic]:
    """Yield what the definition of a fact lacks or has that its kind does not want."""
    wrong: list[tuple[str, Words]] = []
    if entry.kind in (Kind.CHOICE, Kind.SET) and not entry.choices:
        wrong.append(("kind", vocabulary.NEEDS_CHOICES))
    allowed: Mapping[str, tuple[bool, tuple[Kind, ...]]] = {
        "choices": (bool(entry.choices), (Kind.CHOICE, Kind.SET)),
        "graded": (entry.graded, (Kind.CHOICE,)),
        "attributes": (isinstance(entry, Fact | Field) and bool(entry.attributes), (Kind.DOCUMENT,)),
        "fields": (isinstance(entry, Fact) and bool(entry.fields), (Kind.LIST,)),
        "one": (isinstance(entry, Fact) and entry.one is not None, (Kind.LIST,)),
        "identity": (isinstance(entry, Fact) and entry.identity is not None, (Kind.LIST,)),
        "pattern": (entry.pattern is not None, (Kind.TEXT,)),
        "unit": (entry.unit is not None, (Kind.NUMBER,)),
        "places": (bool(entry.places), (Kind.NUMBER,)),
        "may_be_future": (entry.may_be_future, (Kind.DATE,)),
        "least": (entry.least is not None, (Kind.NUMBER, Kind.MONEY, Kind.SET, Kind.LIST)),
        "most": (entry.most is not None, (Kind.NUMBER, Kind.MONEY, Kind.LIST)),
    }
    for field, (stated, kinds) in allowed.items():
        if stated and entry.kind not in kinds:
            wrong.append((field, vocabulary.CANNOT_HAVE.fill(key=type(entry).keys[field].name)))
    if entry.kind is Kind.SET and (entry.least or 0) > len(entry.choices):
        wrong.append(("least", vocabulary.MORE_THAN_CHOICES))
    if isinstance(entry, Fact) and entry.kind is Kind.LIST:
        wrong.extend(_list_problems(entry))
    yield from _repeated_choices(source, entry)
    for field, problem in wrong:
        path = entry.place(field).path
        yield source.finding("SP230", path, key=True, fact=name, kind=entry.kind.value, problem=problem)


def _repeated_choices(source: Source, entry: Fact | Attribute | Field | Adjustment) -> Iterator[Diagnostic]:
    """Yield the choices that one entry names twice."""
    ids = [choice if isinstance(choice, str) else choice.id for choice in entry.choices]
    for i, choice in enumerate(ids):
        if choice in ids[:i]:
            yield source.finding("SP222", entry.place("choices").under(i).path, name=choice)
