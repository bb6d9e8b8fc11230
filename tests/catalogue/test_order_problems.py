"""What leaves open which decree holds is a finding, and then nothing is decided; what does not is none."""

from __future__ import annotations

from datetime import date

import pytest
from decrees.graphs import decree

from sp_engine.catalogue.order_problems import OrderProblem, order_problems, plain_number
from sp_engine.catalogue.succession import in_succession
from sp_engine.documents.standard import Decree

A2024, A2025, A2026 = date(2024, 1, 4), date(2025, 1, 2), date(2026, 1, 5)
FIRST = decree("1/KPTS/2024", A2024, "kios", "haki")


def problems(*decrees: Decree) -> list[OrderProblem]:
    return list(order_problems(in_succession(decrees)))


def told(*decrees: Decree) -> list[tuple[str, str, set[str]]]:
    return [(p.code, p.decree.number, set(p.services)) for p in problems(*decrees)]


def test_a_revoked_decree_that_nobody_holds_is_no_problem() -> None:
    """As Pasuruan's decree of 2024 revokes one of 2022 that is not at hand."""
    assert told(decree("2/2024", A2024, "kios", revokes=("950/389/424.085/2022",))) == []


@pytest.mark.parametrize(
    "written",
    ["1/kpts/2024", "1 / KPTS / 2024", "1-KPTS-2024", "1/KPTS/2024 ", "Nomor 1/KPTS/2024", "No. 1/KPTS.2024"],
)
def test_a_number_in_other_letters_names_nearly_the_decree(written: str) -> None:
    newer = decree("2/KPTS/2025", A2025, "kios", revokes=(written,))
    (problem,) = problems(FIRST, newer)
    assert (problem.code, problem.suggestion) == ("SP380", "1/KPTS/2024")
    assert problem.services == {"kios", "haki"}
    assert problem.place.path == ("mencabut", 0)
    (amending,) = problems(FIRST, decree("2/KPTS/2025", A2025, "kios", amends=(written,)))
    assert (amending.code, amending.place.path) == ("SP380", ("mengubah", 0))


@pytest.mark.parametrize("other", ["11/KPTS/2024", "1/1/KPTS/2024", "2/KPTS/2024", "1/KPTS/2023"])
def test_another_number_is_another_decree(other: str) -> None:
    assert told(FIRST, decree("2/KPTS/2025", A2025, "kios", revokes=(other,))) == []


def test_figures_that_stand_apart_stay_apart() -> None:
    assert plain_number("1/12/2024") != plain_number("11/2/2024")
    assert plain_number("903/61/kpts/DKUM/VII/2023") == plain_number("903 / 61/Kpts / DKUM-VII/2023")


def test_two_decrees_of_one_day_with_one_service_are_a_tie() -> None:
    twin = decree("2/KPTS/2024", A2024, "kios", "tamu", folder="z")
    assert told(FIRST, twin) == [("SP381", "2/KPTS/2024", {"kios"})]
    assert told(FIRST, decree("2/KPTS/2024", A2024, "tamu")) == []
    assert told(FIRST, decree("2/KPTS/2024", A2024, "kios", signed=A2024)) == []
    assert told(FIRST, decree("2/KPTS/2024", A2024, "kios", revokes=("1/KPTS/2024",))) == []


@pytest.mark.parametrize("number", ["1/KPTS/2024", "1/Kpts/2024"])
def test_one_number_for_two_decrees_is_told_once(number: str) -> None:
    again = decree(number, A2025, "tamu", folder="2025")
    assert told(FIRST, again) == [("SP382", number, {"kios", "haki", "tamu"})]


def test_a_decree_does_not_revoke_itself() -> None:
    (problem,) = problems(decree("1/2024", A2024, "kios", revokes=("0/2020", "1/2024")))
    assert (problem.code, problem.values["chain"]) == ("SP383", "1/2024 → 1/2024")
    assert problem.place.path == ("mencabut", 1)


def test_a_circle_is_told_once_with_its_chain() -> None:
    one = decree("1", A2024, "kios", revokes=("3",))
    two = decree("2", A2025, "haki", revokes=("1",))
    three = decree("3", A2026, "tamu", amends=("2",))
    (circle,) = (p for p in problems(one, two, three) if p.code == "SP383")
    assert circle.values["chain"] == "1 → 3 → 2 → 1"
    assert circle.services == {"kios", "haki", "tamu"}
    assert [code for code, _, _ in told(one, two, three)] == ["SP383"]


def test_what_a_doubtful_decree_revokes_is_doubtful_too() -> None:
    """Nobody can say whether the second decree is in force, nor whether it revoked the first."""
    second = decree("2", A2025, "haki", revokes=("1/KPTS/2024", "3"))
    third = decree("3", A2026, "tamu", revokes=("2",))
    (circle,) = problems(decree("1/KPTS/2024", A2024, "kios"), second, third)
    assert circle.services == {"kios", "haki", "tamu"}


def test_only_what_is_signed_already_can_be_revoked() -> None:
    early = decree("1/2024", A2024, "kios", revokes=("2/2025",))
    assert told(early, decree("2/2025", A2025, "haki")) == [("SP384", "1/2024", {"kios", "haki"})]
    announced = decree("2/2025", A2025, "haki", signed=date(2023, 12, 1))
    assert told(early, announced) == []


def test_a_decree_does_not_end_before_it_begins() -> None:
    assert told(decree("1", A2025, "kios", last=A2024)) == [("SP385", "1", {"kios"})]
    assert told(decree("1", A2025, "kios", last=A2025)) == []


def test_a_service_that_is_removed_must_be_there_to_remove() -> None:
    slip = decree("2", A2025, "tamu", amends=("1/KPTS/2024",), removes=("kois",))
    (problem,) = problems(FIRST, slip)
    assert (problem.code, problem.suggestion, problem.services) == ("SP386", "kios", frozenset({"kios"}))
    both = decree("2", A2025, "kios", amends=("1/KPTS/2024",), removes=("kios",))
    assert told(FIRST, both) == [("SP386", "2", {"kios"})]
    assert told(FIRST, decree("2", A2025, "tamu", amends=("1/KPTS/2024",), removes=("kios",))) == []


def test_a_decree_without_dates_revokes_from_no_day() -> None:
    undated = decree("0/2020", None, "tamu", revokes=("1/KPTS/2024",))
    assert told(FIRST, undated) == [("SP387", "0/2020", {"kios", "haki", "tamu"})]


def test_a_decree_without_dates_beside_another_is_told_and_refuses_nothing() -> None:
    assert told(FIRST, decree("0/2020", None, "kios", "tamu")) == [("SP388", "0/2020", set())]
    assert told(FIRST, decree("0/2020", None, "tamu")) == []


def test_a_decree_that_is_revoked_without_its_amendment_is_told_and_refuses_nothing() -> None:
    amending = decree("2", A2025, "kios", amends=("1/KPTS/2024",))
    left = decree("3", A2026, "tamu", revokes=("1/KPTS/2024",))
    assert told(FIRST, amending, left) == [("SP389", "3", set())]
    assert told(FIRST, amending, decree("3", A2026, "tamu", revokes=("1/KPTS/2024", "2"))) == []
    later = decree("4", date(2026, 2, 2), "kios", amends=("1/KPTS/2024",))
    assert told(FIRST, left, later) == []
