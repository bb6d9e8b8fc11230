"""Writing what an editor reads beside a catalogue's documents: the schemas, and the line that names them."""

from __future__ import annotations

import re
from pathlib import Path

from sp_cli.document_writing import replace_text
from sp_cli.named_documents import documents
from sp_cli.output import unwritable
from sp_engine.authoring import FOLDER, KINDS, editor_schemas, first_line
from sp_engine.catalogue import CatalogueFiles, shown_path
from sp_engine.documents import DocumentKind

_FORMAT = re.compile(rf"^format: sp-({'|'.join(KINDS)})/1\s*$", re.MULTILINE)


def renew_editor_schemas(root: Path) -> list[Path]:
    """Write the schemas that are missing or no longer fit the catalogue; return which."""
    texts = {root / FOLDER / name: text for name, text in editor_schemas(CatalogueFiles(root)).items()}
    outdated = [p for p, text in texts.items() if not p.exists() or p.read_bytes() != text.encode()]
    for path in outdated:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()  # with the permissions of any new file; somebody else may be writing it too
        except OSError as error:
            raise unwritable(shown_path(path), error) from error
        replace_text(path, texts[path])
    return outdated


def add_first_lines(root: Path) -> list[Path]:
    """Name its schema in every document that names none; return which."""
    changed = []
    for path in documents([root], root):
        text = path.read_bytes().decode("utf-8", errors="replace")
        kind = _FORMAT.search(text)
        if kind and "\ufffd" not in text and not text.startswith("# yaml-language-server:"):
            depth = len(path.relative_to(root).parts) - 1
            replace_text(path, first_line(DocumentKind(kind[1]), depth) + text)
            changed.append(path)
    return changed
