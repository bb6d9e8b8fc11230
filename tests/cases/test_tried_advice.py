"""No advice that would itself be refused: what a finding says to write is taken where it is to stand.

The slips are made by chance: a value of another kind, a letter more, less or other in a key or anywhere.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases.author_mistake import GOOD
from cases.test_fixes import mended
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.words.diagnostics import Diagnostic

DOCUMENTS = sorted(path.relative_to(GOOD) for path in GOOD.rglob("*.yaml"))
VALUES = (
    *("1.10", "'1.10'", "31-04-1990", "17/8/2000", "16 Maret 2026 pukul 10.00", "tujuh belas", "17 tahun"),
    *("'17'", "Ya", "tidak", "true", "null", "-", "[]", "{}", "[a]", "[ya]", "Rp1,500", "1.500", "1,5 juta"),
    *("gratis", "lima ratus juta", "25%", "tiga hari", "3 hr kerja", "0 hari", "1x24 jam", "-1", "99999"),
    *("X Y", "2 atau 3", "modal_usaha", "surat_permohonan", "{fakta: modal_usaha}", "UU 25/2009"),
    *("2024-02-30", "10:00", "semua"),
)
EXACTLY = re.compile(r"tulis `[^`…]*`")


def slips(line: str) -> st.SearchStrategy[str]:
    """Return a line with another value, or with a letter left out, put in or turned."""
    letters = st.tuples(
        st.integers(0, max(len(line) - 1, 0)), st.sampled_from(("", *'aex1_:-{]" #')), st.booleans()
    ).map(lambda slip: line[: slip[0]] + slip[1] + line[slip[0] + slip[2] :])
    pairs = list(re.finditer(r"[a-z_0-9.-]+: *([^,{}\[\]]+)", line))
    if not pairs:
        return letters
    values = st.tuples(st.sampled_from(pairs), st.sampled_from(VALUES))
    return st.one_of(
        values.map(lambda slip: line[: slip[0].start(1)] + slip[1] + line[slip[0].end(1) :]), letters
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("katalog")
    shutil.copytree(GOOD, copy, dirs_exist_ok=True)
    return copy


def found_in(folder: Path) -> list[Diagnostic]:
    return [f for f in check_catalogue(CatalogueFiles(folder), advice_tried=True) if f.severity == "error"]


def refused_advice(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield what advice proposes in vain: what stands there, what is advised, and what is found then."""
    for finding in found_in(folder):
        exactly = finding.suggestion is not None or EXACTLY.fullmatch(finding.fix())
        if finding.span is None or finding.span.line != finding.span.end_line or not exactly:
            continue
        path = Path(finding.file)
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        old = lines[finding.span.line - 1]
        new = mended(old, finding)
        if new is None:
            continue
        lines[finding.span.line - 1] = new
        path.write_text("\n".join(lines), encoding="utf-8")
        after = [f for f in found_in(folder) if f.file == finding.file and stands_at(f, finding, old, new)]
        path.write_text(text, encoding="utf-8")
        if after or new == old:
            yield old.strip(), new.strip(), "; ".join(f"{f.code} {f.message()}" for f in after)


def stands_at(finding: Diagnostic, advised: Diagnostic, old: str, new: str) -> bool:
    """Whether a finding stands at what is new in a line."""
    assert advised.span is not None
    if finding.span is None or finding.span.line != advised.span.line:
        return False
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    behind = next((i for i, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    begins, ends = finding.span.column - 1, max(finding.span.end_column - 1, finding.span.column)
    return begins < max(len(new) - behind, first + 1) and first < ends


@examples(60)
@given(st.sampled_from(DOCUMENTS), st.data())
def test_no_advice_after_a_slip_would_itself_be_refused(
    folder: Path, document: Path, data: st.DataObject
) -> None:
    path = folder / document
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    lines[number] = data.draw(slips(lines[number]))
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        assert list(refused_advice(folder)) == []
    finally:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("document", "written", "instead"),
    [
        (
            "kota/2024/surat.yaml",
            "uraian: NIB bagi usaha kecil dan menengah",
            "uraian: NIB\n      butir: 1.10",
        ),
        ("kota/2024/surat.yaml", "paling_banyak: Rp1.000.000.000", "paling_banyak: [a]"),
        ("kota/2024/surat.yaml", "dokumen: surat_kuasa,", 'dokumen: surat_"uasa,'),
        ("kota/2024/surat.uji.yaml", "dari: lengkap", "dari: Rp1,500"),
        ("kota/2024/surat.uji.yaml", "diajukan: 2024-03-04T10:00", "diajukan: 2024-06-31T10:00"),
        ("kota/2024/penetapan.yaml", "tanggal: 2024-01-04", "tanggal: 31-04-2024"),
        ("peraturan.yaml", "tahun: 2021", "tahun: lima ratus juta"),
        ("peraturan.yaml", "tahun: 2021", "tahun: 'tujuh belas'"),
    ],
)
def test_advice_that_led_nowhere_is_not_given(
    folder: Path, document: str, written: str, instead: str
) -> None:
    path = folder / document
    text = path.read_text(encoding="utf-8")
    assert written in text
    path.write_text(text.replace(written, instead, 1), encoding="utf-8")
    try:
        assert found_in(folder)
        assert list(refused_advice(folder)) == []
    finally:
        path.write_text(text, encoding="utf-8")
