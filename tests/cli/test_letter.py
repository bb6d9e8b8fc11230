"""`sp letter`, `sp templates` and `sp log verify --letter`, as a clerk uses them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from cli.workbench import Command

from sp_engine.catalogue.catalogue_documents import bundled_catalogue

WUB = "depok/pendampingan-wub"
LATE = ("--set", "pernah_pelatihan_wub=ya", "--set", "tahun_pelatihan_wub=2025")
AT = ("--set", "bersedia_mengikuti_sesi=ya", "--received", "2026-03-16T10:00")
DATED = ("--dated", "2026-03-17")


@pytest.fixture(autouse=True)
def _own_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SP_REGISTER", str(tmp_path / "loket.sqlite3"))
    monkeypatch.chdir(tmp_path)
    for name in ("SP_CLERK", "SP_AGENCY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def kept(sp: Command, tmp_path: Path) -> Path:
    file = tmp_path / "keputusan.json"
    file.write_text(sp("check", WUB, *LATE, *AT, "--json").out, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["surat.docx", "surat.pdf", "surat.html"])
def test_a_kept_decision_becomes_a_letter_of_the_format_that_the_file_names(
    sp: Command, kept: Path, tmp_path: Path, name: str
) -> None:
    ran = sp("letter", str(kept), "--applicant", "Rudi", *DATED, "-o", name)
    assert (ran.code, ran.out) == (0, "")
    assert f"Ditulis: {name} (penolakan)" in ran.err
    assert "sementara" in ran.err
    first = (tmp_path / name).read_bytes()
    sp("letter", str(kept), "--applicant", "Rudi", *DATED, "-o", name)
    assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("-o", "surat.doc"), "SP610", ".docx, .pdf, .html"),
        (("-o", "surat"), "SP610", ".docx, .pdf, .html"),
        (("-o", "x.pdf", "--kind", "surat"), "SP610", "receipt, approval, return, refusal"),
        (("-o", "x.pdf", "--kind", "approval"), "SP832", "--kind refusal"),
        (("-o", "x.pdf", "--dated", "besok"), "", "--dated"),
        (("-o", "tidak/ada/x.pdf"), "SP613", ""),
    ],
)
def test_a_letter_that_cannot_be_made_says_why(
    sp: Command, kept: Path, arguments: tuple[str, ...], code: str, said: str
) -> None:
    ran = sp("letter", str(kept), *arguments)
    assert ran.code == 2
    assert code in ran.err
    assert said in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "SP110"),
        ("{}", "SP818"),
        ("[1]", "SP818"),
        ("bukan: [", "SP1"),
        ('{"format": "sp-decision/1"}', "SP818"),
    ],
)
def test_another_file_is_refused(sp: Command, tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "lain.json").write_text(text, encoding="utf-8")
    ran = sp("letter", "lain.json", "-o", "x.pdf")
    assert ran.code == 2
    assert code in ran.err
    assert not (tmp_path / "x.pdf").exists()


def test_a_changed_decision_is_refused(sp: Command, kept: Path) -> None:
    told = json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text(json.dumps({**told, "outcome": "approve"}), encoding="utf-8")
    ran = sp("letter", str(kept), "-o", "x.pdf")
    assert ran.code == 2
    assert "SP833" in ran.err
    assert "hasil keputusan" in ran.err


def test_a_letter_of_the_register_is_known_by_its_code(sp: Command, tmp_path: Path) -> None:
    sp("check", WUB, *LATE, *AT, "--record", "--applicant", "Rudi")
    assert sp("letter", "depok/2026/1", *DATED, "-o", "surat.html").code == 0
    digest = json.loads(sp("log", "verify", "--json").out)["head"]
    assert digest in (tmp_path / "surat.html").read_text(encoding="utf-8")
    genuine = sp("log", "verify", "--letter", f"sp-letter/1 refusal depok/2026/0001 #1 {digest}")
    assert genuine.code == 0
    assert re.search(r"cocok dengan register.*Penolakan.*Rudi.*DITOLAK", genuine.out, re.DOTALL)
    forged = sp("log", "verify", "--letter", f"sp-letter/1 approval depok/2026/0001 #1 {digest}", "--json")
    assert forged.code == 1
    told = json.loads(forged.out)["letter"]
    assert [finding["code"] for finding in told["findings"]] == ["SP835"]
    assert sp("log", "verify", "--letter", "depok/2026/1").code == 2


def test_the_name_of_a_recorded_applicant_is_that_of_the_register(sp: Command) -> None:
    sp("check", WUB, *LATE, *AT, "--record", "--applicant", "Rudi")
    ran = sp("letter", "depok/2026/1", "--applicant", "Ani", "-o", "x.pdf")
    assert ran.code == 2
    assert "sp log correct" in ran.err


def test_an_agency_changes_a_template_that_it_copied(sp: Command, kept: Path, tmp_path: Path) -> None:
    root = tmp_path / "katalog"
    shutil.copytree(bundled_catalogue(), root)
    ran = sp("templates", "depok", "--catalogue", str(root))
    assert ran.code == 0
    assert ran.out.count("/templat/") == 15
    assert "SP621" in sp("templates", "depok", "--catalogue", str(root)).err
    assert sp("templates", "pasuruan", "lampiran", "kop", "--catalogue", str(root)).code == 0
    copied = {path.name for path in (root / "pasuruan/templat").iterdir()}
    assert copied == {"lampiran.docx", "lampiran.typ", "kop.typ"}
    unknown = sp("templates", "pasuruan", "lampirann", "--catalogue", str(root))
    assert unknown.code == 2
    assert "keputusan" in unknown.err
    assert sp("templates", "depokk", "--catalogue", str(root)).code == 2
    changed = root / "depok/templat/surat.html"
    changed.write_text("Bentuk kami: {{ surat.hal }}", encoding="utf-8")
    assert sp("letter", str(kept), "--catalogue", str(root), "-o", "surat.html").code == 0
    assert (tmp_path / "surat.html").read_text(encoding="utf-8").startswith("Bentuk kami: Penolakan")
    changed.write_text("{{ surat.halo }}", encoding="utf-8")
    broken = sp("letter", str(kept), "--catalogue", str(root), "-o", "surat.html")
    assert broken.code == 2
    assert "surat.html" in broken.err
    assert "`hal`" in broken.err
    assert sp("validate", "--catalogue", str(root), "depok").code in (0, 1)
