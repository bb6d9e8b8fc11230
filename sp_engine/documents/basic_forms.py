"""The forms that all documents share: names, days, durations, item numbers, notes, names of facts."""

from __future__ import annotations

from sp_engine.documents.document_kind import BASIC_FORMS
from sp_engine.documents.forms import (
    Anything,
    Day,
    Defined,
    Form,
    Item,
    Lasting,
    ListOf,
    OneLanguage,
    Schema,
    Text,
    Translated,
    WithinTime,
)
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Record, key
from sp_engine.facts import FactDefinition, Kind, Vocabulary
from sp_engine.words import Words, listed
from sp_engine.words.messages import document_advice
from sp_engine.workdays import Unit
from sp_engine.yaml_text import DataPath, Json

FILE = BASIC_FORMS
SERVICE_NAME = "^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$"
LONGEST_NAME = 60
NAME_PATTERN = "^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"
_FACT_PATTERN = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"


class CountedFact(Form[str]):
    """The name of a fact that something is counted by, or counts from; it must be of one kind."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def read(self, data: Json, path: DataPath, reading: Reading) -> str:
        scope = reading.scope
        definition = scope.fact(data, path, self.for_field)
        if definition is not None and not self.takes(definition.kind):
            advice = self.advice(definition, scope.vocabulary)
            reading.report("SP216", path, advice=advice, fact=data, kind=definition.kind.value)
        name: str = data
        return name

    def takes(self, kind: Kind) -> bool:
        """Whether a fact of a kind can stand there."""
        return kind is self.kind

    def advice(self, definition: FactDefinition, vocabulary: Vocabulary) -> Words:  # noqa: ARG002
        """Return what to write instead of a fact of another kind."""
        from sp_engine.conditions import of_kind

        return of_kind(self.kind, vocabulary)

    def for_field(self, name: str, whole: FactDefinition) -> Words:
        """Return what to write instead of a field of a list's items, which is no fact of its own."""
        return document_advice.FIELD_IS_NO_FACT.fill(field=name, list=whole.id)

    def schema(self, file: str) -> Schema:
        return FACT_TEXT.schema(file)


TEXT = Text()
FACT_TEXT = Text(_FACT_PATTERN, longest=LONGEST_NAME)
NAME = Defined(
    FILE,
    "id",
    Text(NAME_PATTERN, longest=LONGEST_NAME),
    "Nama pengenal",
    "Huruf kecil, angka, tanda hubung atau garis bawah, diawali huruf.",
    ("surat-permohonan",),
)
FACT_NAME = Defined(
    FILE,
    "idFakta",
    FACT_TEXT,
    "Nama fakta",
    "Nama fakta dalam kosakata: huruf kecil, angka, dan garis bawah.",
    ("modal_usaha",),
)
A_FACT = Defined(
    FILE,
    "faktaKosakata",
    FACT_TEXT,
    "Fakta kosakata",
    "Nama fakta dalam kosakata, bukan dokumen: huruf kecil, angka, dan garis bawah.",
    ("modal_usaha",),
)
A_DOCUMENT = Defined(
    FILE,
    "dokumenKosakata",
    FACT_TEXT,
    "Dokumen kosakata",
    "Nama dokumen dalam kosakata: huruf kecil, angka, dan garis bawah.",
    ("surat_permohonan",),
)
FACT_OR_DOCUMENT = Defined(
    FILE,
    "butirKosakata",
    FACT_TEXT,
    "Fakta atau dokumen kosakata",
    "Nama fakta atau dokumen dalam kosakata: huruf kecil, angka, dan garis bawah.",
    ("surat_permohonan",),
)
NUMBER_FACT = Defined(
    FILE,
    "bilanganKosakata",
    CountedFact(Kind.NUMBER),
    "Fakta bilangan kosakata",
    "Nama fakta berjenis bilangan dalam kosakata: huruf kecil, angka, dan garis bawah.",
    ("jumlah_anggota_wilayah",),
)
MOMENT_FACT = Defined(
    FILE,
    "waktuKosakata",
    CountedFact(Kind.MOMENT),
    "Fakta waktu kosakata",
    "Nama fakta berjenis waktu dalam kosakata: huruf kecil, angka, dan garis bawah.",
    ("waktu_bayar",),
)
MONEY_FACT = Defined(
    FILE,
    "uangKosakata",
    CountedFact(Kind.MONEY),
    "Fakta uang kosakata",
    "Nama fakta berjenis uang dalam kosakata: huruf kecil, angka, dan garis bawah.",
    ("modal_usaha",),
)
DATE_FACT = Defined(
    FILE,
    "tanggalKosakata",
    CountedFact(Kind.DATE),
    "Fakta tanggal kosakata",
    "Nama fakta berjenis tanggal dalam kosakata: huruf kecil, angka, dan garis bawah.",
    ("tanggal_lahir",),
)
AN_ATTRIBUTE = Defined(
    FILE,
    "atributKosakata",
    FACT_TEXT,
    "Atribut kosakata",
    "Nama atribut dokumen dalam kosakata: huruf kecil, angka, dan garis bawah.",
    ("bermeterai",),
)
A_LIST = Defined(
    FILE,
    "daftarKosakata",
    FACT_TEXT,
    "Daftar kosakata",
    "Nama daftar dalam kosakata: huruf kecil, angka, dan garis bawah.",
    ("pengurus",),
)
A_FIELD = Defined(
    FILE,
    "isiKosakata",
    FACT_TEXT,
    "Isian kosakata",
    "Nama isian tiap butir daftar itu dalam kosakata: huruf kecil, angka, dan garis bawah.",
    ("nama",),
)
STATED_FACT = Defined(
    FILE,
    "isianKosakata",
    TEXT,
    "Isian",
    "Fakta, dokumen, atau atribut dokumen (`dokumen.atribut`) dalam kosakata; pada kasus juga satu butir"
    " daftar (`daftar/2`) atau isiannya (`daftar/2/isian`).",
    ("nib", "surat_kuasa.bermeterai"),
)
FACTS = Defined(
    FILE,
    "fakta",
    Anything({"type": "object"}),
    "Fakta",
    "Fakta dan nilainya, menurut nama dalam kosakata.",
    ({"nib": 1234567890123, "surat_kuasa": {"bermeterai": "ya"}},),
)
REGULATION_NAME = Defined(
    FILE,
    "idPeraturan",
    Text(NAME_PATTERN, longest=LONGEST_NAME),
    "Nama peraturan",
    "Nama peraturan dalam peraturan.yaml: huruf kecil, angka, dan tanda hubung.",
    ("pp-7-2021",),
)
DAY = Defined(
    FILE,
    "tanggal",
    Day(),
    "Tanggal",
    "Tanggal ISO: tahun-bulan-hari, misalnya 2023-07-11.",
    ("2023-07-11",),
)
ITEM = Defined(
    FILE,
    "butir",
    Item(),
    "Butir",
    'Nomor butir dalam keputusan: 4, "6.a", atau [1, 2] bila beberapa butir menjadi satu.',
    (4, "6.a", [1, 2]),
)
NOTE = Defined(
    FILE,
    "catatan",
    TEXT,
    "Catatan",
    "Penjelasan penyalin: mengapa ditulis begini, atau apa yang janggal dalam keputusannya.",
)


