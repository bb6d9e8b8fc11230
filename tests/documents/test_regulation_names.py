"""A regulation that the registry lacks: one with the same numbers may be meant, one with others never is."""

import pytest

from sp_engine.documents.regulation_names import meant_regulation

REGISTRY = ("uu-5-2014", "uu-25-2009", "pp-25-2009", "permenpanrb-15-2014", "uud-1945", "perda-depok-5-2014")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("uuu-5-2014", "uu-5-2014"),
        ("uu-nomor-5-tahun-2014", "uu-5-2014"),
        ("permenpan-15-2014", "permenpanrb-15-2014"),
        ("uu_25_2009", "uu-25-2009"),
        ("uu-5-2004", None),
        ("uu-52-2009", None),
        ("permenpanrb-15-2015", None),
        ("keppres-1-1999", None),
    ],
)
def test_only_the_same_numbers_are_proposed(written: str, meant: str | None) -> None:
    assert meant_regulation(written, REGISTRY) == meant


def test_two_that_are_equally_near_are_none() -> None:
    assert meant_regulation("p-1-2020", ("pp-1-2020", "pr-1-2020")) is None
