"""*Penetapan* as a document: the decree that sets the standards of some services."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sp_engine.documents.acknowledgement import ACKNOWLEDGEMENTS, Acknowledgement
from sp_engine.documents.basic_forms import DAY, ITEM, NAME, REGULATION_NAME, TEXT, Noted
from sp_engine.documents.complaints import Complaints
from sp_engine.documents.component import SharedPartsForm
from sp_engine.documents.forms import MOST_ROWS, Choice, Flag, ItemNumber, ListOf, Translated
from sp_engine.documents.letterhead import Signatory
from sp_engine.documents.record import Part, Record, key
from sp_engine.documents.shared_parts import SHARED, PartsByName
from sp_engine.documents.standard_document import NOTES, TRANSCRIPTION, Transcription
from sp_engine.words import Words


class AnnexForm(StrEnum):
    """*Bentuk lampiran*: how the annex is printed."""

    TABLE = "tabel"
    SECTIONS = "bagian"


class CitedInPreamble(Noted, title="Satu peraturan", about="Satu peraturan dalam konsiderans."):
    """One regulation under *Mengingat*; `regulation` is its name in the registry, which may lack it."""

    item: ItemNumber = key("butir", ITEM, default=None)
    regulation: str = key("peraturan", REGULATION_NAME, "Peraturan", "Nama peraturan dalam peraturan.yaml.")
    title_as_written: str | None = key(
        "judul_tertulis", TEXT, "Judul tertulis", "Judul sebagaimana tertulis, bila berbeda.", default=None
    )


class ListedService(Record, title="Satu layanan", about="Satu layanan dalam daftar keputusan."):
    """One line of a decree's list of services."""

    item: ItemNumber = key("butir", ITEM, default=None)
    id: str = key("id", NAME, "Nama layanan", "Nama layanan, sama dengan nama berkasnya.")
    name: Words = key("nama", Translated(), "Nama", "Nama layanan dalam keputusan.")


class DecreeDocument(
    Record,
    title="Penetapan",
    about="Keputusan yang menetapkan standar pelayanan.",
    format="sp-penetapan/1",
    one_of=("berlaku_sejak", "tanggal_belum_diketahui"),
    needs={
        "berlaku_sejak": "tanggal",
        "tanggal_belum_diketahui": "catatan",
        "hapus": "mengubah",
    },
):
    """*Penetapan*.  Who knows from when it is in force knows when it was signed, too."""

    agency: str = key("instansi", NAME, "Instansi", "Nama instansi, sama dengan nama foldernya.")
    number: str = key("nomor", TEXT, "Nomor", "Nomor keputusan.", examples=("903/61/kpts/DKUM/VII/2023",))
    title: str = key("tentang", TEXT, "Tentang", "Judul keputusan.")
    dated: date | None = key("tanggal", DAY, "Tanggal", "Tanggal ditetapkan.", default=None)
    in_force_from: date | None = key(
        "berlaku_sejak", DAY, "Berlaku sejak", "Hari pertama keputusan berlaku.", default=None
    )
    last_day: date | None = key(
        "berlaku_sampai",
        DAY,
        "Berlaku sampai",
        "Hari terakhir keputusan berlaku, bila keputusannya sendiri membatasinya.",
        default=None,
    )
    dates_not_known: bool = key(
        "tanggal_belum_diketahui",
        Flag(),
        "Tanggal belum diketahui",
        "Sejak kapan keputusan ini berlaku belum ditemukan; keputusan ini hanya dipakai bila tidak ada"
        " keputusan lain yang memuat layanannya. Sebutkan sebabnya dalam `catatan`.",
        default=False,
    )
    revokes: tuple[str, ...] = key(
        "mencabut",
        ListOf(TEXT, least=0),
        "Mencabut",
        "Nomor keputusan yang dicabut seluruhnya oleh keputusan ini.",
        default=(),
    )
    amends: tuple[str, ...] = key(
        "mengubah",
        ListOf(TEXT),
        "Mengubah",
        "Nomor keputusan yang diubah oleh keputusan ini: hanya layanan dalam `layanan` dan `hapus` yang"
        " berubah, selebihnya tetap menurut keputusan itu.",
        default=(),
    )
    removes: tuple[str, ...] = key(
        "hapus",
        ListOf(NAME, once=True),
        "Hapus",
        "Nama layanan yang dihapus oleh perubahan ini; sejak itu layanan tersebut tidak mempunyai standar.",
        default=(),
    )
    signed_by: str | None = key(
        "ditetapkan_oleh", TEXT, "Ditetapkan oleh", "Jabatan yang menetapkan.", default=None
    )
    signed_in: str | None = key("ditetapkan_di", TEXT, "Ditetapkan di", "Tempat penetapan.", default=None)
    signatory: Signatory | None = key(
        "penandatangan",
        Part(Signatory),
        "Penandatangan",
        "Pejabat yang menandatangani keputusan ini, bila bukan penandatangan dalam `kop_surat` instansi;"
        " dicetak `sp publish`.",
        default=None,
        compare=False,
    )
    annex_form: AnnexForm = key(
        "bentuk_lampiran",
        Choice(*AnnexForm),
        "Bentuk lampiran",
        "`tabel`: kolom NO, KOMPONEN, URAIAN (baku); `bagian`: bagian bernomor. Dipakai `sp publish`.",
        default=AnnexForm.TABLE,
        usual=AnnexForm.TABLE,
        compare=False,
    )
    transcription: Transcription | None = key(*TRANSCRIPTION, default=None)
    notes: tuple[str, ...] = key(*NOTES, "Catatan penyalin tentang keputusan ini.", default=(), compare=False)
    acknowledgements: tuple[Acknowledgement, ...] = key(*ACKNOWLEDGEMENTS, default=(), compare=False)
    considering: tuple[str, ...] = key(
        "menimbang",
        ListOf(TEXT),
        "Menimbang",
        "Pertimbangan dalam konsiderans, tanpa huruf di depannya; dicetak `sp publish`.",
        default=(),
        compare=False,
    )
    preamble: tuple[CitedInPreamble, ...] = key(
        "mengingat",
        ListOf(Part(CitedInPreamble)),
        "Mengingat",
        "Peraturan yang disebut dalam konsiderans keputusan.",
        default=(),
    )
    services: tuple[ListedService, ...] = key(
        "layanan", ListOf(Part(ListedService), most=MOST_ROWS), "Layanan", "Layanan menurut urutan keputusan."
    )
    complaints: Complaints | None = key(
        "pengaduan_instansi",
        Part(Complaints),
        "Pengaduan kepada instansi",
        "Saluran pengaduan seluruh instansi, yang dalam keputusan berdiri di luar komponen layanan mana pun.",
        default=None,
    )
    shared: PartsByName = key(
        SHARED,
        SharedPartsForm(),
        "Bagian bersama",
        "Komponen yang dipakai beberapa layanan keputusan ini.",
        default={},
        compare=False,
    )
