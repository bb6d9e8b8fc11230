"""Nothing public is left out of the documentation, and nothing in it is invented."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pages.provenance import catalogue_counts, decree_counts
from pages.schemas import DOCUMENTS
from sp_cli.main import main
from sp_cli.verbs import VERBS

import sp_engine
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents.case_assertion import CaseAssertion
from sp_engine.documents.cases_document import WrittenCase
from sp_engine.documents.component import Component
from sp_engine.documents.document_kind import SHARED_SCHEMAS
from sp_engine.documents.schema_files import schema
from sp_engine.words.codes import all_codes
from sp_engine.yaml_text.source import parse_yaml

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def test_every_verb_is_in_both_references() -> None:
    assert re.findall(r"^### `sp ([\w -]+)`$", page("perintah.md"), re.MULTILINE) == list(VERBS)
    assert set(re.findall(r"^\| `sp ((?:log )?[\w-]+)", page("interface.md"), re.MULTILINE)) == set(VERBS)


def test_the_page_about_cases_tells_of_every_assertion() -> None:
    text = (ROOT / "docs/how-to/kasus.md").read_text(encoding="utf-8")
    table = text.partition("| Yang dapat dinyatakan | Arti |")[2].partition("\n\n")[0]
    told = re.findall(r"^\| `(\w+)`", table, re.MULTILINE)
    assert sorted(told) == sorted(WrittenCase.keys[assertion].name for assertion in CaseAssertion)


def test_every_option_in_the_contract_is_one_of_that_verb() -> None:
    commands = dict(re.findall(r"^### `sp ([\w -]+)`$(.*?)(?=^### |\Z)", page("perintah.md"), re.M | re.S))
    for verb, rest in re.findall(r"^\| `sp ((?:log )?[\w-]+)([^`]*)`", page("interface.md"), re.MULTILINE):
        for option in re.findall(r"--[\w-]+", rest):
            assert f"`{option}" in commands[verb], f"sp {verb} {option}"


def test_every_public_name_is_in_the_contract_and_no_other() -> None:
    library = page("interface.md").partition("## Library")[2]
    assert set(re.findall(r"^\| `(\w+)", library, re.MULTILINE)) == set(sp_engine.__all__)


def test_every_code_has_its_section() -> None:
    assert re.findall(r"^### (SP\d+) ", page("kode.md"), re.MULTILINE) == list(all_codes())


def keys(form: Any) -> Iterator[str]:
    """Yield every key that a schema knows."""
    if isinstance(form, dict):
        for name, inner in form.items():
            if name == "properties" and all(isinstance(value, dict) for value in inner.values()):
                yield from inner
            yield from keys(inner)
    elif isinstance(form, list):
        for inner in form:
            yield from keys(inner)


@pytest.mark.parametrize("kind", [*DOCUMENTS, *SHARED_SCHEMAS])
def test_every_key_of_the_language_is_in_its_reference(kind: str) -> None:
    text = page("bahasa-katalog.md")
    missing = [key for key in keys(schema(kind)) if not re.search(rf"^\| `(.*\.)?{key}` \|", text, re.M)]
    assert missing == []


def test_every_key_of_a_decision_is_in_the_contract() -> None:
    text = page("interface.md").partition("## A decision as JSON")[2].partition("## The other")[0]
    named = set(re.findall(r"`[^`\n]+`", text))
    missing = [k for k in keys(schema("keputusan")) if not any(re.search(rf"\b{k}\b", n) for n in named)]
    assert missing == []


def test_the_yaml_in_the_reference_of_the_language_can_be_read() -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```$", page("bahasa-katalog.md"), re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 3
    for block in blocks:
        assert parse_yaml(block, "bahasa-katalog.md").data


def names(data: Any) -> Iterator[str]:
    """Yield every key of JSON data, at any depth."""
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from names(inner)
    yield from data if isinstance(data, dict) else ()


@pytest.mark.parametrize(
    ("verb", "arguments"),
    [
        ("list", ["list", "palembang", "--on", "2026-07-06"]),
        ("show", ["show", "palembang/informasi-izin-koperasi", "--on", "2026-07-06"]),
        ("history", ["history", "palembang/informasi-izin-koperasi", "--on", "2026-07-06"]),
        ("example", ["example", "palembang/informasi-izin-koperasi"]),
        ("deadline", ["deadline", "depok", "--for", "1 hari", "--from", "2026-07-06T10:00"]),
        ("validate", ["validate"]),
        ("fmt", ["fmt", "--check", "tests/cases/good"]),
        ("diff", ["diff", "palembang/2024/informasi-halal-hki", "palembang/2024/informasi-izin-koperasi"]),
        ("test", ["test", "palembang"]),
        ("explain", ["explain"]),
        ("explain CODE", ["explain", "SP204"]),
    ],
)
def test_the_json_of_a_verb_has_the_documented_keys(
    verb: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    row = re.search(rf"^\| `{verb} --json` \| `([^`]+)`", page("interface.md"), re.MULTILINE)
    assert row is not None
    documented = set(re.findall(r'"(\w+)"', row[1]))
    main([*arguments, "--json"])
    data = json.loads(capsys.readouterr().out)
    assert set(data) <= documented
    assert documented <= set(names(data))


def test_the_count_of_the_decrees_covers_every_service_and_component() -> None:
    files = CatalogueFiles()
    services = {f"{a}/{s.id}" for a in files.agency_ids() for d in files.decrees(a) for s in d.services}
    counted = decree_counts()["butir"]
    assert set(counted) == services
    assert all(set(counts) == set(Component) for counts in counted.values())


def test_every_difference_from_the_decrees_is_explained_and_no_other() -> None:
    files = CatalogueFiles()
    data = decree_counts()
    found = {
        (f"{agency}/{listed.id}", component)
        for agency in files.agency_ids()
        for decree in files.decrees(agency)
        for listed in decree.services
        for component, count in catalogue_counts(files, decree, listed.id).items()
        if count != data["butir"][f"{agency}/{listed.id}"][component]
    }
    explained = {(name, component) for name, parts in data["selisih"].items() for component in parts}
    assert found == explained
