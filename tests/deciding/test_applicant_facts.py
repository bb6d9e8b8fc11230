"""Reading an applicant's facts: strictly, every problem at once, and back again as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from conftest import ON
from jsonschema import Draft202012Validator

from sp_engine import Catalogue, Facts, FactsError, Outcome, Service
from sp_engine.assurance.cases.example_application import example_of, example_yaml
from sp_engine.deciding.applicant_facts import parse_facts
from sp_engine.deciding.facts_json_schema import _written_as_number, facts_schema
from sp_engine.documents.channel import ChannelKind
from sp_engine.facts.value_forms import LARGEST
from sp_engine.words.diagnostics import Diagnostic
from sp_engine.yaml_text.source import parse_yaml

HAKI = "depok/rekomendasi-haki"


@pytest.fixture
def read(services: dict[str, Service]) -> Callable[..., Facts]:
    def facts(data: Any, service: str = HAKI) -> Facts:
        standard = services[service].standard
        return parse_facts(data, standard, datetime(2026, 3, 16, 10, tzinfo=standard.agency.zone))

    return facts


@pytest.fixture
def problems(read: Callable[..., Facts]) -> Callable[..., dict[Any, Diagnostic]]:
    def codes(data: Any, service: str = HAKI) -> dict[Any, Diagnostic]:
        with pytest.raises(FactsError) as error:
            read(data, service)
        return {d.values.get("fact") or d.values.get("document"): d for d in error.value.diagnostics}

    return codes


def test_every_problem_is_told_at_once(problems: Callable[..., dict[Any, Diagnostic]]) -> None:
    found = problems(
        {
            "modal_usah": 5,
            "modal_usaha": "abc",
            "omzet_tahunan": -1,
            "nib": 123,
            "wilayah_usaha": "kota-depk",
            "tanggal_lahir": "2026-02-30",
            "memiliki_produk": "yes",
            "profil_usaha": {"isii": ["ktp"]},
        }
    )
    assert {name: d.code for name, d in found.items()} == {
        "modal_usah": "SP401",
        "modal_usaha": "SP402",
        "omzet_tahunan": "SP404",
        "nib": "SP405",
        "wilayah_usaha": "SP403",
        "tanggal_lahir": "SP409",
        "memiliki_produk": "SP402",
        "profil_usaha": "SP407",
    }
    suggested = {name: d.suggestion for name, d in found.items() if d.suggestion}
    assert suggested == {
        "modal_usah": "modal_usaha",
        "wilayah_usaha": "kota-depok",
        "memiliki_produk": "ya",
        "profil_usaha": "isi",
    }


@pytest.mark.parametrize("written", [1_500_000, "1500000", "Rp1.500.000", "Rp 1.500.000", "rp1.500.000,00"])
def test_rupiah_may_be_a_number_or_as_people_write_it(read: Callable[..., Facts], written: int | str) -> None:
    assert read({"modal_usaha": written})["modal_usaha"] == 1_500_000


@pytest.mark.parametrize(
    "written",
    [
        "1,500,000", "1.5", 1.5, Decimal("1.5"), "Rp1.50.000", True, "1e6", "satu juta", [], {},
        float("nan"), float("inf"), "１２", "0x10",
    ],
)  # fmt: skip
def test_anything_else_is_not_an_amount(
    problems: Callable[..., dict[Any, Diagnostic]], written: object
) -> None:
    assert problems({"modal_usaha": written})["modal_usaha"].code == "SP402"


@pytest.mark.parametrize(("amount", "fits"), [(0, True), (10**15, True), (-1, False), (10**15 + 1, False)])
def test_every_amount_is_bounded(
    read: Callable[..., Facts], problems: Callable[..., dict[Any, Diagnostic]], amount: int, fits: bool
) -> None:
    if fits:
        assert read({"modal_usaha": amount})["modal_usaha"] == amount
    else:
        assert problems({"modal_usaha": amount})["modal_usaha"].code == "SP404"


@pytest.mark.parametrize(
    "written", ["16-03-2026", "2026-3-1", "2026-W12", "20260316", 20260316, "kemarin", True]
)
def test_a_date_is_year_month_day_and_nothing_else(
    problems: Callable[..., dict[Any, Diagnostic]], written: int | str
) -> None:
    assert problems({"tanggal_lahir": written})["tanggal_lahir"].code == "SP402"


def test_a_date_after_the_day_of_application_is_refused_unless_the_fact_allows_it(
    read: Callable[..., Facts], problems: Callable[..., dict[Any, Diagnostic]]
) -> None:
    assert read({"tanggal_lahir": "2026-03-16"})["tanggal_lahir"] == date(2026, 3, 16).toordinal()
    assert problems({"tanggal_lahir": "2026-03-17"})["tanggal_lahir"].code == "SP406"


@pytest.mark.parametrize(("written", "value"), [("ya", True), (True, True), ("tidak", False), (False, False)])
def test_yes_and_no_may_be_words_or_booleans(
    read: Callable[..., Facts], written: bool | str, value: bool
) -> None:
    assert read({"memiliki_produk": written})["memiliki_produk"] is value


def test_null_means_not_stated(read: Callable[..., Facts]) -> None:
    assert not read({"modal_usaha": None, "surat_permohonan": None, "profil_usaha.isi": None})


def test_attributes_of_a_document_say_that_it_was_handed_in(read: Callable[..., Facts]) -> None:
    nested, dotted = read({"profil_usaha": {"isi": ["ktp"]}}), read({"profil_usaha.isi": ["ktp"]})
    assert dict(nested) == dict(dotted) == {"profil_usaha": True, "profil_usaha.isi": frozenset({"ktp"})}


def test_attributes_of_a_document_that_was_not_handed_in_are_refused(
    problems: Callable[..., dict[Any, Diagnostic]],
) -> None:
    found = problems({"profil_usaha": "tidak", "profil_usaha.isi": ["ktp"]})
    assert found["profil_usaha"].code == "SP414"


def test_a_fact_that_this_service_does_not_use_is_kept(read: Callable[..., Facts]) -> None:
    assert read({"tanggal_lahir": "2000-01-01"})["tanggal_lahir"] == date(2000, 1, 1).toordinal()


@pytest.mark.parametrize("data", [[], "teks", 5, None, True, ["modal_usaha"]])
def test_facts_that_are_no_mapping_are_refused(read: Callable[..., Facts], data: Any) -> None:
    with pytest.raises(FactsError) as error:
        read(data)
    assert [d.code for d in error.value.diagnostics] == ["SP408"]


def test_a_key_that_is_no_text_is_refused_by_name(problems: Callable[..., dict[Any, Diagnostic]]) -> None:
    assert problems({5: "ya"})["5"].code == "SP401"


def test_facts_become_json_that_can_be_read_again(read: Callable[..., Facts]) -> None:
    facts = read(
        {
            "tanggal_lahir": "2000-05-17",
            "modal_usaha": "Rp1.500.000",
            "profil_usaha": {"isi": ["logo", "ktp"]},
            "surat_permohonan": "tidak",
            "nib": 1234567890123,
        }
    )
    written = facts.to_dict()
    assert json.loads(json.dumps(written)) == {
        "tanggal_lahir": "2000-05-17",
        "modal_usaha": 1500000,
        "profil_usaha": {"isi": ["ktp", "logo"]},
        "surat_permohonan": False,
        "nib": "1234567890123",
    }
    assert dict(read(written)) == dict(facts)


def test_the_schema_of_the_facts_accepts_what_the_engine_accepts(
    services: dict[str, Service], complete: Callable[[str], dict[str, Any]]
) -> None:
    for name, service in services.items():
        schema = facts_schema(service.standard)
        Draft202012Validator.check_schema(schema)
        facts = complete(name)
        assert not list(Draft202012Validator(schema).iter_errors(facts)), name


def test_an_example_read_as_yaml_fits_the_schema_of_every_service(
    catalogue: Catalogue, services: dict[str, Service]
) -> None:
    for name, service in services.items():
        validator = Draft202012Validator(facts_schema(service.standard))
        for outcome in Outcome:
            example = example_of(catalogue, name, outcome, ON)
            if example is None:
                continue
            data = parse_yaml(example_yaml(example, "id"), "contoh.yaml").data
            assert not [e.message for e in validator.iter_errors(data)], (name, outcome)


@pytest.mark.parametrize(
    ("pattern", "limits"),
    [
        ("[0-9]{13}", [(10**12, 10**13 - 1)]),
        ("[+]?[0-9][0-9 ().-]{5,18}[0-9]", [(10**6, 10**20 - 1)]),
        ("[0-9]+", [(0, 10**20 - 1)]),
        ("[0-9]{4}|[0-9]{8}", [(1000, 9999), (10**7, 10**8 - 1)]),
        ("[^@ ]+@[^@ ]+[.][^@ .]+", []),
        ("[A-Z][0-9]{3}", []),
        (None, [(0, 10**20 - 1)]),
    ],
)
def test_text_of_digits_may_be_a_number_of_as_many_digits(
    pattern: str | None, limits: list[tuple[int, ...]]
) -> None:
    assert [(form["minimum"], form["maximum"]) for form in _written_as_number(pattern)] == limits


@pytest.mark.parametrize(
    "wrong",
    [
        {"modal_usah": 5},
        {"modal_usaha": "abc"},
        {"omzet_tahunan": -1},
        {"nib": "123"},
        {"nib": 123},
        {"memiliki_produk": "yes"},
        {"profil_usaha": {"warna": "biru"}},
    ],
)
def test_the_schema_of_the_facts_refuses_what_the_engine_refuses(
    services: dict[str, Service],
    problems: Callable[..., dict[Any, Diagnostic]],
    wrong: dict[str, int] | dict[str, str],
) -> None:
    assert problems(wrong)
    schema = facts_schema(services[HAKI].standard, "en")
    assert list(Draft202012Validator(schema).iter_errors(wrong))


def test_the_schema_of_the_facts_refuses_a_set_with_fewer_choices_than_it_needs(
    services: dict[str, Service],
) -> None:
    validator = Draft202012Validator(facts_schema(services["depok/peminjaman-balatkop"].standard))
    assert validator.is_valid({"kategori_pemohon": ["koperasi"]})
    assert not validator.is_valid({"kategori_pemohon": []})


@pytest.mark.parametrize("fact", ["modal_usaha", "omzet_tahunan"])
def test_the_schema_of_the_facts_takes_a_number_from_zero_to_the_largest(
    services: dict[str, Service], read: Callable[..., Facts], fact: str
) -> None:
    validator = Draft202012Validator(facts_schema(services[HAKI].standard))
    for number, fits in ((-1, False), (0, True), (LARGEST, True), (LARGEST + 1, False)):
        assert validator.is_valid({fact: number}) is fits
        if fits:
            assert read({fact: number})[fact] == number
        else:
            with pytest.raises(FactsError):
                read({fact: number})


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("modal_usah", "modal_usaha"),  # of this service
        ("riwayat_hidup_calon_pimpina", "riwayat_hidup_calon_pimpinan"),  # of another
        ("zzzz", None),
    ],
)
def test_a_fact_that_does_not_exist_is_told_at_its_name_with_the_nearest_that_does(
    services: dict[str, Service], wrong: str, meant: str | None
) -> None:
    source = parse_yaml(f"nib: 1234567890123\n{wrong}: 5\n", "fakta.yaml")
    service = services[HAKI]
    at = datetime(2026, 3, 16, 10, tzinfo=service.standard.agency.zone)
    with pytest.raises(FactsError) as error:
        service.read_facts(source.data, received=at, source=source)
    [finding] = error.value.diagnostics
    assert (finding.code, finding.suggestion) == ("SP401", meant)
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (2, 1)


@pytest.mark.parametrize("nothing", ["\u200b", "-", " ", "", "—", "…", "\u3164", None])
def test_what_states_nothing_states_no_requirement_met(
    services: dict[str, Service], complete: Callable[[str], dict[str, Any]], nothing: str | None
) -> None:
    """Five fields of nothing approved an application to the online shop."""
    fields = ("nama_pemilik_usaha", "alamat_usaha", "nama_usaha", "nama_produk", "media_sosial")
    service = services["depok/toko-online"]
    facts = {**complete("depok/toko-online"), **dict.fromkeys(fields, nothing)}
    received = datetime(2026, 3, 16, 10, tzinfo=service.standard.agency.zone)
    assert service.decide(complete("depok/toko-online"), received=received).outcome is Outcome.APPROVE
    assert service.decide(facts, received=received).outcome is Outcome.RETURN
    assert not set(fields) & set(service.read_facts(facts, received=received))


def test_an_empty_text_for_a_set_or_a_document_states_nothing(read: Callable[..., Facts]) -> None:
    assert dict(read({"kategori_pemohon": ""}, "depok/peminjaman-balatkop")) == {}
    assert dict(read({"profil_usaha": "-", "surat_permohonan": {"bermeterai": ""}})) == {
        "surat_permohonan": True
    }


@pytest.mark.parametrize("fact", ["nomor_telepon", "nomor_hp", "nomor_whatsapp"])
def test_every_telephone_number_that_we_print_is_one(
    services: dict[str, Service], read: Callable[..., Facts], fact: str
) -> None:
    printed = {
        channel.address
        for service in services.values()
        for channel in service.standard.complaints.channels
        if channel.kind in (ChannelKind.TELEPHONE, ChannelKind.WHATSAPP, ChannelKind.FAX)
        if re.search("[0-9]{4}", channel.address)  # a decree prints an address of the web for one
    }
    assert "(021) 29402268" in printed
    for number in (*printed, "(0561) 736541 ext. 233", "(+62) 21-29402268"):
        assert read({fact: number})[fact] == number


def test_what_people_wrote_otherwise_is_understood_and_told(services: dict[str, Service]) -> None:
    source = parse_yaml(
        'tanggal_lahir: 17/8/2000\nnib: "-"\nmodal_usaha: 1,5 juta\nnama_usaha: ""\n', "f.yaml"
    )
    facts = services[HAKI].read_facts(source.data, source=source)
    assert [one.told("id") for one in facts.understood] == [
        "`tanggal_lahir` diisi `17/8/2000`, dibaca 17 Agustus 2000.",
        "`nib` diisi `-`, dibaca belum disebutkan.",
        "`modal_usaha` diisi `1,5 juta`, dibaca Rp1.500.000.",
    ]
    assert dict(facts) == {"tanggal_lahir": date(2000, 8, 17).toordinal(), "modal_usaha": 1_500_000}


def test_a_date_that_lies_ahead_is_not_suggested(problems: Callable[..., dict[Any, Diagnostic]]) -> None:
    assert problems({"tanggal_lahir": "17/8/2000"})["tanggal_lahir"].suggestion == "2000-08-17"
    assert problems({"tanggal_lahir": "17/8/2026"})["tanggal_lahir"].suggestion is None
