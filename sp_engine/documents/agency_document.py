"""*Instansi* as a document: the agency with its hours, its special days and its way of counting time."""

from __future__ import annotations

from datetime import date

from sp_engine.documents.acknowledgement import ACKNOWLEDGEMENTS, Acknowledgement
from sp_engine.documents.basic_forms import DAY, NAME, TEXT
from sp_engine.documents.channel import Channel
from sp_engine.documents.complaints import CHANNELS
from sp_engine.documents.component import SharedPartsForm
from sp_engine.documents.forms import Flag, Lasting, ListOf, OneOf, Text, Translated, YesIf
from sp_engine.documents.letterhead import Letterhead
from sp_engine.documents.opening_hours import FIRST_TIMES, PAUSE_TIMES, TIMES, Schedule
from sp_engine.documents.passage import ADDRESS, Passage
from sp_engine.documents.record import Part, Record, key, said_of
from sp_engine.documents.shared_parts import SHARED, PartsByName
from sp_engine.documents.standard_document import NOTES
from sp_engine.words import Words
from sp_engine.workdays import Duration, Unit


class SpecialDay(
    Record,
    title="Satu hari khusus",
    about="Satu hari tutup, atau buka dengan jam tersendiri.",
    one_of=("tutup", "jam"),
):
    """*Hari khusus*: a day on which the office is closed, or open at other times."""

    day: date = key("tanggal", DAY, "Tanggal", "Tanggalnya.")
    closed: bool = key("tutup", Flag(), "Tutup", "Kantor tutup.", default=False)
    hours: str | None = key(
        "jam", TIMES, "Jam", "Jam buka pada hari itu.", default=None, examples=FIRST_TIMES
    )
    pause: str | None = key(
        "istirahat",
        TIMES,
        "Istirahat",
        "Jam istirahat pada hari itu, misalnya 12.00-13.00.",
        default=None,
        examples=PAUSE_TIMES,
    )
    reason: str = key("alasan", TEXT, "Alasan", "Mengapa, dan menurut keputusan mana.")
    decreed: date | None = key(
        "ditetapkan",
        DAY,
        "Ditetapkan",
        "Tanggal penetapan hari khusus ini; sejak tanggal itu hari khusus ini diketahui. Bila tidak ditulis,"
        " dianggap diketahui sejak awal.",
        default=None,
    )


class Counting(
    Record,
    title="Cara hitung",
    about="Cara instansi menghitung waktu; yang tidak ditulis memakai nilai baku.",
):
    """*Cara hitung*: how the agency counts time, where it says so itself."""

    joint_leave_is_off: bool | None = key(
        "cuti_bersama",
        YesIf("hari_libur", "hari_kerja"),
        "Cuti bersama",
        "Apakah cuti bersama hari libur (baku) atau hari kerja.",
        default=None,
        usual="hari_libur",
    )
    roll_forward: bool | None = key(
        "akhir_di_hari_libur",
        YesIf("maju", "tetap"),
        "Akhir di hari libur",
        "Batas yang jatuh pada hari libur maju ke hari kerja berikutnya (baku) atau tetap.",
        default=None,
        usual="maju",
    )
    restart_on_resubmission: bool | None = key(
        "setelah_dilengkapi",
        YesIf("mulai_ulang", "lanjutkan"),
        "Setelah dilengkapi",
        "Berkas yang dilengkapi mulai dihitung dari awal (baku) atau melanjutkan sisa waktu.",
        default=None,
        usual="mulai_ulang",
    )
    opening_day_is_day_1: bool | None = key(
        "diterima_saat_tutup",
        YesIf("hari_ke_1", "hari_ke_0"),
        "Diterima saat tutup",
        "Bagi yang diterima saat kantor tutup, hari buka berikutnya adalah hari ke-0 (baku) atau hari ke-1.",
        default=None,
        usual="hari_ke_0",
    )
    source: str | None = key("sumber", TEXT, "Sumber", "Di mana cara hitung ini ditetapkan.", default=None)


