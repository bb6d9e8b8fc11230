"""What would take for ever is told at once: rows of digits, long lines, pipes, and ends of lines."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.words.diagnostics import Diagnostic
from sp_engine.yaml_text.source import SourceError, load_source, parse_json, parse_yaml
from sp_engine.yaml_text.strict_yaml import MOST_DIGITS, MOST_FINDINGS


def findings(text: str) -> list[Diagnostic]:
    with pytest.raises(SourceError) as error:
        parse_yaml(text, "t.yaml")
    return list(error.value.diagnostics)


@pytest.mark.parametrize("sign", ["", "-"])
def test_a_row_of_digits_longer_than_any_number_is_a_text(sign: str) -> None:
    longest = sign + "9" * MOST_DIGITS
    assert parse_yaml(f"a: {longest}", "t.yaml").data == {"a": int(longest)}
    assert parse_yaml(f"a: {longest}9", "t.yaml").data == {"a": f"{longest}9"}
    assert parse_yaml(f"a: {longest}.5", "t.yaml").data == {"a": Decimal(f"{longest}.5")}
    assert parse_yaml(f"a: {longest}9.5", "t.yaml").data == {"a": f"{longest}9.5"}


@pytest.mark.parametrize("number", ["9" * 5000, "1e999999999", "-1e-999999999", "0." + "1" * 500])
def test_a_number_that_is_too_long_in_json_is_told(number: str) -> None:
    with pytest.raises(SourceError) as error:
        parse_json(f'{{"a": {number}}}', "t.json")
    assert [finding.code for finding in error.value.diagnostics] == ["SP111"]


def test_of_a_slip_that_repeats_the_first_findings_are_told() -> None:
    codes = [finding.code for finding in findings("a: 1\n" * 20_000)]
    assert sorted(codes) == ["SP103"] * MOST_FINDINGS + ["SP118"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_that_nobody_writes_into_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.yaml")
    with pytest.raises(SourceError) as error:
        load_source(tmp_path / "pipa.yaml", "pipa.yaml")
    assert [finding.code for finding in error.value.diagnostics] == ["SP112"]


@pytest.mark.parametrize("line", ["a: {" + "," * 8192, "," * 8192, "a: " * 3000, "a: {b: c" + " d: e" * 2000])
def test_a_long_line_that_is_no_yaml_is_told_without_a_repair(line: str) -> None:
    assert {finding.code for finding in findings(f"nama: x\n{line}\n")} <= {"SP101", "SP117"}


# ── ends of lines ────────────────────────────────────────────────────────────
@pytest.mark.parametrize("mark", ["\r", "\x85", "\u2028", "\u2029"])
def test_an_end_of_a_line_for_some_readers_only_is_told_and_moves_nothing_below(mark: str) -> None:
    first, second = findings(f"nama: Izin{mark}Makam\nkota: Contoh\nkota: Lain\n")
    assert first.span is not None
    assert second.span is not None
    assert (first.code, first.span.line, first.span.column) == ("SP119", 1, 11)
    assert (second.code, second.span.line, second.excerpt) == ("SP103", 3, "kota: Lain")


@pytest.mark.parametrize("text", ["#\rt: {d", "a: [\r\nb\r\n", "- {\r}: x\n", "a: '\u2028\nb: 1\n"])
def test_where_the_parser_counts_other_lines_a_finding_stands_within_the_text(text: str) -> None:
    lines = text.split("\n")
    for finding in findings(text):
        assert finding.span is None or finding.span.line <= len(lines)


@given(
    st.lists(st.sampled_from([*"\r\n\x85\u2028\u2029ab:{}[]-#'\" ", "\r\n", "a: "]), max_size=16).map("".join)
)
def test_a_finding_stands_on_the_line_that_an_editor_shows(text: str) -> None:
    try:
        parse_yaml(text, "t.yaml")
    except SourceError as error:
        told = [(f.span.line, f.excerpt) for f in error.diagnostics if f.span and f.excerpt is not None]
    else:
        told = []
    blank = text.replace("\r\n", "\n").translate(dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), " "))
    lines = [*blank.split("\n"), ""]
    assert [said.rstrip() for _, said in told] == [lines[line - 1].rstrip() for line, _ in told]
