"""Standards that ask something of a list: proved to ask once of every short one, and it is said how short."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from deciding.random_service import service
from deciding.written_standards import DAY
from hypothesis import given
from hypothesis import strategies as st
from property_examples import examples

from sp_engine import open_catalogue
from sp_engine.assurance.asked_once import short_lists, statement_groups
from sp_engine.assurance.asked_once.proof import Flaw, asked_once_of, asked_once_on
from sp_engine.assurance.asked_once.short_lists import FEW_LISTS, ShortLists
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.conditions import SomeOf
from sp_engine.deciding.to_supply import Need, NeedAll, NeedAny, NeedDocument, NeedFact, NeedIf, asked_once
from sp_engine.documents.standard import Standard
from sp_engine.facts import Kind, ListValue, Vocabulary, item_of_list
from sp_engine.presenting.asked_once import AskedOnceReport
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.text import text_lines
from sp_engine.words.language import Language

FIELDS = Path(__file__).parents[2] / "catalogue_of_fields"
ON = date(2026, 3, 16)


def tera() -> Standard:
    return open_catalogue(FIELDS).standard("kenanga/tera", on=ON).standard


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("id", "terbukti selama isi daftar tidak lebih dari ini: alat ukur 2"),
        ("en", "proved as long as lists have no more items than this: measuring instruments 2"),
    ],
)
def test_how_long_lists_were_tried_is_told_where_longer_ones_may_show_more(
    language: Language, told: str
) -> None:
    (suite,) = run_suite(CatalogueFiles(FIELDS), "kenanga/tera")
    found = asked_once_of(suite)
    assert found.proven
    assert found.returns > 1000
    assert found.longest == {}  # of each list a single question is asked at a time
    found = found._replace(longest={"alat_ukur": 2})
    report = AskedOnceReport(language)
    report.add(suite, found)
    assert told in " ".join(" ".join(text_lines(report.section(), Screen())).split())
    assert report.data()[0]["longest"] == {"alat_ukur": 2}


def without(
    dropped: Callable[[Need], bool],
) -> Callable[[Iterable[Need | None], Iterable[Need | None]], Need | None]:
    """Return what asks for everything but some needs."""

    def kept(need: Need) -> Need | None:
        match need:
            case NeedAll(parts):
                left = tuple(one for part in parts if (one := kept(part)) is not None)
                return NeedAll(left) if left else None
            case NeedAny() | NeedIf() | NeedFact() | NeedDocument():
                return None if dropped(need) else need

    def asking(due: Iterable[Need | None], _later: Iterable[Need | None]) -> Need | None:
        need = asked_once(due)
        return None if need is None else kept(need)

    return asking


def test_what_is_not_asked_of_a_second_item_sends_the_applicant_back_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def of_the_second(need: Need) -> bool:
        return isinstance(need, NeedFact) and item_of_list(need.leaf.item.id) == ("alat_ukur", 2)

    monkeypatch.setattr(statement_groups, "asked_with_later", without(of_the_second))
    found = asked_once_on(tera(), ON).found
    assert found is not None
    assert found.flaw is Flaw.RETURNED_AGAIN
    assert found.supplied is not None
    before, after = (each.facts["alat_ukur"] for each in (found.applicant, found.supplied))
    assert isinstance(before, ListValue)
    assert isinstance(after, ListValue)
    assert len(after.items) >= 2
    assert "alat_ukur/*/bersih" in after.items[0]
    assert "alat_ukur/*/bersih" not in after.items[1]


def test_a_list_that_is_not_asked_for_leaves_nothing_to_supply(monkeypatch: pytest.MonkeyPatch) -> None:
    def the_list(need: Need) -> bool:
        return isinstance(need, NeedFact) and need.leaf.item.id == "alat_ukur"

    monkeypatch.setattr(statement_groups, "asked_with_later", without(the_list))
    found = asked_once_on(tera(), ON).found
    assert found is not None
    assert found.flaw in (Flaw.CONTRADICTORY, Flaw.RETURNED_AGAIN)


def test_helpers_are_tried_until_there_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two helpers wanted one is not enough, however it is asked for."""

    def the_helpers(need: Need) -> bool:
        return isinstance(need, NeedFact | NeedAny | NeedIf) and "tenaga_bantuan" in repr(need)

    monkeypatch.setattr(statement_groups, "asked_with_later", without(the_helpers))
    found = asked_once_on(tera(), ON).found
    assert found is not None
    assert "tenaga" in found.requirements


LIST_TO_REPLACE = "  alat_ukur:\n    jenis: daftar\n"


def test_a_list_whose_items_can_be_replaced_in_too_many_ways_is_left_out(tmp_path: Path) -> None:
    shutil.copytree(FIELDS, tmp_path / "katalog")
    path = tmp_path / "katalog/kosakata.yaml"
    text = path.read_text(encoding="utf-8")
    assert LIST_TO_REPLACE in text
    path.write_text(
        text.replace(LIST_TO_REPLACE, LIST_TO_REPLACE + "    dapat_diperbaiki: true\n"), encoding="utf-8"
    )
    standard = open_catalogue(tmp_path / "katalog").standard("kenanga/tera", on=ON).standard
    found = asked_once_on(standard, ON)
    assert (found.proven, found.lists) == (False, ("alat_ukur",))


