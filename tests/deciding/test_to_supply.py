"""What an applicant still has to supply, as a tree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from deciding.random_service import RECEIVED, service

from sp_engine import Decision, Outcome
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.to_supply import needs_of
from sp_engine.deciding.to_supply_text import need_text
from sp_engine.words.sentences import sentence

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"


def test_only_an_open_requirement_asks_for_anything_and_its_remedy_is_what_it_asks() -> None:
    """Of every case of the catalogue and of the standards of other fields."""
    suites = (suite for folder in (None, FIELDS) for suite in run_suite(CatalogueFiles(folder)))
    mended = 0
    for decision in [one.decision for suite in suites for one in suite.results if one.decision is not None]:
        text = decision.condition_text("id")
        for finding in decision.findings:
            requirement = finding.requirement
            need = needs_of(requirement, decision.situation)
            if requirement.mandatory:
                assert decision.asked_alone.get(requirement.id) == need
            asks = need is not None and finding.status.can_be_mended
            assert finding.remedy() == (sentence(need_text(text, need)) if need and asks else None)
            mended += asks
    assert mended


def test_a_need_under_an_open_guard_says_if_and_then(decided: Callable[..., Decision]) -> None:
    decision = decided("kalbar/izin-usaha-simpan-pinjam", dikuasakan=None)
    assert decision.outcome is Outcome.RETURN
    (power, card) = decision.to_dict()["to_supply"]["all"]
    assert power["if"]["facts"] == card["if"]["facts"] == ["dikuasakan"]
    assert power["if"]["text"] == "pengurusan tidak langsung oleh ketua koperasi (dikuasakan)"
    assert power["then"]["document"] == "surat_kuasa"
    assert [asked["attribute"] for asked in power["then"]["with"]] == ["bermeterai"]
    assert card["then"]["document"] == "ktp_penerima_kuasa"


def test_a_requirement_that_fails_under_an_open_guard_asks_for_what_the_guard_looks_at(
    decided: Callable[..., Decision],
) -> None:
    decision = decided(
        "depok/tamu",
        keperluan=None,
        berdomisili_di_depok="tidak",
        wilayah_ktp="lainnya",
        surat_permohonan=None,
    )
    assert decision.outcome is Outcome.RETURN
    because = (
        "tidak satu pun terpenuhi: (1) tinggal di Kota Depok: tidak; syaratnya ya; "
        "(2) wilayah KTP: wilayah lain; syaratnya Kota Depok"
    )
    need = {
        "fact": "keperluan",
        "text": "keperluan disebutkan",
        "rejected_if": [{"text": "keperluan adalah konsultasi", "because": because}],
    }
    assert need in decision.to_dict()["to_supply"]["all"]
    finding = decision.findings[0]
    assert finding.status == "missing"
    assert finding.remedy() == (
        f"Sebutkan keperluan (bila keperluan adalah konsultasi: ditolak, karena {because})"
    )


def test_alternatives_are_named_together(decided: Callable[..., Decision]) -> None:
    decision = decided("pasuruan/pendataan-usaha", surat_keterangan_usaha=None, nib=None)
    assert decision.to_dict()["to_supply"] == {
        "any": [
            {"document": "surat_keterangan_usaha", "with": [], "text": "Surat keterangan usaha"},
            {"fact": "nib", "text": "NIB disebutkan"},
        ]
    }


def test_the_same_document_asked_for_twice_is_one_need(decided: Callable[..., Decision]) -> None:
    decision = decided("depok/rekomendasi-haki", profil_usaha=None, memiliki_perizinan_usaha="ya")
    need = decision.to_dict()["to_supply"]
    assert need["document"] == "profil_usaha"
    assert len(need["with"]) == 2


def test_what_is_the_agencys_to_check_is_not_the_applicants_to_supply(
    decided: Callable[..., Decision],
) -> None:
    decision = decided("depok/rekomendasi-haki", profil_usaha="ya")
    assert decision.outcome is Outcome.PENDING
    assert decision.to_dict()["to_supply"] is None


def test_a_document_that_falls_short_is_asked_for_again_with_what_it_lacks(
    decided: Callable[..., Decision],
) -> None:
    decision = decided("kalbar/kantor-cabang", surat_permohonan={"bermeterai": "tidak"})
    assert decision.outcome is Outcome.RETURN
    need = decision.to_dict()["to_supply"]
    assert (need["document"], [a["attribute"] for a in need["with"]]) == ("surat_permohonan", ["bermeterai"])


def test_a_rejection_and_an_approval_ask_for_nothing(decided: Callable[..., Decision]) -> None:
    assert decided("depok/rekomendasi-haki").needs is None
    assert decided("depok/rekomendasi-haki", modal_usaha=10**12, nib=None).needs is None


def test_a_list_that_is_not_complete_is_to_be_completed_where_a_guard_asks_of_its_items() -> None:
    """What is asked is the list itself, of which no author can ask whether it is stated."""
    weighed = {"setiap": "alat", "memenuhi": {"isi": "berat", "adalah": 0}}
    rule = {"id": "nilai", "uraian": "Nilai", "jika": weighed, "syarat": {"fakta": "nilai", "lebih_dari": 0}}
    written = {"definisi": {}, "persyaratan": [rule], "biaya": {"gratis": True}}
    decision = service(written).decide({"nilai": 0, "alat": {"belum_lengkap": [{}]}}, received=RECEIVED)
    assert decision.outcome is Outcome.RETURN
    (finding,) = decision.findings
    assert (finding.remedy() or "").startswith(
        "Lengkapi daftar alat (bila setiap alat: berat adalah 0: ditolak"
    )
    told = decision.to_dict("en")["to_supply"]["all"]
    assert [(need["fact"], need["text"]) for need in told] == [
        ("alat", "alat stated"),
        ("alat/1/berat", "berat of alat 1 stated"),
    ]
