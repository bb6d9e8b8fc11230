"""`sp check`: the decision, for the person at the counter and for other programs."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from cli.workbench import AGENCY, DECREE, Command

from sp_engine.catalogue import bundled_catalogue
from sp_engine.rules.backends.durable_rules.witness import witness_available

HAKI = "depok/rekomendasi-haki"
AT = ("--received", "2026-03-16T10:00")


@pytest.fixture
def haki(sp: Command, facts_file: Callable[..., str]) -> str:
    """The facts of an application that is approved, as a file."""
    return facts_file(sp("example", HAKI).out, "lengkap.yaml")


def test_a_complete_application_is_approved_with_every_requirement_and_its_due_date(
    sp: Command, haki: str
) -> None:
    ran = sp("check", HAKI, "--facts", haki, *AT, "--all")
    assert ran.code == 0
    assert "KEPUTUSAN: DISETUJUI" in ran.out
    assert "Diterima Senin, 16 Maret 2026 pukul 10.00 WIB" in ran.out
    assert "Modal usaha paling banyak Rp1.000.000.000 (persyaratan butir 4)" in ran.out
    assert "(3 hari kerja): Kamis, 26 Maret 2026 pukul 15.00 WIB" in ran.out
    assert "18 Maret 2026 (Cuti Bersama Hari Suci Nyepi)" in ran.out
    assert "Tidak dipungut biaya" in ran.out


@pytest.mark.parametrize(
    ("language", "agreed", "alone"),
    [
        (
            "id",
            "Pemeriksaan kedua (durable-rules) menghasilkan keputusan yang sama.",
            "Pemeriksaan kedua: tidak ada, karena durable-rules tidak terpasang.",
        ),
        (
            "en",
            "Second derivation (durable-rules): the same decision.",
            "Second derivation: none, because durable-rules is not installed.",
        ),
    ],
)
def test_a_decision_says_whether_it_was_derived_twice(
    sp: Command, haki: str, language: str, agreed: str, alone: str
) -> None:
    out = sp("check", HAKI, "--facts", haki, *AT, "--all", "--lang", language).out
    assert (agreed if witness_available() else alone) in out
    assert (alone if witness_available() else agreed) not in out


def test_a_standard_without_a_limit_in_figures_says_so_after_its_provision(
    sp: Command, facts_file: Callable[..., str]
) -> None:
    service = "depok/klinik-bisnis"
    facts = facts_file(sp("example", service).out, "lengkap.yaml")
    out = sp("check", service, "--facts", facts, *AT).out
    assert ": sesuai jam layanan\nStandar ini tidak menetapkan dalam angka kapan permohonan dijawab" in out
    english = sp("check", service, "--facts", facts, *AT, "--lang", "en").out
    assert "This standard sets no time to answer in figures.\n" in english


def test_the_same_in_english(sp: Command, haki: str) -> None:
    ran = sp("check", HAKI, "--facts", haki, *AT, "--lang", "en")
    assert "DECISION: APPROVED" in ran.out
    assert "Received Monday, 16 March 2026 at 10:00 WIB" in ran.out
    assert "(3 working days): Thursday, 26 March 2026 at 15:00 WIB" in ran.out


@pytest.mark.parametrize("before", [True, False])
def test_the_language_may_stand_before_or_after_the_verb(sp: Command, haki: str, before: bool) -> None:
    rest = ["check", HAKI, "--facts", haki, *AT]
    ran = sp("--lang", "en", *rest) if before else sp(*rest, "--lang=en")
    assert (ran.code, "APPROVED" in ran.out) == (0, True)


def test_the_language_may_be_set_for_the_shell(
    sp: Command, haki: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SP_LANG", "en")
    assert "APPROVED" in sp("check", HAKI, "--facts", haki, *AT).out


def test_a_rejection_names_the_reason_first_and_where_to_object(sp: Command, haki: str) -> None:
    ran = sp("check", HAKI, "--facts", haki, *AT, "--set", "modal_usaha=Rp1.000.000.001")
    assert "KEPUTUSAN: DITOLAK" in ran.out
    first = ran.out.index(
        "Modal usaha Rp1.000.000.001 melebihi Rp1.000.000.000 (persyaratan butir 4; PP 7/2021"
    )
    assert first < ran.out.index("Keberatan: ")
    whole = sp("check", HAKI, "--facts", haki, *AT, "--set", "modal_usaha=Rp1.000.000.001", "--all").out
    first = whole.index("tidak terpenuhi – Modal usaha Rp1.000.000.001 melebihi Rp1.000.000.000")
    assert first < whole.index("terpenuhi – Domisili usaha: Kota Depok")


def test_the_outcome_comes_first_and_alone_on_its_line(sp: Command, haki: str) -> None:
    assert sp("check", HAKI, "--facts", haki, *AT).out.splitlines()[0] == "KEPUTUSAN: DISETUJUI"
    english = sp("check", HAKI, *AT, "--lang", "en").out
    assert english.splitlines()[0] == "DECISION: RETURNED"


def test_what_is_awaited_says_what_to_type(sp: Command) -> None:
    willing = ("--set", "bersedia_mencantumkan_sumber=ya")
    contents = "nama_pemohon,kontak,alamat_surel,data_diminta,maksud_tujuan"
    checked = ("--set", f"surat_permohonan_data.isi={contents}")
    out = sp("check", "pasuruan/data-informasi", *willing, *checked, *AT).out
    told = " ".join(out.split())
    assert "KEPUTUSAN: MENUNGGU PETUGAS" in told
    assert "→ --set kategori_informasi=tidak_dikecualikan|dikecualikan" in told


def test_a_return_lists_what_to_bring(sp: Command, haki: str) -> None:
    ran = sp("check", HAKI, "--facts", haki, *AT, "--set", "surat_permohonan=tidak")
    assert "KEPUTUSAN: DIKEMBALIKAN" in ran.out
    assert "Yang harus dilengkapi pemohon:\n  - serahkan surat permohonan\n" in ran.out


def test_an_attribute_can_be_set(sp: Command, haki: str) -> None:
    ran = sp("check", HAKI, "--facts", haki, *AT, "--set", "profil_usaha.isi=ktp,logo", "--all")
    assert "KEPUTUSAN: DIKEMBALIKAN" in ran.out
    assert "Profil usaha belum mencakup nama pemilik" in ran.out


def test_without_a_time_now_is_used_and_said(sp: Command, haki: str) -> None:
    ran = sp("check", HAKI, "--facts", haki)
    assert ran.code == 0
    assert ran.err.startswith("--received tidak disebut: dipakai saat ini, ")


def test_facts_may_come_from_standard_input_as_json(sp: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = sp("example", HAKI, "--json").json["facts"]
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps(facts).encode())))
    assert sp("check", HAKI, "--facts", "-", *AT, "--json").json["outcome"] == "approve"


def test_a_later_completion_is_told_and_moves_the_due_date(sp: Command, haki: str) -> None:
    received = ("--received", "2026-03-10T10:00", "--complete", "2026-03-16T10:00")
    ran = sp("check", HAKI, "--facts", haki, *received)
    assert "Lengkap Senin, 16 Maret 2026 pukul 10.00 WIB" in ran.out
    assert "Kamis, 26 Maret 2026 pukul 15.00 WIB" in ran.out


def test_a_time_with_an_offset_is_told_in_the_zone_of_the_agency(sp: Command, haki: str) -> None:
    ran = sp("check", HAKI, "--facts", haki, "--received", "2026-03-16T03:00Z", "--json")
    assert ran.json["received"] == "2026-03-16T10:00:00+07:00"


@pytest.mark.parametrize(
    ("settings", "outcome", "code"),
    [
        ([], "approve", 0),
        (["surat_permohonan=tidak"], "return", 3),
        (["modal_usaha=1000000001"], "reject", 4),
        (["profil_usaha=ya"], "pending", 5),
    ],
)
def test_the_exit_code_tells_the_decision_only_when_asked(
    sp: Command, haki: str, settings: list[str], outcome: str, code: int
) -> None:
    changed = [part for setting in settings for part in ("--set", setting)]
    arguments = ("check", HAKI, "--facts", haki, *AT, "--json", *changed)
    plain, asked = sp(*arguments), sp(*arguments, "--exit-code")
    assert plain.json["outcome"] == asked.json["outcome"] == outcome
    assert (plain.code, asked.code) == (0, code)


@pytest.mark.parametrize("received", ["2026-03-14T09:00", "2026-03-13T15:31"])
def test_saturday_and_friday_after_closing_count_from_monday(sp: Command, haki: str, received: str) -> None:
    ran = sp("check", HAKI, "--facts", haki, "--received", received, "--json")
    assert ran.json["deadlines"][0]["due"] == "2026-03-26T15:00:00+07:00"


def test_the_decision_as_json_has_the_shape_of_the_interface(sp: Command, haki: str) -> None:
    data = sp("check", HAKI, "--facts", haki, *AT, "--json").json
    assert list(data)[:10] == [
        "format", "service", "decree", "received", "complete",
        "outcome", "findings", "to_supply", "objection", "fee",
    ]  # fmt: skip
    assert data["format"] == "sp-decision/2"
    finding = data["findings"][0]
    assert {"requirement", "status", "mandatory", "text", "message", "facts", "source", "basis"} <= set(
        finding
    )
    (deadline,) = data["deadlines"]
    assert (deadline["stage"], deadline["kind"], deadline["limit"]) == (
        "penerbitan",
        "standard",
        "3 hari kerja",
    )
    assert {"date": "2026-03-19", "reason": "Hari Suci Nyepi"} in deadline["skipped"]
    assert {"engine", "standard", "vocabulary", "calendar", "facts", "witness"} == set(data["receipt"])


def test_output_that_is_not_for_a_terminal_has_no_colour(sp: Command, haki: str) -> None:
    assert "\033" not in sp("check", HAKI, "--facts", haki, *AT).out


def test_a_known_fact_that_the_service_does_not_use_is_noted(sp: Command, haki: str) -> None:
    ran = sp("check", "depok/tamu", "--facts", haki, *AT)
    assert ran.code == 0
    assert "fakta ini tidak dipakai layanan ini: " in ran.err
    assert "`modal_usaha`" in ran.err


def test_a_cold_check_waits_for_no_code_that_is_generated_for_a_class() -> None:
    """All that a decision is made of is cheap to define (decision 18): not even the module is imported."""
    program = (
        "import sys; from sp_cli.main import main; main(sys.argv[1:])\n"
        "print('dataclasses' in sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "check", HAKI, *AT]
    for _ in range(2):  # the first looks for errors in the standard, and remembers that there are none
        ran = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert ran.stderr.splitlines()[-1] == "False"


def test_the_first_format_of_a_decision_can_still_be_asked_for(sp: Command, haki: str) -> None:
    first = sp("check", HAKI, "--facts", haki, *AT, "--json", "--decision-format", "sp-decision/1")
    data = json.loads(first.out)
    assert data["format"] == "sp-decision/1"
    assert {"input", "awaiting", "readings", "unfinished"} & data.keys() == set()


def test_a_decision_carries_what_it_was_decided_on_and_can_leave_the_facts_out(
    sp: Command, haki: str
) -> None:
    whole = json.loads(sp("check", HAKI, "--facts", haki, *AT, "--json").out)["input"]
    assert whole["facts"]["modal_usaha"] == 500_000_000
    assert whole["received"] == "2026-03-16T10:00:00+07:00"
    bare = json.loads(sp("check", HAKI, "--facts", haki, *AT, "--json", "--no-input").out)["input"]
    assert "facts" not in bare


def test_a_ceiling_on_a_programme_is_told_as_that_and_not_as_due(sp: Command) -> None:
    given = ("depok/pendampingan-wub", "--set", "sesi_pertama_pendampingan=2026-04-04T19:00")
    at = ("--received", "2026-03-16T10:00")
    out = sp("check", *given, *at).out
    assert (
        "Batas program – Pendampingan (6 bulan): berlangsung paling lambat sampai Minggu, 4 Oktober 2026"
        in out
    )
    assert "Tenggat – Pendampingan" not in out
    latest, first = (
        json.loads(sp("check", *given, *at, "--json", "--decision-format", f"sp-decision/{number}").out)
        for number in (2, 1)
    )
    told = {deadline["kind"]: deadline for deadline in latest["deadlines"]}
    assert sorted(told) == ["general_limit", "programme"]
    assert (told["programme"]["due"], told["programme"]["until"]) == (None, "2026-10-04")
    assert [deadline["kind"] for deadline in first["deadlines"]] == ["general_limit"]


# ── standards that are wrong or unfinished ───────────────────────────────────
UNREGISTERED = "\nmengingat:\n  - {butir: 1, peraturan: uu-1-1900}\n"
SURAT = ("kota/surat", "--received", "2024-03-04T10:00")
FACTS = ("wilayah_usaha=kota-contoh", "modal_usaha=5", "dikuasakan=tidak", "skala_usaha=mikro")


def _add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_standard_with_an_error_is_refused_and_says_what_the_clerk_can_do(sp: Command, good: Path) -> None:
    _add(good / "kota/2024/penetapan.yaml", UNREGISTERED)
    ran = sp("check", *SURAT, "--catalogue", str(good))
    assert (ran.code, ran.out) == (2, "")
    assert "SP625" in ran.err
    assert "yang pertama SP219" in ran.err
    assert "`sp validate " in ran.err
    assert "--with-errors" in ran.err
    since = ("kota/surat", "--from", "2024-03-04T10:00")
    due = sp("deadline", *since, "--catalogue", str(good), "--lang", "en")
    assert due.code == 2
    assert "is not decided" in due.err


def test_with_errors_it_is_decided_marked_and_never_ends_as_approved(sp: Command, good: Path) -> None:
    _add(good / "kota/2024/penetapan.yaml", UNREGISTERED)
    settings = [part for fact in FACTS for part in ("--set", fact)]
    arguments = ("check", *SURAT, *settings, "--catalogue", str(good), "--with-errors", "--exit-code")
    ran = sp(*arguments)
    assert ran.code == 5
    assert "KEPUTUSAN: DISETUJUI, BELUM FINAL" in ran.out
    told = sp(*arguments, "--json").json
    assert (told["outcome"], told["final"]) == ("approve", False)
    assert [error["code"] for error in told["standard_errors"]] == ["SP219"]


def test_of_a_fresh_service_nothing_is_promised(sp: Command, tmp_path: Path) -> None:
    root = ("--catalogue", str(tmp_path))
    new = ("--title", "Kartu Anggota", "--requires", "ktp_pemohon", "--by", "Penguji")
    sp("new", "agency", "arsip", *AGENCY, *root)
    sp("new", "decree", "arsip/2026", *DECREE, "--service", "lain=Lain", *root)
    sp("new", "service", "arsip/kartu", *new, *root)
    ran = sp("check", "arsip/kartu", "--set", "ktp_pemohon=ya", *AT, *root)
    assert "KEPUTUSAN: DISETUJUI, BELUM FINAL" in ran.out
    assert "Biaya: belum disalin" in ran.out
    assert "tidak menetapkan" not in ran.out
    assert not re.search(r"\d{1,2} \w+ 2026 pukul", ran.out.partition("Diterima")[2].partition("\n")[2])
    due = sp("deadline", "arsip/kartu", "--from", "2026-03-16T10:00", *root)
    assert (due.code, "belum disalin" in due.out) == (0, True)


FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
PERMIT = ("cendana/persetujuan-bangunan", "--catalogue", str(FIELDS))


def test_what_falls_due_after_a_stage_is_told_as_next_and_asked_for_once_it_has_ended(
    sp: Command, facts_file: Callable[..., str]
) -> None:
    told = sp("example", *PERMIT, "--outcome", "return", "--received", "2025-03-04T09:00").out
    assert "--after penetapan" in told
    check = ("check", *PERMIT, "--facts", facts_file(told, "rumah.yaml"), "--received", "2025-03-04T09:00")
    before = sp(*check).out
    assert "KEPUTUSAN: MENUNGGU PETUGAS" in before
    assert "Berikutnya, sesudah tahap “Penetapan retribusi”:\n  - serahkan bukti pembayaran" in before
    assert "Yang harus dilengkapi" not in before
    after = sp(*check, "--after", "penetapan").out
    assert "KEPUTUSAN: DIKEMBALIKAN" in after
    assert "Sesudah selesai: Pemeriksaan gambar, Penetapan retribusi" in after
    assert "Yang harus dilengkapi pemohon:\n  - serahkan bukti pembayaran" in after
    assert "(2 hari kerja): berjalan lagi sesudah yang kurang dilengkapi" in after


def test_a_stage_that_the_service_does_not_have_is_refused(sp: Command) -> None:
    ran = sp("check", *PERMIT, "--after", "penetepan", "--received", "2025-03-04T09:00")
    assert ran.code == 2
    assert "SP419" in ran.err
    assert "maksud Anda `penetapan`?" in ran.err


def test_an_example_as_json_carries_the_stages_that_have_ended(
    sp: Command, facts_file: Callable[..., str]
) -> None:
    example = sp("example", *PERMIT, "--outcome", "return", "--received", "2025-03-04T09:00", "--json").out
    assert json.loads(example)["after"] == ["penetapan"]
    ran = sp("check", *PERMIT, "--facts", facts_file(example, "rumah.json"), "--json")
    assert json.loads(ran.out)["outcome"] == "return"


def test_a_decree_of_unknown_date_is_said_on_the_first_screen_too(sp: Command, tmp_path: Path) -> None:
    root = tmp_path / "katalog"
    shutil.copytree(bundled_catalogue(), root)
    decree = root / "palembang/2024/penetapan.yaml"
    told = decree.read_text(encoding="utf-8")
    dates = re.compile(r"^(tanggal|berlaku_sejak): .*\n", re.MULTILINE)
    undated = dates.sub("", told).replace("nomor:", "tanggal_belum_diketahui: true\nnomor:", 1)
    decree.write_text(undated, encoding="utf-8")
    given = ("check", "palembang/informasi-izin-koperasi", "--set", "saluran_permohonan=surel", *AT)
    short = " ".join(sp(*given, "--catalogue", str(root)).out.split())
    assert "tanggal Keputusan 09/KPTS/KUKM/2024 belum diketahui, jadi belum pasti berlaku" in short
    assert "are not known" in sp(*given, "--catalogue", str(root), "--lang", "en").out
    assert "belum diketahui, jadi" not in " ".join(sp(*given).out.split())
