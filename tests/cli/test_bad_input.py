"""Bad input: a clear error with its place and a way out, exit 2, nothing decided, never a traceback."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from cli.workbench import Command, Ran

HAKI = "depok/rekomendasi-haki"
AT = ("--received", "2026-03-16T10:00")


def refused(ran: Ran, code: str, *parts: str) -> None:
    """Check that a command was refused with a finding that has a place, a reason and a way out."""
    assert ran.code == 2, ran
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert code in ran.err
    assert "\nmengapa: " in ran.err
    assert "\nperbaiki: " in ran.err
    for part in parts:
        assert part in ran.err


@pytest.mark.parametrize(
    ("text", "code", "place", "fix"),
    [
        ("nib: 1234567890123\n\tmodal_usaha: 5\n", "SP102", ":2:1", "ganti tab dengan spasi"),
        ("nib: 1234567890123\nnib: 1234567890124\n", "SP103", ":2:1", "hapus salah satu"),
        ("modal_usaha: abc\n", "SP402", ":1:14", "Rp1.500.000"),
        ("modal_usah: 5\n", "SP401", ":1:1", "maksud Anda `modal_usaha`?"),
        ("modal_usaha: -5\n", "SP404", ":1:14", "periksa angkanya"),
        ("nib: 123\n", "SP405", ":1:6", "13 angka"),
        ("tanggal_lahir: 2026-02-30\n", "SP409", ":1:16", "periksa hari"),
        ("tanggal_lahir: 2026-03-17\n", "SP406", ":1:16", ""),
        ("profil_usaha: {isii: [ktp]}\n", "SP407", ":1:16", "maksud Anda `isi`?"),
        ("wilayah_usaha: kota-depk\n", "SP403", ":1:16", "maksud Anda `kota-depok`?"),
        ("memiliki_produk: yes\n", "SP402", ":1:18", "maksud Anda `ya`?"),
        ("a: &a [x, x]\nb: *a\n", "SP104", ":1:4", "tulis isinya"),
        ("- nib\n- modal_usaha\n", "SP408", ":1:1", "nama: nilai"),
        ("modal_usaha\n", "SP408", ":1:1", "nama: nilai"),
        ("nib: [1\n", "SP10", ":", ""),
        ("", "SP110", "", "sp example"),
        ("a: 1\n---\nb: 2\n", "SP106", "", ""),
        ("a: !!python/object:os.system x\n", "SP105", ":1:4", ""),
    ],
)
def test_a_wrong_facts_file_is_refused_at_its_place(
    sp: Command, facts_file: Callable[..., str], text: str, code: str, place: str, fix: str
) -> None:
    path = facts_file(text)
    refused(sp("check", HAKI, "--facts", path, *AT), code, path + place, fix)


def test_json_that_cannot_be_parsed_is_refused_at_its_place(
    sp: Command, facts_file: Callable[..., str]
) -> None:
    path = facts_file('{"nib": 1,}', "fakta.json")
    refused(sp("check", HAKI, "--facts", path, *AT), "SP111", path + ":1:11", "periksa koma")


def test_json_that_repeats_a_key_is_refused(sp: Command, facts_file: Callable[..., str]) -> None:
    path = facts_file('{"nib": "1234567890123", "nib": "1234567890124"}', "fakta.json")
    refused(sp("check", HAKI, "--facts", path, *AT), "SP103", path)


def test_all_problems_of_a_file_are_told_at_once(sp: Command, facts_file: Callable[..., str]) -> None:
    path = facts_file("modal_usaha: abc\nmodal_usah: 5\nomzet_tahunan: -5\nnib: 123\n")
    ran = sp("check", HAKI, "--facts", path, *AT)
    refused(ran, "SP402", "SP401", "SP404", "SP405")
    assert [f"{path}:{line}:" in ran.err for line in (1, 2, 3, 4)] == [True] * 4


def test_a_file_of_200_megabytes_is_refused_without_reading_it(sp: Command, tmp_path: Path) -> None:
    path = tmp_path / "besar.yaml"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    refused(sp("check", HAKI, "--facts", str(path), *AT), "SP108", str(path), "1 MiB")


def test_an_anchor_bomb_is_refused(sp: Command, facts_file: Callable[..., str]) -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    path = facts_file("\n".join(lines))
    refused(sp("check", HAKI, "--facts", path, *AT), "SP104", path + ":1:5")


def test_nesting_without_end_is_refused(sp: Command, facts_file: Callable[..., str]) -> None:
    path = facts_file("a: " + "[" * 5000)
    refused(sp("check", HAKI, "--facts", path, *AT), "SP1", path)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01", b"nib: \x80\x81", b"\x00\x00\x00"])
def test_a_binary_file_is_refused(sp: Command, facts_file: Callable[..., str], content: bytes) -> None:
    path = facts_file(content)
    refused(sp("check", HAKI, "--facts", path, *AT), "SP1", path)


def test_a_missing_file_and_a_folder_are_refused(sp: Command, tmp_path: Path) -> None:
    refused(sp("check", HAKI, "--facts", str(tmp_path / "tidak-ada.yaml"), *AT), "SP112", "berkas tidak ada")
    refused(sp("check", HAKI, "--facts", str(tmp_path), *AT), "SP112", "itu folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused(sp: Command, facts_file: Callable[..., str]) -> None:
    path = facts_file("nib: 1234567890123\n")
    os.chmod(path, 0)
    refused(sp("check", HAKI, "--facts", path, *AT), "SP112", path)


def test_empty_standard_input_is_refused(sp: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    refused(sp("check", HAKI, "--facts", "-", *AT), "SP110", "<stdin>")


@pytest.mark.parametrize(
    ("service", "code", "fix"),
    [
        ("depok/rekomendasi-hak", "SP601", "maksud Anda `depok/rekomendasi-haki`?"),
        ("depokk/tamu", "SP602", "maksud Anda `depok`?"),
        ("tamuu", "SP615", "perbaiki: sebut `depok/tamu` ("),
        ("kalbar/tamu", "SP615", "perbaiki: sebut `depok/tamu` ("),
        (
            "konsultasi",
            "SP615",
            "sebut `kalbar/konsultasi` (Konsultasi) atau `pasuruan/konsultasi` (Konsultasi)\n",
        ),
        ("haki", "SP615", "perbaiki: sebut `depok/rekomendasi-haki` (Layanan Surat Rekomendasi HAKI)\n"),
        ("surat rekomendasi", "SP615", "sebut `depok/rekomendasi-haki` ("),
        ("depok/haki", "SP615", "perbaiki: sebut `depok/rekomendasi-haki` ("),
        ("izin", "SP615", "kalbar/kantor-cabang`"),
        ("tidak-ada", "SP602", "`depok`"),
        ("depok", "SP601", "sp list"),
        ("../../etc/passwd", "SP602", ""),
        ("depok/../kalbar/konsultasi", "SP601", ""),
        ("", "SP602", ""),
    ],
)
def test_a_service_that_does_not_exist_is_refused(sp: Command, service: str, code: str, fix: str) -> None:
    refused(sp("check", service, *AT), code, fix)


@pytest.mark.parametrize("setting", ["nib", "=x", "", "  =ya"])
def test_a_setting_that_is_no_name_and_value_is_refused(sp: Command, setting: str) -> None:
    refused(sp("check", HAKI, *AT, "--set", setting), "SP411", "--set", "--set nib=1234567890123")


def test_a_wrong_setting_is_refused_as_the_setting_not_as_the_file(
    sp: Command, facts_file: Callable[..., str]
) -> None:
    path = facts_file("modal_usaha: 5\n")
    ran = sp("check", HAKI, "--facts", path, *AT, "--set", "modal_usaha=abc")
    refused(ran, "SP402", "--set")
    assert path not in ran.err


@pytest.mark.parametrize("option", ["--received", "--complete"])
@pytest.mark.parametrize(
    ("time", "code"),
    [
        *[(time, "SP410") for time in ("besok", "2026-03-16", "10:00", "", "-")],
        *[(time, "SP409") for time in ("2026-02-30T10:00", "2026-03-16T25:00", "31/6/2026 10.00")],
        ("1899-12-31T23:59", "SP404"),
    ],
)
def test_a_time_that_is_no_time_is_refused_and_none_suggested(
    sp: Command, option: str, time: str, code: str
) -> None:
    given = {"--received": "2026-03-16T10:00", option: time}
    ran = sp("check", HAKI, *(part for pair in given.items() for part in pair))
    refused(ran, code, option)
    assert "maksud Anda" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["list", "--on", "1.7.2026 08.00"], "2026-07-01"),
        (["example", HAKI, "--outcome", "ditolk"], "ditolak"),
        (["check", HAKI, "fakta.yaml"], "--facts fakta.yaml"),
    ],
)
def test_what_is_written_as_it_is_spoken_is_offered_as_it_must_be_written(
    sp: Command, arguments: list[str], meant: str
) -> None:
    refused(sp(*arguments), "SP", f"perbaiki: maksud Anda `{meant}`?\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", HAKI, "--received", "16/3/2026 10.00"], "dibaca Senin, 16 Maret 2026 pukul 10.00 WIB."),
        (["check", HAKI, "--received", "16-03-2026T9:05"], "dibaca Senin, 16 Maret 2026 pukul 09.05 WIB."),
        (["check", HAKI, "--received", "2026-03-16T10.00"], "dibaca Senin, 16 Maret 2026 pukul 10.00 WIB."),
        (["check", HAKI, *AT, "--set", "tanggal_lahir=17/8/2000"], "dibaca 17 Agustus 2000."),
        (["check", HAKI, *AT, "--set", "nib=-"], "`nib` diisi `-`, dibaca belum disebutkan."),
        (
            ["deadline", HAKI, "--from", "2026-03-16T10:00", "--set", "tanggal_lahir=17/8/2000"],
            "`tanggal_lahir` diisi `17/8/2000`, dibaca 17 Agustus 2000.",
        ),
        (["list", "--on", "16-03-2026"], "`--on` diisi `16-03-2026`, dibaca 16 Maret 2026."),
    ],
)
def test_what_is_written_as_it_is_spoken_is_understood_and_said_back(
    sp: Command, arguments: list[str], told: str
) -> None:
    ran = sp(*arguments)
    assert ran.code == 0, ran
    assert told in ran.err


@pytest.mark.parametrize(
    "time", ["2026-03-16T03:00:00.000Z", "2026-03-16T10:00+0700", "2026-03-16 10:00:00,5+07"]
)
def test_a_time_of_iso_8601_is_read_and_nothing_said_back(sp: Command, time: str) -> None:
    ran = sp("check", HAKI, "--received", time)
    assert (ran.code, ran.err) == (0, "")
    assert "Senin, 16 Maret 2026 pukul 10.00 WIB" in ran.out


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_file_of_a_system_says_numbers_as_json_does_and_one_of_people_as_people_do(
    sp: Command, facts_file: Callable[..., str], form: str
) -> None:
    text = '{"modal_usaha": 1.500}' if form == "json" else "modal_usaha: 1.500"
    ran = sp("check", HAKI, "--facts", facts_file(text), *AT, "--all")
    assert ("SP402" in ran.err, "Modal usaha: Rp1.500" in ran.out) == (form == "json", form == "yaml")


@pytest.mark.parametrize("setting", ["nama_usaha=null", "nama_usaha=", "nama_usaha= ", "nama_usaha=\u200b"])
def test_a_setting_can_say_that_nothing_is_stated(
    sp: Command, facts_file: Callable[..., str], setting: str
) -> None:
    path = facts_file("nama_usaha: Dapur Bu Siti\n")
    ran = sp("check", "depok/toko-online", "--facts", path, *AT, "--set", setting)
    assert "terpenuhi – Nama usaha" not in ran.out


def test_a_setting_in_brackets_is_read_as_in_a_facts_file(sp: Command) -> None:
    profile = "profil_usaha={isi: [ktp, logo]}"
    ran = sp("check", HAKI, *AT, "--set", profile, "--set", "alamat_usaha=[Blok A] 5", "--json")
    assert (ran.code, '"logo"' in ran.out, '"alamat_usaha": "[Blok A] 5"' in ran.out) == (0, True, True)
    refused(sp("check", HAKI, *AT, "--set", "profil_usaha={isi: [ktp}"), "SP1", "--set")


def test_a_day_without_a_time_is_not_given_one(sp: Command) -> None:
    refused(sp("check", HAKI, "--received", "16/3/2026"), "SP410", "misalnya `2026-03-16T10:00`")


def test_a_file_complete_before_it_was_received_is_refused(sp: Command) -> None:
    refused(sp("check", HAKI, *AT, "--complete", "2026-03-16T09:59"), "SP412")


@pytest.mark.parametrize(("service", "day", "told", "nearest"), [
    (HAKI, "2023-07-10", "10 Juli 2023", "903/61/kpts/DKUM/VII/2023 (sejak 11 Juli 2023)"),
    ("pasuruan/konsultasi", "2023-06-01", "1 Juni 2023", "950/389/424.085/2022"),
])  # fmt: skip
def test_a_day_without_a_decree_in_force_is_refused_with_the_nearest(
    sp: Command, service: str, day: str, told: str, nearest: str
) -> None:
    refused(sp("check", service, "--received", f"{day}T10:00"), "SP603", told, nearest)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chekc"], "maksud Anda `check`?"),
        (["check", HAKI, "--fact", "x"], "maksud Anda `--facts`?"),
        (["check"], "`LAYANAN` belum disebut"),
        (["check", HAKI, "--facts"], "`--facts` memerlukan isian"),
        (["check", HAKI, "--json=1"], "`--json` tidak memakai isian"),
        (["check", HAKI, "lain", "lagi"], "kata berlebih: lain lagi"),
        (["--salah"], "opsi `--salah` tidak ada"),
        (["check", HAKI, "--lang", "fr"], "bahasa `fr` tidak ada"),
        (["--lang=xx", "list"], "bahasa `xx` tidak ada"),
    ],
)
def test_a_wrong_command_line_is_refused(sp: Command, arguments: list[str], told: str) -> None:
    refused(sp(*arguments), "SP610", told)


@pytest.mark.parametrize(
    ("arguments", "told", "english"),
    [
        (
            ["calendar", "dua"],
            "`TAHUN` diisi `dua`, bukan bilangan bulat",
            "`YEAR` is given as `dua`, not a whole",
        ),
        (["calendar", "0"], "`TAHUN` diisi `0`, kurang dari 1", "`YEAR` is given as `0`, less than 1"),
        (["calendar", "--new", "3000"], "`--new` diisi `3000`, lebih dari 2100", "`3000`, more than 2100"),
        (["calendar", "9" * 5000], "bilangan yang terlalu besar", "too large a number"),
        (["test", "--threshold", "x"], "`--threshold` diisi `x`, bukan bilangan", "as `x`, not a number"),
        (["test", "--threshold", "200"], "lebih dari 100", "more than 100"),
        (["check"], "`LAYANAN` belum disebut", "`SERVICE` is missing"),
        (["check", HAKI, "--facs", "x"], "maksud Anda `--facts`?", "did you mean `--facts`?"),
        (["check", HAKI, "-x"], "opsi `-x` tidak ada", "there is no option `-x`"),
        (["check", HAKI, "--facts"], "`--facts` memerlukan isian", "the option `--facts` needs a value"),
        (["check", HAKI, "--json=1"], "`--json` tidak memakai isian", "the option `--json` takes no value"),
        (["history", "depok/kios", "lain"], "kata berlebih: lain", "unexpected words: lain"),
        (["example", HAKI, "--outcome", "rejct"], "maksud Anda `reject`?", "did you mean `reject`?"),
    ],
)
def test_what_typer_finds_wrong_is_said_in_the_chosen_language_only(
    sp: Command, arguments: list[str], told: str, english: str
) -> None:
    indonesian, in_english = sp(*arguments), sp("--lang", "en", *arguments)
    assert (indonesian.code, indonesian.out, told in indonesian.err) == (2, "", True), indonesian.err
    assert (in_english.code, in_english.out, english in in_english.err) == (2, "", True), in_english.err
    assert not re.search(r"\b(should|input|value|option|missing|parse)\b", indonesian.err, re.IGNORECASE)


@pytest.mark.parametrize("arguments", [[], ["--lang", "id"]])
def test_no_verb_is_answered_with_the_help(sp: Command, arguments: list[str]) -> None:
    ran = sp(*arguments)
    assert (ran.code, ran.err, "Pemakaian: sp" in ran.out) == (2, "", True)


def test_a_wrong_verb_after_the_language_is_named_and_the_language_is_not(sp: Command) -> None:
    ran = sp("--lang", "en", "chekc")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no command `chekc`" in ran.err
    assert "did you mean `check`?" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["example", HAKI, "--outcome", "aprove"], "SP205"),
        (["explain", "SP999"], "SP607"),
        (["list", "depk"], "SP602"),
        (["list", "--on", "kemarin"], "SP415"),
        (["show", "depok/tidak-ada"], "SP601"),
        (["schema", "fakta", HAKI], "SP205"),
        (["test", "depok/tidak-ada"], "SP601"),
        (["validate", "tidak-ada.yaml"], "SP112"),
        (["list", "--catalogue", "tidak-ada"], "SP605"),
        (["deadline", HAKI, "--from", "besok"], "SP410"),
        (["deadline", HAKI, "--from", "2026-03-16T10:00", "--stage", "lain"], "SP606"),
        (["deadline", HAKI, "--from", "2026-03-16T10:00", "--for", "sebentar"], "SP609"),
        (["deadline", "depok", "--from", "2026-03-16T10:00"], "SP610"),
        (["deadline", "kalbar/konsultasi", "--from", "2026-03-16T10:00", "--complaint", "x"], "SP606"),
        (["deadline", HAKI, "--from", "2026-03-16T10:00", "--as-known-on", "x"], "SP415"),
    ],
)
def test_every_verb_refuses_what_it_cannot_use(sp: Command, arguments: list[str], code: str) -> None:
    refused(sp(*arguments), code)


def test_a_catalogue_with_a_broken_document_is_refused_by_check(sp: Command, tmp_path: Path) -> None:
    agency = tmp_path / "depok"
    agency.mkdir()
    (agency / "instansi.yaml").write_text("format: sp-instansi/1\nnama: [\n")
    refused(sp("check", HAKI, *AT, "--catalogue", str(tmp_path)), "SP1", "instansi.yaml:")


@pytest.mark.parametrize("option", ["--facts", "--received"])
def test_an_option_of_one_value_given_twice_is_refused(sp: Command, option: str) -> None:
    refused(sp("check", HAKI, option, "a", f"{option}=b"), "SP610", f"`{option}` hanya boleh sekali")


def test_a_path_that_has_nothing_to_do_with_the_catalogue_is_never_found_clean(
    sp: Command, tmp_path: Path
) -> None:
    stranger = tmp_path / "fakta.yaml"
    stranger.write_text("nib: 1234567890123\n", encoding="utf-8")
    ran = sp("validate", str(stranger))
    assert (ran.code, ran.out, "SP231" in ran.err) == (2, "", True)
    gone = sp("validate", "--catalogue", str(tmp_path), str(tmp_path / "tidak-ada.yaml"))
    assert (gone.code, gone.out, "SP112" in gone.err) == (2, "", True)


@pytest.mark.parametrize(
    ("line", "proposed"),
    [
        ("nama_pemohon: Budi: Jaya", 'tulis `nama_pemohon: "Budi: Jaya"`'),
        ("modal_usaha: Rp500.000: x", "periksa lekukan"),
        ("nib: 12: 34", "periksa lekukan"),
    ],
)
def test_a_line_is_not_proposed_that_would_be_refused_as_facts(
    sp: Command, tmp_path: Path, line: str, proposed: str
) -> None:
    place = tmp_path / "pemohon.yaml"
    place.write_text(f"{line}\n", encoding="utf-8")
    ran = sp("check", HAKI, "--facts", str(place), *AT)
    assert (ran.code, "SP101" in ran.err, f"perbaiki: {proposed}" in ran.err) == (2, True, True)


def test_a_line_is_not_proposed_that_would_be_refused_as_events(sp: Command, tmp_path: Path) -> None:
    place = tmp_path / "peristiwa.yaml"
    head = "format: sp-peristiwa/1\nperistiwa:\n  - jenis: diterima\n    pada: 2026-03-16T10:00\n"
    place.write_text(f"{head}    catatan: a: b\n", encoding="utf-8")
    assert 'tulis `catatan: "a: b"`' in sp("deadline", HAKI, "--events", str(place)).err
    place.write_text(f"{head}    tahap: a: b\n", encoding="utf-8")
    ran = sp("deadline", HAKI, "--events", str(place))
    assert (ran.code, "SP101" in ran.err, "tulis `tahap" in ran.err) == (2, True, False)
