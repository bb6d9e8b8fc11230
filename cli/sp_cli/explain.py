"""`sp explain`: what a finding code means, why it matters, how to fix it, with an example."""

from __future__ import annotations

from typing import Annotated

import typer

from sp_cli import output
from sp_cli.language import language, say
from sp_cli.options import AsJson, Lang
from sp_engine.reading.codes import all_codes
from sp_engine.reading.diagnostics import Diagnostic, DiagnosticError, nearest

HELP = say("Jelaskan satu kode temuan.", "Explain a finding code.")


def explain_command(
    code: Annotated[
        str | None, typer.Argument(metavar=say("KODE", "CODE"), help=say("Misalnya SP204.", "Such as SP204."))
    ] = None,
    json: AsJson = False,
    lang: Lang = None,
) -> int:
    codes = all_codes()
    if code is None:
        rows = [(entry.code, entry.title.get(language())) for entry in codes.values()]
        if json:
            output.show_json({"codes": [{"code": c, "title": title} for c, title in rows]})
        else:
            output.show_table((say("KODE", "CODE"), say("ARTI", "MEANING")), rows)
        return 0
    if code.upper() not in codes:
        near = nearest(code.upper(), codes)
        raise DiagnosticError([Diagnostic("SP607", "sp explain", values={"name": code}, suggestion=near)])
    entry = codes[code.upper()]
    words = language()
    if json:
        parts = {name: getattr(entry, name).get(words) for name in ("title", "message", "why", "fix")}
        output.show_json(
            {"code": entry.code, "severity": entry.severity, **parts, "bad": entry.bad, "good": entry.good}
        )
        return 0
    severity = {"error": say("kesalahan", "error"), "warning": say("peringatan", "warning")}[entry.severity]
    output.show(f"{entry.code}  {entry.title.get(words)} ({severity})\n")
    for label, text in (
        (say("pesan", "message"), entry.message.get(words)),
        (say("mengapa", "why"), entry.why.get(words)),
        (say("perbaiki", "fix"), entry.fix.get(words)),
    ):
        output.show(output.wrapped(text, " " * 10, f"{label + ':':<10}"))
    for label, text in ((say("salah", "wrong"), entry.bad), (say("benar", "right"), entry.good)):
        output.show(f"\n{label}:")
        for line in text.split("\n"):
            output.show(f"    {line}")
    return 0
