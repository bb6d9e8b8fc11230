"""Every key that a decision can have is in the schema, and the first format never gains one."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sp_engine.assurance import run_suite
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding import decision_json
from sp_engine.deciding.decision_json import DecisionFormat

ROOT = Path(__file__).parents[2]
FIRST = ROOT / "tests/deciding/first_format_keys.txt"
ONLY_WHERE_SO = {"hypothetical", "decree_dates_not_known"}
"""What keeps a reader of either format from trusting a decision too far: told in both, where it is so."""


def properties(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("properties", {})
        for inner in node.values():
            yield from properties(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from properties(inner)


def keys_written(source: str) -> set[str]:
    """Return the keys of every dictionary that a module writes out, and those it sets."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        named: list[ast.expr | None] = []
        if isinstance(node, ast.Dict):
            named = node.keys
        elif isinstance(node, ast.Assign):
            named = [one.slice for one in node.targets if isinstance(one, ast.Subscript)]
        found |= {one.value for one in named if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return found


def paths(data: Any, within: str = "decision") -> Iterator[str]:
    """Yield each key with what it stands in; needs stand within needs."""
    if isinstance(data, dict):
        for key, inner in data.items():
            yield f"{within}.{key}"
            if key != "facts":  # these have the names of the catalogue
                yield from paths(inner, within if key in ("all", "any", "then") else key)
    elif isinstance(data, list):
        for inner in data:
            yield from paths(inner, within)


def test_every_key_of_a_decision_is_in_its_schema() -> None:
    schema = json.loads((ROOT / "schema/keputusan.schema.json").read_text("utf-8"))
    written = keys_written(Path(decision_json.__file__).read_text("utf-8"))
    assert len(written) > 60
    assert written - set(properties(schema)) == set()


def test_the_first_format_has_gained_no_key() -> None:
    suites = run_suite(CatalogueFiles(), None)
    decisions = (r.decision for suite in suites for r in suite.results if r.decision is not None)
    found = {path for one in decisions for path in paths(one.to_dict("id", format=DecisionFormat.FIRST))}
    assert found <= set(FIRST.read_text("utf-8").split())


def test_what_the_second_format_has_gained_is_required_there_and_refused_in_the_first() -> None:
    schema = json.loads((ROOT / "schema/keputusan.schema.json").read_text("utf-8"))
    [by_format] = schema["allOf"]
    refused = [form["required"][0] for form in by_format["else"]["not"]["anyOf"] if "required" in form]
    kept = {path.removeprefix("decision.") for path in FIRST.read_text("utf-8").split()}
    gained = set(schema["properties"]) - kept - ONLY_WHERE_SO
    assert gained == set(by_format["then"]["required"])
    assert gained - {"final"} == set(refused) - {"final"}