def replacing(*conditions: Mapping[str, Any]) -> Standard:
    """Return a standard that asks this of a list whose items can be replaced."""
    entries = [
        {"id": f"r{i}", "uraian": f"Persyaratan {i}", "syarat": one} for i, one in enumerate(conditions)
    ]
    return service({"definisi": {}, "persyaratan": entries, "biaya": {"gratis": True}}).standard


CLEAN = {"setiap": "tambah", "memenuhi": {"isi": "berat", "paling_sedikit": 3}}


def test_a_list_is_tried_with_any_items_in_the_place_of_those_that_do_not_do() -> None:
    found = asked_once_on(replacing(CLEAN), DAY)
    assert found.proven
    assert found.returns
    light = {"ada": "tambah", "memenuhi": {"isi": "berat", "paling_banyak": 1}}
    contrary = asked_once_on(replacing(CLEAN, light), DAY).found
    assert contrary is not None
    assert contrary.flaw in (Flaw.CONTRADICTORY, Flaw.RETURNED_AGAIN)


def test_items_to_replace_that_nobody_asks_for_send_the_applicant_back_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def the_list(need: Need) -> bool:
        return isinstance(need, NeedFact) and need.leaf.item.id == "tambah"

    monkeypatch.setattr(statement_groups, "asked_with_later", without(the_list))
    found = asked_once_on(replacing(CLEAN), DAY).found
    assert found is not None
    assert found.flaw in (Flaw.CONTRADICTORY, Flaw.RETURNED_AGAIN)


@st.composite
def single_questions(draw: st.DrawFn) -> Mapping[str, Any]:
    whole = draw(st.sampled_from(["alat", "tambah"]))
    fields = [{"isi": field, "adalah": worth} for field in ("lulus", "bersih") for worth in ("ya", "tidak")]
    asked = st.sampled_from([*fields, {"dokumen_isi": "bukti"}])
    joined = st.builds(
        lambda key, parts: {key: parts},
        st.sampled_from(["semua", "semua", "salah_satu"]),
        st.lists(asked, min_size=2, max_size=2),
    )
    contrary = st.just({"semua": [{"isi": "bersih", "adalah": worth} for worth in ("ya", "tidak")]})
    joined = joined | contrary
    of_items = draw(
        st.builds(lambda k, one: {k: whole, "memenuhi": one}, st.sampled_from(["setiap", "ada"]), joined)
        | st.builds(lambda one, n: {"banyaknya": whole, "yang": one, "paling_sedikit": n}, asked, st.just(2))
    )
    beside = {"fakta": "bisa", "paling_sedikit": 2}
    condition = draw(
        st.sampled_from([of_items, {"semua": [of_items, beside]}, {"salah_satu": [of_items, beside]}])
    )
    return {"id": "r0", "uraian": "Persyaratan", "syarat": condition}


@pytest.mark.hypothesis
def test_of_a_single_question_short_lists_show_whatever_longer_ones_show() -> None:
    """Flawed or not: inner conditions that contradict themselves among them, beside another fact."""
    seen: Counter[bool] = Counter()

    @examples(30)
    @given(single_questions())
    def alike(condition: Mapping[str, Any]) -> None:
        made = of_long_lists(
            service({"definisi": {}, "persyaratan": [condition], "biaya": {"gratis": True}}).standard
        )
        found = asked_once_on(made, DAY)
        assert not found.longest
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(short_lists, "FEWEST_TRIED", 5 if "banyaknya" in str(condition) else 3)
            longer = asked_once_on(made, DAY)
        assert (found.found is None, found.complete) == (longer.found is None, longer.complete)
        seen[found.found is None] += 1

    alike()
    assert min(seen[True], seen[False]) >= 2, seen


@examples(20)
@given(single_questions().filter(lambda written: "setiap" not in str(written)))
def test_more_items_than_are_wanted_show_nothing_that_so_many_do_not(condition: Mapping[str, Any]) -> None:
    made = service({"definisi": {}, "persyaratan": [condition], "biaya": {"gratis": True}}).standard
    found = asked_once_on(made, DAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ShortLists, "_with_those_wanted", lambda self, _, items: self._with_others(items))
        longer = asked_once_on(made, DAY)
    assert (found.found is None, found.complete) == (longer.found is None, longer.complete)


def test_twenty_that_are_wanted_are_tried_to_the_end() -> None:
    """In every way of adding some to each list that may be, there were more than may be tried."""
    few = {"banyaknya": "alat", "yang": {"isi": "bersih", "adalah": "ya"}, "paling_sedikit": 3}
    made = of_long_lists(replacing(few), 100)
    (requirement,) = made.requirements
    assert isinstance(requirement.condition, SomeOf)
    many = requirement.replace(condition=requirement.condition.replace(at_least=20))
    delivery = made.document.delivery
    wanting = delivery.replace(requirements=delivery.requirements.replace(items=(many,)))
    made = made._replace(document=made.document.replace(delivery=wanting))
    found = asked_once_on(made, DAY, most_lists=FEW_LISTS)
    assert (found.complete, found.found, found.longest) == (True, None, {"alat": 20})


def of_long_lists(standard: Standard, most: int = 20) -> Standard:
    """Return a standard whose lists may be long: a full one cannot be added to, though more is to come."""
    known = {name: standard.vocabulary[name] for name in standard.vocabulary}
    longer = {name: one.replace(most=most) for name, one in known.items() if one.kind is Kind.LIST}
    return standard._replace(vocabulary=Vocabulary({**known, **longer}))
