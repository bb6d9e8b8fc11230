"""Services found by words: names before agencies, and those before texts."""

from __future__ import annotations

from datetime import date

import pytest

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.catalogue.service_search import found_services

ON = date(2026, 3, 16)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["haki"], ["depok/rekomendasi-haki"]),
        (["BBM", "bersubsidi"], ["pasuruan/rekomendasi-bbm"]),
        (["kalbar", "kas"], ["kalbar/kantor-kas"]),
        (["sertifikat", "halal"], ["depok/toko-online", "palembang/informasi-halal-hki"]),
        (["zzz"], []),
    ],
    ids=lambda told: " ".join(told),
)
def test_services_are_found_by_words_of_their_names_else_of_their_texts(
    words: list[str], expected: list[str]
) -> None:
    assert [one.service for one in found_services(CatalogueFiles(), words, ON)] == expected


def test_of_one_agency_only_its_services_are_found() -> None:
    found = [one.service for one in found_services(CatalogueFiles(), ["konsultasi"], ON, "pasuruan")]
    assert found == ["pasuruan/konsultasi"]
