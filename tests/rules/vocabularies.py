"""Definitions for the facts that `strategies` draws, by their names."""

from __future__ import annotations

from collections.abc import Iterable

from rules.strategies import HUGE, WORDS, fields_in, kind_of

from sp_engine.facts.list_values import own_name
from sp_engine.facts.vocabulary import FactDefinition, Kind, Vocabulary
from sp_engine.rules.ruleset import Ruleset
from sp_engine.words.language import Words

KINDS = {
    "number": Kind.NUMBER,
    "flag": Kind.YES_NO,
    "word": Kind.TEXT,
    "set": Kind.SET,
    "year": Kind.NUMBER,
    "date": Kind.DATE,
    "document": Kind.DOCUMENT,
    "list": Kind.LIST,
}


def vocabulary_for(ruleset: Ruleset) -> Vocabulary:
    """Return definitions under which every value that `strategies` draws is one."""
    names = {item.id for item in ruleset.items()}
    fields = {name: fields_in(ruleset, name) for name in names if kind_of(name) == "list"}
    return Vocabulary({name: _with_attributes(name, names, fields.get(name, ())) for name in _whole(names)})


def _whole(names: Iterable[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def _with_attributes(name: str, names: Iterable[str], fields: tuple[str, ...] = ()) -> FactDefinition:
    definition = _definition(name, sorted(n for n in names if n.startswith(f"{name}.")))
    if not fields:
        return definition
    defined = {own_name(field): _with_attributes(field, fields) for field in sorted(_whole(fields))}
    return definition.replace(fields=defined)


def _definition(name: str, attributes: list[str]) -> FactDefinition:
    document, dot, _ = name.rpartition(".")
    kind = kind_of(name)
    return FactDefinition(
        name,
        KINDS[kind],
        Words(name, name),
        Words(f"{name}?", f"{name}?"),
        by_agency="agency" in own_name(name),
        curable="curable" in own_name(name),
        choices={word: Words(word, word) for word in WORDS} if kind == "set" else None,
        least=-1 if kind == "number" else 0 if kind == "list" else 1,
        most=HUGE[1] + 1 if kind == "number" else 9999,
        may_be_future=True,
        document=document if dot else None,
        attributes={n.partition(".")[2]: _definition(n, []) for n in attributes} or None,
    )
