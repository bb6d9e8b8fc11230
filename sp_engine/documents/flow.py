"""A procedure as a flow: which step follows which, on every route; and the same as a Mermaid diagram.

In comes the data of `langkah` (or of a complaint's `alur`), out come arrows.  Whether the flow makes sense
is lint's to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

END = "selesai"


class Arrow(NamedTuple):
    """From one step to the next, or to `END`; `when` is the branch in words, `branch` its number."""

    start: str
    end: str
    when: str | None = None
    branch: int | None = None


def arrows(steps: Sequence[Mapping[str, Any]]) -> Iterator[Arrow]:
    """Yield every arrow of a flow.  Without `lalu` the next step of the same route follows."""
    for i, step in enumerate(steps):
        following = step.get("lalu")
        if isinstance(following, str):
            yield Arrow(step["id"], following)
        elif following:
            for number, branch in enumerate(following):
                yield Arrow(step["id"], branch["ke"], branch.get("bila"), number)
        else:
            route = step.get("jalur")
            later = next((s["id"] for s in steps[i + 1 :] if s.get("jalur") == route), None)
            if later is not None:
                yield Arrow(step["id"], later)


def mermaid(steps: Sequence[Mapping[str, Any]]) -> str:
    """Return the flow as a Mermaid flowchart."""
    lines = ["flowchart TD"]
    names = {step["id"]: f"s{i}" for i, step in enumerate(steps, 1)}
    routes = list(dict.fromkeys(step.get("jalur") for step in steps))
    for route in routes:
        indent = "  "
        if route is not None:
            lines.append(f'  subgraph j{routes.index(route)}["{_quoted(route)}"]')
            indent = "    "
        for step in steps:
            if step.get("jalur") == route:
                text = f"{step['pelaku']}: {step['uraian']}"
                lines.append(f'{indent}{names[step["id"]]}["{_quoted(text)}"]')
        if route is not None:
            lines.append("  end")
    lines.append(f"  {END}([{END.capitalize()}])")
    for start, end, when, _ in arrows(steps):
        label = f'|"{_quoted(when)}"|' if when else ""
        lines.append(f"  {names[start]} -->{label} {names.get(end, END)}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return " ".join(text.split()).replace('"', "#quot;")
