"""`sp diff OLD NEW`: what changed between two decrees or two services, in words, component by component."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from typing import Annotated, Any

import typer

from sp_cli import output
from sp_cli.language import language, say
from sp_cli.options import AsJson, CatalogueFolder, Lang
from sp_engine.assurance.differences.decree_difference import Difference, compared
from sp_engine.assurance.differences.standard_difference import Change, Kind
from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Diagnostic, DiagnosticError
from sp_engine.standards.model import COMPONENTS

HELP = say("Bandingkan dua keputusan atau dua layanan.", "Compare two decrees or two services.")

_SIDE = say(
    "Keputusan (depok/2023), layanannya (depok/2023/tamu), berkas atau folder, atau REV:PATH menurut git.",
    "A decree (depok/2023), a service of it (depok/2023/tamu), a file or folder, or git's REV:PATH.",
)
_MARKS = {
    "added": Words("+ ditambah", "+ added"),
    "dropped": Words("- dihapus", "- dropped"),
    "tightened": Words("↑ diperketat", "↑ tightened"),
    "loosened": Words("↓ diperlonggar", "↓ loosened"),
    "quicker": Words("↓ dipercepat", "↓ quicker"),
    "slower": Words("↑ diperlambat", "↑ slower"),
    "cheaper": Words("↓ lebih murah", "↓ cheaper"),
    "dearer": Words("↑ lebih mahal", "↑ dearer"),
    "changed": Words("~ diubah", "~ changed"),
    "reworded": Words("~ bunyi", "~ wording"),
    "renumbered": Words("~ nomor butir", "~ item numbers"),
}


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
        for line in _lines(old, new, found):
            output.show(line)
    return 0


def _data(found: Difference) -> dict[str, Any]:
    return {
        "decree": [_change(change) for change in found.decree],
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
    }


def _lines(old: str, new: str, found: Difference) -> Iterator[str]:
    yield output.colour(f"{old} → {new}", "bold")
    if found.decree:
        yield ""
        yield output.colour(say("Penetapan", "Decree"), "bold")
        yield from _changes(found.decree)
    same = [one for one in found.services if one.status == "same"]
    for one in found.services:
        if one.status != "same":
            yield ""
            state = {
                "added": say(" – layanan baru", " – new service"),
                "dropped": say(" – dihapus", " – dropped"),
            }
            title = f"{one.name.get(language())} ({one.service}){state.get(one.status, '')}"
            yield output.colour(title, "bold")
            for component, group in groupby(one.changes, key=lambda change: change.component):
                known = COMPONENTS.get(component)
                yield f"  {known.get(language()) if known else component}"
                yield from _changes(tuple(group))
    if same:
        yield ""
        listed = ", ".join(one.service for one in same)
        yield output.wrapped(say(f"Tidak berubah: {listed}", f"Unchanged: {listed}"), "  ", "")


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    moved = [change for change in changes if change.kind is Kind.RENUMBERED]
    for change in changes:
        if change in moved:
            continue
        mark = _MARKS[change.kind.value].get(language())
        subject = f" {change.subject}" if change.subject else ""
        yield output.wrapped(_told(change), "        ", f"    {mark}{subject}: ")
        for words, label in (
            (change.shut_out, say("kini tidak memenuhi", "no longer meets it")),
            (change.let_in, say("kini memenuhi", "now meets it")),
        ):
            if words is not None:
                yield output.wrapped(words.get(language()), "          ", f"        {label}: ")
    if moved:
        listed = "; ".join(f"{change.subject} {_told(change)}" for change in moved)
        yield output.wrapped(listed, "        ", f"    {_MARKS['renumbered'].get(language())}: ")


def _told(change: Change) -> str:
    """Return what was and what is; in Indonesian where the translation is the same."""
    both = [words for words in (change.before, change.after) if words is not None]
    same = len(both) == 2 and both[0].get(language()) == both[1].get(language())
    return " → ".join(words.id if same else words.get(language()) for words in both)
