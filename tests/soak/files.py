"""Facts files, mutated as documents are, and settings beside them, as a clerk's command line has them."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from oracle.applicants import cases_of
from oracle.comparison import FIELDS, Both
from oracle.documents import BUNDLED, Data
from oracle.facts import read_value, zone
from soak.hostile_facts import HOSTILE
from soak.limits import SEED, Tried
from soak.mutations import PIECES, mutated
from sp_cli.facts_and_times import read_given

from sp_engine.words.diagnostics import DiagnosticError


def ready() -> Callable[[int], Tried]:
    """Decide on mutated facts files and hostile settings; what is decided on has to be of its kind."""
    pairs = [Both(BUNDLED), Both(FIELDS)]
    on = date(2026, 3, 16)
    services = [(pair, name) for pair in pairs for name in pair.oracle.services()]
    cases = [[case.facts for case in cases_of(pair.oracle, name)] for pair, name in services]
    file = Path(tempfile.mkdtemp()) / "fakta.yaml"

    def one(number: int) -> Tried:
        chance = random.Random(f"{SEED} {number}")
        index = number % len(services)
        pair, name = services[index]
        service, engine = pair.oracle.service(name, on), pair.engine.standard(name, on=on)
        place = zone(service.agency)
        received = datetime(2026, 3, 16, 10, tzinfo=place)
        facts = chance.choice(cases[index])
        text, other = _written(facts), _written(chance.choice(cases[index]))
        file.write_bytes(mutated(text, other, chance) if number % 3 else text.encode())
        settings = (
            [] if number % 3 == 1 else [_setting([*facts], chance) for _ in range(chance.choice([1, 2]))]
        )
        try:
            given = read_given(pair.engine, name, str(file), settings)
            read = engine.read_facts(given.facts, received=received, source=given.source)
        except DiagnosticError as error:
            for finding in error.diagnostics:
                assert finding.message("id"), finding.code
                finding.why("id"), finding.fix("id")
            return "refused", None
        for fact, value in read.to_dict().items():
            read_value(value, service.vocabulary[fact], on, place)
        return engine.decide(read, received=received).outcome.value, None

    return one


def _written(facts: Data) -> str:
    """Return a facts file: a line for each fact, its value in flow style."""
    return "".join(f"{name}: {_flow(value)}\n" for name, value in facts.items())


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _setting(names: list[str], chance: random.Random) -> str:
    name = chance.choice([*names, "nib", "x", "", "surat_permohonan.bermeterai"])
    hostile = [str(value)[:5000] for value in HOSTILE if isinstance(value, str | int | float)]
    value = chance.choice([*PIECES, *hostile, "null", "[a, b]", "{a: 1}", "ya", "tidak"])
    return chance.choice(
        [f"{name}={value}", f" {name} = {value}", name, f"{name}.isi={value}", f"{name}={value}{value}"]
    )
