"""`sp publish` as an officer runs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli.workbench import Command

from sp_engine.catalogue import bundled_catalogue

ON = ("--on", "2026-11-27")
DATA = ("--kind", "sheet,jsonld")


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_what_is_new_and_what_changed_is_listed_and_what_is_the_same_is_not(
    sp: Command, tmp_path: Path
) -> None:
    to = ("-o", str(tmp_path), *DATA, *ON)
    first = sp("publish", "palembang", *to)
    assert first.code == 0
    assert [line.split()[0] for line in first.out.splitlines()] == ["baru"] * 3
    (tmp_path / "palembang/informasi-halal-hki.jsonld").write_text("{}")
    again = sp("publish", "palembang", *to)
    assert again.out == f"berubah {tmp_path}/palembang/informasi-halal-hki.jsonld\n"
    assert "0 berkas baru, 1 berubah, 2 tetap" in again.err
    assert sp("publish", "palembang", *to).out == ""


@pytest.mark.parametrize(
    ("subject", "made"),
    [
        ("depok/kios", {"depok/kios/sippn.xlsx", "depok/kios.jsonld"}),
        ("kios", {"depok/kios/sippn.xlsx", "depok/kios.jsonld"}),
        (
            "palembang/2024",
            {
                "palembang/2024/sippn.xlsx",
                "palembang/informasi-halal-hki.jsonld",
                "palembang/informasi-izin-koperasi.jsonld",
            },
        ),
    ],
)
def test_a_decree_or_a_service_can_be_published_alone(
    sp: Command, tmp_path: Path, subject: str, made: set[str]
) -> None:
    assert sp("publish", subject, "-o", str(tmp_path), *DATA, *ON).code == 0
    assert files(tmp_path) == made


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("depok",), "`-o FOLDER` belum disebut"),
        (("depok", "-o", "{to}", "--kind", "sheet,bendera"), "jenis `bendera` tidak ada"),
        (("depok", "-o", "{to}", "--base", "standar.go.id"), "dimulai dengan http:// atau https://"),
        (("depok", "-o", "{to}", "--on", "2001-01-01"), "tidak ada layanan depok yang berlaku"),
        (("depokk", "-o", "{to}"), "depok"),
        (("depok/2022", "-o", "{to}"), "depok/2022"),
    ],
)
def test_what_cannot_be_published_is_refused_and_nothing_is_written(
    sp: Command, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    ran = sp("publish", *(argument.format(to=tmp_path / "terbit") for argument in arguments))
    assert ran.code == 2
    assert told in ran.err
    assert not (tmp_path / "terbit").exists()


def test_a_folder_that_cannot_be_written_in_is_told(sp: Command, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    ran = sp("publish", "depok/kios", "-o", str(tmp_path / "berkas"), *DATA, *ON)
    assert ran.code == 2
    assert "berkas" in ran.err


def test_a_site_is_published_of_an_agency_or_of_the_whole_catalogue_and_old_pages_are_named(
    sp: Command, tmp_path: Path
) -> None:
    to = ("-o", str(tmp_path), "--kind", "site", *ON)
    assert sp("publish", "palembang", *to).code == 0
    assert {"index.html", "en/palembang/temuan.html", "aset/periksa.js"} <= files(tmp_path)
    assert not (tmp_path / "depok").exists()
    (tmp_path / "palembang/dulu.html").write_text("")
    again = sp("publish", "palembang", *to)
    assert again.out == f"tidak diterbitkan lagi {tmp_path}/palembang/dulu.html\n"
    assert ", 0 berubah, " in again.err


def test_without_a_name_everything_is_published(sp: Command, tmp_path: Path) -> None:
    assert sp("publish", "-o", str(tmp_path), "--kind", "jsonld", *ON).code == 0
    assert {path.split("/")[0] for path in files(tmp_path)} == {"depok", "kalbar", "palembang", "pasuruan"}


def test_a_standard_that_decides_nothing_is_not_published(sp: Command, tmp_path: Path) -> None:
    folder = tmp_path / "katalog"
    shutil.copytree(bundled_catalogue(), folder)
    decree = folder / "palembang/2024/penetapan.yaml"
    twice = "layanan:\n  - {butir: 3, id: informasi-halal-hki, nama: Sekali lagi}\n"
    decree.write_text(decree.read_text().replace("layanan:\n", twice, 1))
    done = sp("publish", "palembang", "--catalogue", str(folder), "-o", str(tmp_path / "terbit"), *DATA, *ON)
    assert done.code == 2
    assert "SP631" in done.err
    assert "palembang/informasi-halal-hki" in done.err
    assert not (tmp_path / "terbit").exists()
