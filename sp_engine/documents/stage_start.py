"""*Sejak*: when a stage begins: with the application, after another stage, or at a time that is a fact."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from sp_engine.documents.basic_forms import MOMENT_FACT, NAME
from sp_engine.documents.forms import Made, MappingOr, OneOf
from sp_engine.documents.record import Part, Record, key


class StartKind(StrEnum):
    """*Sejak*: what a stage begins with."""

    COMPLETE = "berkas_lengkap"
    RECEIVED = "diterima"
    STAGE = "tahap"
    FACT = "fakta"


class Start(NamedTuple):
    """*Sejak*: when a stage begins; `ref` names the stage or the fact."""

    kind: StartKind
    ref: str | None = None


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
    if written.stage is not None:
        return Start(StartKind.STAGE, written.stage)
    return Start(StartKind.FACT, written.fact)


START = Made(MappingOr(Part(_Event), OneOf(StartKind.COMPLETE, StartKind.RECEIVED)), _start)
