"""What a command writes lies in the folder that it was given, whatever a name in that leads to."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.workbench import Command


@pytest.fixture
def outside(good: Path) -> Path:
    """A document that lies beside the catalogue and is linked from it."""
    place, outside = good / "kota/2024/surat.yaml", good.parent / "luar.yaml"
    outside.write_text(place.read_text().replace("layanan: kota/surat", "layanan:   kota/surat"))
    place.unlink()
    place.symlink_to(outside)
    return outside


@pytest.mark.parametrize("command", [("fmt",), ("validate", "--fix", "--yes")])
def test_nothing_is_written_through_a_link_out_of_the_catalogue(
    sp: Command, good: Path, outside: Path, command: tuple[str, ...]
) -> None:
    before = outside.read_text()
    ran = sp(*command, "--catalogue", str(good))
    assert (ran.code, "SP112" in ran.err or "SP112" in ran.out) == (1, True)
    assert outside.read_text() == before


def test_a_link_that_is_no_part_of_a_catalogue_is_followed(
    sp: Command, tmp_path: Path, outside: Path
) -> None:
    before = outside.read_text()
    link = tmp_path / "tautan.yaml"
    link.symlink_to(outside)
    assert sp("fmt", str(link)).code == 0
    assert outside.read_text() != before


def test_a_link_to_itself_is_told(sp: Command, good: Path) -> None:
    place = good / "kota/2024/surat.yaml"
    place.unlink()
    place.symlink_to(place.name)
    ran = sp("validate", "--catalogue", str(good))
    assert ran.code == 1
    assert "surat.yaml" in ran.out + ran.err
