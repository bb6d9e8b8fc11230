"""The stages of a service that have ended before an application is decided.

In come names as a caller gives them and the standard; out come the stages that have ended, or every name that
is none.
"""

from __future__ import annotations

from collections.abc import Iterable

from sp_engine.deciding.applicant_facts import FactsError
from sp_engine.documents import Standard, with_earlier
from sp_engine.words import Diagnostic, nearest

AFTER = "after"
"""What the stages that have ended are called where they are given."""


def ended_stages(after: Iterable[str], standard: Standard) -> frozenset[str]:
    """Return the stages that have ended, with those after which they began.  Raises `FactsError`."""
    names = (after,) if isinstance(after, str) else tuple(after)
    if not names:
        return frozenset()
    known = [stage.id for stage in standard.stages]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise FactsError([_unknown(name, known, standard.service) for name in unknown])
    return with_earlier(names, standard.stages)


def _unknown(name: str, known: list[str], service: str) -> Diagnostic:
    stages = ", ".join(f"`{stage}`" for stage in known) or "–"
    values = {"given": str(name), "service": service, "known": stages}
    near = nearest(name, known) if isinstance(name, str) else None
    return Diagnostic("SP419", AFTER, values=values, suggestion=near)
