"""Coverage: a part counts when its opposite alone would change what a case states."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import TypeAlias

import pytest

from sp_engine.assurance.cases.suite import Suite, run_suite
from sp_engine.assurance.coverage.decisive import Coverage, Decided, coverage_of, percent
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.presenting.coverage_page import CoveragePage
from sp_engine.presenting.html import html_page

HEAD = "\n    diajukan: 2024-03-04T10:00\n    dari: lengkap\n"
APPROVED = f"kasus:\n  - nama: disetujui{HEAD}    hasil: disetujui\n"
LIMIT = "    ubah: {modal_usaha: Rp1.000.000.001}\n    hasil: ditolak\n    karena: [modal]\n"
REJECTED = f"  - nama: modal{HEAD}{LIMIT}"

Ways: TypeAlias = Callable[[str], dict[tuple[str, str, str], Decided]]


def why(entry: Decided) -> str:
    """Return why nothing decides this way."""
    assert entry.why is not None
    return entry.why.id


@pytest.fixture
def ways(kota: Callable[[str], CatalogueFiles]) -> Ways:
    """Return the ways in which each part of the small service decides, by kind and name."""

    def decided(cases: str) -> dict[tuple[str, str, str], Decided]:
        (suite,) = run_suite(kota(cases))
        coverage = coverage_of(suite)
        return {(e.part.kind, e.part.name, e.way.value): e for e in coverage.entries}

    return decided


def page_of(suites: list[Suite]) -> str:
    page = CoveragePage("id")
    for suite in suites:
        page.add(coverage_of(suite))
    return html_page(page.section(), "id")


MODAL = ("leaf", "persyaratan.modal.syarat")


def test_a_condition_that_holds_in_an_approved_case_decides_in_that_way_only(
    ways: Ways,
) -> None:
    entries = ways(APPROVED)
    assert entries[*MODAL, "terpenuhi"].cases == ("disetujui",)
    assert entries[*MODAL, "tidak_terpenuhi"].open
    assert "tidak ada kasus" in why(entries[*MODAL, "tidak_terpenuhi"])
    assert ways(APPROVED + REJECTED)[*MODAL, "tidak_terpenuhi"].cases == ("modal",)


def test_what_the_agency_only_has_to_state_decides_by_being_awaited(
    kota: Callable[[str], CatalogueFiles],
) -> None:
    awaited = f"  - nama: belum{HEAD}    tanpa: [modal_usaha]\n    hasil: menunggu\n    menunggu: [modal]\n"
    files = kota(APPROVED + awaited)
    for name, old, new in (
        ("kosakata.yaml", "nama: Modal usaha}", "nama: Modal usaha, diisi_oleh: petugas}"),
        ("kota/2024/surat.yaml", "paling_banyak: Rp1.000.000.000}", "diketahui: ya}"),
    ):
        path = files.root / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (suite,) = run_suite(CatalogueFiles(files.root))
    decided = {(str(e.part.kind), e.part.name, e.way.value): e for e in coverage_of(suite).entries}
    assert decided[*MODAL, "tidak_terpenuhi"].cases == ("belum",)
    assert decided["requirement", "persyaratan.modal", "tidak_terpenuhi"].cases == ("belum",)


def test_a_failure_beside_another_decides_nothing_and_says_which(
    ways: Ways,
) -> None:
    both = REJECTED.replace("001}", "001, wilayah_usaha: lainnya}").replace("[modal]", "[modal, domisili]")
    entry = ways(APPROVED + both)[*MODAL, "tidak_terpenuhi"]
    assert entry.open
    assert "`domisili` juga belum terpenuhi" in why(entry)


def test_a_guard_decides_when_its_requirement_is_not_met(
    ways: Ways,
) -> None:
    guard = ("guard", "persyaratan.surat-kuasa.jika")
    missing = (
        f"  - nama: kuasa{HEAD}    tanpa: [surat_kuasa]\n    hasil: dikembalikan\n    kurang: [surat-kuasa]\n"
    )
    free = (
        f"  - nama: sendiri{HEAD}    ubah: {{dikuasakan: tidak}}\n    tanpa: [surat_kuasa]\n"
        "    hasil: disetujui\n"
    )
    assert ways(APPROVED)[*guard, "terpenuhi"].open
    assert ways(APPROVED + missing)[*guard, "terpenuhi"].cases == ("kuasa",)
    assert ways(APPROVED + free)[*guard, "tidak_terpenuhi"].cases == ("sendiri",)


def test_a_row_counts_only_where_the_case_states_its_result(
    ways: Ways,
) -> None:
    fee = ("fee", "biaya.komponen.surat.pilihan.2")
    time = ("time", "jangka_waktu.tahap.penerbitan.pilihan.2")
    silent = ways(APPROVED)
    assert silent[*fee, "terpenuhi"].open
    assert "`biaya`" in why(silent[*fee, "terpenuhi"])
    assert silent[*time, "terpenuhi"].open
    stated = APPROVED + "    biaya: Rp50.000\n    tenggat: {penerbitan: 2024-03-08}\n"
    assert ways(stated)[*fee, "terpenuhi"].cases == ("disetujui",)
    assert ways(stated)[*time, "terpenuhi"].cases == ("disetujui",)
    assert (*time, "tidak_terpenuhi") not in silent  # the row that closes the list applies or another does


def test_a_case_that_fails_counts_for_nothing(
    ways: Ways,
) -> None:
    wrong = APPROVED.replace("hasil: disetujui", "hasil: menunggu\n    menunggu: []")
    assert all(entry.open for entry in ways(wrong).values())


@pytest.mark.parametrize(
    ("decided", "total", "told"), [(0, 3, "0,0"), (2, 3, "66,6"), (1999, 2000, "99,9"), (3, 3, "100,0")]
)
def test_a_share_is_never_rounded_up(decided: int, total: int, told: str) -> None:
    assert percent(decided, total) == told


def test_an_exception_takes_a_way_out_of_the_count_and_one_that_nothing_needs_is_told(
    kota: Callable[[str], CatalogueFiles],
) -> None:
    def excused(way: str) -> Coverage:
        excuse = (
            f"cakupan_dikecualikan:\n  - {{tempat: persyaratan.modal.syarat, arah: {way}, alasan: Contoh.}}\n"
        )
        (suite,) = run_suite(kota(APPROVED + excuse))
        return coverage_of(suite)

    (plain,) = [coverage_of(suite) for suite in run_suite(kota(APPROVED))]
    assert excused("tidak_terpenuhi").total == plain.total - 1
    assert excused("tidak_terpenuhi").stale == ()
    assert excused("terpenuhi").stale == ("persyaratan.modal.syarat (terpenuhi)",)


def test_the_cases_of_the_catalogue_decide_every_part_both_ways() -> None:
    coverages = [coverage_of(suite) for suite in run_suite(CatalogueFiles())]
    assert [entry.part.name for c in coverages for entry in c.entries if entry.open] == []
    assert [name for c in coverages for name in c.stale] == []
    assert sum(c.total for c in coverages) > 1300
    assert sum(e.excuse is not None for c in coverages for e in c.entries) < 10


class _Page(HTMLParser):
    """Collects the coloured stretches, and everything that is fetched from elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.marks: dict[str, list[str]] = {}
        self.fetched: list[str] = []
        self._open: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._open = values["class"] if tag == "mark" else None
        links = [values.get(name) or "#" for name in ("src", "href")]
        self.fetched += [link for link in links if not link.startswith("#")]

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self.marks.setdefault(self._open, []).append(data)
            self._open = None


