"""Due dates of many starts are those of `due_dates`, one by one, whatever holds the starts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from sp_engine import Catalogue, CatalogueError, due_dates, due_dates_many, open_catalogue
from sp_engine.workdays.zones import ZONES

WIB = ZONES["WIB"]
STARTS = [datetime(2022, 12, 30, 9) + timedelta(days=11 * at, hours=7 * at, minutes=at) for at in range(190)]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return open_catalogue()


def one_by_one(catalogue: Catalogue, agency: str, duration: str, **asked: date) -> list[datetime | None]:
    found = []
    for start in STARTS:
        (one,) = due_dates(
            catalogue,
            agency,
            start.replace(tzinfo=WIB),
            {},
            duration=duration,
            **asked,  # type: ignore[arg-type]
        ).deadlines
        found.append(None if one.due is None else one.due.replace(tzinfo=None))
    return found


@pytest.mark.parametrize("agency", ["depok", "kalbar"])
@pytest.mark.parametrize(
    "duration", ["3 hari kerja", "2 minggu", "5 jam", "1 bulan", "1x24 jam", "1 hari 60 menit"]
)
def test_they_are_those_of_one_start_each(catalogue: Catalogue, agency: str, duration: str) -> None:
    found = due_dates_many(catalogue, agency, np.array(STARTS, dtype="datetime64[s]"), duration)
    wanted = one_by_one(catalogue, agency, duration)
    assert found.due.tolist() == wanted
    assert None in wanted
    assert found.due.dtype == np.dtype("datetime64[us]")


def test_with_estimates_they_are_provisional() -> None:
    opened = open_catalogue(provisional=True)
    found = due_dates_many(
        opened, "depok", np.array(["2026-03-16", "2028-06-05"], "datetime64[D]"), "3 hari kerja"
    )
    assert found.provisional.tolist() == [False, True]
    start = datetime(2028, 6, 5, 9, tzinfo=WIB)
    (alone,) = due_dates(opened, "depok", start, {}, duration="3 hari kerja").deadlines
    assert alone.due is not None
    assert found.due.tolist()[1] == alone.due.replace(tzinfo=None)


@pytest.mark.parametrize("unit", ["D", "h", "m", "s", "ms", "us", "ns"])
def test_what_lies_too_far_off_for_numpy_has_no_due_date(unit: str) -> None:
    far = np.array([np.iinfo(np.int64).min, np.iinfo(np.int64).min + 1, np.iinfo(np.int64).max])
    for opened in (open_catalogue(), open_catalogue(provisional=True)):
        found = due_dates_many(opened, "depok", far.view(f"datetime64[{unit}]"), "3 hari kerja")
        assert np.isnat(found.due).all()


def test_what_was_decreed_later_can_be_left_out(catalogue: Catalogue) -> None:
    asked = date(2025, 6, 1)
    starts = np.array(STARTS, dtype="datetime64[s]")
    known = due_dates_many(catalogue, "depok", starts, "3 hari kerja", known_on=asked).due.tolist()
    assert known == one_by_one(catalogue, "depok", "3 hari kerja", known_on=asked)
    assert known != due_dates_many(catalogue, "depok", starts, "3 hari kerja").due.tolist()


def test_arrow_says_the_same_with_and_without_a_zone(catalogue: Catalogue) -> None:
    wanted = due_dates_many(catalogue, "depok", np.array(STARTS, dtype="datetime64[s]"), "3 hari kerja")
    zoned = [start.replace(tzinfo=WIB) for start in STARTS]
    for starts in (
        pa.array(STARTS, pa.timestamp("us")),
        pa.array(zoned, pa.timestamp("ms", tz="UTC")),
        pa.array([one.astimezone(UTC) for one in zoned], pa.timestamp("s", tz="Asia/Jayapura")),
        pa.chunked_array(
            [pa.array(STARTS[:50], pa.timestamp("s")), pa.array(STARTS[50:], pa.timestamp("s"))]
        ),
    ):
        assert due_dates_many(catalogue, "depok", starts, "3 hari kerja").due.tolist() == wanted.due.tolist()


def test_null_has_no_due_date(catalogue: Catalogue) -> None:
    days = pa.array([date(2026, 3, 16), None, date(2033, 1, 3)], pa.date32())
    found = due_dates_many(catalogue, "depok", days, "3 hari kerja")
    assert found.days.tolist() == [date(2026, 3, 26), None, None]
    assert found.due.tolist() == [datetime(2026, 3, 26, 15), None, None]
    assert repr(found) == "DueArray(3 hari kerja, 3 starts, 2 unknown)"


@pytest.mark.parametrize(
    ("agency", "starts", "duration", "code"),
    [
        ("depok", np.array(["2026-03-16"], "datetime64[D]"), "2 jam", "SP617"),
        ("depok", np.array([20260316]), "2 hari", "SP617"),
        ("depok", pa.array(["2026-03-16"]), "2 hari", "SP617"),
        ("depok", [date(2026, 3, 16)], "2 hari", "SP617"),
        ("depok", np.array(["2026-03-16"], "datetime64[D]"), "tiga hari", "SP609"),
        ("depo", np.array(["2026-03-16"], "datetime64[D]"), "2 hari", "SP602"),
    ],
)
def test_what_cannot_be_counted_is_refused(
    catalogue: Catalogue, agency: str, starts: Any, duration: str, code: str
) -> None:
    with pytest.raises(CatalogueError) as refused:
        due_dates_many(catalogue, agency, starts, duration)
    (finding,) = refused.value.diagnostics
    assert finding.code == code
    assert finding.message("id")
    assert finding.message("en")
