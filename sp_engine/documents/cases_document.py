"""*Uji* as a document: applications to one service, with the decision that each is expected to get."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, Self

from sp_engine.documents.basic_forms import FACTS, NAME, SERVICE_NAME, STATED_FACT, TEXT
from sp_engine.documents.case_assertion import CaseAssertion
from sp_engine.documents.expected_outcome import ExpectedOutcome
from sp_engine.documents.forms import MOST_ROWS, Anything, ByName, Choice, ListOf, OneOf, Shown, Text
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Part, Record, key
from sp_engine.facts import ISO_MOMENT
from sp_engine.yaml_text import DataPath, Json

_MOMENT = f"^(?:{ISO_MOMENT})$"
_RECEIVED = (
    "diajukan",
    Text(_MOMENT),
    "Diajukan",
    "Saat permohonan diterima, tanggal beserta jamnya; wajib, supaya hasilnya tetap.",
)
_COMPLETE = (
    "lengkap",
    Text(_MOMENT),
    "Lengkap",
    "Saat berkas lengkap, tanggal beserta jamnya; bila tidak ditulis sama dengan `diajukan`.",
)
_EXAMPLE = ("2026-03-16T10:00",)
_BASE = ("dari", NAME, "Dari", "Nama himpunan fakta yang menjadi pangkal.")
_CHANGES = (
    "ubah",
    FACTS,
    "Ubah",
    "Fakta yang ditambah atau diganti dari himpunan; `daftar/2/isian` hanya isian itu pada butir kedua.",
)
_WITHOUT = ("tanpa", ListOf(STATED_FACT), "Tanpa", "Fakta yang dihapus dari himpunan.")
_AFTER = (
    "sesudah_tahap",
    ListOf(NAME, once=True),
    "Sesudah tahap",
    "Tahap yang sudah selesai ketika diputus; tahap yang mendahuluinya selesai pula.",
)
_ISSUED = (
    "terbit",
    Text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    "Terbit",
    "Hari produk diterbitkan; bila tidak ditulis, yang dihitung sejak terbit belum bertanggal.",
)
_ISSUED_EXAMPLE = ("2026-03-20",)
_DAY_OR_NONE = Anything({"type": ["string", "null"]})
_NAME_OF_MANY = (
    "nama",
    TEXT,
    "Nama",
    "Kalimat yang menjelaskan apa yang diuji; menjadi awal nama setiap kasusnya.",
)
_REQUIREMENTS = ListOf(NAME, least=0, once=True)
_REASONS = {  # the rest: no other is named by `ExpectedOutcome.reasons`
    CaseAssertion.FAILED: "karena",
    CaseAssertion.LACKING: "kurang",
    CaseAssertion.PENDING: "menunggu",
}
"""The keys of the lists that give the reasons of an outcome."""


MET_PREFERENCE, UNMET_PREFERENCE, UNKNOWN_PREFERENCE = "ya", "tidak", "belum_diketahui"
PREFERENCES = (MET_PREFERENCE, UNMET_PREFERENCE, UNKNOWN_PREFERENCE)
"""What may be expected of a preference."""


class Unstated(Enum):
    """That something is not stated at all, where `null` states something too."""

    UNSTATED = "unstated"


class FactSet(
    Record,
    title="Fakta",
    about="Fakta dan nilainya; kunci `dari` dan `tanpa` mengambil himpunan lain sebagai pangkal.",
    needs={"tanpa": "dari"},
    open=FACTS,
):
    """*Himpunan*: facts by name, laid over those of another set."""

    base: str | None = key(
        "dari", NAME, "Dari", "Himpunan di atasnya yang diperluas oleh himpunan ini.", default=None
    )
    without: tuple[str, ...] = key(
        "tanpa",
        ListOf(STATED_FACT),
        "Tanpa",
        "Fakta yang dihapus dari himpunan yang diperluas.",
        default=(),
    )
    facts: Mapping[str, Any] = MappingProxyType({})

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        keys = {key.name for key in cls.keys.values()}
        facts = {name: value for name, value in data.items() if name not in keys}
        return super().read(data, path, reading).replace(facts=facts)


class WrittenCase(
    Record,
    title="Satu kasus",
    about="Satu permohonan dan keputusan yang diharapkan.",
    also={
        "allOf": [
            {
                "if": {"properties": {"hasil": {"const": outcome.value}}, "required": ["hasil"]},
                "then": {"required": [_REASONS[assertion]]},
            }
            for assertion in CaseAssertion
            for outcome in ExpectedOutcome
            if outcome.reasons is assertion
        ]
    },
):
    """*Kasus*: one application, and what it is expected to come to."""

    name: str = key("nama", TEXT, "Nama", "Kalimat yang menjelaskan apa yang diuji.")
    received: str = key(*_RECEIVED, examples=_EXAMPLE)
    complete: str | None = key(*_COMPLETE, default=None, examples=_EXAMPLE)
    after: tuple[str, ...] = key(*_AFTER, default=())
    issued: str | None = key(*_ISSUED, default=None, examples=_ISSUED_EXAMPLE)
    base: str | None = key(*_BASE, default=None)
    changes: Mapping[str, Any] = key(*_CHANGES, default={})
    without: tuple[str, ...] = key(*_WITHOUT, default=())
    outcome: ExpectedOutcome = key(
        "hasil",
        Choice(*ExpectedOutcome),
        "Hasil",
        "Keputusan yang diharapkan; `di_luar_masa_berlaku` bila keputusan belum atau tidak lagi berlaku pada"
        " hari itu.",
    )
    failed: tuple[str, ...] | None = key(
        _REASONS[CaseAssertion.FAILED],
        _REQUIREMENTS,
        "Karena",
        "Persyaratan yang gagal; persis semuanya.",
        default=None,
    )
    lacking: tuple[str, ...] | None = key(
        _REASONS[CaseAssertion.LACKING],
        _REQUIREMENTS,
        "Kurang",
        "Persyaratan yang belum ada atau belum cukup; persis semuanya.",
        default=None,
    )
    pending: tuple[str, ...] | None = key(
        _REASONS[CaseAssertion.PENDING],
        _REQUIREMENTS,
        "Menunggu",
        "Persyaratan yang menunggu petugas atau belum jatuh tempo; persis semuanya.",
        default=None,
    )
    later: tuple[str, ...] | None = key(
        "nanti",
        _REQUIREMENTS,
        "Nanti",
        "Persyaratan yang baru jatuh tempo sesudah suatu tahap; persis semuanya.",
        default=None,
    )
    to_supply: tuple[str, ...] | None = key(
        "lengkapi",
        ListOf(STATED_FACT, least=0, once=True),
        "Lengkapi",
        "Fakta dan dokumen yang harus dilengkapi atau diperbaiki pemohon; persis semuanya.",
        default=None,
    )
    not_applicable: tuple[str, ...] | None = key(
        "tidak_berlaku",
        _REQUIREMENTS,
        "Tidak berlaku",
        "Persyaratan yang tidak berlaku bagi pemohon ini; persis semuanya.",
        default=None,
    )
    preferences: Mapping[str, str] = key(
        "diutamakan",
        ByName(NAME, OneOf(*PREFERENCES)),
        "Diutamakan",
        "Hasil butir yang diutamakan, menurut namanya.",
        default={},
    )
    due: Mapping[str, str | None] = key(
        "tenggat",
        ByName(NAME, Anything({"type": ["string", "null"]})),
        "Tenggat",
        "Batas waktu yang diharapkan menurut tahap: tanggal, saat, atau null bila tidak ada.",
        default={},
        examples=({"penerbitan": "2026-03-26"},),
    )
    fee: int | str | Unstated | None = key(
        "biaya",
        Anything({"type": ["integer", "string", "null"]}),
        "Biaya",
        "Biaya yang diharapkan; null bila belum dapat dihitung.",
        default=Unstated.UNSTATED,
        examples=(0, "Rp50.000"),
    )
    products: tuple[str, ...] | None = key(
        "produk",
        ListOf(NAME, least=0, once=True),
        "Produk",
        "Produk yang pasti diperoleh, menurut namanya; persis semuanya.",
        default=None,
        examples=(["sertifikat"],),
    )
    valid_until: Mapping[str, str | None] = key(
        "berlaku_sampai",
        ByName(NAME, _DAY_OR_NONE),
        "Berlaku sampai",
        "Hari terakhir masa berlaku menurut produk; null bila tidak ada atau belum diketahui.",
        default={},
        examples=({"sertifikat": "2029-03-20"},),
    )
    renew_by: Mapping[str, str | None] = key(
        "perbarui_paling_lambat",
        ByName(NAME, _DAY_OR_NONE),
        "Perbarui paling lambat",
        "Hari terakhir meminta pembaruan menurut produk; null bila tidak ada atau belum diketahui.",
        default={},
        examples=({"sertifikat": "2029-02-18"},),
    )
    report_by: Mapping[str, tuple[str, ...]] = key(
        "lapor",
        ByName(NAME, ListOf(Anything({"type": "string"}), least=0)),
        "Lapor",
        "Hari-hari pemohon melapor menurut produk; persis semuanya.",
        default={},
        examples=({"kartu": ["2026-09-20", "2027-03-20", "2027-09-20"]},),
    )


class CaseTable(
    Record,
    title="Satu tabel",
    about="Kolom berisi fakta dan yang diharapkan; baris berisi nilainya.",
):
    """*Tabel*: one case a row, over the same facts."""

    name: str = key(*_NAME_OF_MANY)
    received: str | None = key(*_RECEIVED, default=None, examples=_EXAMPLE)
    complete: str | None = key(*_COMPLETE, default=None, examples=_EXAMPLE)
    after: tuple[str, ...] = key(*_AFTER, default=())
    issued: str | None = key(*_ISSUED, default=None, examples=_ISSUED_EXAMPLE)
    base: str | None = key(*_BASE, default=None)
    changes: Mapping[str, Any] = key(*_CHANGES, default={})
    without: tuple[str, ...] = key(*_WITHOUT, default=())
    columns: tuple[str, ...] = key(
        "kolom",
        ListOf(Anything({"type": "string"}), once=True),
        "Kolom",
        "Nama fakta (`dokumen.atribut` boleh) atau yang diharapkan: `hasil`, `karena`, `kurang`, `menunggu`,"
        " `nanti`, `lengkapi`, `tidak_berlaku`, `biaya`, `tenggat.TAHAP`, `diutamakan.PERSYARATAN`,"
        " `produk`, `berlaku_sampai.PRODUK`, `perbarui_paling_lambat.PRODUK`, `lapor.PRODUK`, `nama`,"
        " `diajukan`, `lengkap`, `sesudah_tahap`, `terbit`. `hasil` wajib.",
        examples=(["modal_usaha", "hasil"],),
    )
    rows: tuple[list[Any], ...] = key(
        "baris",
        ListOf(Anything({"type": "array"}), most=MOST_ROWS),
        "Baris",
        "Nilai menurut urutan kolom; `null` berarti fakta tidak disebut. `hasil` boleh ditulis beserta"
        " alasannya: `{ditolak: [modal]}`.",
        examples=([["Rp1.000.000.000", "disetujui"], ["Rp1.000.000.001", {"ditolak": ["modal"]}]],),
    )


_VALUES = Shown(
    ListOf(Anything({})), "Nilai", "Nilai fakta itu satu demi satu; `null` berarti tidak disebut."
)


class CaseMatrix(Record, title="Satu matriks", about="Dua fakta dan hasil setiap pertemuannya."):
    """*Matriks*: every value of one fact meets every value of another."""

    name: str = key(*_NAME_OF_MANY)
    received: str = key(*_RECEIVED, examples=_EXAMPLE)
    complete: str | None = key(*_COMPLETE, default=None, examples=_EXAMPLE)
    after: tuple[str, ...] = key(*_AFTER, default=())
    issued: str | None = key(*_ISSUED, default=None, examples=_ISSUED_EXAMPLE)
    base: str | None = key(*_BASE, default=None)
    changes: Mapping[str, Any] = key(*_CHANGES, default={})
    without: tuple[str, ...] = key(*_WITHOUT, default=())
    down: Mapping[str, tuple[Any, ...]] = key(
        "menurun",
        ByName(STATED_FACT, _VALUES, least=1),
        "Menurun",
        "Satu fakta dan nilainya, satu untuk setiap baris.",
        examples=({"skala_usaha": ["mikro", "kecil"]},),
    )
    across: Mapping[str, tuple[Any, ...]] = key(
        "mendatar",
        ByName(STATED_FACT, _VALUES, least=1),
        "Mendatar",
        "Satu fakta dan nilainya, satu untuk setiap kolom.",
        examples=({"memiliki_usaha": ["ya", "tidak"]},),
    )
    outcomes: tuple[list[Any], ...] = key(
        "hasil",
        ListOf(Anything({"type": "array"}), most=MOST_ROWS),
        "Hasil",
        "Hasil setiap pertemuan, baris demi baris; ditulis seperti `disetujui` atau `{ditolak: [modal]}`.",
        examples=([["disetujui", {"ditolak": ["usaha"]}]],),
    )


_PLACE = (
    "tempat",
    TEXT,
    "Tempat",
    "Nama bagian seperti dilaporkan, misalnya `persyaratan.modal.syarat.paling_banyak`.",
)
_REASON = ("alasan", TEXT, "Alasan", "Mengapa tidak ada kasus yang dapat menemukannya.")


class ExcusedMutant(Record, title="Satu pengecualian", about="Apa yang dikecualikan dan mengapa."):
    """A change of the rules that no case can catch, and why."""

    part: str = key(*_PLACE)
    becomes: str = key("menjadi", TEXT, "Menjadi", "Perubahannya seperti dilaporkan.")
    reason: str = key(*_REASON)


class ExcusedPart(Record, title="Satu pengecualian", about="Apa yang dikecualikan dan mengapa."):
    """A part of the rules that can never decide, one way or the other, and why."""

    part: str = key(*_PLACE)
    direction: str = key(
        "arah", OneOf("terpenuhi", "tidak_terpenuhi"), "Arah", "Arah yang tidak dapat terjadi."
    )
    reason: str = key(*_REASON)


class ExcusedProof(Record, title="Satu pengecualian", about="Apa yang dikecualikan dan mengapa."):
    """An answer of `sp prove` that is accepted although it is not as it should be, and why."""

    question: str = key(
        "pertanyaan",
        TEXT,
        "Pertanyaan",
        "Nama pertanyaan seperti dilaporkan.",
        examples=("menentukan_sendiri",),
    )
    subject: str = key("tentang", TEXT, "Tentang", "Bagian yang ditanyakan seperti dilaporkan.")
    reason: str = key("alasan", TEXT, "Alasan", "Mengapa jawaban itu diterima.")


class CasesDocument(
    Record,
    title="Kasus uji",
    about="Contoh permohonan beserta keputusan yang diharapkan, untuk satu layanan.",
    format="sp-uji/1",
):
    """*Uji*: the cases of one service."""

    service: str = key(
        "layanan",
        Text(SERVICE_NAME),
        "Layanan",
        "Nama layanan yang diuji, misalnya kota-contoh/izin-usaha.",
        examples=("kota-contoh/izin-usaha",),
    )
    fact_sets: Mapping[str, FactSet] = key(
        "himpunan",
        ByName(NAME, Part(FactSet)),
        "Himpunan fakta",
        "Kumpulan fakta bernama yang dipakai beberapa kasus.",
        default={},
    )
    cases: tuple[WrittenCase, ...] = key(
        "kasus", ListOf(Part(WrittenCase), most=MOST_ROWS), "Kasus", "Kasus-kasus.", default=()
    )
    tables: tuple[CaseTable, ...] = key(
        "tabel",
        ListOf(Part(CaseTable)),
        "Tabel",
        "Kasus berbentuk tabel: satu baris satu kasus di atas himpunan yang sama.",
        default=(),
    )
    matrices: tuple[CaseMatrix, ...] = key(
        "matriks",
        ListOf(Part(CaseMatrix)),
        "Matriks",
        "Kasus berbentuk matriks: setiap nilai satu fakta bertemu setiap nilai fakta lain.",
        default=(),
    )
    excused_mutants: tuple[ExcusedMutant, ...] = key(
        "mutan_dikecualikan",
        ListOf(Part(ExcusedMutant)),
        "Mutan yang dikecualikan",
        "Perubahan aturan yang memang tidak dapat ditemukan kasus, masing-masing beserta alasannya.",
        default=(),
    )
    excused_parts: tuple[ExcusedPart, ...] = key(
        "cakupan_dikecualikan",
        ListOf(Part(ExcusedPart)),
        "Cakupan yang dikecualikan",
        "Bagian aturan yang memang tidak dapat menentukan, masing-masing beserta alasannya.",
        default=(),
    )
    excused_proofs: tuple[ExcusedProof, ...] = key(
        "bukti_dikecualikan",
        ListOf(Part(ExcusedProof)),
        "Bukti yang dikecualikan",
        "Jawaban `sp prove` yang diterima apa adanya, masing-masing beserta alasannya.",
        default=(),
    )
