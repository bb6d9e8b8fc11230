"""`sp check --record` and the verbs of the register, as a clerk uses them."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from shutil import copytree

import pytest
from cli.workbench import Command

from sp_engine.catalogue.catalogue_documents import bundled_catalogue

WUB = "depok/pendampingan-wub"
FACTS = ("--set", "pernah_pelatihan_wub=ya", "--set", "tahun_pelatihan_wub=2026")
WILLING = ("--set", "bersedia_mengikuti_sesi=ya")
BUDI = ("--record", "--applicant", "Budi Santoso", "--contact", "0812-3456-7890")
AT = ("--received", "2026-03-16T10:00")


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "loket.sqlite3"
    monkeypatch.setenv("SP_REGISTER", str(file))
    monkeypatch.delenv("SP_CLERK", raising=False)
    monkeypatch.delenv("SP_AGENCY", raising=False)
    return file


def test_nothing_is_kept_unless_it_is_asked_for(sp: Command, file: Path) -> None:
    assert sp("check", WUB, *FACTS, *AT).code == 0
    assert not file.exists()
    assert "SP803" in sp("log", "list").err


def test_an_application_goes_from_the_counter_to_its_end(sp: Command) -> None:
    ran = sp("check", WUB, *FACTS, *AT, *BUDI, "--clerk", "Sari")
    assert "KEPUTUSAN: DIKEMBALIKAN" in ran.out
    assert re.search(r"^Tercatat sebagai depok/2026/0001, catatan #1 [0-9a-f]{64}$", ran.err, re.MULTILINE)
    listed = sp("log", "list").out
    assert (
        "depok/2026/0001  16 Maret 2026 10.00  depok/pendampingan-wub  Budi Santoso  DIKEMBALIKAN" in listed
    )
    again = sp("check", WUB, *WILLING, "--record", "--number", "depok/2026/1")
    assert "KEPUTUSAN: DISETUJUI" in again.out
    assert "Tercatat sebagai depok/2026/0001, catatan #2" in again.err
    assert sp("log", "event", "depok/2026/1", "diputuskan", "--note", "surat terbit").code == 0
    shown = sp("log", "show", "depok/2026/1")
    for told in (
        "diterima, keputusan DIKEMBALIKAN – Sari",
        "dilengkapi, keputusan DISETUJUI",
        "surat terbit",
    ):
        assert told in shown.out
    assert sp("log", "list", "--open").out.startswith("Tidak ada permohonan.")
    assert sp("log", "verify").code == 0


def test_what_is_confidential_is_covered_unless_asked_for_and_that_is_recorded(sp: Command) -> None:
    phone = ("--set", "nomor_telepon=0899-1234-567", "--set", "tanggal_lahir=1990-02-03")
    sp("check", WUB, *FACTS, *AT, *BUDI, *phone)
    for covered in (sp("log", "show", "depok/2026/1").out, sp("log", "show", "depok/2026/1", "--json").out):
        assert "•••" in covered
        for secret in ("0812", "0899", "1990"):
            assert secret not in covered
    open_ = sp("log", "show", "depok/2026/1", "--unmasked", "--clerk", "Rina").out
    assert all(secret in open_ for secret in ("0812-3456-7890", "0899-1234-567", "3 Februari 1990"))
    assert "data yang disamarkan dilihat (show) – Rina" in sp("log", "show", "depok/2026/1").out


def test_an_applicant_is_found_by_any_word_of_name_contact_or_service(sp: Command) -> None:
    sp("check", WUB, *FACTS, *AT, *BUDI)
    sp("check", WUB, *FACTS, *AT, "--record", "--applicant", "Siti")
    for words in (["santoso"], ["BUDI", "pendampingan"], ["3456"], ["2026/0001"]):
        found = sp("log", "search", *words, "--json").json["applications"]
        assert [one["number"] for one in found] == ["depok/2026/0001"], words
    assert sp("log", "search", "budi", "siti", "--json").json["applications"] == []


def test_a_correction_names_what_it_corrects_and_decides_again(sp: Command) -> None:
    sp("check", WUB, *FACTS, *AT, *BUDI)
    ran = sp("log", "correct", "depok/2026/1", "--reason", "lupa ditanya", "--applicant", "Boedi", *WILLING)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Keputusan kini DISETUJUI, tadinya DIKEMBALIKAN.\n")
    same = sp("log", "correct", "depok/2026/1", "--reason", "ejaan", "--set", "nomor_telepon=0899-1234-567")
    assert same.out.startswith("Keputusan tetap DISETUJUI.\n")
    shown = sp("log", "show", "depok/2026/1").out
    assert "Pemohon: Boedi" in shown
    assert "koreksi atas #1, keputusan DISETUJUI" in shown
    assert "SP610" in sp("log", "correct", "depok/2026/1", "--reason", "x").err
    assert "SP810" in sp("log", "correct", "depok/2026/1", "--reason", "x", "--drop").err


def test_an_erasure_wants_a_basis_and_agreement_and_leaves_no_byte(sp: Command, file: Path) -> None:
    sp("check", WUB, *FACTS, *AT, *BUDI)
    assert sp("log", "erase", "depok/2026/1").code == 2
    refused = sp("log", "erase", "depok/2026/1", "--basis", "permintaan pemohon")
    assert (refused.code, "--yes" in refused.err) == (1, True)
    ran = sp("log", "erase", "depok/2026/1", "--basis", "permintaan pemohon", "--yes")
    assert ran.code == 0
    left = b"".join(path.read_bytes() for path in file.parent.glob("loket*"))
    assert b"Budi" not in left
    assert b"0812" not in left
    assert "data dihapus" in sp("log", "list").out
    assert sp("log", "verify").code == 0


def test_a_changed_register_and_a_cut_one_are_findings(sp: Command, file: Path) -> None:
    sp("check", WUB, *FACTS, *AT, *BUDI)
    head = sp("check", WUB, *FACTS, *AT, *BUDI).err.split()[-1]
    assert "itu catatan #2; sesudahnya ada 0 catatan" in sp("log", "verify", "--head", head).out
    with sqlite3.connect(file) as owner:
        owner.execute("DROP TRIGGER sp_entries_DELETE")
        owner.execute("DROP TRIGGER sp_entries_UPDATE")
        owner.execute("DELETE FROM sp_personal WHERE sequence = 2")
        owner.execute("DELETE FROM sp_entries WHERE sequence = 2")
    owner.close()
    cut = sp("log", "verify", "--head", head)
    assert (cut.code, "SP817" in cut.out) == (1, True)
    with sqlite3.connect(file) as owner:
        owner.execute("UPDATE sp_entries SET service = 'depok/kios'")
    owner.close()
    changed = sp("log", "verify", "--json")
    assert (changed.code, [f["code"] for f in changed.json["findings"]]) == (1, ["SP811"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check", WUB, *FACTS, "--applicant", "Budi"), "SP610"),
        (("check", WUB, *FACTS, "--record", "--number", "depok/2026/9"), "SP808"),
        (("check", WUB, *FACTS, "--record", "--number", "sembilan"), "SP801"),
        (("check", WUB, *FACTS, *AT, "--record", "--number", "depok/2026/1"), "SP610"),
        (("check", "depok/kios", "--record", "--number", "depok/2026/1"), "SP610"),
        (("check", WUB, *FACTS, "--received", "2027-01-04T10:00", "--record"), "SP422"),
        (("check", WUB, *FACTS, "--record", "--register", "mysql://a/b"), "SP802"),
        (("check", WUB, *FACTS, "--record", "--register", "/dev/null/x.sqlite3"), "SP805"),
        (("log", "show", "depok/2026/9"), "SP808"),
        (("log", "show", "sembilan"), "SP801"),
        (("log", "event", "depok/2026/1", "terbang"), "SP610"),
        (("log", "event", "depok/2026/1", "dilengkapi"), "SP810"),
        (("log", "event", "depok/2026/1", "diputuskan", "--at", "kemarin"), "SP410"),
        (("log", "event", "depok/2026/1", "diputuskan", "--at", "2026-03-01T10:00"), "SP420"),
        (("log", "list", "--year", "dua"), "SP610"),
        (("log", "due", "--agency", "tidak-ada"), "SP602"),
        (("log", "correct", "depok/2026/1", "--reason", "x", "--entry", "satu", "--drop"), "SP610"),
        (("log", "correct", "depok/2026/1", "--reason", "x", "--set", "modal=1"), "SP401"),
        (("log", "bogus"), "SP610"),
    ],
)
def test_bad_input_is_told_and_leaves_the_register_as_it_was(
    sp: Command, words: tuple[str, ...], code: str
) -> None:
    sp("check", WUB, *FACTS, *WILLING, *AT, *BUDI)
    before = sp("log", "list", "--json").json
    ran = sp(*words)
    assert (ran.code, code in ran.err) == (2, True), ran
    assert sp("log", "list", "--json").json == before


def test_the_register_speaks_both_languages(sp: Command) -> None:
    sp("check", WUB, *FACTS, *AT, *BUDI)
    assert "waiting for the applicant" in sp("log", "list", "--lang", "en").out
    assert "Head of the chain: #1 " in sp("log", "due", "--lang", "en").out
    assert "Menunggu pemohon (1)" in sp("log", "due").out


def test_a_decision_is_repeated_from_its_json(sp: Command, tmp_path: Path) -> None:
    kept = tmp_path / "keputusan.json"
    kept.write_text(sp("check", WUB, *FACTS, *AT, "--json").out, encoding="utf-8")
    ran = sp("replay", str(kept))
    assert (ran.code, "Sama: tetap DIKEMBALIKAN." in ran.out) == (0, True)
    assert "Senin, 16 Maret 2026 pukul 10.00 WIB" in ran.out
    text = kept.read_text(encoding="utf-8")
    kept.write_text(text.replace('"tahun_pelatihan_wub": 2026', '"tahun_pelatihan_wub": 2024'))
    other = sp("replay", str(kept), "--lang", "en")
    assert other.code == 1
    assert "Different: RETURNED before, REJECTED now." in other.out
    assert "What is not as it was then: what was stated of the applicant" in other.out
    assert sp("replay", str(kept), "--json").json["requirements"][0]["requirement"] == "tahun-pelatihan"
    assert "SP819" in sp("replay", str(kept), "--decree", "depok/1999").err
    kept.write_text("{}")
    assert (sp("replay", str(kept)).code, "SP818" in sp("replay", str(kept)).err) == (2, True)


def test_the_whole_register_is_repeated_as_a_table_of_transitions(sp: Command) -> None:
    sp("check", WUB, *FACTS, *AT, *BUDI)
    sp("check", WUB, *FACTS, *WILLING, *AT, *BUDI)
    sp("log", "erase", "depok/2026/2", "--basis", "x", "--yes")
    ran = sp("log", "replay")
    assert ran.code == 0
    assert "1 keputusan diulang, 0 berbeda hasilnya; 1 permohonan sudah dihapus datanya." in ran.out
    told = sp("log", "replay", "--decree", "depok/2023", "--json").json
    assert told["transitions"][0]["after"] == "return"


@pytest.mark.parametrize("name", ["log.csv", "log.xlsx", "log.json"])
def test_an_export_is_covered_unless_asked_for_and_that_is_recorded(
    sp: Command, tmp_path: Path, name: str
) -> None:
    sp("check", WUB, *FACTS, *AT, *BUDI)
    ran = sp("log", "export", "-o", str(tmp_path / name))
    assert (ran.code, "1 permohonan ditulis" in ran.err) == (0, True)
    sp("log", "export", "-o", str(tmp_path / f"semua-{name}"), "--unmasked", "--clerk", "Rina")
    if not name.endswith("xlsx"):
        assert b"0812" not in (tmp_path / name).read_bytes()
        assert b"0812" in (tmp_path / f"semua-{name}").read_bytes()
    assert "Kepala rantai: #2" in sp("log", "list").out
    assert "SP610" in sp("log", "export", "-o", "x.pdf").err
    assert "SP613" in sp("log", "export", "-o", str(tmp_path / "tidak-ada" / name)).err


def test_what_is_past_its_retention_is_purged_once_agreed(sp: Command) -> None:
    purge = ("log", "purge", "--agency", "depok", "--basis", "JRA", "--retention")
    sp("check", WUB, *FACTS, *AT, *BUDI)
    assert "tidak ada yang habis masa simpannya" in sp(*purge, "50 tahun").out
    assert (sp(*purge, "1 hari").code, sp("log", "list", "--json").json["head"]["entry"]) == (1, 1)
    ran = sp(*purge, "1 hari", "--yes")
    assert (ran.code, "3 data pemohon dihapus" in ran.out) == (0, True)
    for wrong in ("selamanya", "3 jam", "5 hari kerja"):
        assert "SP610" in sp(*purge, wrong, "--yes").err


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A catalogue of one agency, to say more in."""
    for folder in ("kalender", "depok"):
        copytree(bundled_catalogue() / folder, tmp_path / "katalog" / folder)
    return tmp_path / "katalog"


