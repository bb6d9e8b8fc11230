"""Text that is no YAML: one slip in a real document is told once, near its line, and can be mended."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.words.diagnostics import Diagnostic
from sp_engine.yaml_text.source import SourceError, parse_yaml

GOOD = (Path(__file__).parents[2] / "cases" / "good" / "kota" / "2024" / "surat.yaml").read_text("utf-8")
LINES = GOOD.split("\n")


def findings(text: str) -> tuple[Diagnostic, ...]:
    try:
        parse_yaml(text, "surat.yaml")
    except SourceError as error:
        return error.diagnostics
    return ()


def slips(line: str) -> list[str]:
    """Return a line with one sign lost or one space too many or too few."""
    lost = [
        line[: m.start()] + line[m.end() :] for m in re.finditer(r"[{}\[\]\"]|(?<=\w):(?= )|(?<=:) ", line)
    ]
    return [*lost, f" {line}", line.removeprefix(" "), f"\t{line.lstrip()}"]


@given(st.data())
def test_one_slip_is_told_once_and_following_the_advice_makes_it_readable(data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([i for i, line in enumerate(LINES) if line.strip()]))
    slip = data.draw(st.sampled_from(slips(LINES[at])))
    found = findings("\n".join([*LINES[:at], slip, *LINES[at + 1 :]]))
    assert len(found) <= 1
    for finding in found:
        assert finding.span is not None
        assert finding.message("id")
        assert finding.message("en")
        said = re.fullmatch(r"tulis `([^…]*)`", finding.fix())
        if said and finding.code == "SP101" and finding.span.line == at + 1:
            indent = slip[: len(slip) - len(slip.lstrip())]
            assert findings("\n".join([*LINES[:at], indent + said[1], *LINES[at + 1 :]])) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "fix"),
    [
        ("  prosedur:\n", "prosedur:\n", 27, "awali baris ini dengan 2 spasi"),
        ("nama: Surat keterangan\n", 'nama: "Surat keterangan\n', 3, 'tulis `nama: "Surat keterangan"`'),
        ("  persyaratan:\n", "  persyaratan\n", 10, "tulis `persyaratan:`"),
    ],
)
def test_a_slip_is_told_where_it_is_and_not_where_the_parser_stops(
    old: str, new: str, line: int, fix: str
) -> None:
    (found,) = findings(GOOD.replace(old, new))
    assert found.span is not None
    assert (found.span.line, found.fix()) == (line, fix)


AMIR = "{nama: Amir, jabatan: ketua"


@pytest.mark.parametrize(
    ("text", "line", "column", "fix"),
    [
        (f"a: [{AMIR}]\n", 1, 5, f"tulis `a: [{AMIR}}}]`"),
        (f"a: [{AMIR}}}\nb: 1\n", 1, 4, f"tulis `a: [{AMIR}}}]`"),
        (f"a: {{b: [{AMIR}}}}}\n", 1, 8, f"tulis `a: {{b: [{AMIR}}}]}}`"),
        (f"a: [{AMIR}, {{nama: Budi}}]\n", 1, 5, f"tulis `a: [{AMIR}}}, {{nama: Budi}}]`"),
        (f"a: [{AMIR}, {{nama: Budi}}}}]\n", 1, 5, "tutup dengan `}` sebelum `{` berikutnya"),
        (f"a:\n  - {AMIR}\n  - {{nama: Budi}}\n", 2, 5, f"tulis `- {AMIR}}}`"),
        (f"a: [\n  {AMIR},\n  {{nama: Budi}}\n]\n", 2, 3, f"tulis `{AMIR}}},`"),
        (f"a: [{{nama: {'A' * 90}, b: [1, 2}}]\n", 1, 107, f"tulis `…{'A' * 40}, b: [1, 2]}}]`"),
        (f"a: {AMIR}}}]\n", 1, 32, "hapus kurung ini"),
    ],
)
def test_the_bracket_that_is_not_closed_is_the_one_that_is_told(
    text: str, line: int, column: int, fix: str
) -> None:
    (found,) = findings(text)
    assert found.span is not None
    assert (found.span.line, found.span.column, found.fix()) == (line, column, fix)


def test_a_file_full_of_tabs_is_one_slip() -> None:
    found = findings("a:\n\tb: 1\n\tc: 2\nd:\n\te: 3\n")
    assert [finding.code for finding in found] == ["SP102"]


def test_where_nothing_helps_the_parser_has_its_say() -> None:
    (found,) = findings("a: [b\nc: d]: e\n- ]\n")
    assert found.code == "SP101"


def test_a_lone_carriage_return_at_the_end_is_told_as_any_slip() -> None:
    with pytest.raises(SourceError):
        parse_yaml("a: \r0", "x.yaml")
