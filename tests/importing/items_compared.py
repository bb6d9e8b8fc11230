"""Whether an import has an item of a catalogue that people wrote: same number, and nearly the same words.

In come the items of a component, as the catalogue and as the import have them; out comes for each item of
the catalogue by which rule it is right, or that it is wrong.  The words of two texts are compared by F1:
twice the common words over all words.  A word that a letter or two are wrong in is the word (a scan's), and
old and new spellings are one.

The catalogue cleans the wording of decrees, so more is forgiven, rule by rule, each counted apart:

* WORDS: nothing but spelling.  A figure that brackets repeat in words ("2 (dua)") counts once, and an
  abbreviation that one of both texts explains is what it stands for.
* HEADING: the heading above an item and who acts may be words of the item or stand beside it (`kelompok`,
  `jalur`, `pelaku`): they count where the other text has them.  An item may also be such a heading itself.
* JOINED: people write one sentence of a decree as several conditions, or several as one; all that stands
  under the same numbers is compared together, words that each part repeats counting once.
* CHART: people join a step with the box of the flow chart that draws it; the words of one box count where
  the step has them.
* ROOTS: people write "Memberi nomor" for "Pemberian nomor": a word is the same with other affixes.

Never forgiven: a number that is another, words of a neighbour, an item that is not there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache

from sp_engine.importing.citations import usual_words
from sp_engine.importing.label_words import alike
from sp_engine.importing.standard_items import StandardItem

LEAST_F1 = 0.8
CHART = "bagan"
"""The number of a step that only the flow chart has."""


class Rule(IntEnum):
    """By what an item is right; each rule forgives what those before it forgive, and more."""

    WORDS = 1
    HEADING = 2
    JOINED = 3
    CHART = 4
    ROOTS = 5


def right_items(
    mine: Sequence[StandardItem], other: Sequence[StandardItem], boxes: Sequence[str] = ()
) -> Iterator[tuple[StandardItem, Rule | None]]:
    """Yield each item of the catalogue with the strictest rule by which it is right, None if it is wrong.

    `boxes`: the words of the boxes of the component's flow chart.
    """
    other = list(_headings_apart(other))
    unused = [item for item in other if not item.numbers]
    for item in mine:
        drawn = [one for one in other if CHART in one.numbers]
        found = [one for one in other if set(item.numbers) & set(one.numbers)]
        rule = _rule(item, found if item.numbers else [*unused, *drawn], mine, other, boxes)
        if rule is not None and not item.numbers:
            best = max(unused, key=lambda one: _f1([item], [one], (), Rule.ROOTS), default=None)
            if best is not None and _f1([item], [best], (), Rule.ROOTS) >= LEAST_F1:
                unused.remove(best)
        yield item, rule


def _headings_apart(items: Sequence[StandardItem]) -> Iterator[StandardItem]:
    """Yield items, the heading that several begin with taken apart: "Heading: words"."""
    heads = Counter(item.text.partition(": ")[0] for item in items if ": " in item.text)
    for item in items:
        head, _, words = item.text.partition(": ")
        yield item._replace(text=words, above=head) if heads[head] > 1 else item


def _rule(
    item: StandardItem,
    found: Sequence[StandardItem],
    mine: Sequence[StandardItem],
    other: Sequence[StandardItem],
    drawn: Sequence[str],
) -> Rule | None:
    siblings = [one for one in mine if item.numbers and set(one.numbers) & set(item.numbers)]
    together = [one for one in other if {n for s in siblings for n in s.numbers} & set(one.numbers)]
    sentence = [one for one in other if not one.numbers]
    parts = [one for one in mine if not one.numbers]
    boxes = [(), *map(usual_words, drawn)]
    headings = [
        StandardItem((), heading)
        for one in other
        if _headed(item, one)
        for heading in (one.group, one.above)
        if heading
    ]
    for rule in Rule:
        pairs: list[tuple[Sequence[StandardItem], Sequence[StandardItem]]]
        pairs = [([item], [one]) for one in found]
        if rule >= Rule.HEADING:
            pairs += [([item], [one]) for one in headings]
        if rule >= Rule.JOINED and item.numbers:
            pairs += [([item], found), (siblings, together)]
        if rule >= Rule.JOINED and not item.numbers and len(sentence) == 1 and _each_adds(parts):
            pairs += [(parts, sentence)]
        for box in boxes if rule >= Rule.CHART else boxes[:1]:
            if any(_f1(one, two, box, rule) >= LEAST_F1 for one, two in pairs):
                return rule
    return None


def _headed(item: StandardItem, below: StandardItem) -> bool:
    """Tell whether an item may be the heading of another: without a number, or with one above the other's."""
    return not item.numbers or any(
        number.startswith(f"{own}.") for own in item.numbers for number in below.numbers
    )


