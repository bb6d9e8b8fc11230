"""Conditions that an item of the requirements proposes: a document, several of them, a comparison.

In come the item's text and the vocabulary; out comes a condition as a document writes it, or None.  It is
only proposed: a person looks at each, and what fits nothing is not written and waits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sp_engine.facts import FactDefinition, Kind, Vocabulary
from sp_engine.importing.agreed_figures import says_one_thing
from sp_engine.importing.citations import likeness, usual_words
from sp_engine.importing.durations_and_figures import amounts_in, has_broken_amount, rupiah
from sp_engine.importing.label_words import words_of
from sp_engine.importing.recognised_words import word_lists

_LEAST = 0.75
_AT_MOST = (
    r"(?:paling\s+(?:banyak|tinggi|besar|lama)|maksimal|maksimum|tidak\s+(?:lebih|melebihi)(?:\s+dari)?"
    r"|sebanyak-banyaknya|setinggi-tingginya)"
)
_AT_LEAST = (
    r"(?:paling\s+(?:sedikit|rendah|kurang|singkat)|minimal|minimum|sekurang-kurangnya|sedikitnya"
    r"|sekurangnya)"
)
_FORM = re.compile(
    r"\([^()]*\)|\bsebanyak\b.*$|\b\d+\s*(?:lembar|rangkap|lbr|rkp|buah|eksemplar)\b", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:,|;|\bdan\b|&)\s*", re.IGNORECASE)
_CHOICES = re.compile(r"\s*(?:/|\batau\b)\s*", re.IGNORECASE)
_AGE = re.compile(r"\b(?:usia|umur|berusia|berumur)\b", re.IGNORECASE)
_AGES = re.compile(
    r"(\d{1,3})\s*(?:-|–|s\s*/\s*d|sampai(?:\s+dengan)?)\s*(\d{1,3})\s*(?:tahun|thn)", re.IGNORECASE
)


def proposed_condition(text: str, vocabulary: Vocabulary) -> Mapping[str, Any] | None:
    """Return the condition that a sentence proposes, None where nothing of the vocabulary fits."""
    return _compared(text, vocabulary) or _documents(text, vocabulary)


def _documents(text: str, vocabulary: Vocabulary) -> Mapping[str, Any] | None:
    if (one := _document(text, vocabulary)) is not None and _covers(vocabulary[one], text):
        return {"dokumen": one}
    for pattern, joined in ((_PARTS, "semua"), (_CHOICES, "salah_satu")):
        parts = [part for part in pattern.split(_FORM.sub(" ", text)) if words_of(part)]
        if len(parts) < 2:
            continue
        found = [_document(part, vocabulary) for part in parts]
        if all(found) and len(set(found)) > 1:
            return {joined: [{"dokumen": name} for name in dict.fromkeys(found)]}
    return None


def _covers(document: FactDefinition, text: str) -> bool:
    """Tell whether a document is all that a text names: "KTP dan KK" is not the family card alone."""
    names = {word for name in _names(document) for word in usual_words(name)}
    parts = (_content(part) for part in _PARTS.split(_FORM.sub(" ", text)))
    return all(names & {*usual_words(" ".join(part))} for part in parts if part)


def _document(text: str, vocabulary: Vocabulary) -> str | None:
    words = _bare(_FORM.sub(" ", text))
    if not words:
        return None
    scored = [
        (max(likeness(" ".join(words), " ".join(_bare(name))) for name in _names(fact)), fact.id)
        for fact in _facts(vocabulary, Kind.DOCUMENT)
    ]
    best = max(scored, default=(0.0, ""))
    rivals = [name for score, name in scored if score == best[0]]
    return best[1] if best[0] >= _LEAST and len(rivals) == 1 else None


def _names(fact: FactDefinition) -> Iterator[str]:
    yield fact.name.id
    yield fact.id.replace("_", " ")
    short = fact.id.replace("_pemohon", "").replace("_", " ")
    if short != fact.id.replace("_", " "):
        yield short


def _bare(text: str) -> list[str]:
    return _content(text) or words_of(text)


def _content(text: str) -> list[str]:
    """Return the words of a text that do not only say in which form something is handed in."""
    lists = word_lists()
    left_out = {*(word for form in lists["bentuk_berkas"] for word in form.split()), *lists["kata_hampa"]}
    return [word for word in words_of(text) if word not in left_out]


def _compared(text: str, vocabulary: Vocabulary) -> Mapping[str, Any] | None:
    if not says_one_thing(text):
        return None
    return _age(text, vocabulary) or _money(text, vocabulary) or _number(text, vocabulary)


def _age(text: str, vocabulary: Vocabulary) -> Mapping[str, Any] | None:
    born = next((fact for fact in _facts(vocabulary, Kind.DATE) if fact.id == "tanggal_lahir"), None)
    if born is None or not _AGE.search(text):
        return None
    if (both := _AGES.search(text)) is not None and int(both[1]) < int(both[2]):
        return {"fakta": born.id, "umur": {"paling_sedikit": int(both[1]), "paling_banyak": int(both[2])}}
    for words, bound in ((_AT_LEAST, "paling_sedikit"), (_AT_MOST, "paling_banyak")):
        if (
            one := re.search(
                rf"{words}\D{{0,20}}(\d{{1,3}})\s*(?:\([^()]*\)\s*)?(?:tahun|thn)", text, re.IGNORECASE
            )
        ) is not None:
            return {"fakta": born.id, "umur": {bound: int(one[1])}}
    return None


def _money(text: str, vocabulary: Vocabulary) -> Mapping[str, Any] | None:
    amounts = [] if has_broken_amount(text) else amounts_in(text)
    bounds = [
        bound
        for words, bound in ((_AT_MOST, "paling_banyak"), (_AT_LEAST, "paling_sedikit"))
        if re.search(words, text, re.IGNORECASE)
    ]
    if len(amounts) != 1 or len(bounds) != 1:
        return None
    fact = _named_in(text, vocabulary, Kind.MONEY)
    return None if fact is None else {"fakta": fact, bounds[0]: rupiah(amounts[0])}


def _number(text: str, vocabulary: Vocabulary) -> Mapping[str, Any] | None:
    for words, bound in ((_AT_LEAST, "paling_sedikit"), (_AT_MOST, "paling_banyak")):
        if (one := re.search(rf"{words}\s+(\d{{1,9}})\b(?!\s*%)", text, re.IGNORECASE)) is not None:
            fact = _named_in(text, vocabulary, Kind.NUMBER)
            return None if fact is None else {"fakta": fact, bound: int(one[1])}
    return None


def _named_in(text: str, vocabulary: Vocabulary, kind: Kind) -> str | None:
    """Return the one fact of a kind all whose words stand in a text, the most words first."""
    given = set(words_of(text))
    fitting = [
        (len(words), fact.id)
        for fact in _facts(vocabulary, kind)
        for words in [[w for w in fact.id.split("_") if w not in word_lists()["kata_hampa"]]]
        if set(words) <= given
    ]
    best = max(fitting, default=None)
    return None if best is None or sum(count == best[0] for count, _ in fitting) > 1 else best[1]


def _facts(vocabulary: Vocabulary, kind: Kind) -> Iterator[FactDefinition]:
    return (fact for fact in vocabulary.values() if fact.kind is kind)
