"""The engine and the oracle decide random standards alike, written with all that the language has."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from conftest import GOOD
from deciding.random_service import STAGES, service
from deciding.test_random_standards import AFTER, completed
from deciding.written_standards import DAY, LISTS, WRITTEN, standards, stated
from hypothesis import given
from oracle.applicants import Application
from oracle.comparison import differences
from oracle.documents import Catalogue, Service, read
from property_examples import examples

RECEIVED = datetime.combine(DAY, time(10))


def as_the_oracle_reads(drawn: dict[str, Any]) -> Service:
    agency, years = read(GOOD / "kota" / "instansi.yaml"), Catalogue(GOOD).years
    requirements, definitions, fee = drawn["persyaratan"], drawn["definisi"], drawn["biaya"]
    products = read(GOOD / "kota" / "2024" / "surat.yaml")["pelayanan"]["produk"]
    return Service("kota/surat", WRITTEN, definitions, requirements, STAGES, fee, products, agency, years)


def unlike(drawn: dict[str, Any], application: Application) -> list[str]:
    """Return what the two say differently of a random standard, but for what follows from contradictions.

    What follows from requirements that contradict each other is asked for as well; contradictions over the
    items of a list are not searched for.
    """
    found = differences(as_the_oracle_reads(drawn), service(drawn), application)
    over_lists = any(f"'{name}'" in str(drawn) for name in LISTS)
    left_out = ("to supply", "awaiting") if over_lists else ("to supply",)
    told = [line for line in found if not line.startswith(left_out)]
    one_rejects = any(line.startswith("outcome") and "reject" in line for line in told)
    if over_lists and one_rejects and not any(line.startswith("findings") for line in told):
        return []
    return told


@examples(40)
@given(standards().map(lambda drawn: {**drawn, "biaya": {"gratis": True}}), stated(), AFTER)
def test_a_random_standard_is_decided_as_the_oracle_decides(
    drawn: dict[str, Any], facts: dict[str, Any], after: list[str]
) -> None:
    assert unlike(drawn, Application(facts, RECEIVED, after=tuple(after))) == []


@examples(25)
@given(standards(), completed({}))
def test_a_random_fee_on_facts_that_are_all_stated_is_the_oracle_s(
    drawn: dict[str, Any], facts: dict[str, Any]
) -> None:
    assert unlike(drawn, Application(facts, RECEIVED)) == []
