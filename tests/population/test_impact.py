"""What another rule would do: counted row by row, against deciding each row twice."""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sp_engine import Catalogue, Outcome, Service, open_catalogue
from sp_engine.assurance import StandardText, example_of, read_standard_text
from sp_engine.population.columns import PopulationError
from sp_engine.population.impact import Impact, impact_of
from sp_engine.population.what_if import with_figure
from sp_engine.presenting import html_page, impact_dict, impact_section
from sp_engine.words import Language

SERVICE = "kalbar/kantor-cabang"
RECEIVED = datetime(2026, 3, 30, 9, tzinfo=ZoneInfo("Asia/Pontianak"))


@pytest.fixture(scope="module")
def text(catalogue: Catalogue) -> StandardText:
    files = catalogue.files
    decree = files.decree_for(SERVICE, RECEIVED.date())
    return read_standard_text(files, decree, "kantor-cabang", files.agency("kalbar"))


@pytest.fixture(scope="module")
def rows(catalogue: Catalogue) -> list[dict[str, Any]]:
    example = example_of(catalogue, SERVICE, Outcome.APPROVE, RECEIVED.date(), RECEIVED)
    assert example is not None
    draw = random.Random(3)
    told = []
    for number in range(80):
        row = {**plain(example.facts), "jumlah_anggota_wilayah": draw.randrange(20, 150)}
        if number % 5 == 0:
            del row["rencana_kerja_kantor"]
        told.append(row)
    return told


def plain(facts: Any) -> dict[str, Any]:
    """Return facts as JSON can say them."""
    told: dict[str, Any] = json.loads(json.dumps(facts, default=str))
    return told


def impact(old: StandardText, new: StandardText, rows: list[dict[str, Any]], folder: Path) -> Impact:
    path = folder / "pemohon.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    services = Service(old.standard), Service(new.standard)
    return impact_of(*services, path, received=RECEIVED, mapped={})


def test_transitions_are_those_of_deciding_each_row_twice(
    text: StandardText, rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    changed = with_figure(text, "kantor-cabang:jumlah-anggota=50")
    found = impact(text, changed, rows, tmp_path)
    pairs = Counter(
        (
            Service(text.standard).decide(row, received=RECEIVED).outcome,
            Service(changed.standard).decide(row, received=RECEIVED).outcome,
        )
        for row in rows
    )
    assert {key: one.count for key, one in found.transitions.items()} == dict(pairs)
    moved = {key for key in found.transitions if key[0] is not key[1]}
    assert moved == {(Outcome.REJECT, Outcome.APPROVE), (Outcome.REJECT, Outcome.RETURN)}
    for key in moved:
        assert set(found.transitions[key].requirements) == {"jumlah-anggota"}
        for row in found.transitions[key].examples:
            assert 50 <= rows[row - 1]["jumlah_anggota_wilayah"] < 100


def test_the_same_rule_changes_nothing(
    text: StandardText, rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    found = impact(text, with_figure(text, "jumlah-anggota=100"), rows, tmp_path)
    assert (found.changed, found.fees, found.due_dates, found.rows) == (0, 0, 0, len(rows))


def test_a_row_that_cannot_be_read_is_counted(
    text: StandardText, rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    found = impact(text, text, [rows[0], {**rows[1], "jumlah_anggota_wilayah": "banyak"}], tmp_path)
    assert (found.unreadable, found.rows, found.errors[0].number) == (1, 2, 2)


@pytest.mark.parametrize(
    ("setting", "near"),
    [
        ("kantor-cabang:anggota=50", "jumlah-anggota"),
        ("kantor-kas:jumlah-anggota=50", None),
        ("kantor-cabang:jumlah-anggota", None),
        ("kantor-cabang:jumlah-anggota=banyak", None),
        ("kantor-cabang:rencana-kerja=3", None),
    ],
)
def test_a_what_if_that_is_none_is_refused(text: StandardText, setting: str, near: str | None) -> None:
    with pytest.raises(PopulationError) as refusal:
        with_figure(text, setting)
    (found,) = refusal.value.diagnostics
    assert (found.code, found.suggestion) == ("SP849", near)


@pytest.mark.parametrize("value", ["²", "1" * 5000, "-5", "NaN", "", "50 orang"])
def test_a_figure_that_cannot_stand_there_is_refused_with_the_one_that_does(
    text: StandardText, value: str
) -> None:
    with pytest.raises(PopulationError) as refusal:
        with_figure(text, f"jumlah-anggota={value}")
    (found,) = refusal.value.diagnostics
    assert (found.code, "`100`" in found.message()) == ("SP849", True)


@pytest.mark.parametrize("heading", ["banyaknya_anggota_wilayah", "Anggota sekarang"])
def test_a_column_that_only_one_version_knows_is_read_for_that_one(
    catalogue: Catalogue, rows: list[dict[str, Any]], tmp_path: Path, heading: str
) -> None:
    fact, renamed = "jumlah_anggota_wilayah", "banyaknya_anggota_wilayah"
    changed = tmp_path / "katalog"
    shutil.copytree(catalogue.files.root, changed, ignore=shutil.ignore_patterns(".*", "__*"))
    for place in changed.rglob("*.yaml"):
        place.write_text(place.read_text().replace(fact, renamed))
    old, new = (one.standard(SERVICE, on=RECEIVED.date()) for one in (catalogue, open_catalogue(changed)))
    path = tmp_path / "pemohon.jsonl"
    path.write_text("".join(json.dumps({**row, heading: row[fact]}) + "\n" for row in rows))
    mapped = {} if heading == renamed else {heading: renamed}
    found = impact_of(old, new, path, received=RECEIVED, mapped=mapped)
    assert (found.changed, found.fees, found.due_dates, found.rows) == (0, 0, 0, len(rows))
    assert len(found.transitions) > 1


def test_a_heading_that_neither_version_knows_is_refused(
    text: StandardText, rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    with pytest.raises(PopulationError, match="SP842"):
        impact(text, text, [{**rows[0], "jumlah_anggota_wilaya": 3}], tmp_path)


def test_due_dates_that_lack_a_calendar_are_said_of_each_version(
    catalogue: Catalogue, rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    """A calendar of 2028 is nowhere; who estimates, as the second version here, lacks none."""
    last = RECEIVED.replace(year=2027, month=12, day=30)
    estimating = open_catalogue(provisional=True)
    old, new = (one.standard(SERVICE, on=last.date()) for one in (catalogue, estimating))
    path = tmp_path / "pemohon.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = impact_of(old, new, path, received=last, mapped={})
    undated = [
        deadline
        for row in rows
        for deadline in old.decide(row, received=last).deadlines
        if deadline.counted is not None and deadline.due is None
    ]
    assert len(undated) > len(rows) // 2
    assert (found.calendars_before, found.calendars_after) == ({2028: len(undated)}, {})
    assert impact_dict(found)["missing_calendars"] == {
        "before": [{"year": 2028, "due_dates": len(undated)}],
        "after": [],
    }
    languages: dict[Language, str] = {"id": "Semula: {} tenggat", "en": "Before: {} due dates"}
    for language, words in languages.items():
        shown = html_page(impact_section(found, language), language)
        assert words.format(len(undated)) in shown
        assert "sp calendar --new 2028" in shown
