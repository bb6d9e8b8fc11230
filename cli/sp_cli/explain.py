"""`sp explain`: what a finding code means, why it matters, how to fix it, with an example."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.language import language, say
from sp_cli.options import AsJson, Lang
from sp_engine.presenting.codes import code_dict, code_section, codes_dict, codes_section
from sp_engine.words.codes import all_codes
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError, nearest
from sp_engine.words.language import Words

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
        if json:
            output.show_json(code_dict(codes[name], language()))
        else:
            output.show_section(code_section(codes[name], language()))
        return 0
    found = [entry for entry in codes.values() if entry.code.startswith(name)]
    if not found:
        raise DiagnosticError([_unknown(code or "", name, codes)])
    if json:
        output.show_json(codes_dict(found, language()))
    else:
        output.show_section(codes_section(found, language()))
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
