"""The table of finding codes: one place for what, why, fix and an example of each.

In comes a code, out comes its entry; `sp explain` and the reference page read the same table, which is
the data file `codes.yaml` beside this module.  It is read only when a finding is put into words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from sp_engine.immutable import NamedTuple
from sp_engine.words.language import Words


class Code(NamedTuple):
    """One kind of finding."""

    code: str
    severity: Literal["error", "warning"]
    title: Words
    message: Words
    why: Words
    fix: Words
    bad: str
    good: str


@cache
def all_codes() -> Mapping[str, Code]:
    """Return every code with its entry, in the order of the table."""
    import yaml

    text = Path(__file__).with_name("codes.yaml").read_text(encoding="utf-8")
    table: dict[str, dict[str, Any]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {
        code: Code(
            code=code,
            severity=entry.get("severity", "error"),
            **{
                part: Words(entry[part]["id"], entry[part]["en"])
                for part in ("title", "message", "why", "fix")
            },
            bad=entry["bad"],
            good=entry["good"],
        )
        for code, entry in table.items()
    }


def code_entry(code: str) -> Code:
    """Return the entry of a code; `KeyError` when there is none."""
    return all_codes()[code]
