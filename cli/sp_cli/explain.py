"""`sp explain`: what a finding code means, why it matters, how to fix it, with an example."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.language import language, say
from sp_cli.options import AsJson, Lang
from sp_engine.words.codes import Code, all_codes
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError, nearest
from sp_engine.words.language import Words
from sp_engine.words.messages.findings import FAMILIES

HELP = say("Jelaskan satu kode temuan.", "Explain a finding code.")


def explain_command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar=say("KODE", "CODE"),
            help=say("Misalnya SP204; SP2 untuk sekeluarga.", "Such as SP204; SP2 for a family."),
        ),
    ] = None,
    json: AsJson = False,
    lang: Lang = None,
) -> int:
    codes = all_codes()
    name = _name(code or "SP")
    if name in codes:
        _explain(codes[name], json)
        return 0
    found = [entry for entry in codes.values() if entry.code.startswith(name)]
    if not found:
        raise DiagnosticError([_unknown(code or "", name, codes)])
    _list(found, json)
    return 0


def _name(written: str) -> str:
    """Return a code as it is called: `sp204`, `204` and `SP-204` are SP204."""
    digits = re.fullmatch(r"(?:sp)?[- ]?(\d{0,3})", written.strip().lower())
    return f"SP{digits[1]}" if digits else written.strip()


def _unknown(written: str, name: str, codes: Iterable[str]) -> Diagnostic:
    entries = all_codes().values()
    word = written.lower()
    about = [e.code for e in entries if len(word) > 2 and word in e.title.get(language()).lower()]
    if not about:
        near = nearest(name, codes, 0.8)
        return Diagnostic("SP607", "sp explain", values={"name": written}, suggestion=near)
    listed = ", ".join(f"`{code}`" for code in about[:8])
    advice = Words(f"tentang {written}: {listed}", f"about {written}: {listed}")
    return Diagnostic("SP607", "sp explain", values={"name": written}, advice=advice)


def _list(entries: Iterable[Code], json: bool) -> None:
    rows = [(entry.code, entry.title.get(language())) for entry in entries]
    if json:
        output.show_json({"codes": [{"code": code, "title": title} for code, title in rows]})
        return
    gap = ""
    for family, name in FAMILIES.items():
        members = [f"  {code}  {title}" for code, title in rows if code.startswith(family)]
        if members:
            output.show("\n".join((gap + name.get(language()), *members)))
            gap = "\n"


def _explain(entry: Code, json: bool) -> None:
    words = language()
    if json:
        parts = {name: getattr(entry, name).get(words) for name in ("title", "message", "why", "fix")}
        output.show_json(
            {"code": entry.code, "severity": entry.severity, **parts, "bad": entry.bad, "good": entry.good}
        )
        return
    severity = {"error": say("kesalahan", "error"), "warning": say("peringatan", "warning")}[entry.severity]
    output.show(f"{entry.code}  {entry.title.get(words)} ({severity})\n")
    for label, text in (
        (say("pesan", "message"), entry.message.get(words)),
        (say("mengapa", "why"), entry.why.get(words)),
        (say("perbaiki", "fix"), entry.fix.get(words)),
    ):
        if (told := text.format_map(_Blanks())) != "…":  # else only its place says what is to be said
            output.show(output.wrapped(told, " " * 10, f"{label + ':':<10}"))
    for label, text in ((say("salah", "wrong"), entry.bad), (say("benar", "right"), entry.good)):
        output.show(f"\n{label}:")
        for line in text.split("\n"):
            output.show(f"    {line}")


class _Blanks(dict[str, str]):
    """Fills every blank of a sentence with an ellipsis."""

    def __missing__(self, name: str) -> str:
        return "…"
