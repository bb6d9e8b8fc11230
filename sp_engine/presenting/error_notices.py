"""What is wrong with what a standard rests on, told beside what was worked out all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sp_engine.presenting.section import Paragraph
from sp_engine.words import Diagnostic, Language
from sp_engine.words.messages import decision_page


def error_notices(errors: Iterable[Diagnostic], language: Language) -> Iterator[Paragraph]:
    """Yield a paragraph for each error."""
    for error in errors:
        problem = error.message(language)
        told = decision_page.WITH_ERRORS.say(language, place=error.place(), code=error.code, problem=problem)
        yield Paragraph(told)
