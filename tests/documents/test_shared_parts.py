"""What a service takes over stands where it is really written, entry by entry where a list is spliced in."""

from __future__ import annotations

import pytest

from sp_engine.conditions.scope import Scope
from sp_engine.conditions.tree import AllOf
from sp_engine.documents.component import Component, Entries, Listed, shared_parts_of
from sp_engine.documents.reading import Reading
from sp_engine.documents.requirements import Requirement
from sp_engine.facts.vocabulary import FactDefinition, Kind, Vocabulary
from sp_engine.words.language import Words
from sp_engine.yaml_text.source import Place, parse_yaml

AGENCY = """
bersama:
  persyaratan:
    umum:
      - {id: nib, uraian: NIB, syarat: {fakta: nib, diketahui: ya}}
    khusus:
      - {id: izin, uraian: Izin, syarat: {fakta: izin, adalah: ya}}
"""
DECREE = """
bersama:
  persyaratan:
    umum:
      - {id: ktp, uraian: KTP, syarat: {fakta: ktp, adalah: ya}}
      - id: nib
        uraian: NIB
        jika: {fakta: izin, adalah: ya}
        syarat:
          semua:
            - {fakta: nib, diketahui: ya}
            - {fakta: ktp, adalah: ya}
"""
SERVICE = """
persyaratan:
  - {id: awal, uraian: Awal, syarat: {fakta: ktp, adalah: ya}}
  - {bersama: umum}
  - {bersama: khusus}
  - {id: akhir, uraian: Akhir, syarat: {fakta: izin, adalah: ya}}
"""
UMUM = ("bersama", "persyaratan", "umum")
LISTED = Listed(Component.REQUIREMENTS, Requirement, unique=True)


def reading(service: str, decree: str = DECREE, agency: str = AGENCY) -> Reading:
    source = parse_yaml(service, "surat.yaml")
    kinds = {"ktp": Kind.YES_NO, "izin": Kind.YES_NO, "nib": Kind.TEXT}
    facts = {
        name: FactDefinition(name, kind, Words(name, name), Words("", "")) for name, kind in kinds.items()
    }
    shared = shared_parts_of(parse_yaml(decree, "penetapan.yaml"), parse_yaml(agency, "instansi.yaml"))
    return Reading(source, Scope(source, Vocabulary(facts)), shared)


def read(of: Reading) -> Entries[Requirement]:
    return LISTED.read(of.source.data["persyaratan"], ("persyaratan",), of)


def test_each_entry_of_a_list_stands_where_it_is_written() -> None:
    entries = read(reading(SERVICE))
    assert [(entry.id, entry.at) for entry in entries.items] == [
        ("awal", Place("surat.yaml", ("persyaratan", 0))),
        ("ktp", Place("penetapan.yaml", (*UMUM, 0))),
        ("nib", Place("penetapan.yaml", (*UMUM, 1))),
        ("izin", Place("instansi.yaml", ("bersama", "persyaratan", "khusus", 0))),
        ("akhir", Place("surat.yaml", ("persyaratan", 3))),
    ]
    assert entries.at == Place("surat.yaml", ("persyaratan",))


def test_what_stands_in_such_an_entry_stands_there_too() -> None:
    entry = read(reading(SERVICE)).items[2]
    at = Place("penetapan.yaml", (*UMUM, 1))
    assert entry.place("text") == at.under("uraian")
    assert entry.guard is not None
    assert entry.guard.at == at.under("jika")
    assert entry.condition.at == at.under("syarat")
    assert isinstance(entry.condition, AllOf)
    assert [part.at for part in entry.condition.parts] == [
        at.under("syarat", "semua", 0),
        at.under("syarat", "semua", 1),
    ]


@pytest.mark.parametrize(
    ("service", "decree", "code", "place"),
    [
        (SERVICE, DECREE.replace("fakta: nib", "fakta: nbi"), "SP204", "penetapan.yaml:11:23"),
        (SERVICE.replace("id: akhir", "id: nib"), DECREE, "SP222", "surat.yaml:6:10"),
        (SERVICE, DECREE.replace("id: ktp", "id: awal"), "SP222", "penetapan.yaml:5:14"),
        (SERVICE.replace("bersama: khusus", "bersama: khuss"), DECREE, "SP220", "surat.yaml:5:15"),
    ],
)
def test_a_finding_about_an_entry_points_there(service: str, decree: str, code: str, place: str) -> None:
    of = reading(service, decree)
    read(of)
    assert [(finding.code, finding.place()) for finding in of.findings] == [(code, place)]


def test_a_list_of_the_decree_goes_before_one_of_the_agency() -> None:
    of = reading("persyaratan: {bersama: umum}\n")
    assert [entry.at.file for entry in read(of).items] == ["penetapan.yaml"] * 2
    alone = reading("persyaratan: {bersama: umum}\n", decree="bersama: {}\n")
    assert [entry.at for entry in read(alone).items] == [Place("instansi.yaml", (*UMUM, 0))]
    assert of.shared.used == {("penetapan.yaml", "persyaratan", "umum")}
