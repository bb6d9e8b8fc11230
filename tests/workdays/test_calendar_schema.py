"""The schema of calendar documents: the catalogue passes, mistakes do not, all is explained."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def schema() -> Any:
    return json.loads((ROOT / "schema" / "kalender.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def validator(schema: Any) -> Draft202012Validator:
    shared = json.loads((ROOT / "schema" / "bersama.schema.json").read_text(encoding="utf-8"))
    registry: Registry[Any] = Registry().with_resource("bersama.schema.json", Resource.from_contents(shared))
    return Draft202012Validator(schema, registry=registry)


def document(year: int) -> Any:
    resolvers = {
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    loader = type("DatesStayText", (yaml.SafeLoader,), {"yaml_implicit_resolvers": resolvers})
    text = (ROOT / "catalogue" / "kalender" / f"{year}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)


@pytest.mark.parametrize("year", range(2023, 2028))
def test_every_calendar_of_the_catalogue_is_valid(validator: Draft202012Validator, year: int) -> None:
    assert [error.message for error in validator.iter_errors(document(year))] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["tahun"], "2026"),
        (["format"], "sp-kalender/2"),
        (["keputusan"], []),
        (["keputusan", 0, "tanggal"], "19-09-2025"),
        (["keputusan", 0, "tanggal_belum_diketahui"], True),
        (["hari_libur", 0, "jenis"], "libur"),
        (["hari_libur", 0, "perkiraan"], False),
        (["hari_libur", 0, "warna"], "merah"),
        (["ramadan", "keyakinan"], "yakin"),
        (["libur"], []),
    ],
)
def test_a_mistake_is_refused(validator: Draft202012Validator, path: list[Any], value: Any) -> None:
    broken = copy.deepcopy(document(2026))
    at = broken
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert not validator.is_valid(broken)


def test_an_unknown_date_of_a_decree_must_be_said_and_explained(validator: Draft202012Validator) -> None:
    broken = copy.deepcopy(document(2026))
    del broken["keputusan"][0]["tanggal"]
    assert not validator.is_valid(broken)
    broken["keputusan"][0]["tanggal_belum_diketahui"] = True
    assert not validator.is_valid(broken)
    broken["keputusan"][0]["catatan"] = "Belum ditemukan."
    assert validator.is_valid(broken)


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            yield name, value
        for value in schema.values():
            yield from properties(value)


def test_every_property_has_a_title_and_a_description_and_no_object_is_open(schema: Any) -> None:
    found = list(properties(schema))
    assert len(found) > 15
    for name, value in found:
        assert value.get("title"), name
        assert value.get("description", "").endswith("."), name
        assert value.get("type") != "object" or value.get("additionalProperties") is False, name
