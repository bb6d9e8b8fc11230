"""Dates and moments are written as people write them."""

from datetime import date, datetime, timedelta, timezone

import pytest

from sp_engine.words.dates import date_words, moment_words
from sp_engine.words.language import Language


def test_dates_and_moments_are_written_as_indonesians_write_them() -> None:
    wib = timezone(timedelta(hours=7), "WIB")
    moment = datetime(2026, 3, 26, 15, tzinfo=wib)
    assert moment_words(moment) == "Kamis, 26 Maret 2026 pukul 15.00 WIB"
    assert moment_words(moment, "en") == "Thursday, 26 March 2026 at 15:00 WIB"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_names_of_days_and_months_are_those_of_a_date_library(language: Language) -> None:
    import pendulum

    zone = timezone(timedelta(hours=7), "WIB")
    for n in range(0, 366, 5):
        day = date(2028, 1, 1) + timedelta(days=n)
        theirs = pendulum.Date(day.year, day.month, day.day)
        assert date_words(day, language) == theirs.format("D MMMM YYYY", locale=language)
        ours = moment_words(datetime(day.year, day.month, day.day, 9, 5, tzinfo=zone), language)
        assert ours.startswith(theirs.format("dddd, D MMMM YYYY", locale=language) + " ")
