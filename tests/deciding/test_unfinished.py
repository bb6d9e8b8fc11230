"""What is not transcribed is not promised: no date, no fee, and no decision that is final."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from deciding.read_service import APPROVED, RECEIVED, WIB, decide, service_with
from deciding.untranscribed import untranscribed
from jsonschema import Draft202012Validator

from sp_engine import CatalogueError, Decision, Outcome, Service, due_dates, ledger_of, open_catalogue
from sp_engine.deciding.decision_json import DecisionFormat
from sp_engine.documents.component import Component, component_title
from sp_engine.documents.events_document import EventKind
from sp_engine.documents.schema_files import schema
from sp_engine.presenting.decision import decision_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.html import html_page
from sp_engine.presenting.ics import calendar_text
from sp_engine.presenting.standard import standard_dict, standard_section
from sp_engine.presenting.text import text_lines
from sp_engine.timing.events import Event
from sp_engine.words.language import Language

OTHERS = [component for component in Component if component is not Component.REQUIREMENTS]
UNWRITTEN = """\
@ kota/2024/surat.yaml
-      syarat: {fakta: modal_usaha, paling_banyak: Rp1.000.000.000}
+      belum_ditulis: true
"""


def service_without(folder: Path, *components: Component) -> Service:
    return open_catalogue(untranscribed(folder, *components)).standard("kota/surat", on=date(2024, 3, 4))


def told(decision: Decision, language: Language = "id") -> str:
    return "\n".join(text_lines(decision_section(decision, language), Screen()))


IN_WORKING_DAYS = """\
@ kota/2024/surat.yaml
-      syarat: {fakta: modal_usaha, paling_banyak: Rp1.000.000.000}
+      syarat: {fakta: tanggal_lahir, dalam_terakhir: 3 hari kerja}
"""


@pytest.mark.parametrize("born", ["2024-03-04", "2024-02-28", "2024-02-27"])
def test_working_days_are_counted_on_the_calendar_of_the_office_and_day_0_is_not(
    born: str, tmp_path: Path
) -> None:
    """On a Monday, three working days end that began on the Wednesday before."""
    outcome = decide(service_with(tmp_path, IN_WORKING_DAYS), tanggal_lahir=born).outcome
    assert outcome is (Outcome.REJECT if born == "2024-02-27" else Outcome.APPROVE)


def test_nothing_is_decided_where_working_days_reach_into_a_year_without_calendar(tmp_path: Path) -> None:
    service = service_with(tmp_path, IN_WORKING_DAYS)
    late = datetime(2030, 3, 4, 10, tzinfo=WIB)
    with pytest.raises(CatalogueError) as error:
        service.decide({**APPROVED, "tanggal_lahir": "2030-03-01"}, received=late)
    (refusal,) = error.value.diagnostics
    assert (refusal.code, refusal.values["year"]) == ("SP629", "2030")


@pytest.mark.parametrize("component", OTHERS)
def test_each_component_that_is_not_transcribed_keeps_a_decision_from_being_final(
    component: Component, tmp_path: Path
) -> None:
    decision = decide(service_without(tmp_path, component))
    assert (decision.outcome, decision.final) == (Outcome.APPROVE, False)
    assert "KEPUTUSAN: DISETUJUI, BELUM FINAL" in told(decision)
    assert "DECISION: APPROVED, NOT FINAL" in told(decision, "en")
    assert f"Yang belum: {component_title(component).id}." in " ".join(told(decision).split())
    latest, first = decision.to_dict(), decision.to_dict(format=DecisionFormat.FIRST)
    assert (latest["final"], latest["unfinished"]) == (False, [component.value])
    assert first["final"] is False
    for data in (latest, first):
        assert list(Draft202012Validator(schema("keputusan")).iter_errors(data)) == []


def test_of_a_whole_standard_a_decision_is_final_and_the_first_format_says_nothing(tmp_path: Path) -> None:
    decision = decide(service_with(tmp_path, ""))
    assert decision.final
    assert "BELUM FINAL" not in told(decision)
    assert decision.to_dict()["final"] is True
    assert "final" not in decision.to_dict(format=DecisionFormat.FIRST)


def test_a_decision_that_is_only_imagined_is_not_final(tmp_path: Path) -> None:
    before = datetime(2023, 3, 6, 10, tzinfo=WIB)
    decision = service_with(tmp_path, "").decide({}, received=before, as_if=True)
    assert decision.hypothetical
    assert not decision.final


@pytest.mark.parametrize(("modal", "outcome"), [(2_000_000_000, "DITOLAK"), (None, "DIKEMBALIKAN")])
def test_a_rejection_and_a_return_are_not_final_either(
    modal: int | None, outcome: str, tmp_path: Path
) -> None:
    decision = decide(service_without(tmp_path, Component.EVALUATION), modal_usaha=modal)
    assert not decision.final
    assert f"KEPUTUSAN: {outcome}, BELUM FINAL" in told(decision)


def test_a_requirement_that_is_not_written_keeps_it_from_being_final(tmp_path: Path) -> None:
    assert not decide(service_with(tmp_path, UNWRITTEN)).final


@pytest.mark.parametrize("modal", [500_000_000, None])
def test_a_service_time_that_is_not_transcribed_gives_no_date_not_even_by_the_general_limit(
    modal: int | None, tmp_path: Path
) -> None:
    decision = decide(service_without(tmp_path, Component.SERVICE_TIME), modal_usaha=modal)
    (deadline,) = decision.to_dict()["deadlines"]
    assert (deadline["due"], deadline["limit"], deadline["kind"]) == (None, None, "standard")
    assert deadline["reason"].startswith("belum disalin")
    assert "tidak menetapkan" not in told(decision)
    assert "UU 30/2014" not in told(decision)


def test_a_service_time_taken_over_from_a_part_that_is_not_transcribed_gives_no_date(tmp_path: Path) -> None:
    untranscribed(tmp_path, Component.SERVICE_TIME)
    decree, service = (tmp_path / "kota" / "2024" / name for name in ("penetapan.yaml", "surat.yaml"))
    blank = "{belum_diketahui: true, catatan: Halamannya tidak terbaca.}"
    written = service.read_text(encoding="utf-8")
    service.write_text(written.replace(blank, "{bersama: loket}"), encoding="utf-8")
    parts = f"bersama:\n  jangka_waktu: {{loket: {blank}}}\n"
    decree.write_text(decree.read_text(encoding="utf-8").replace("bersama:\n", parts), encoding="utf-8")
    decision = decide(open_catalogue(tmp_path).standard("kota/surat", on=date(2024, 3, 4)))
    assert [deadline.due for deadline in decision.deadlines] == [None]


def test_due_dates_asked_for_by_themselves_have_none_either(tmp_path: Path) -> None:
    catalogue = open_catalogue(untranscribed(tmp_path, Component.SERVICE_TIME))
    dates = due_dates(catalogue, "kota/surat", RECEIVED, {})
    (deadline,) = dates.to_list("en")
    assert (deadline["due"], deadline["reason"][:15]) == (None, "not transcribed")
    with pytest.raises(CatalogueError, match="SP612"):
        calendar_text(dates)
    with pytest.raises(CatalogueError, match="SP624"):
        due_dates(catalogue, "kota/surat", RECEIVED, {}, stage="pemeriksaan")
    bare = due_dates(catalogue, "kota/surat", RECEIVED, {}, duration="2 hari kerja")
    assert bare.deadlines[0].due is not None


def test_a_ledger_has_no_date_and_its_events_no_stage(tmp_path: Path) -> None:
    catalogue = open_catalogue(untranscribed(tmp_path, Component.SERVICE_TIME))
    events = [Event(EventKind.RECEIVED, RECEIVED)]
    ledger = ledger_of(catalogue, "kota/surat", events, until=RECEIVED)
    assert [(stage.deadline.due, stage.status) for stage in ledger.stages] == [(None, "not_started")]
    events.append(Event(EventKind.EXTENDED, RECEIVED, stage="pemeriksaan"))
    with pytest.raises(CatalogueError, match="SP624"):
        ledger_of(catalogue, "kota/surat", events, until=RECEIVED)


def test_a_fee_that_is_not_transcribed_is_neither_free_nor_unset(tmp_path: Path) -> None:
    decision = decide(service_without(tmp_path, Component.FEE))
    assert decision.fee.amount is None
    assert decision.to_dict("id")["fee"] == {
        "amount": None,
        "text": "belum disalin dari keputusan",
        "items": [],
    }
    assert "Biaya: belum disalin dari keputusan" in told(decision)


def test_where_to_object_is_not_promised_but_said_to_be_lacking(tmp_path: Path) -> None:
    folder = untranscribed(tmp_path, Component.COMPLAINTS)
    catalogue = open_catalogue(folder)
    decision = decide(catalogue.standard("kota/surat", on=date(2024, 3, 4)), modal_usaha=None)
    assert decision.objection("en") == {"text": "not transcribed from the decree yet", "channels": []}
    assert "Keberatan: belum disalin dari keputusan" in told(decision)
    with pytest.raises(CatalogueError, match="SP624"):
        due_dates(catalogue, "kota/surat", RECEIVED, {}, complaint="ringan")


def test_a_standard_says_how_much_of_it_is_not_transcribed(tmp_path: Path) -> None:
    standard = service_without(tmp_path, Component.FEE, Component.STAFF).standard
    page = html_page(standard_section(standard, "id"), "id")
    assert "2 dari 14 komponen" in page
    assert page.count("(belum disalin dari keputusan)") == 2
    assert standard_dict(standard, "id")["unfinished"] == ["biaya", "jumlah_pelaksana"]
