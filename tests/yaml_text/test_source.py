"""Strict YAML and JSON: what a scalar becomes, where everything stands, what is refused."""

import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sp_engine.words.diagnostics import Diagnostic, Span
from sp_engine.yaml_text.source import (
    MAX_BYTES,
    Source,
    SourceError,
    load_source,
    parse_json,
    parse_yaml,
    read_source,
)


def read(text: str) -> Any:
    return parse_yaml(text, "t.yaml").data


def codes(raw: bytes) -> list[str]:
    with pytest.raises(SourceError) as error:
        read_source(io.BytesIO(raw), "t.yaml")
    return [finding.code for finding in error.value.diagnostics]


# ── scalars ──────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "No",
        "YES",
        "True",
        "FALSE",
        "Null",
        "NULL",
        "ya",
        "tidak",
        "012",
        "00",
        "-0",
        "+1",
        "12:30",
        "1:30:00",
        "0x1F",
        "0o17",
        "0b1",
        "1e3",
        "1.5e3",
        ".5",
        "5.",
        "1_000",
        "1,000",
        "1.000.000",
        "Rp1.000",
        "2026-03-16",
        "2026-03-16T10:00",
        ".inf",
        ".nan",
        "-.5",
        "-012",
        "1234567890.123.4",
        "=",
        "0.5.1",
    ],
)
def test_a_word_that_only_looks_like_something_else_stays_text(text: str) -> None:
    assert read(f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("7", 7),
        ("-7", -7),
        ("1234567890123", 1234567890123),
        ("0.5", Decimal("0.5")),
        ("-1.50", Decimal("-1.50")),
        ("'true'", "true"),
        ('"12"', "12"),
        ('""', ""),
        ("|-\n  12", "12"),
    ],
)
def test_a_scalar_becomes_exactly_its_json_value(text: str, value: Any) -> None:
    found = read(f"a: {text}")["a"]
    assert found == value
    assert type(found) is type(value)


def test_a_key_is_always_text() -> None:
    assert read("1: a\ntrue: b\n~: c") == {"1": "a", "true": "b", "~": "c"}


