"""*Jangka waktu pelayanan*: the stages of a service, what each may take, and from when."""

from __future__ import annotations

from typing import Self

from sp_engine.conditions import Condition
from sp_engine.documents.basic_forms import (
    IN_INDONESIAN,
    ITEM,
    LASTING,
    LIMIT,
    NAME,
    NUMBER_FACT,
    OTHER_FIGURE,
    Named,
    Noted,
)
from sp_engine.documents.component import FILE, INSTEAD, NEEDS_NOTE, OTHERWISE, Content
from sp_engine.documents.conditions_in_documents import GUARDED
from sp_engine.documents.forms import (
    Flag,
    ItemNumber,
    ListOf,
    Translated,
    WholeNumber,
    YesIf,
)
from sp_engine.documents.interpretations import INTERPRETATIONS, PROGRAMME, StageChange, StageInterpretation
from sp_engine.documents.provision import PROVISION, Provision
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Part, Record, key
from sp_engine.documents.stage_start import START, Start, StartKind
from sp_engine.words import Words, nearest
from sp_engine.words.messages import stages as says
from sp_engine.workdays import Duration, Limit
from sp_engine.yaml_text import DataPath, Json

_LONGEST = ("paling_lama", LIMIT, "Paling lama", "Batas waktu terlama.")
_SHORTEST = ("paling_cepat", LIMIT, "Paling cepat", "Waktu tersingkat, bila keputusan menyebut rentang.")
_MOST = 1_000_000_000
APPLICANT = YesIf("pemohon", "instansi")
"""Whether a stage is the applicant's to complete, or the agency's."""


class TimeRow(Record, title="Baris waktu", about="Satu baris waktu.", one_of=("jika", "selain_itu")):
    """One row of a time that depends on facts; a row without a guard always applies.

    `at` is its entry under `pilihan`, or the stage's own `paling_lama`.
    """

    guard: Condition | None = key(*GUARDED, default=None)
    otherwise: bool = key(*OTHERWISE, default=False, compare=False)
    longest: Limit = key(*_LONGEST)
    shortest: Limit | None = key(*_SHORTEST, default=None)
    extension: Duration | None = key(
        "perpanjangan",
        LASTING,
        "Perpanjangan",
        "Perpanjangan satu kali yang dimungkinkan bila baris ini berlaku; tanpa ini yang dari tahapnya.",
        default=None,
    )


class Growth(Record, title="Bertambah", about="Waktu bertambah menurut jumlah sesuatu."):
    """*Bertambah*: `step` more for each begun `every` of the counted fact beyond `beyond`."""

    step: Duration = key("sebesar", LASTING, "Sebesar", "Tambahan tiap kelipatan.")
    every: int = key(
        "setiap",
        WholeNumber(1, _MOST),
        "Setiap",
        "Ukuran satu kelipatan; kelipatan yang belum penuh dihitung satu.",
    )
    fact: str = key("dari", NUMBER_FACT, "Dari", "Fakta bilangan yang dihitung.")
    beyond: int = key(
        "setelah",
        WholeNumber(0, _MOST),
        "Setelah",
        "Jumlah yang belum menambah waktu.",
        default=0,
        usual=0,
    )


class Stage(
    Noted,
    title="Tahap",
    about="Satu tahap waktu pelayanan.",
    definition=(FILE, "tahap"),
    one_of=("paling_lama", "pilihan", "ketentuan"),
    examples=({"id": "penerbitan", "nama": "Penerbitan surat", "paling_lama": "3 hari kerja"},),
):
    """*Tahap*: one stage of the service time.  Without rows it has only a `provision` in words.

    `rows` are its `choices`, or the one that `longest` and `shortest` make.
    """

    id: str = key("id", NAME, "Nama tahap", "Nama pendek yang unik dalam komponen ini.")
    item: ItemNumber = key("butir", ITEM, default=None, compare=False)
    name: Words = key("nama", Translated(), "Nama", "Nama tahap bagi pembaca.")
    longest: Limit | None = key(*_LONGEST, default=None, compare=False)
    shortest: Limit | None = key(*_SHORTEST, default=None, compare=False)
    each: Words | None = key(
        "per",
        Translated(),
        "Per",
        "Satuan yang masing-masing memakan waktu itu, misalnya pertemuan: ditampilkan, bukan tenggat.",
        default=None,
        examples=("pertemuan",),
    )
    provision: Provision | Named | None = key(*PROVISION, default=None)
    approximate: bool = key(
        "perkiraan", Flag(), "Perkiraan", "Keputusan menulis ± atau kira-kira.", default=False
    )
    guard: Condition | None = key(*GUARDED, default=None)
    choices: tuple[TimeRow, ...] = key(
        "pilihan",
        ListOf(Part(TimeRow)),
        "Pilihan",
        "Waktu yang bergantung pada fakta: baris pertama yang berlaku.",
        default=(),
        compare=False,
    )
    start: Start = key(
        "sejak",
        START,
        "Sejak",
        "Kapan tahap mulai: `berkas_lengkap` (baku), `diterima`, sesudah tahap lain, atau suatu fakta waktu.",
        default=Start(StartKind.COMPLETE),
    )
    growth: Growth | None = key(
        "bertambah", Part(Growth), "Bertambah", "Waktu bertambah menurut jumlah sesuatu.", default=None
    )
    extension: Duration | None = key(
        "perpanjangan", LASTING, "Perpanjangan", "Perpanjangan satu kali yang dimungkinkan.", default=None
    )
    programme: bool = key(
        "sifat",
        PROGRAMME,
        "Sifat",
        "`batas_program`: batas lamanya suatu program, bukan tenggat instansi, dan tidak pernah bergeser.",
        default=False,
        usual=PROGRAMME.no,
    )
    by_applicant: bool = key(
        "pihak",
        APPLICANT,
        "Pihak",
        "Siapa yang wajib menyelesaikannya: `instansi` (baku), atau `pemohon`; tahap pemohon tidak pernah"
        " dihitung sebagai waktu instansi.",
        default=False,
        usual=APPLICANT.no,
    )
    other_figure: str | None = key(*OTHER_FIGURE, default=None, compare=False)
    interpretations: tuple[StageInterpretation, ...] = key(
        "tafsir", ListOf(Part(StageInterpretation), unique=True), *INTERPRETATIONS, default=(), compare=False
    )
    rows: tuple[TimeRow, ...] = ()

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        written = super().read(data, path, reading)
        rows = written.choices
        if written.longest is not None:
            rows = (TimeRow(longest=written.longest, shortest=written.shortest, at=written.place("longest")),)
        stage = written.replace(rows=rows)
        _check_lengths(stage, reading)
        if stage.programme and stage.by_applicant:
            reading.report("SP246", stage.place("by_applicant").path, key=True)
        return stage

    @property
    def may_be_extended(self) -> bool:
        """Whether the decree allows an extension, of the stage or of one of its rows."""
        return self.extension is not None or any(row.extension is not None for row in self.rows)

    def under(self, change: StageChange) -> Stage:
        """Return the stage under another reading."""
        rows = self.rows
        if change.longest is not None:
            rows = (TimeRow(longest=change.longest, at=change.place("longest")),)
        return self.replace(**change.changes, rows=rows)


