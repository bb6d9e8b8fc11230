"""The schemas for an editor: up to date, whole, and as strict as the catalogue's own names allow."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from sp_engine.authoring.editor_schema import FOLDER, KINDS, editor_schemas, first_line
from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.yaml_text.source import load_source

CATALOGUE = bundled_catalogue()
TEXTS = editor_schemas(CatalogueFiles())
SCHEMAS = {name: json.loads(text) for name, text in TEXTS.items()}
REGISTRY: Registry[Any] = Registry().with_resources(
    [(name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()]
)
DOCUMENTS = sorted(CATALOGUE.rglob("*.yaml"))
EACH_DOCUMENT = pytest.mark.parametrize(
    "path", DOCUMENTS, ids=[str(path.relative_to(CATALOGUE)) for path in DOCUMENTS]
)
LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def schema_of(path: Path) -> Path:
    found = LINE.match(path.read_text(encoding="utf-8"))
    assert found, f"{path} names no schema in its first line"
    return Path(os.path.normpath(path.parent / found[1]))


def errors(kind: str, data: Any) -> Iterator[Any]:
    return Draft202012Validator({"$ref": f"{kind}.schema.json"}, registry=REGISTRY).iter_errors(data)


def test_the_committed_schemas_are_what_the_catalogue_gives_now() -> None:
    """`sp schema editor` writes them anew."""
    folder = CATALOGUE / FOLDER
    assert {path.name for path in folder.iterdir()} == set(TEXTS)
    for name, text in TEXTS.items():
        assert (folder / name).read_text(encoding="utf-8") == text, f"{name}: run `sp schema editor`"


@EACH_DOCUMENT
def test_the_first_line_of_a_document_leads_to_the_schema_of_its_kind(path: Path) -> None:
    kind = load_source(path).data["format"].removeprefix("sp-").removesuffix("/1")
    assert schema_of(path) == CATALOGUE / FOLDER / f"{kind}.schema.json"
    depth = len(path.relative_to(CATALOGUE).parts) - 1
    assert path.read_text(encoding="utf-8").startswith(first_line(kind, depth))


@EACH_DOCUMENT
def test_a_document_of_the_catalogue_fits_the_editors_schema(path: Path) -> None:
    assert list(errors(schema_of(path).name.removesuffix(".schema.json"), load_source(path).data)) == []


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_an_editors_schema_is_valid_and_leads_nowhere_outside_its_folder(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    for reference in re.findall(r'"\$ref": "([^"]*)"', TEXTS[name]):
        assert REGISTRY.resolver(base_uri=name).lookup(reference).contents


def test_every_kind_of_document_has_its_schema() -> None:
    kinds = {load_source(path).data["format"].removeprefix("sp-").removesuffix("/1") for path in DOCUMENTS}
    assert kinds == set(KINDS)


def test_every_fact_and_regulation_can_be_chosen_and_is_told() -> None:
    forms, files = SCHEMAS["bersama.schema.json"]["$defs"], CatalogueFiles()
    for form, names in (("butirKosakata", files.vocabulary()), ("idPeraturan", files.regulations())):
        told = {c["const"]: c["markdownDescription"] for c in forms[form]["oneOf"] if "const" in c}
        assert set(told) == set(names)
        assert all(told.values())
    money = next(c for c in forms["faktaKosakata"]["oneOf"] if c.get("const") == "modal_usaha")
    assert files.vocabulary()["modal_usaha"].question.id in money["markdownDescription"]


REQUIREMENT = {"id": "a", "butir": 1, "uraian": "A"}


@pytest.mark.parametrize(
    ("condition", "right"),
    [
        ({"fakta": "modal_usaha", "paling_banyak": "Rp1.000"}, True),
        ({"fakta": "modal_usha", "paling_banyak": "Rp1.000"}, False),
        ({"fakta": "surat_permohonan", "diketahui": "ya"}, False),
        ({"dokumen": "surat_permohonan"}, True),
        ({"dokumen": "modal_usaha"}, False),
        ({"fakta": "wilayah_usaha", "adalah": "kota-depok"}, True),
        ({"fakta": "wilayah_usaha", "adalah": "kota-depk"}, False),
        ({"fakta": "wilayah_usaha", "termasuk": ["kota-depok", "lain"]}, False),
        ({"fakta": "predikat_kesehatan", "paling_sedikit": "cukup_sehat"}, True),
        ({"fakta": "predikat_kesehatan", "paling_sedikit": "cukup"}, False),
        ({"fakta": "memiliki_produk", "adalah": "ya"}, True),
        ({"fakta": "memiliki_produk", "adalah": "yes"}, False),
        ({"dokumen": "profil_usaha", "dengan": [{"atribut": "isi", "mencakup": ["ktp"]}]}, True),
        ({"dokumen": "profil_usaha", "dengan": [{"atribut": "isi", "mencakup": ["kpt"]}]}, False),
        ({"dokumen": "profil_usaha", "dengan": [{"atribut": "bermeterai", "adalah": "ya"}]}, False),
        ({"semua": [{"fakta": "modal_usha", "diketahui": "ya"}]}, False),
    ],
)
def test_a_condition_takes_only_names_and_values_of_the_vocabulary(
    condition: dict[str, Any], right: bool
) -> None:
    source = load_source(CATALOGUE / "depok" / "2023" / "rekomendasi-haki.yaml")
    data = json.loads(json.dumps(source.data))
    data["pelayanan"]["persyaratan"] = [{**REQUIREMENT, "syarat": condition}]
    assert (list(errors("standar", data)) == []) is right


@pytest.mark.parametrize(
    ("facts", "right"),
    [
        ({"modal_usaha": "Rp1.000", "nib": 1234567890123, "surat_kuasa": {"bermeterai": "ya"}}, True),
        ({"modal_usaha": None}, True),
        ({"modal_usha": "Rp1.000"}, False),
        ({"wilayah_usaha": "depok"}, False),
        ({"dari": "lengkap", "tanpa": ["nib"]}, True),
        ({"dari": "lengkap", "tanpa": ["nibb"]}, False),
    ],
)
def test_a_set_of_facts_takes_only_names_and_values_of_the_vocabulary(
    facts: dict[str, Any], right: bool
) -> None:
    case = {"nama": "a", "diajukan": "2026-03-16T10:00", "hasil": "disetujui"}
    data = {"format": "sp-uji/1", "layanan": "depok/tamu", "himpunan": {"a": facts}, "kasus": [case]}
    assert (list(errors("uji", data)) == []) is right


@pytest.mark.parametrize(
    ("facts", "right"),
    [
        ({"dari": "lengkap", "alat_ukur/2/bersih": "ya", "alat_ukur/1": {"bersih": "ya"}}, True),
        ({"dari": "lengkap", "alat_ukur/12/surat_uji.cocok_nomor_seri": "ya"}, True),
        ({"dari": "lengkap", "alat_ukur/2/bersi": "ya"}, False),
        ({"dari": "lengkap", "alat_ukur/0/bersih": "ya"}, False),
        ({"dari": "lengkap", "permohonan_tera/1": "ya"}, False),
        ({"dari": "lengkap", "tanpa": ["alat_ukur/1", "alat_ukur/2/bersih", "tempat_tera"]}, True),
        ({"dari": "lengkap", "tanpa": ["alat_ukur/1/bersi"]}, False),
    ],
)
def test_an_item_of_a_list_and_what_is_stated_of_it_have_names_of_their_own(
    facts: dict[str, Any], right: bool
) -> None:
    texts = editor_schemas(CatalogueFiles(Path(__file__).parents[1] / "catalogue_of_fields"))
    case = {"nama": "a", "diajukan": "2026-03-16T10:00", "hasil": "disetujui"}
    data = {"format": "sp-uji/1", "layanan": "kenanga/tera", "himpunan": {"a": facts}, "kasus": [case]}
    registry: Registry[Any] = Registry().with_resources(
        [(name, Resource.from_contents(json.loads(text))) for name, text in texts.items()]
    )
    found = Draft202012Validator({"$ref": "uji.schema.json"}, registry=registry).iter_errors(data)
    assert (list(found) == []) is right


def test_a_catalogue_with_its_own_vocabulary_gives_its_own_names(tmp_path: Path) -> None:
    text = "format: sp-kosakata/1\nmandiri: true\nfakta:\n  usia: {jenis: bilangan, nama: Usia}\n"
    (tmp_path / "kosakata.yaml").write_text(text, encoding="utf-8")
    forms = json.loads(editor_schemas(CatalogueFiles(tmp_path))["bersama.schema.json"])["$defs"]
    assert forms["faktaKosakata"]["pattern"] == "^(usia)$"
    assert "oneOf" not in forms["dokumenKosakata"]  # there is none to choose from
    assert forms["idPeraturan"]["oneOf"]  # those that come with the package


def test_an_agency_is_offered_its_own_words_and_choices_and_another_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "arsip").mkdir()
    (tmp_path / "arsip" / "kosakata.yaml").write_text(
        "format: sp-kosakata/1\nfakta:\n  usia: {jenis: bilangan, nama: Usia}\n"
        "penyesuaian:\n  modal_usaha: {pertanyaan: Berapa modalnya?}\n",
        encoding="utf-8",
    )
    files = CatalogueFiles(tmp_path)
    own, others = (
        json.loads(editor_schemas(files, agency)["bersama.schema.json"])["$defs"]["faktaKosakata"]["oneOf"]
        for agency in ("arsip", "")
    )
    told = {choice["const"]: choice["markdownDescription"] for choice in own if "const" in choice}
    told_others = {choice["const"]: choice["markdownDescription"] for choice in others if "const" in choice}
    assert set(told) - set(told_others) == {"usia"}
    assert "Berapa modalnya?" in told["modal_usaha"]
    assert "Berapa modalnya?" not in told_others["modal_usaha"]
