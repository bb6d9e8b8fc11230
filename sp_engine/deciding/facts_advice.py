"""Advice about a facts file that is no YAML, tried as facts.

In come the findings about its text, and the standard that the facts are for; out come the same findings,
without a proposal that would be refused once it is read as facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sp_engine.deciding.applicant_facts import parse_facts
from sp_engine.deciding.facts_file import read_facts_file
from sp_engine.documents import Standard
from sp_engine.words import Diagnostic, DiagnosticError
from sp_engine.yaml_text import parse_text, with_tried_advice


def tried_as_facts(findings: Sequence[Diagnostic], text: str, standard: Standard) -> list[Diagnostic]:
    """Return findings about a text without the advice that would be refused as facts."""
    name = findings[0].file

    def found_in(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        try:
            given = read_facts_file(parse_text(texts[name], name), standard.service)
            parse_facts(given.facts, standard, None, given.source)
        except DiagnosticError as error:
            return error.diagnostics
        return ()

    return with_tried_advice(findings, {name: text}, found_in)
