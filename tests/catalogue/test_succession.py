"""Which decree holds for a service on a day: the newest that contains it, until it ends or is revoked."""

from __future__ import annotations

from datetime import date

import pytest
from decrees.graphs import DAY, decree

from sp_engine.catalogue.succession import holding, in_succession, listing, services_in_force
from sp_engine.catalogue.tenure_text import nearest_decrees, tenure_words
from sp_engine.documents.standard import Decree
from sp_engine.documents.tenure import Ending

FIRST, SECOND, THIRD = date(2023, 7, 11), date(2024, 1, 2), date(2025, 3, 4)
ONE, TWO = decree("1/2023", FIRST, "kios", "haki"), decree("2/2024", SECOND, "kios", "dkerens")
REVOKING = decree("3/2025", THIRD, "kios", revokes=("1/2023",))


def numbers(decrees: object) -> list[str]:
    assert isinstance(decrees, list | tuple)
    return [each.number for each in decrees]


def held(decrees: list[Decree], service: str, day: date) -> str | None:
    found = holding(in_succession(decrees), service, day)
    return None if found is None else found.number


def test_decrees_stand_oldest_first_and_by_the_day_of_signing_where_they_begin_together() -> None:
    earlier = decree("0/2023", FIRST, "haki", signed=FIRST - 9 * DAY, folder="z")
    undated = decree("9/2020", None, "lain")
    assert numbers(in_succession([TWO, ONE, undated, earlier])) == ["9/2020", "0/2023", "1/2023", "2/2024"]


def test_a_decree_is_in_force_until_the_day_before_the_one_that_revokes_it() -> None:
    one, two, three = in_succession([ONE, TWO, REVOKING])
    assert (one.in_force_until, one.revoked_by) == (THIRD, "3/2025")
    assert (two.in_force_until, two.revoked_by) == (None, None)
    assert not one.in_force(FIRST - DAY)
    assert one.in_force(FIRST)
    assert one.in_force(THIRD - DAY)
    assert not one.in_force(THIRD)
    assert three.in_force(THIRD)


def test_of_two_that_revoke_a_decree_the_earlier_counts() -> None:
    again = decree("4/2026", date(2026, 1, 1), "kios", revokes=("1/2023",))
    assert in_succession([ONE, REVOKING, again])[0].revoked_by == "3/2025"
    assert in_succession([again, ONE, REVOKING])[0].in_force_until == THIRD


@pytest.mark.parametrize(
    ("day", "expected"),
    [(FIRST - DAY, None), (FIRST, "1/2023"), (SECOND - DAY, "1/2023"), (SECOND, "2/2024"), (THIRD, "2/2024")],
)
def test_of_several_decrees_the_newest_holds(day: date, expected: str | None) -> None:
    assert held([ONE, TWO], "kios", day) == expected


def test_a_decree_holds_on_for_what_the_newer_does_not_list() -> None:
    decrees = in_succession([ONE, TWO])
    assert numbers(listing(decrees, "haki")) == ["1/2023"]
    assert numbers(listing(decrees, "kios")) == ["1/2023", "2/2024"]
    assert listing(decrees, "lain") == []
    assert held([ONE, TWO], "haki", THIRD) == "1/2023"


def test_an_older_decree_never_comes_back_when_the_newer_is_revoked() -> None:
    """A of 2024, B of 2025 in its place, C of 2026 that revokes B without the service: it has no standard."""
    a, b = decree("A/2024", date(2024, 1, 4), "surat"), decree("B/2025", date(2025, 1, 2), "surat")
    c = decree("C/2026", date(2026, 1, 5), "lain", revokes=("B/2025",))
    for day, number in (("2024-06-03", "A/2024"), ("2026-01-04", "B/2025"), ("2026-01-05", None)):
        assert held([a, b, c], "surat", date.fromisoformat(day)) == number
    first, second, _ = in_succession([a, b, c])
    assert first.tenure("surat")[2:] == (date(2025, 1, 2), Ending.REPLACED, "B/2025")
    assert second.tenure("surat")[2:] == (date(2026, 1, 5), Ending.REVOKED, "C/2026")


def test_an_older_decree_never_comes_back_when_the_newer_ends() -> None:
    trial = decree("2/2024", SECOND, "kios", last=THIRD)
    assert held([ONE, trial], "kios", THIRD) == "2/2024"
    assert held([ONE, trial], "kios", THIRD + DAY) is None
    assert held([ONE, trial], "haki", THIRD + DAY) == "1/2023"
    assert in_succession([ONE, trial])[1].tenure("kios")[2:] == (THIRD + DAY, Ending.EXPIRED, None)