def test_the_lines_of_a_part_end_where_it_ends(kota: Callable[[str], CatalogueFiles]) -> None:
    (suite,) = run_suite(kota(APPROVED))
    spans = {entry.part.name: suite.text.span(entry.part.at) for entry in coverage_of(suite).entries}
    modal, row = spans["persyaratan.modal"], spans["jangka_waktu.tahap.penerbitan.pilihan.2"]
    nib = spans["persyaratan.nib"]
    assert modal is not None
    assert nib is not None
    assert row is not None
    assert (modal.line, modal.end_line) == (14, 17)
    assert (nib.line, nib.end_line) == (22, 25)  # an empty line follows
    assert (row.line, row.end_line) == (46, 46)


def test_a_requirement_that_does_not_apply_is_not_met(
    ways: Ways,
) -> None:
    free = (
        f"  - nama: sendiri{HEAD}    ubah: {{dikuasakan: tidak}}\n    tanpa: [surat_kuasa]\n"
        "    hasil: disetujui\n"
    )
    own = ("requirement", "persyaratan.surat-kuasa", "terpenuhi")
    assert ways("kasus:\n" + free)[own].open
    assert ways(APPROVED + free)[own].cases == ("disetujui",)


def test_a_row_whose_due_date_would_be_the_same_decides_nothing(
    kota: Callable[[str], CatalogueFiles],
) -> None:
    place = kota(APPROVED + "    tenggat: {penerbitan: 2024-03-06}\n").root / "kota/2024/surat.yaml"
    same = place.read_text(encoding="utf-8").replace("paling_lama: 3 hari kerja", "paling_lama: 1 hari")
    place.write_text(same, encoding="utf-8")
    (suite,) = run_suite(CatalogueFiles(place.parents[2]))
    entries = {(e.part.name, e.way.value): e for e in coverage_of(suite).entries}
    row = entries["jangka_waktu.tahap.penerbitan.pilihan.1", "tidak_terpenuhi"]
    assert row.open
    assert "tenggat, biaya, atau produknya tetap sama" in why(row)


