"""Warnings that a document acknowledges: shown with the reason, until what they are about changes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from cases.author_mistake import lay_over_good

from sp_engine.assurance import check_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.lint.catalogue import lint
from sp_engine.words import Diagnostic

VAGUE = """
@ kota/2024/surat.yaml
-    - {uraian: Surat keterangan}
+    - {uraian: Surat keterangan …}
"""
CUT_OFF = 'teks ini terputus: "Surat keterangan …"'


def checked(folder: Path, *stated: tuple[str, str], slip: str = VAGUE) -> list[Diagnostic]:
    """Return what is found about the good service with a text that is cut off, and some acknowledgements."""
    lay_over_good(slip, folder)
    document = folder / "kota" / "2024" / "surat.yaml"
    entries = [{"temuan": code, "pesan": message, "alasan": "sudah dilihat"} for code, message in stated]
    text = document.read_text("utf-8")
    document.write_text(text + yaml.safe_dump({"dimaklumi": entries}, allow_unicode=True), "utf-8")
    found = lint(CatalogueFiles(folder))
    by_check = [f for f in check_catalogue(CatalogueFiles(folder)) if ".uji." not in f.file]
    assert by_check == [f for f in found if ".uji." not in f.file]
    return [finding for finding in found if finding.file.endswith("surat.yaml")]


def test_a_warning_that_is_acknowledged_carries_the_reason(tmp_path: Path) -> None:
    (found,) = checked(tmp_path, ("SP325", f"  {CUT_OFF.replace(' ', '   ')} "))
    assert (found.code, found.message(), found.acknowledged) == ("SP325", CUT_OFF, "sudah dilihat")
    assert found.to_dict()["acknowledged"] == "sudah dilihat"


def test_it_holds_no_longer_once_the_text_has_changed_and_what_is_advised_is_accepted(tmp_path: Path) -> None:
    before = CUT_OFF.replace("Surat", "Kartu")
    warning, expired = sorted(checked(tmp_path / "a", ("SP325", before)), key=lambda f: f.code)
    assert (warning.code, warning.acknowledged, expired.code) == ("SP325", None, "SP390")
    advised = yaml.safe_load(expired.fix().partition("`")[2].partition("`")[0])["pesan"]
    (found,) = checked(tmp_path / "b", ("SP325", advised))
    assert found.acknowledged == "sudah dilihat"


def test_of_several_warnings_of_the_code_none_is_guessed(tmp_path: Path) -> None:
    two = VAGUE + "+    - {uraian: Kartu …}\n"
    (expired,) = (f for f in checked(tmp_path, ("SP325", "lain"), slip=two) if f.code == "SP390")
    assert expired.advice is None


@pytest.mark.parametrize("code", ["SP204", "SP999"])
def test_only_warnings_can_be_acknowledged(tmp_path: Path, code: str) -> None:
    assert "SP391" in [found.code for found in checked(tmp_path, (code, "x"))]
