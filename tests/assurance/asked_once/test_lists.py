"""Standards that ask something of a list: not proved to ask once, and the reason names the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from sp_engine.assurance.asked_once.proof import asked_once_of
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.presenting.asked_once import asked_once_dict, asked_once_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.text import text_lines
from sp_engine.words.language import Language

FIELDS = Path(__file__).parents[2] / "catalogue_of_fields"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("id", "belum terbukti untuk yang ditanyakan tentang alat ukur dan tenaga bantuan"),
        ("en", "not proved for what is asked about measuring instruments and helpers"),
    ],
)
def test_the_reason_why_it_is_not_proved_names_the_lists(language: Language, told: str) -> None:
    (suite,) = run_suite(CatalogueFiles(FIELDS), "kenanga/tera")
    found = asked_once_of(suite)
    assert (found.proven, found.lists) == (False, ("alat_ukur", "tenaga_bantuan"))
    assert told in " ".join(
        " ".join(text_lines(asked_once_section([(suite, found)], language), Screen())).split()
    )
    assert asked_once_dict([(suite, found)])[0]["lists"] == ["alat_ukur", "tenaga_bantuan"]
