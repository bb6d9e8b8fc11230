"""The history of a service: its decrees and the days without one, without a gap."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from decrees.folders import SERVICE, add_decree, catalogue, succession
from decrees.graphs import DAY, DAYS, SERVICES, START, decree, graphs
from hypothesis import given
from property_examples import examples

from sp_engine.catalogue.catalogue_error import CatalogueError
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.catalogue.service_history import ServiceHistory
from sp_engine.catalogue.succession import holding, in_succession, listing
from sp_engine.documents.standard import Decree
from sp_engine.words.language import Words


def history_of(service: str, decrees: list[Decree]) -> ServiceHistory:
    listed, name = listing(in_succession(decrees), service), Words("", "")
    return ServiceHistory(f"kota/{service}", name, name, tuple(listed), frozenset(), ())


def test_a_service_that_lost_its_standard_has_none_at_the_end(tmp_path: Path) -> None:
    history = CatalogueFiles(succession(tmp_path)).history(SERVICE)
    told = [(s.first, s.until, s.decree and s.decree.number) for s in history.stretches()]
    assert told == [
        (date(2024, 1, 4), date(2025, 1, 2), "1/KPTS/2024"),
        (date(2025, 1, 2), date(2026, 1, 5), "2/KPTS/2025"),
        (date(2026, 1, 5), None, None),
    ]
    assert (history.unused(), history.findings, history.not_transcribed) == ((), (), frozenset())


def test_what_leaves_the_order_open_comes_with_the_history(tmp_path: Path) -> None:
    root = catalogue(tmp_path)
    add_decree(root, "2024-b", "2/KPTS/2024", "2024-01-04", service="surat")
    (root / "kota/2024-b/surat.yaml").unlink()
    history = CatalogueFiles(root).history(SERVICE)
    assert [finding.code for finding in history.findings] == ["SP381"]
    assert history.not_transcribed == {"2024-b"}


@pytest.mark.parametrize(
    ("name", "code"), [("kota/lain", "SP601"), ("lain/surat", "SP615"), ("kota", "SP601")]
)
def test_a_service_that_there_is_not_has_no_history(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(CatalogueError) as error:
        CatalogueFiles(catalogue(tmp_path)).history(name)
    assert [finding.code for finding in error.value.diagnostics] == [code]


def test_days_between_two_decrees_are_told() -> None:
    ended = decree("1", START, "kios", last=START + 2 * DAY)
    history = history_of("kios", [ended, decree("2", START + 9 * DAY, "kios")])
    assert [(s.first, s.decree and s.decree.number) for s in history.stretches()] == [
        (START, "1"),
        (START + 3 * DAY, None),
        (START + 9 * DAY, "2"),
    ]


@given(graphs())
@examples(200)
def test_on_every_day_the_history_says_which_decree_holds(drawn: list[Decree]) -> None:
    decrees = in_succession(drawn)
    for service in SERVICES:
        history = history_of(service, drawn)
        stretches = history.stretches()
        for before, after in pairwise(stretches):
            assert before.until == after.first
        for day in (START + n * DAY for n in range(-12, DAYS + 14)):
            held = holding(decrees, service, day)
            assert [s.decree for s in stretches if s.has(day)] in ([held], [] if held is None else [held])
        assert {d.folder for d in history.unused()} | {s.decree.folder for s in stretches if s.decree} == {
            d.folder for d in history.decrees
        }
