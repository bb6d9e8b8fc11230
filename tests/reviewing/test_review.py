"""What a review says of an agency: every kind of finding has its weight, what is the same is told once."""

from __future__ import annotations

import inspect
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from cases.author_mistake import lay_over_good

from sp_engine.catalogue.catalogue_error import CatalogueError
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.lint.basis import preamble
from sp_engine.lint.lint_rules import SERVICE_RULES
from sp_engine.presenting.agency_report import agency_report_section
from sp_engine.presenting.markdown import markdown_text
from sp_engine.reviewing.harm import BEHIND_THE_COUNTER, WEIGHTS, Harm
from sp_engine.reviewing.review import Review, review_of
from sp_engine.words.codes import all_codes
from sp_engine.words.messages.draft_wording import BY_CODE

DAY = date(2026, 11, 27)
CUT_OFF = """
@ kota/2024/surat.yaml
-    - {uraian: Surat keterangan}
+    - {uraian: Surat keterangan …}
"""
SAME_WORDS = """
@ kota/2024/penetapan.yaml
-  - {id: surat, nama: Surat keterangan}
+  - {id: surat, nama: Surat keterangan}
+  - {id: kartu, nama: Surat keterangan}

@ kota/2024/kartu.yaml seperti kota/2024/surat.yaml
-layanan: kota/surat
+layanan: kota/kartu

-      syarat: {fakta: wilayah_usaha, adalah: kota-contoh}
+      syarat: {fakta: wilayah_usaha, adalah: lainnya}
"""


def review(folder: Path, slip: str = "") -> Review:
    lay_over_good(slip, folder)
    return review_of(CatalogueFiles(folder), "kota", DAY)


def told(of: Review) -> str:
    return markdown_text(agency_report_section(of, "id"), level=1)


def test_every_finding_about_a_decree_has_a_weight_and_a_draft_wording() -> None:
    modules = {sys.modules[rule.__module__] for rule in (*SERVICE_RULES, preamble)}
    codes = {code for module in modules for code in re.findall(r'"(SP\d{3})"', inspect.getsource(module))}
    codes = {code for code in codes if all_codes()[code].severity == "warning"}
    assert len(codes) > 15
    assert codes <= WEIGHTS.keys()
    assert WEIGHTS.keys() == BY_CODE.keys()
    assert BEHIND_THE_COUNTER.keys() < WEIGHTS.keys() <= all_codes().keys()


@pytest.mark.parametrize("code", BY_CODE)
def test_a_draft_names_only_what_its_finding_knows(code: str) -> None:
    known = {"where", *all_codes()[code].message.placeholders, *all_codes()[code].fix.placeholders}
    assert BY_CODE[code].placeholders <= known


def test_weights_of_those_who_are_hurt_the_same_way_differ() -> None:
    assert len(set(WEIGHTS.values())) == len(WEIGHTS)


def test_the_heaviest_is_told_first_and_what_hurts_applicants_before_all_else() -> None:
    (decree,) = review_of(CatalogueFiles(), "kalbar", DAY).decrees
    harms = [concern.harm for concern in decree.concerns]
    assert harms == sorted(harms, key=list(Harm).index)
    for harm in Harm:
        weights = [one.weight.weight for one in decree.concerns if one.harm is harm]
        assert weights == sorted(weights, reverse=True)


def test_one_telephone_line_is_told_once_with_every_service_that_names_it() -> None:
    (decree,) = review_of(CatalogueFiles(), "kalbar", DAY).decrees
    (fax,) = (concern for concern in decree.concerns if concern.code == "SP334")
    assert max(len(point) for point in fax.points) > 1
    messages = [point[0].finding.message() for point in fax.points]
    assert len(set(messages)) == len(messages)


def test_the_same_words_under_different_rules_are_a_contradiction(tmp_path: Path) -> None:
    found = review(tmp_path, SAME_WORDS)
    (contradiction,) = found.decrees[0].contradictions
    assert contradiction.words == "Usaha berada di Kota Contoh"
    sides = [[service.listed.id for service in services] for _, services in contradiction.sides]
    assert sides == [["surat"], ["kartu"]]
    assert "“Usaha berada di Kota Contoh” berarti lain pada" in told(found)


