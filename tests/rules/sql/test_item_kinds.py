"""Items of a list as text of kinds: alike where nothing asked tells them apart; other text is refused."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from populations.services import SERVICES

from sp_engine.querying.counted_lists import list_counts
from sp_engine.querying.fee_cases import FEE_TABLE
from sp_engine.querying.standard_query import population_query
from sp_engine.rules.sql.dialects import NotInSql

DAY = date(2026, 3, 16)
SERVICE = SERVICES["kenanga/tera"]
QUERY = population_query(SERVICE)
KINDS = "alat_ukur:kinds"


def kinds(*capacities: int | None) -> Any:
    items = [{} if capacity is None else {"kapasitas": capacity} for capacity in capacities]
    received = datetime.combine(DAY, time(12), SERVICE.standard.agency.zone)
    read = SERVICE.read_facts({"alat_ukur": items}, received=received).plain["alat_ukur"]
    columns = [column for column in QUERY.columns if column.fact == "alat_ukur"]
    return list_counts(columns, read, DAY)[KINDS]


def test_items_of_one_tariff_and_any_order_have_one_text() -> None:
    assert kinds(100, 0, 600) == kinds(600, 55, 1)
    assert len({kinds(None), kinds(100), kinds(101), kinds(500), kinds(1001), kinds(100, 100)}) == 6


def test_the_fee_of_kinds_is_that_of_the_items() -> None:
    table = QUERY.fee_table([DAY], [(kinds(100, 600, 600), 1), (kinds(1001, None), 1), ("-", 0)])
    assert table is not None
    assert [row[-1] for row in table.rows] == [3 * 15_000 + 5_000 + 2 * 25_000, None, None]


@pytest.mark.parametrize("text", ["3", "x", "1x9", "1x0.0", "1x0;", "-1x0", "2x0 "])
def test_a_text_that_counts_no_items_is_refused(text: str) -> None:
    with pytest.raises(NotInSql, match="list_counts"):
        QUERY.fee_table([DAY], [(text, 1)])


def test_only_the_data_tell_the_items() -> None:
    assert [*QUERY.keyed_tables] == [FEE_TABLE]
    assert QUERY.key_facts(FEE_TABLE) == ("alat_ukur",)
