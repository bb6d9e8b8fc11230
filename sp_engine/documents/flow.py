"""A procedure as a flow: which step follows which, on every route; and the same as a Mermaid diagram.

In come the steps of a procedure (or of how complaints are handled), out come arrows.
Whether the flow makes sense is lint's to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sp_engine.documents.procedure import Step

END = "selesai"


class Arrow(NamedTuple):
    """From one step to the next, or to `END`; `when` is the branch in words, `branch` its number."""

    start: str
    end: str
    when: str | None = None
    branch: int | None = None


def arrows(steps: Sequence[Step]) -> Iterator[Arrow]:
    """Yield every arrow of a flow.  A step that does not say what follows leads to the next of its route."""
    for i, step in enumerate(steps):
        if isinstance(step.next, str):
            yield Arrow(step.id, step.next)
        elif step.next is not None:
            for number, branch in enumerate(step.next):
                yield Arrow(step.id, branch.to, branch.when, number)
        else:
            later = next((s.id for s in steps[i + 1 :] if s.route == step.route), None)
            if later is not None:
                yield Arrow(step.id, later)


def mermaid(steps: Sequence[Step]) -> str:
    """Return the flow as a Mermaid flowchart."""
    lines = ["flowchart TD"]
    names = {step.id: f"s{i}" for i, step in enumerate(steps, 1)}
    routes = list(dict.fromkeys(step.route for step in steps))
    for route in routes:
        indent = "  "
        if route is not None:
            lines.append(f'  subgraph j{routes.index(route)}["{_quoted(route)}"]')
            indent = "    "
        for step in steps:
            if step.route == route:
                lines.append(f'{indent}{names[step.id]}["{_quoted(f"{step.actor}: {step.text.id}")}"]')
        if route is not None:
            lines.append("  end")
    lines.append(f"  {END}([{END.capitalize()}])")
    for start, end, when, _ in arrows(steps):
        label = f'|"{_quoted(when)}"|' if when else ""
        lines.append(f"  {names[start]} -->{label} {names.get(end, END)}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return " ".join(text.split()).replace('"', "#quot;")
