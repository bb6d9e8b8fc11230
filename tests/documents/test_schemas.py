"""The schemas: explained in Indonesian, whole, and met by every file of the catalogue."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from sp_engine.documents import DocumentKind
from sp_engine.documents.json_schema import schema_texts
from sp_engine.documents.shape import check_shape
from sp_engine.yaml_text.source import load_source

ROOT = Path(__file__).parents[2]
SCHEMAS = {
    path.name: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "schema").glob("*.json")
}
REGISTRY: Registry[Any] = Registry().with_resources(
    [(name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()]
)
EACH = pytest.mark.parametrize("name", sorted(SCHEMAS))


def nodes(schema: Any, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            yield from nodes(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for i, value in enumerate(schema):
            yield from nodes(value, f"{path}/{i}")


def resolved(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with what it refers to, at every step, beneath its own words."""
    resolver = REGISTRY.resolver(base_uri=name)
    whole = dict(schema)
    while "$ref" in whole:
        found = resolver.lookup(whole.pop("$ref"))
        resolver, whole = found.resolver, {**found.contents, **whole}
    return whole


@pytest.mark.parametrize("name", sorted(schema_texts()))
def test_a_schema_says_what_the_definition_of_its_document_says(name: str) -> None:
    assert (ROOT / "schema" / name).read_text(encoding="utf-8") == schema_texts()[name], "run `make docs`"


OF_THE_ENGINE = {"bukti.schema.json", "keputusan.schema.json", "penapisan.schema.json"}


def test_only_what_the_engine_writes_itself_has_a_schema_without_a_definition() -> None:
    assert set(SCHEMAS) - set(schema_texts()) == OF_THE_ENGINE


@EACH
def test_a_schema_is_valid_and_names_its_dialect(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMAS[name])


@EACH
def test_every_reference_leads_somewhere(name: str) -> None:
    references = [node["$ref"] for _, node in nodes(SCHEMAS[name]) if isinstance(node.get("$ref"), str)]
    for reference in references:
        assert REGISTRY.resolver(base_uri=name).lookup(reference).contents


@EACH
def test_every_property_has_a_title_and_a_description(name: str) -> None:
    for path, node in nodes(SCHEMAS[name]):
        if path.endswith("/properties"):
            continue
        for key, entry in (
            node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else ()
        ):
            if "/if" in path and not isinstance(entry, bool) and set(entry) <= {"const", "enum"}:
                continue  # a question, not a description
            whole = resolved(name, entry)
            assert whole.get("title"), f"{name}{path}/{key}"
            assert whole.get("description", "").rstrip().endswith((".", "?", ")")), f"{name}{path}/{key}"


def kind_of(path: Path) -> DocumentKind:
    if path.parent.name == DocumentKind.CALENDAR:
        return DocumentKind.CALENDAR
    if path.name.endswith(f".{DocumentKind.CASES}.yaml"):
        return DocumentKind.CASES
    return next((kind for kind in DocumentKind if path.name == f"{kind}.yaml"), DocumentKind.STANDARD)


def catalogue_files() -> list[tuple[DocumentKind, Path]]:
    return [(kind_of(path), path) for path in sorted((ROOT / "catalogue").rglob("*.yaml"))]


@pytest.mark.parametrize(
    ("kind", "path"), catalogue_files(), ids=[str(p.relative_to(ROOT)) for _, p in catalogue_files()]
)
def test_a_file_of_the_catalogue_fits_its_schema(kind: DocumentKind, path: Path) -> None:
    source = load_source(path)
    assert source.data["format"] == f"sp-{kind}/1"
    assert check_shape(source, kind) == []


def examples() -> list[Any]:
    found = []
    for name in sorted(SCHEMAS):
        for path, node in nodes(SCHEMAS[name]):
            if isinstance(node.get("examples"), list):
                found.append(pytest.param(name, path, id=f"{name}{path}"))
    return found


@pytest.mark.parametrize(("name", "path"), examples())
def test_every_example_fits_its_own_schema(name: str, path: str) -> None:
    validator = Draft202012Validator(
        {"$ref": f"{name}{path}"}, registry=REGISTRY, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    node: Any = SCHEMAS[name]
    for step in path.split("/")[1:]:
        node = node[int(step)] if isinstance(node, list) else node[step]
    for example in node["examples"]:
        validator.validate(example)


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) - OF_THE_ENGINE))
def test_whatever_must_have_a_form_has_an_example_of_it(name: str) -> None:
    """What the engine writes itself needs none."""
    for path, node in nodes(SCHEMAS[name]):
        if isinstance(node.get("pattern"), str):
            assert node.get("examples"), f"{name}{path}"
