"""What `sp diff` is asked to compare: a decree or a service, by name, by path, or as it was at a revision."""

from __future__ import annotations

from contextlib import ExitStack
from os.path import realpath
from pathlib import Path

from sp_cli.named_documents import catalogue_around
from sp_engine.assurance import Version, compared_at, nothing_at
from sp_engine.catalogue import bundled_catalogue


def side_of(text: str, catalogue: Path | None, folders: ExitStack) -> Version:
    """Return what a word on the command line names; `folders` keeps what git gives until all is compared."""
    root = catalogue or bundled_catalogue()
    parts = text.strip("/").split("/")
    if len(parts) in (2, 3) and (root / parts[0] / parts[1] / "penetapan.yaml").exists():
        place = root.joinpath(*parts)
        return compared_at(place if len(parts) == 2 else place.with_name(f"{parts[2]}.yaml"), root, text)
    path = Path(text)
    if not path.exists() and ":" in text:
        from sp_cli.git_revisions import at_revision

        revision, _, written = text.partition(":")
        path = folders.enter_context(at_revision(revision, written))
    if not path.exists():
        raise nothing_at(text)
    return compared_at(Path(realpath(path)), catalogue_around([path]) or root, text)