def _f1(mine: Sequence[StandardItem], other: Sequence[StandardItem], box: Iterable[str], rule: Rule) -> float:
    """Return the F1 of the words of some items.

    Words that both have are common.  Words of a heading, an actor or a box count only where the other text
    has them: then they are common, and words of their side.
    """
    explanations = [one for item in (*mine, *other) for one in _explanations(item.text)]
    mine, other = (
        [one._replace(text=_explained(one.text, explanations)) for one in each] for each in (mine, other)
    )
    if rule is Rule.WORDS:
        return max(
            _plain_f1(a, b) for a in _with_and_without_group(mine) for b in _with_and_without_group(other)
        )
    roots = rule is Rule.ROOTS
    own, their = _words_once(mine), _words_once(other)
    own, their = _apart(own, their), _apart(their, own)
    common, own_left, their_left = _common(own, their, roots)
    enough = common >= 0.5 * min(len(own), len(their))  # a heading alone makes no item right
    own_beside = _words_beside(mine)
    their_beside = [*_words_beside(other), *box]
    from_their, own_left, _ = _common(own_left, their_beside, roots)
    from_own, their_left, _ = _common(their_left, own_beside, roots)
    common += from_their + from_own
    words = len(own) + len(their) + from_their + from_own
    return 2 * common / words if words and enough else 0.0


def _each_adds(items: Sequence[StandardItem]) -> bool:
    """Tell whether each of some items has words that the others have not."""
    return all(
        len(_words_once([one for one in items if one is not item])) < len(_words_once(items))
        for item in items
    )


def _words_beside(items: Sequence[StandardItem]) -> list[str]:
    """Return the words of the headings of items and of who acts, each once."""
    most: Counter[str] = Counter()
    for item in items:
        most |= Counter(usual_words(f"{item.above} {item.group}"))
    return list(most.elements())


def _with_and_without_group(items: Sequence[StandardItem]) -> Iterator[str]:
    yield " ".join(item.text for item in items)
    yield " ".join(f"{item.group} {item.text}" for item in items)


def _plain_f1(one: str, other: str) -> float:
    own, their = usual_words(one), usual_words(other)
    own, their = _apart(own, their), _apart(their, own)
    common, _, _ = _common(own, their, False)
    return 2 * common / (len(own) + len(their)) if own and their else float(own == their)


def _common(own: Sequence[str], their: Sequence[str], roots: bool) -> tuple[int, list[str], list[str]]:
    """Return how many words two lists have in common, and what is left of each."""
    rest, left, common = list(their), [], 0
    for word in own:
        match = next((w for w in rest if alike(word, w)), None)
        if match is None and roots:
            match = next((w for w in rest if _roots(word) & _roots(w)), None)
        if match is None:
            left.append(word)
        else:
            rest.remove(match)
            common += 1
    return common, left, rest


def _words_once(items: Sequence[StandardItem]) -> list[str]:
    """Return the words of items that are parts of one sentence: what each repeats counts once."""
    most: Counter[str] = Counter()
    for item in items:
        most |= Counter(usual_words(item.text))
    return list(most.elements())


def _apart(words: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return words with two of them as one where the other text has them so: "kerja sama", "kerjasama"."""
    known, joined = set(other), list[str]()
    for word in words:
        if joined and joined[-1] + word in known:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _explained(text: str, explanations: Iterable[tuple[str, str]]) -> str:
    """Return a text in which abbreviations stand as the words that they are explained by."""
    for words, short in explanations:
        twice = rf"{re.escape(words)}[\s(]+{re.escape(words)}\s*\)?"
        text = re.sub(rf"(?<![(\w]){short}(?!\w)", f" {words} ", text)
        text = re.sub(twice, words, text, flags=re.IGNORECASE)
    return text


def _explanations(text: str) -> Iterator[tuple[str, str]]:
    """Yield the abbreviations that a text explains: "Rapat Anggota (RA)", "RA (Rapat Anggota)"."""
    for found in re.finditer(r"\(([A-Z]{2,6})\)", text):
        before = text[: found.start()].split()[-len(found[1]) :]
        if _initials(before) == found[1]:
            yield " ".join(before), found[1]
    for found in re.finditer(r"\b([A-Z]{2,6})\s+\(([^()]+)\)", text):
        if _initials(found[2].split()) == found[1]:
            yield found[2], found[1]


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words).upper()


_PREFIXES = (
    "memper",
    "diper",
    "meng",
    "meny",
    "mem",
    "men",
    "me",
    "peng",
    "peny",
    "pem",
    "pen",
    "pe",
    "ber",
    "ter",
    "di",
    "ke",
    "se",
)
_SUFFIXES = ("kannya", "annya", "kan", "nya", "an", "i", "")
_LOST = {"meng": "k", "peng": "k", "meny": "s", "peny": "s", "mem": "p", "pem": "p", "men": "t", "pen": "t"}
_SHORTEST_ROOT = 4


@cache
def _roots(word: str) -> frozenset[str]:
    """Return what may be the root of a word: it without a prefix (but with the letter it took) and suffix."""
    bare = {word}
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            bare |= {word.removeprefix(prefix), _LOST.get(prefix, "") + word.removeprefix(prefix)}
    roots = {one.removesuffix(suffix) for one in bare for suffix in _SUFFIXES if one.endswith(suffix)}
    return frozenset(root for root in roots if len(root) >= _SHORTEST_ROOT)
