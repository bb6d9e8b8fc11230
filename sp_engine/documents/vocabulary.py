"""The vocabulary: the entries of its layers as definitions of facts, each read when first asked for.

In come the sources of the layers, the lowest first; out comes a `Vocabulary`, and what a layer may not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sp_engine.documents.layers import Layers, alone_above_others, clashes
from sp_engine.documents.reading import Reading
from sp_engine.documents.vocabulary_document import (
    Adjustment,
    Attribute,
    Fact,
    Field,
    NamedChoice,
    VocabularyDocument,
)
from sp_engine.facts import FactDefinition, Vocabulary, field_of_any
from sp_engine.words import Diagnostic, Words, nearest
from sp_engine.words.messages import vocabulary as messages
from sp_engine.yaml_text import Json, Source

_FACTS = VocabularyDocument.keys["facts"].name
_ADJUSTMENTS = VocabularyDocument.keys["adjustments"].name


def vocabulary_of(layers: Sequence[Source]) -> Vocabulary:
    """Return the facts that the layers of a vocabulary define, the lowest first."""
    return Vocabulary(_Definitions(layers))


class _Definitions(Mapping[str, FactDefinition]):
    def __init__(self, layers: Sequence[Source]) -> None:
        self._facts = Layers(layers, _FACTS)
        self._adjustments = Layers(layers, _ADJUSTMENTS)
        self._read: dict[str, FactDefinition] = {}

    def __getitem__(self, name: str) -> FactDefinition:
        if name not in self._read:
            source, written = self._facts.entries(name)[0]
            fact = _fact(name, Fact.read(written, (_FACTS, name), Reading(source)), written)
            for above, data in self._adjustments.entries(name) if name in self._adjustments else ():
                fact = _adjusted(fact, Adjustment.read(data, (_ADJUSTMENTS, name), Reading(above)), data)
            self._read[name] = fact
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)


def _adjusted(fact: FactDefinition, said: Adjustment, written: Json) -> FactDefinition:
    """Return a fact with the words and choices of a layer above it."""
    name, known = said.name or fact.name, fact.choices or {}
    asked_by_name = fact.question == _asked(fact.name)
    before = fact.written or {}
    return fact.replace(
        name=name,
        question=said.question or (_asked(name) if asked_by_name else fact.question),
        choices={**known, **dict(_choices_told(said, known))} or None,
        curable=fact.curable if said.curable is None else said.curable,
        confidential=fact.confidential or said.confidential,
        written={**before, _ADJUSTMENTS: [*before.get(_ADJUSTMENTS, ()), written]},
    )


def _choices_told(said: Adjustment, known: Mapping[str, Words]) -> Iterator[tuple[str, Words]]:
    """Yield the choices that are further ones or called otherwise; of one that is only repeated, nothing."""
    for choice in said.choices:
        name, words = _choice(choice)
        if isinstance(choice, NamedChoice) or name not in known:
            yield name, words


def vocabulary_problems(layers: Sequence[Source]) -> Iterator[Diagnostic]:
    """Yield what a layer takes for something else, adjusts and may not adjust, and a layer that cannot be."""
    yield from alone_above_others(layers)
    yield from clashes(layers, _FACTS, _same_fact)
    under: list[Source] = []
    for source in layers:
        known = _Definitions(under)
        for name, data in source.data.get(_ADJUSTMENTS, {}).items():
            path = (_ADJUSTMENTS, name)
            if name in known:
                said = Adjustment.read(data, path, Reading(source))
                for field, problem in _wrong(said, known[name]):
                    at = said.place(field).path
                    yield source.finding("SP239", at, key=True, fact=name, problem=problem)
            elif name in source.data.get(_FACTS, {}):
                problem = messages.DEFINED_HERE
                yield source.finding("SP239", path, key=True, fact=name, problem=problem)
            else:
                near = nearest(name, known)
                yield source.finding("SP204", path, key=True, fact=name, suggestion=near)
        under.append(source)


def _same_fact(one: Json, other: Json) -> bool:
    """Return whether two entries define the same fact, though their notes may differ."""
    nowhere = Reading(Source("", "", {}))
    return Fact.read(one, (), nowhere) == Fact.read(other, (), nowhere)


def _wrong(said: Adjustment, fact: FactDefinition) -> Iterator[tuple[str, Words]]:
    """Yield the keys of an adjustment that say more than words, and why that cannot be."""
    further = {name for name, _ in map(_choice, said.choices)} - (fact.choices or {}).keys()
    if said.choices and fact.choices is None:
        yield "choices", messages.HAS_NO_CHOICES
    elif further and fact.graded:
        yield "choices", messages.GRADES_ARE_CLOSED
    if said.curable is not None and not said.basis:
        yield "curable", messages.NEEDS_A_BASIS


def _fact(name: str, fact: Fact, written: Json) -> FactDefinition:
    by_agency = not fact.by_applicant
    attributes = {
        attribute: _attribute(name, attribute, entry, by_agency)
        for attribute, entry in fact.attributes.items()
    }
    return FactDefinition(
        id=name,
        kind=fact.kind,
        name=fact.name,
        question=_question(fact, fact.name),
        by_agency=by_agency,
        curable=fact.curable,
        choices=_choices(fact),
        graded=fact.graded,
        unit=fact.unit,
        places=fact.places,
        least=_in_steps(fact.least, fact),
        most=_in_steps(fact.most, fact),
        pattern=fact.pattern,
        form=fact.form,
        example=fact.example,
        may_be_future=fact.may_be_future,
        confidential=fact.confidential,
        had_from=fact.had_from,
        proofs=fact.proofs,
        attributes=attributes or None,
        fields={field: _field(name, field, entry, by_agency) for field, entry in fact.fields.items()} or None,
        one=fact.one,
        identity=fact.identity,
        written=written,
    )


def _field(whole: str, name: str, entry: Field, list_by_agency: bool) -> FactDefinition:
    """Return what is defined of the items of a list; all is the agency's where the list is."""
    own, by_agency = field_of_any(whole, name), list_by_agency or not entry.by_applicant
    called = _called(entry, name)
    attributes = {
        attribute: _attribute(own, attribute, inner, by_agency)
        for attribute, inner in entry.attributes.items()
    }
    return FactDefinition(
        id=own,
        kind=entry.kind,
        name=called,
        question=_question(entry, called),
        by_agency=by_agency,
        curable=entry.curable,
        choices=_choices(entry),
        graded=entry.graded,
        unit=entry.unit,
        places=entry.places,
        least=_in_steps(entry.least, entry),
        most=_in_steps(entry.most, entry),
        pattern=entry.pattern,
        form=entry.form,
        example=entry.example,
        may_be_future=entry.may_be_future,
        confidential=entry.confidential,
        attributes=attributes or None,
    )


