"""What one requirement came to, in one word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from deciding.read_service import decide, service_with

from sp_engine import Decision, FindingStatus
from sp_engine.deciding.finding_status import status_words


def test_a_requirement_that_is_not_met_or_not_yet_is_unmet() -> None:
    assert {status.value for status in FindingStatus if status.unmet} == {
        "failed",
        "missing",
        "deficient",
        "pending",
        "later",
    }


def test_every_status_has_words_of_its_own_in_both_languages() -> None:
    told = [status_words(status) for status in FindingStatus]
    assert len({words.id for words in told}) == len({words.en for words in told}) == len(FindingStatus)


PREFERRED = """\
@ kosakata.yaml
 fakta:
+  magang: {jenis: ya_tidak, nama: Magang, pertanyaan: Pernah magang?}
+  nilai_wawancara: {jenis: bilangan, nama: Nilai, pertanyaan: Berapa nilainya?, diisi_oleh: petugas}
+  lama_usaha: {jenis: bilangan, nama: Lama usaha, pertanyaan: Berapa tahun?, dapat_diperbaiki: true}

@ kota/2024/surat.yaml
     - id: surat-kuasa
+      uraian: Diutamakan yang pernah magang atau bernilai 80
+      sifat: diutamakan
+      syarat: {salah_satu: [{fakta: magang, adalah: ya}, {fakta: nilai_wawancara, paling_sedikit: 80}]}
+    - id: usaha-lama
+      uraian: Bagi yang pernah magang diutamakan yang usahanya 2 tahun
+      sifat: diutamakan
+      jika: {fakta: magang, adalah: ya}
+      syarat: {fakta: lama_usaha, paling_sedikit: 2}
+    - id: kuasa
"""


@pytest.mark.parametrize(
    ("facts", "either", "guarded"),
    [
        ({}, "preference_unknown", "preference_unknown"),
        ({"magang": False}, "preference_unknown", "not_applicable"),
        ({"magang": False, "nilai_wawancara": 79}, "not_preferred", "not_applicable"),
        ({"nilai_wawancara": 80}, "preferred", "preference_unknown"),
        ({"lama_usaha": 1}, "preference_unknown", "preference_unknown"),
        ({"lama_usaha": 1, "magang": True}, "preferred", "not_preferred"),
    ],
)
def test_a_preference_is_unknown_while_what_is_not_stated_can_still_decide_it(
    tmp_path: Path, facts: dict[str, object], either: str, guarded: str
) -> None:
    decision = decide(service_with(tmp_path, PREFERRED), **facts)
    found = {finding.requirement.id: finding.status for finding in decision.findings}
    assert (found["surat-kuasa"], found["usaha-lama"]) == (either, guarded)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "met"),
        ({"nib": None}, "missing"),
        ({"surat_permohonan": False}, "missing"),
    ],
)
def test_what_is_not_stated_or_not_handed_in_is_missing(
    decided: Callable[..., Decision], changes: dict[str, object], status: str
) -> None:
    decision = decided("depok/rekomendasi-haki", **changes)
    [name] = changes or ["nib"]
    about = {"nib": "nib", "surat_permohonan": "permohonan"}[name]
    found = {finding.requirement.id: finding.status for finding in decision.findings}
    assert [s for requirement, s in found.items() if about in requirement] == [status]
