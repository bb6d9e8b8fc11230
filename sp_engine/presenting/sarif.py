"""Findings as SARIF 2.1.0, which code hosts and editors show beside the lines of a pull request.

In come findings; out comes the text of one log.  Its results are in one language.  Knows nothing about how
they were found, nor where the log goes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sp_engine.deciding import ENGINE_VERSION
from sp_engine.words import Code, Diagnostic, Language, Span, code_entry, visible, visible_json
from sp_engine.words.messages import findings as messages

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_text(findings: Sequence[Diagnostic], language: Language) -> str:
    """Return a log with a result for each finding, and a rule for each of their codes."""
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "sp-engine",
        "version": ENGINE_VERSION,
        "language": language,
        "rules": [_rule(code_entry(code), language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code), language) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return visible_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(entry: Code, language: Language) -> dict[str, Any]:
    """Return what a code is about; what a finding says is in its result."""
    return {
        "id": entry.code,
        "shortDescription": {"text": entry.title.get(language)},
        "defaultConfiguration": {"level": entry.severity},
    }


def _result(finding: Diagnostic, rule: int, language: Language) -> dict[str, Any]:
    told = (
        finding.message(language),
        f"{messages.WHY.get(language)}: {finding.why(language)}",
        f"{messages.FIX.get(language)}: {finding.fix(language)}",
    )
    left = finding.acknowledged
    suppressed = [] if left is None else [{"kind": "inSource", "justification": visible(left)}]
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": visible("\n".join(told))},
        "locations": [{"physicalLocation": _place(finding)}],
        **({"suppressions": suppressed} if suppressed else {}),
        **({"fixes": [fix]} if (fix := _fix(finding, language)) else {}),
    }


def _fix(finding: Diagnostic, language: Language) -> dict[str, Any] | None:
    """Return the text that was probably meant as a change of the document; None where none is proposed.

    A host may apply it by one click: only what stands in one line, and is what it looks like, is offered.
    """
    span, meant = finding.span, finding.suggestion
    if span is None or not meant or span.line != span.end_line or visible(meant) != meant:
        return None
    replacement = {"deletedRegion": _region(span), "insertedContent": {"text": meant}}
    change = {"artifactLocation": {"uri": _uri(finding.file)}, "replacements": [replacement]}
    return {"description": {"text": visible(finding.fix(language))}, "artifactChanges": [change]}


def _place(finding: Diagnostic) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.file)}}
    if finding.span is not None:
        place["region"] = _region(finding.span)
    return place


def _region(span: Span) -> dict[str, int]:
    return dict(zip(("startLine", "startColumn", "endLine", "endColumn"), span, strict=True))


def _uri(file: str) -> str:
    """Return a file as an address: relative as it is shown, which is from where the command ran."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