def test_a_stage_that_has_no_date_in_a_case_is_decided_by_none_of_its_rows(
    kota: Callable[[str], CatalogueFiles],
) -> None:
    pending = APPROVED.replace("hasil: disetujui", "tanpa: [skala_usaha, nib]\n    hasil: dikembalikan")
    pending += "    kurang: [nib]\n    tenggat: {penerbitan: null}\n    biaya: null\n"
    (suite,) = run_suite(kota(pending))
    assert suite.results[0].passed
    rows = [e for e in coverage_of(suite).entries if e.part.kind in ("time", "fee")]
    assert all(entry.open for entry in rows)


def test_the_page_links_a_gap_to_its_line_and_greys_what_is_excepted(
    kota: Callable[[str], CatalogueFiles],
) -> None:
    excuse = (
        "cakupan_dikecualikan:\n"
        "  - {tempat: persyaratan.modal.syarat, arah: tidak_terpenuhi, alasan: Karena `modal`.}\n"
    )
    text = page_of(run_suite(kota(APPROVED + excuse)))
    page = _Page(text)
    assert "syarat: {fakta: modal_usaha, paling_banyak: Rp1.000.000.000}" in page.marks["dim"]
    assert "Karena <code>modal</code>." in text
    (target,) = set(re.findall(r'<a href="#(kota-surat[^"]*-20)">baris 20</a>', text))
    assert f'<b id="{target}">20</b>' in text


def test_the_page_shows_the_text_of_the_standard_in_colours_and_fetches_nothing(
    kota: Callable[[str], CatalogueFiles],
) -> None:
    page = _Page(page_of(run_suite(kota(APPROVED + REJECTED))))
    assert page.fetched == []
    assert "syarat: {fakta: modal_usaha, paling_banyak: Rp1.000.000.000}" in page.marks["good"]
    assert "syarat: {fakta: wilayah_usaha, adalah: kota-contoh}" in page.marks["wait"]
    assert "jika: {fakta: dikuasakan, adalah: ya}" in page.marks["bad"]
