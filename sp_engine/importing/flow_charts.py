"""Flow charts in Mermaid: their boxes and the words on their arrows, as a sentence.

In comes the text of a chart; out come its words in its order.  How a chart branches, a person reads.
"""

from __future__ import annotations

import re

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
    body = re.sub(r"^\s*(?:graph|flowchart)\s+\w+\s*", "", text)
    said: list[str] = []
    for part in re.split(r"(?<!-)-->|-\.->|---?>|==>|-\.-", body):
        words = re.sub(r"\b[A-Z]\d?\s*(?=[\[({])|(?<=[\])}])\s*[A-Z]\d?\s*$", " ", part)
        words = re.sub(r"[\[\](){}\"|<>]+", " ", re.sub(r"\s--\s", " ", f" {words} "))
        words = re.sub(r"(?:^|\s)[A-Z]\d?(?=\s|$)", " ", words)
        if cleaned := " ".join(words.split()):
            said.append(cleaned)
    return " → ".join(said)
