"""The text map: which stretch of a decree's file each item of its documents comes from.

In come a source and the standards of its decree; out come offsets and digests of stretches with what claims
each, and no text.  A stretch is found again by its digest where the file has moved it or numbered it anew.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, assert_never

from sp_engine.documents import Component, StandardDocument
from sp_engine.importing.citations import likeness
from sp_engine.importing.decree_layout import decree_parts
from sp_engine.importing.decree_parts import DecreeParts
from sp_engine.importing.draft_documents import recognised_services
from sp_engine.importing.enumerations import Item
from sp_engine.importing.flow_charts import words_of_chart
from sp_engine.importing.label_words import words_of
from sp_engine.importing.source_blocks import Line, LineKind, SourceFile
from sp_engine.importing.standard_items import StandardItem, standard_items
from sp_engine.words import Words
from sp_engine.words.messages import importing as says

MAP_NAME = "peta.tsv"
"""The name of a map's file, beside `penetapan.yaml`."""
_FORMAT = "# sp-peta/1"
_LEAST_ALIKE = 0.5
_LEAST_CONTAINED = 0.7


class Claim(StrEnum):
    """What a stretch is to the documents."""

    ITEM = "butir"
    NO_RULE = "bukan-aturan"
    UNCLAIMED = "belum-diklaim"


def claim_name(claim: Claim) -> Words:
    """Return what a claim is called in a report."""
    match claim:
        case Claim.ITEM:
            return says.CLAIMED
        case Claim.NO_RULE:
            return says.NO_RULE
        case Claim.UNCLAIMED:
            return says.UNCLAIMED
        case _ as never:
            assert_never(never)


class MappedStretch(NamedTuple):
    """One stretch: where it was, the digest of its words, how many they are, and what claims it.

    `item`: the service and the address of the item (`kartu persyaratan/ktp`), empty where none claims it.
    """

    start: int
    end: int
    digest: str
    words: int
    claim: Claim
    item: str = ""


@dataclass(frozen=True)
class TextMap:
    """The stretches of a file in their order."""

    stretches: tuple[MappedStretch, ...]

    def share(self, claim: Claim) -> float:
        """Return how many of all words have a claim."""
        every = sum(stretch.words for stretch in self.stretches)
        return sum(s.words for s in self.stretches if s.claim is claim) / every if every else 0.0


def text_map(source: SourceFile, standards: Sequence[StandardDocument]) -> TextMap:
    """Return the map of a source, whose services are those of the standards in their order."""
    parts = decree_parts(source.blocks)
    stretches = [_of_line(line) for line in _without_rule(parts)]
    for number, (_, components) in enumerate(recognised_services(parts)):
        document = standards[number] if number < len(standards) else None
        for component, items in components.items():
            known = [] if document is None else standard_items(document, component)
            name = "" if document is None else document.service.partition("/")[2]
            stretches += _of_items(items, known, name, document, component)
    stretches += [_of_line(line, Claim.UNCLAIMED) for line in parts.loose]
    return TextMap(tuple(sorted(one for one in stretches if one.words)))


def _without_rule(parts: DecreeParts) -> Iterator[Line]:
    yield from (*parts.head, *parts.layout, *parts.signatures)
    for service in parts.services:
        yield from service.heading


def _of_line(line: Line, claim: Claim = Claim.NO_RULE) -> MappedStretch:
    return MappedStretch(*line.at, digest_of(line.text), len(words_of(line.text)), claim)


def _of_items(
    items: Sequence[Item],
    known: Sequence[StandardItem],
    service: str,
    document: StandardDocument | None,
    component: Component,
) -> Iterator[MappedStretch]:
    whole = Counter(words_of(" ".join(f"{item.group} {item.text}" for item in known)))
    blank = document is not None and document.content(component).blank is not None
    for item in items:
        words = words_of(_shown(item))
        if not words or not item.at:
            continue
        claimed = _claiming(item, known)
        address = claimed.address if claimed else ""
        if not address and (blank or _contained(words, whole)):
            address = str(component)
        claim = Claim.ITEM if address and service else Claim.UNCLAIMED
        if claim is Claim.UNCLAIMED and (
            item.kind is LineKind.FLOW_CHART or item.text.rstrip().endswith(":")
        ):
            claim = Claim.NO_RULE
        start, end = item.at[0].start, item.at[-1].end
        name = f"{service} {address}" if claim is Claim.ITEM else ""
        yield MappedStretch(start, end, digest_of(_shown(item)), len(words), claim, name)