def test_an_amendment_changes_only_what_it_lists_and_what_it_removes() -> None:
    amending = decree("2/2024", SECOND, "kios", amends=("1/2023",), removes=("haki",))
    base = decree("1/2023", FIRST, "kios", "haki", "tamu")
    held_then = {name: held([base, amending], name, SECOND) for name in ("kios", "haki", "tamu")}
    assert held_then == {"kios": "2/2024", "haki": None, "tamu": "1/2023"}
    assert in_succession([base, amending])[0].tenure("haki")[3:] == (Ending.REMOVED, "2/2024")
    later = decree("3/2025", THIRD, "haki")
    assert held([base, amending, later], "haki", THIRD) == "3/2025"


def test_a_decree_that_is_revoked_before_it_begins_replaces_and_revokes_nothing() -> None:
    announced = decree("2/2024", THIRD, "kios", signed=FIRST, revokes=("1/2023",))
    withdrawing = decree("3/2024", SECOND, "lain", revokes=("2/2024",))
    assert held([ONE, announced, withdrawing], "kios", THIRD) == "1/2023"
    _, _, never = in_succession([ONE, announced, withdrawing])
    assert not never.tenure("kios").ever


def test_a_decree_whose_dates_are_not_known_holds_only_where_it_is_the_only_one() -> None:
    undated = decree("9/2020", None, "kios", "tamu")
    assert held([undated, ONE], "tamu", FIRST - DAY) == "9/2020"
    assert held([undated, ONE], "kios", FIRST - DAY) is None
    assert held([undated, ONE], "kios", FIRST) == "1/2023"
    ending = decree("3/2025", THIRD, "lain", revokes=("9/2020",))
    assert held([undated, ending], "tamu", THIRD - DAY) == "9/2020"
    assert held([undated, ending], "tamu", THIRD) is None


def test_a_decree_alone_holds_on_the_days_that_it_gives_itself() -> None:
    alone = decree("1/2023", FIRST, "kios")
    assert alone.tenure("kios").holds(THIRD)
    assert not alone.tenure("kios").holds(FIRST - DAY)
    (placed,) = in_succession([alone])
    assert not placed.tenure("lain").holds(THIRD)


def test_each_service_is_in_force_once_under_the_decree_that_holds_for_it() -> None:
    decrees = in_succession([ONE, TWO])
    found = [(each.number, service.id) for each, service in services_in_force(decrees, SECOND)]
    assert found == [("2/2024", "kios"), ("2/2024", "dkerens"), ("1/2023", "haki")]
    before = [(each.number, service.id) for each, service in services_in_force(decrees, FIRST)]
    assert before == [("1/2023", "kios"), ("1/2023", "haki")]


def test_between_two_decrees_the_last_before_and_the_first_after_are_told() -> None:
    one, _, three = in_succession([ONE, TWO, REVOKING])
    assert nearest_decrees([one, three], "haki", THIRD - DAY).id.startswith(
        "1/2023 (11 Juli 2023 s.d. 3 Maret 2025), dicabut oleh 3/2025; 3/2025"
    )
    assert nearest_decrees([one], "kios", THIRD).en == (
        "1/2023 (11 July 2023 to 1 January 2024), replaced by 2/2024"
    )


def test_before_the_first_decree_what_it_revoked_is_told_too() -> None:
    (alone,) = in_succession([REVOKING])
    assert nearest_decrees([alone], "kios", FIRST).en == (
        "3/2025 (since 4 March 2025); 3/2025 revoked 1/2023, which is not in the catalogue"
    )


@pytest.mark.parametrize(
    ("decrees", "told"),
    [
        ([ONE], "1/2023 (sejak 11 Juli 2023)"),
        (
            [decree("1", FIRST, "kios", last=SECOND)],
            "1 (11 Juli 2023 s.d. 2 Januari 2024), masa berlakunya habis",
        ),
        ([decree("1", None, "kios")], "1 (tanggalnya belum diketahui)"),
        (
            [decree("1", None, "kios"), TWO],
            "1 (tanggalnya belum diketahui), tidak dipakai di samping keputusan lain",
        ),
        (
            [decree("1", None, "kios"), decree("2", SECOND, "x", revokes=("1",))],
            "1 (s.d. 1 Januari 2024, sejak kapan belum diketahui), dicabut oleh 2",
        ),
        (
            [decree("1", FIRST, "kios"), decree("2", SECOND, "x", amends=("1",), removes=("kios",))],
            "1 (11 Juli 2023 s.d. 1 Januari 2024), layanannya dihapus oleh 2",
        ),
        (
            [decree("1", SECOND, "kios", signed=FIRST), decree("2", FIRST, "x", revokes=("1",))][::-1],
            "1 (tidak pernah berlaku), dicabut oleh 2",
        ),
    ],
)
def test_the_days_of_a_decree_are_told_with_what_ended_them(decrees: list[Decree], told: str) -> None:
    one = next(d for d in in_succession(decrees) if any(s.id == "kios" for s in d.services))
    assert tenure_words(one, one.tenure("kios")).id == told
