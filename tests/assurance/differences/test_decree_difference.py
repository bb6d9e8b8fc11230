"""What changed between two decrees and in the agency; and that nothing is missed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from assurance.differences.two_versions import SERVICE, difference, version_of
from cases.author_mistake import GOOD

from sp_engine.assurance.differences.change import Effect
from sp_engine.assurance.differences.decree_difference import decree_difference
from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.words.diagnostics import DiagnosticError
from sp_engine.yaml_text.source import DataPath, Source, load_source

LISTED = "layanan:\n  -"
DECREE, AGENCY = "kota/2024/penetapan.yaml", "kota/instansi.yaml"


def test_services_of_two_decrees_are_paired_by_name() -> None:
    kalbar, pasuruan = (
        version_of(bundled_catalogue(), *decree) for decree in (("kalbar", "2023"), ("pasuruan", "2024"))
    )
    found = decree_difference(kalbar, pasuruan)
    status = {one.service: one.status for one in found.services}
    assert status["pasuruan/konsultasi"] == "changed"
    assert status["pasuruan/rekomendasi-bbm"] == "added"
    assert status["kalbar/kantor-kas"] == "dropped"
    assert found.agency == ()  # two agencies are not one that changed
    assert {one.status for one in decree_difference(kalbar, kalbar).services} == {"same"}


@pytest.mark.parametrize(
    ("old", "new", "kind", "subject"),
    [
        ("nomor: 1/KPTS/2024", "nomor: 2/KPTS/2024", Effect.CHANGED, "nomor"),
        (LISTED, "ditetapkan_oleh: Kepala\n" + LISTED, Effect.ADDED, "ditetapkan_oleh"),
        (LISTED, "mencabut: [9/KPTS/2020]\n" + LISTED, Effect.ADDED, "mencabut"),
        (
            LISTED,
            "mengingat:\n  - {peraturan: uu-25-2009}\n" + LISTED,
            Effect.ADDED,
            "mengingat uu-25-2009",
        ),
        (
            "{id: surat, nama: Surat keterangan}",
            "{id: surat, nama: Surat}",
            Effect.REWORDED,
            "layanan surat",
        ),
        ("{id: surat, nama", "{butir: 7, id: surat, nama", Effect.RENUMBERED, "layanan surat"),
    ],
)
def test_what_a_decree_says_of_itself_is_decree_difference(
    tmp_path: Path, old: str, new: str, kind: Effect, subject: str
) -> None:
    found = difference(tmp_path, (old, new), name=DECREE)
    assert [(change.kind, change.subject) for change in found.decree] == [(kind, subject)]
    assert (found.agency, [one.status for one in found.services]) == ((), ["same"])


@pytest.mark.parametrize(
    ("old", "new", "kind", "subject"),
    [
        ("jam: 08.00-15.00", "jam: 07.30-15.00", Effect.CHANGED, "jam_layanan"),
        ("zona_waktu: WIB", "zona_waktu: WITA", Effect.CHANGED, "zona_waktu"),
        (
            "zona_waktu: WIB",
            "zona_waktu: WIB\ncara_hitung: {cuti_bersama: hari_kerja}",
            Effect.ADDED,
            "cara_hitung.cuti_bersama",
        ),
        (
            "zona_waktu: WIB",
            "zona_waktu: WIB\nhari_khusus:\n  - {tanggal: 2026-03-02, tutup: true, alasan: Ulang tahun}",
            Effect.ADDED,
            "hari_khusus 2026-03-02",
        ),
        ("alamat: (021) 1234567", "alamat: (021) 7654321", Effect.CHANGED, "kontak"),
    ],
)
def test_what_changes_due_dates_of_a_whole_agency_is_told_once(
    tmp_path: Path, old: str, new: str, kind: Effect, subject: str
) -> None:
    found = difference(tmp_path, (old, new), name=AGENCY)
    assert [(change.kind, change.subject) for change in found.agency] == [(kind, subject)]
    assert (found.decree, [one.status for one in found.services]) == ((), ["same"])


def test_a_regulation_that_the_registry_lacks_is_told_by_its_name(tmp_path: Path) -> None:
    pair = (LISTED, "mengingat:\n  - {peraturan: uu-1-1990}\n" + LISTED)
    (change,) = difference(tmp_path, pair, name=DECREE).decree
    assert (change.subject, change.after and change.after.id) == ("mengingat uu-1-1990", "uu-1-1990")


# What says nothing of the standard: names of the document itself, and what is the transcriber's.
NOT_TOLD = {"format", "transkripsi", "catatan"}


def test_whatever_an_author_changes_is_told(tmp_path: Path) -> None:
    """Every scalar is changed in its turn; where that is still a catalogue, the difference says so."""
    difference(tmp_path)
    root = tmp_path / "katalog"
    told = 0
    for name in (SERVICE, DECREE, AGENCY):
        path = root / name
        source = load_source(path)
        for place, span in source.values.items():
            if NOT_TOLD & set(place) or place in (("layanan",), ("id",)) or not is_scalar(source, place):
                continue
            lines = source.text.split("\n")
            line = lines[span.line - 1]
            for other in others(line[span.column - 1 : span.end_column - 1]):
                lines[span.line - 1] = line[: span.column - 1] + other + line[span.end_column - 1 :]
                path.write_text("\n".join(lines), encoding="utf-8")
                try:
                    new = version_of(root, "kota", "2024")
                except DiagnosticError:
                    continue
                found = decree_difference(version_of(GOOD, "kota", "2024"), new)
                assert found.decree or found.agency or found.services[0].changes, (name, place, other)
                told += 1
        path.write_text(source.text, encoding="utf-8")
    assert told > 80


def is_scalar(source: Source, place: DataPath) -> bool:
    data = source.data
    for step in place:
        data = data[step]
    return not isinstance(data, dict | list)


def others(written: str) -> list[str]:
    """Return other values that may be valid at the same place."""
    opposite = {"ya": "tidak", "tidak": "ya"}
    number = re.fullmatch(r"(\d+)( [a-z ]+)?", written)
    if written in opposite:
        return [opposite[written]]
    if number:
        return [f"{int(number[1]) + 1}{number[2] or ''}"]
    if re.fullmatch(r"Rp[\d.]+|[\d-]+", written):
        return [written[:-1] + "1", written[:-1] + "2"]
    return [written + "x", written + "-x"] if written[-1] not in "\"'" else [written[:-1] + "x" + written[-1]]
