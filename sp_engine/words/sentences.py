"""Words put together: enumerations, the beginning of a sentence, a name inside one.

In come words of one language; out comes text in it.  Knows nothing about what is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, assert_never

from sp_engine.words.language import Language, Words
from sp_engine.words.messages import writing

Joint = Literal["and", "or"]


def listed(parts: Iterable[str], joint: Joint, language: Language) -> str:
    """Return `a, b, dan c` (or `atau`), in either language; what stands twice is said once."""
    items = list(dict.fromkeys(parts))
    if len(items) < 2:
        return "".join(items)
    comma = "," if len(items) > 2 else ""
    return f"{', '.join(items[:-1])}{comma} {_joint_words(joint).get(language)} {items[-1]}"


def _joint_words(joint: Joint) -> Words:
    match joint:
        case "and":
            return writing.AND
        case "or":
            return writing.OR
        case _ as never:
            assert_never(never)


def sentence(text: str) -> str:
    """Return the text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def within_sentence(name: str) -> str:
    """Return a name as it is written inside a sentence: `Modal usaha` as `modal usaha`, `NIB` as it is."""
    return (
        name[:1].lower() + name[1:] if name[1:2].islower() and name.partition(" ")[0][1:].islower() else name
    )
