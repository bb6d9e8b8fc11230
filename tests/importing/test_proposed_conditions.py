"""What is proposed for an item: never less than its words ask for."""

from __future__ import annotations

from typing import Any

import pytest

from sp_engine.catalogue import CatalogueFiles, bundled_catalogue
from sp_engine.facts import Vocabulary
from sp_engine.importing.proposed_conditions import proposed_condition


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return CatalogueFiles(bundled_catalogue()).vocabulary("")


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Fotokopi kartu keluarga", {"dokumen": "kartu_keluarga"}),
        ("Kartu keluarga (asli dan fotokopi)", {"dokumen": "kartu_keluarga"}),
        ("Fotokopi Kartu Keluarga 1 lembar dan asli", {"dokumen": "kartu_keluarga"}),
        ("KTP dan KK (Asli dan Fotocopy)", None),
        ("Kartu keluarga dan surat dari bulan", None),
        ("Kartu keluarga, akta kelahiran", None),
    ],
)
def test_a_document_is_proposed_only_where_it_is_all_that_is_asked_for(
    vocabulary: Vocabulary, text: str, proposed: dict[str, Any] | None
) -> None:
    found = proposed_condition(text, vocabulary)
    if proposed is None:
        assert found is None or "dokumen" not in found
    else:
        assert found == proposed
