"""Numbers that a list has lost are found again, and marked as counted; others stay as they are."""

from __future__ import annotations

from sp_engine.importing.enumerations import Item, items_of
from sp_engine.importing.lost_numbers import with_lost_numbers
from sp_engine.importing.source_blocks import Line, Stretch


def items(*texts: str) -> tuple[Item, ...]:
    lines, start = [], 0
    for text in texts:
        lines.append(Line(text, Stretch(start, start + len(text))))
        start += len(text) + 1
    return items_of(lines)


def numbers(items: tuple[Item, ...]) -> list[str]:
    return [f"{item.number}?" if item.counted else item.number for item in items]


NUMBERED = items(
    "a. Pengaduan dapat disampaikan lewat:",
    "1. Kotak saran di depan kantor pasar;",
    "2. Telepon : (0999) 123456;",
    "b. Pengaduan dijawab dalam tiga hari kerja.",
)
LOST = items(
    "Pengaduan dapat disampaikan lewat:",
    "Kotak saran di depan kantor pasar; Telepon : (0999) 123456; Pengaduan dijawab dalam tiga hari kerja.",
)


def test_what_another_service_numbers_has_its_number_here() -> None:
    printed, found = with_lost_numbers([NUMBERED, LOST])
    assert numbers(printed) == ["a", "a.1", "a.2", "b"]
    assert numbers(found) == ["a?", "a.1?", "a.2?", "b?"]
    assert [item.heads for item in found] == [True, False, False, False]
    assert found[1].above == ("Pengaduan dapat disampaikan lewat:",)


def test_just_so_many_items_before_a_number_are_counted() -> None:
    (found,) = with_lost_numbers([items("Denah lapak; Pas foto pedagang", "c. Surat kuasa")])
    assert numbers(found) == ["a?", "b?", "c"]


def test_more_items_than_numbers_are_missing_are_not_counted() -> None:
    (found,) = with_lost_numbers([items("Denah lapak; Pas foto pedagang; Materai", "c. Surat kuasa")])
    assert numbers(found) == ["", "", "", "c"]


def test_a_line_that_ran_on_counts_as_the_component_does_elsewhere() -> None:
    lettered = items("a. Petugas membuka loket", "b. Petugas memanggil nomor")
    _, found = with_lost_numbers([lettered, items("Pedagang mengisi karcis; Petugas mencatat lapak")])
    assert numbers(found) == ["a?", "b?"]


def test_a_list_that_nothing_is_known_of_stays_without_numbers() -> None:
    alone = items("Denah lapak; Pas foto pedagang")
    assert with_lost_numbers([alone]) == [alone]
    plain = items("Dilayani menurut nomor antrean")
    assert with_lost_numbers([NUMBERED, plain])[1] == plain
