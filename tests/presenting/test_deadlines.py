"""Due dates as sections: which of their dates are said to be provisional."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deciding.timed_service import DAILY, SERVICE, moment, timed_catalogue

from sp_engine.presenting.deadlines import deadlines_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.text import text_lines
from sp_engine.timing.requested_due_dates import due_dates

EXTENDED = {"id": "terbit", "nama": "Terbit", "paling_lama": "1 hari kerja", "perpanjangan": "5 hari kerja"}
RAMADAN = {**DAILY, "selama": "ramadan", "sumber": "SK Ramadan"}
PROGRAMME = {**EXTENDED, "sifat": "batas_program"}
BY_DAYS = "PROVISIONAL: uses days off that are not certain"
BY_HOURS = "PROVISIONAL: the hours of Ramadan are still an estimate"


@pytest.mark.parametrize(
    ("stage", "start", "marks"),
    [
        (EXTENDED, "2027-01-18", ("", "")),
        (EXTENDED, "2027-02-03", ("", "12 February 2027 at 14:00 WIB (provisional)")),
        (EXTENDED, "2027-02-10", (BY_HOURS, "18 February 2027 at 14:00 WIB (provisional)")),
        (EXTENDED, "2027-03-04", (BY_HOURS, "22 March 2027 at 15:00 WIB (provisional)")),
        (EXTENDED, "2027-03-05", (BY_DAYS, "23 March 2027 at 15:00 WIB (provisional)")),
        (PROGRAMME, "2027-01-18", ("", "")),
        (PROGRAMME, "2027-03-04", ("", "22 March 2027 (provisional)")),
        (PROGRAMME, "2027-03-05", (BY_DAYS, "23 March 2027 (provisional)")),
    ],
)
def test_every_date_that_may_still_move_is_said_to_be_provisional(
    tmp_path: Path, stage: dict[str, Any], start: str, marks: tuple[str, str]
) -> None:
    hours = {
        **RAMADAN,
        "minggu": [{"hari": ["senin", "selasa", "rabu", "kamis", "jumat"], "jam": "08.00-14.00"}],
    }
    catalogue = timed_catalogue(tmp_path, [stage], {"jam_layanan": [DAILY, hours]})
    dates = due_dates(catalogue, SERVICE, moment(catalogue, f"{start} 10:00"), {})
    section = deadlines_section(dates.deadlines[:1], dates.condition_text("en"), "en", explain=False)
    lines = list(text_lines(section, Screen(200)))
    found = [line.strip() for line in lines if line.strip().startswith("PROVISIONAL")]
    assert found == [mark for mark in marks[:1] if mark]
    [extended] = [line for line in lines if "extended by" in line]
    assert extended.endswith(marks[1])
    assert ("(provisional)" in extended) is bool(marks[1])
