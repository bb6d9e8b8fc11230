"""Every finding code with its meaning, from the one table of codes."""

from __future__ import annotations

from pages.sections import table
from sp_engine.words import Code, all_codes
from sp_engine.words.messages.findings import FAMILIES

_SEVERITIES = {"error": "kesalahan", "warning": "peringatan"}


def codes() -> str:
    """Return a section for every code, by family."""
    parts = [table(("Kode", "Tingkat", "Arti"), (_row(code) for code in all_codes().values()))]
    family = None
    for code in all_codes().values():
        if code.code[:3] != family:
            family = code.code[:3]
            parts.append(f"## {family}xx · {FAMILIES[family].id}")
        parts.append(_entry(code))
    return "\n\n".join(parts)


def severity(code: Code) -> str:
    """Return how grave a finding with this code is, in Indonesian."""
    return _SEVERITIES[code.severity]


def _row(code: Code) -> tuple[str, str, str]:
    return f"[{code.code}](#{code.code.lower()})", severity(code), code.title.id


def _entry(code: Code) -> str:
    return "\n\n".join(
        (
            f'<a id="{code.code.lower()}"></a>\n\n### {code.code} · {code.title.id}',
            f"{severity(code).capitalize()}. Pesan: {code.message.id}",
            f"*Mengapa:* {code.why.id}",
            f"*Perbaiki:* {code.fix.id}",
            f"Salah:\n\n```text\n{code.bad.rstrip()}\n```",
            f"Benar:\n\n```text\n{code.good.rstrip()}\n```",
        )
    )
