"""Another name for a fact or a regulation, where it is defined and wherever it is used.

In come a catalogue folder and two names; out come the documents that change, old and new.  Nothing is
written: the work is done on a copy, and a catalogue that would say something else afterwards is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from sp_engine.assurance import check_catalogue
from sp_engine.authoring.catalogue_copy import working_copy
from sp_engine.authoring.name_uses import write_text
from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import DocumentKind, laid_out
from sp_engine.words import Diagnostic, DiagnosticError, Span, Words, nearest
from sp_engine.words.messages import renaming
from sp_engine.yaml_text import DataPath, Json, Source, load_source

_NAMES = {DocumentKind.VOCABULARY: r"[a-z][a-z0-9_]*", DocumentKind.REGULATIONS: r"[a-z][a-z0-9-]*"}


class RenamingError(DiagnosticError):
    """A name that cannot be changed into another."""


def renamed_documents(root: Path, old: str, new: str) -> Mapping[Path, tuple[bytes, str]]:
    """Return what each document that would change holds now, and its new text, by its path."""
    with working_copy(root) as copy:
        before = _findings(copy)
        if any(finding.severity == "error" for finding in check_catalogue(CatalogueFiles(copy))):
            raise _refused(old, renaming.ERRORS_FIRST)
        kind = _kind_of(copy, old)
        if re.fullmatch(_NAMES[kind], new) is None:
            raise _refused(old, renaming.NO_NAME.fill(name=new))
        sources = {path: load_source(path) for path in sorted(copy.rglob("*.yaml"))}
        if any(_spans(source, new) for source in sources.values()):
            raise _refused(old, renaming.TAKEN.fill(name=new))
        changed: dict[Path, tuple[bytes, str]] = {}
        for path, source in sources.items():
            text = _renamed(source, old, new)
            if text != source.text:
                changed[root / path.relative_to(copy)] = path.read_bytes(), laid_out(text, path.name)
                write_text(path, changed[root / path.relative_to(copy)][1])
        if _findings(copy) != before:
            raise _refused(old, renaming.SAYS_SOMETHING_ELSE)
        return changed


def _findings(copy: Path) -> Counter[str]:
    return Counter(finding.code for finding in check_catalogue(CatalogueFiles(copy)))


def _kind_of(copy: Path, name: str) -> DocumentKind:
    """Return the kind of document that defines a name in this catalogue.  Raises `RenamingError`."""
    known: list[str] = []
    for kind in _NAMES:
        for path in (copy / f"{kind}.yaml", *sorted(copy.glob(f"*/{kind}.yaml"))):
            parts = load_source(path).data.values() if path.exists() else ()
            names = [one for part in parts if isinstance(part, dict) for one in part]
            if name in names:
                return kind
            known += names
    raise RenamingError(
        [Diagnostic("SP626", name, None, {"problem": renaming.NOT_DEFINED}, nearest(name, known))]
    )


def _renamed(source: Source, old: str, new: str) -> str:
    """Return the text of a document with the new name in every place of the old one."""
    lines = source.text.split("\n")
    for span in sorted(_spans(source, old), reverse=True):
        line = lines[span.line - 1]
        written = line[span.column - 1 : span.end_column - 1].replace(old, new)
        lines[span.line - 1] = line[: span.column - 1] + written + line[span.end_column - 1 :]
    return "\n".join(lines)


def _spans(source: Source, name: str) -> list[Span]:
    """Return where a key or a whole value is the name."""
    keys = [span for path, span in source.keys.items() if path[-1] == name]
    values = [
        span
        for path, span in source.values.items()
        if path and _at(source.data, path) == name and span.line == span.end_line
    ]
    return keys + values


def _at(data: Json, path: DataPath) -> Json:
    for step in path:
        data = data[step]
    return data


def _refused(name: str, problem: Words) -> RenamingError:
    return RenamingError([Diagnostic("SP626", name, None, {"problem": problem})])
