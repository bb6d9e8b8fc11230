"""A code that a telephone reads, as a drawing.

In comes a text; out comes a picture.  Knows nothing of what the text is for.
"""

from __future__ import annotations

import io

from sp_engine.packages import optional_package
from sp_engine.papers.blocks import Picture, PictureFormat


def qr_code(text: str, *, width: int, alternative: str) -> Picture:
    """Return the code of a text, so many millimetres wide; `alternative` says what it is."""
    segno = optional_package("segno", "documents")
    drawn = io.BytesIO()
    segno.make(text, micro=False, error="m").save(drawn, kind="svg", border=2, xmldecl=False, nl=False)
    return Picture(drawn.getvalue(), PictureFormat.SVG, width, alternative)
