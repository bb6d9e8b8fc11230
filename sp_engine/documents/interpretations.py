"""*Tafsir*: how words of the decree are read, why, and how else they can be read.

A decree says "warga" or "maksimal 6 bulan", and somebody has to read it one way.  That choice stands here as
data: the words, their reading, the reason, the other readings as formulas, and who ratified it.  What another
reading would decide is not known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Self, TypeAlias

from sp_engine.conditions import Condition
from sp_engine.documents.basic_forms import DAY, DESCRIBED, LIMIT, NAME, TEXT, Noted
from sp_engine.documents.conditions_in_documents import CONDITION, GUARD
from sp_engine.documents.fee_amounts import BASES, Base
from sp_engine.documents.forms import ByName, Flag, ListOf, Rupiah, Share, Translated, YesIf
from sp_engine.documents.gate import GATE
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Part, Record, key, said_of
from sp_engine.documents.stage_start import START, Start
from sp_engine.words import Words
from sp_engine.workdays import Limit
from sp_engine.yaml_text import DataPath, Json

MANDATORY = YesIf("wajib", "diutamakan")
"""Whether a requirement decides, or is only reported."""
PROGRAMME = YesIf("batas_program", "batas_layanan")
"""Whether a stage is a ceiling on a programme, or a limit of the agency's."""


class Ratification(Record, title="Disahkan", about="Pengesahan tafsir oleh instansi."):
    """*Disahkan*: who of the agency ratified a reading, and when."""

    by: str = key("oleh", TEXT, "Oleh", "Jabatan yang mengesahkan tafsir ini.")
    on: date = key("tanggal", DAY, "Tanggal", "Tanggal pengesahan.")


_OWN = frozenset({"id", "text", "unguarded", "ungated", "not_required"})


class _Change(Record):
    """What another reading puts in the place of the one chosen; what it does not name stays."""

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        """Facts that only another reading looks at are not among those that the service asks for."""
        return super().read(data, path, reading.for_another_reading())

    @property
    def changes(self) -> Mapping[str, Any]:
        """What the fields become that are changed; those of the reading itself are none of the part's."""
        changed = ((field, getattr(self, field)) for field in type(self).keys if field not in _OWN)
        return {field: value for field, value in changed if value is not None}


class RequirementChange(
    _Change, title="Perubahan persyaratan", about="Persyaratan menurut bacaan lain.", closing=True
):
    """A requirement under another reading."""

    condition: Condition | None = key(
        "syarat", CONDITION, "Syarat", "Rumus menurut bacaan ini.", default=None
    )
    guard: Condition | None = key("jika", GUARD, "Jika", "Penjaga menurut bacaan ini.", default=None)
    unguarded: bool = key(
        "tanpa_jika", Flag(), "Tanpa penjaga", "Menurut bacaan ini berlaku bagi semua pemohon.", default=False
    )
    mandatory: bool | None = key("sifat", MANDATORY, "Sifat", "Sifat menurut bacaan ini.", default=None)
    gate: str | None = key(
        "sesudah",
        GATE,
        "Sesudah",
        "Tahap yang menurut bacaan ini harus selesai lebih dahulu.",
        default=None,
    )
    ungated: bool = key(
        "tanpa_sesudah", Flag(), "Tanpa sesudah", "Menurut bacaan ini ditagih sejak awal.", default=False
    )
    not_required: bool = key(
        "tidak_disyaratkan",
        Flag(),
        "Tidak disyaratkan",
        "Menurut bacaan ini hal itu tidak disyaratkan.",
        default=False,
    )

    @property
    def changes(self) -> Mapping[str, Any]:
        removed = {"guard": self.unguarded, "gate": self.ungated}
        return {**super().changes, **{field: None for field, gone in removed.items() if gone}}


class StageChange(_Change, title="Perubahan tahap", about="Tahap menurut bacaan lain.", closing=True):
    """A stage under another reading."""

    longest: Limit | None = key(
        "paling_lama", LIMIT, "Paling lama", "Batas waktu menurut bacaan ini.", default=None
    )
    start: Start | None = key("sejak", START, "Sejak", "Kapan tahap mulai menurut bacaan ini.", default=None)
    guard: Condition | None = key("jika", GUARD, "Jika", "Penjaga menurut bacaan ini.", default=None)
    programme: bool | None = key("sifat", PROGRAMME, "Sifat", "Sifat menurut bacaan ini.", default=None)


class FeeChange(_Change, title="Perubahan biaya", about="Komponen biaya menurut bacaan lain.", closing=True):
    """A fee component under another reading."""

    amount: int | None = key(
        "jumlah", Rupiah(), "Jumlah", "Jumlah menurut bacaan ini.", default=None, examples=("Rp50.000",)
    )
    percent: Fraction | None = key(
        "persen", Share(100), "Persen", "Perseratus menurut bacaan ini.", default=None
    )
    permille: Fraction | None = key(
        "permil", Share(1000), "Permil", "Perseribu menurut bacaan ini.", default=None
    )
    bases: tuple[Base, ...] | None = key(*BASES, default=None)
    guard: Condition | None = key("jika", GUARD, "Jika", "Penjaga menurut bacaan ini.", default=None)
    unguarded: bool = key(
        "tanpa_jika", Flag(), "Tanpa penjaga", "Menurut bacaan ini ditagih kepada semua.", default=False
    )

    @property
    def changes(self) -> Mapping[str, Any]:
        return {**super().changes, "guard": None} if self.unguarded else super().changes


