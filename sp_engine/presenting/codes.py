"""The codes of findings as sections and as JSON data: what each means, why it matters, how to fix it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sp_engine.presenting.findings import severity_span
from sp_engine.presenting.section import Code as Example
from sp_engine.presenting.section import Field, Group, Section, Term
from sp_engine.words import Code, Language
from sp_engine.words.messages import code_page
from sp_engine.words.messages.findings import FAMILIES

_LABEL, _CODE = 9, 6  # columns of a label and of a code


def code_section(entry: Code, language: Language) -> Section:
    """Return what a code means, with an example of the mistake and of its repair."""
    labels = (
        (code_page.MESSAGE, entry.message),
        (code_page.WHY, entry.why),
        (code_page.FIX, entry.fix),
    )
    terms = []
    for label, words in labels:
        told = words.get(language).format_map(_Blanks())
        if told != "…":  # else only its place says what is to be said
            terms.append(Term(label.get(language), told, _LABEL))
    examples = [
        Section("", (Field(label.get(language), "", (Example(text),)),))
        for label, text in ((code_page.WRONG, entry.bad), (code_page.RIGHT, entry.good))
    ]
    terms.append(Term(code_page.PAGE.get(language), code_page_of(entry), _LABEL))
    heading = f"{entry.code}  {entry.title.get(language)} ({severity_span(entry.severity, language).text})"
    return Section(heading, (Section("", tuple(terms)), *examples))


def code_page_of(entry: Code) -> str:
    """Return where the documentation explains a code."""
    return f"docs/reference/kode.md#{entry.code.lower()}"


def codes_section(entries: Sequence[Code], language: Language) -> Section:
    """Return codes with their titles, family by family."""
    families = []
    for family, name in FAMILIES.items():
        terms = tuple(
            Term(entry.code, entry.title.get(language), _CODE)
            for entry in entries
            if entry.code.startswith(family)
        )
        if terms:
            families.append(Section(name.get(language), (Group("", terms),)))
    return Section("", tuple(families))


def code_dict(entry: Code, language: Language) -> dict[str, Any]:
    """Return an entry as JSON data (docs/reference/interface.md)."""
    return {
        "code": entry.code,
        "severity": entry.severity,
        "title": entry.title.get(language),
        "message": entry.message.get(language),
        "why": entry.why.get(language),
        "fix": entry.fix.get(language),
        "bad": entry.bad,
        "good": entry.good,
        "page": code_page_of(entry),
    }


def codes_dict(entries: Iterable[Code], language: Language) -> dict[str, Any]:
    """Return codes with their titles as JSON data (docs/reference/interface.md)."""
    return {"codes": [{"code": entry.code, "title": entry.title.get(language)} for entry in entries]}


class _Blanks(dict[str, str]):
    """Fills every blank of a sentence with an ellipsis."""

    def __missing__(self, name: str) -> str:
        return "…"
