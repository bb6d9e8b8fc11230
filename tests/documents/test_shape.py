"""One mistake in the shape of a document is one finding, at its place."""

from pathlib import Path
from typing import Any

import pytest
from cases.author_mistake import text_of
from jsonschema import Draft202012Validator

from sp_engine.documents import schema_errors
from sp_engine.documents.advice import wrong_key
from sp_engine.documents.advice.shape_findings import shape_findings
from sp_engine.documents.document_kind import SHARED_SCHEMAS, DocumentKind
from sp_engine.documents.schema_files import schema
from sp_engine.documents.shape import check_shape
from sp_engine.words.diagnostics import nearest
from sp_engine.yaml_text.source import Json, parse_yaml
from sp_engine.yaml_text.value_types import type_name

GOOD = (Path(__file__).parents[1] / "cases" / "good" / "kota" / "2024" / "surat.yaml").read_text("utf-8")


def shape(old: str, new: str) -> list[tuple[str, str | None]]:
    assert GOOD.count(old) == 1
    source = parse_yaml(GOOD.replace(old, new), "surat.yaml")
    return [(finding.code, finding.suggestion) for finding in check_shape(source, DocumentKind.STANDARD)]


def test_a_good_document_has_no_findings() -> None:
    assert check_shape(parse_yaml(GOOD, "surat.yaml"), DocumentKind.STANDARD) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "suggestion"),
    [
        ("  persyaratan:", "  persyaratn:", "SP201", "persyaratan"),
        ("pengelolaan:", "pengelola:", "SP201", "pengelolaan"),
        ("nama: Surat keterangan\n", "", "SP202", None),
        ("layanan: kota/surat", "layanan: [kota, surat]", "SP203", None),
        ("status: rancangan", "status: rancngan", "SP205", "rancangan"),
        ("layanan: kota/surat", "layanan: Kota Surat", "SP206", None),
        ("jumlah: 2}", "jumlah: 0}", "SP207", None),
        ("  pengaduan: {bersama: kantor}", "  pengaduan: {}", "SP209", None),
        ("  pengaduan: {bersama: kantor}", "  pengaduan: {bersma: kantor}", "SP201", "bersama"),
        ("sp-standar/1", "sp-standar/7", "SP210", None),
        ("jika: {fakta: dikuasakan, adalah: ya}", "jika: {dokumen: surat_kuasa}", "SP218", None),
        ("bersama: kantor}", "bersama: kantor, belum_ditetapkan: true}", "SP208", None),
    ],
)
def test_one_mistake_is_one_finding(old: str, new: str, code: str, suggestion: str | None) -> None:
    found = shape(old, new)
    if code == "SP208":  # and the note that a blank component needs
        found = [one for one in found if one[0] != "SP202"]
    assert found == [(code, suggestion)]


def test_what_a_key_is_tried_with_does_not_grow_with_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred wrong keys, each tried in a copy of all the rest, once took more than two seconds."""
    tried: list[int] = []

    def errors_in(data: Json, kind: DocumentKind) -> list[Any]:
        tried.append(len(str(data)))
        return schema_errors.errors_in(data, kind)

    monkeypatch.setattr(wrong_key, "errors_in", errors_in)
    row = "  - {nama: n, diajukan: 2024-05-06T10:00, dari: lengkap, hasi: disetujui}\n"
    for rows in (1, 20):
        sets = "".join(f"  set-{number}: {{nib: '1'}}\n" for number in range(rows))
        text = f"format: sp-uji/1\nlayanan: kota/surat\nhimpunan:\n{sets}kasus:\n{row * rows}"
        found = check_shape(parse_yaml(text, "surat.uji.yaml"), DocumentKind.CASES)
        assert [finding.suggestion for finding in found] == ["hasil"] * rows
    assert len(tried) > 20
    assert len(set(tried)) == 1


def test_two_mistakes_are_two_findings() -> None:
    source = parse_yaml(
        GOOD.replace("nama: Surat keterangan\n", "").replace("jumlah: 2}", "jumlah: dua}"), "s"
    )
    assert sorted(finding.code for finding in check_shape(source, DocumentKind.STANDARD)) == [
        "SP202",
        "SP203",
    ]


def test_a_finding_is_rendered_with_its_line_and_the_place_underlined() -> None:
    source = parse_yaml(GOOD.replace("status: rancangan", "status: rancngan"), "surat.yaml")
    assert text_of(check_shape(source, DocumentKind.STANDARD)[0], "id").splitlines()[:3] == [
        "surat.yaml:4:23  SP205  `rancngan` bukan salah satu pilihan",
        "    4 | transkripsi: {status: rancngan, oleh: Tim contoh, tanggal: 2024-02-01}",
        "      |                       ^^^^^^^^",
    ]


# A schema with each keyword that asks something of a value, and a value that it refuses.
REFUSED: dict[str, tuple[Any, Any]] = {
    "type": ("integer", "dua"),
    "enum": (["ya"], "boleh"),
    "const": ("sp-uji/1", "sp-uji/2"),
    "pattern": ("^[a-z]+$", "DUA"),
    "format": ("date", "kemarin"),
    "uniqueItems": (True, [1, 1]),
    "minimum": (1, 0),
    "maximum": (1, 2),
    "minItems": (2, [1]),
    "maxItems": (1, [1, 2]),
    "minProperties": (2, {"a": 1}),
    "minLength": (2, "a"),
    "maxLength": (1, "ab"),
}
OF_KEYS = {
    *("additionalProperties", "dependentRequired", "maxProperties", "oneOf", "properties"),
    *("propertyNames", "required"),
}
ASKS_NOTHING = {
    *("$defs", "$ref", "$schema", "allOf", "if", "then", "else", "items"),
    *("title", "description", "examples", "default"),
}


def keywords_in(form: Any) -> set[str]:
    """Return the keywords of a schema; what stands under `properties` and the like are names."""
    if isinstance(form, list):
        return {keyword for inner in form for keyword in keywords_in(inner)}
    if not isinstance(form, dict):
        return set()
    found = set(form)
    for keyword, inner in form.items():
        if keyword in ("properties", "$defs"):
            found |= keywords_in(list(inner.values()))
        elif keyword not in ("const", "enum", "examples", "default", "dependentRequired"):
            found |= keywords_in(inner)
    return found


def test_something_is_said_of_every_keyword_that_a_schema_has() -> None:
    used = {keyword for name in (*DocumentKind, *SHARED_SCHEMAS) for keyword in keywords_in(schema(name))}
    assert used - OF_KEYS - ASKS_NOTHING == set(REFUSED)


@pytest.mark.parametrize("keyword", REFUSED)
def test_a_value_that_a_keyword_refuses_is_one_finding(keyword: str) -> None:
    asked, value = REFUSED[keyword]
    checker = Draft202012Validator.FORMAT_CHECKER
    (error,) = Draft202012Validator({keyword: asked}, format_checker=checker).iter_errors(value)
    error.path.append("nama")
    source = parse_yaml("nama: x", "surat.yaml")
    assert len(shape_findings(source, DocumentKind.STANDARD, [error], None)) == 1


def test_only_a_near_name_is_suggested() -> None:
    assert nearest("modal_usah", ["modal_usaha", "nib"]) == "modal_usaha"
    assert nearest("laba", ["modal_usaha", "nib"]) is None


def test_every_json_value_has_a_name() -> None:
    values: tuple[object, ...] = ({}, [], "teks", 1, 1.5, True, None)
    names = [type_name(value).id for value in values]
    assert names[3] == names[4]
    assert len(set(names)) == 6
