"""The text map knows which words of a decree's file an item comes from, and holds none of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing.layouts import written
from sp_cli.main import main

from sp_engine.catalogue import CatalogueFiles
from sp_engine.importing.claimed_stretches import Claim, map_differences, map_text, read_map, text_map
from sp_engine.importing.decree_maps import decree_of_file, standards_in
from sp_engine.importing.reading_files import read_decree_file

TEXT = written("table of three columns", "html").decode()


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    file, folder = tmp_path / "keputusan.html", tmp_path / "katalog"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["import", str(file), "-o", str(folder)]) == 0
    return folder


def differences(catalogue: Path, text: str) -> tuple[list[str], tuple[str, ...]]:
    files, source = CatalogueFiles(catalogue), read_decree_file("keputusan.html", text.encode())
    found = decree_of_file(files, source)
    assert found is not None
    told = map_differences(found[1], source, standards_in(files, found[0]))
    return [text for _, text in told.unclaimed], told.unsupported


def test_a_map_has_offsets_and_digests_and_none_of_the_text(catalogue: Path) -> None:
    text = (catalogue / "teratai/2025/peta.tsv").read_text(encoding="utf-8")
    mapped = read_map(text)
    assert map_text(mapped) == text
    assert mapped.share(Claim.UNCLAIMED) == 0
    assert sum(mapped.share(claim) for claim in Claim) == pytest.approx(1)
    for words in ("Fotokopi", "sebanyak 2", "nomor antrean", "Kotak saran"):
        assert words not in text
    claimed = next(s for s in mapped.stretches if "persyaratan/fotokopi-ktp" in s.item)
    assert "Fotokopi KTP pemohon" in TEXT[claimed.start : claimed.end]


def test_the_file_that_was_mapped_differs_in_nothing(catalogue: Path) -> None:
    assert differences(catalogue, TEXT) == ([], ())


def test_a_file_that_is_moved_and_numbered_anew_differs_in_nothing(catalogue: Path) -> None:
    moved = TEXT.replace("<body>", "<body><p>SALINAN</p>" + "\n" * 40)
    moved = moved.replace("1. Fotokopi", "a. Fotokopi").replace("2. Pas foto", "b. Pas foto")
    moved = moved.replace("3. Surat keterangan", "c. Surat keterangan")
    assert differences(catalogue, moved) == ([], ())


def test_what_the_decree_adds_is_claimed_by_no_item(catalogue: Path) -> None:
    added = TEXT.replace(
        "<p>3. Surat keterangan", "<p>4. Rekening koran tiga bulan terakhir</p><p>3. Surat keterangan"
    )
    unclaimed, unsupported = differences(catalogue, added)
    assert [text for text in unclaimed if "Rekening koran" in text]
    assert unsupported == ()


def test_what_the_decree_drops_supports_its_item_no_more(catalogue: Path) -> None:
    dropped = TEXT.replace("2. Pas foto berwarna ukuran 3 x 4 sebanyak 2 lembar", "")
    unclaimed, unsupported = differences(catalogue, dropped)
    assert unclaimed == []
    (item,) = unsupported
    assert item.startswith("kartu-pedagang-pasar persyaratan/pas-foto")


def test_validate_tells_both(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = TEXT.replace("2. Pas foto berwarna ukuran 3 x 4 sebanyak 2 lembar", "2. Denah lapak berskala")
    file = catalogue.parent / "baru.html"
    file.write_text(changed, encoding="utf-8")
    capsys.readouterr()
    command = ["validate", "--catalogue", str(catalogue), "--source", str(file), "--only", "SP64"]
    assert main(command) == 0
    told = capsys.readouterr().out
    assert "SP641" in told
    assert "Denah lapak berskala" in told
    assert "SP642" in told
    assert "persyaratan/pas-foto" in told


def test_a_file_that_no_map_fits_is_refused(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = catalogue.parent / "lain.txt"
    file.write_text("Undangan rapat hari Senin\n", encoding="utf-8")
    assert main(["validate", "--catalogue", str(catalogue), "--source", str(file)]) == 2
    assert "SP643" in capsys.readouterr().err


def test_the_map_is_made_again_by_a_command(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = catalogue / "teratai/2025/peta.tsv"
    before = place.read_bytes()
    place.unlink()
    file = catalogue.parent / "keputusan.html"
    command = ["import", str(file), "-o", str(catalogue), "--agency", "teratai", "--decree", "2025", "--map"]
    assert main(command) == 0
    assert place.read_bytes() == before
    assert main([*command[:4], "--map"]) == 2
    assert "--agency" in capsys.readouterr().err


def test_a_report_tells_the_shares(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["report", "teratai", "--catalogue", str(catalogue), "--on", "2026-03-16"])
    told = " ".join(capsys.readouterr().out.split())
    assert "belum diklaim 0,0%" in told


def test_a_source_without_standards_claims_nothing() -> None:
    source = read_decree_file("keputusan.html", TEXT.encode())
    assert text_map(source, ()).share(Claim.ITEM) == 0
