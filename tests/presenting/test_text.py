"""The layout of plain text follows from the kinds of parts and how deep they stand."""

from __future__ import annotations

import pytest

from sp_engine.presenting.folding import Screen
from sp_engine.presenting.section import (
    Code,
    Field,
    Figures,
    Group,
    Item,
    Line,
    Message,
    Note,
    Paragraph,
    Part,
    Section,
    Span,
    Step,
    Style,
    Table,
    Term,
    strong,
)
from sp_engine.presenting.text import text_lines

LONG = "satu " * 30
WRONG = Span("kesalahan", Style.BAD)


def lines(*parts: Part, width: int | None = None, colour: bool = False) -> list[str]:
    return list(text_lines(Section("", parts), Screen(width, colour)))


def test_a_section_stands_apart_but_not_from_nothing() -> None:
    told = lines(Section("a", (Line("b"),)), Section("", ()), Section("c", (Section("d", (Line("e"),)),)))
    assert told == ["a", "b", "", "c", "", "d", "e"]


def test_what_is_in_a_section_stands_flush_and_under_a_number_as_wide_as_that() -> None:
    inner = Section("Bab", (Line("a"), Section("Persyaratan", (Line("b"), Item("-", "c")), "1.")))
    assert lines(inner) == ["Bab", "a", "", "1. Persyaratan", "   b", "   - c"]


def test_a_group_and_what_is_under_a_field_stand_in_by_two() -> None:
    told = lines(Field("a", "b", (Line("c"), Group("d", (Group("", (Line("e"),)),)))), Field("f"))
    assert told == ["a: b", "  c", "  d", "      e", "f:"]


@pytest.mark.parametrize(
    ("mark", "number", "first", "under"),
    [
        ("", None, "a", "  "),
        ("-", None, "- a", "  "),
        ("-", "7", "- [7] a", "    "),
        ("-", "", "- a", "    "),
        ("", "7", "[7] a", "    "),
        ("~ diubah:", None, "~ diubah: a", "    "),
        (Span("x.yaml:3", Style.PLACE), None, "x.yaml:3  a", "    "),
    ],
)
def test_under_an_item_all_stands_in_by_two_or_by_four_where_more_than_a_sign_marks_it(
    mark: str | Span, number: str | None, first: str, under: str
) -> None:
    assert lines(Item(mark, "a", (Line("b"),), number)) == [first, f"{under}b"]
    assert lines(Item(mark, LONG, (), number))[1].startswith(f"{under}s")


def test_running_text_ends_before_column_100_and_a_line_never_where_lines_have_no_end() -> None:
    running: tuple[Part, ...] = (Paragraph(LONG), Note(LONG), Item("-", LONG), Term("a", LONG, 4))
    for part in (*running, Step("1", LONG)):
        assert max(map(len, lines(part))) <= 100, part
        assert len(lines(part)) > 1, part
    for one_line in (Line(LONG), Field("a", LONG)):
        assert len(lines(one_line)) == 1, one_line
        assert len(lines(one_line, width=120)) == 2, one_line
    assert len(lines(Message("a", Span("x"), "b", LONG, (), (Field("c", LONG),)))) == 3


def test_what_is_folded_hangs_by_its_kind() -> None:
    assert lines(Paragraph(LONG))[1].startswith("satu")
    assert lines(Paragraph(LONG, "a"))[1].startswith("  satu")
    assert lines(Item("✓", "a", (Paragraph(LONG),)))[2].startswith("    satu")
    assert lines(Term("a", LONG, 4))[1].startswith("     satu")


def test_a_step_that_leads_on_is_followed_by_an_arrow() -> None:
    told = lines(Step("9", "a", leads_on=True), Step("10", "b", (Line("c"),)))
    assert told == [" 9. a", "   ↓", "10. b", "     c"]


def test_a_finding_begins_at_the_margin_with_its_place_and_is_followed_by_an_empty_line() -> None:
    why, more = Field("mengapa", "c"), Section("", (Line("d"),))
    told = lines(Section("berkas", (Message("x:1", WRONG, "SP1", "a", ("1 | b",), (why,), (more,)),)))
    assert told == ["berkas", "x:1  kesalahan SP1  a", "1 | b", "mengapa: c", "", "  d", ""]


def test_findings_that_the_same_advice_mends_stand_under_each_other() -> None:
    told = lines(Message("x:1", WRONG, "SP1", "a", (), (Field("mengapa", "c"),), alike=(("x:9", "b"),)))
    assert told == ["x:1  kesalahan SP1  a", "x:9  kesalahan SP1  b", "mengapa: c", ""]


def test_code_is_kept_letter_by_letter_however_narrow_the_terminal_is() -> None:
    assert lines(Code("a:\n\n  b  c"), width=4) == ["  a:", "", "    b  c"]


def test_a_table_is_aligned_in_a_pipe_and_told_row_by_row_where_it_does_not_fit() -> None:
    table = Table(("NAMA", "N"), (("panjang/sekali", "1"), ("b", "2")))
    assert lines(table) == ["NAMA            N", "panjang/sekali  1", "b               2"]
    assert lines(table, width=15) == ["panjang/sekali", "  1", "b", "  2"]
    assert "panjang/sekali" in "\n".join(lines(table, width=80))


@pytest.mark.parametrize(("width", "rows"), [(None, 3), (70, 3), (69, 6)])
def test_figures_stand_four_abreast_or_two_at_a_narrow_terminal(width: int | None, rows: int) -> None:
    assert len(lines(Figures(tuple((f"bulan-{n}", n) for n in range(12))), width=width)) == rows


def test_a_date_is_never_torn_and_a_long_word_never_cut() -> None:
    assert lines(Line("sampai Kamis, 26 Maret 2026"), width=20) == ["sampai Kamis,", "  26 Maret 2026"]
    assert lines(Line("a" * 50 + " b"), width=20) == ["a" * 50, "  b"]


def test_a_style_ends_with_its_stretch_and_with_its_line() -> None:
    assert lines(Field("a", strong("b c")), colour=True) == ["a: \033[1mb c\033[0m"]
    assert lines(Field("a", Span("bbb ccc", Style.BAD)), width=8, colour=True) == [
        "a: \033[1;31mbbb\033[0m",
        "  \033[1;31mccc\033[0m",
    ]
    assert lines(Line(strong("a")), colour=False) == ["a"]
