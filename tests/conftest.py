"""The bundled catalogue, applicants from its own cases, and copies whose cases a test may rewrite.

`pytest --shuffle SEED` runs the tests in an order of chance, since none may depend on another.
"""

from __future__ import annotations

import gc
import pickle
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import property_examples  # noqa: F401  for its profile
import pytest

from sp_engine import Catalogue, Decision, Outcome, Service, open_catalogue
from sp_engine.assurance.cases.example_application import example_of
from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.yaml_text import regular_yaml

ON = date(2026, 3, 16)
HAKI = "depok/rekomendasi-haki"
GOOD = Path(__file__).parent / "cases" / "good"

# A shell lets what it runs in the background ignore Ctrl+C, and so would everything that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "write what is expected anew (tests/cases/bad, tests/words/renderings); read the difference"
    parser.addoption("--regenerate", action="store_true", help=told)
    parser.addoption("--shuffle", type=int, metavar="SEED", help="run the tests in an order of chance")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Try properties first: they take longest, and at the end one processor would wait for the other."""
    items.sort(key=lambda item: item.get_closest_marker("hypothesis") is None)
    if (seed := config.getoption("--shuffle")) is not None:
        random.Random(seed).shuffle(items)


def pytest_collection_finish() -> None:
    """What was collected stays to the end, so no collection of garbage need look at it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the tests' own, shared by all: most of what they write is the same good catalogue."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SP_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _texts_read_once() -> Iterator[None]:
    """The same documents are opened a thousand times: each gives its data anew, but is parsed once."""
    parsed = lru_cache(maxsize=1024)(lambda text: pickle.dumps(parse(text)))
    parse = regular_yaml._data
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regular_yaml, "_data", lambda text: pickle.loads(parsed(text)))
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return open_catalogue()


@pytest.fixture(scope="session")
def services(catalogue: Catalogue) -> dict[str, Service]:
    """Every service in force on 16 March 2026, by its name."""
    return {name: catalogue.standard(name, on=ON) for _, name, _ in catalogue.files.services(ON)}


@pytest.fixture(scope="session")
def complete(catalogue: Catalogue) -> Callable[[str], dict[str, Any]]:
    """Return the facts of an application that a service approves, fit to be decided in July 2026."""

    def facts(service: str) -> dict[str, Any]:
        example = example_of(catalogue, service, Outcome.APPROVE, ON)
        assert example is not None
        return dict(example.facts)

    return facts


@pytest.fixture(scope="session")
def decided(catalogue: Catalogue, complete: Callable[[str], dict[str, Any]]) -> Callable[..., Decision]:
    """Decide a service's approved application after changing some facts; a fact set to None is left out."""

    def decide(
        service: str, *, received: str = "2026-07-06T10:00", done: str | None = None, **changes: Any
    ) -> Decision:
        facts = {k: v for k, v in {**complete(service), **changes}.items() if v is not None}
        at = datetime.fromisoformat(received)
        decider = catalogue.standard(service, on=at.date())
        zone = decider.standard.agency.zone
        full = None if done is None else datetime.fromisoformat(done).replace(tzinfo=zone)
        return decider.decide(facts, received=at.replace(tzinfo=zone), complete=full)

    return decide


@pytest.fixture(scope="session")
def statuses() -> Callable[..., list[str]]:
    """Return the requirements of a decision that have one of the given statuses."""

    def named(decision: Decision, *wanted: str) -> list[str]:
        return [f.requirement.id for f in decision.findings if f.status in wanted]

    return named


@pytest.fixture
def with_cases(tmp_path: Path) -> Callable[[str], CatalogueFiles]:
    """Return a catalogue in which the cases of depok/rekomendasi-haki are those given.

    The sets of the real cases stay: `lengkap` is an application in order.
    """
    shutil.copytree(bundled_catalogue() / "depok", tmp_path / "depok")
    place = tmp_path / "depok/2023/rekomendasi-haki.uji.yaml"
    head = place.read_text(encoding="utf-8").partition("\nkasus:")[0]

    def rewrite(cases: str) -> CatalogueFiles:
        place.write_text(f"{head}\nkasus:\n{cases}", encoding="utf-8")
        return CatalogueFiles(tmp_path)

    return rewrite


@pytest.fixture
def kota(tmp_path: Path) -> Callable[[str], CatalogueFiles]:
    """Return a small catalogue (fee rows, time rows, guards, a definition) whose cases are those given.

    The set `lengkap` of its cases stays; `cases` begins at `kasus:` or with more sets.
    """
    shutil.copytree(GOOD, tmp_path / "kota-contoh")
    place = tmp_path / "kota-contoh/kota/2024/surat.uji.yaml"
    head = place.read_text(encoding="utf-8").partition("kasus:")[0]

    def rewrite(cases: str) -> CatalogueFiles:
        place.write_text(head + cases, encoding="utf-8")
        return CatalogueFiles(tmp_path / "kota-contoh")

    return rewrite
