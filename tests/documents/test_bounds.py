"""What a schema takes can be read, and what would take for ever is refused before anybody reads it."""

from __future__ import annotations

import inspect
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from property_examples import examples

from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents import forms
from sp_engine.documents.document_kind import DocumentKind
from sp_engine.documents.forms import (
    MOST_ENTRIES,
    Form,
    Item,
    Lasting,
    ListOf,
    Rupiah,
    Share,
    Text,
    WithinTime,
)
from sp_engine.documents.reading import Reading
from sp_engine.documents.shape import check_shape
from sp_engine.workdays import TimeTextError
from sp_engine.workdays.duration import MAX_AMOUNT, Unit, parse_duration, parse_limit
from sp_engine.yaml_text.source import parse_yaml
from sp_engine.yaml_text.strict_yaml import MOST_FINDINGS

GOOD = Path(__file__).parents[1] / "cases/good"
SERVICE = (GOOD / "kota/2024/surat.yaml").read_text(encoding="utf-8")


def _takes(form: Form[Any], data: Any) -> bool:
    checker = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(form.schema("bersama"), format_checker=checker).is_valid(data)


@given(st.from_regex(r"[0-9]{1,12} (menit|jam|hari kerja|bulan|tahun)", fullmatch=True))
def test_a_duration_that_the_schema_takes_is_read(text: str) -> None:
    amount = text.partition(" ")[0]
    fits = str(int(amount)) == amount and int(amount) <= MAX_AMOUNT
    assert _takes(Lasting(), text) is fits
    if fits:
        assert str(parse_duration(text)) == text


@given(
    st.lists(st.tuples(st.integers(0, 20_000), st.sampled_from([*Unit, "x24 jam"])), min_size=1, max_size=3)
)
def test_a_limit_is_taken_by_the_schema_where_it_can_be_read(periods: list[tuple[int, str]]) -> None:
    text = " ".join(f"{amount}{'' if 'x' in unit else ' '}{unit}" for amount, unit in periods)
    bounded = all(amount <= MAX_AMOUNT for amount, _ in periods)
    try:
        parse_limit(text)
    except TimeTextError:
        assert not _takes(WithinTime(), text)
    else:
        assert _takes(WithinTime(), text) is bounded


@given(
    st.sampled_from([Lasting(), WithinTime(), Rupiah(), Share(100), Share(1000), Item(), forms.Day()]),
    st.one_of(
        st.integers(-(10**60), 10**60),
        st.decimals(allow_nan=False, allow_infinity=False),
        st.text(max_size=30),
        st.from_regex(r"Rp ?[0-9.]{1,60}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,6} hari", fullmatch=True),
        st.lists(st.integers(-5, 5000) | st.text(max_size=40), max_size=4),
    ),
)
@examples(400)
def test_whatever_the_schema_of_a_form_takes_is_read(form: Form[Any], data: Any) -> None:
    if _takes(form, data):
        form.read(data, ("x",), Reading(parse_yaml("x: 1", "t.yaml")))


def test_every_form_with_a_reading_of_its_own_is_tried_above() -> None:
    """A new form that turns what was written into something else belongs into the list above."""
    own = {
        name
        for name, form in inspect.getmembers(forms, inspect.isclass)
        if issubclass(form, Form) and "read" in vars(form) and "return parse" in inspect.getsource(form)
    }
    assert own <= {"Lasting", "WithinTime", "Rupiah"}


def test_a_list_has_an_end() -> None:
    assert _takes(ListOf(Text()), ["x"] * MOST_ENTRIES)
    assert not _takes(ListOf(Text()), ["x"] * (MOST_ENTRIES + 1))


def found(text: str) -> list[str]:
    source = parse_yaml(text, "surat.yaml")
    return [finding.code for finding in check_shape(source, DocumentKind.STANDARD)]


@pytest.mark.parametrize("count", [MOST_FINDINGS + 1, 20_000])
def test_of_a_slip_that_repeats_the_first_findings_are_told(count: int) -> None:
    keys = "".join(f"k{i}: 1\n" for i in range(count))
    assert found(keys + SERVICE) == ["SP201"] * MOST_FINDINGS + ["SP118"]


def test_few_findings_are_all_told() -> None:
    keys = "".join(f"k{i}: 1\n" for i in range(MOST_FINDINGS))
    assert found(keys + SERVICE) == ["SP201"] * MOST_FINDINGS


def test_a_thousand_items_that_are_none_are_told_once() -> None:
    items = "".join("    - {a: 1}\n" for _ in range(5000))
    codes = found(SERVICE.replace("  persyaratan:\n", f"  persyaratan:\n{items}", 1))
    assert len(codes) <= MOST_FINDINGS + 1
    assert codes[-1] == "SP118"


def test_a_key_is_proposed_as_if_it_stood_alone() -> None:
    keys = "".join(f"k{i}: 1\n" for i in range(10))
    text = keys + SERVICE.replace("nama: Surat keterangan", "nma: Surat keterangan", 1)
    source = parse_yaml(text, "surat.yaml")
    meant = [f.suggestion for f in check_shape(source, DocumentKind.STANDARD) if f.suggestion]
    assert meant == ["nama"]


def test_a_failure_of_ours_is_told_at_its_document_and_hides_nothing_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "katalog"
    shutil.copytree(GOOD, folder)
    (folder / "asing.yaml").write_text("a: 1\n", encoding="utf-8")
    monkeypatch.delenv("SP_DEBUG", raising=False)

    def broken(written: str) -> int:
        raise ZeroDivisionError(written)

    monkeypatch.setattr(forms, "parse_limit", broken)
    told = [(f.code, Path(f.file).name) for f in check_catalogue(CatalogueFiles(folder))]
    assert sorted(told) == [("SP231", "asing.yaml"), ("SP702", "surat.yaml")]
    monkeypatch.setenv("SP_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        check_catalogue(CatalogueFiles(folder))
