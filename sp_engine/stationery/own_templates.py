"""Where the templates of an agency's papers lie: its own beside its catalogue come before ours.

In comes a folder; out come the folders in which a paper looks for its template, or what lies in them.
"""

from __future__ import annotations

from pathlib import Path

from sp_engine.papers import TemplateFolders

_SHARED = Path(__file__).with_name("templates")
"""What the templates of letters and of printed papers take in: the letterhead of a PDF."""


def own_folder(agency_folder: Path) -> Path:
    """Return where an agency's own templates and its coat of arms lie, beside its `instansi.yaml`."""
    return agency_folder / "templat"


def template_folders(bundled: Path, agency_folder: Path) -> TemplateFolders:
    """Return where the papers of an agency find their templates; `bundled` holds those of one room."""
    return TemplateFolders(bundled, own_folder(agency_folder), _SHARED)


def bundled_templates(*rooms: Path) -> dict[str, bytes]:
    """Return the templates of some rooms, with what they take in, by the names of their files."""
    found = (path for folder in (*rooms, _SHARED) for path in folder.iterdir() if path.is_file())
    return {path.name: path.read_bytes() for path in sorted(found, key=lambda path: path.name)}
