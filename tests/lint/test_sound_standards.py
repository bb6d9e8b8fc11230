"""A standard that rests on an error does not decide, and that one is sound is found out once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from cases.author_mistake import BAD, lay_over_good, read_mistake
from deciding.read_service import APPROVED, RECEIVED
from decrees.folders import add_decree
from jsonschema import Draft202012Validator

from sp_engine import (
    Catalogue,
    CatalogueError,
    Decision,
    EventKind,
    Outcome,
    due_dates,
    ledger_of,
    open_catalogue,
)
from sp_engine.assurance.cases.suite import run_suite
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.decision_json import DecisionFormat
from sp_engine.documents.schema_files import schema
from sp_engine.lint import catalogue as lint_rules
from sp_engine.lint import sound_standards
from sp_engine.lint.catalogue import lint
from sp_engine.presenting.decision import decision_section
from sp_engine.presenting.folding import Screen
from sp_engine.presenting.ics import calendar_text
from sp_engine.presenting.text import text_lines
from sp_engine.timing.events import Event

SURAT = "kota/surat"
NEVER_MET = """\
@ kota/2024/surat.yaml
-      syarat: {fakta: wilayah_usaha, adalah: kota-contoh}
+      syarat: {semua: [{fakta: modal_usaha, paling_banyak: Rp1}, {fakta: modal_usaha, lebih_dari: Rp1}]}
"""
UNREGISTERED = """\
@ kota/2024/penetapan.yaml
 layanan:
   - {id: surat, nama: Surat keterangan}
+mengingat:
+  - {butir: 1, peraturan: uu-1-1900}
"""
OTHER_AGENCY_NAME = """\
@ kota/instansi.yaml
-id: kota
+id: kotaku
"""
CHOICE_WITHOUT_CHOICES = """\
@ kosakata.yaml
 fakta:
+  warna: {jenis: pilihan, nama: Warna, pertanyaan: Apa warnanya?}
"""
REPLACED_BY_NOBODY = """\
@ peraturan.yaml
     singkatan: PP 7/2021
-    status: berlaku
+    status: diubah
+    diganti_oleh: uu-2-1900
+    sejak: 2023-01-01
+    sumber: Lembaran Negara
"""
ELSEWHERE_LISTED = """\
@ kota/2024/penetapan.yaml
 layanan:
   - {id: surat, nama: Surat keterangan}
+  - {id: lain, nama: Lain}
+  - {id: lain, nama: Lain}
"""
LISTED_TWICE = """\
@ kota/2024/penetapan.yaml
 layanan:
   - {id: surat, nama: Surat keterangan}
+  - {id: surat, nama: Surat keterangan}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "katalog"


def opened(folder: Path, slip: str = "") -> Catalogue:
    lay_over_good(slip, folder)
    return open_catalogue(folder)


def decide(catalogue: Catalogue, *, with_errors: bool = False) -> Decision:
    service = catalogue.service(SURAT, received=RECEIVED)
    return service.decide(APPROVED, received=RECEIVED, with_errors=with_errors)


def text(decision: Decision) -> str:
    return " ".join(" ".join(text_lines(decision_section(decision, "id"), Screen())).split())


# ── what stops a service, and what does not ──────────────────────────────────
@pytest.mark.parametrize(
    ("slip", "code"),
    [
        (NEVER_MET, "SP302"),
        (UNREGISTERED, "SP219"),
        (LISTED_TWICE, "SP222"),
        (OTHER_AGENCY_NAME, "SP221"),
        (CHOICE_WITHOUT_CHOICES, "SP230"),
        (REPLACED_BY_NOBODY, "SP219"),
    ],
    ids=["service", "decree", "list", "agency", "vocabulary", "register"],
)
def test_an_error_in_whatever_the_standard_rests_on_is_a_reason_not_to_decide(
    folder: Path, slip: str, code: str
) -> None:
    catalogue = opened(folder, slip)
    with pytest.raises(CatalogueError) as error:
        decide(catalogue)
    (refusal,) = error.value.diagnostics
    assert refusal.code == "SP625"
    assert refusal.values["code"] == code
    assert refusal.span is not None
    assert f"sp validate {refusal.file}" in refusal.fix("id")
    assert SURAT in refusal.message("en")


def test_the_good_one_decides(folder: Path) -> None:
    decision = decide(opened(folder))
    assert (decision.outcome, decision.final, decision.standard_errors) == (Outcome.APPROVE, True, ())


def test_an_error_in_another_service_or_in_how_it_is_listed_stops_nothing(folder: Path) -> None:
    opened(folder, ELSEWHERE_LISTED)
    written = (folder / "kota/2024/surat.yaml").read_text(encoding="utf-8")
    wrong = written.replace("kota/surat", "kota/lain").replace("adalah: kota-contoh", "adalah: tiada")
    (folder / "kota/2024/lain.yaml").write_text(wrong, encoding="utf-8")
    (folder / "kota/2024/ketiga.yaml").write_text("rusak: [", encoding="utf-8")
    assert {f.code for f in lint(CatalogueFiles(folder)) if f.severity == "error"} >= {"SP101", "SP222"}
    assert decide(open_catalogue(folder)).final


