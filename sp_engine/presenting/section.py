"""What is said, as a tree of sections that any writer can turn into its form.

In come the texts of one thing (a decision, a standard, a difference …) in one language; out comes a tree of
immutable nodes.  It says what each text is; how that looks (colour, indentation, blank lines, tags) is for
the writers, each of which matches every kind.  Knows nothing about what it is told of.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeAlias

from sp_engine.immutable import Immutable


class Style(StrEnum):
    """What a stretch of text is to its reader."""

    GOOD = "good"
    BAD = "bad"
    WAIT = "wait"
    DIM = "dim"
    STRONG = "strong"
    CODE = "code"
    PLACE = "place"


class Span(Immutable):
    """A stretch of text; `link` is the anchor of what it speaks of, `remark` what is to be known about it."""

    text: str
    style: Style | None = None
    link: str | None = None
    remark: str | None = None


Text: TypeAlias = "str | Span | tuple[Text, ...]"


class Section(Immutable):
    """A part that stands apart from what is before it; `mark` is its number or sign.

    One that is `folded` is for who asks for more: a page shows its heading, and the rest once it is opened.
    """

    heading: Text
    parts: tuple[Part, ...]
    mark: str | None = None
    anchor: str | None = None
    folded: bool = False


class Group(Immutable):
    """What belongs together under a heading of its own; without one, under what stands before it."""

    heading: Text
    parts: tuple[Part, ...]


class Paragraph(Immutable):
    """Running text; a label says what it is about."""

    text: Text
    label: str = ""


class Note(Immutable):
    """An aside of whoever wrote it down, not of the matter itself."""

    text: Text
    label: str = ""


class Line(Immutable):
    """A sentence that a program may look for: it stays on one line wherever lines have no end."""

    text: Text


class Field(Immutable):
    """A name with its value, on one line like `Line`, and what there is to say about it."""

    name: Text
    value: Text = ""
    parts: tuple[Part, ...] = ()


class Item(Immutable):
    """One of a list, after its mark: a sign, a status, a place; in a numbered list after its number.

    That is empty for one that has none.
    """

    mark: Text
    text: Text
    parts: tuple[Part, ...] = ()
    number: str | None = None


class Step(Immutable):
    """A step of a procedure; `leads_on` when the one after it follows without condition."""

    number: str
    text: Text
    parts: tuple[Part, ...] = ()
    leads_on: bool = False


class Term(Immutable):
    """A term with its explanation beside it; terms of a list that are about `column` letters long."""

    term: str
    text: Text
    column: int


class Figures(Immutable):
    """Names, each with its number."""

    pairs: tuple[tuple[str, int], ...]


class Share(Immutable):
    """How much of a whole: a number that can also be seen."""

    text: Text
    part: int
    whole: int


class Table(Immutable):
    """Rows under headings; `figures` are the columns that hold numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    figures: frozenset[int] = frozenset()


class Code(Immutable):
    """Text that is kept letter by letter."""

    text: str


class Listing(Immutable):
    """Numbered lines of a document, with what is known about stretches of them; `anchor` begins theirs."""

    lines: tuple[tuple[int, Text], ...]
    anchor: str


class Message(Immutable):
    """A finding at its place: how grave, what is wrong there, the line marked under it, why, how to mend it.

    `parts` are what else there is to know.  `alike` are the other places with what is wrong there, where the
    same advice helps.
    """

    place: str
    severity: Span
    code: str
    text: Text
    excerpt: tuple[str, ...] = ()
    advice: tuple[Field, ...] = ()
    parts: tuple[Part, ...] = ()
    alike: tuple[tuple[str, Text], ...] = ()


Part: TypeAlias = (
    Section
    | Group
    | Paragraph
    | Note
    | Line
    | Field
    | Item
    | Step
    | Term
    | Figures
    | Share
    | Table
    | Code
    | Listing
    | Message
)


def spans(text: Text) -> tuple[Span, ...]:
    """Return a text as its stretches; none when it is empty."""
    if isinstance(text, str):
        return (Span(text),) if text else ()
    if isinstance(text, Span):
        return (text,) if text.text else ()
    return tuple(span for part in text for span in spans(part))


def strong(text: str) -> Span:
    """Return a text that stands out."""
    return Span(text, Style.STRONG)


def prose(text: str) -> Text:
    """Return a sentence in which what stands in backticks is code."""
    parts = re.split("`([^`]+)`", text)
    return tuple(Span(part, Style.CODE) if i % 2 else part for i, part in enumerate(parts) if part)
