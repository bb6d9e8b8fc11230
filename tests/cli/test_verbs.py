"""The other verbs: what they print, their JSON shapes and their exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.workbench import Command
from jsonschema import Draft202012Validator

HAKI = "depok/rekomendasi-haki"
MONDAY = ("--from", "2026-03-16T10:00")


# ── list ─────────────────────────────────────────────────────────────────────
def test_list_names_31_services_of_four_agencies(sp: Command) -> None:
    services = sp("list", "--on", "2026-03-16", "--json").json["services"]
    assert len(services) == 31
    assert {s["agency"] for s in services} == {"depok", "kalbar", "palembang", "pasuruan"}
    assert set(services[0]) == {"service", "agency", "name", "decree", "in_force_from"}
    assert all(s["service"].startswith(s["agency"] + "/") for s in services)


def test_list_of_one_agency_follows_the_decrees_order(sp: Command) -> None:
    ran = sp("list", "depok", "--on", "2026-03-16")
    names = [line.split()[0] for line in ran.out.splitlines()[1:]]
    assert names[:2] == ["depok/tamu", "depok/peminjaman-balatkop"]
    assert (ran.code, len(names)) == (0, 11)


def test_list_before_any_decree_is_empty_and_says_so(sp: Command) -> None:
    ran = sp("list", "--on", "2020-01-01")
    assert (ran.code, ran.out) == (0, "")
    assert "tidak ada layanan yang berlaku pada 1 Januari 2020" in ran.err
    assert sp("list", "--on", "2020-01-01", "--json").json == {"services": []}


# ── example ──────────────────────────────────────────────────────────────────
def test_an_example_as_json_has_the_service_the_time_and_the_facts(sp: Command) -> None:
    data = sp("example", HAKI, "--json").json
    assert set(data) == {"service", "received", "facts"}
    assert data["service"] == HAKI
    assert data["facts"]["nib"] == 1234567890123


def test_every_service_has_an_example_that_approves_when_fed_back(
    sp: Command, facts_file: Callable[..., str]
) -> None:
    for service in (s["service"] for s in sp("list", "--on", "2026-03-16", "--json").json["services"]):
        received = sp("example", service, "--json").json["received"]
        path = facts_file(sp("example", service).out)
        ran = sp("check", service, "--facts", path, "--received", received, "--json")
        assert (ran.code, ran.json["outcome"]) == (0, "approve"), (service, ran)


@pytest.mark.parametrize("outcome", ["return", "reject", "pending"])
def test_an_example_of_another_outcome_comes_out_so_where_there_is_one(
    sp: Command, facts_file: Callable[..., str], outcome: str
) -> None:
    found = 0
    for service in (s["service"] for s in sp("list", "--on", "2026-03-16", "--json").json["services"]):
        example = sp("example", service, "--outcome", outcome, "--json")
        if example.code == 1:
            assert [found["code"] for found in example.json["findings"]] == ["SP608"]
            continue
        found += 1
        path = facts_file(json.dumps(example.json["facts"]), "fakta.json")
        ran = sp("check", service, "--facts", path, "--received", example.json["received"], "--json")
        assert ran.json["outcome"] == outcome, service
    assert found >= 9


def test_an_example_that_does_not_exist_exits_1(sp: Command) -> None:
    ran = sp("example", "depok/klinik-bisnis", "--outcome", "pending")
    assert (ran.code, ran.out) == (1, "")
    assert "SP608" in ran.err


def test_an_example_comments_every_fact_with_its_question(sp: Command) -> None:
    ran = sp("example", HAKI)
    assert "# Berapa modal usaha, tidak termasuk tanah dan bangunan tempat usaha?" in ran.out
    assert "sp check depok/rekomendasi-haki --facts" in ran.out
    assert "# How large is the business capital" in sp("example", HAKI, "--lang", "en").out


# ── deadline ─────────────────────────────────────────────────────────────────
def test_a_deadline_as_json_is_as_in_a_decision(sp: Command, facts_file: Callable[..., str]) -> None:
    path = facts_file(sp("example", HAKI).out)
    decision = sp("check", HAKI, "--facts", path, "--received", "2026-03-16T10:00", "--json").json
    counted = sp("deadline", HAKI, *MONDAY, "--json").json["deadlines"]
    assert all(deadline.pop("counting")["days"] for deadline in counted)
    assert counted == decision["deadlines"]


def test_a_bare_duration_is_counted_on_the_agencys_clock(sp: Command) -> None:
    ran = sp("deadline", "depok", *MONDAY, "--for", "3 hari kerja")
    assert "Kamis, 26 Maret 2026 pukul 15.00 WIB" in ran.out
    assert "dilewati: 18 Maret 2026 (Cuti Bersama Hari Suci Nyepi)" in ran.out


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        ("ringan", "2026-07-06T12:00"),
        ("normatif", "2026-07-13"),
        ("tidak_berkadar_pengawasan", "2026-07-24"),
        ("berkadar_pengawasan", "2026-09-30"),
    ],
)
def test_each_class_of_complaint_has_its_own_time(sp: Command, kind: str, due: str) -> None:
    ran = sp("deadline", "kalbar/konsultasi", "--from", "2026-07-06T09:00", "--complaint", kind, "--json")
    (deadline,) = ran.json["deadlines"]
    assert deadline["due"].startswith(due)


def test_a_day_off_decreed_later_is_not_skipped_as_known_before(sp: Command) -> None:
    from_ = ("--from", "2025-08-15T10:00", "--for", "1 hari kerja", "--json")
    (now,) = sp("deadline", "depok", *from_).json["deadlines"]
    (then,) = sp("deadline", "depok", *from_, "--as-known-on", "2025-08-06").json["deadlines"]
    assert now["due"].startswith("2025-08-19")
    assert then["due"].startswith("2025-08-18")


def test_a_stage_that_depends_on_a_fact_says_so(sp: Command) -> None:
    ran = sp("deadline", HAKI, *MONDAY, "--stage", "penerbitan", "--json")
    assert [d["stage"] for d in ran.json["deadlines"]] == ["penerbitan"]


# ── validate, test, explain, schema ──────────────────────────────────────────
def test_the_bundled_catalogue_has_no_errors(sp: Command) -> None:
    ran = sp("validate", "--json")
    assert (ran.code, ran.json["errors"]) == (0, 0)
    assert set(ran.json) == {"findings", "errors", "warnings", "acknowledged", "unread", "uncompared"}
    assert ran.json["warnings"] + ran.json["acknowledged"] == len(ran.json["findings"])


def test_a_finding_as_json_has_its_place_and_a_way_out_and_exits_1(sp: Command, tmp_path: Path) -> None:
    agency = tmp_path / "depok"
    agency.mkdir()
    (agency / "instansi.yaml").write_text("format: sp-instansi/1\nnam: Dinas\n")
    ran = sp("validate", "--json", "--catalogue", str(tmp_path))
    assert ran.code == 1
    assert ran.json["errors"] >= 1
    finding = ran.json["findings"][0]
    told = {"code", "severity", "file", "line", "column", "fact", "message", "why", "fix", "acknowledged"}
    assert set(finding) == told
    assert finding["file"].endswith("instansi.yaml")
    assert all(finding[key] for key in ("code", "message", "why", "fix", "line", "column"))


def test_validate_of_one_document_reports_only_its_findings(sp: Command, tmp_path: Path) -> None:
    agency = tmp_path / "depok"
    agency.mkdir()
    (agency / "instansi.yaml").write_text("format: sp-instansi/1\nnam: Dinas\n")
    other = tmp_path / "kosakata.yaml"
    other.write_text("format: sp-kosakata/1\nfakta: {}\nlain: 1\n")
    ran = sp("validate", str(other), "--json")
    assert ran.code == 1
    assert {finding["file"] for finding in ran.json["findings"]} == {str(other)}


def test_the_cases_of_a_service_pass(sp: Command) -> None:
    ran = sp("test", HAKI)
    assert ran.code == 0
    assert "0 gagal; 0 persyaratan wajib tidak pernah menentukan" in ran.out
    data = sp("test", HAKI, "--json").json
    assert data["failed"] == 0
    assert data["passed"] == len(data["services"][0]["cases"]) > 0


@pytest.mark.parametrize("code", ["SP102", "sp102", "SP601"])
def test_a_code_is_explained_with_an_example(sp: Command, code: str) -> None:
    ran = sp("explain", code)
    assert ran.code == 0
    for label in ("pesan:", "mengapa:", "perbaiki:", "salah:", "benar:"):
        assert label in ran.out


def test_all_codes_are_listed(sp: Command) -> None:
    codes = sp("explain", "--json").json["codes"]
    assert len(codes) > 60
    assert all(code["title"] for code in codes)


def test_the_schema_of_a_services_facts_accepts_its_example(sp: Command) -> None:
    schema = sp("schema", "facts", HAKI).json
    facts = {**sp("example", HAKI, "--json").json["facts"], "nib": "1234567890123"}
    Draft202012Validator(schema).validate(facts)
    assert list(Draft202012Validator(schema).iter_errors({"modal_usah": 5}))


def test_an_approximate_time_is_shown_as_one(sp: Command) -> None:
    shown = sp("show", "palembang/informasi-halal-hki", "--on", "2026-03-16").out
    assert "   - Pelayanan informasi: ± 1 hari\n" in shown


def test_show_prints_all_fourteen_components(sp: Command) -> None:
    from sp_engine.documents.component import Component, component_title

    ran = sp("show", HAKI, "--on", "2026-03-16")
    assert ran.code == 0
    for name in map(component_title, Component):
        assert name.id.lower() in ran.out.lower(), name.id
