"""*Sejak*: when a stage begins: with the application, after another stage, at a time that is a fact, or with
the latest of several of these."""

from __future__ import annotations

from enum import StrEnum

from sp_engine.documents.basic_forms import MOMENT_FACT, NAME
from sp_engine.documents.forms import ListOf, Made, MappingOr, OneOf
from sp_engine.documents.record import Part, Record, key
from sp_engine.immutable import NamedTuple


class StartKind(StrEnum):
    """*Sejak*: what a stage begins with."""

    COMPLETE = "berkas_lengkap"
    RECEIVED = "diterima"
    STAGE = "tahap"
    FACT = "fakta"
    LATEST = "yang_terakhir"


class Start(NamedTuple):
    """*Sejak*: when a stage begins; `ref` names the stage or the fact, `of` is what it is the latest of."""

    kind: StartKind
    ref: str | None = None
    of: tuple[Start, ...] = ()

    @property
    def events(self) -> tuple[Start, ...]:
        """Each event that it takes: itself, or all of which it is the latest."""
        return self.of or (self,)


class _Event(
    Record,
    title="Sejak peristiwa",
    about="Mulai sesudah tahap lain atau pada suatu fakta waktu.",
    one_of=(StartKind.STAGE, StartKind.FACT),
):
    """What a stage begins with, where it is not the application itself."""

    stage: str | None = key(
        StartKind.STAGE, NAME, "Tahap", "Nama tahap yang harus selesai lebih dahulu.", default=None
    )
    fact: str | None = key(StartKind.FACT, MOMENT_FACT, "Fakta", "Fakta berjenis waktu.", default=None)


def _start(written: _Event | str) -> Start:
    if isinstance(written, str):
        return Start(StartKind(written))
    if isinstance(written, _Events) and written.latest:
        return Start(StartKind.LATEST, of=written.latest)
    if written.stage is not None:
        return Start(StartKind.STAGE, written.stage)
    return Start(StartKind.FACT, written.fact)


_APPLICATION = OneOf(StartKind.COMPLETE, StartKind.RECEIVED)


class _Events(
    _Event,
    title="Sejak peristiwa",
    about="Mulai sesudah tahap lain, pada suatu fakta waktu, atau pada yang terakhir dari beberapa.",
    one_of=(StartKind.STAGE, StartKind.FACT, StartKind.LATEST),
):
    """What a stage begins with, or several things with the latest of which it does."""

    latest: tuple[Start, ...] = key(
        StartKind.LATEST,
        ListOf(Made(MappingOr(Part(_Event), _APPLICATION), _start), least=2, once=True),
        "Yang terakhir",
        "Mulai bila semuanya sudah terjadi, pada saat yang terakhir.",
        default=(),
    )


START = Made(MappingOr(Part(_Events), _APPLICATION), _start)
