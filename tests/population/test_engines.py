"""What decides rows all at once says the same as what decides them one by one."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from populations.services import FIELDS
from screening.case_applicants import case_applicants

from sp_engine import Catalogue, open_catalogue
from sp_engine.population.columns import ColumnNames, columns_of
from sp_engine.population.decided_rows import DecidedRow, RowDecider, service_in_force
from sp_engine.population.duckdb_rows import DuckdbRows
from sp_engine.population.row_source import ApplicantRow

SERVICES = [
    "depok/rekomendasi-haki",
    "depok/pelatihan-wub",
    "kalbar/kantor-cabang",
    "kalbar/konsultasi",
    "palembang/informasi-izin-koperasi",
    "pasuruan/klinik-kukm",
    "pasuruan/sosialisasi",
]
TERA = "kenanga/tera"
"""With lists, and a fee by their items."""
ODD: list[Any] = [
    None,
    "",
    "-",
    "ya",
    "tidak",
    "1.500",
    "1,5 juta",
    "2026-02-30",
    "17/8/2000",
    "abc",
    0,
    -1,
    10**15,
    float("nan"),
    True,
    [],
    {},
]


def hostile(applicants: list[dict[str, Any]], headings: list[str], number: int) -> list[dict[str, Any]]:
    """Return applicants of the cases, with some of their cells left out, mixed or damaged."""
    draw = random.Random(7)
    rows = [dict(applicant) for applicant in applicants]
    for _ in range(number):
        row = dict(draw.choice(applicants))
        for heading in draw.sample(headings, min(len(headings), draw.randrange(4))):
            other = draw.choice(applicants).get(heading)
            row[heading] = draw.choice(ODD) if draw.random() < 0.3 else other
        rows.append(row)
    return rows


def flat(facts: dict[str, Any]) -> dict[str, Any]:
    """Return facts with what documents say in cells of their own."""
    told: dict[str, Any] = {}
    for name, value in facts.items():
        told[name] = "ya" if isinstance(value, dict) else value
        if isinstance(value, dict):
            told |= {f"{name}.{attribute}": inner for attribute, inner in value.items()}
    return told


def listed(applicant: dict[str, Any], draw: random.Random, spoken: bool) -> dict[str, Any]:
    """Return an applicant some of whose items lack or damage something; a person writes them as JSON."""
    told = dict(applicant)
    for name, items in applicant.items():
        if not items or not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            continue
        changed = [dict(draw.choice(items)) for _ in range(draw.randrange(1, 5))]
        for item in changed:
            for field in draw.sample([*item], min(len(item), draw.randrange(3))):
                if draw.random() < 0.15:
                    item[field] = draw.choice(ODD)
                else:
                    del item[field]
        value = {"belum_lengkap": changed} if draw.random() < 0.3 else changed
        told[name] = json.dumps(value) if spoken and draw.random() < 0.8 else value
    return told


@pytest.mark.parametrize("service", [*SERVICES, TERA])
@pytest.mark.parametrize("spoken", [True, False])
def test_all_at_once_and_one_by_one_agree(catalogue: Catalogue, service: str, spoken: bool) -> None:
    if service == TERA:
        catalogue = open_catalogue(FIELDS)
    found = [one for one in case_applicants(catalogue, every=1) if one.service == service]
    received = max(one.received for one in found)
    applicants = [flat(one.facts) for one in found]
    headings = [*dict.fromkeys(name for one in applicants for name in one)]
    draw = random.Random(3)
    rows = [listed(row, draw, spoken) for row in hostile(applicants, headings, 120)]
    standard = catalogue.service(service, received=received).standard
    names = ColumnNames(standard, {}, "tabel")
    columns = columns_of(headings, names, "tabel")

    one_by_one = RowDecider(service_in_force(catalogue, service), names, received, "tabel")
    table = [ApplicantRow(number, row, spoken) for number, row in enumerate(rows, 1)]
    at_once = DuckdbRows(catalogue.service(service, received=received), columns, one_by_one, received)
    told = list(at_once.decided(table))
    assert told == [one_by_one.decided(row) for row in table]
    assert sum(isinstance(one, DecidedRow) for one in told) > len(told) // 4
    by_query = at_once._at_once(table)
    assert not spoken or len(by_query) > len(table) // 4, "the query decides too few to be worth it"