def test_an_error_in_a_case_or_in_another_decree_of_the_service_stops_nothing(folder: Path) -> None:
    opened(folder)
    (folder / "kota/2024/surat.uji.yaml").write_text("rusak: [", encoding="utf-8")
    (add_decree(folder, "2025", "2/KPTS/2025", "2025-01-02") / "surat.yaml").write_text("rusak: [")
    catalogue = open_catalogue(folder)
    assert decide(catalogue).final
    with pytest.raises(CatalogueError, match="SP101"):
        catalogue.standard(SURAT, on=date(2025, 3, 3))


def test_a_warning_is_no_error(folder: Path) -> None:
    opened(folder)
    (folder / "kota/2024/surat.uji.yaml").unlink()
    assert {finding.severity for finding in lint(CatalogueFiles(folder))} == {"warning"}
    assert decide(open_catalogue(folder)).final


REST_ON = ("kosakata.yaml", "peraturan.yaml", "instansi.yaml", "penetapan.yaml", "2024/surat.yaml")


@pytest.mark.parametrize("path", sorted(BAD.glob("*.txt")), ids=lambda path: path.stem)
def test_every_slip_of_an_author_that_is_an_error_there_and_only_such_is_a_reason(
    folder: Path, path: Path
) -> None:
    lay_over_good(read_mistake(path).slip, folder)
    errors = [found for found in lint(CatalogueFiles(folder)) if found.severity == "error"]
    files = [found.file for found in errors if "/dinas-baru/" not in found.file]  # another agency's
    wrong = any(file.endswith(REST_ON) or "kalender/" in file for file in files)
    if wrong:
        with pytest.raises(CatalogueError):
            decide(open_catalogue(folder))
    else:
        decide(open_catalogue(folder))


# ── deciding all the same ────────────────────────────────────────────────────
def test_who_decides_all_the_same_gets_a_decision_that_says_so_and_is_not_final(folder: Path) -> None:
    decision = decide(opened(folder, UNREGISTERED), with_errors=True)
    assert (decision.outcome, decision.final) == (Outcome.APPROVE, False)
    assert "KEPUTUSAN: DISETUJUI, BELUM FINAL" in text(decision)
    assert "penetapan.yaml:10:27 SP219:" in text(decision)
    latest, first = decision.to_dict(), decision.to_dict(format=DecisionFormat.FIRST)
    assert latest["final"] is first["final"] is False
    (error,) = latest["standard_errors"]
    assert (error["code"], error["line"]) == ("SP219", 10)
    for data in (latest, first):
        assert list(Draft202012Validator(schema("keputusan")).iter_errors(json.loads(json.dumps(data)))) == []


def test_nothing_is_marked_where_there_is_no_error(folder: Path) -> None:
    decision = decide(opened(folder), with_errors=True)
    assert decision.final
    assert decision.to_dict()["standard_errors"] == []


def test_due_dates_and_ledgers_are_refused_and_marked_alike(folder: Path) -> None:
    catalogue = opened(folder, UNREGISTERED)
    events = [Event(EventKind.RECEIVED, RECEIVED)]
    with pytest.raises(CatalogueError, match="SP625"):
        due_dates(catalogue, SURAT, RECEIVED, {})
    with pytest.raises(CatalogueError, match="SP625"):
        ledger_of(catalogue, SURAT, events, until=RECEIVED)
    dates = due_dates(catalogue, SURAT, RECEIVED, {"skala_usaha": "mikro"}, with_errors=True)
    ledger = ledger_of(catalogue, SURAT, events, until=RECEIVED, with_errors=True)
    assert [e["code"] for e in dates.to_json()["standard_errors"]] == ["SP219"]
    assert [e["code"] for e in ledger.to_dict()["standard_errors"]] == ["SP219"]
    calendar = calendar_text(dates)
    assert "STATUS:TENTATIVE" in calendar
    assert "SUMMARY:BELUM FINAL: " in calendar


def test_a_bare_duration_rests_on_no_standard(folder: Path) -> None:
    catalogue = opened(folder, UNREGISTERED)
    dates = due_dates(catalogue, SURAT, RECEIVED, {}, duration="2 hari kerja")
    assert dates.deadlines[0].due is not None
    assert dates.standard_errors == ()


def test_cases_are_run_under_a_standard_with_errors_since_an_officer_is_at_work_on_it(folder: Path) -> None:
    lay_over_good(UNREGISTERED, folder)
    (suite,) = run_suite(CatalogueFiles(folder))
    assert suite.results
    assert all(result.passed for result in suite.results)


