"""LibreOffice opens every letter in DOCX and prints it, all in one run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest
from letters.letter_texts import decided, letter, subject
from letters.test_letter import NASTY

from sp_engine import Outcome
from sp_engine.letters.letter_kind import LetterKind
from sp_engine.papers.paper import PaperFormat

HAKI, BBM, WUB = "depok/rekomendasi-haki", "pasuruan/rekomendasi-bbm", "depok/pendampingan-wub"
LETTERS = {
    "persetujuan": (HAKI, Outcome.APPROVE, None, "Siti Aminah"),
    "tanda-terima": (HAKI, Outcome.APPROVE, LetterKind.RECEIPT, "Siti Aminah"),
    "pengembalian": (BBM, Outcome.RETURN, None, "Siti Aminah"),
    "penolakan": (WUB, Outcome.REJECT, None, "Siti Aminah"),
    "panjang": ("kalbar/izin-usaha-simpan-pinjam", Outcome.RETURN, None, NASTY),
    "tanpa-nama": (BBM, Outcome.RETURN, None, None),
}
SAID = {
    "persetujuan": "Persetujuan permohonan Surat Rekomendasi HAKI",
    "tanda-terima": "TANDA TERIMA BERKAS PERMOHONAN",
    "pengembalian": "Yang perlu dilengkapi",
    "penolakan": "tidak dapat kami kabulkan",
    "panjang": "{{ 7*7 }}",
    "tanpa-nama": "Yth. Pemohon",
}
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of every letter as LibreOffice prints it."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-writer-nogui)")
    folder = tmp_path_factory.mktemp("surat")
    for name, (service, outcome, kind, applicant) in LETTERS.items():
        made = letter(subject(decided(service, outcome), applicant=applicant), kind, PaperFormat.DOCX)
        (folder / f"{name}.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in LETTERS]
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return folder


@pytest.mark.parametrize("name", LETTERS)
def test_libreoffice_opens_the_letter_and_prints_what_it_says(name: str, printed: Path) -> None:
    with pdfplumber.open(printed / f"{name}.pdf") as pdf:
        told = " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)
        sizes = {(round(page.width), round(page.height)) for page in pdf.pages}
    assert SAID[name] in told
    assert "SEMENTARA" in told
    assert "{%" not in told
    assert sizes == {(595, 842)}
