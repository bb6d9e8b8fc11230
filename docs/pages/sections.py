"""Generated sections of a page: what stands between `<!-- mulai: NAME -->` and `<!-- akhir: NAME -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

_SECTION = re.compile(r"(<!-- mulai: (?P<name>[\w-]+) -->\n).*?(<!-- akhir: (?P=name) -->)", re.DOTALL)


def filled(text: str, sections: Mapping[str, Callable[[], str]]) -> str:
    """Return the page with each section written anew; `KeyError` for a section that nobody writes."""
    return _SECTION.sub(lambda found: f"{found[1]}\n{sections[found['name']]().strip()}\n\n{found[3]}", text)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    for row in rows:
        lines.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |")
    return "\n".join(lines)
