"""Coverage against brute force: the part itself is rewritten in the YAML, and every case decided anew.

Random small standards and random applications; what `coverage_of` counts is what a rewritten standard shows.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from sp_engine.assurance.cases.case import Case, key_of
from sp_engine.assurance.cases.case_run import CaseResult
from sp_engine.assurance.cases.expectation import (
    expected_outcome,
    preferences_of,
    products_of,
    requirements_in,
)
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.assurance.coverage.decisive import coverage_of
from sp_engine.assurance.coverage.parts import Part, PartKind, Way
from sp_engine.assurance.standard_text import StandardText, read_standard_text
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.decider import Service
from sp_engine.documents.cases_document import PREFERENCES, Unstated, WrittenCase
from sp_engine.rules.outcome import Outcome, Truth
from sp_engine.yaml_text.source import parse_yaml

FINAL, CURABLE, FOUND, DOCUMENTS = ["f1", "f2", "f3"], ["c1"], ["a1"], ["d1", "d2"]
TRUE = {"fakta": "tetap", "adalah": "ya"}
FALSE = {"fakta": "tetap", "adalah": "tidak"}
UNKNOWN = {"dokumen": "d_kosong"}
NEVER_ENDED = "survei"
RECEIVED = "2024-03-07T10:00"


def vocabulary() -> dict[str, Any]:
    def fact(name: str, **more: Any) -> dict[str, Any]:
        return {"jenis": "ya_tidak", "nama": f"Hal {name}", **more}

    facts = {name: fact(name) for name in (*FINAL, "tetap")}
    facts |= {name: fact(name, dapat_diperbaiki=True) for name in CURABLE}
    facts |= {name: fact(name, diisi_oleh="petugas") for name in FOUND}
    facts |= {name: {"jenis": "dokumen", "nama": f"Surat {name}"} for name in (*DOCUMENTS, "d_kosong")}
    return {"format": "sp-kosakata/1", "fakta": facts}


def condition(draw: random.Random, depth: int, guard: bool) -> dict[str, Any]:
    if depth and draw.random() < 0.55:
        parts = [condition(draw, depth - 1, guard) for _ in range(draw.randint(2, 3))]
        return {draw.choice(["semua", "salah_satu"]): parts}
    if not guard and draw.random() < 0.3:
        return {"dokumen": draw.choice(DOCUMENTS)}
    return {"fakta": draw.choice(FINAL + CURABLE + FOUND), "adalah": draw.choice(["ya", "tidak"])}


def standard(draw: random.Random, base: dict[str, Any]) -> dict[str, Any]:
    requirements = []
    for i in range(draw.randint(1, 3)):
        entry: dict[str, Any] = {"id": f"r{i}", "uraian": f"Persyaratan {i}"}
        if draw.random() < 0.4:
            entry["jika"] = condition(draw, 1, True)
        entry["syarat"] = condition(draw, 2, False)
        if draw.random() < 0.25:
            entry["sifat"] = "diutamakan"
        elif draw.random() < 0.4:
            entry["sesudah"] = {"tahap": "penetapan"}
        requirements.append(entry)
    lengths = draw.sample(["1 hari kerja", "2 hari kerja", "3 hari", "4 hari", "5 hari"], 2)
    times = [
        {"jika": condition(draw, 1, True), "paling_lama": lengths[0]},
        {"selain_itu": True, "paling_lama": lengths[1]},
    ]
    stage: dict[str, Any] = {"id": "terbit", "nama": "Terbit", "pilihan": times}
    if draw.random() < 0.4:
        stage["jika"] = condition(draw, 1, True)
    if draw.random() < 0.5:
        stage["sejak"] = {"tahap": "penetapan"}
    before = [{"id": id, "nama": id, "paling_lama": "1 hari kerja"} for id in ("penetapan", NEVER_ENDED)]
    fees = [{"jika": condition(draw, 1, True), "jumlah": "Rp0"}, {"selain_itu": True, "jumlah": "Rp50.000"}]
    component: dict[str, Any] = {"id": "surat", "uraian": "Surat", "pilihan": fees}
    if draw.random() < 0.4:
        component["bebas"] = {"jika": condition(draw, 1, True)}
    delivery = {
        **base["pelayanan"],
        "persyaratan": requirements,
        "jangka_waktu": {"tahap": [*before, stage]},
        "biaya": {"komponen": [component]},
        "produk": [
            {"id": "surat", "uraian": "Surat", "jika": condition(draw, 2, True)},
            {"id": "tolak", "uraian": "Penolakan", "bila": "ditolak", "jika": condition(draw, 1, True)},
        ],
    }
    plain = {key: value for key, value in base.items() if key != "definisi"}
    return {**plain, "pelayanan": delivery}


def application(draw: random.Random) -> dict[str, Any]:
    facts: dict[str, Any] = {"tetap": "ya"}
    for name in (*FINAL, *CURABLE, *FOUND, *DOCUMENTS):
        stated = draw.choice(["ya", "ya", "tidak", None])
        if stated is not None:
            facts[name] = stated
    return facts


def stated_case(name: str, facts: dict[str, Any], service: Service, draw: random.Random) -> dict[str, Any]:
    """Return a case that states what the standard decides, so that it passes."""
    zone = service.standard.agency.zone
    after = draw.choice([[], ["penetapan"]])
    received = datetime.fromisoformat(RECEIVED).replace(tzinfo=zone)
    decision = service.decide(facts, received=received, after=after)
    outcome = expected_outcome(decision.outcome)
    case: dict[str, Any] = {"nama": name, "diajukan": RECEIVED, "ubah": facts, "hasil": outcome.value}
    if after:
        case["sesudah_tahap"] = after
    if field := outcome.reasons:
        case[key_of(field)] = requirements_in(field, decision)
    if draw.random() < 0.7:
        dues = {
            d.stage: d.due and d.due.date().isoformat() for d in decision.deadlines if d.stage == "terbit"
        }
        case["tenggat"] = {"terbit": dues.get("terbit")}
    if draw.random() < 0.7:
        case["biaya"] = decision.fee.amount
    if draw.random() < 0.7:
        case["produk"] = products_of(decision.products)
    preferred = {k: v for k, v in preferences_of(decision).items() if v in PREFERENCES}
    return {**case, "diutamakan": preferred} if preferred else case


def written(data: dict[str, Any]) -> str:
    """Return data as YAML; the writer in C takes a tenth of the time, where it is installed."""
    writer = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(data, Dumper=writer, sort_keys=False, allow_unicode=True))


@pytest.fixture
def files(kota: Callable[[str], CatalogueFiles]) -> Path:
    folder = kota("kasus:\n  - {nama: x, diajukan: 2024-03-04T10:00, dari: lengkap, hasil: disetujui}\n").root
    (folder / "kosakata.yaml").write_text(written(vocabulary()), encoding="utf-8")
    return folder


def opened(folder: Path, data: dict[str, Any]) -> StandardText:
    (folder / "kota/2024/surat.yaml").write_text(written(data), encoding="utf-8")
    catalogue = CatalogueFiles(folder)
    (decree,) = catalogue.decrees("kota")
    return read_standard_text(catalogue, decree, "surat", catalogue.agency("kota"))


def service_of(text: StandardText, data: dict[str, Any]) -> Service:
    """Return the service whose own text says the data; its decree, agency and facts are read once."""
    changed = text.changed(parse_yaml(written(data), text.own.name))
    assert changed is not None
    return Service(changed.standard)


def rewritten(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    copy: Any = list(data) if isinstance(data, list) else dict(data)
    copy[path[0]] = rewritten(data[path[0]], path[1:], value)
    return copy


def written_at(data: Any, path: tuple[str | int, ...]) -> dict[str, Any]:
    for key in path:
        data = data[key]
    assert isinstance(data, dict)
    return data


def short(data: dict[str, Any], guard: bool) -> Truth:
    """Return what a condition is worth when nothing of it holds, read from its YAML."""
    for joint, join in (("semua", min), ("salah_satu", max)):
        if joint in data:
            return join(short(part, guard) for part in data[joint])
    if guard:
        return Truth.FALSE
    mendable = "dokumen" in data or data["fakta"] in CURABLE
    return Truth.UNKNOWN if mendable else Truth.FALSE


CONSTANTS = {Truth.TRUE: TRUE, Truth.FALSE: FALSE, Truth.UNKNOWN: UNKNOWN}


def told(case: Case, service: Service) -> list[Any]:
    """Return everything that the case states, as the service decides it."""
    zone = service.standard.agency.zone
    decision = service.decide(case.facts, received=case.received(zone), after=case.written.after)
    seen: list[Any] = [decision.outcome]
    if case.written.due:
        seen += [d.due for d in decision.deadlines if d.stage == "terbit"]
    if case.written.fee is not Unstated.UNSTATED:
        seen.append(decision.fee.amount)
    if case.written.products is not None:
        seen.append(products_of(decision.products))
    became = preferences_of(decision)
    return [*seen, *(became[name] for name in case.written.preferences)]


Before: TypeAlias = list[tuple[CaseResult, list[Any]]]
"""The results of the standard as it is written, each with what its case states."""


@pytest.mark.parametrize("seed", range(25))
def test_a_part_is_decisive_exactly_where_rewriting_it_changes_what_the_case_states(
    files: Path, seed: int
) -> None:
    draw = random.Random(seed)
    base = yaml.safe_load((files / "kota/2024/surat.yaml").read_text(encoding="utf-8"))
    data = standard(draw, base)
    text = opened(files, data)
    service = Service(text.standard)
    while service.follows.consequences.found and gated(data):
        # Coverage does not see what several requirements return together.
        data = standard(draw, base)
        text = opened(files, data)
        service = Service(text.standard)
    cases = [stated_case(f"kasus {i}", application(draw), service, draw) for i in range(12)]
    document = {"format": "sp-uji/1", "layanan": "kota/surat", "kasus": cases}
    place = files / "kota/2024/surat.uji.yaml"
    place.write_text(written(document), encoding="utf-8")
    (suite,) = run_suite(CatalogueFiles(files))
    assert all(result.passed for result in suite.results), [f.message() for f in suite.findings]
    before = [(result, told(result.case, service)) for result in suite.results]
    checked = gates = 0
    for entry in coverage_of(suite).entries:
        part, met = entry.part, entry.way is Way.MET
        if part.kind is PartKind.GATE:
            assert list(entry.cases) == list(decided_by_gate(part, met, data, text, before)), part.name
            gates += 1
            continue
        if part.kind is PartKind.YIELDED:
            assert list(entry.cases) == list(decided_by_outcome(part, met, data, text, before)), part.name
            continue
        if part.condition is None or part.kind is PartKind.REQUIREMENT:
            continue
        path = part.condition.at.path
        rule = written_at(data, path)
        opposite = short(rule, part.guard) if met else Truth.TRUE
        forced = service_of(text, rewritten(data, path, CONSTANTS[opposite]))
        expected = [
            result.case.name
            for result, seen in before
            if is_so(rule, result.case.facts, part.guard, met)
            and states(part, result.case.written)
            and told(result.case, forced) != seen
        ]
        assert list(entry.cases) == expected, (part.name, entry.way)
        checked += 1
    assert checked > 4
    assert gates == 2 * gated(data)


def gated(data: dict[str, Any]) -> int:
    """Return how many requirements fall due after a stage."""
    return sum("sesudah" in requirement for requirement in data["pelayanan"]["persyaratan"])


def decided_by_gate(
    part: Part, met: bool, data: dict[str, Any], text: StandardText, before: Before
) -> Iterator[str]:
    """Yield the cases that change when it is asked from the start, or after a stage that has not ended."""
    path = part.at.path
    own = written_at(data, path[:-1])
    other = (
        {**own, "sesudah": {"tahap": NEVER_ENDED}}
        if met
        else {k: v for k, v in own.items() if k != "sesudah"}
    )
    forced = service_of(text, rewritten(data, path[:-1], other))
    for result, seen in before:
        passed = "penetapan" in result.case.written.after
        if passed is met and told(result.case, forced) != seen:
            yield result.case.name


def decided_by_outcome(
    part: Part, met: bool, data: dict[str, Any], text: StandardText, before: Before
) -> Iterator[str]:
    """Yield the cases that change when a rejection yields the product no more, or an approval does too."""
    path = part.at.path[:-1]
    listed = written_at(data, path[:-2])["produk"]
    product = listed[path[-1]]
    others = [each for each in listed if each is not product]
    approved = [*listed, {**deepcopy(product), "id": "tolak-juga", "bila": "disetujui"}]
    forced = service_of(text, rewritten(data, path[:-1], others if met else approved))
    wanted = Outcome.REJECT if met else Outcome.APPROVE
    for result, seen in before:
        if result.decision is None or result.decision.outcome is not wanted:
            continue
        if told(result.case, forced) != seen:
            yield result.case.name


def states(part: Part, case: WrittenCase) -> bool:
    """Whether a case states what a row has a say in."""
    stated = {PartKind.TIME: bool(case.due), PartKind.FEE: case.fee is not Unstated.UNSTATED}
    stated[PartKind.PRODUCT] = case.products is not None
    return stated.get(part.kind, True)


def is_so(rule: dict[str, Any], facts: Mapping[str, Any], guard: bool, met: bool) -> bool:
    """Whether a part holds, or does not and nothing that the agency may yet find would make it hold."""
    value, hopeful = worth(rule, facts, guard)
    if met:
        return (value, hopeful) == (Truth.TRUE, Truth.TRUE)
    if "semua" in rule or "salah_satu" in rule:
        return Truth.TRUE not in (value, hopeful) and not (guard and value == Truth.UNKNOWN)
    return value == hopeful == short(rule, guard)


def worth(rule: dict[str, Any], facts: Mapping[str, Any], guard: bool) -> tuple[Truth, Truth]:
    """Return what a condition is worth, and what if the agency found in favour, read from its YAML."""
    for joint, join in (("semua", min), ("salah_satu", max)):
        if joint in rule:
            values = [worth(part, facts, guard) for part in rule[joint]]
            return join(v[0] for v in values), join(v[1] for v in values)
    stated = facts.get(rule["dokumen"] if "dokumen" in rule else rule["fakta"])
    if stated == rule.get("adalah", "ya"):
        return Truth.TRUE, Truth.TRUE
    if stated is not None or "dokumen" in rule:
        return short(rule, guard), short(rule, guard)
    found = rule["fakta"] in FOUND
    hopeful = (Truth.FALSE if guard else Truth.TRUE) if found else Truth.UNKNOWN
    return Truth.UNKNOWN, hopeful
