"""Standards that ask something of a list: proved to ask once of every short one, and it is said how short."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from sp_engine import open_catalogue
from sp_engine.assurance.asked_once import statement_groups
from sp_engine.assurance.asked_once.proof import Flaw, asked_once_of, asked_once_on
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.to_supply import Need, NeedAll, NeedAny, NeedDocument, NeedFact, NeedIf, asked_once
from sp_engine.documents.standard import Standard
from sp_engine.facts import ListValue, item_of_list
from sp_engine.presenting.asked_once import asked_once_dict, asked_once_section
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
        ("id", "terbukti selama isi daftar tidak lebih dari ini: alat ukur 2 dan tenaga bantuan 2"),
        ("en", "proved as long as lists have no more items than this: measuring instruments 2 and helpers 2"),
    ],
)
def test_how_long_lists_were_tried_is_told(language: Language, told: str) -> None:
    (suite,) = run_suite(CatalogueFiles(FIELDS), "kenanga/tera")
    found = asked_once_of(suite)
    assert (found.proven, found.lists) == (True, ())
    assert found.returns > 1000
    assert told in " ".join(
        " ".join(text_lines(asked_once_section([(suite, found)], language), Screen())).split()
    )
    assert asked_once_dict([(suite, found)])[0]["longest"] == {"alat_ukur": 2, "tenaga_bantuan": 2}


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


def test_a_list_whose_items_can_be_replaced_is_left_out(tmp_path: Path) -> None:
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
