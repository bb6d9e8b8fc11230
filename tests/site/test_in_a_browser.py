"""The pages of a site in a real browser: what they decide, and what judges of accessibility find.

Needs Chromium, Node.js and `npm ci` in tests/site (`make judges`); skipped with the reason where one is
lacking.  `make site-in-a-browser` looks at every page, and lets 20,000 applicants fill them in.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from publishing.site.applicants import SHAPED, Applicants, Application, decided, says_the_fee
from publishing.site.hostile_catalogue import write_hostile_catalogue
from publishing.site.test_check_program import catalogues, checked_services

from sp_engine import Catalogue, Service, open_catalogue
from sp_engine.facts import Kind, ListValue, Vocabulary, as_written
from sp_engine.publishing import site_files
from sp_engine.publishing.site.service_page import service_path

HERE = Path(__file__).parent
ON = date(2026, 3, 16)
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
APPLICANTS = int(os.environ.get("APPLICANTS", "740"))
SOME_PAGES = "all" if APPLICANTS >= 20_000 else "14"


def lacking() -> str:
    """Return what is not there to look at pages with, and how to get it; nothing where all is."""
    if shutil.which("node") is None:
        return "node (Node.js) is not installed: apt-get install nodejs npm"
    if not (HERE / "node_modules").is_dir():
        return "the judges of pages are not installed: npm ci in tests/site, or `make judges`"
    if not Path(CHROMIUM).exists():
        return f"{CHROMIUM} is not there: apt-get install chromium, or CHROMIUM=/path/to/it"
    return ""


pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking())


def run(program: str, *arguments: str) -> Any:
    told = subprocess.run(
        ["node", str(HERE / program), *arguments], capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 0, told.stderr[-3000:]
    return json.loads(told.stdout)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sites of the bundled catalogue and of that of other fields, each in a folder."""
    folders = []
    for catalogue in catalogues():
        folders.append(tmp_path_factory.mktemp("site"))
        write_site(catalogue, folders[-1])
    return folders


def write_site(catalogue: Catalogue, folder: Path) -> None:
    for file in site_files(catalogue.files, catalogue.files.agency_ids(), ON):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.data)


@pytest.mark.parametrize("number", [0, 1], ids=["bundled", "other fields"])
def test_nothing_is_found_on_a_page_and_all_of_it_can_be_read_without_scripts(
    sites: list[Path], number: int
) -> None:
    """axe-core, HTML_CodeSniffer, html-validate; links; desk and telephone; no request; no script needed."""
    judged = run("judge.mjs", str(sites[number]), SOME_PAGES)
    assert judged["looked"] >= 9
    assert judged["found"] == []


def test_a_page_in_a_browser_decides_as_the_engine_does(sites: list[Path], tmp_path: Path) -> None:
    """Every answer is written into the form as a person writes it: `Rp1.500.000`, `ya`, a choice."""
    services = list(checked_services())
    each = -(-APPLICANTS // len(services))
    seen: Counter[str] = Counter()
    for site, catalogue in zip(sites, catalogues(), strict=True):
        expected: dict[str, list[dict[str, Any]]] = {}
        asked: dict[str, list[dict[str, Any]]] = {}
        fees: dict[str, list[tuple[Service, Application, list[Any]]]] = {}
        for of, service in services:
            if of is not catalogue:
                continue
            applicants = Applicants(catalogue, service, "browser")
            path = service_path(service.standard.service)
            while len(asked.setdefault(path, [])) < each:
                one = applicants.one()
                told = decided(service, one)
                if told is not None and service.standard.holds(one.received.date()):
                    asked[path].append(written(service, one))
                    fees.setdefault(path, []).append((service, one, told.pop("fee")))
                    expected.setdefault(path, []).append({**told, "shown": told["outcome"]})
        file = tmp_path / "applicants.json"
        file.write_text(json.dumps({"shaped": SHAPED, "pages": asked}), encoding="utf-8")
        answers = run("decide.mjs", str(site), str(file))
        for path, told_all in expected.items():
            for told, answer, given, fee in zip(
                told_all, answers[path], asked[path], fees[path], strict=True
            ):
                says_the_fee(answer.pop("fee"), fee[2], fee[0], fee[1])
                assert answer == told, (path, given)
                seen[told["outcome"]] += 1
    assert seen.total() >= APPLICANTS
    assert min(seen[name] for name in ("approve", "return", "reject", "pending")) >= APPLICANTS // 50, seen


def test_hostile_words_stay_words_in_a_browser_and_a_fact_may_be_called_as_it_likes(tmp_path: Path) -> None:
    """Pages are filled in and searched; nothing of what documents say runs, loads or widens a page."""
    write_hostile_catalogue(tmp_path / "catalogue")
    catalogue = open_catalogue(tmp_path / "catalogue")
    write_site(catalogue, tmp_path / "site")
    depot = catalogue.standard("kemuning/laik-higiene", on=ON)
    told = run("hostile.mjs", str(tmp_path / "site"), service_path(depot.standard.service))
    assert told["pages"] >= 50
    assert told["found"] == []
    received = datetime(2026, 3, 16, 10, tzinfo=depot.standard.agency.zone)
    assert told["outcome"] == depot.decide({}, received=received, as_if=True).outcome.value


def written(service: Service, application: Application) -> dict[str, Any]:
    """Return an application as a person writes it into the form."""
    received, complete = application.received, application.complete
    return {
        "written": _written(application.facts, service.standard.vocabulary),
        "received": f"{received:%Y-%m-%dT%H:%M}",
        "complete": "" if complete == received else f"{complete:%Y-%m-%dT%H:%M}",
        "ended": list(application.after),
    }


def _written(facts: dict[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    return {name: _one(name, value, vocabulary) for name, value in facts.items()}


def _one(name: str, value: Any, vocabulary: Vocabulary) -> Any:
    definition = vocabulary[name]
    if isinstance(value, ListValue):
        items = [_written(dict(item), vocabulary) for item in value.items]
        return {"items": items, "complete": value.complete}
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M}"
    if definition.kind is Kind.SET:
        return sorted(value)
    return str(as_written(definition, value))
