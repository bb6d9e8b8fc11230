"""Which decree holds on a day: the newest that is in force, from its first day to the day before its last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sp_engine.catalogue.succession import (
    in_succession,
    listing,
    nearest_decrees,
    newest_in_force,
    services_in_force,
)
from sp_engine.documents.decree_document import DecreeDocument, ListedService
from sp_engine.documents.standard import Decree
from sp_engine.words.language import Words

DAY = timedelta(days=1)
FIRST, SECOND, THIRD = date(2023, 7, 11), date(2024, 1, 2), date(2025, 3, 4)


def decree(number: str, first: date, *services: str, revokes: tuple[str, ...] = ()) -> Decree:
    document = DecreeDocument(
        agency="kota",
        number=number,
        title="Standar Pelayanan",
        dated=first - DAY,
        in_force_from=first,
        revokes=revokes,
        services=tuple(ListedService(id=name, name=Words(name, name)) for name in services),
    )
    return Decree(document, str(first.year))


def numbers(decrees: object) -> list[str]:
    assert isinstance(decrees, list | tuple)
    return [each.number for each in decrees]


ONE, TWO = decree("1/2023", FIRST, "kios", "haki"), decree("2/2024", SECOND, "kios", "dkerens")
REVOKING = decree("3/2025", THIRD, "kios", revokes=("1/2023",))


def test_decrees_stand_oldest_first_and_by_their_folder_on_one_day() -> None:
    later_folder = ONE._replace(folder="2023-b")
    assert numbers(in_succession([TWO, ONE])) == ["1/2023", "2/2024"]
    assert [each.folder for each in in_succession([later_folder, ONE])] == ["2023", "2023-b"]


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
def test_of_several_decrees_in_force_the_newest_holds(day: date, expected: str | None) -> None:
    found = newest_in_force(in_succession([ONE, TWO]), day)
    assert (None if found is None else found.number) == expected


def test_a_decree_holds_again_for_what_the_newer_does_not_list() -> None:
    decrees = in_succession([ONE, TWO])
    assert numbers(listing(decrees, "haki")) == ["1/2023"]
    assert numbers(listing(decrees, "kios")) == ["1/2023", "2/2024"]
    assert listing(decrees, "lain") == []


def test_each_service_is_in_force_once_under_the_newest_decree_that_lists_it() -> None:
    decrees = in_succession([ONE, TWO])
    found = [(each.number, service.id) for each, service in services_in_force(decrees, SECOND)]
    assert found == [("2/2024", "kios"), ("2/2024", "dkerens"), ("1/2023", "haki")]
    before = [(each.number, service.id) for each, service in services_in_force(decrees, FIRST)]
    assert before == [("1/2023", "kios"), ("1/2023", "haki")]


def test_between_two_decrees_the_last_before_and_the_first_after_are_told() -> None:
    one, _, three = in_succession([ONE, TWO, REVOKING])
    assert nearest_decrees([one, three], THIRD - DAY).id == (
        "1/2023 (11 Juli 2023 s.d. 3 Maret 2025); 3/2025 (sejak 4 Maret 2025)"
    )
    assert nearest_decrees([one], THIRD).en == "1/2023 (11 July 2023 to 3 March 2025)"


def test_before_the_first_decree_what_it_revoked_is_told_too() -> None:
    (alone,) = in_succession([REVOKING])
    assert nearest_decrees([alone], FIRST).en == (
        "3/2025 (since 4 March 2025); 3/2025 revoked 1/2023, which is not in the catalogue"
    )
