"""Which folder is the catalogue around a path that is named: one with agencies in it, no agency's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from sp_cli.named_documents import catalogue_around


@pytest.mark.parametrize(
    ("files", "named", "found"),
    [
        (["kat/dinas/instansi.yaml"], "kat/dinas", "kat"),
        (["kat/kosakata.yaml"], "kat", "kat"),
        (["kat/dinas/kosakata.yaml", "kat/dinas/2026/penetapan.yaml"], "kat/dinas", "kat"),
        (
            ["kat/dinas/kosakata.yaml", "kat/dinas/2026/penetapan.yaml"],
            "kat/dinas/2026/penetapan.yaml",
            "kat",
        ),
        (["kat/dinas/kosakata.yaml", "kat/lain/instansi.yaml"], "kat/dinas", "kat"),
        (["kat/dinas/kosakata.yaml"], "kat/dinas", "kat/dinas"),
        (["kat/dinas/peraturan.yaml"], "kat/dinas", None),
    ],
)
def test_the_folder_of_an_agency_is_no_catalogue_even_while_its_document_is_lacking(
    files: list[str], named: str, found: str | None, tmp_path: Path
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    around = catalogue_around([tmp_path / named])
    assert around == (None if found is None else tmp_path / found)
