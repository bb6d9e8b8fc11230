"""A picture that an agency laid beside its catalogue, such as its coat of arms.

In comes a file; out comes a picture, or the finding why it is none.  What it is, its first bytes say.
"""

from __future__ import annotations

from pathlib import Path

from sp_engine.papers.blocks import Picture, PictureFormat
from sp_engine.papers.template import TemplateError, read_own_file
from sp_engine.words import Diagnostic
from sp_engine.words.messages import papers as messages

_BEGINS = {b"\x89PNG\r\n\x1a\n": PictureFormat.PNG, b"\xff\xd8\xff": PictureFormat.JPEG}


def own_picture(path: Path, *, width: int, alternative: str) -> Picture:
    """Return the picture of a file, so many millimetres wide.  Raises `TemplateError` where it is none."""
    data = read_own_file(path)
    form = next((form for begin, form in _BEGINS.items() if data.startswith(begin)), None)
    if form is None and b"<svg" in data[:1000]:
        form = PictureFormat.SVG
    if form is None:
        raise TemplateError([Diagnostic("SP831", str(path), values={"problem": messages.NO_PICTURE})])
    return Picture(data, form, width, alternative)
