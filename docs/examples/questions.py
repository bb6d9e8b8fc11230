"""An interview: ask only what can still matter, until nothing is left to ask."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta, timezone

from sp_engine import open_catalogue

WIB = timezone(timedelta(hours=7))
ANSWERS = {
    "pernah_pelatihan_wub": True,
    "tahun_pelatihan_wub": 2025,
    "bersedia_mengikuti_sesi": True,
}


def main() -> None:
    received = datetime(2026, 3, 16, 10, tzinfo=WIB)
    service = open_catalogue().service("depok/pendampingan-wub", received=received)
    facts: dict[str, object] = {}
    while left := service.questions(facts, "en", received=received):
        first = left[0]
        sys.stdout.write(f"{first['question']} ({len(left)} left)\n")
        facts[first["name"]] = ANSWERS[first["name"]]
    sys.stdout.write(f"{service.decide(facts, received=received).outcome}\n")


if __name__ == "__main__":
    main()
