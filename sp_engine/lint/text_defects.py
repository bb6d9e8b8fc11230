"""The words of a decree: text that breaks off, items that repeat, numbering that jumps, copied text.

In come the texts of one service beside those of the other services; out come findings.  Only words are
looked at, never what they mean for an applicant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias, assert_never

from sp_engine.documents import MANAGEMENT, Component, DescribedItem, ItemNumber, Product, Requirement, Step
from sp_engine.lint.decree_and_services import DecreeText, Found, ServiceText

_OPEN_END = re.compile(
    r"(?:\b(?:dan|atau|serta|yang|dengan|untuk|pada|oleh|dari|kepada|terhadap|sesuai|berdasarkan|tentang|di|ke)"
    r"|[,:;(]|…|\.\.\.|^\W*)$",
    re.IGNORECASE,
)
_COPY_WORDS = {"fotokopi", "salinan", "fc", "asli", "surat", "dan", "atau"}


def broken_text(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield texts that stop in the middle of a sentence, or that are only a dash."""
    for component in Component:
        for entry, field, text in service.texts(component):
            if _OPEN_END.search(text.strip()):
                yield service.found("SP325", component, entry, field, text=_short(text))


def same_item_twice(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield items of a component that repeat an earlier item under another number."""
    for component in Component:
        seen: dict[object, _Item] = {}
        for item in _items(service, component):
            words = frozenset(re.findall(r"\w+", item.text.id.casefold())) - _COPY_WORDS
            first = seen.setdefault((_heading(item), words), item)
            if words and first is not item and first.item != item.item:
                texts = {"text": _short(item.text.id), "first": _short(first.text.id)}
                yield service.found("SP335", component, item, "text", **texts)


def numbering(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield components whose item numbers do not start at the beginning, or that leave one out."""
    for component in Component:
        groups: dict[str, dict[int, _Item]] = {}
        for item in _items(service, component):
            if isinstance(item, Requirement) and item.component is not component:
                continue
            for label in _labels(item.item):
                parts = str(label).split(".")
                for i, part in enumerate(parts):
                    rank = _rank(part)
                    if rank is not None:
                        group = ".".join((*parts[:i], "1" if part.isdigit() else "a"))
                        groups.setdefault(group, {}).setdefault(rank, item)
        for group, ranks in groups.items():
            missing = sorted(set(range(1, max(ranks))) - set(ranks))
            if missing:
                names = [str(n) if group.endswith("1") else chr(ord("a") + n - 1) for n in missing]
                told = ", ".join(group[:-1] + name for name in names)
                after = ranks[min(rank for rank in ranks if rank > missing[0])]
                yield service.found("SP338", component, after, "item", items=told)


def copied_text(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield management components that speak of another service of the decree, and of it only."""
    own, terms = service.spoken(), _own_terms(decree)
    said = {
        component: [text.words for text in service.texts(component)]
        for component in MANAGEMENT
        if component is not Component.LEGAL_BASIS
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
                standard = service.standard
                written = standard.taken_over.get(component, standard.document.content(component))
                yield service.found("SP336", component, written, other=other.name, text=_short(text))


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


_Item: TypeAlias = Requirement | Step | DescribedItem | Product


def _items(service: ServiceText, component: Component) -> Iterator[_Item]:
    """Yield the items of a component that is a list, or of the procedure."""
    for entry in service.entries(component) if component is not Component.COMPLAINTS else ():
        if isinstance(entry, Requirement | Step | DescribedItem | Product):
            yield entry


def _heading(item: _Item) -> object:
    """Return under what an item stands: the same words under another heading are another item."""
    match item:
        case Requirement(component=component):
            return component
        case Step(route=route):
            return route
        case DescribedItem(group=group):
            return group
        case Product():
            return None
        case _ as never:
            assert_never(never)


def _labels(item: ItemNumber) -> tuple[int | str, ...]:
    if item is None:
        return ()
    return item if isinstance(item, tuple) else (item,)


def _rank(label: str) -> int | None:
    if re.fullmatch("[0-9]{1,3}", label):
        return int(label)
    return ord(label) - ord("a") + 1 if re.fullmatch("[a-z]", label) else None


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:89].rstrip() + "…"