class Retention(
    Record,
    title="Masa simpan",
    about="Berapa lama data pemohon disimpan dalam register sesudah peristiwa terakhirnya.",
    examples=({"lama": "5 tahun", "sumber": "Jadwal Retensi Arsip Dinas, nomor 3"},),
):
    """*Masa simpan*: for how long the agency keeps what it knows of applicants, and where that is set."""

    lasts: Duration = key(
        "lama",
        Lasting(Unit.CALENDAR_DAY, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, least=1),
        "Lama",
        "Lamanya dalam hari, minggu, bulan, atau tahun menurut kalender, sejak peristiwa terakhir.",
        examples=("5 tahun",),
    )
    source: str = key(
        "sumber",
        TEXT,
        "Sumber",
        "Jadwal retensi arsip atau peraturan yang menetapkannya; ikut tercatat pada penghapusan.",
        examples=("Jadwal Retensi Arsip Dinas, nomor 3",),
    )


class AreaCode(
    Record,
    title="Kode wilayah",
    about="Kode wilayah administrasi pemerintahan menurut Kementerian Dalam Negeri.",
):
    """*Kode wilayah administrasi pemerintahan*: the official code of the agency's region."""

    code: str = key(
        "kode",
        Text(r"^[0-9]{2}(\.[0-9]{2})?$"),
        "Kode",
        "Dua angka provinsi; untuk kabupaten atau kota, titik dan dua angka lagi.",
        examples=("32.76", "61"),
    )
    source: Passage = key("sumber", Part(Passage), "Sumber", "Di mana kode itu terbaca.")


class AgencyDocument(
    Record,
    title="Instansi",
    about="Instansi penyelenggara: nama, zona waktu, jam layanan, cara menghitung waktu.",
    format="sp-instansi/1",
):
    """*Instansi*."""

    id: str = key("id", NAME, "Nama pengenal", "Sama dengan nama foldernya.")
    name: Words = key("nama", Translated(), "Nama", "Nama resmi instansi.")
    region: str = key("wilayah", TEXT, "Wilayah", "Wilayah kerja instansi.")
    area_code: AreaCode | None = key(
        "kode_wilayah",
        Part(AreaCode),
        "Kode wilayah",
        "Kode wilayah administrasi pemerintahan, dengan sumbernya.",
        default=None,
    )
    address: str | None = key("alamat", TEXT, "Alamat", "Alamat kantor.", default=None)
    contacts: tuple[Channel, ...] = key(
        "kontak",
        CHANNELS,
        "Kontak",
        "Kontak instansi sendiri, misalnya menurut kop surat. Saluran pengaduan dalam keputusan dibandingkan"
        " dengannya.",
        default=(),
    )
    letterhead: Letterhead | None = key("kop_surat", Part(Letterhead), *said_of(Letterhead), default=None)
    site: str | None = key(
        "laman_standar",
        ADDRESS,
        "Laman standar",
        "Alamat situs tempat instansi mengumumkan standarnya; kode QR `sp publish` menunjuk ke halaman"
        " layanan di bawahnya.",
        default=None,
        examples=("https://standar.kota-contoh.go.id",),
        compare=False,
    )
    notice: tuple[str, ...] = key(
        "maklumat",
        ListOf(TEXT),
        "Maklumat",
        "Kalimat-kalimat maklumat pelayanan instansi, dicetak `sp publish`; bila tidak ditulis, kalimat baku"
        " yang memuat ketiga janjinya.",
        default=(),
        compare=False,
    )
    zone: str = key("zona_waktu", OneOf("WIB", "WITA", "WIT"), "Zona waktu", "WIB, WITA, atau WIT.")
    hours: tuple[Schedule, ...] = key(
        "jam_layanan",
        ListOf(Part(Schedule)),
        "Jam layanan",
        "Jam layanan menurut keputusan instansi. Bila tidak ditulis, jam Perpres 21/2023 dipakai dan ditandai"
        " sebagai anggapan. Jadwal yang ditulis belakangan menang pada hari yang sama.",
        default=(),
    )
    special_days: tuple[SpecialDay, ...] = key(
        "hari_khusus",
        ListOf(Part(SpecialDay)),
        "Hari khusus",
        "Hari tutup atau hari buka luar biasa.",
        default=(),
    )
    counting: Counting | None = key("cara_hitung", Part(Counting), *said_of(Counting), default=None)
    retention: Retention | None = key("masa_simpan", Part(Retention), *said_of(Retention), default=None)
    notes: tuple[str, ...] = key(*NOTES, "Catatan penyalin.", default=(), compare=False)
    acknowledgements: tuple[Acknowledgement, ...] = key(*ACKNOWLEDGEMENTS, default=(), compare=False)
    shared: PartsByName = key(
        SHARED,
        SharedPartsForm(),
        "Bagian bersama",
        "Komponen yang dipakai layanan-layanan instansi ini.",
        default={},
        compare=False,
    )