def test_the_same_words_under_the_same_rule_are_none(tmp_path: Path) -> None:
    assert review(tmp_path, SAME_WORDS.partition("\n-      syarat")[0]).decrees[0].contradictions == ()


def test_an_agency_without_findings_is_told_so_and_hurts_nobody(tmp_path: Path) -> None:
    found = review(tmp_path)
    assert not found.hurts_applicants
    assert "Tidak ada yang ditemukan." in told(found)
    assert "Dapat merugikan pemohon: 0." in told(found)


def test_what_is_acknowledged_is_told_with_its_reason_and_not_drafted(tmp_path: Path) -> None:
    found = review(tmp_path / "a", CUT_OFF)
    assert found.hurts_applicants
    assert "dilengkapi menjadi" in told(found)
    lay_over_good(CUT_OFF, tmp_path / "b")
    document = tmp_path / "b" / "kota" / "2024" / "surat.yaml"
    message = 'teks ini terputus: "Surat keterangan …"'
    statement = f"dimaklumi: [{{temuan: SP325, pesan: '{message}', alasan: begitu naskahnya}}]\n"
    document.write_text(document.read_text("utf-8") + statement, "utf-8")
    left = review_of(CatalogueFiles(tmp_path / "b"), "kota", DAY)
    assert not left.hurts_applicants
    assert "dimaklumi: begitu naskahnya" in told(left)
    assert "dilengkapi menjadi" not in told(left)


def test_a_decree_without_dates_is_reported(tmp_path: Path) -> None:
    undated = """
@ kota/2024/penetapan.yaml
-tanggal: 2024-01-04
-berlaku_sejak: 2024-01-04
+tanggal_belum_diketahui: true
+catatan: [Tanggalnya tidak terbaca.]
"""
    assert "tanggal" not in told(review(tmp_path, undated)).split("\n")[2]


def test_a_day_on_which_no_decree_holds_and_an_agency_without_one_are_told_so(tmp_path: Path) -> None:
    before = review_of(CatalogueFiles(), "depok", date(2020, 1, 1))
    assert "Pada 1 Januari 2020 tidak ada keputusan yang berlaku" in told(before)
    assert "tidak ada keputusan yang berlaku" not in told(review_of(CatalogueFiles(), "depok", DAY))
    lay_over_good("", tmp_path)
    for document in (tmp_path / "kota" / "2024").iterdir():
        document.unlink()
    without = review_of(CatalogueFiles(tmp_path), "kota", DAY)
    assert (without.decrees, without.hurts_applicants) == ((), False)
    assert "belum mempunyai keputusan" in told(without)


def test_services_that_send_applicants_to_one_that_rejects_them_are_at_odds() -> None:
    text = told(review_of(CatalogueFiles(), "depok", DAY))
    contradictions = text.partition("## Pertentangan antarlayanan")[2].partition("\n## ")[0]
    assert "Pemohon dikirim ke layanan yang menolaknya: lihat di atas." in contradictions
    assert "Tidak ada dua layanan" not in contradictions


def test_an_unknown_agency_and_a_damaged_document_are_refused(tmp_path: Path) -> None:
    lay_over_good("", tmp_path)
    with pytest.raises(CatalogueError):
        review_of(CatalogueFiles(tmp_path), "kotta", DAY)
    (tmp_path / "kota" / "instansi.yaml").write_text("format: [", "utf-8")
    with pytest.raises(CatalogueError):
        review_of(CatalogueFiles(tmp_path), "kota", DAY)


def test_a_title_is_not_mended_where_another_regulation_takes_its_place() -> None:
    found = review_of(CatalogueFiles(), "depok", DAY)
    draft = told(found).partition("Rancangan bunyi")[2].partition("Yang menyulitkan")[0]
    assert "UU 8/1974 diganti dengan UU 20/2023, sesudah mencocokkan isinya" in draft
    assert "judul UU 8/1974" not in draft
