"""The page of patterns: every form that it shows is accepted, and every phrase leads to one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.words.diagnostics import Diagnostic

ROOT = Path(__file__).parents[2]
FIELDS = ROOT / "tests" / "catalogue_of_fields"
PAGE = (ROOT / "docs" / "how-to" / "pola.md").read_text(encoding="utf-8")
_FORM = re.compile(r"^### ([^\n]+)\n(?:(?!^### ).)*?```yaml\n(biaya:.*?)```", re.MULTILINE | re.DOTALL)
FORMS = _FORM.findall(PAGE)
TIMES = re.findall(r"```yaml\n(jangka_waktu:.*?)```", PAGE, re.DOTALL)
_REQUIREMENTS = re.compile(
    r"^### ([^\n]+)\n(?:(?!^### ).)*?```yaml\n# kosakata.yaml\n(.*?)```"
    r"(?:(?!^### ).)*?```yaml\npersyaratan:\n(.*?)```",
    re.MULTILINE | re.DOTALL,
)
REQUIREMENTS = _REQUIREMENTS.findall(PAGE)
SERVICE = "lembayung/2024/izin-makam.yaml"


def errors_of(folder: Path, agency: str = "lembayung") -> list[Diagnostic]:
    """Return the errors of the agency that writes as the page does, and of what all agencies share."""
    return [one for one in check_catalogue(CatalogueFiles(folder), [agency]) if one.severity == "error"]


def test_there_is_a_form_for_every_kind_of_fee() -> None:
    assert len(FORMS) >= 8


@pytest.mark.parametrize(("pattern", "fee"), FORMS, ids=[pattern for pattern, _ in FORMS])
def test_a_form_of_the_page_is_accepted(pattern: str, fee: str, tmp_path: Path) -> None:
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    written = "".join(f"  {line}\n" if line else "\n" for line in fee.splitlines())
    path = tmp_path / SERVICE
    text, number = re.subn(
        r"  biaya:\n.*?(?=\n  produk:)", written, path.read_text(encoding="utf-8"), flags=re.S
    )
    assert number == 1
    path.write_text(text, encoding="utf-8")
    assert errors_of(tmp_path) == [], pattern


@pytest.mark.parametrize("time", TIMES)
def test_a_time_of_the_page_is_accepted(time: str, tmp_path: Path) -> None:
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    written = "".join(f"  {line}\n" if line else "\n" for line in time.splitlines())
    path = tmp_path / SERVICE
    text = path.read_text(encoding="utf-8")
    text, number = re.subn(r"  jangka_waktu:\n.*?(?=\n  biaya:)", written, text, flags=re.DOTALL)
    assert number == 1
    path.write_text(text, encoding="utf-8")
    (path.parent / "izin-makam.uji.yaml").unlink()  # its cases are about other stages
    assert errors_of(tmp_path) == []


@pytest.mark.parametrize("products", re.findall(r"```yaml\n(produk:.*?)```", PAGE, re.DOTALL))
def test_products_of_the_page_are_accepted(products: str, tmp_path: Path) -> None:
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    written = "".join(f"  {line}\n" if line else "\n" for line in products.splitlines())
    path = tmp_path / SERVICE
    text = path.read_text(encoding="utf-8")
    text, number = re.subn(r"  produk:\n.*?(?=\n  pengaduan:)", written, text, flags=re.DOTALL)
    assert number == 1
    path.write_text(text, encoding="utf-8")
    assert errors_of(tmp_path) == []


@pytest.mark.parametrize("nothing", re.findall(r"```yaml\n(persyaratan: {.*?)\n```", PAGE))
def test_a_standard_without_requirements_is_accepted(nothing: str, tmp_path: Path) -> None:
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    path = tmp_path / SERVICE
    text = path.read_text(encoding="utf-8")
    text, number = re.subn(
        r"  persyaratan:\n.*?(?=\n  prosedur:)", lambda _: f"  {nothing}", text, flags=re.DOTALL
    )
    assert number == 1
    path.write_text(text, encoding="utf-8")
    (path.parent / "izin-makam.uji.yaml").unlink()  # its cases are about other requirements
    assert errors_of(tmp_path) == []


def test_what_a_new_agency_is_shown_of_adjustments_is_accepted(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to" / "instansi-baru.md").read_text(encoding="utf-8")
    (adjustments,) = re.findall(r"```yaml\n(penyesuaian:.*?)```", page, flags=re.DOTALL)
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "rantau" / "kosakata.yaml").write_text(
        f"format: sp-kosakata/1\n{adjustments}", encoding="utf-8"
    )
    assert check_catalogue(CatalogueFiles(tmp_path)) == ()


def test_what_falls_due_after_a_stage_is_accepted(tmp_path: Path) -> None:
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    (requirements,) = re.findall(r"```yaml\n(- id: pembayaran\n.*?)```", PAGE, flags=re.DOTALL)
    (case,) = re.findall(r"```yaml\n(  - nama: sesudah ditetapkan.*?)```", PAGE, flags=re.DOTALL)
    standard = tmp_path / "cendana/2025/persetujuan-bangunan.yaml"
    cases = standard.with_suffix(".uji.yaml")
    cases.write_text(cases.read_text(encoding="utf-8") + case, encoding="utf-8")
    assert errors_of(tmp_path, "cendana") == []
    written = "".join(f"    {line}\n" for line in requirements.splitlines())
    text = standard.read_text(encoding="utf-8").replace("  persyaratan:\n", f"  persyaratan:\n{written}")
    standard.write_text(text, encoding="utf-8")
    cases.unlink()  # they are about other requirements


def test_the_complaints_and_the_regulation_of_the_page_are_accepted(tmp_path: Path) -> None:
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    (complaints,) = re.findall(r"```yaml\n(pengaduan:.*?)```", PAGE, flags=re.DOTALL)
    (regulation,) = re.findall(r"```yaml\n# peraturan.yaml\n(.*?)```", PAGE, flags=re.DOTALL)
    path = tmp_path / SERVICE
    written = "".join(f"  {line}\n" for line in complaints.splitlines())
    text, number = re.subn(
        r"  pengaduan:.*?\n(?=\npengelolaan:)", written, path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    assert number == 1
    path.write_text(text, encoding="utf-8")
    registry = tmp_path / "peraturan.yaml"
    kept = registry.read_text(encoding="utf-8")
    registry.write_text(kept + "".join(f"  {line}\n" for line in regulation.splitlines()), encoding="utf-8")
    assert errors_of(tmp_path) == []


@pytest.mark.parametrize(
    ("pattern", "facts", "requirements"), REQUIREMENTS, ids=[pattern for pattern, *_ in REQUIREMENTS]
)
def test_requirements_of_the_page_are_accepted_with_their_facts(
    pattern: str, facts: str, requirements: str, tmp_path: Path
) -> None:
    shutil.copytree(FIELDS, tmp_path, dirs_exist_ok=True)
    vocabulary, standard = tmp_path / "kosakata.yaml", tmp_path / SERVICE
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(text + "".join(f"  {line}\n" for line in facts.splitlines()), encoding="utf-8")
    written = "".join(f"  {line}\n" for line in requirements.splitlines())
    text, number = re.subn("  persyaratan:\n", f"  persyaratan:\n{written}", standard.read_text("utf-8"))
    assert number == 1
    standard.write_text(text, encoding="utf-8")
    assert errors_of(tmp_path) == [], pattern


def test_there_are_requirements_for_dates_and_for_sets() -> None:
    assert len(REQUIREMENTS) >= 4