def _shown(item: Item) -> str:
    return words_of_chart(item.text) if item.kind is LineKind.FLOW_CHART else item.text


def _claiming(item: Item, known: Sequence[StandardItem]) -> StandardItem | None:
    """Return the item of the documents that a stretch is: most alike, first among those with its number."""
    text = _shown(item)
    for candidates in ([one for one in known if item.number and item.number in one.numbers], known):
        best = max(candidates, key=lambda one: _alike(text, one), default=None)
        if best is not None and _alike(text, best) >= _LEAST_ALIKE:
            return best
    return None


def _alike(text: str, item: StandardItem) -> float:
    return max(likeness(text, item.text), likeness(text, f"{item.group} {item.text}"))


def _contained(words: Sequence[str], whole: Counter[str]) -> bool:
    return sum(word in whole for word in words) >= _LEAST_CONTAINED * len(words)


def digest_of(text: str) -> str:
    """Return the digest of a text's words, whatever stands between them."""
    return hashlib.sha256(" ".join(words_of(text)).encode()).hexdigest()[:12]


def map_text(mapped: TextMap) -> str:
    """Return a map as it stands in its file."""
    counts = Counter[Claim]()
    for stretch in mapped.stretches:
        counts[stretch.claim] += stretch.words
    told = " ".join(f"{claim}={counts[claim]}" for claim in Claim)
    rows = (f"{s.start}\t{s.end}\t{s.digest}\t{s.words}\t{s.item or s.claim}" for s in mapped.stretches)
    return "\n".join([f"{_FORMAT} {told}", *rows]) + "\n"


def read_map(text: str) -> TextMap:
    """Return the map in a file's text.  Raises `ValueError` for what is no map."""
    head, *rows = text.splitlines()
    if not head.startswith(_FORMAT):
        raise ValueError(head)
    return TextMap(tuple(_read_row(row) for row in rows if row))


def _read_row(row: str) -> MappedStretch:
    start, end, digest, words, said = row.split("\t")
    claim = next((claim for claim in Claim if claim == said), Claim.ITEM)
    item = said if claim is Claim.ITEM else ""
    return MappedStretch(int(start), int(end), digest, int(words), claim, item)


class MapDifference(NamedTuple):
    """What a file and the documents do not share: text without an item by its offset, items without text."""

    unclaimed: tuple[tuple[int, str], ...]
    unsupported: tuple[str, ...]


def map_differences(
    mapped: TextMap, source: SourceFile, standards: Sequence[StandardDocument]
) -> MapDifference:
    """Compare a file with the map that was made of it, and with what the documents say today."""
    documents = {document.service.partition("/")[2]: document for document in standards}
    there = {
        f"{name} {address}"
        for name, document in documents.items()
        for component in Component
        for address in (component, *(item.address for item in standard_items(document, component)))
    }
    claims = _claims(mapped.stretches)
    unclaimed: list[tuple[int, str]] = []
    supported: set[str] = set()
    for stretch in text_map(source, standards).stretches:
        found = claims[stretch.digest].pop(0) if claims[stretch.digest] else None
        named = [one.item for one in (found, stretch) if one is not None and one.item in there]
        supported.update(named)
        known = bool(named) if found is None or found.claim is not Claim.NO_RULE else True
        if not known and stretch.claim is not Claim.NO_RULE:
            unclaimed.append((stretch.start, source.text[stretch.start : stretch.end]))
    once = {one.item for one in mapped.stretches if one.item}
    return MapDifference(tuple(unclaimed), tuple(sorted((once & there) - supported)))


def _claims(stretches: Iterable[MappedStretch]) -> defaultdict[str, list[MappedStretch]]:
    claims: defaultdict[str, list[MappedStretch]] = defaultdict(list)
    for stretch in stretches:
        claims[stretch.digest].append(stretch)
    return claims