# ── places ───────────────────────────────────────────────────────────────────
TEXT = """\
a: satu
"ключ é": {b: [x, 'dua kata'], c: 3}
d:
  - e: |
      baris satu
      baris dua
  - "teks
    panjang"
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("a",), Span(1, 1, 1, 2), Span(1, 4, 1, 8)),
        (("ключ é",), Span(2, 1, 2, 9), Span(2, 11, 2, 37)),
        (("ключ é", "b"), Span(2, 12, 2, 13), Span(2, 15, 2, 30)),
        (("ключ é", "c"), Span(2, 32, 2, 33), Span(2, 35, 2, 36)),
        (("d", 0, "e"), Span(4, 5, 4, 6), Span(4, 8, 7, 1)),
    ],
)
def test_every_key_and_value_has_its_place(path: tuple[str | int, ...], key: Span, value: Span) -> None:
    source = parse_yaml(TEXT, "t.yaml")
    assert source.span(path, key=True) == key
    assert source.span(path) == value


def test_an_item_of_a_list_has_its_place() -> None:
    source = parse_yaml(TEXT, "t.yaml")
    assert source.span(("ключ é", "b", 1)) == Span(2, 19, 2, 29)
    assert source.span(("d", 1)) == Span(7, 5, 8, 13)


def test_an_unknown_path_is_placed_at_the_nearest_known_above_it() -> None:
    source = parse_yaml(TEXT, "t.yaml")
    assert source.span(("d", 0, "tidak ada", 4)) == source.span(("d", 0))
    assert source.span(("tidak ada",)) == source.span(())


def test_json_has_places_too() -> None:
    source = parse_json('{\n\t"a": [1,\n\t\t{"b": "teks"}]}', "t.json")
    assert source.span(("a", 1, "b"), key=True) == Span(3, 4, 3, 7)
    assert source.span(("a", 1, "b")) == Span(3, 9, 3, 15)


def test_a_finding_shows_the_line_of_its_place() -> None:
    finding = parse_yaml(TEXT, "t.yaml").finding("SP113", ("ключ é", "c"))
    assert finding.place() == "t.yaml:2:35"
    assert finding.excerpt == TEXT.splitlines()[1]


# ── what is refused ──────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: b: c", "SP101"),
        ("a:\n\t- b", "SP102"),
        ("a: 1\nb: 2\na: 3", "SP103"),
        ("a: {b: 1, b: 2}", "SP103"),
        ("a: &x 1", "SP104"),
        ("&x a: 1", "SP104"),
        ("a: *x", "SP104"),
        ("a: !!int '1'", "SP105"),
        ("a: !!python/object/apply:os.system [ls]", "SP105"),
        ("a: ! 12", "SP105"),
        ("a: 1\n---\nb: 2", "SP106"),
        ("[" * 52 + "]" * 52, "SP109"),
        ("", "SP110"),
        ("# hanya komentar\n", "SP110"),
        ('{"a": 1,}', "SP111"),
        ('{"a": 01}', "SP111"),
        ('{"a": NaN}', "SP111"),
        ('{"a": 1, "a": 2}', "SP103"),
        ('{"a": "satu\tdua"}', "SP111"),
        ("? [a, b]\n: 1", "SP113"),
        ("a: \x07", "SP101"),
    ],
)
def test_what_is_not_strict_is_refused(text: str, code: str) -> None:
    assert code in codes(text.encode())


def test_several_findings_come_at_once_in_order_of_place() -> None:
    assert codes(b"a: &x 1\nb: !!str 2\na: 3\n") == ["SP104", "SP105", "SP103"]


@pytest.mark.parametrize("raw", [b"a: caf\xe9", "a: 1".encode("utf-16"), b"\xff\xfe", b"a: \xc3\x28"])
def test_other_encodings_are_refused(raw: bytes) -> None:
    assert codes(raw) == ["SP107"]


def test_a_byte_order_mark_of_utf8_is_no_mistake() -> None:
    source = read_source(io.BytesIO(b"\xef\xbb\xbfa: 1"), "t.yaml")
    assert source.data == {"a": 1}
    assert source.span(("a",), key=True) == Span(1, 1, 1, 2)


def test_one_byte_more_than_a_mebibyte_is_too_large() -> None:
    fits = b"#" * (MAX_BYTES - 5) + b"\na: 1"
    assert len(fits) == MAX_BYTES
    assert read_source(io.BytesIO(fits), "t.yaml").data == {"a": 1}
    assert codes(b"#" + fits) == ["SP108"]


def test_fifty_levels_are_read_and_one_more_is_refused() -> None:
    assert parse_yaml("[" * 50 + "1" + "]" * 50, "t.yaml").data
    assert codes(b"[" * 51 + b"1" + b"]" * 51) == ["SP109"]


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    assert set(codes("\n".join(lines).encode())) == {"SP104"}


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "tidak-ada.yaml"):
        with pytest.raises(SourceError) as error:
            load_source(path)
        assert [finding.code for finding in error.value.diagnostics] == ["SP112"]


# ── laws ─────────────────────────────────────────────────────────────────────
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


class _Quoting(yaml.SafeDumper):
    """Quotes every text, as an author must whose text looks like something else."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


@given(JSON, st.booleans())
def test_data_written_as_yaml_are_read_back_the_same(data: Any, flow: bool) -> None:
    text = yaml.dump(data, Dumper=_Quoting, allow_unicode=True, default_flow_style=flow)
    assert read(text) == data


@given(st.dictionaries(TEXTS, JSON) | st.lists(JSON))
def test_data_written_as_json_are_read_back_the_same(data: Any) -> None:
    assert parse_json(json.dumps(data), "t.json").data == data
    assert parse_json(json.dumps(data, ensure_ascii=False, indent=1), "t.json").data == data


def refusals(read: Callable[[], Source]) -> tuple[Diagnostic, ...] | None:
    """Return why a reading was refused, or None when it was not."""
    try:
        read()
    except SourceError as error:
        return error.diagnostics
    return None


@given(st.binary())
def test_any_bytes_are_read_or_refused_with_findings(raw: bytes) -> None:
    found = refusals(lambda: read_source(io.BytesIO(raw), "t"))
    assert found is None or (found and all(f.message("id") and f.message("en") for f in found))


@given(st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`#\n\t 01.~=<\\é")))
def test_any_text_of_yaml_signs_is_read_or_refused_with_findings(text: str) -> None:
    assert refusals(lambda: parse_yaml(text, "t")) != ()
    assert refusals(lambda: parse_json(text, "t")) != ()
