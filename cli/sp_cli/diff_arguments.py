"""What `sp diff` is asked to compare: a decree or a service, by name, by path, or as it was at a revision.

A service may be read otherwise: `SERVICE@TAFSIR/BACAAN`, several readings with commas between.
"""

from __future__ import annotations

from contextlib import ExitStack
from os.path import realpath
from pathlib import Path
from re import fullmatch

from sp_cli.named_documents import catalogue_around
from sp_engine.assurance import Version, compared_at, nothing_at, read_otherwise
from sp_engine.catalogue import bundled_catalogue

_READ_OTHERWISE = r"(.+)@([a-z0-9-]+/[a-z0-9-]+(?:,[a-z0-9-]+/[a-z0-9-]+)*)"


def side_of(text: str, catalogue: Path | None, folders: ExitStack) -> Version:
    """Return what a word on the command line names; `folders` keeps what git gives until all is compared."""
    read = None if Path(text).exists() else fullmatch(_READ_OTHERWISE, text)
    if read is None:
        return _as_written(text, catalogue, folders)
    version = _as_written(read[1], catalogue, folders)
    if not version.single:
        raise nothing_at(text)
    return read_otherwise(version, read[2].split(","), text)


def _as_written(text: str, catalogue: Path | None, folders: ExitStack) -> Version:
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
