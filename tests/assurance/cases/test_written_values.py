"""The days, moments and amounts that a case writes: what is read, and what was meant by the rest."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from sp_engine.assurance.cases.written_values import Unreadable, is_due, moment_of, parse_fee, unreadable
from sp_engine.documents.cases_document import Unstated, WrittenCase
from sp_engine.documents.expected_outcome import ExpectedOutcome
from sp_engine.words.messages.case_documents import DATE, RUPIAH, TRUTH

WIB = timezone(timedelta(hours=7))


def case(**values: Any) -> WrittenCase:
    stated = {"received": "2024-03-04T10:00", "outcome": ExpectedOutcome.APPROVED, **values}
    return WrittenCase(name="satu", **stated)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"received": "2024-03-04"}, Unreadable("received", "", "2024-03-04", None)),
        ({"received": "4/3/2024"}, Unreadable("received", "", "4/3/2024", None)),
        ({"complete": "2024-03-32T10:00"}, Unreadable("complete", "", "2024-03-32T10:00", None)),
        ({"due": {"terbit": "4/3/2024"}}, Unreadable("due", "terbit", "4/3/2024", "2024-03-04", DATE)),
        ({"due": {"terbit": 4}}, Unreadable("due", "terbit", 4, None, DATE)),
        ({"preferences": {"wub": "mungkin"}}, Unreadable("preferences", "wub", "mungkin", None, TRUTH)),
        ({"preferences": {"wub": None}}, Unreadable("preferences", "wub", None, None, TRUTH)),
        ({"fee": "banyak"}, Unreadable("fee", "", "banyak", None, RUPIAH)),
        ({"fee": "50 ribu"}, Unreadable("fee", "", "50 ribu", "Rp50.000", RUPIAH)),
    ],
)
def test_what_cannot_be_read_is_named_with_what_was_meant(
    values: dict[str, Any], problem: Unreadable
) -> None:
    assert list(unreadable(case(**values))) == [problem]


def test_what_can_be_read_is_no_problem() -> None:
    readable = case(
        complete="2024-03-05T10:00:30+07:00",
        due={"a": "2024-03-04", "b": "2024-03-04T15:00", "c": "2024-03-04T08:00Z", "d": None},
        preferences={"a": "ya", "b": "tidak", "c": "belum_diketahui"},
        fee=None,
    )
    assert list(unreadable(readable)) == []
    assert list(unreadable(case())) == []


def test_every_problem_of_a_case_is_told() -> None:
    wrong = case(received="x", complete="x", due={"a": "x"}, preferences={"a": "x"}, fee="x")
    fields = [problem.field for problem in unreadable(wrong)]
    assert fields == ["received", "complete", "preferences", "due", "fee"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-03-04T10:00", datetime(2024, 3, 4, 10, tzinfo=WIB)),
        ("2024-03-04T10:00Z", datetime(2024, 3, 4, 17, tzinfo=WIB)),
        ("2024-03-04T10:00:30+09:00", datetime(2024, 3, 4, 8, 0, 30, tzinfo=WIB)),
        ("1900-01-01T00:00", datetime(1900, 1, 1, tzinfo=WIB)),
        ("2024-03-04 10:00", datetime(2024, 3, 4, 10, tzinfo=WIB)),
        ("2024-03-04T03:00:00.000Z", datetime(2024, 3, 4, 10, tzinfo=WIB)),
        ("2024-03-04T10:00+0700", datetime(2024, 3, 4, 10, tzinfo=WIB)),
        ("2199-12-31T23:59", datetime(2199, 12, 31, 23, 59, tzinfo=WIB)),
    ],
)
def test_a_moment_without_an_offset_is_in_the_agencys_zone(written: str, meant: datetime) -> None:
    assert moment_of(written, WIB) == meant


@pytest.mark.parametrize(
    "written", ["2024-03-04", "1899-12-31T10:00", "2200-01-01T10:00", "2024-03-04 10.00"]
)
def test_a_day_alone_or_a_year_that_nobody_counts_with_is_no_moment(written: str) -> None:
    with pytest.raises(ValueError, match=written):
        moment_of(written, WIB)


DUE = datetime(2024, 3, 4, 15, tzinfo=WIB)


@pytest.mark.parametrize(
    ("due", "written", "same"),
    [
        (DUE, "2024-03-04", True),
        (DUE, "2024-03-05", False),
        (DUE, "2024-03-04T15:00", True),
        (DUE, "2024-03-04T15:01", False),
        (DUE, "2024-03-04T08:00Z", True),
        (DUE, None, False),
        (None, "2024-03-04", False),
        (None, None, True),
    ],
)
def test_a_due_date_is_expected_as_a_day_or_as_a_moment(
    due: datetime | None, written: str | None, same: bool
) -> None:
    assert is_due(due, written, WIB) is same


def test_a_fee_that_is_not_known_is_not_the_same_as_one_that_is_not_stated() -> None:
    assert parse_fee(None) is None
    assert case(fee=None).fee is None
    assert case().fee is Unstated.UNSTATED
    assert (parse_fee("Rp50.000"), parse_fee(50_000), parse_fee(0)) == (50_000, 50_000, 0)
