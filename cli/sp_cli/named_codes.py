"""The codes of findings that the command line names: `sp204` and `204` are SP204, `SP2` is a family."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sp_engine.words import Diagnostic, DiagnosticError, Language, all_codes, nearest
from sp_engine.words.messages import cli_explain


def named_codes(written: str, command: str, language: Language) -> tuple[str, ...]:
    """Return the code that is named, or those of the family.  Raises `DiagnosticError` for none."""
    codes = all_codes()
    name = _name(written)
    if name in codes:
        return (name,)
    found = tuple(code for code in codes if code.startswith(name))
    if not found:
        raise DiagnosticError([_unknown(written, name, codes, command, language)])
    return found


def _name(written: str) -> str:
    """Return a code as it is called: `sp204`, `204` and `SP-204` are SP204."""
    digits = re.fullmatch(r"(?:sp)?[- ]?(\d{0,3})", written.strip().lower())
    return f"SP{digits[1]}" if digits else written.strip()


def _unknown(written: str, name: str, codes: Iterable[str], command: str, language: Language) -> Diagnostic:
    entries = all_codes().values()
    word = written.lower()
    about = [e.code for e in entries if len(word) > 2 and word in e.title.get(language).lower()]
    if not about:
        near = nearest(name, codes, 0.8)
        return Diagnostic("SP607", command, values={"name": written}, suggestion=near)
    listed = ", ".join(f"`{code}`" for code in about[:8])
    advice = cli_explain.ABOUT.fill(word=written, codes=listed)
    return Diagnostic("SP607", command, values={"name": written}, advice=advice)
