"""Services and catalogues as another program holds them: what they refuse, and what a receipt covers."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import pytest
from deciding.applicants import Applicants

from sp_engine import Catalogue, CatalogueError, FactsError, WitnessDisagreement, open_catalogue
from sp_engine.deciding.facts_json_schema import facts_schema
from sp_engine.rules import Outcome, Verdict

GOOD = Path(__file__).parents[1] / "cases" / "good"
WIB = timezone(timedelta(hours=7))
RECEIVED = datetime(2026, 3, 16, 10, tzinfo=WIB)
DAY = date(2026, 3, 16)
COMPLETE = {"wilayah_usaha": "kota-contoh", "modal_usaha": 5, "dikuasakan": "tidak", "skala_usaha": "mikro"}


class OffsetlessZone(tzinfo):
    """A zone that says nothing."""

    def utcoffset(self, when: datetime | None) -> None:  # noqa: ARG002
        return None

    dst = utcoffset

    def tzname(self, when: datetime | None) -> None:  # noqa: ARG002
        return None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "katalog"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def decree(folder: Path, name: str, number: str, since: str, revokes: str, services: str) -> None:
    """Add a decree beside that of 2024, with no service files of its own."""
    text = (folder / "kota" / "2024" / "penetapan.yaml").read_text(encoding="utf-8")
    text = text.replace("1/KPTS/2024", number).replace("berlaku_sejak: 2024-01-04", f"berlaku_sejak: {since}")
    text = text.replace(
        "layanan:\n  - {id: surat, nama: Surat keterangan}", f"layanan:\n  - {{id: {services}, nama: X}}"
    )
    (folder / "kota" / name).mkdir()
    (folder / "kota" / name / "penetapan.yaml").write_text(f"{text}mencabut: {revokes}\n", encoding="utf-8")


def codes(error: pytest.ExceptionInfo[CatalogueError | FactsError]) -> list[str]:
    return [finding.code for finding in error.value.diagnostics]


def test_a_standard_whose_requirements_are_not_known_decides_nothing(folder: Path) -> None:
    path = folder / "kota" / "2024" / "surat.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  persyaratan:"), text.index("  prosedur:")
    unknown = "  persyaratan: {belum_diketahui: true, catatan: halaman hilang}\n\n"
    path.write_text(text[:start] + unknown + text[end:], encoding="utf-8")
    service = open_catalogue(folder).standard("kota/surat", on=DAY)
    with pytest.raises(CatalogueError) as error:
        service.decide({}, received=RECEIVED)
    assert codes(error) == ["SP614"]


def test_a_standard_that_requires_nothing_approves_whatever_is_stated(folder: Path) -> None:
    path = folder / "kota" / "2024" / "surat.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  persyaratan:"), text.index("  prosedur:")
    path.write_text(
        text[:start] + "  persyaratan: {tanpa_persyaratan: true}\n\n" + text[end:], encoding="utf-8"
    )
    service = open_catalogue(folder).standard("kota/surat", on=DAY)
    decision = service.decide({}, received=RECEIVED)
    assert (decision.outcome, decision.findings) == (Outcome.APPROVE, ())
    assert service.standard.requires_nothing


def test_a_receipt_covers_the_definitions_that_guards_use(folder: Path) -> None:
    before = open_catalogue(folder).standard("kota/surat", on=DAY).decide(COMPLETE, received=RECEIVED)
    replace(
        folder / "kota" / "2024" / "surat.yaml",
        "termasuk: [kecil, menengah]}\n\npel",
        "adalah: mikro}\n\npel",
    )
    after = open_catalogue(folder).standard("kota/surat", on=DAY).decide(COMPLETE, received=RECEIVED)
    assert (before.outcome, after.outcome) == ("approve", "return")
    assert before.receipt.standard != after.receipt.standard


def test_a_decree_revoked_twice_ends_with_the_first_revocation(folder: Path) -> None:
    decree(folder, "2025", "2/KPTS/2025", "2025-01-01", "[1/KPTS/2024]", "lain")
    decree(folder, "2026", "3/KPTS/2026", "2026-01-01", "[1/KPTS/2024, 2/KPTS/2025]", "lain")
    oldest = open_catalogue(folder).files.decrees("kota")[0]
    assert oldest.in_force_until == date(2025, 1, 1)
    assert oldest.revoked_by == "2/KPTS/2025"


def test_a_newer_decree_without_the_service_file_never_falls_back_to_the_older_one(folder: Path) -> None:
    decree(folder, "2025", "2/KPTS/2025", "2025-01-01", "[]", "surat")
    catalogue = open_catalogue(folder)
    with pytest.raises(CatalogueError) as error:
        catalogue.standard("kota/surat", on=DAY)
    assert codes(error) == ["SP307"]
    assert [name for _, name, _ in catalogue.files.services(DAY)] == []
    assert catalogue.standard("kota/surat", on=date(2024, 6, 3)).standard.decree.number == "1/KPTS/2024"


@pytest.mark.parametrize(
    ("on", "code"), [("2026-03-16", "SP415"), (None, "SP415"), (RECEIVED.replace(tzinfo=None), "SP413")]
)
def test_the_day_of_a_standard_is_a_date_or_a_moment_with_an_offset(on: object, code: str) -> None:
    with pytest.raises(FactsError) as error:
        open_catalogue().standard("depok/tamu", on=on)  # type: ignore[arg-type]
    assert codes(error) == [code]


@pytest.mark.parametrize(
    ("received", "code"),
    [
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=9))), "SP410"),
        (datetime(9999, 12, 31, 23, 59, tzinfo=WIB), "SP410"),
        (datetime(2026, 3, 16, 10), "SP413"),
        (datetime(2026, 3, 16, 10, tzinfo=OffsetlessZone()), "SP413"),
        ("2026-03-16T10:00", "SP410"),
    ],
)
def test_a_time_that_cannot_be_placed_is_refused(folder: Path, received: object, code: str) -> None:
    service = open_catalogue(folder).standard("kota/surat", on=DAY)
    with pytest.raises(FactsError) as error:
        service.decide(COMPLETE, received=received)  # type: ignore[arg-type]
    assert codes(error) == [code]


@pytest.fixture(scope="module")
def bundled() -> Catalogue:
    return open_catalogue()


@pytest.mark.parametrize("order", [1, -1])
def test_an_attribute_given_twice_with_different_values_is_refused(bundled: Catalogue, order: int) -> None:
    service = bundled.standard("kalbar/kantor-cabang", on=DAY)
    pairs = [("surat_permohonan", {"bermeterai": "tidak"}), ("surat_permohonan.bermeterai", "ya")]
    with pytest.raises(FactsError) as error:
        service.decide(dict(pairs[::order]), received=RECEIVED)
    assert codes(error) == ["SP416"]


def test_half_a_character_is_no_text(bundled: Catalogue) -> None:
    service = bundled.standard("depok/keterangan-umkm-binaan", on=DAY)
    with pytest.raises(FactsError) as error:
        service.decide({"nomor_member_dkerens": "\ud800"}, received=RECEIVED)
    assert codes(error) == ["SP402"]


# ── facts that were read ─────────────────────────────────────────────────────
HAKI = "depok/rekomendasi-haki"
NEXT_DAY = RECEIVED + timedelta(days=1)


def test_facts_that_were_read_are_decided_on_as_plain_data_are(bundled: Catalogue) -> None:
    service = bundled.standard(HAKI, on=DAY)
    facts = service.read_facts({"nib": "1234567890123"}, received=RECEIVED)
    read = service.decide(facts, received=RECEIVED).to_dict()
    assert read == service.decide({"nib": "1234567890123"}, received=RECEIVED).to_dict()
    assert (facts.service, facts.decree, facts.day) == (HAKI, "903/61/kpts/DKUM/VII/2023", DAY)


def test_facts_read_for_one_moment_hold_all_of_the_agencys_day(bundled: Catalogue) -> None:
    service = bundled.standard(HAKI, on=DAY)
    morning = datetime(2026, 3, 15, 17, tzinfo=UTC)  # midnight in Depok
    service.decide(service.read_facts({}, received=morning), received=morning + timedelta(hours=23))


@pytest.mark.parametrize("which", ["service", "decree", "day", "no day"])
def test_facts_that_were_read_for_another_are_refused(folder: Path, bundled: Catalogue, which: str) -> None:
    decree(folder, "2025", "2/KPTS/2025", "2025-01-01", "[]", "surat")
    written = (folder / "kota" / "2024" / "surat.yaml").read_text(encoding="utf-8")
    named = written.replace("nama: Surat keterangan", "nama: X", 1)
    (folder / "kota" / "2025" / "surat.yaml").write_text(named, encoding="utf-8")
    catalogue = open_catalogue(folder)
    service = catalogue.standard("kota/surat", on=DAY)
    older = catalogue.standard("kota/surat", on=date(2024, 6, 3))
    facts = {
        "service": bundled.standard("depok/tamu", on=DAY).read_facts({}, received=RECEIVED),
        "decree": older.read_facts({}, received=RECEIVED),
        "day": service.read_facts({}, received=NEXT_DAY),
        "no day": service.read_facts({}),
    }[which]
    with pytest.raises(FactsError) as error:
        service.decide(facts, received=RECEIVED)
    assert codes(error) == ["SP417"]


def test_the_refusal_says_for_what_the_facts_were_read_and_for_what_they_are_used(bundled: Catalogue) -> None:
    service = bundled.standard(HAKI, on=DAY)
    with pytest.raises(FactsError) as error:
        service.decide(service.read_facts({}, received=NEXT_DAY), received=RECEIVED)
    [finding] = error.value.diagnostics
    number = service.standard.decree.number
    assert finding.message("id") == (
        f"fakta ini dibaca untuk `{HAKI}` menurut {number} pada 17 Maret 2026, "
        f"padahal diminta untuk `{HAKI}` menurut {number} pada 16 Maret 2026"
    )
    assert finding.message("en") == (
        f"these facts were read for `{HAKI}` under {number} on 17 March 2026, "
        f"but are used for `{HAKI}` under {number} on 16 March 2026"
    )


def test_what_is_compiled_for_a_service_does_not_grow_with_its_applicants(bundled: Catalogue) -> None:
    service = bundled.standard("kalbar/kantor-cabang", on=DAY)
    made_up, pick = Applicants(service.standard, DAY), random.Random(7)
    sizes = []
    for _ in range(2):
        for _ in range(60):
            facts = made_up.draw(pick)
            service.decide(facts, received=RECEIVED).to_dict()
            service.questions(facts, received=RECEIVED)
        sizes.append(len(service.compiled))
    assert sizes[0] == sizes[1] > len(service.standard.requirements)


def test_the_schema_of_the_facts_is_that_of_the_service(bundled: Catalogue) -> None:
    service = bundled.standard(HAKI, on=DAY)
    assert service.facts_schema() == facts_schema(service.standard, "id")
    assert service.facts_schema("en") == facts_schema(service.standard, "en") != service.facts_schema("id")


def test_a_decision_has_no_second_opinion_unless_one_is_asked_for(bundled: Catalogue) -> None:
    decision = bundled.standard(HAKI, on=DAY).decide({}, received=RECEIVED)
    assert (decision.witnessed, decision.receipt.witness) == (False, None)


class Contrary:
    """A witness that approves whatever it is asked, and says how often it was waited for."""

    waited = 0

    def asked(self, *_: object, **__: object) -> Callable[[], Verdict]:
        return self._wait

    def _wait(self) -> Verdict:
        self.waited += 1
        return Verdict(Outcome.APPROVE, (), ())


def test_a_decision_with_a_second_opinion_comes_back_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    service = open_catalogue().standard(HAKI, on=DAY)
    monkeypatch.setattr(service, "_witness", Contrary())
    with pytest.raises(WitnessDisagreement, match="SP701"):
        service.decide({}, received=RECEIVED, witness=True)


def test_who_does_not_await_the_second_opinion_is_told_when_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    service, witness = open_catalogue().standard(HAKI, on=DAY), Contrary()
    monkeypatch.setattr(service, "_witness", witness)
    decision = service.decide({}, received=RECEIVED, witness=True, await_witness=False)
    assert (decision.outcome, witness.waited) == (Outcome.RETURN, 0)
    for ask in (decision.confirmed, decision.confirmed, decision.to_dict, lambda: decision.receipt.witness):
        with pytest.raises(WitnessDisagreement, match="SP701"):
            ask()
