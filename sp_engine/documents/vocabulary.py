"""The vocabulary: the entries of `kosakata.yaml` as definitions of facts, each read when first asked for.

In comes the source of the vocabulary; out comes a `Vocabulary`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sp_engine.documents.reading import Reading
from sp_engine.documents.vocabulary_document import Attribute, Fact, NamedChoice, VocabularyDocument
from sp_engine.facts import FactDefinition, Vocabulary
from sp_engine.words import Words
from sp_engine.yaml_text import Json, Source

_FACTS = VocabularyDocument.keys["facts"].name


def vocabulary_of(source: Source) -> Vocabulary:
    """Return the facts that a vocabulary defines."""
    return Vocabulary(_Definitions(source))


class _Definitions(Mapping[str, FactDefinition]):
    def __init__(self, source: Source) -> None:
        self._data: Mapping[str, Json] = source.data[_FACTS]
        self._reading = Reading(source)
        self._read: dict[str, FactDefinition] = {}

    def __getitem__(self, name: str) -> FactDefinition:
        if name not in self._read:
            written = self._data[name]
            self._read[name] = _fact(name, Fact.read(written, (_FACTS, name), self._reading), written)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


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
        least=fact.least,
        most=fact.most,
        pattern=fact.pattern,
        form=fact.form,
        example=fact.example,
        may_be_future=fact.may_be_future,
        had_from=fact.had_from,
        proofs=fact.proofs,
        attributes=attributes or None,
        written=written,
    )


def _attribute(document: str, name: str, entry: Attribute, by_agency: bool) -> FactDefinition:
    called = entry.name or Words(name.replace("_", " "), name.replace("_", " "))
    return FactDefinition(
        id=f"{document}.{name}",
        kind=entry.kind,
        name=called,
        question=_question(entry, called),
        by_agency=by_agency,
        choices=_choices(entry),
        graded=entry.graded,
        unit=entry.unit,
        least=entry.least,
        most=entry.most,
        pattern=entry.pattern,
        form=entry.form,
        example=entry.example,
        may_be_future=entry.may_be_future,
        document=document,
    )


def _question(entry: Fact | Attribute, name: Words) -> Words:
    return entry.question or Words(f"{name.id}?", f"{name.id}?")


def _choices(entry: Fact | Attribute) -> Mapping[str, Words] | None:
    """Return what each choice is called; None where there are none, which lint may refuse."""
    return dict(map(_choice, entry.choices)) if entry.choices else None


def _choice(choice: NamedChoice | str) -> tuple[str, Words]:
    if isinstance(choice, NamedChoice):
        return choice.id, choice.name
    plain = choice.replace("_", " ")
    return choice, Words(plain, plain)
