"""One mistake in the shape of a document is one finding, at its place."""

from pathlib import Path

import pytest

from sp_engine.documents import DocumentKind
from sp_engine.documents.shape import check_shape
from sp_engine.presenting.findings import finding_text
from sp_engine.words.diagnostics import nearest
from sp_engine.yaml_text.source import parse_yaml
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
    assert finding_text(check_shape(source, DocumentKind.STANDARD)[0], "id").splitlines()[:3] == [
        "surat.yaml:4:23  SP205  `rancngan` bukan salah satu pilihan",
        "    4 | transkripsi: {status: rancngan, oleh: Tim contoh, tanggal: 2024-02-01}",
        "      |                       ^^^^^^^^",
    ]


def test_only_a_near_name_is_suggested() -> None:
    assert nearest("modal_usah", ["modal_usaha", "nib"]) == "modal_usaha"
    assert nearest("laba", ["modal_usaha", "nib"]) is None


def test_every_json_value_has_a_name() -> None:
    values: tuple[object, ...] = ({}, [], "teks", 1, 1.5, True, None)
    names = [type_name(value).id for value in values]
    assert names[3] == names[4]
    assert len(set(names)) == 6