_NAME = ("id", NAME, "Nama bacaan", "Nama pendek yang unik dalam tafsir ini.")
_TEXT = ("uraian", DESCRIBED[0], "Uraian", "Bagaimana kata-kata itu dibaca menurut bacaan ini.")


class OtherRequirement(RequirementChange, title="Bacaan lain", about="Bacaan lain atas persyaratan ini."):
    """Another reading of a requirement."""

    id: str = key(*_NAME)
    text: Words = key(*_TEXT)


class OtherStage(StageChange, title="Bacaan lain", about="Bacaan lain atas tahap ini."):
    """Another reading of a stage."""

    id: str = key(*_NAME)
    text: Words = key(*_TEXT)


class OtherFee(FeeChange, title="Bacaan lain", about="Bacaan lain atas komponen biaya ini."):
    """Another reading of a fee component."""

    id: str = key(*_NAME)
    text: Words = key(*_TEXT)


class OtherStandard(Record, title="Bacaan lain", about="Bacaan lain atas beberapa bagian sekaligus."):
    """Another reading, which changes several requirements, stages and fee components together."""

    id: str = key(*_NAME)
    text: Words = key(*_TEXT)
    requirements: Mapping[str, RequirementChange] = key(
        "persyaratan",
        ByName(NAME, Part(RequirementChange), least=1),
        "Persyaratan",
        "Persyaratan yang berubah menurut bacaan ini, menurut namanya.",
        default={},
    )
    stages: Mapping[str, StageChange] = key(
        "tahap",
        ByName(NAME, Part(StageChange), least=1),
        "Tahap",
        "Tahap yang berubah menurut bacaan ini, menurut namanya.",
        default={},
    )
    fees: Mapping[str, FeeChange] = key(
        "biaya",
        ByName(NAME, Part(FeeChange), least=1),
        "Biaya",
        "Komponen biaya yang berubah menurut bacaan ini, menurut namanya.",
        default={},
    )


_INTERPRETATION = ("id", NAME, "Nama tafsir", "Nama pendek yang unik dalam layanan ini.")
_WRITTEN = ("tertulis", TEXT, "Tertulis", "Kata-kata keputusan, persis sebagaimana tertulis.")
_READ_AS = ("dibaca", Translated(), "Dibaca", "Bagaimana kata-kata itu dibaca di sini.")
_WHY = ("alasan", Translated(), "Alasan", "Mengapa dibaca begitu.")
_OTHERS = ("Bacaan lain", "Bacaan lain yang masuk akal, masing-masing sebagai rumus.")


class _Ratifiable(Noted, closing=True):
    ratified: Ratification | None = key("disahkan", Part(Ratification), *said_of(Ratification), default=None)


class RequirementInterpretation(_Ratifiable, title="Tafsir", about="Cara membaca persyaratan ini."):
    """*Tafsir* of a requirement."""

    id: str = key(*_INTERPRETATION)
    written: str = key(*_WRITTEN)
    read_as: Words = key(*_READ_AS)
    why: Words = key(*_WHY)
    others: tuple[OtherRequirement, ...] = key(
        "bacaan_lain", ListOf(Part(OtherRequirement), unique=True), *_OTHERS
    )


class StageInterpretation(_Ratifiable, title="Tafsir", about="Cara membaca tahap ini."):
    """*Tafsir* of a stage."""

    id: str = key(*_INTERPRETATION)
    written: str = key(*_WRITTEN)
    read_as: Words = key(*_READ_AS)
    why: Words = key(*_WHY)
    others: tuple[OtherStage, ...] = key("bacaan_lain", ListOf(Part(OtherStage), unique=True), *_OTHERS)


class FeeInterpretation(_Ratifiable, title="Tafsir", about="Cara membaca komponen biaya ini."):
    """*Tafsir* of a fee component."""

    id: str = key(*_INTERPRETATION)
    written: str = key(*_WRITTEN)
    read_as: Words = key(*_READ_AS)
    why: Words = key(*_WHY)
    others: tuple[OtherFee, ...] = key("bacaan_lain", ListOf(Part(OtherFee), unique=True), *_OTHERS)


class StandardInterpretation(_Ratifiable, title="Tafsir", about="Cara membaca layanan ini seluruhnya."):
    """*Tafsir* of a standard as a whole."""

    id: str = key(*_INTERPRETATION)
    written: str = key(*_WRITTEN)
    read_as: Words = key(*_READ_AS)
    why: Words = key(*_WHY)
    others: tuple[OtherStandard, ...] = key("bacaan_lain", ListOf(Part(OtherStandard), unique=True), *_OTHERS)


Interpretation: TypeAlias = (
    RequirementInterpretation | StageInterpretation | FeeInterpretation | StandardInterpretation
)
INTERPRETATIONS = ("Tafsir", "Kata-kata keputusan yang dapat dibaca lebih dari satu cara.")