class ServiceTime(
    Content,
    title="Jangka waktu pelayanan",
    about="Berapa lama tiap tahap, dihitung sejak kapan.",
    definition=(FILE, "jangka_waktu"),
    one_of=("tahap", *INSTEAD),
    needs=NEEDS_NOTE,
):
    """*Jangka waktu pelayanan*: its stages in the order in which they are written."""

    text: Words = key("uraian", *IN_INDONESIAN, default=Words("", ""))
    other_figure: str | None = key(*OTHER_FIGURE, default=None, compare=False)
    stages: tuple[Stage, ...] = key(
        "tahap", ListOf(Part(Stage), unique=True), "Tahap", "Tahap-tahap waktu pelayanan.", default=()
    )

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        time = super().read(data, path, reading)
        for i, stage in enumerate(time.stages):
            _check_start(stage, [s.id for s in time.stages[:i]], [s.id for s in time.stages], reading)
        return time

    @property
    def awaiting_the_applicant(self) -> frozenset[str]:
        """The stages of the agency's that follow upon one of the applicant's."""
        found: set[str] = set()
        of_applicant = {stage.id for stage in self.stages if stage.by_applicant}
        for stage in self.stages:
            before = {event.ref for event in stage.start.events if event.kind is StartKind.STAGE}
            if before & (found | of_applicant) and not stage.by_applicant:
                found.add(stage.id)
        return frozenset(found)


def _check_lengths(stage: Stage, reading: Reading) -> None:
    """Report a shortest time that is longer than the longest, and a growth in another unit."""
    for row in stage.rows:
        shortest, longest = row.shortest, row.longest
        if shortest is not None and _exceeds(shortest, longest):
            # INVARIANT: a row that the stage itself makes stands at its `paling_lama`, beside `paling_cepat`.
            path = (stage if row.at == stage.place("longest") else row).place("shortest").path
            reading.report("SP232", path, shortest=str(shortest), longest=str(longest))
    if stage.growth is not None:
        step = stage.growth.step
        for unit in dict.fromkeys(row.longest.periods[-1].unit for row in stage.rows):
            if unit != step.unit:
                path = stage.growth.place("step").path
                reading.report("SP229", path, given=str(step), unit=str(unit))


def _exceeds(one: Limit, other: Limit) -> bool:
    """Whether a limit is longer than another whatever the calendar: in the same units, shorter in none."""
    pairs = tuple(zip(one.periods, other.periods, strict=False))
    if len(one.periods) != len(other.periods) or any(mine.unit is not its.unit for mine, its in pairs):
        return False
    return one != other and all(mine.amount >= its.amount for mine, its in pairs)


def _check_start(stage: Stage, before: list[str], every: list[str], reading: Reading) -> None:
    """Report a stage that begins with one that is not written before it."""
    path, start = stage.place("start").path, stage.start
    for i, event in enumerate(start.events):
        name = event.ref
        if event.kind is StartKind.STAGE and name is not None and name not in before:
            within = (StartKind.LATEST.value, i) if start.of else ()
            reading.report(
                "SP223",
                (*path, *within, StartKind.STAGE.value),
                name=name,
                suggestion=None if name in every else nearest(name, before),
                advice=_earlier(before),
            )


def _earlier(before: list[str]) -> Words:
    """Return what a stage may begin with."""
    if not before:
        return says.FIRST_STAGE
    return says.EARLIER_STAGES.fill(names=", ".join(f"`{name}`" for name in before))
