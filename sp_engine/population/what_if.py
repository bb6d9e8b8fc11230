"""A requirement with another figure, without a file: "what if it asked for 50 members".

In comes a standard with its text, the name of a requirement and a value; out comes the standard with the one
figure of that requirement replaced.
"""

from __future__ import annotations

import re

from sp_engine.assurance import Put, StandardText, edited
from sp_engine.conditions import leaves
from sp_engine.documents import Requirement, Standard
from sp_engine.population.columns import PopulationError
from sp_engine.words import Diagnostic, Words, nearest
from sp_engine.words.messages import impact as messages
from sp_engine.yaml_text import Json, Place

_WHOLE = re.compile("[0-9]{1,18}")


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
    figures = _figures(requirement)
    if len(figures) != 1:
        raise _refusal(setting, messages.NOT_ONE_FIGURE.fill(number=len(figures)))
    ((place, figure),) = figures.items()
    source = text.source(place)
    value: Json = int(written) if _WHOLE.fullmatch(written.strip()) else written.strip()
    changed = text.changed(source.replace(data=edited(source.data, Put(place, value)))) if equals else None
    if changed is None or _without(changed.standard, requirement.id):
        raise _refusal(setting, messages.NO_SUCH_FIGURE.fill(figure=str(figure)))
    return changed


def _figures(requirement: Requirement) -> dict[Place, Json]:
    """Return the figures of a requirement, which its comparisons compare with, by where they stand."""
    if requirement.condition is None:
        return {}
    said = [getattr(leaf, "said", None) for leaf in leaves(requirement.condition)]
    return {one.at: one.value for one in said if one is not None and type(one.value) in (int, str)}


def _without(standard: Standard, name: str) -> bool:
    return all(one.id != name for one in standard.requirements)


def _refusal(setting: str, problem: Words, near: str | None = None) -> PopulationError:
    return PopulationError([Diagnostic("SP849", "--set", None, {"given": setting, "problem": problem}, near)])
