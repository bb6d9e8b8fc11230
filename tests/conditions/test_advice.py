"""Advice about a fact whose definition was itself written wrong leaves open what that does not say."""

from __future__ import annotations

import pytest

from sp_engine.conditions.advice import example, fitting
from sp_engine.facts import FactDefinition, Kind
from sp_engine.words import Words


@pytest.mark.parametrize("choices", [None, ()])
@pytest.mark.parametrize("kind", [Kind.CHOICE, Kind.SET])
def test_a_fact_without_choices_is_no_failure_of_the_advice(
    kind: Kind, choices: tuple[str, ...] | None
) -> None:
    definition = FactDefinition("f", kind, Words("F", "F"), Words("F?", "F?"), choices=choices)  # type: ignore[arg-type]
    assert "…" in example(definition)
    for operator in ("paling_banyak", "salah_satu_dari", "memuat_salah_satu"):
        assert "…" in fitting(definition, operator).id


def test_a_list_without_fields_is_no_failure_of_the_advice() -> None:
    definition = FactDefinition("f", Kind.LIST, Words("F", "F"), Words("F?", "F?"), fields={})
    assert example(definition) == "{setiap: f, memenuhi: …}"
