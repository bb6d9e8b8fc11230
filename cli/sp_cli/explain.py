"""`sp explain`: what a finding code means, why it matters, how to fix it, with an example."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.options import AsJson, Lang
from sp_cli.parameters import Argument
from sp_engine.presenting import code_dict, code_section, codes_dict, codes_section
from sp_engine.words import Diagnostic, DiagnosticError, Language, all_codes, nearest
from sp_engine.words.messages import cli_explain


def explain_command(
    code: Annotated[str | None, Argument()] = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    codes = all_codes()
    name = _name(code or "SP")
    found = [entry for entry in codes.values() if entry.code.startswith(name)]
    if name in codes:
        if json:
            output.show_json(code_dict(codes[name], language))
        else:
            output.show_section(code_section(codes[name], language))
    elif not found:
        raise DiagnosticError([_unknown(code or "", name, codes, language)])
    elif json:
        output.show_json(codes_dict(found, language))
    else:
        output.show_section(codes_section(found, language))
    return ExitCode.DONE


def _name(written: str) -> str:
    """Return a code as it is called: `sp204`, `204` and `SP-204` are SP204."""
    digits = re.fullmatch(r"(?:sp)?[- ]?(\d{0,3})", written.strip().lower())
    return f"SP{digits[1]}" if digits else written.strip()


def _unknown(written: str, name: str, codes: Iterable[str], language: Language) -> Diagnostic:
    entries = all_codes().values()
    word = written.lower()
    about = [e.code for e in entries if len(word) > 2 and word in e.title.get(language).lower()]
    if not about:
        near = nearest(name, codes, 0.8)
        return Diagnostic("SP607", "sp explain", values={"name": written}, suggestion=near)
    listed = ", ".join(f"`{code}`" for code in about[:8])
    advice = cli_explain.ABOUT.fill(word=written, codes=listed)
    return Diagnostic("SP607", "sp explain", values={"name": written}, advice=advice)
