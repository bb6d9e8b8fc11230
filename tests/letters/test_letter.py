"""Each kind of letter says what its applicant needs, in the customary form, and nothing of the engine."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from letters.letter_texts import catalogue, decided, examples, letter, seen, subject

from sp_engine import Outcome, open_catalogue
from sp_engine.facts import value_words
from sp_engine.letters.letter_kind import LetterKind, usual_kind
from sp_engine.letters.letter_subject import LetterError, LetterSubject, subject_of_decision
from sp_engine.papers.paper import PaperFormat
from sp_engine.papers.template import TemplateError

BBM = "pasuruan/rekomendasi-bbm"
HAKI = "depok/rekomendasi-haki"
WUB = "depok/pendampingan-wub"


def text_of(service: str, outcome: Outcome, kind: LetterKind | None = None) -> str:
    return seen(letter(subject(decided(service, outcome)), kind))


def test_a_return_names_all_that_is_lacking_with_the_item_of_the_decree() -> None:
    decision = decided(BBM, Outcome.RETURN)
    told = text_of(BBM, Outcome.RETURN)
    lacking = [f for f in decision.findings if f.status in ("missing", "deficient")]
    assert lacking
    for finding in lacking:
        assert finding.text() in told
    for said in (
        "PEMERINTAH KABUPATEN PASURUAN DINAS KOPERASI, USAHA KECIL DAN MENENGAH",
        "Telepon (0343) 5616140",
        "Pasuruan, 17 Maret 2026",
        "Nomor …",
        "Sifat Biasa",
        "Lampiran –",
        "Hal Pengembalian berkas permohonan",
        "Yth. Sdr. Siti Aminah di tempat",
        "belum lengkap menurut Keputusan Nomor 950/271/424.085/2024",
        "(persyaratan butir",
        "saluran pengaduan instansi (penanganan pengaduan, Keputusan Nomor 950/271/424.085/2024)",
        "http://dinkop.pasuruankab.go.id/",
        "Biaya Tidak dipungut biaya",
        "NIP …",
        "Tembusan: 1. Arsip.",
        "tanpa register",
    ):
        assert said in told


def test_a_return_asks_for_everything_that_the_decision_asks_for() -> None:
    """What is asked of several requirements together stands in the list too, so that one visit is enough."""
    from sp_engine.deciding import need_lines

    for decision, of_fields in examples():
        if decision.outcome is Outcome.RETURN and decision.needs is not None:
            told = seen(letter(subject(decision, of_fields=of_fields), of_fields=of_fields)).lower()
            for line in need_lines(decision.condition_text(), decision.needs):
                named = subject(decision, of_fields=of_fields).with_service_names(line, "id")
                assert " ".join(named.lower().split()) in told, decision


def test_a_refusal_gives_reasons_items_and_where_to_object() -> None:
    told = text_of(WUB, Outcome.REJECT)
    for said in (
        "Penolakan permohonan Pendampingan Wirausaha Baru (WUB)",
        "tidak dapat kami kabulkan menurut Keputusan Nomor 903/61/kpts/DKUM/VII/2023, karena:",
        "(persyaratan butir",
        "Bila Saudara berkeberatan",
        "Telepon: (021) 29402268",
    ):
        assert said in told
    assert "Biaya" not in told


def test_an_approval_says_what_comes_and_by_when_and_on_which_reading_it_rests() -> None:
    told = text_of(HAKI, Outcome.APPROVE)
    for said in (
        "Hasil layanan Surat Rekomendasi HAKI",
        "Penerbitan surat rekomendasi (3 hari kerja): Kamis, 26 Maret 2026 pukul 15.00 WIB",
        "Biaya Tidak dipungut biaya",
        "Surat ini bukan hasil layanan itu sendiri",
        "cara membaca standar pelayanan yang belum disahkan instansi",
        "permohonan ini dikembalikan untuk dilengkapi",
    ):
        assert said in told


def test_a_receipt_says_what_came_in_what_is_awaited_and_by_when_it_is_done() -> None:
    pending = next(one for one, fields in examples() if one.outcome is Outcome.PENDING and not fields)
    told = seen(letter(subject(pending)))
    for said in (
        "TANDA TERIMA BERKAS PERMOHONAN",
        "Nama pemohon Siti Aminah",
        pending.standard.name.get("id"),
        "Permohonan belum diputus. Yang masih kami periksa atau tunggu:",
        "Petugas penerima,",
    ):
        assert said in told
    assert "disetujui" not in told.lower()
    approved = text_of(HAKI, Outcome.APPROVE, LetterKind.RECEIPT)
    assert "Dokumen yang diterima: 1. Profil usaha 2. Surat permohonan" in approved
    assert (
        "Selesai paling lambat Penerbitan surat rekomendasi (3 hari kerja): Kamis, 26 Maret 2026" in approved
    )
    assert "belum diputus" not in approved


ENGINE_TALK = re.compile(
    r"--\w|\bsp [a-z]+|\bSP\d{3}\b|UNKNOWN|\bnull\b|\bfakta\b|\btafsir\b|\bengine\b|\bmesin\b"
    r"|[a-z0-9]_[a-z0-9]|\b(depok|kalbar|palembang|pasuruan)/(?!\d{4})|\{|\}",
)


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_letter_talks_as_the_engine_does(language: str) -> None:
    told = 0
    for decision, of_fields in examples():
        made = subject(decision, of_fields=of_fields)
        for kind in LetterKind:
            try:
                page = letter(made, kind, of_fields=of_fields, language="en" if language == "en" else "id")
            except LetterError:
                continue
            plain = re.sub(r"https?://\S+|\S+@\S+", "", seen(page))
            found = [one[0] for one in ENGINE_TALK.finditer(plain)]
            assert not found, (decision, kind, found)
            told += 1
    assert told >= 90


def test_a_draft_is_marked_on_the_letter_and_a_checked_standard_is_not(tmp_path: Path) -> None:
    assert "SEMENTARA – BELUM UNTUK DITANDATANGANI" in text_of(HAKI, Outcome.APPROVE)
    shutil.copytree(catalogue().files.root, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "depok/2023/rekomendasi-haki.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("status: rancangan") == 1
    file.write_text(text.replace("status: rancangan", "status: diperiksa"), encoding="utf-8")
    checked = open_catalogue(tmp_path)
    draft = decided(HAKI, Outcome.APPROVE)
    final = checked.service(HAKI, received=draft.received).decide(
        draft.to_dict()["input"]["facts"], received=draft.received
    )
    told = subject_of_decision(final.to_dict(), checked, name="keputusan.json")
    page = seen(letter(told, folder=tmp_path / "depok"))
    assert "Penerbitan surat rekomendasi" in page
    assert "SEMENTARA" not in page
    assert "rancangan" not in page


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("outcome", Outcome)
def test_a_decision_is_told_only_by_a_letter_that_fits(kind: LetterKind, outcome: Outcome) -> None:
    decision = next(one for one, fields in examples() if one.outcome is outcome and not fields)
    receipt = kind is LetterKind.RECEIPT and outcome in (Outcome.APPROVE, Outcome.PENDING)
    if kind is usual_kind(outcome) or receipt:
        assert letter(subject(decision), kind)
        return
    with pytest.raises(LetterError) as refused:
        letter(subject(decision), kind)
    (finding,) = refused.value.diagnostics
    assert finding.code == "SP832"
    assert f"--kind {usual_kind(outcome).value}" in finding.fix()


def test_what_is_confidential_is_not_printed() -> None:
    """A letter lies open on desks; its applicant knows the date of birth."""
    printed = 0
    for decision, of_fields in examples():
        vocabulary = decision.standard.vocabulary
        secret = [
            value_words(vocabulary[fact], value, "id")
            for fact, value in decision.facts.items()
            if vocabulary[fact].confidential
        ]
        page = seen(letter(subject(decision, of_fields=of_fields), of_fields=of_fields))
        assert not [value for value in secret if value in page]
        printed += len(secret)
    assert printed > 20


NASTY = "#panic() {{ 7*7 }} <b>Siti</b> & \u202e محمد Ḥāfiẓ " + "A" * 120


@pytest.mark.parametrize("form", PaperFormat)
@pytest.mark.parametrize("applicant", [NASTY, "Ni Luh " + "Putu " * 60, None])
def test_any_name_can_stand_on_a_letter(form: PaperFormat, applicant: str | None) -> None:
    told = subject(decided(BBM, Outcome.RETURN), applicant=applicant)
    made = letter(told, form=form)
    assert made == letter(told, form=form)
    if form is PaperFormat.HTML:
        assert "<b>" not in made.decode()
        shown = "Yth. Pemohon" if applicant is None else "Ni Luh Putu" if "Ni" in applicant else "{{ 7*7 }}"
        assert shown in seen(made)


def test_sixty_lacking_things_are_all_in_the_list() -> None:
    service = "kalbar/izin-usaha-simpan-pinjam"
    decider = catalogue().service(service, received=decided(HAKI, Outcome.APPROVE).received)
    decision = decider.decide({}, received=decided(HAKI, Outcome.APPROVE).received)
    told = seen(letter(subject(decision)))
    asked = [f for f in decision.findings if f.status == "missing" and f.requirement.mandatory]
    assert len(asked) > 15
    for finding in asked:
        assert finding.text() in told


def test_an_agency_s_own_template_and_arms_are_used(tmp_path: Path) -> None:
    own = tmp_path / "templat"
    own.mkdir()
    (own / "surat.html").write_text("<body>KAMI SENDIRI {{ surat.hal }} {{ isi }}", encoding="utf-8")
    page = seen(letter(subject(decided(BBM, Outcome.RETURN)), folder=tmp_path))
    assert page.startswith("KAMI SENDIRI Pengembalian berkas")
    (own / "surat.html").write_text("{{ surat.nomr }}", encoding="utf-8")
    with pytest.raises(TemplateError) as refused:
        letter(subject(decided(BBM, Outcome.RETURN)), folder=tmp_path)
    assert "`nomor`" in refused.value.diagnostics[0].fix()


def test_an_english_letter_speaks_english_around_the_names() -> None:
    page = seen(letter(subject(decided(WUB, Outcome.REJECT)), language="en"))
    assert "we inform you that it cannot be granted under Decree Number 903/61" in page
    assert "Saudara" not in page


def no_deadlines(told: LetterSubject) -> LetterSubject:
    return told.replace(deadlines=())


def test_a_letter_without_any_time_says_none() -> None:
    told = no_deadlines(subject(decided(BBM, Outcome.RETURN)))
    assert "Waktu penyelesaian" not in seen(letter(told))
