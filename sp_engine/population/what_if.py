"""A requirement with another figure, without a file: "what if it asked for 50 members".

In comes a standard with its text, the name of a requirement and a value; out comes the standard with the one
figure of that requirement replaced.
"""

from __future__ import annotations

from sp_engine.assurance import Put, StandardText, edited
from sp_engine.conditions import leaves
from sp_engine.documents import Standard
from sp_engine.population.columns import PopulationError
from sp_engine.words import Diagnostic, Words, nearest
from sp_engine.words.messages import impact as messages
from sp_engine.yaml_text import Json, Place


def with_figure(text: StandardText, setting: str) -> StandardText:
    """Return the standard with `REQUIREMENT=VALUE` taken for true.

    Raises `PopulationError` for a requirement that there is not, that has no figure or several, and for a
    value of another kind.
    """
    before, equals, written = setting.partition("=")
    service, _, name = before.strip().rpartition(":")
    own = text.standard.service
    if service not in ("", own, own.partition("/")[2]):
        raise _refusal(setting, messages.ANOTHER_SERVICE.fill(service=own))
    requirement = next((one for one in text.standard.requirements if one.id == name), None)
    if requirement is None:
        known = [one.id for one in text.standard.requirements]
        near = nearest(name, known) or next((one for one in known if name in one.split("-")), None)
        raise _refusal(setting, messages.NO_SUCH_REQUIREMENT.fill(known=", ".join(known)), near)
    if not equals:
        raise _refusal(setting, messages.NO_SUCH_FIGURE)
    places = _figures(text, requirement.id)
    if len(places) != 1:
        raise _refusal(setting, messages.NOT_ONE_FIGURE.fill(number=len(places)))
    place = places[0]
    source = text.source(place)
    value: Json = int(written) if written.strip().isdigit() else written.strip()
    changed = text.changed(source.replace(data=edited(source.data, Put(place, value))))
    if changed is None or _without(changed.standard, requirement.id):
        raise _refusal(setting, messages.NO_SUCH_FIGURE)
    return changed


def _figures(text: StandardText, name: str) -> list[Place]:
    """Return where the figures of a requirement stand: what its comparisons compare with."""
    requirement = next(one for one in text.standard.requirements if one.id == name)
    if requirement.condition is None:
        return []
    said = [getattr(leaf, "said", None) for leaf in leaves(requirement.condition)]
    return list(dict.fromkeys(one.at for one in said if one is not None and type(one.value) in (int, str)))


def _without(standard: Standard, name: str) -> bool:
    return all(one.id != name for one in standard.requirements)


def _refusal(setting: str, problem: Words, near: str | None = None) -> PopulationError:
    return PopulationError([Diagnostic("SP849", "--set", None, {"given": setting, "problem": problem}, near)])
