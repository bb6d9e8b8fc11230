"""The script of a page decides as the engine does, on applicants of chance of every service.

Here Node.js runs it, and few applicants of each; `test_in_a_browser` lets Chromium decide 20,000.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from publishing.site.applicants import SHAPED, Applicants, application_json, decided, says_the_fee
from publishing.site.hostile_catalogue import write_hostile_catalogue
from rules.script.script_in_node import NO_NODE

from sp_engine import Catalogue, Service, open_catalogue
from sp_engine.publishing.site.calendar_program import calendar_program
from sp_engine.publishing.site.check_program import check_program
from sp_engine.publishing.site.service_page import why_not_checked
from sp_engine.publishing.site.site import check_scripts
from sp_engine.workdays import Duration, Unit
from sp_engine.workdays.duration import begun

ON = date(2026, 3, 16)
FIELDS = Path(__file__).parents[2] / "catalogue_of_fields"
EACH = 60
"""How many applicants of each service."""
VARIED = {"cendana/persetujuan-bangunan", "kenanga/tera", "lembayung/izin-makam", "rantau/uji-kendaraan"}
"""The services whose fee depends on the applicant."""


@cache
def catalogues() -> tuple[Catalogue, ...]:
    return open_catalogue(), open_catalogue(FIELDS)


def checked_services() -> Iterator[tuple[Catalogue, Service]]:
    for catalogue in catalogues():
        for service in catalogue.services(on=ON):
            if why_not_checked(service) is None:
                yield catalogue, service


def script_of(service: Service) -> str:
    return check_program(service, calendar_program(service.standard.agency.clock))


def in_node(program: str) -> str:
    node = shutil.which("node")
    assert node is not None
    run = subprocess.run([node, "-"], input=program, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    return run.stdout


def answers_in_node(service: Service, applications: list[dict[str, object]]) -> list[dict[str, object]]:
    program = f"{check_scripts()}{script_of(service)}{SHAPED}\nconst asked = {json.dumps(applications)};\n"
    told = in_node(f"{program}console.log(JSON.stringify(asked.map(told)));")
    answers: list[dict[str, object]] = json.loads(told)
    return answers


@pytest.mark.skipif(shutil.which("node") is None, reason=NO_NODE)
def test_the_script_of_a_page_decides_as_the_engine_does() -> None:
    seen: Counter[str] = Counter()
    for catalogue, service in checked_services():
        applicants = Applicants(catalogue, service, "page")
        pairs = [(one, decided(service, one)) for one in (applicants.one() for _ in range(EACH))]
        able = [(one, expected) for one, expected in pairs if expected is not None]
        answers = answers_in_node(service, [application_json(one) for one, _ in able])
        for (one, expected), answer in zip(able, answers, strict=True):
            page, engine = answer.pop("fee"), expected.pop("fee")
            assert isinstance(page, list)
            says_the_fee(page, engine, service, one)
            assert answer == expected, (service.standard.service, one)
            seen[str(answer["outcome"])] += 1
    assert min(seen[name] for name in ("approve", "return", "reject", "pending")) >= 30, seen
    assert seen.total() >= 1500


@pytest.mark.skipif(shutil.which("node") is None, reason=NO_NODE)
def test_a_page_says_the_fee_of_each_applicant_as_the_engine_does() -> None:
    """Where a page says less it asks for what is open, and that is rare; what all pay it says of all."""
    seen: Counter[str] = Counter()
    less: Counter[str] = Counter()
    for catalogue, service in checked_services():
        applicants = Applicants(catalogue, service, "fee")
        fee, name = service.standard.fee, service.standard.service
        number = 5 * EACH if fee.facts else EACH // 4
        pairs = [(one, decided(service, one)) for one in (applicants.one() for _ in range(number))]
        able = [(one, told["fee"]) for one, told in pairs if told is not None]
        answers = answers_in_node(service, [application_json(one) for one, _ in able])
        for (one, engine), answer in zip(able, answers, strict=True):
            page = answer["fee"]
            assert isinstance(page, list)
            seen[f"{name} {engine[0]}"] += 1
            less[name] += not says_the_fee(page, engine, service, one)
            assert fee.facts or page == engine
    assert {one.partition(" ")[0] for one in seen if one.endswith("needs")} == VARIED
    assert min(seen[f"{name} amount"] for name in VARIED) >= EACH
    assert less.total() <= sum(seen[f"{name} amount"] + seen[f"{name} needs"] for name in VARIED) // 50, less


@pytest.mark.skipif(shutil.which("node") is None, reason=NO_NODE)
def test_a_page_counts_what_has_begun_as_the_engine_does() -> None:
    days = [(date(2023, 1, 1) + timedelta(days=7 * i)).toordinal() for i in range(60)]
    ends = ((1, 31), (2, 29), (3, 1), (3, 31), (12, 31))
    days += [date(2024, month, day).toordinal() for month, day in ends]
    units = {Unit.DAY: _time("days", 1), Unit.WEEK: _time("days", 7)}
    units |= {Unit.MONTH: _time("months", 1), Unit.YEAR: _time("months", 12)}
    graces = {
        None: None,
        Duration(60, Unit.DAY): _time("days", 60),
        Duration(1, Unit.MONTH): _time("months", 1),
    }
    asked, expected = [], []
    for (unit, every), (grace, beyond), since, day in product(units.items(), graces.items(), days, days):
        asked.append([day, since, every, beyond])
        expected.append(begun(unit, date.fromordinal(since), date.fromordinal(day), grace))
    counted = f"{json.dumps(asked)}.map((one) => sp.fees.begun(...one))"
    program = f"{check_scripts()}console.log(JSON.stringify({counted}))"
    assert json.loads(in_node(program)) == expected


def _time(unit: str, amount: int) -> dict[str, object]:
    return {"unit": unit, "amount": amount}


@pytest.mark.skipif(shutil.which("node") is None, reason=NO_NODE)
def test_what_a_document_says_never_runs_as_a_script(tmp_path: Path) -> None:
    """Quotes, ends of lines, of comments and of scripts, in the number of a decree and in every text."""
    write_hostile_catalogue(tmp_path / "catalogue")
    catalogue = open_catalogue(tmp_path / "catalogue")
    scripts = [script_of(service) for service in catalogue.services(on=ON)]
    assert len(scripts) == 6
    watched = "const hits = []; globalThis.hit = (how) => hits.push(how);\n"
    assert in_node(f"{watched}{check_scripts()}{''.join(scripts)}console.log(hits.length)") == "0\n"
