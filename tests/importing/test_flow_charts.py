"""The words of a flow chart come out whole, and all of them."""

from __future__ import annotations

import pytest

from sp_engine.importing.flow_charts import with_whole_words, words_of_chart
from sp_engine.importing.reading_files import read_decree_file
from sp_engine.importing.source_blocks import LineKind, lines_in

KNOWN = {"menyerahkan", "verifikasi", "pengajuan", "berkas", "petugas", "loket", "pemohon", "kepala", "seksi"}


@pytest.mark.parametrize(
    ("chart", "whole"),
    [
        ("A[Pemohon menyerah<br>kan berkas]", "A[Pemohon menyerahkan berkas]"),
        ('A["Peng- ajuan berkas"] --> B(Veri fikasi)', 'A["Pengajuan berkas"] --> B(Verifikasi)'),
        ("A[Petugas<br/>loket]", "A[Petugas loket]"),  # both halves are words of the file
        ("A[kepala seksi] --> B[suratnya lama]", "A[kepala seksi] --> B[suratnya lama]"),
    ],
)
def test_words_that_a_box_breaks_are_put_together(chart: str, whole: str) -> None:
    assert with_whole_words(chart, KNOWN) == whole


@pytest.mark.parametrize(
    ("chart", "words"),
    [
        ("graph TD A[Seksi A] --> B[Surat A1 terbit]", "Seksi A → Surat A1 terbit"),
        ("flowchart LR A[Loket] --> B{Lengkap?} B -- Ya --> C[Dicatat]", "Loket → Lengkap? Ya → Dicatat"),
    ],
)
def test_letters_within_a_box_are_words(chart: str, words: str) -> None:
    assert words_of_chart(chart) == words


def test_the_words_of_a_file_mend_its_chart() -> None:
    text = (
        "Prosedur\n\n1. Pemohon menyerahkan berkas\n\n```mermaid\ngraph TD A[Menyerah<br>kan berkas]\n```\n"
    )
    lines = lines_in(read_decree_file("bagan.md", text.encode()).blocks)
    chart = next(line.text for line in lines if line.kind is LineKind.FLOW_CHART)
    assert words_of_chart(chart) == "Menyerahkan berkas"
