"""Flow charts in Mermaid: their boxes and the words on their arrows, as a sentence.

In comes the text of a chart; out come its words in its order.  How a chart branches, a person reads.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_CLOSED_BY = {"([": "])", "((": "))", "[[": "]]", "{{": "}}", "[": "]", "(": ")", "{": "}"}
_BOX = re.compile(
    r"\b[A-Z]\w?\s*(?:"
    + "|".join(
        rf"{re.escape(opens)}(.{{1,400}}?){re.escape(ends)}(?=\s|$)" for opens, ends in _CLOSED_BY.items()
    )
    + ")"
)


def boxes_of_chart(text: str) -> list[str]:
    """Return the words of each box of a chart, in its order."""
    boxes = (next(filter(None, found.groups()), "") for found in _BOX.finditer(text))
    return [" ".join(box.strip(' "').split()) for box in boxes] or words_of_chart(text).split(" → ")


def words_of_chart(text: str) -> str:
    """Return the words of a chart, box after box."""
    boxes = [_plain(next(filter(None, found.groups()), "")) for found in _BOX.finditer(text)]
    drawn = iter(range(len(boxes)))
    body = _BOX.sub(
        lambda _: f" \x02{next(drawn)}\x02 ", re.sub(r"^\s*(?:graph|flowchart)\s+\w+\s*", "", text)
    )
    said: list[str] = []
    for part in re.split(r"(?<!-)-->|-\.->|---?>|==>|-\.-", body):
        words = re.sub(r"\b[A-Z]\d?\s*(?=[\[({])|(?<=[\])}])\s*[A-Z]\d?\s*$", " ", part)
        words = _plain(re.sub(r"\s--\s", " ", f" {words} "))
        words = re.sub(r"(?:^|\s)[A-Z]\d?(?=\s|$)", " ", words)
        words = re.sub("\x02(\\d+)\x02", lambda box: boxes[int(box[1])], words)
        if cleaned := " ".join(words.split()):
            said.append(cleaned)
    return " → ".join(said)


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[\[\](){}\"|<>]+", " ", words).split())


_BREAK = re.compile(r"<br\s*/?>|\\n", re.IGNORECASE)
_APART = re.compile(r"([^\W\d_]+)(-?\s+|-)(?=([a-z]+))")


def with_whole_words(text: str, known: Collection[str]) -> str:
    """Return a chart with the words put together that a box has broken: "menyerah<br>kan", "Peng- ajuan".

    `known`: the words that stand elsewhere in the file, in small letters.  Two halves are one word where the
    file has that word, and not both of them.
    """
    return _APART.sub(lambda found: _joined(found, known), _BREAK.sub(" ", text))


def _joined(found: re.Match[str], known: Collection[str]) -> str:
    first, second = found[1].lower(), found[3]
    whole = first + second in known and not (first in known and second in known)
    return found[1] if whole else found[0]
