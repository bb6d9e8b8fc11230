"""What each service's decree says of single applicants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from sp_engine import Catalogue, CatalogueError, Decision, Outcome

WUB = "depok/pelatihan-wub"
BRANCH = "kalbar/kantor-cabang"
LICENCE = "kalbar/izin-usaha-simpan-pinjam"
KSP = "pasuruan/kantor-cabang-ksp"
OPEN = ("failed", "missing", "deficient", "pending")


# ── depok/pelatihan-wub ──────────────────────────────────────────────────────
@pytest.mark.parametrize("born", ["2009-07-06", "1991-07-07"])
def test_the_17th_birthday_and_the_day_before_the_35th_qualify_for_training(
    decided: Callable[..., Decision], born: str
) -> None:
    assert decided(WUB, tanggal_lahir=born).outcome is Outcome.APPROVE


@pytest.mark.parametrize(("born", "age"), [("2009-07-07", 16), ("1991-07-06", 35)])
def test_the_day_before_the_17th_birthday_and_the_35th_birthday_do_not(
    decided: Callable[..., Decision], born: str, age: int
) -> None:
    decision = decided(WUB, tanggal_lahir=born)
    assert decision.outcome is Outcome.REJECT
    (failed,) = [f for f in decision.findings if f.status == "failed"]
    assert failed.message() == f"Umur {age} tahun pada hari permohonan; seharusnya 17 sampai 34 tahun"
    assert failed.message("en") == f"Aged {age} on the day of application; should be 17 to 34"


@pytest.mark.parametrize("job", ["asn", "tni", "polri"])
def test_civil_servants_soldiers_and_police_are_rejected(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]], job: str
) -> None:
    decision = decided(WUB, pekerjaan=job)
    assert decision.outcome is Outcome.REJECT
    assert statuses(decision, "failed") == ["bukan-aparat"]


@pytest.mark.parametrize(
    ("trained", "status"),
    [("tidak", "preferred"), ("ya", "not_preferred"), (None, "preference_unknown")],
)
def test_having_trained_before_is_reported_and_does_not_decide(
    decided: Callable[..., Decision], trained: str | None, status: str
) -> None:
    decision = decided(WUB, pernah_pelatihan_wub=trained)
    assert decision.outcome is Outcome.APPROVE
    (preference,) = [f for f in decision.findings if not f.requirement.mandatory]
    assert preference.status == status


def test_a_selection_not_yet_held_is_pending_and_one_not_passed_rejects(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    pending = decided(WUB, lulus_seleksi=None)
    assert pending.outcome is Outcome.PENDING
    assert statuses(pending, *OPEN) == ["lulus-seleksi"]
    assert pending.to_dict()["to_supply"] is None
    assert decided(WUB, lulus_seleksi="tidak").outcome is Outcome.REJECT


def test_something_missing_beside_an_open_selection_returns(decided: Callable[..., Decision]) -> None:
    assert decided(WUB, lulus_seleksi=None, ktp_pemohon=None).outcome is Outcome.RETURN


def test_a_business_brings_a_profile_and_a_beginner_a_proposal(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    assert statuses(decided(WUB, profil_usaha=None), *OPEN) == ["profil-usaha"]
    beginner = decided(WUB, memiliki_usaha="tidak", skala_usaha=None, wilayah_usaha=None, profil_usaha=None)
    assert beginner.outcome is Outcome.RETURN
    assert statuses(beginner, *OPEN) == ["proposal-usaha"]


# ── depok/tamu, balatkop, toko-online, keterangan-umkm-binaan ────────────────
@pytest.mark.parametrize("purpose", ["permintaan_data", "penelitian", "izin_magang"])
def test_a_guest_needs_a_recommendation_for_data_research_and_internship(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]], purpose: str
) -> None:
    decision = decided("depok/tamu", keperluan=purpose)
    assert decision.outcome is Outcome.RETURN
    assert "rekomendasi-kesbangpol" in statuses(decision, "missing")


def test_a_guest_who_comes_to_consult_needs_no_recommendation(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    decision = decided("depok/tamu", keperluan="konsultasi")
    assert decision.outcome is Outcome.APPROVE
    assert "rekomendasi-kesbangpol" in statuses(decision, "not_applicable")


def test_the_hall_has_no_service_time_and_the_general_limit_is_shown_as_that(
    decided: Callable[..., Decision],
) -> None:
    (deadline,) = decided("depok/peminjaman-balatkop", received="2026-07-06T10:00").deadlines
    assert deadline.kind == "general_limit"
    assert "UU 30/2014" in deadline.name.id
    assert str(deadline.limit) == "5 hari kerja"
    assert deadline.due is not None
    assert deadline.due.date().isoformat() == "2026-07-13"


@pytest.mark.parametrize(
    ("done", "due"),
    [("2026-03-12T14:30", "2026-03-13T10:00:00+07:00"), ("2026-03-12T11:30", "2026-03-12T14:30:00+07:00")],
)
def test_two_office_hours_of_the_online_shop_run_over_the_break_and_the_night(
    decided: Callable[..., Decision], done: str, due: str
) -> None:
    dues = [d.due.isoformat() for d in decided("depok/toko-online", received=done).deadlines if d.due]
    assert due in dues


def test_a_mentored_business_states_its_member_number(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    decision = decided("depok/keterangan-umkm-binaan", nomor_member_dkerens=None)
    assert decision.outcome is Outcome.RETURN
    assert statuses(decision, *OPEN) == ["member-dkerens"]


def test_a_survey_not_yet_held_is_pending(decided: Callable[..., Decision]) -> None:
    for service in ("depok/keterangan-umkm-binaan", KSP):
        assert decided(service, survei_lapangan_sesuai=None).outcome is Outcome.PENDING


def test_mentoring_asks_for_training_in_the_year_of_the_application(decided: Callable[..., Decision]) -> None:
    decision = decided("depok/pendampingan-wub", tahun_pelatihan_wub=2025)
    assert decision.outcome is Outcome.REJECT
    (failed,) = [f for f in decision.findings if f.status == "failed"]
    assert failed.message() == "Tahun pelatihan Wirausaha Baru (WUB): 2025; syaratnya tahun 2026"


# ── kalbar ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("service", "members", "capital"),
    [
        (BRANCH, 100, 2_500_000_000),
        ("kalbar/kantor-cabang-pembantu", 50, 2_000_000_000),
        ("kalbar/kantor-kas", 25, 1_500_000_000),
    ],
)
def test_an_office_opens_at_its_least_members_and_capital_and_not_below(
    decided: Callable[..., Decision],
    statuses: Callable[..., list[str]],
    service: str,
    members: int,
    capital: int,
) -> None:
    def opened(members: int, capital: int) -> Decision:
        return decided(service, jumlah_anggota_wilayah=members, modal_kerja_kantor=capital)

    assert opened(members, capital).outcome is Outcome.APPROVE
    fewer, less = opened(members - 1, capital), opened(members, capital - 1)
    assert (fewer.outcome, statuses(fewer, "failed")) == (Outcome.REJECT, ["jumlah-anggota"])
    assert (less.outcome, statuses(less, "failed")) == (Outcome.REJECT, ["modal-kerja"])


def test_a_licence_of_two_years_opens_a_branch_and_one_day_less_rejects(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    assert decided(BRANCH, tanggal_izin_usaha_simpan_pinjam="2024-07-06").outcome is Outcome.APPROVE
    younger = decided(BRANCH, tanggal_izin_usaha_simpan_pinjam="2024-07-07")
    assert (younger.outcome, statuses(younger, "failed")) == (Outcome.REJECT, ["lama-izin-usaha"])


def test_a_health_certificate_of_thirteen_months_ago_returns(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    decision = decided(BRANCH, tanggal_penilaian_kesehatan="2025-06-06")
    assert decision.outcome is Outcome.RETURN
    assert statuses(decision, "deficient") == ["tanggal-penilaian-kesehatan"]
    assert decided(BRANCH, tanggal_penilaian_kesehatan="2025-07-06").outcome is Outcome.APPROVE


def test_a_sharia_cooperative_without_a_sharia_board_returns_and_a_ksp_needs_none(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    bank = {"atas_nama_koperasi": "ya", "jenis_bank": "bank_umum_syariah"}
    sharia = decided(LICENCE, jenis_koperasi="kspps", bukti_setoran_modal_sendiri=bank)
    assert sharia.outcome is Outcome.RETURN
    assert statuses(sharia, *OPEN) == ["dewan-pengawas-syariah"]
    assert decided(LICENCE, jenis_koperasi="ksp").outcome is Outcome.APPROVE


def test_a_cooperative_without_a_savings_and_loan_business_is_not_licensed_without_capital(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    other = decided(LICENCE, jenis_koperasi="lainnya", bukti_setoran_modal_sendiri=None)
    assert (other.outcome, statuses(other, "failed")) == (Outcome.REJECT, ["jenis-koperasi"])


@pytest.mark.parametrize("kind", ["bank_umum_konvensional", "unit_usaha_syariah", "bank_umum_syariah"])
def test_a_sharia_commercial_bank_is_a_commercial_bank(decided: Callable[..., Decision], kind: str) -> None:
    capital = {"atas_nama_koperasi": "ya", "jenis_bank": kind}
    assert decided(LICENCE, bukti_setoran_modal_sendiri=capital).outcome is Outcome.APPROVE


def test_the_authority_of_who_issued_a_fit_and_proper_test_is_checked(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    unchecked = decided(LICENCE, surat_keterangan_lulus_uji_kelayakan={"penerbit": "bupati_wali_kota"})
    assert (unchecked.outcome, statuses(unchecked, *OPEN)) == (Outcome.PENDING, ["uji-kelayakan"])


@pytest.mark.parametrize(
    ("service", "answer", "requirement"),
    [
        ("kalbar/fasilitasi-rapat", "kesediaan_rapat", "kesediaan"),
        ("kalbar/narasumber-penyuluhan", "kesediaan_narasumber", "kesediaan"),
        (KSP, "pengesahan_kantor_cabang", "pengesahan"),
        ("pasuruan/sosialisasi", "persetujuan_sekretaris_daerah", "persetujuan"),
    ],
)
def test_what_the_decree_leaves_to_an_official_is_never_approved_before_the_answer(
    decided: Callable[..., Decision],
    statuses: Callable[..., list[str]],
    service: str,
    answer: str,
    requirement: str,
) -> None:
    waiting = decided(service, **{answer: None})
    assert (waiting.outcome, statuses(waiting, *OPEN)) == (Outcome.PENDING, [requirement])
    assert decided(service, **{answer: "tidak"}).outcome is Outcome.REJECT
    assert decided(service).outcome is Outcome.APPROVE


def test_what_the_office_itself_prepares_never_returns_the_file(decided: Callable[..., Decision]) -> None:
    unready = decided("pasuruan/sosialisasi", tanggal_sarana_sosialisasi_siap=None, materi_sosialisasi=None)
    assert unready.outcome is Outcome.PENDING
    assert unready.to_dict()["to_supply"] is None


def test_an_online_complaint_needs_no_letter_and_no_signature_and_its_clock_starts(
    decided: Callable[..., Decision],
) -> None:
    online = decided("pasuruan/pengaduan", saluran_pengaduan="situs_lapor", surat_pengaduan=None)
    assert online.outcome is Outcome.APPROVE
    assert [d.due is not None for d in online.deadlines] == [True]


def test_a_proxy_brings_the_power_of_attorney_and_nobody_else_does(
    decided: Callable[..., Decision], statuses: Callable[..., list[str]]
) -> None:
    proxy = decided(LICENCE, dikuasakan="ya")
    assert proxy.outcome is Outcome.RETURN
    assert statuses(proxy, "missing") == ["surat-kuasa", "ktp-penerima-kuasa"]
    own = decided(LICENCE, dikuasakan="tidak")
    assert own.outcome is Outcome.APPROVE
    assert statuses(own, "not_applicable")[:2] == ["surat-kuasa", "ktp-penerima-kuasa"]


# ── pasuruan ─────────────────────────────────────────────────────────────────
def test_twenty_members_and_fairly_sound_are_enough_for_a_branch(decided: Callable[..., Decision]) -> None:
    decision = decided(KSP, jumlah_anggota_membutuhkan=20, predikat_kesehatan="cukup_sehat")
    assert decision.outcome is Outcome.APPROVE
    assert decided(KSP, jumlah_anggota_membutuhkan=19).outcome is Outcome.REJECT


def test_a_cooperative_under_supervision_is_rejected(decided: Callable[..., Decision]) -> None:
    decision = decided(KSP, predikat_kesehatan="dalam_pengawasan")
    assert decision.outcome is Outcome.REJECT
    (failed,) = [f for f in decision.findings if f.status == "failed"]
    assert failed.message() == (
        "Predikat kesehatan koperasi: dalam pengawasan; syaratnya paling rendah cukup sehat"
    )


def test_exempted_information_is_refused_with_its_ground(decided: Callable[..., Decision]) -> None:
    decision = decided("pasuruan/data-informasi", kategori_informasi="dikecualikan")
    assert decision.outcome is Outcome.REJECT
    (failed,) = [f for f in decision.findings if f.status == "failed"]
    assert "dikecualikan" in failed.message()
    assert decided("pasuruan/data-informasi", kategori_informasi=None).outcome is Outcome.PENDING


def test_before_the_decree_of_pasuruan_the_error_names_the_revoked_one(catalogue: Catalogue) -> None:
    with pytest.raises(CatalogueError) as error:
        catalogue.standard("pasuruan/konsultasi", on=date(2023, 6, 1))
    (finding,) = error.value.diagnostics
    assert "950/389/424.085/2022" in finding.fix()
    assert "950/389/424.085/2022" in finding.fix("en")
