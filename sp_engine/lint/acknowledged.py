"""Warnings that whoever keeps a document has acknowledged, with a reason, while they say what they said.

In come findings and what the documents acknowledge; out come the findings, those with their reason, and one
for each acknowledgement that is about no warning any more: what it was about has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sp_engine.documents import Acknowledgement
from sp_engine.words import Diagnostic, all_codes
from sp_engine.words.messages import acknowledgements as messages
from sp_engine.yaml_text import Source


class Acknowledged(NamedTuple):
    """What a document acknowledges."""

    source: Source
    statement: Acknowledgement

    @property
    def key(self) -> tuple[str, str, str]:
        return self.source.name, self.statement.code, _said(self.statement.message)


def with_acknowledgements(
    findings: Iterable[Diagnostic], statements: Iterable[Acknowledged]
) -> Iterator[Diagnostic]:
    """Yield the findings, each acknowledged one with its reason, and what is wrong with the reasons."""
    findings, stated = tuple(findings), {statement.key: statement for statement in statements}
    acknowledged = set()
    for finding in findings:
        key = finding.file, finding.code, _said(finding.message())
        statement = stated.get(key)
        if statement is None or finding.severity == "error":
            yield finding
        else:
            acknowledged.add(key)
            yield finding._replace(acknowledged=statement.statement.reason)
    for key, one in stated.items():
        if key not in acknowledged:
            yield _about_nothing(one, findings)


def _about_nothing(one: Acknowledged, findings: Iterable[Diagnostic]) -> Diagnostic:
    code = all_codes().get(one.statement.code)
    if code is None or code.severity == "error":
        return one.source.finding("SP391", one.statement.place("code").path, name=one.statement.code)
    now = [f.message() for f in findings if (f.file, f.code) == (one.source.name, one.statement.code)]
    advice = messages.NOW_SAYS.fill(message=_in_quotes(now[0])) if len(now) == 1 else None
    path = one.statement.place("message").path
    return one.source.finding("SP390", path, name=one.statement.code)._replace(advice=advice)


def _in_quotes(text: str) -> str:
    """Return a text as a document may say it, whatever stands in it."""
    return "'" + text.replace("'", "''") + "'"


def _said(message: str) -> str:
    return " ".join(message.split())
