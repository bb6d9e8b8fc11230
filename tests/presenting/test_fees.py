"""Fees as people read them: a tariff that can be quoted, and what one applicant pays and why."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.decider import Service
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.service_catalogue import Catalogue
from sp_engine.presenting.decision import decision_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.standard import standard_section
from sp_engine.presenting.text import text_lines
from sp_engine.words.language import Language

FIELDS = Path(__file__).parents[1] / "catalogue_of_fields"
RECEIVED = datetime(2025, 5, 6, 10, tzinfo=timezone(timedelta(hours=7)))
RENEWAL = {
    "permohonan_makam": "perpanjangan",
    "izin_makam": "ya",
    "blok_makam": "aa-2",
    "keluarga_miskin": "tidak",
    "berakhir_izin_makam": "2025-03-05",
}
FIRST_TEST = {
    "jenis_uji": "pertama",
    "bukti_kendaraan": "ya",
    "jbb": 3499,
    "nilai_jual": "Rp300.000.000",
    "kartu_uji_hilang": 2,
}


def service(name: str) -> Service:
    return Catalogue(CatalogueFiles(FIELDS)).standard(name, on=RECEIVED.date())


def decided(name: str, facts: dict[str, Any]) -> Decision:
    return service(name).decide(facts, received=RECEIVED)


def fee_of(name: str, facts: dict[str, Any], language: Language = "id") -> list[str]:
    """Return the lines about the fee, none of them folded."""
    text = "\n".join(text_lines(decision_section(decided(name, facts), language), Screen()))
    told = re.search(r"^(Biaya|Fee)\b.*?(?=\n\n)", text, flags=re.MULTILINE | re.DOTALL)
    return [] if told is None else re.sub(r"\n {2,}(?!-)", " ", told[0]).replace("\n  ", "\n").splitlines()


INSTRUMENTS = {"permohonan_tera": "ya", "tempat_tera": "kantor"}


@pytest.mark.parametrize(
    ("instruments", "language", "told"),
    [
        (
            [{"nomor_seri": "A-1", "kapasitas": 10}, {"nomor_seri": "A-2", "kapasitas": 900}],
            "id",
            "Rp30.000 = alat 1 (A-1): Rp5.000 + alat 2 (A-2): Rp25.000",
        ),
        ([{"kapasitas": 10}, {"kapasitas": 20}], "id", "Rp10.000 = 2 alat × Rp5.000"),
        (
            [{"kapasitas": 10}] * 4 + [{"kapasitas": 900}] * 2,
            "id",
            "Rp70.000 = 4 alat × Rp5.000 + 2 alat × Rp25.000",
        ),
        (
            [{"nomor_seri": "A-1", "kapasitas": 10}, {"nomor_seri": "A-2"}],
            "id",
            "Rp10.000 sampai Rp30.000, bergantung pada kapasitas dari alat 2 (A-2); mungkin keputusan tidak "
            "menetapkan jumlahnya",
        ),
        (
            [{"nomor_seri": "A-1", "kapasitas": 10}, {"nomor_seri": "A-2", "kapasitas": 300}],
            "en",
            "instrument 2 (A-2): the decree sets no amount",
        ),
    ],
)
def test_what_is_charged_for_each_item_of_a_list_is_told_item_by_item_or_by_amount(
    instruments: list[dict[str, Any]], language: Language, told: str
) -> None:
    lines = fee_of("kenanga/tera", {**INSTRUMENTS, "alat_ukur": instruments}, language)
    assert lines[2].endswith(f": {told}")


def test_a_list_that_is_not_whole_leaves_the_fee_open() -> None:
    facts = {**INSTRUMENTS, "alat_ukur": {"belum_lengkap": [{"kapasitas": 10}]}}
    fee = decided("kenanga/tera", facts).fee
    (_, stamped, _) = fee.items
    assert (stamped.bounds.least, stamped.needs) == (5_000, ("alat_ukur",))
    assert stamped.bounds.most == 5_000 + 39 * 25_000


def test_the_json_of_a_decision_has_what_each_item_is_charged() -> None:
    instruments = [{"nomor_seri": "A-1", "kapasitas": 10}, {"nomor_seri": "A-2"}]
    items = decided("kenanga/tera", {**INSTRUMENTS, "alat_ukur": instruments}).to_dict()["fee"]["items"]
    assert items[1]["each"] == [
        {"item": "alat 1 (A-1)", "amount": 5_000},
        {"item": "alat 2 (A-2)", "amount": None},
    ]
    assert "each" not in items[0]


def test_what_is_charged_for_each_item_is_quoted_so() -> None:
    assert "Rp5.000 tiap alat (bila kapasitas paling banyak 100 kg)" in tariff_of("kenanga/tera", "id")


def tariff_of(name: str, language: Language) -> str:
    """Return the whole standard in one line."""
    return " ".join(
        " ".join(text_lines(standard_section(service(name).standard, language), Screen())).split()
    )


def without(facts: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name not in names}


def test_each_component_is_told_with_how_it_came_about_and_then_the_total() -> None:
    assert fee_of("rantau/uji-kendaraan", FIRST_TEST) == [
        "Biaya",
        "- Pengujian menurut JBB: Rp50.000",
        "- Administrasi 1‰ dari nilai jual bagi uji pertama, paling sedikit Rp50.000: Rp300.000 = 1‰ × "
        "Rp300.000.000 (nilai jual kendaraan)",
        "- Penggantian kartu uji yang hilang Rp25.000 tiap kartu: Rp50.000 = 2 kartu × Rp25.000",
        "Jumlah: Rp400.000",
    ]


def test_a_share_a_delay_and_a_rounding_are_told_as_they_were_worked_out() -> None:
    assert fee_of("lembayung/izin-makam", RENEWAL)[1:] == [
        "- Perpanjangan tiga tahun 50% dari sewa: Rp42.500 = 50% × Rp85.000 (sewa tanah makam tiga tahun)",
        "- Denda 2% dari biaya perpanjangan tiap bulan keterlambatan, paling banyak Rp10.000, dibulatkan ke "
        "ratusan rupiah: Rp2.600 = 2% × Rp42.500 (“Perpanjangan tiga tahun 50% dari sewa”) × 3 bulan "
        "terlambat, dibulatkan ke kelipatan Rp100",
        "Jumlah: Rp45.100",
    ]


def test_a_limit_that_is_met_and_a_waiver_are_told() -> None:
    late = fee_of("lembayung/izin-makam", {**RENEWAL, "berakhir_izin_makam": "2015-03-05"})
    assert late[-2].endswith(
        "Rp10.000 = 2% × Rp42.500 (“Perpanjangan tiga tahun 50% dari sewa”) × 123 bulan terlambat, "
        "paling banyak Rp10.000"
    )
    poor = fee_of("lembayung/izin-makam", {**RENEWAL, "keluarga_miskin": "ya"})
    assert poor[1] == "- Perpanjangan tiga tahun 50% dari sewa: dibebaskan"
    assert poor[-1] == "Jumlah: Rp0"


def test_an_open_fee_names_its_interval_and_everything_that_would_settle_it_at_once() -> None:
    facts = without(RENEWAL, "blok_makam", "berakhir_izin_makam")
    assert fee_of("lembayung/izin-makam", facts)[-1] == (
        "Jumlah: Rp20.000 sampai Rp60.000, bergantung pada blok makam dan berakhirnya izin makam"
    )
    english = fee_of("lembayung/izin-makam", facts, "en")[-1]
    assert english == "Total: Rp20.000 to Rp60.000, depends on blok makam and end of the grave permit"


def test_where_the_decree_sets_no_amount_the_output_says_so_and_never_zero() -> None:
    told = fee_of("rantau/uji-kendaraan", {**FIRST_TEST, "jbb": 3500})
    assert told[1] == "- Pengujian menurut JBB: keputusan tidak menetapkan jumlahnya"
    assert told[-1] == "Jumlah: tidak dapat dijumlahkan: keputusan tidak menetapkan jumlahnya"
    elsewhere = fee_of("rantau/uji-kendaraan", {**FIRST_TEST, "jenis_uji": "numpang"})
    assert elsewhere[-1].endswith("jumlahnya menurut Perbup Rantau 11/2023 (tarif daerah asal)")


def test_a_rejected_applicant_is_shown_no_bill_but_what_it_would_have_cost() -> None:
    rejected = decided(
        "kenanga/tera", {**INSTRUMENTS, "alat_ukur": [{"kapasitas": 10, "lulus_uji": "tidak"}]}
    )
    page = list(text_lines(decision_section(rejected, "id"), Screen()))
    assert [line for line in page if line.startswith("Biaya")] == ["Biaya seandainya disetujui: Rp20.000"]
    assert not [line for line in page if "Jumlah" in line]
    assert rejected.to_dict()["fee"]["amount"] == 20_000


def test_the_json_has_every_item_and_between_what_an_open_fee_lies() -> None:
    fee = decided("rantau/uji-kendaraan", without(FIRST_TEST, "kartu_uji_hilang")).to_dict()["fee"]
    assert [(item["id"], item["amount"]) for item in fee["items"]] == [
        ("uji", 50_000),
        ("administrasi", 300_000),
        ("kartu", None),
        ("numpang", 0),
    ]
    assert fee["items"][3]["how"] == "tidak dikenakan"
    assert (fee["amount"], fee["at_least"], fee["at_most"]) == (None, 350_000, 475_000)
    assert fee["depends_on"] == ["kartu_uji_hilang"]
    assert json.loads(json.dumps(fee)) == fee


def test_questions_ask_for_what_the_fee_depends_on_and_for_nothing_else() -> None:
    asked = service("rantau/uji-kendaraan").questions(
        {"jenis_uji": "berkala", "bukti_kendaraan": "ya"}, received=RECEIVED
    )
    assert [question["name"] for question in asked] == ["jbb", "kartu_uji_hilang"]


@pytest.mark.parametrize(
    ("name", "language", "lines"),
    [
        (
            "lembayung/izin-makam",
            "id",
            [
                "- Sewa tanah makam tiga tahun (dasar hitungan, tidak ditagih tersendiri)",
                "- Rp100.000 (bila blok makam adalah aa-1)",
                "- Rp40.000 (selain itu)",
                "- [2] Makam tumpangan 25% dari sewa: 25% dari sewa tanah makam tiga tahun",
                "Dikenakan bila permohonan adalah tumpangan",
                "Dibebaskan bila keluarga tercatat miskin",
                "Dibulatkan ke kelipatan Rp100",
                "Paling banyak Rp10.000",
            ],
        ),
        (
            "rantau/uji-kendaraan",
            "en",
            [
                "- Rp50.000 (if permissible gross weight less than 3,500 kg)",
                "- the decree sets no amount (otherwise)",
                "At least Rp50.000",
                "- [3] Penggantian kartu uji yang hilang Rp25.000 tiap kartu (per kartu)",
                "- [4] Biaya numpang uji menurut daerah asal kendaraan: the amount is that of Perbup Rantau "
                "11/2023 (tarif daerah asal)",
            ],
        ),
    ],
)
def test_a_tariff_is_shown_with_its_conditions_increments_and_shares(
    name: str, language: Language, lines: list[str]
) -> None:
    shown = tariff_of(name, language)
    assert [line for line in lines if line not in shown] == []
