"""Every message of every requirement, as an applicant would read it, in both languages."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

import pytest
from conditions.written_facts import vocabulary
from deciding.applicants import Applicants

from sp_engine import Catalogue, Decision, FactsError, Service
from sp_engine.assurance.cases.case_document import cases_of, read_cases
from sp_engine.conditions.tree import (
    Age,
    Document,
    Includes,
    Item,
    Leaf,
    Overlaps,
    Recent,
    Remaining,
    Said,
    SameYear,
)
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.decision_json import deadline_dict
from sp_engine.deciding.finding_message import fulfilled, problem, stated
from sp_engine.deciding.to_supply_text import need_text
from sp_engine.documents.expected_outcome import ExpectedOutcome
from sp_engine.rules.situation import Situation
from sp_engine.words.dates import date_words
from sp_engine.words.language import Language
from sp_engine.workdays.duration import Duration, Unit

DAY = date(2026, 7, 6)
ENGLISH = (
    "the of is are was not and or must should with for from within required stated answer answered yes hand "
    "handed state met exceeds lacks aged these this it by none covering corrected"
)
INDONESIAN = (
    "yang dan atau tidak ya belum sudah dengan untuk dari adalah bila jika sebutkan serahkan harus pada oleh "
    "kepada dalam di paling syaratnya seharusnya petugas melebihi kurang salah satu jawab bukan tahun"
)


class Text(NamedTuple):
    """One sentence as it was rendered, and where it comes from."""

    service: str
    requirement: str
    status: str
    language: str
    text: str
    own: bool  # the author's own words


@pytest.fixture(scope="module")
def rendered(
    catalogue: Catalogue, services: dict[str, Service], complete: Callable[[str], dict[str, Any]]
) -> set[Text]:
    texts: set[Text] = set()
    for name, service in services.items():
        applicants, base = Applicants(service.standard, DAY), complete(name)
        pick = random.Random(name)
        drawn = [applicants.draw(pick) for _ in range(80)]
        received = datetime(2026, 7, 6, 10, tzinfo=service.standard.agency.zone)
        for facts in ({}, base, *applicants.neighbours(base), *drawn):
            texts.update(_texts(name, service.decide(facts, received=received)))
        source = catalogue.files.cases_source(service.standard.decree, name.partition("/")[2])
        assert source is not None
        for case in cases_of(read_cases(source), source)[0]:
            if case.written.outcome is ExpectedOutcome.NOT_IN_FORCE:
                continue
            at = case.received(service.standard.agency.zone)
            texts.update(_texts(name, service.decide(case.facts, received=at)))
    return texts


def _texts(name: str, decision: Decision) -> Iterator[Text]:
    for language in ("id", "en"):
        for finding in decision.findings:
            requirement = finding.requirement
            own = requirement.message is not None and finding.status in ("missing", "deficient", "failed")
            where = (name, requirement.id, finding.status, language)
            yield Text(*where, finding.message(language), own)
            if remedy := finding.remedy(language):
                yield Text(*where, remedy, False)
        wording = ConditionText(decision.standard.vocabulary, decision.situation, language)
        if decision.needs is not None:
            text = need_text(wording, decision.needs)
            yield Text(name, "", "to_supply", language, text[:1].upper() + text[1:], False)
        for deadline in decision.deadlines:
            if reason := deadline_dict(deadline, wording).get("reason"):
                yield Text(name, deadline.stage, "deadline", language, reason.capitalize(), False)
        fee = decision.fee_text(language)
        yield Text(name, "", "fee", language, fee.capitalize(), False)


def flawed(rendered: set[Text], wrong: Callable[[Text], object]) -> list[str]:
    return sorted({text.text for text in rendered if wrong(text)})


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", re.sub(r"https?://\S+|“[^”]*”", "", text.lower())))


def test_every_requirement_is_rendered_both_met_and_not_met(
    rendered: set[Text], services: dict[str, Service]
) -> None:
    seen = {(t.service, t.requirement, t.status) for t in rendered}
    for name, service in services.items():
        for requirement in service.standard.requirements:
            statuses = {s for service_, id_, s in seen if (service_, id_) == (name, requirement.id)}
            assert statuses & {"met", "preferred"}, (name, requirement.id)
            assert statuses & {"missing", "pending", "preference_unknown"}, (name, requirement.id)
            assert requirement.guard is None or "not_applicable" in statuses, (name, requirement.id)


def test_no_message_is_empty_or_begins_in_lower_case_or_breaks_off(rendered: set[Text]) -> None:
    assert not flawed(rendered, lambda t: not t.text.strip() or t.text[0].islower())
    assert not flawed(rendered, lambda t: t.text.rstrip()[-1] in ":;,(")


def test_no_message_shows_a_placeholder_or_python(rendered: set[Text]) -> None:
    assert not flawed(
        rendered, lambda t: re.search(r"[{}]|\bNone\b(?! is)|True|False|frozenset|\?\?", t.text)
    )


def test_no_message_shows_the_raw_id_of_a_fact_a_choice_or_a_requirement(
    rendered: set[Text], services: dict[str, Service]
) -> None:
    ids: set[str] = set()
    for service in services.values():
        ids.update(requirement.id for requirement in service.standard.requirements)
        for definition in service.standard.facts.values():
            for one in (definition, *(definition.attributes or {}).values()):
                ids.update((one.id, *(one.choices or ())))
    raw = {name for name in ids if re.search(r"[_-]", name)}
    token = re.compile(r"[a-z0-9]+(?:[_.-][a-z0-9]+)+")
    assert not flawed(rendered, lambda t: raw & set(token.findall(t.text)) or "_" in t.text)


def test_no_indonesian_message_has_english_words(rendered: set[Text]) -> None:
    assert not flawed(rendered, lambda t: t.language == "id" and words_of(t.text) & set(ENGLISH.split()))


def test_no_generated_english_message_has_indonesian_words(
    rendered: set[Text], services: dict[str, Service]
) -> None:
    def without_twin(text: Text) -> bool:
        requirements = {r.id: r for r in services[text.service].standard.requirements}
        own = requirements[text.requirement].message if text.own else None
        return own is not None and own.id == own.en

    assert not flawed(
        rendered,
        lambda t: t.language == "en" and not without_twin(t) and words_of(t.text) & set(INDONESIAN.split()),
    )


def test_no_message_says_the_same_thing_twice(rendered: set[Text]) -> None:
    def twice(text: Text) -> bool:
        parts = Counter(part.strip() for part in re.split(r"\. |; ", text.text))
        return any(n > 1 for part, n in parts.items()) or text.text.count("belum ada hasil dari petugas") > 1

    assert not flawed(rendered, lambda t: t.status != "to_supply" and twice(t))
    assert not flawed(rendered, lambda t: re.search(r"\b(\w{3,}) \1\b|  |: :|;;|\( |::", t.text))


def test_no_year_has_a_thousands_mark(rendered: set[Text]) -> None:
    counted = r"(?<!Rp)\b2[.,]026\b(?! (?:tahun|orang|years|people))"
    assert not flawed(rendered, lambda t: re.search(counted, t.text))
    assert flawed(rendered, lambda t: re.search(r"\b2026\b", t.text))


@pytest.mark.parametrize(
    ("changes", "requirement", "indonesian", "english"),
    [
        (
            {"modal_usaha": 1_000_000_001},
            "modal",
            "Modal usaha Rp1.000.000.001 melebihi Rp1.000.000.000",
            "Business capital Rp1.000.000.001 exceeds Rp1.000.000.000",
        ),
        (
            {"memiliki_produk": "tidak"},
            "produk",
            "Memiliki produk: tidak; syaratnya ya",
            "Has a product: no; required: yes",
        ),
        (
            {"memiliki_produk": None},
            "produk",
            "Belum dijawab: “Apakah usaha pemohon sudah mempunyai produk?”",
            "Not answered: “Does the business already have a product?”",
        ),
        ({"nib": None}, "nib", "NIB belum disebutkan", "Not stated: business identification number (NIB)"),
        (
            {"surat_permohonan": "tidak"},
            "surat-permohonan",
            "Surat permohonan belum diserahkan",
            "Not handed in: letter of application",
        ),
        (
            {"profil_usaha": {"isi": ["logo", "ktp", "alamat_usaha", "nama_produk", "nama_merek_dagang"]}},
            "profil-usaha",
            "Profil usaha belum mencakup nama pemilik, jenis usaha, dan nomor telepon yang dapat dihubungi",
            "Business profile lacks owner's name, kind of business, and telephone number",
        ),
        (
            {"profil_usaha": "ya"},
            "profil-usaha",
            "Profil usaha belum diperiksa petugas: isi profil usaha",
            "Business profile, for the clerk to check: contents of the business profile",
        ),
        (
            {"memiliki_perizinan_usaha": None, "profil_usaha": None},
            "perizinan",
            "Bila sudah memiliki perizinan usaha, profil usaha belum diserahkan",
            "If “already has a business licence” is answered yes, not handed in: business profile",
        ),
    ],
)
def test_a_message_says_what_is_wrong(
    decided: Callable[..., Decision], changes: Any, requirement: str, indonesian: str, english: str
) -> None:
    decision = decided("depok/rekomendasi-haki", **changes)
    finding = next(f for f in decision.findings if f.requirement.id == requirement)
    assert (finding.message("id"), finding.message("en")) == (indonesian, english)


@pytest.mark.parametrize(
    ("service", "changes", "requirement", "indonesian", "english"),
    [
        ("depok/rekomendasi-haki", {"nib": None}, "nib", "Sebutkan NIB (13 angka)", None),
        (
            "depok/rekomendasi-haki",
            {"modal_usaha": None},
            "modal",
            "Sebutkan modal usaha (syaratnya paling banyak Rp1.000.000.000)",
            "State: business capital (required: at most Rp1.000.000.000)",
        ),
        (
            "kalbar/kantor-cabang",
            {"surat_permohonan": {"bermeterai": "tidak"}},
            "surat-permohonan",
            "Serahkan perbaikan surat permohonan (bermeterai Rp10.000)",
            "Hand in, corrected: letter of application (bears a Rp10.000 duty stamp)",
        ),
        (
            "kalbar/kantor-cabang",
            {"tanggal_penilaian_kesehatan": "2025-06-06"},
            "tanggal-penilaian-kesehatan",
            "Penuhi dahulu: tanggal penilaian kesehatan dalam 1 tahun terakhir",
            None,
        ),
        (
            "depok/tamu",
            {"keperluan": None, "berdomisili_di_depok": "tidak", "wilayah_ktp": "lainnya"},
            "warga-depok",
            "Sebutkan keperluan (bila keperluan adalah konsultasi: ditolak, karena tidak satu pun terpenuhi: "
            "(1) tinggal di Kota Depok: tidak; syaratnya ya; "
            "(2) wilayah KTP: wilayah lain; syaratnya Kota Depok)",
            None,
        ),
        (
            "depok/tamu",
            {"identitas_diri": None},
            "identitas",
            "Pilih salah satu: serahkan kartu identitas diri; atau serahkan surat tugas",
            "One of these: hand in: identity document; or hand in: letter of assignment",
        ),
    ],
)
def test_a_remedy_says_what_to_bring(
    decided: Callable[..., Decision],
    service: str,
    changes: Any,
    requirement: str,
    indonesian: str,
    english: str | None,
) -> None:
    decision = decided(service, **changes)
    finding = next(f for f in decision.findings if f.requirement.id == requirement)
    assert finding.remedy("id") == indonesian
    assert english is None or finding.remedy("en") == english


def test_the_authors_own_words_come_first_and_keep_their_condition(decided: Callable[..., Decision]) -> None:
    own = "uku tamu belum diisi; isilah di meja penerima tamu."
    told, untold = (
        decided("depok/tamu", mengisi_buku_tamu="tidak", keperluan=k) for k in ("konsultasi", None)
    )
    message = {
        d: next(f for f in d.findings if f.requirement.id == "buku-tamu").message() for d in (told, untold)
    }
    assert message[told] == "B" + own
    assert message[untold] == "Bila keperluan adalah konsultasi, b" + own


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("least", "most"), [(17, None), (None, 34), (17, 34)])
def test_a_birth_that_is_yet_to_come_has_no_age(
    language: Language, least: int | None, most: int | None
) -> None:
    born = {"jenis": "tanggal", "nama": "Lahir", "nama_en": "Born", "boleh_mendatang": True}
    day = DAY.toordinal()
    wording = ConditionText(vocabulary({"lahir": born}), Situation({"lahir": day + 400}, day), language)
    leaf = Age(
        Item("lahir"),
        None if least is None else Duration(least, Unit.YEAR),
        None if most is None else Duration(most + 1, Unit.YEAR),
        Said("umur", (least, most)),
    )
    for told in (fulfilled(wording, leaf), problem(wording, leaf), stated(wording, leaf)):
        assert date_words(date.fromordinal(day + 400), language) in told
    assert not re.search(r"-\d|umur \d+ tahun|aged \d+ on", problem(wording, leaf))


def test_facts_that_cannot_be_read_are_told_in_both_languages(decided: Callable[..., Decision]) -> None:
    with pytest.raises(FactsError) as error:
        decided("depok/rekomendasi-haki", modal_usaha="abc", nib=123, omzet_tahunan=-1)
    findings = error.value.diagnostics
    assert sorted(f.code for f in findings) == ["SP402", "SP404", "SP405"]
    assert all(f.message("id") != f.message("en") for f in findings)


def test_whoever_was_born_on_the_day_of_application_is_not_yet_one_year_old() -> None:
    born = {"jenis": "tanggal", "nama": "Lahir", "nama_en": "Born", "boleh_mendatang": True}
    day = DAY.toordinal()
    leaf = Age(Item("lahir"), Duration(17, Unit.YEAR), None, Said("umur", (17, None)))
    text = ConditionText(vocabulary({"lahir": born}), Situation({"lahir": day}, day), "en")
    assert problem(text, leaf) == "aged 0 on the day of application; should be 17 at least"


def test_of_an_attribute_that_falls_short_is_said_what_was_stated_of_it() -> None:
    letter = {
        "jenis": "dokumen",
        "nama": "Surat domisili",
        "nama_en": "Proof of address",
        "atribut": {
            "tanggal": {"jenis": "tanggal", "nama": "Tanggal surat", "nama_en": "Date of the letter"}
        },
    }
    day = DAY.toordinal()
    recent = Recent(Item("surat.tanggal", by_agency=True), Duration(6, Unit.MONTH))
    facts = {"surat": True, "surat.tanggal": day - 400}
    text = ConditionText(vocabulary({"surat": letter}), Situation(facts, day), "en")
    asked = "date of the letter within the last 6 months (stated: 1 June 2025)"
    told = problem(text, Document(Item("surat"), (recent,)))
    assert told == f"proof of address does not meet this: {asked}"


MADE, FIELDS = Item("tanggal"), Item("bidang")
ABOUT = vocabulary(
    {
        "tanggal": {"jenis": "tanggal", "nama": "Tanggal surat", "nama_en": "Date of the letter"},
        "bidang": {
            "jenis": "himpunan",
            "nama": "Bidang",
            "nama_en": "Fields",
            "pilihan": ["kuliner", "jasa"],
        },
    }
)


@pytest.mark.parametrize(
    ("leaf", "value", "indonesian", "english"),
    [
        (
            Recent(MADE, Duration(1, Unit.YEAR), inside=False),
            date(2026, 1, 5).toordinal(),
            "tanggal surat: 5 Januari 2026; syaratnya lebih dari 1 tahun yang lalu",
            "date of the letter: 5 January 2026; required: more than 1 year ago",
        ),
        (
            SameYear(MADE, is_date=True, inside=False),
            date(2026, 1, 5).toordinal(),
            "tanggal surat: 5 Januari 2026; syaratnya bukan tahun 2026",
            "date of the letter: 5 January 2026; required: not the year 2026",
        ),
        (
            Remaining(MADE, Duration(6, Unit.MONTH), inside=False),
            date(2027, 1, 5).toordinal(),
            "tanggal surat: 5 Januari 2027; syaratnya kurang dari 6 bulan sesudah hari permohonan",
            "date of the letter: 5 January 2027; required: less than 6 months after the day of application",
        ),
        (
            Remaining(MADE, Duration(0, Unit.DAY), inside=False),
            date(2027, 1, 5).toordinal(),
            "tanggal surat: 5 Januari 2027; syaratnya sudah lewat pada hari permohonan",
            "date of the letter: 5 January 2027; required: past on the day of application",
        ),
        (
            Overlaps(FIELDS, frozenset({"kuliner", "jasa"}), inside=False),
            frozenset({"jasa"}),
            "bidang: jasa; syaratnya tanpa kuliner atau jasa",
            "fields: jasa; required: without kuliner or jasa",
        ),
        (
            Overlaps(FIELDS, frozenset({"kuliner", "jasa"})),
            frozenset(),
            "bidang: -; syaratnya memuat paling sedikit satu dari kuliner dan jasa",
            "fields: -; required: with at least one of kuliner and jasa",
        ),
        (
            Includes(FIELDS, frozenset({"kuliner", "jasa"}), inside=False),
            frozenset({"kuliner", "jasa"}),
            "bidang: kuliner dan jasa; syaratnya tidak mencakup sekaligus kuliner dan jasa",
            "fields: kuliner and jasa; required: not covering all of kuliner and jasa",
        ),
    ],
)
def test_the_opposite_of_a_leaf_is_said_as_what_is_required(
    leaf: Leaf, value: Any, indonesian: str, english: str
) -> None:
    situation = Situation({leaf.item.id: value}, DAY.toordinal())
    told = [problem(ConditionText(ABOUT, situation, language), leaf) for language in ("id", "en")]
    assert told == [indonesian, english]
