"""An open engine of FEEL, feelin, that runs decision models; `make engines` installs it.

One process answers for all models, line by line, until it is stopped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Set
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_never

from dmn.decision_models import ReadModel

from sp_engine.facts import FactDefinition, FactValue, Kind, Vocabulary, in_its_unit, own_name
from sp_engine.rules.dmn.feel import feel_name

HERE = Path(__file__).parent


def why_not() -> str | None:
    """Return why no engine runs here; None where one does."""
    if shutil.which("node") is None:
        return "node (Node.js) is not installed: apt-get install nodejs npm"
    if not (HERE / "node_modules" / "feelin").is_dir():
        return "the engine of FEEL is not installed: npm ci in tests/dmn, or `make engines`"
    return None


class FeelEngine:
    """Runs one model at a time."""

    def __init__(self) -> None:
        self._node = subprocess.Popen(
            ["node", "run_models.mjs"],
            cwd=HERE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def take(self, model: ReadModel) -> None:
        """Keep a model, by which applicants are then decided."""
        decisions = [{"name": d.name, "needs": d.needs, "entries": d.entries} for d in model.decisions]
        self._say({"model": decisions})

    def decide(self, inputs: Mapping[str, Any]) -> dict[str, Any]:
        """Return the value of each decision."""
        assert self._node.stdout is not None
        self._say({"inputs": inputs})
        answer: dict[str, Any] = json.loads(self._node.stdout.readline())
        assert "error" not in answer, answer
        return answer

    def _say(self, told: Mapping[str, Any]) -> None:
        assert self._node.stdin is not None
        self._node.stdin.write(json.dumps(told) + "\n")
        self._node.stdin.flush()

    def stop(self) -> None:
        self._node.communicate()


def inputs_of(
    facts: Mapping[str, FactValue], vocabulary: Vocabulary, day: int, ended: Set[str] = frozenset()
) -> dict[str, Any]:
    """Return typed facts as they are put into a model."""
    told = {feel_name(name): _value(vocabulary[name], value) for name, value in facts.items()}
    return {**told, "Received": feel_value(date.fromordinal(day)), "Stages_ended": sorted(ended)}


def _value(definition: FactDefinition, value: FactValue) -> Any:
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT | Kind.CHOICE | Kind.TEXT | Kind.MOMENT:
            return feel_value(value)
        case Kind.NUMBER | Kind.MONEY:
            return feel_value(in_its_unit(definition, value))
        case Kind.DATE:
            return feel_value(date.fromordinal(value))
        case Kind.SET:
            return sorted(value)
        case Kind.LIST:
            defined: dict[str, FactDefinition] = {}
            for name, field in (definition.fields or {}).items():
                defined |= {name: field, **{f"{name}.{a}": d for a, d in (field.attributes or {}).items()}}
            items = [
                {
                    feel_name(own_name(name)): _value(defined[own_name(name)], one)
                    for name, one in item.items()
                }
                for item in value.items
            ]
            return {"items": items, "complete": value.complete}
        case _ as never:
            assert_never(never)


def feel_value(value: Any) -> Any:
    """Return a plain value as it is handed to the engine."""
    match value:
        case datetime():
            return {"date and time": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case Decimal():
            return float(value)
        case _:  # the rest: what JSON has
            return value
