"""A standard under its other readings: what each changes, and that nothing else does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cases.author_mistake import lay_over_good

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents.component import Component
from sp_engine.documents.other_readings import Interpreted, interpreted_parts, under
from sp_engine.documents.standard import Standard
from sp_engine.workdays.duration import Duration, Unit

Written = Callable[[str], Standard]
TAFSIR = """\
+        - id: {id}
+          tertulis: kata-kata
+          dibaca: begini
+          alasan: Sebab.
+          bacaan_lain:
"""
MODAL = """\
@ kota/2024/surat.yaml
       dasar: {peraturan: uu-25-2009, pasal: "20"}
+      tafsir:
"""


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def standard(slip: str) -> Standard:
        lay_over_good(slip, tmp_path)
        files = CatalogueFiles(tmp_path)
        (decree,) = files.decrees("kota")
        return files.standard_of(decree, "kota/surat")

    return standard


def modal(lines: str, id: str = "modal") -> str:
    return MODAL + TAFSIR.format(id=id) + "".join(f"+            - {line}\n" for line in lines.splitlines())


def test_another_reading_replaces_the_rule_and_leaves_all_else(written: Written) -> None:
    standard = written(modal("{id: lebih, uraian: lebih, syarat: {fakta: modal_usaha, paling_banyak: Rp2}}"))
    (of,) = interpreted_parts(standard.document)
    (other,) = of.interpretation.others
    changed = under(standard.document, of, other)
    before, after = standard.requirements, changed.delivery.requirements.items
    assert [r.id for r in after] == [r.id for r in before]
    assert [r.id for r, o in zip(after, before, strict=True) if r != o] == ["modal"]
    assert changed.delivery.service_time == standard.document.delivery.service_time


def test_what_is_not_required_under_another_reading_is_gone(written: Written) -> None:
    standard = written(modal("{id: bebas, uraian: bebas, tidak_disyaratkan: true}"))
    (of,) = interpreted_parts(standard.document)
    changed = under(standard.document, of, of.interpretation.others[0])
    assert "modal" not in [r.id for r in changed.delivery.requirements.items]


def test_a_guard_a_nature_and_no_guard_can_be_read_otherwise(written: Written) -> None:
    lines = """\
{id: mikro, uraian: hanya mikro, jika: {fakta: skala_usaha, adalah: mikro}}
{id: diutamakan, uraian: diutamakan, sifat: diutamakan}"""
    standard = written(modal(lines))
    (of,) = interpreted_parts(standard.document)
    guarded, preferred = (
        next(r for r in under(standard.document, of, other).delivery.requirements.items if r.id == "modal")
        for other in of.interpretation.others
    )
    assert guarded.guard is not None
    assert guarded.mandatory
    assert preferred.guard is None
    assert not preferred.mandatory


def test_facts_that_only_another_reading_looks_at_are_not_the_services_own(written: Written) -> None:
    slip = "{id: kuasa, uraian: kuasa, syarat: {fakta: memiliki_produk, adalah: ya}}"
    fact = "@ kosakata.yaml\n fakta:\n+  memiliki_produk: {jenis: ya_tidak, nama: P, pertanyaan: Ada}\n\n"
    standard = written(fact + modal(slip))
    assert "memiliki_produk" not in standard.facts


def test_a_stage_can_be_read_otherwise(written: Written) -> None:
    slip = """\
@ kota/2024/surat.yaml
-      - {id: pemeriksaan, nama: Pemeriksaan, paling_lama: 1 hari kerja, sejak: diterima}
+      - id: pemeriksaan
+        nama: Pemeriksaan
+        paling_lama: 1 hari kerja
+        sejak: diterima
+        tafsir:
+          - id: hari
+            tertulis: 1 hari
+            dibaca: satu hari kerja
+            alasan: Sebab.
+            bacaan_lain: [{id: kalender, uraian: satu hari kalender, paling_lama: 1 hari}]
"""
    standard = written(slip)
    (of,) = interpreted_parts(standard.document)
    assert of.component is Component.SERVICE_TIME
    stage, *_ = under(standard.document, of, of.interpretation.others[0]).delivery.service_time.stages
    assert [row.longest for row in stage.rows] == [Duration(1, Unit.DAY)]


def test_a_reading_of_the_whole_standard_changes_several_parts(written: Written) -> None:
    slip = """\
@ kota/2024/surat.yaml
 nama: Surat keterangan
+tafsir:
+  - id: bagi-siapa
+    tertulis: bagi usaha
+    dibaca: semua usaha
+    alasan: Sebab.
+    bacaan_lain:
+      - id: tanpa-nib
+        uraian: tanpa NIB dan lebih lama
+        persyaratan: {nib: {tidak_disyaratkan: true}}
+        tahap: {pemeriksaan: {paling_lama: 2 hari kerja}}
"""
    standard = written(slip)
    (of,) = interpreted_parts(standard.document)
    assert of == Interpreted(standard.document.interpretations[0], None)
    assert of.component is None
    changed = under(standard.document, of, of.interpretation.others[0])
    assert "nib" not in [r.id for r in changed.delivery.requirements.items]
    assert changed.delivery.service_time.stages[0].rows[0].longest == Duration(2, Unit.WORKING_DAY)