NOT_WRITTEN = "Belum ditulis."
"""What stands where we made room for a text that only a person can write."""


class Noted(Record, closing=True):
    """What may have a note of the transcriber."""

    note: str | None = key("catatan", TEXT, NOTE.title, NOTE.about, default=None, compare=False)


class Named(
    Record,
    title="Dengan nama sendiri",
    about="Yang tidak ada dalam daftar, dengan nama pengenal dan kata-kata keputusan sendiri.",
    examples=({"id": "sesuai-antrean", "nama": "Sesuai antrean"},),
):
    """What is none of the known words, in the decree's own."""

    id: str = key("id", NAME, "Nama pengenal", "Nama pendek, misalnya sesuai-antrean.")
    name: Words = key("nama", Translated(), "Nama", "Kata-kata keputusan.")


OTHER_FIGURE = (
    "angka_lain",
    TEXT,
    "Angka lain",
    "Mengapa kata-katanya menyebut angka lain daripada rumus di sampingnya.",
)
"""The key that excuses a sentence whose figures are not those of the rule beside it."""
VALUE = Defined(
    FILE,
    "nilai",
    Anything({"type": ["string", "number", "boolean"]}),
    "Nilai",
    "Nilai pembanding: bilangan, rupiah (Rp1.000.000), tanggal (2026-03-16), atau salah satu pilihan.",
)
VALUES = Defined(FILE, "daftarNilai", ListOf(VALUE), "Daftar nilai", "Satu nilai atau lebih.")
LASTING = Defined(
    FILE,
    "durasi",
    Lasting(),
    "Durasi",
    f"Bilangan sampai 10000 dan satuan: {listed(Unit, 'or', 'id')}; misalnya `3 hari kerja`, `1x24 jam`.",
    ("3 hari kerja", "15 menit", "1x24 jam"),
)
LIMIT = Defined(
    FILE,
    "batasWaktu",
    WithinTime(),
    "Batas waktu",
    f"Bilangan sampai 10000 dan satuan: {listed(Unit, 'or', 'id')}; boleh dua berturut-turut, yang kedua"
    " dengan satuan yang lebih kecil dan dihitung sejak yang pertama berakhir; misalnya `3 hari kerja`,"
    " `1x24 jam`, `1 hari 60 menit`.",
    ("3 hari kerja", "15 menit", "1x24 jam", "1 hari 60 menit"),
)

DESCRIBED = (
    Translated("; bila tidak ada, bunyi Indonesia yang dipakai"),
    "Uraian",
    "Bunyi butir itu dalam bahasa Indonesia yang bersih, setia pada maksud keputusan.",
)
IN_INDONESIAN = (OneLanguage(), DESCRIBED[1], DESCRIBED[2])
