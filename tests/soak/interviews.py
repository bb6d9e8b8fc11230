"""Interviews with two hundred made-up applicants of every standard, and their second visit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from random import Random

from deciding.interviewing import problem_of
from oracle.comparison import FIELDS
from soak.limits import SEED, Tried

from sp_engine import open_catalogue

DAY = date(2026, 7, 6)
RECEIVED = datetime(2026, 7, 6, 10, tzinfo=timezone(timedelta(hours=7)))


def ready() -> Callable[[int], Tried]:
    """Hold an interview with an applicant of each standard in turn."""
    catalogues = [open_catalogue(), open_catalogue(FIELDS)]
    services = [service for catalogue in catalogues for service in catalogue.services(on=DAY)]

    def one(number: int) -> Tried:
        service = services[number % len(services)]
        received = RECEIVED.astimezone(service.standard.agency.zone)
        outcome, problem = problem_of(service, Random(f"{SEED} {number}"), received)
        return outcome, f"{service.standard.service}: {problem}" if problem else None

    return one
