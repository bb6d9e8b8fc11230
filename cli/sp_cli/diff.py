"""`sp diff OLD NEW`: what changed between two decrees or two services, in words, component by component."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated, Any

import typer

from sp_cli import output
from sp_cli.difference_text import difference_lines
from sp_cli.language import language, say
from sp_cli.options import AsJson, CatalogueFolder, Lang
from sp_engine.assurance.differences.change import Change
from sp_engine.assurance.differences.decree_difference import Difference, compared
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError
from sp_engine.words.language import Words

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
        output.show_json({"old": old, "new": new, **_data(found)})
    else:
        for line in difference_lines(old, new, found):
            output.show(line)
    return 0


def _data(found: Difference) -> dict[str, Any]:
    return {
        "decree": [_change(change) for change in found.decree],
        "agency": [_change(change) for change in found.agency],
        "services": [
            {
                "service": one.service,
                "name": one.name.get(language()),
                "status": one.status,
                "changes": [_change(change) for change in one.changes],
            }
            for one in found.services
        ],
    }


def _change(change: Change) -> dict[str, str | None]:
    def told(words: Words | None) -> str | None:
        return None if words is None else words.get(language())

    return {
        "component": change.component,
        "kind": change.kind.value,
        "subject": change.subject,
        "before": told(change.before),
        "after": told(change.after),
        "shut_out": told(change.shut_out),
        "let_in": told(change.let_in),
        "note": told(change.note),
    }