def test_an_agency_says_once_for_how_long_it_keeps_what_it_knows(sp: Command, catalogue: Path) -> None:
    sp("check", WUB, *FACTS, *AT, *BUDI)
    purge = ("log", "purge", "--agency", "depok", "--catalogue", str(catalogue), "--yes")
    unsaid = sp(*purge)
    assert (unsaid.code, "`depok` tidak menetapkan `masa_simpan`" in unsaid.err) == (2, True)
    assert "SP610" in sp(*purge, "--retention", "1 hari").err
    with (catalogue / "depok" / "instansi.yaml").open("a", encoding="utf-8") as file:
        file.write("\nmasa_simpan: {lama: 50 tahun, sumber: JRA nomor 3}\n")
    assert "tidak ada yang habis masa simpannya (50 tahun)" in sp(*purge).out
    ran = sp(*purge, "--retention", "1 hari", "--basis", "perintah hakim")
    assert "3 data pemohon dihapus" in ran.out
    assert "perintah hakim (1 hari)" in sp("log", "show", "depok/2026/1").out


def test_what_an_agency_calls_confidential_is_covered_too(sp: Command, catalogue: Path) -> None:
    sp("check", WUB, *FACTS, *AT, *BUDI)
    shown = ("log", "show", "depok/2026/1", "--catalogue", str(catalogue))
    assert "2026" in sp(*shown).out.partition("Fakta permohonan")[2].partition("Kepala")[0]
    adjusted = "format: sp-kosakata/1\npenyesuaian:\n  tahun_pelatihan_wub: {rahasia: true}\n"
    (catalogue / "depok" / "kosakata.yaml").write_text(adjusted, encoding="utf-8")
    facts = sp(*shown).out.partition("Fakta permohonan")[2].partition("Kepala")[0]
    assert "•••" in facts
    assert "2026" not in facts
