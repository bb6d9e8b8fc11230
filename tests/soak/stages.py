"""Stages that follow each other at agencies of their own rules, beside the oracle: 20 applications each."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from oracle.agencies import an_agency, chained_stages
from oracle.applicants import Application
from oracle.comparison import Both
from oracle.documents import Data, read
from soak.limits import SEED, Tried

GOOD = Path(__file__).parents[1] / "cases" / "good"
FACTS = {
    "wilayah_usaha": "kota-contoh",
    "modal_usaha": 500_000_000,
    "dikuasakan": False,
    "skala_usaha": "mikro",
}


def ready() -> Callable[[int], Tried]:
    """Decide on applications to a service of which only the times and the agency are by chance."""

    @cache
    def service(number: int) -> Both:
        chance = random.Random(f"{SEED} {number}")
        folder = Path(tempfile.mkdtemp())
        agency = {**read(GOOD / "kota" / "instansi.yaml"), **an_agency("kota", chance)}
        standard: Data = json.loads(json.dumps(read(GOOD / "kota" / "2024" / "surat.yaml")))
        standard["pelayanan"]["jangka_waktu"] = {"tahap": chained_stages(chance)}
        (folder / "kota" / "2024").mkdir(parents=True)
        for name, document in (
            ("kota/instansi.yaml", agency),
            ("kota/2024/surat.yaml", standard),
            ("kota/2024/penetapan.yaml", read(GOOD / "kota" / "2024" / "penetapan.yaml")),
            ("kosakata.yaml", read(GOOD / "kosakata.yaml")),
        ):
            (folder / name).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return Both(folder)

    def one(number: int) -> Tried:
        pair, chance = service(number // 20), random.Random(f"{SEED} {number} application")
        received = datetime.combine(
            date(2024, 1, 10) + timedelta(chance.randrange(1420)), datetime.min.time()
        )
        received += timedelta(minutes=chance.choice([chance.randrange(1440), chance.randrange(96) * 15]))
        late = received + timedelta(minutes=chance.randrange(20000)) if chance.random() < 0.3 else None
        issued = received.date() + timedelta(chance.randrange(40)) if chance.random() < 0.3 else None
        facts = {name: value for name, value in FACTS.items() if chance.random() < 0.95}
        application = Application(facts, received, late, issued=issued)
        found = pair.differences("kota/surat", application, with_errors=True)
        return "agreed", f"{found} {application} {pair.oracle.root}" if found else None

    return one
