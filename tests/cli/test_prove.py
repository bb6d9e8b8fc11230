"""`sp prove`: what it prints, in both languages and as JSON, and how it ends."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from assurance.proofs.changed_catalogue import changed
from cli.workbench import Command
from jsonschema import Draft202012Validator

from sp_engine.documents.schema_files import schema

pytest.importorskip("z3")

UJI = "rantau/uji-kendaraan"
ROWS = "          - {selain_itu: true, tidak_diatur: true}\n"


def test_a_standard_that_decides_as_it_should_is_told_question_by_question(sp: Command) -> None:
    ran = sp("prove", "depok/klinik-bisnis")
    assert ran.code == 0
    assert "Dapatkah permohonan berakhir DISETUJUI?" in ran.out
    assert "0 tidak sebagaimana mestinya, 0 tidak diputuskan" in ran.out
    assert "Can an application come to APPROVED?" in sp("prove", "depok/klinik-bisnis", "--lang", "en").out


def test_what_is_not_as_it_should_be_is_shown_with_somebody_and_ends_with_1(
    sp: Command, tmp_path: Path
) -> None:
    root = str(changed(tmp_path, UJI, (ROWS, "")).root)
    ran = sp("prove", UJI, "--catalogue", root)
    assert ran.code == 1
    assert "tidak satu pun berlaku bagi pemohon dengan `bukti_kendaraan: ya`, `jbb: 3500`".replace(
        "`", ""
    ) in (" ".join(ran.out.replace("`", "").split()))
    assert sp("prove", "rantau", "--catalogue", root).code == 1
    assert "biaya.komponen.uji.pilihan" in sp("prove", "rantau", "--catalogue", root, "--jobs", "1").out


def test_as_json_it_is_what_its_schema_says(sp: Command, tmp_path: Path) -> None:
    validator = Draft202012Validator(schema("bukti"))
    root = str(changed(tmp_path, UJI, (ROWS, "")).root)
    for arguments in (("depok/tamu", "--all"), ("kalbar/kantor-cabang",), (UJI, "--catalogue", root)):
        data = sp("prove", *arguments, "--json").json
        assert [error.message for error in validator.iter_errors(data)] == []
        assert data["services"][0]["questions"]


def test_seconds_that_are_none_and_a_name_that_nothing_has_are_refused(sp: Command) -> None:
    for given in ("lama", "0", "-1", "1e9", ""):
        ran = sp("prove", "depok/tamu", "--time-limit", given)
        assert ran.code == 2
        assert "--time-limit" in ran.err
    assert sp("prove", "depok/tidak-ada").code == 2


def test_without_the_package_it_says_how_to_get_it(sp: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    ran = sp("prove", "depok/tamu")
    assert ran.code == 2
    assert "sp-engine[analysis]" in ran.err


def test_no_decision_waits_for_the_solver(process: Command) -> None:
    facts = Path(__file__).parents[2] / "docs/examples/rekomendasi-haki.yaml"
    ran = process(
        "check",
        "depok/rekomendasi-haki",
        "--facts",
        str(facts),
        "--received",
        "2026-03-16T10:00",
        PYTHONPROFILEIMPORTTIME="1",
    )
    assert "sp_engine.rules" in ran.err
    assert "z3" not in ran.err
    assert "rules.smt" not in ran.err
