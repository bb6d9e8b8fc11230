"""What one decision costs beside other engines, in the same run; writes its section of kinerja.md.

Run by hand: `make bench`, or `make bench-quick` for a change in hand, which writes nothing.  The peers are
installed from PyPI, in the versions that are named here, into an environment of the benchmark's own.  All
take turns, round by round, in time of the processor; of each the best round counts, which other work beside
it disturbs least.  Peers say which requirements are met; we say all that a
decision has.  Asserts nothing but that the peers find the same requirements met.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sp_engine import Decision, Facts, FactsError, Service, open_catalogue
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.deciding.applicant_facts import facts_as_json
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.backends.compiled import Compiled
from sp_engine.rules.outcome import Truth
from sp_engine.rules.ruleset import Ruleset, ruleset_of

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from benchmarks.expressions import CEL, RULE_ENGINE, ZEN, Language, expression, plain  # noqa: E402
from benchmarks.performance_page import load, machine, write_section  # noqa: E402

SERVICE, DAY = "kalbar/kantor-cabang", date(2026, 7, 6)  # that of its cases
ENVIRONMENT = ROOT / ".bench-venv"
PACKAGES = ("zen-engine==2.1.3", "common-expression-language==0.10.0", "rule-engine==5.1.0")
PEERS: Mapping[str, tuple[str, Language]] = {
    "zen-trace": ("a table, with its trace", ZEN),
    "zen": ("the same table, no trace", ZEN),
    "cel": ("an expression for each requirement", CEL),
    "rule-engine": ("a rule for each requirement", RULE_ENGINE),
}
BESIDE = "zen-trace"
PASSES = 2
"""How many times all applicants are decided in a round that is measured."""

SECTION = """
`tests/benchmarks/bench_peers.py` (in `make bench`) writes this section: {machine}, {load}.
`{service}`: {requirements} requirements, {applicants} applicants of its cases. All take turns in one run;
times are of the processor, of each the best of its rounds. The peers are given the same conditions as
expressions, with days worked out beforehand, and say which requirements are met: no third value, no status,
no reading, no due date. They have to find the same met as we do, or nothing is measured.

| engine | what it is asked | µs | to zen-engine's table with trace |
|---|---|---:|---:|
{told}
A standard of more requirements costs so much for each, with its status (µs):

| requirements | each |
|---:|---:|
{grown}"""


class Applicant(NamedTuple):
    facts: Facts
    text: str
    received: datetime


class Row(NamedTuple):
    what: str
    engine: str
    microseconds: float
    ratio: float


def main() -> None:
    quick = "--quick" in sys.argv
    service, applicants = _applications()
    peers = _peers(service, applicants)
    ours = _ours(service)
    rounds: list[dict[str, float]] = []
    for number in range(4 if quick else 12):
        taken = {name: peer.round(PASSES) for name, peer in peers.items()}
        taken |= {name: _microseconds(decide, applicants) for name, decide in ours.items()}
        if number:  # the first warms everybody up
            rounds.append(taken)
    rows = [_row(name, PEERS[name][0], peer.version, rounds) for name, peer in peers.items()]
    rows += [_row(name, name, "sp-engine", rounds) for name in ours]
    for row in rows:
        print(f"{row.engine:<36} {row.what:<58} {row.microseconds:9.1f} µs  x{row.ratio:.2f}")
    growth = [(number, _growth(service, applicants[0], number)) for number in (30, 100, 300, 1000)]
    for number, cost in growth:
        print(f"{number:>5} requirements: {cost:7.3f} µs for each, verdict and statuses")
    if quick:
        print(f"instructions for one decision: {_instructions()}")
        print(f"with its JSON data: {_instructions('data')}")
    else:
        told = _section(rows, growth, len(applicants), len(service.standard.requirements))
        write_section("One decision", told)


def _applications() -> tuple[Service, list[Applicant]]:
    """Return the service, and the applicants of its cases as of one day, as far as they can apply on it."""
    catalogue = open_catalogue()
    service, found = catalogue.standard(SERVICE, on=DAY), []
    received = datetime(DAY.year, DAY.month, DAY.day, 10, tzinfo=service.standard.agency.zone)
    for suite in run_suite(catalogue.files, SERVICE):
        for decision in (one.decision for one in suite.results if one.decision is not None):
            sent = json.dumps(facts_as_json(decision.facts, service.standard.vocabulary))
            with suppress(FactsError):  # dated after that day
                found.append(
                    Applicant(service.read_facts(json.loads(sent), received=received), sent, received)
                )
    return service, found


# ── ours ─────────────────────────────────────────────────────────────────────
def _ours(service: Service) -> dict[str, Callable[[Applicant], object]]:
    function, reference = service.function, Closures(service.function.ruleset)

    def full(facts: Any, applicant: Applicant, **more: Any) -> Decision:
        """Decide, and read what a program reads of every decision: outcome, statuses, due dates."""
        decision = service.decide(facts, received=applicant.received, **more)
        _ = decision.outcome, [f.status for f in decision.findings], [d.due for d in decision.deadlines]
        return decision

    def judged(applicant: Applicant) -> object:
        return function.judge(applicant.facts.plain, DAY.toordinal())

    def second(applicant: Applicant) -> object:
        return full(applicant.facts, applicant), reference.decide(applicant.facts.plain, DAY.toordinal())

    return {
        "verdict and statuses": judged,
        "typed facts: outcome, findings, due dates": lambda one: full(one.facts, one),
        "the same from JSON text": lambda one: full(json.loads(one.text), one),
        "the same as JSON data, in words, with readings": lambda one: full(one.facts, one).to_dict(),
        "the same with the closures' second opinion": second,
        "the same with durable-rules' too": lambda one: full(one.facts, one, witness=True),
    }


def _microseconds(decide: Callable[[Applicant], object], applicants: list[Applicant]) -> float:
    """Return what one decision takes, of several passes but the first, which warms the processor's caches."""
    start = time.process_time()
    for number in range(1 + PASSES):
        if number == 1:
            start = time.process_time()
        for applicant in applicants:
            decide(applicant)
    return (time.process_time() - start) / PASSES / len(applicants) * 1e6


