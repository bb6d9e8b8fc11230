"""The words of a decree: text that breaks off, items that repeat, numbering that jumps, copied text.

In come the texts of one service beside those of the other services; out come findings.  Only words are
looked at, never what they mean for an applicant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sp_engine.documents.component import MANAGEMENT
from sp_engine.documents.sharing import Piece
from sp_engine.documents.standard import COMPONENTS
from sp_engine.lint.decree_text import DecreeText, Found, ServiceText, found

_OPEN_END = re.compile(
    r"(?:\b(?:dan|atau|serta|yang|dengan|untuk|pada|oleh|dari|kepada|terhadap|sesuai|berdasarkan|tentang|di|ke)"
    r"|[,:;(]|…|\.\.\.|^\W*)$",
    re.IGNORECASE,
)
_COPY_WORDS = {"fotokopi", "salinan", "fc", "asli", "surat", "dan", "atau"}


def broken_text(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield texts that stop in the middle of a sentence, or that are only a dash."""
    for component in COMPONENTS:
        for entry, key in service.texts(component):
            if _OPEN_END.search(entry.data[key].strip()):
                yield found("SP325", component, entry, key, text=_short(entry.data[key]))


def same_item_twice(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield items of a component that repeat an earlier item under another number."""
    for component in COMPONENTS:
        seen: dict[object, Piece] = {}
        for entry in _items(service, component):
            words = frozenset(re.findall(r"\w+", entry.data["uraian"].casefold())) - _COPY_WORDS
            key = (entry.data.get("asal"), entry.data.get("kelompok"), entry.data.get("jalur"), words)
            first = seen.setdefault(key, entry)
            if words and first is not entry and first.data.get("butir") != entry.data.get("butir"):
                yield found(
                    "SP335",
                    component,
                    entry,
                    "uraian",
                    text=_short(entry.data["uraian"]),
                    first=_short(first.data["uraian"]),
                )


def numbering(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield components whose item numbers do not start at the beginning, or that leave one out."""
    for component in COMPONENTS:
        entries = [e for e in _items(service, component) if e.data.get("asal", component) == component]
        groups: dict[str, dict[int, Piece]] = {}
        for entry in entries:
            for label in _labels(entry):
                parts = str(label).split(".")
                for i, part in enumerate(parts):
                    rank = _rank(part)
                    if rank is not None:
                        group = ".".join((*parts[:i], "1" if part.isdigit() else "a"))
                        groups.setdefault(group, {}).setdefault(rank, entry)
        for group, ranks in groups.items():
            missing = sorted(set(range(1, max(ranks))) - set(ranks))
            if missing:
                names = [str(n) if group.endswith("1") else chr(ord("a") + n - 1) for n in missing]
                told = ", ".join(group[:-1] + name for name in names)
                after = ranks[min(rank for rank in ranks if rank > missing[0])]
                yield found("SP338", component, after, "butir", items=told)


def copied_text(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield management components that speak of another service of the decree, and of it only."""
    own, terms = service.spoken(), _own_terms(decree)
    said = {
        component: [entry.data[key] for entry, key in service.texts(component)]
        for component in MANAGEMENT
        if component != "dasar_hukum"
    }
    words = {word for texts in said.values() for text in texts for word in _words(text)}
    for at in sorted({at for word in words for at in terms.places.get(word, ())}):
        other = decree.neighbours[at]
        if other.id == service.listed.id:
            continue
        others = [term for term in terms.terms[at] if not _says(own, term)]
        for component, texts in said.items():
            text = next((text for text in texts for term in others if _says(text, term)), None)
            if text is not None:
                written = Piece(service.source.data, service.source, ()).at("pengelolaan").at(component)
                yield found("SP336", component, written, other=other.name, text=_short(text))


class _Terms(NamedTuple):
    """What only one service of a decree is called, and by a rare word of it: which services."""

    terms: list[list[str]]
    places: dict[str, set[int]]


@lru_cache(maxsize=1)
def _own_terms(decree: DecreeText) -> _Terms:
    """Return what only this or that service is called: its name, and abbreviations that only it uses."""
    used = Counter(abbreviation for one in decree.neighbours for abbreviation in one.abbreviations)
    terms = [
        [_bare_name(one.listed_name), *sorted(a for a in one.abbreviations if used[a] == 1)]
        for one in decree.neighbours
    ]
    common = Counter(word for names in terms for name in names for word in _words(name))
    places: dict[str, set[int]] = {}
    for at, names in enumerate(terms):
        for name in names:
            if words := _words(name):
                places.setdefault(min(words, key=lambda word: (common[word], word)), set()).add(at)
    return _Terms(terms, places)


def _bare_name(name: str) -> str:
    name = re.sub(r"\(.*?\)", "", name)
    return re.sub(r"^(?:Pe)?layanan\s+", "", name.strip(), flags=re.IGNORECASE).strip()


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text)}


def _says(text: str, term: str) -> bool:
    return re.search(rf"\b{re.escape(term)}\b", text, re.IGNORECASE) is not None


def _items(service: ServiceText, component: str) -> Iterator[Piece]:
    if isinstance(service.pieces[component].data, list) or component == "prosedur":
        yield from (entry for entry in service.entries(component) if "uraian" in entry.data)


def _labels(entry: Piece) -> list[object]:
    item = entry.data.get("butir")
    return item if isinstance(item, list) else [] if item is None else [item]


def _rank(label: str) -> int | None:
    if label.isdigit():
        return int(label)
    return ord(label) - ord("a") + 1 if re.fullmatch("[a-z]", label) else None


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:89].rstrip() + "…"
