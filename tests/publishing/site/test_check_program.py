"""The script of a page decides as the engine does, on applicants of chance of every service.

Here Node.js runs it, and few applicants of each; `test_in_a_browser` lets Chromium decide 20,000.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from publishing.site.applicants import SHAPED, Applicants, application_json, decided
from publishing.site.hostile_catalogue import write_hostile_catalogue
from rules.script.script_in_node import NO_NODE

from sp_engine import Catalogue, Service, open_catalogue
from sp_engine.deciding.applicant_facts import facts_as_json
from sp_engine.publishing.site.calendar_program import calendar_program
from sp_engine.publishing.site.check_program import check_program, fee_of_everybody
from sp_engine.publishing.site.service_page import why_not_checked
from sp_engine.publishing.site.site import check_scripts

ON = date(2026, 3, 16)
FIELDS = Path(__file__).parents[2] / "catalogue_of_fields"
EACH = 60
"""How many applicants of each service."""


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
            assert answer == expected, (service.standard.service, one)
            seen[str(answer["outcome"])] += 1
    assert min(seen[name] for name in ("approve", "return", "reject", "pending")) >= 30, seen
    assert seen.total() >= 1500


def test_a_page_says_the_fee_where_all_pay_the_same_and_the_engine_says_it_of_each_applicant() -> None:
    said: set[str] = set()
    kept_back: set[str] = set()
    for catalogue, service in checked_services():
        fee = fee_of_everybody(service.standard)
        (kept_back if fee is None else said).add(service.standard.service)
        if fee is None:
            continue
        assert f"fee: {fee}," in script_of(service)
        applicants = Applicants(catalogue, service, "fee")
        for _ in range(EACH // 4):
            one = applicants.one()
            facts = facts_as_json(one.facts, service.standard.vocabulary)
            assert service.decide(facts, received=one.received, as_if=True).fee.amount == fee
    assert len(said) > 25
    assert {"kenanga/tera", "cendana/persetujuan-bangunan"} <= kept_back


@pytest.mark.skipif(shutil.which("node") is None, reason=NO_NODE)
def test_what_a_document_says_never_runs_as_a_script(tmp_path: Path) -> None:
    """Quotes, ends of lines, of comments and of scripts, in the number of a decree and in every text."""
    write_hostile_catalogue(tmp_path / "catalogue")
    catalogue = open_catalogue(tmp_path / "catalogue")
    scripts = [script_of(service) for service in catalogue.services(on=ON)]
    assert len(scripts) == 6
    watched = "const hits = []; globalThis.hit = (how) => hits.push(how);\n"
    assert in_node(f"{watched}{check_scripts()}{''.join(scripts)}console.log(hits.length)") == "0\n"