def _growth(service: Service, applicant: Applicant, number: int) -> float:
    """Return what each requirement costs in a standard of so many, made of those of the service."""
    rules = ruleset_of(service.standard.requirements).rules
    many = [rules[i % len(rules)].replace(id=f"r{i}") for i in range(number)]
    backend, known, best = Compiled(Ruleset(tuple(many))), applicant.facts.plain, 1e9
    for _ in range(7):
        start = time.process_time()
        for _ in range(20):
            backend.judge(known, DAY.toordinal())
        best = min(best, (time.process_time() - start) / 20 / number * 1e6)
    return best


# ── peers ────────────────────────────────────────────────────────────────────
class _Peer:
    """An engine in a process of its own."""

    def __init__(self, name: str, rules: Mapping[str, str], applicants: list[dict[str, Any]]) -> None:
        script = str(Path(__file__).with_name("peers.py"))
        self._process = subprocess.Popen(
            [str(ENVIRONMENT / "bin" / "python"), script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        told = self._ask(json.dumps({"engine": name, "rules": rules, "applicants": applicants}))
        answer = json.loads(told)
        self.version, self.met = answer["version"], answer["met"]

    def round(self, times: int) -> float:
        return float(self._ask(str(times)))

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise SystemExit("a peer ended before it answered")
        return answer


def _peers(service: Service, applicants: list[Applicant]) -> dict[str, _Peer]:
    """Return the peers, once they have found the same requirements met as we do."""
    if not (ENVIRONMENT / ".ready").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
        install = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "--quiet", *PACKAGES]
        subprocess.run(install, check=True)
        (ENVIRONMENT / ".ready").touch()
    rules = ruleset_of(service.standard.requirements).rules
    items = [item.id for item in Ruleset(rules).items()]
    stated = [{plain(name): _data(one.facts.plain.get(name)) for name in items} for one in applicants]
    met = [
        sorted(rule.id for rule, value in zip(rules, verdict.values, strict=False) if value == Truth.TRUE)
        for verdict in (service.function.decide(one.facts.plain, DAY.toordinal()) for one in applicants)
    ]
    found = {}
    for name, (_, language) in PEERS.items():
        said = {rule.id: expression(rule, DAY.toordinal(), language) for rule in rules}
        found[name] = _Peer(name, said, stated)
        if found[name].met != met:
            raise SystemExit(f"{name} finds other requirements met")
    return found


def _data(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value


def _row(name: str, what: str, engine: str, rounds: list[dict[str, float]]) -> Row:
    least, beside = (min(each[one] for each in rounds) for one in (name, BESIDE))
    return Row(what, engine, least, least / beside)


# ── what is told ─────────────────────────────────────────────────────────────
def _instructions(*made: str) -> str:
    """Return how many instructions a decision takes, where `perf` or `valgrind` can count them."""
    script, found, times = str(Path(__file__).with_name("one_decision.py")), [], (50, 250)
    for number in times:
        counted = _counted([sys.executable, script, str(number), *made])
        if counted is None:
            return "neither perf nor valgrind counts here"
        found.append(counted)
    return f"{(found[1] - found[0]) / (times[1] - times[0]):,.0f}"


def _counted(command: list[str]) -> int | None:
    if shutil.which("perf"):
        ran = subprocess.run(
            ["perf", "stat", "-x", ",", "-e", "instructions:u", *command], capture_output=True, text=True
        )
        first = ran.stderr.strip().splitlines()[-1].partition(",")[0] if ran.stderr.strip() else ""
        if ran.returncode == 0 and first.isdigit():
            return int(first)
    if shutil.which("valgrind"):
        tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        ran = subprocess.run([*tool, *command], capture_output=True, text=True)
        collected = [line for line in ran.stderr.splitlines() if "Collected" in line]
        if collected:
            return int(collected[-1].rpartition(":")[2])
    return None


def _section(rows: list[Row], growth: list[tuple[int, float]], applicants: int, requirements: int) -> str:
    told = "".join(
        f"| {row.engine} | {row.what} | {row.microseconds:,.1f} | {row.ratio:.2f} |\n" for row in rows
    )
    return SECTION.format(
        machine=machine(),
        load=load(),
        service=SERVICE,
        requirements=requirements,
        applicants=applicants,
        told=told,
        grown="".join(f"| {number:,} | {cost:.3f} |\n" for number, cost in growth),
    )


if __name__ == "__main__":
    main()
