"""Advice that was tried: what a finding says to write is written, and read, before anybody is told.

In come findings, the texts that they are about, and who reads changed texts; out come the same findings,
without a proposal that would itself be refused where it is to stand.  Knows nothing about what a text means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import document_advice, yaml_mistakes
from sp_engine.yaml_text.strict_yaml import line_of

MOST_TRIED = 8
"""How many proposals are tried one by one, after all of them at once; what is not tried is not proposed."""
_FIRST_OF_SHAPE = "SP201"

FoundIn = Callable[[Mapping[str, str]], Iterable[Diagnostic]]
"""What is found, where some documents, by their names, say something else."""


class Proposal(NamedTuple):
    """A line, counted from 1, as a finding says that it should be; which columns of it are new."""

    line: int
    text: str
    start: int
    end: int

    def is_where(self, finding: Diagnostic) -> bool:
        """Whether a finding stands at what is new, or around it."""
        span = finding.span
        if span is None or not span.line <= self.line <= span.end_line:
            return False
        begins = span.column if span.line == self.line else 0
        ends = span.end_column if span.end_line == self.line else self.end + 1
        return begins < self.end and self.start < max(ends, begins + 1)


def proposal_of(finding: Diagnostic, text: str) -> Proposal | None:
    """Return what a finding proposes to write; None where it only says what to do."""
    span = finding.span
    line = None if span is None or span.line != span.end_line else line_of(text, span.line)
    if span is None or line is None:
        return None
    new = _rewritten(finding, line, span.column - 1, span.end_column - 1)
    if new is None:
        return None
    start = next(
        (i for i, (a, b) in enumerate(zip(line, new, strict=False)) if a != b), min(len(line), len(new))
    )
    behind = zip(reversed(line[start:]), reversed(new[start:]), strict=False)
    same = next((i for i, (a, b) in enumerate(behind) if a != b), min(len(line), len(new)) - start)
    return Proposal(span.line, new, start + 1, max(len(new) - same + 1, start + 2))


def _rewritten(finding: Diagnostic, line: str, start: int, end: int) -> str | None:
    if finding.suggestion is not None:
        return line[:start] + finding.suggestion + line[end:]
    written = None if finding.advice is None else _written(finding.advice)
    if written is None:
        return None
    if finding.code < _FIRST_OF_SHAPE:  # the whole line
        return line[: len(line) - len(line.lstrip())] + written
    if re.match(r"[a-z0-9_-]+: ", written):
        if before := re.search(r"[a-z0-9_-]+: *$", line[:start]):
            start = before.start()
        else:  # at the key itself: what it says goes with it
            return line[:start] + written + re.sub(r"^: *(?:\{[^{}]*\}|\[[^][]*\]|[^,}]*)", "", line[end:])
    return line[:start] + written + line[end:]


def _written(advice: Words) -> str | None:
    """Return the text that advice says to write, where that is all that it says and nothing is left open."""
    for template in (document_advice.WRITE, yaml_mistakes.WRITE):
        before, _, behind = re.split(r"(\{[a-z]+\})", template.id)
        if advice.id.startswith(before) and advice.id.endswith(behind):
            text = advice.id[len(before) : len(advice.id) - len(behind)]
            return None if "…" in text or "`" in text else text
    return None


def with_tried_advice(
    findings: Sequence[Diagnostic], texts: Mapping[str, str], found_in: FoundIn
) -> list[Diagnostic]:
    """Return findings without what they propose in vain.

    All is tried at once, a proposal a line, and what is refused then or had no room by itself: what two
    findings propose for one thing need not go together.  What was refused stays so where the document cannot
    be read without the others.
    """
    proposals = {
        i: proposal
        for i, finding in enumerate(findings)
        if (text := texts.get(finding.file)) is not None and (proposal := proposal_of(finding, text))
    }
    if not proposals:
        return list(findings)
    together = {(findings[i].file, p.line): i for i, p in reversed(proposals.items())}
    at_once = set(_refused({i: proposals[i] for i in together.values()}, findings, texts, found_in))
    refused = at_once | (proposals.keys() - set(together.values()))
    for i in sorted(refused)[:MOST_TRIED]:
        if not list(_refused({i: proposals[i]}, findings, texts, found_in, read=i in at_once)):
            refused.discard(i)
    return [_silent(finding) if i in refused else finding for i, finding in enumerate(findings)]


def _refused(
    proposals: Mapping[int, Proposal],
    findings: Sequence[Diagnostic],
    texts: Mapping[str, str],
    found_in: FoundIn,
    *,
    read: bool = False,
) -> Iterator[int]:
    """Yield the proposals at which something is found once they are written.

    With `read`, also those whose document still cannot be read then.
    """
    lines: dict[str, list[str]] = {}
    for i, proposal in proposals.items():
        file = findings[i].file
        known = lines.setdefault(file, texts[file].split("\n"))
        ending = "\r" if known[proposal.line - 1].endswith("\r") else ""
        known[proposal.line - 1] = proposal.text + ending
    after = list(found_in({file: "\n".join(text) for file, text in lines.items()}))
    broken = _of_syntax(after) - (set() if read else _of_syntax(findings))
    for i, proposal in proposals.items():
        own = findings[i]
        if own.file in broken or any(
            one.file == own.file
            and proposal.is_where(one)
            and (one.severity == "error" or one.code == own.code)
            for one in after
        ):
            yield i


def _of_syntax(findings: Iterable[Diagnostic]) -> set[str]:
    """Return the documents that cannot be read at all."""
    return {
        finding.file for finding in findings if finding.code < _FIRST_OF_SHAPE and finding.severity == "error"
    }


def _silent(finding: Diagnostic) -> Diagnostic:
    """Return a finding that no longer proposes what it did; it says what is wanted all the same."""
    return finding._replace(suggestion=None) if finding.suggestion else finding._replace(advice=None)
