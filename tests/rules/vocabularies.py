"""Definitions for the facts that `strategies` draws, by their names."""

from __future__ import annotations

from rules.strategies import HUGE, WORDS

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
}


def vocabulary_for(ruleset: Ruleset) -> Vocabulary:
    """Return definitions under which every value that `strategies` draws is one."""
    names = {item.id for item in ruleset.items()}
    whole = {name.partition(".")[0] for name in names}
    return Vocabulary(
        {name: _definition(name, sorted(n for n in names if n.startswith(f"{name}."))) for name in whole}
    )


def _definition(name: str, attributes: list[str]) -> FactDefinition:
    document, dot, inner = name.rpartition(".")
    kind = inner.partition("_")[0]
    return FactDefinition(
        name,
        KINDS[kind],
        Words(name, name),
        Words(f"{name}?", f"{name}?"),
        by_agency="agency" in name,
        curable="curable" in name,
        choices={word: Words(word, word) for word in WORDS} if kind == "set" else None,
        least=-1 if kind == "number" else 1,
        most=HUGE[1] + 1 if kind == "number" else 9999,
        may_be_future=True,
        document=document if dot else None,
        attributes={n.partition(".")[2]: _definition(n, []) for n in attributes} or None,
    )