def _attribute(document: str, name: str, entry: Attribute, by_agency: bool) -> FactDefinition:
    called = _called(entry, name)
    return FactDefinition(
        id=f"{document}.{name}",
        kind=entry.kind,
        name=called,
        question=_question(entry, called),
        by_agency=by_agency,
        choices=_choices(entry),
        graded=entry.graded,
        unit=entry.unit,
        places=entry.places,
        least=_in_steps(entry.least, entry),
        most=_in_steps(entry.most, entry),
        pattern=entry.pattern,
        form=entry.form,
        example=entry.example,
        may_be_future=entry.may_be_future,
        confidential=entry.confidential,
        document=document,
    )


def _in_steps(bound: int | None, entry: Fact | Attribute | Field) -> int | None:
    """Return a bound in the smallest steps of a number."""
    return None if bound is None else bound * 10**entry.places


def _called(entry: Attribute | Field, name: str) -> Words:
    return entry.name or Words(name.replace("_", " "), name.replace("_", " "))


def _question(entry: Fact | Attribute | Field, name: Words) -> Words:
    return entry.question or _asked(name)


def _asked(name: Words) -> Words:
    return Words(f"{name.id}?", f"{name.id}?")


def _choices(entry: Fact | Attribute | Field) -> Mapping[str, Words] | None:
    """Return what each choice is called; None where there are none, which lint may refuse."""
    return dict(map(_choice, entry.choices)) if entry.choices else None


def _choice(choice: NamedChoice | str) -> tuple[str, Words]:
    if isinstance(choice, NamedChoice):
        return choice.id, choice.name
    plain = choice.replace("_", " ")
    return choice, Words(plain, plain)
