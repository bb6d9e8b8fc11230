"""`sp diff OLD NEW`: what changed between two decrees or two services, in words, component by component."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.language import language, say
from sp_cli.options import AsJson, CatalogueFolder, Lang
from sp_engine.assurance.differences.decree_difference import compared
from sp_engine.presenting.differences import difference_dict, difference_section
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError

HELP = say("Bandingkan dua keputusan atau dua layanan.", "Compare two decrees or two services.")

_SIDE = say(
    "Keputusan (depok/2023), layanannya (depok/2023/tamu), berkas atau folder, atau REV:PATH menurut git.",
    "A decree (depok/2023), a service of it (depok/2023/tamu), a file or folder, or git's REV:PATH.",
)


def diff_command(
    old: Annotated[str, typer.Argument(metavar=say("LAMA", "OLD"), help=_SIDE)],
    new: Annotated[
        str, typer.Argument(metavar=say("BARU", "NEW"), help=say("Seperti yang lama.", "As the old one."))
    ],
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    lang: Lang = None,
) -> int:
    from sp_cli.sides import side_of

    with ExitStack() as folders:
        before, after = (side_of(text, catalogue, folders) for text in (old, new))
        if before.single != after.single:
            raise DiagnosticError([Diagnostic("SP623", f"{old} {new}", values={"given": f"{old} {new}"})])
        found = compared(before, after)
    if json:
        output.show_json(difference_dict(old, new, found, language()))
    else:
        output.show_section(difference_section(old, new, found, language()))
    return 0
