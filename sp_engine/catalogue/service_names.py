"""What a name may mean that names no service: the same name elsewhere, or a near one.

In come a name and the services that there are, by their full names; out come the ones that were meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from sp_engine.words import Diagnostic, Words, nearest

_MOST_NAMED = 8
"""How many services are named that may have been meant."""


def alike(service: str, known: Sequence[str]) -> list[str]:
    """Return the services of this name anywhere; where no agency is named also those of a near name."""
    _, slash, name = service.partition("/")
    bare = name if slash else nearest(service, [full.partition("/")[2] for full in known])
    return [full for full in known if full.partition("/")[2] == bare]


def unknown_service(service: str, known: Sequence[str], place: str) -> Diagnostic:
    """Return the finding about a name that names no service of the catalogue at a place."""
    if meant := [f"`{name}`" for name in alike(service, known)]:
        named = meant if len(meant) <= _MOST_NAMED else [*meant[:_MOST_NAMED], "…"]
        either = Words(" atau ".join(named), " or ".join(named))
        return Diagnostic("SP615", place, None, {"name": service, "known": either})
    return Diagnostic("SP601", place, None, {"name": service}, nearest(service, known))
