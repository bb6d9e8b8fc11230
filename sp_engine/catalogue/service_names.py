"""What a name may mean that names no service: the same name elsewhere, a near one, or words of names.

In come a name and the services that there are; out come the ones that were meant.  They are named to whoever
wrote it and never taken: what words mean changes with the catalogue, and nobody is to be decided upon under a
service that was guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sp_engine.words import Diagnostic, Words, nearest

_MOST_NAMED = 8
"""How many services are named that may have been meant."""

_A_SLIP = 0.85
"""How near the name of a service or an agency has to be to be the one that was meant, mistyped."""


def alike(service: str, known: Mapping[str, Words]) -> dict[str, Words]:
    """Return the services of this name anywhere; where no agency is named also those of a near name.

    Where there is none, and it is no slip of a full name, those whose names contain all its words, of the
    agency that is named if it has some.
    `known` are titles by full names.
    """
    agency, slash, name = service.partition("/")
    bare = name if slash else nearest(service, [full.partition("/")[2] for full in known])
    if same := {full: title for full, title in known.items() if full.partition("/")[2] == bare}:
        return same
    names = known if slash else {full.partition("/")[0] for full in known}
    if nearest(service, names, _A_SLIP):
        return {}  # an agency, or a slip of one or of a full name
    words = (name if slash else service).lower().replace("-", " ").split()
    containing = {full: title for full, title in known.items() if words and _contains(full, title, words)}
    own = {full: title for full, title in containing.items() if full.startswith(f"{agency}/")}
    return own or containing


def _contains(full: str, title: Words, words: Iterable[str]) -> bool:
    names = f"{full.partition('/')[2]} {title.id} {title.en}".lower()
    return all(word in names for word in words)


def unknown_service(service: str, known: Mapping[str, Words], place: str) -> Diagnostic:
    """Return the finding about a name that names no service of the catalogue at a place."""
    if meant := alike(service, known):
        return Diagnostic("SP615", place, None, {"name": service, "known": _either(meant)})
    return Diagnostic("SP601", place, None, {"name": service}, nearest(service, known))


def _either(meant: Mapping[str, Words]) -> Words:
    """Name services with their titles, in both languages."""
    named = [*meant.items()][:_MOST_NAMED]
    more = ["…"] if len(meant) > _MOST_NAMED else []
    return Words(
        " atau ".join([*(f"`{full}` ({title.id})" for full, title in named), *more]),
        " or ".join([*(f"`{full}` ({title.en})" for full, title in named), *more]),
    )
