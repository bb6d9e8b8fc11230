"""What YAML 1.2 refuses or reads otherwise than the parser is refused, quick reading and slow alike."""

import io
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.words.diagnostics import Diagnostic
from sp_engine.yaml_text.parser_departures import departures
from sp_engine.yaml_text.source import SourceError, parse_yaml, read_source


def finding_files(raw: bytes) -> set[str]:
    """Return the files in which something is found wrong; empty for what is read."""
    try:
        assert read_source(io.BytesIO(raw), "t.yaml").values[()]
    except SourceError as error:
        return {finding.file for finding in error.diagnostics}
    return set()


def refusals(text: str) -> list[Diagnostic]:
    with pytest.raises(SourceError) as error:
        parse_yaml(text, "t.yaml")
    return list(error.value.diagnostics)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("hari: [senin, selasa]#kerja\n", 1, 22),
        ("hari: [senin,#kerja\n  selasa]\n", 1, 14),
        ("biaya: {gratis: ya}#semua\n", 1, 20),
        ('nama: "Izin Makam"#lama\n', 1, 19),
        ("nama: 'Izin Makam'#lama\n", 1, 19),
        ("hari: [#kerja\n  senin]\n", 1, 8),
        ("biaya: {#semua\n  gratis: ya}\n", 1, 9),
        ('{"nama":#apa\n  lain}\n', 1, 9),
        ("%YAML 1.2#catatan\n---\nnama: Izin\n", 1, 10),
        ("bunyi: ># catatan\n  teks\n", 1, 8),
        ("bunyi: |-# catatan\n  teks\n", 1, 8),
        ("hari: [senin,\nselasa]\n", 2, 1),
        ("hari: [senin\n]\n", 2, 1),
        ("a:\n  hari: {b: 1,\n  c: 2}\n", 3, 3),
        ("- hari: [senin,\n  selasa]\n", 2, 3),
        ("- [senin,\nselasa]\n", 2, 1),
        ("hari:\n- [senin,\nselasa]\n", 3, 1),
        ('nama: "Izin\nMakam"\n', 2, 1),
        ('nama: "Izin\n#5 Makam"\n', 2, 1),
        ("nama: 'Izin\nMakam'\n", 2, 1),
        ('nama: "Izin\n\tMakam"\n', 2, 2),
        ("hari: [\n\tsenin]\n", 2, 2),
        ("hari: [-]\n", 1, 8),
        ("hari: [senin, -]\n", 1, 15),
        ("hari: {a: -}\n", 1, 11),
        ("biaya: {?modal_usaha: 5}\n", 1, 9),
        ("biaya: {gratis: ya, ?modal_usaha: 5}\n", 1, 21),
        ("biaya: {gratis: ya,?modal_usaha: 5}\n", 1, 20),
        ("biaya: {   ?modal_usaha: 5}\n", 1, 12),
        ("hari: [?senin]\n", 1, 8),
        ("bunyi: >\n \n  \n   \n # bukan catatan\n", 1, 8),
    ],
)
def test_a_departure_is_refused_at_its_place(text: str, line: int, column: int) -> None:
    spans = [finding.span for finding in refusals(text) if finding.span]
    assert [(span.line, span.column) for span in spans] == [(line, column)]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("hari: [senin, selasa] #kerja\n", {"hari": ["senin", "selasa"]}),
        ("hari: [senin,\n # kerja\n# kerja\n\n selasa]\n", {"hari": ["senin", "selasa"]}),
        ("hari: [\n  senin\n  ]\n", {"hari": ["senin"]}),
        ("[senin,\nselasa\n]\n", ["senin", "selasa"]),
        ("- [senin,\n selasa]\n", [["senin", "selasa"]]),
        ("nama: Izin#5\n", {"nama": "Izin#5"}),
        ("nama: 'Izin,#5 ]#a'\n", {"nama": "Izin,#5 ]#a"}),
        ("nama: Apakah, ?ya {?a\n", {"nama": "Apakah, ?ya {?a"}),
        ("hari: {? senin : 1}\n", {"hari": {"senin": 1}}),
        ("hari: [-1, -a]\n", {"hari": [-1, "-a"]}),
        ("bunyi: |\n\n  \n  teks\n", {"bunyi": "\n\nteks\n"}),
        ("bunyi: |1\n   \n teks\n", {"bunyi": "  \nteks\n"}),
        ("bunyi: | # catatan\n  teks\n", {"bunyi": "teks\n"}),
        ("bunyi: |\r\n\r\n  teks\r\n", {"bunyi": "\nteks\n"}),
        ("%YAML 1.2\n---\nnama: Izin\n", {"nama": "Izin"}),
        ('nama: "Izin\n Makam"\n', {"nama": "Izin Makam"}),
    ],
)
def test_what_every_reader_of_yaml_takes_alike_is_read(text: str, data: Any) -> None:
    assert parse_yaml(text, "t.yaml").data == data


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_last_line_without_its_end_is_a_line(end: str) -> None:
    assert parse_yaml(f"bunyi: |\n  satu\n   {end}", "t.yaml").data == {"bunyi": "satu\n \n"}
    assert parse_yaml(f"bunyi: |\n  satu{end}", "t.yaml").data == {"bunyi": "satu\n"}
    assert parse_yaml(f"- |+\n   {end}", "t.yaml").data == ["\n"]


@pytest.mark.parametrize("text", ["? \n: 1\n", "{? , a: 1}\n", "{a: 1,\n ?\n }\n"])
def test_a_key_that_is_nothing_is_no_text(text: str) -> None:
    assert {finding.code for finding in refusals(text)} == {"SP113"}


scraps = st.lists(
    st.sampled_from([*"[]{},#?-:\"'|>a1 \n\t%", "  ", "\n  ", "a: ", "- ", " #", "? ", '"b"']), max_size=14
).map("".join)


@given(scraps)
def test_no_departure_is_read(text: str) -> None:
    try:
        parse_yaml(text, "t.yaml")
    except SourceError:
        return
    assert not list(departures(text if text.endswith("\n") else f"{text}\n"))


@given(scraps)
def test_whatever_stands_in_a_file_is_read_or_told(text: str) -> None:
    assert finding_files(text.encode()) <= {"t.yaml"}


def test_our_parser_still_departs() -> None:
    """When the parser reads these as the standard does, the module has nothing left to do."""
    assert yaml.safe_load("{?a: 5}") == {"a": 5}
    assert yaml.safe_load("[a]#b") == ["a"]
