"""Named definitions: read once however often they are named, and a circle told once."""

from __future__ import annotations

from typing import Any

import pytest

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.conditions.parser import parse_condition, parse_definitions
from sp_engine.conditions.scope import Scope
from sp_engine.conditions.tree import AllOf, Condition, Defined, Known
from sp_engine.facts.vocabulary import Vocabulary
from sp_engine.yaml_text.source import Source

LEAF = {"fakta": "skala_usaha", "adalah": "mikro"}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return CatalogueFiles().vocabulary()


def named(name: str) -> dict[str, str]:
    return {"definisi": name}


def reported(vocabulary: Vocabulary, definitions: dict[str, Any]) -> tuple[Scope, list[tuple[str, str]]]:
    scope = Scope(Source("katalog.yaml", "", {}), vocabulary, definitions)
    parse_definitions(scope)
    return scope, [(finding.code, finding.message()) for finding in scope.findings]


def doubling(levels: int, leaf: dict[str, Any]) -> dict[str, Any]:
    """Return definitions of which each names the one before it twice."""
    nested = {f"d{i}": {"semua": [named(f"d{i - 1}"), named(f"d{i - 1}")]} for i in range(1, levels)}
    return {"d0": leaf, **nested}


def meant(name: str, scope: Scope, *, guard: bool) -> Condition:
    """Return what a condition means that names a definition."""
    condition = parse_condition(named(name), ("syarat",), scope, guard=guard)
    assert isinstance(condition, Defined)
    return condition.condition


def test_a_mistake_below_many_names_is_told_once_and_at_once(vocabulary: Vocabulary) -> None:
    scope, findings = reported(vocabulary, doubling(80, {"fakta": "skala_usahaa", "adalah": "mikro"}))
    assert [code for code, _ in findings] == ["SP204"]
    assert scope.used_definitions == {f"d{i}" for i in range(79)}


def test_a_name_that_is_near_another_is_asked_about_and_may_yet_be_new(vocabulary: Vocabulary) -> None:
    scope = Scope(Source("layanan.yaml", "", {}), vocabulary)
    parse_condition({"fakta": "skala_usahaa", "adalah": "mikro"}, ("syarat",), scope, guard=False)
    (finding,) = scope.findings
    told = "maksud Anda `skala_usaha`? Kalau bukan, tambahkan `skala_usahaa` ke `kosakata.yaml`"
    assert finding.fix("id").startswith(told)
    said = "did you mean `skala_usaha`? If not, add `skala_usahaa` to `kosakata.yaml`"
    assert finding.fix("en").startswith(said)


def test_a_definition_named_often_is_read_once_and_means_the_same_everywhere(vocabulary: Vocabulary) -> None:
    scope, findings = reported(vocabulary, doubling(80, LEAF))
    assert findings == []
    top = meant("d79", scope, guard=True)
    assert top is meant("d79", scope, guard=True)
    assert isinstance(top, AllOf)
    first, second = top.parts
    assert isinstance(first, Defined)
    assert isinstance(second, Defined)
    assert first.condition is second.condition


def test_a_definition_means_another_thing_in_a_guard_than_in_a_requirement(vocabulary: Vocabulary) -> None:
    fact = next(name for name in vocabulary if vocabulary[name].curable)
    scope, _ = reported(vocabulary, {"dikenal": {"fakta": fact, "diketahui": "ya"}})
    guard, requirement = (meant("dikenal", scope, guard=to) for to in (True, False))
    assert isinstance(guard, Known)
    assert isinstance(requirement, Known)
    assert (guard.item.curable, requirement.item.curable) == (False, True)


@pytest.mark.parametrize(
    ("definitions", "chains"),
    [
        ({"a": named("a")}, ["a → a"]),
        ({"b": named("a"), "a": named("b")}, ["a → b → a"]),
        ({"a": named("b"), "b": named("c"), "c": named("b")}, ["b → c → b"]),
        (
            {"a": {"semua": [named("b"), LEAF]}, "b": {"salah_satu": [named("b"), named("a")]}},
            ["a → b → a", "b → b"],
        ),
    ],
)
def test_a_circle_is_told_once_from_its_first_name(
    vocabulary: Vocabulary, definitions: dict[str, Any] | dict[str, dict[str, Any]], chains: list[str]
) -> None:
    _, findings = reported(vocabulary, definitions)
    assert [code for code, _ in findings] == ["SP225"] * len(chains)
    assert all(f"({chain})" in message for (_, message), chain in zip(findings, chains, strict=True))


def test_a_circle_that_can_be_gone_round_in_countless_ways_is_told_at_once(vocabulary: Vocabulary) -> None:
    names = [f"d{i:02}" for i in range(40)]
    definitions = {name: {"semua": [named(other) for other in names if other != name]} for name in names}
    _, findings = reported(vocabulary, definitions)
    assert {code for code, _ in findings} == {"SP225"}
    assert len(findings) == len(names) - 1
