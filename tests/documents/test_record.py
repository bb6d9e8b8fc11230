"""What a record is: immutable, at its place, equal to whoever says the same, and read from its keys."""

from __future__ import annotations

from datetime import date

import pytest

from sp_engine.documents.agency_document import SpecialDay
from sp_engine.documents.channel import Channel, ChannelKind
from sp_engine.documents.procedure import Branch, Step
from sp_engine.documents.reading import Reading
from sp_engine.words.language import Words
from sp_engine.yaml_text.source import NOWHERE, Place, parse_yaml

TEXT = """
langkah:
  - {id: ajukan, butir: 1, pelaku: Pemohon, uraian: Mengajukan, mengumpulkan: [ktp], lalu: periksa}
  - id: periksa
    butir: [2, 3]
    pelaku: Petugas
    uraian: Memeriksa
    uraian_en: Checks
    lalu:
      - {bila: lengkap, ke: selesai}
      - {ke: ajukan}
    catatan: Tidak jelas siapa.
"""


def steps() -> list[Step]:
    source = parse_yaml(TEXT, "standar.yaml")
    reading = Reading(source)
    return [Step.read(data, ("langkah", i), reading) for i, data in enumerate(source.data["langkah"])]


def test_every_key_becomes_the_field_that_it_is_named_for() -> None:
    first, second = steps()
    assert (first.id, first.item, first.actor, first.collects) == ("ajukan", 1, "Pemohon", ("ktp",))
    assert first.text == Words("Mengajukan", "Mengajukan")
    assert (second.item, second.text) == ((2, 3), Words("Memeriksa", "Checks"))
    assert second.note == "Tidak jelas siapa."
    assert second.next == (Branch(when="lengkap", to="selesai"), Branch(to="ajukan"))
    assert (first.next, first.note, second.collects, second.route) == ("periksa", None, (), None)


def test_a_record_knows_where_it_and_its_keys_are_written() -> None:
    _, second = steps()
    assert second.at == Place("standar.yaml", ("langkah", 1))
    assert second.place("actor") == Place("standar.yaml", ("langkah", 1, "pelaku"))
    assert isinstance(second.next, tuple)
    assert second.next[1].at == Place("standar.yaml", ("langkah", 1, "lalu", 1))


def test_records_are_equal_when_they_say_the_same_wherever_and_with_whatever_note() -> None:
    here = Channel(kind=ChannelKind.E_MAIL, address="dinas@kota.go.id", at=Place("a.yaml", ("kontak", 0)))
    there = Channel(kind=ChannelKind.E_MAIL, address="dinas@kota.go.id", note="dari kop surat")
    assert here == there
    assert hash(here) == hash(there)
    assert here != there.replace(address="dinas@kabupaten.go.id")
    assert here != Branch(to="dinas@kota.go.id")


def test_a_record_is_replaced_and_never_changed() -> None:
    channel = Channel(kind=ChannelKind.TELEPHONE, address="021-1", at=Place("a.yaml", ()))
    other = channel.replace(kind=ChannelKind.FAX)
    assert (other.kind, other.address, other.at) == (ChannelKind.FAX, "021-1", channel.at)
    with pytest.raises(AttributeError):
        channel.address = "021-2"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del channel.address
    assert channel.address == "021-1"


def test_a_record_without_a_required_field_or_with_an_unknown_one_is_refused() -> None:
    with pytest.raises(TypeError, match="lacks `address`"):
        Channel(kind=ChannelKind.FAX)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="has no colour"):
        Channel(kind=ChannelKind.FAX, address="1", colour="red")  # type: ignore[call-arg]
    day = SpecialDay(day=date(2026, 3, 16), closed=True, reason="pindah kantor")
    assert (day.hours, day.at) == (None, NOWHERE)


def test_the_key_of_a_note_comes_last() -> None:
    assert [*Step.keys][0 :: len(Step.keys) - 1] == ["id", "note"]
