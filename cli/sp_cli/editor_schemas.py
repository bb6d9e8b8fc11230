"""Writing what an editor reads beside a catalogue's documents: the schemas, and the line that names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from sp_cli.document_writing import replace_text
from sp_cli.output import unwritable
from sp_engine.authoring import FOLDER, KINDS, editor_schemas, first_line
from sp_engine.catalogue import CatalogueFiles, shown_path
from sp_engine.documents import DocumentKind

_OURS = re.compile(rf"# yaml-language-server: \$schema=[./]*{re.escape(FOLDER)}/[\w/.-]+\n")
_FORMAT = re.compile(rf"^format: sp-({'|'.join(KINDS)})/1\s*$", re.MULTILINE)


def renew_editor_schemas(root: Path) -> list[Path]:
    """Write the schemas that are missing or no longer fit the catalogue; return which."""
    files = CatalogueFiles(root)
    texts = {
        root / FOLDER / agency / name: text
        for agency in ("", *_with_layers(root))
        for name, text in editor_schemas(files, agency).items()
    }
    outdated = [p for p, text in texts.items() if not p.exists() or p.read_bytes() != text.encode()]
    for path in outdated:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()  # with the permissions of any new file; somebody else may be writing it too
        except OSError as error:
            raise unwritable(shown_path(path), error) from error
        replace_text(path, texts[path])
    return outdated


def name_schemas(root: Path, paths: Iterable[Path]) -> list[Path]:
    """Name its schema in every document that names none, or one of ours that is not its own; return which."""
    changed, with_layers = [], _with_layers(root)
    for path in paths:
        text = path.read_bytes().decode("utf-8", errors="replace")
        kind = _FORMAT.search(text)
        if kind is None or "\ufffd" in text:
            continue
        folder, *below = path.relative_to(root).parts
        line = first_line(DocumentKind(kind[1]), len(below), folder if folder in with_layers else "")
        ours = _OURS.match(text)
        if ours is not None or not text.startswith("# yaml-language-server:"):
            named = line + (text if ours is None else text[ours.end() :])
            if named != text:
                replace_text(path, named)
                changed.append(path)
    return changed


def _with_layers(root: Path) -> list[str]:
    """Return the agencies that add facts or regulations of their own."""
    layers = (f"{kind}.yaml" for kind in (DocumentKind.VOCABULARY, DocumentKind.REGULATIONS))
    return sorted({path.parent.name for name in layers for path in root.glob(f"*/{name}")})
