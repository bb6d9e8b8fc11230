"""Slips that can be mended without guessing: a name one slip away from the only one meant, keys out of order,
a note that is missing, a sentence left behind by the rule beside it.

In comes a catalogue folder; out come the documents that would change, old and new.  Nothing is written:
the work is done on a copy, round by round, since one slip can hide the next.  What only the author knows is
never filled in (what a note has to say, a number, a date), and a name with other digits is another name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from os.path import realpath
from pathlib import Path
from typing import NamedTuple, assert_never

from sp_engine.assurance import check_catalogue
from sp_engine.authoring.catalogue_copy import working_copy
from sp_engine.authoring.missing_notes import with_notes
from sp_engine.authoring.name_uses import NameUses, Slip, read_text, write_text
from sp_engine.catalogue import CatalogueError, CatalogueFiles
from sp_engine.documents import keys_in_order, laid_out
from sp_engine.words import Diagnostic, Span, Words
from sp_engine.yaml_text import SourceError, line_of, load_source

MOST_ROUNDS = 5
SHORTEST, LONG = 4, 8
# Which of the two names is right cannot be told: the decree's list, or the name of the file.
_EITHER_SIDE = ("SP307", "SP308")
# What is meant is a word of the schema, which no document defines.
_OF_THE_SCHEMA = ("SP201", "SP205", "SP206", "SP210")
# What is suggested is no guess from letters: the rule and the decree's own words say it.
_KNOWN = ("SP119", "SP350", "SP352", "SP392", "SP393", "SP394", "SP395")


def proposed_fixes(root: Path, wanted: Callable[[Path], bool]) -> Mapping[Path, tuple[bytes, str]]:
    """Return what each wanted document that would change holds now, and its new text, by its path."""
    with working_copy(root) as copy:
        before = {path: path.read_bytes() for path in copy.rglob("*.yaml")}
        chosen = {
            path: root / path.relative_to(copy) for path in before if wanted(root / path.relative_to(copy))
        }
        for path in chosen:
            _note(path)
        findings = check_catalogue(CatalogueFiles(copy))
        for _ in range(MOST_ROUNDS):
            mended = _mended(findings, chosen, _names(copy), NameUses(copy))
            if not mended:
                break
            earlier = {path: path.read_bytes() for path in mended}
            for path, text in mended.items():
                write_text(path, text)
            after = check_catalogue(CatalogueFiles(copy))
            if _unread(after) > _unread(findings):  # never trade one error for a worse one
                for path, old in earlier.items():
                    path.write_bytes(old)
                break
            findings = after
        fixed = {}
        for path, own in chosen.items():
            new = _in_order(path, changed=path.read_bytes() != before[path])
            if new is not None and new.encode() != before[path]:
                fixed[own] = (before[path], new)
        return fixed


def _note(path: Path) -> None:
    """Write the notes that a document lacks."""
    try:
        source = load_source(path)
    except SourceError:
        return
    text = with_notes(source)
    if text != source.text:
        write_text(path, text)


def slip_apart(word: str, name: str) -> bool:
    """Whether `word` is `name` with a slip: a letter more, less, other or swapped; two in a long name."""
    word = word.lower()
    if len(name) < SHORTEST or re.findall(r"\d+", word) != re.findall(r"\d+", name):
        return False
    return _distance(word, name) <= (2 if len(name) >= LONG else 1)


def _unread(findings: Iterable[Diagnostic]) -> int:
    """Count the documents that cannot be read at all, or are not of their form."""
    return len({f.file for f in findings if f.code < "SP201"})


def _in_order(path: Path, *, changed: bool) -> str | None:
    """Return the document laid out when it was mended, or has keys out of order; None to leave it alone."""
    try:
        text = load_source(path).text
        return laid_out(text, str(path)) if changed or not keys_in_order(text, str(path)) else None
    except SourceError:
        return read_text(path) if changed else None


def _mended(
    findings: Iterable[Diagnostic], chosen: Mapping[Path, Path], names: set[str], uses: NameUses
) -> Mapping[Path, str]:
    """Return the chosen documents that change, with every slip mended that has one remedy."""
    changes: dict[Path, set[_Change]] = {}
    for finding in findings:
        path = Path(realpath(finding.file))
        change = _change(path, finding, names) if path.is_file() else None
        if change is None:
            continue
        if finding.code not in _KNOWN + _OF_THE_SCHEMA:
            match uses.slip(path, change.word, change.meant):
                case Slip.IN_USE:
                    pass
                case Slip.IN_DEFINITION:
                    path, span = uses.definition(change.meant)
                    change = _Change(span, change.meant, change.word)
                case Slip.UNKNOWN:
                    continue
                case _ as never:
                    assert_never(never)
        if path in chosen:
            changes.setdefault(path, set()).add(change)
    return {path: _changed(read_text(path), some) for path, some in changes.items()}


class _Change(NamedTuple):
    """What stands at a place of one line, and what is to stand there."""

    span: Span
    word: str
    meant: str


def _change(path: Path, finding: Diagnostic, names: set[str]) -> _Change | None:
    """Return how a finding is mended that has one remedy."""
    span, meant = finding.span, finding.suggestion
    if span is None or meant is None or span.line != span.end_line or finding.code in _EITHER_SIDE:
        return None
    written = (line_of(read_text(path), span.line) or "")[span.column - 1 : span.end_column - 1]
    word = written.strip("\"'")
    near = {name for name in names | _told(finding) if name != word and slip_apart(word, name)}
    certain = finding.code in _KNOWN or near == {meant}
    return _Change(span, word, meant) if certain and word != meant else None


def _changed(text: str, changes: Iterable[_Change]) -> str:
    lines = text.split("\n")
    for span, word, meant in sorted(changes, reverse=True):
        line = lines[span.line - 1]
        new = line[span.column - 1 : span.end_column - 1].replace(word, meant)
        lines[span.line - 1] = line[: span.column - 1] + new + line[span.end_column - 1 :]
    return "\n".join(lines)


def _told(finding: Diagnostic) -> set[str]:
    """Return the names that the finding itself offers."""
    told = " ".join(v.id if isinstance(v, Words) else v for v in finding.values.values())
    return {*re.findall(r"`([\w-]+)`", told), finding.suggestion or ""}


def _names(copy: Path) -> set[str]:
    """Return the names that all documents share: facts, their choices and attributes, regulations."""
    try:
        files = CatalogueFiles(copy)
        found: set[str] = set()
        for agency in ("", *files.agency_ids()):
            vocabulary = files.vocabulary(agency)
            found.update(vocabulary, files.regulations(agency))
            for fact in vocabulary.values():
                found.update(fact.choices or (), (name.partition(".")[2] for name in fact.attributes or ()))
    except CatalogueError:
        return set()
    return found


def _distance(one: str, other: str) -> int:
    """Return how many letters to add, drop, change or swap with their neighbour make one of the other."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