# ── found out once ───────────────────────────────────────────────────────────
@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The services that lint has looked at, none of which it knew before."""
    monkeypatch.setenv("SP_CACHE", str(tmp_path / "cache"))
    seen: list[str] = []
    look = lint_rules.lint_standard

    def noted(files: CatalogueFiles, decree: object, service: str) -> object:
        seen.append(service)
        return look(files, decree, service)  # type: ignore[arg-type]

    monkeypatch.setattr(lint_rules, "lint_standard", noted)
    return seen


def test_that_a_standard_is_sound_is_remembered(folder: Path, looked: list[str]) -> None:
    service = opened(folder).service(SURAT, received=RECEIVED)
    for _ in range(3):
        service.decide(APPROVED, received=RECEIVED)
    decide(open_catalogue(folder))
    assert looked == ["surat"]


def test_that_one_is_wrong_is_not_remembered_and_once_mended_it_decides(
    folder: Path, looked: list[str]
) -> None:
    for _ in range(2):
        with pytest.raises(CatalogueError, match="SP625"):
            decide(opened(folder, UNREGISTERED))
        (folder / "kota/2024/penetapan.yaml").unlink()
    assert decide(opened(folder)).final
    assert looked == ["surat"] * 3


@pytest.mark.parametrize(
    "document",
    [
        "kosakata.yaml",
        "peraturan.yaml",
        "kota/instansi.yaml",
        "kota/2024/penetapan.yaml",
        "kota/2024/surat.yaml",
        "kota/2025/penetapan.yaml",
        "kota/2025/surat.yaml",
        "kalender/2024.yaml",
    ],
)
def test_whatever_changes_in_what_it_rests_on_is_looked_at_again(
    folder: Path, looked: list[str], document: str
) -> None:
    opened(folder)
    add_decree(folder, "2025", "2/KPTS/2025", "2025-01-02")
    own = folder / "kalender"
    own.mkdir()
    bundled = Path(__file__).parents[2] / "catalogue/kalender/2024.yaml"
    (own / "2024.yaml").write_text(bundled.read_text(encoding="utf-8"), encoding="utf-8")
    decide(open_catalogue(folder))
    with (folder / document).open("a", encoding="utf-8") as file:
        file.write("# berubah\n")
    decide(open_catalogue(folder))
    assert looked == ["surat"] * 2


def test_another_service_may_change_without_a_second_look(folder: Path, looked: list[str]) -> None:
    decide(opened(folder))
    (folder / "kota/2024/lain.yaml").write_text("rusak: [", encoding="utf-8")
    decide(open_catalogue(folder))
    assert looked == ["surat"]


def test_another_engine_looks_for_itself(
    folder: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(opened(folder))
    monkeypatch.setattr(sound_standards, "ENGINE_VERSION", "0.2.0")
    decide(open_catalogue(folder))
    known = list(sound_standards._modules())
    monkeypatch.setattr(sound_standards, "_modules", lambda: [(n, at + 1, size) for n, at, size in known])
    decide(open_catalogue(folder))
    assert looked == ["surat"] * 3
    assert {"agencies.py", "solver.py", "consequences.py"} <= {name for name, _, _ in known}


def test_what_changes_while_it_is_looked_at_is_not_remembered(
    folder: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(folder)
    other = add_decree(folder, "2025", "2/KPTS/2025", "2025-01-02") / "surat.yaml"
    look: Callable[..., object] = lint_rules.lint_standard

    def meanwhile(*arguments: object) -> object:
        found = look(*arguments)
        other.write_text(other.read_text(encoding="utf-8") + "# baru\n", encoding="utf-8")
        return found

    monkeypatch.setattr(lint_rules, "lint_standard", meanwhile)
    decide(open_catalogue(folder))
    decide(open_catalogue(folder))
    assert looked == ["surat"] * 2


def test_a_cache_that_cannot_be_used_only_costs_a_second_look(
    folder: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("")
    monkeypatch.setenv("SP_CACHE", str(blocked / "cache"))
    assert decide(opened(folder)).final
    assert decide(open_catalogue(folder)).final
    assert looked == ["surat"] * 2


def test_half_a_line_and_rubbish_in_the_cache_are_no_verdict(
    folder: Path, looked: list[str], tmp_path: Path
) -> None:
    decide(opened(folder))
    (kept,) = (tmp_path / "cache/sound").iterdir()
    digest = kept.read_bytes()
    for poison in (digest[:40], digest[:-2], b"\xff\x00" * 99, digest.upper(), b"*\n"):
        kept.write_bytes(poison)
        assert decide(open_catalogue(folder)).final
    assert looked == ["surat"] * 6


def test_the_bundled_catalogue_is_sound() -> None:
    catalogue, day = open_catalogue(), date(2026, 3, 16)
    assert [s.standard.service for s in catalogue.services(on=day) if s.errors] == []
