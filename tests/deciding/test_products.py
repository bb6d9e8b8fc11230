"""What an application yields, how long it is valid, and what the applicant has to do later, and by when."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from cases.author_mistake import lay_over_good
from deciding.read_service import APPROVED, RECEIVED
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from property_examples import examples

from sp_engine import Decision, FactsError, Service, open_catalogue
from sp_engine.deciding.product_days import ProductDays, product_days
from sp_engine.documents.products import EndKind, FixedEnd, Product, Renewal, Reporting, Validity
from sp_engine.presenting.decision import decision_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.text import text_lines
from sp_engine.rules import Situation
from sp_engine.words.language import LANGUAGES, Words
from sp_engine.workdays.calendar import FIVE_DAY_WEEK, Calendar
from sp_engine.workdays.clock import Clock
from sp_engine.workdays.counting_rules import CountingRules
from sp_engine.workdays.duration import Duration, Unit
from sp_engine.workdays.hours import national_hours

ROOT = Path(__file__).parents[2]
WIB = timezone(timedelta(hours=7))
ISSUED = date(2024, 3, 8)

With = Callable[..., Service]


@pytest.fixture
def service_with(tmp_path: Path) -> With:
    """Return what makes the service of `cases/good` with these products, and stages if given."""

    def make(*products: dict[str, Any], stages: list[dict[str, Any]] | None = None) -> Service:
        lay_over_good("", tmp_path)
        path = tmp_path / "kota" / "2024" / "surat.yaml"
        text = path.read_text("utf-8")
        text = text.replace("    - {uraian: Surat keterangan}\n", f"    {json.dumps(products)}\n")
        if stages is not None:
            start, end = text.index("  jangka_waktu:"), text.index("  biaya:")
            text = f"{text[:start]}  jangka_waktu: {json.dumps({'tahap': stages})}\n\n{text[end:]}"
        path.write_text(text, "utf-8")
        return open_catalogue(tmp_path).standard("kota/surat", on=date(2024, 3, 4))

    return make


def decide(service: Service, issued: date | None = None, **facts: Any) -> Decision:
    return service.decide({**APPROVED, **facts}, received=RECEIVED, issued=issued)


def days(decision: Decision) -> ProductDays:
    [yielded] = decision.products
    return yielded.days


CARD = {"id": "kartu", "uraian": "Kartu", "berlaku": {"selama": "2 tahun"}, "lapor": {"setiap": "6 bulan"}}
CARD["perbarui"] = {"paling_lambat": "30 hari", "sebelum": "berakhir"}


def test_a_product_whose_issue_is_not_known_has_no_date(service_with: With) -> None:
    decision = decide(service_with(CARD))
    assert days(decision) == ProductDays(waits_for_issue=True)
    [told] = decision.to_dict()["validity"]
    assert {told[key] for key in ("from", "until", "renew_by", "report_by")} == {None}
    assert told["rule"] == (
        "berlaku 2 tahun sejak terbit; lapor setiap 6 bulan sejak terbit;"
        " perbarui paling lambat 30 hari sebelum berakhir"
    )


def test_its_days_are_counted_from_the_day_of_issue(service_with: With) -> None:
    found = days(decide(service_with(CARD), ISSUED))
    reports = date(2024, 9, 8), date(2025, 3, 8), date(2025, 9, 8)
    sundays_and_saturdays = frozenset(reports[:2])
    expected = ProductDays(ISSUED, date(2026, 3, 8), date(2026, 2, 6), reports, closed=sundays_and_saturdays)
    assert found == expected


def test_a_report_that_would_fall_on_the_last_day_falls_away(service_with: With) -> None:
    card = {**CARD, "berlaku": {"selama": "6 bulan"}}
    assert days(decide(service_with(card), ISSUED)).report_by == ()


def test_without_an_end_only_the_first_report_has_a_day(service_with: With) -> None:
    card = {"uraian": "Kartu", "lapor": {"setiap": "6 bulan"}}
    assert days(decide(service_with(card), ISSUED)).report_by == (date(2024, 9, 8),)


def test_a_validity_may_be_counted_from_a_date_that_is_a_fact(service_with: With) -> None:
    card = {"uraian": "Kartu", "berlaku": {"selama": "1 bulan", "sejak": {"fakta": "tanggal_lahir"}}}
    service = service_with(card)
    assert days(decide(service)) == ProductDays(needs=("tanggal_lahir",))
    assert days(decide(service, tanggal_lahir="2024-01-31")) == ProductDays(
        date(2024, 1, 31), date(2024, 2, 29)
    )
    assert [q["name"] for q in service.questions(APPROVED)] == ["tanggal_lahir"]


def test_a_validity_may_end_with_the_year_or_on_a_date_that_is_a_fact(service_with: With) -> None:
    year = {"uraian": "Stiker", "berlaku": {"sampai": "akhir_tahun"}}
    service = service_with(year, {"uraian": "Izin", "berlaku": {"sampai": {"fakta": "tanggal_lahir"}}})
    sticker, permit = decide(service, tanggal_lahir="2024-03-01").products
    assert (sticker.days.until, sticker.days.waits_for_issue) == (None, True)
    assert (permit.days.until, permit.days.waits_for_issue) == (date(2024, 3, 1), False)
    sticker, permit = decide(service, ISSUED, tanggal_lahir="2024-03-01").products
    assert (sticker.days.until, permit.days.first) == (date(2024, 12, 31), ISSUED)


def test_which_product_an_approval_yields_may_depend_on_a_fact(service_with: With) -> None:
    micro = {"id": "mikro", "uraian": "A", "jika": {"fakta": "skala_usaha", "adalah": "mikro"}}
    others = {"id": "lain", "uraian": "B", "jika": {"definisi": "usaha-kecil"}}
    heir = {"id": "lahir", "uraian": "C", "jika": {"fakta": "tanggal_lahir", "diketahui": "ya"}}
    told = decide(service_with(micro, others, heir)).products
    assert [(one.product.name, one.needs) for one in told] == [("mikro", ()), ("lahir", ("tanggal_lahir",))]


def test_a_rejection_yields_what_is_for_it_and_an_open_application_nothing(service_with: With) -> None:
    letter = {"id": "penolakan", "uraian": "Surat penolakan", "bila": "ditolak"}
    service = service_with(CARD, letter)
    rejected, returned = decide(service, wilayah_usaha="lainnya"), decide(service, modal_usaha=None)
    assert [one.product.name for one in rejected.products] == ["penolakan"]
    assert [one.product.name for one in decide(service).products] == ["kartu"]
    assert (returned.outcome.value, returned.products) == ("return", ())


def test_products_without_a_name_are_called_by_their_number(service_with: With) -> None:
    service = service_with({"uraian": "A"}, CARD, {"uraian": "C"})
    assert [one.product.name for one in decide(service).products] == ["produk-1", "kartu", "produk-3"]


def test_nothing_is_issued_before_it_is_applied_for(service_with: With) -> None:
    with pytest.raises(FactsError) as error:
        decide(service_with(CARD), date(2024, 3, 3))
    assert [finding.code for finding in error.value.diagnostics] == ["SP418"]
    with pytest.raises(FactsError) as error:
        decide(service_with(CARD), datetime(2024, 3, 8, 10))
    assert [finding.code for finding in error.value.diagnostics] == ["SP415"]


def test_every_decision_with_products_fits_the_schema(service_with: With) -> None:
    schema = json.loads((ROOT / "schema/keputusan.schema.json").read_text("utf-8"))
    stages = [{"id": "bayar", "nama": "Bayar", "pihak": "pemohon", "paling_lama": "5 hari"}]
    service = service_with({**CARD, "berlaku": {"selama": "1900 hari kerja"}}, stages=stages)
    for issued in (None, ISSUED):
        for language in LANGUAGES:
            told = decide(service, issued).to_dict(language)
            assert [error.message for error in Draft202012Validator(schema).iter_errors(told)] == []
    assert told["validity"][0]["reason"] == "the calendar of 2028 is not in the catalogue"


# ── stages of the applicant's ────────────────────────────────────────────────
ISSUE = {"id": "penerbitan", "nama": "Penerbitan", "paling_lama": "3 hari kerja"}
AFTER: dict[str, Any] = {
    "id": "komitmen",
    "nama": "Komitmen",
    "pihak": "pemohon",
    "paling_lama": "10 hari kerja",
}
AFTER |= {"sejak": {"tahap": "penerbitan"}}
CHECK = {"id": "periksa", "nama": "Periksa", "paling_lama": "2 hari kerja", "sejak": {"tahap": "komitmen"}}


def test_the_applicants_time_is_not_counted_from_a_due_date_of_the_agencys(service_with: With) -> None:
    ours, theirs, after = decide(service_with(CARD, stages=[ISSUE, AFTER, CHECK])).deadlines
    assert (ours.kind.value, theirs.kind.value, after.kind.value) == ("standard", "applicant", "standard")
    assert ours.due is not None
    assert (theirs.due, after.due) == (None, None)
    assert theirs.reason == Words(
        "dihitung sejak Penerbitan selesai; harinya belum diketahui",
        "counted from the end of Penerbitan, of which the day is not known yet",
    )


def test_it_is_counted_from_the_issue_once_that_is_known(service_with: With) -> None:
    _, theirs, after = decide(service_with(CARD, stages=[ISSUE, AFTER, CHECK]), ISSUED).deadlines
    assert theirs.due is not None
    assert theirs.due.date() == date(2024, 3, 26)  # 11 and 12 March are off
    assert after.due is None


def test_what_only_the_applicant_has_to_do_answers_no_application(service_with: With) -> None:
    own = {key: value for key, value in AFTER.items() if key != "sejak"}
    kinds = [due.kind.value for due in decide(service_with(CARD, stages=[own])).deadlines]
    assert kinds == ["applicant", "general_limit"]


def test_the_first_format_knows_no_time_of_the_applicants(service_with: With) -> None:
    decision = decide(service_with(CARD, stages=[ISSUE, AFTER]))
    from sp_engine.deciding.decision_json import DecisionFormat

    told = decision.to_dict(format=DecisionFormat.FIRST)
    assert [due["stage"] for due in told["deadlines"]] == ["penerbitan"]


# ── every length ─────────────────────────────────────────────────────────────
CLOCK = Clock(Calendar((), (), FIVE_DAY_WEEK), national_hours(), CountingRules(), WIB)
LENGTHS = st.builds(
    Duration, st.integers(1, 60), st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR])
)
DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))


def product(lasts: Duration | None, every: Duration | None, before: Duration | None) -> Product:
    return Product(
        text=Words("A", "A"),
        validity=None if lasts is None else Validity(lasts=lasts),
        reporting=None if every is None else Reporting(every=every),
        renewal=None if before is None else Renewal(before=before, of="berakhir"),
    )


@given(DAYS, LENGTHS, LENGTHS, LENGTHS)
@examples(300)
def test_reports_and_renewal_lie_in_the_validity_and_in_order(
    issued: date, lasts: Duration, every: Duration, before: Duration
) -> None:
    found = product_days(product(lasts, every, before), Situation({}, 0), issued, CLOCK)
    assert found.until is not None
    assert found.renew_by is not None
    inner = [issued, *found.report_by, found.until]
    assert all(one < other for one, other in pairwise(inner))
    assert found.renew_by < found.until
    again = product_days(product(before, None, None), Situation({}, 0), found.renew_by, CLOCK)
    assert again.until is not None
    assert timedelta(0) <= found.until - again.until <= timedelta(3)  # a short month forgives days


@given(DAYS)
@examples(100)
def test_a_year_ends_on_its_last_day(issued: date) -> None:
    made = Product(text=Words("A", "A"), validity=Validity(until=FixedEnd(EndKind.YEAR_END)))
    found = product_days(made, Situation({}, 0), issued, CLOCK)
    assert found.until == date(issued.year, 12, 31)


def test_working_days_before_the_end_are_counted_back_over_days_off(service_with: With) -> None:
    card = {"uraian": "Kartu", "berlaku": {"selama": "9 hari"}}
    card["perbarui"] = {"paling_lambat": "3 hari kerja", "sebelum": "berakhir"}
    found = days(decide(service_with(card), date(2024, 3, 5)))
    assert (found.until, found.renew_by) == (date(2024, 3, 14), date(2024, 3, 7))  # 11 and 12 are off


@pytest.mark.parametrize(
    ("issued", "renew_by", "closed"),
    [
        (date(2024, 4, 1), date(2025, 3, 2), True),  # a Sunday of a decreed year
        (date(2024, 4, 2), date(2025, 3, 3), False),
        (date(2024, 4, 30), date(2025, 3, 31), True),  # Idul Fitri, a Monday
        (
            date(2039, 4, 1),
            date(2040, 3, 2),
            False,
        ),  # of a year that nobody has decreed only the week is known
        (date(2039, 4, 2), date(2040, 3, 3), True),
    ],
)
def test_a_day_on_which_the_office_is_closed_is_told_to_be_so_and_does_not_move(
    service_with: With, issued: date, renew_by: date, closed: bool
) -> None:
    renewal = {"paling_lambat": "30 hari", "sebelum": "berakhir"}
    service = service_with({"uraian": "Surat", "berlaku": {"selama": "1 tahun"}, "perbarui": renewal})
    decision = decide(service, issued)
    (yielded,) = decision.products
    assert yielded.days.renew_by == renew_by
    assert yielded.days.closed == (frozenset({renew_by}) if closed else frozenset())
    page = " ".join(text_lines(decision_section(decision, "id"), Screen()))
    assert ("(kantor tutup hari itu)" in page) is closed


def test_a_length_may_not_be_nothing() -> None:
    pattern = re.compile(Validity.keys["lasts"].form.schema("komponen")["pattern"])
    assert [text for text in ("0 hari", "1 hari", "2 hari kerja", "3 jam") if pattern.match(text)] == [
        "1 hari",
        "2 hari kerja",
    ]
