"""The text maps that lie in a catalogue, each beside its decree.

In come the files of a catalogue; out come maps, and the decree that a file is most likely of.
"""

from __future__ import annotations

from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import Decree, StandardDocument
from sp_engine.importing.claimed_stretches import MAP_NAME, TextMap, digest_of, read_map, text_map
from sp_engine.importing.source_blocks import SourceFile

_LEAST_SHARED = 0.2


def map_beside(files: CatalogueFiles, decree: Decree) -> TextMap | None:
    """Return the map of a decree, None where there is none that can be read."""
    path = files.root / decree.agency / decree.folder / MAP_NAME
    try:
        return read_map(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def standards_in(files: CatalogueFiles, decree: Decree) -> list[StandardDocument]:
    """Return the services of a decree in the order of its list.  Raises `DiagnosticError` for wrong ones."""
    names = (f"{decree.agency}/{listed.id}" for listed in decree.services)
    return [files.standard_of(decree, name).document for name in names]


def decree_of_file(files: CatalogueFiles, source: SourceFile) -> tuple[Decree, TextMap] | None:
    """Return the decree whose map shares most with a file, None where none shares a fifth."""
    digests = {stretch.digest for stretch in text_map(source, ()).stretches}
    best: tuple[float, Decree, TextMap] | None = None
    for agency in files.agency_ids():
        for decree in files.decrees(agency):
            mapped = map_beside(files, decree)
            if mapped is None or not mapped.stretches:
                continue
            own = [stretch for stretch in mapped.stretches if stretch.digest != digest_of("")]
            share = sum(stretch.digest in digests for stretch in own) / len(own)
            if share >= _LEAST_SHARED and (best is None or share > best[0]):
                best = (share, decree, mapped)
    return None if best is None else best[1:]
