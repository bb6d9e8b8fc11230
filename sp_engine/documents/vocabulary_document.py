"""*Kosakata* as a document: the facts that can be known of an applicant, shared by all agencies."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sp_engine.documents.basic_forms import FACT_NAME, NAME_PATTERN, NOTE, SERVICE_NAME, TEXT
from sp_engine.documents.forms import (
    Anything,
    ByName,
    Choice,
    Flag,
    ListOf,
    MappingOr,
    Shown,
    Text,
    Translated,
    WholeNumber,
    YesIf,
)
from sp_engine.documents.layers import Layer
from sp_engine.documents.record import Part, Record, key
from sp_engine.documents.regulations import BASIS_BY_NAME, CitedName
from sp_engine.facts import LONGEST_PATTERN, Kind
from sp_engine.words import Words

MOST_PLACES = 2
"""With three, `1.500` would be one and a half to us and fifteen hundred to whoever wrote it."""
_CHOICE = Text(NAME_PATTERN)
_EXAMPLE = ("kota-contoh",)


class NamedChoice(Record, title="Satu pilihan", about="Satu pilihan dengan sebutannya."):
    """A value that a fact may have, and what it is called."""

    id: str = key("id", _CHOICE, "Nama pilihan", "Nilai yang ditulis dalam fakta.", examples=_EXAMPLE)
    name: Words = key("nama", Translated(), "Nama", "Sebutan bagi pembaca.")


_NAME = (Translated(), "Nama", "Nama fakta bagi pembaca.")
_PATTERN = (
    "Pola",
    "Pola yang harus dipenuhi seluruh teks: huruf, `[0-9]`, `.`, `( | )`, `? * +`, dan `{5}` atau `{2,4}`.",
)
_CHOICES = (
    "pilihan",
    ListOf(MappingOr(Part(NamedChoice), Shown(_CHOICE, examples=_EXAMPLE))),
    "Pilihan",
    "Nilai yang mungkin.",
)


_CONFIDENTIAL = (
    "rahasia",
    Flag(),
    "Rahasia",
    "Data pribadi yang menunjuk orangnya, misalnya NIK, nomor telepon, alamat: tersamar dalam register.",
)


class _Described(Record):
    """What facts and attributes of documents have in common."""

    kind: Kind = key("jenis", Choice(*Kind), "Jenis", "Jenis nilai fakta.")
    name: Words | None = key("nama", *_NAME, default=None)
    question: Words | None = key(
        "pertanyaan",
        Translated(),
        "Pertanyaan",
        "Pertanyaan yang diajukan kepada yang mengisi.",
        default=None,
        examples=("Berapa modal usaha?",),
    )
    graded: bool = key(
        "bertingkat",
        Flag(),
        "Bertingkat",
        "Pilihan berurutan dari yang terendah ke yang tertinggi.",
        default=False,
    )
    choices: tuple[NamedChoice | str, ...] = key(*_CHOICES, default=())
    unit: Words | None = key(
        "satuan",
        Translated(),
        "Satuan",
        "Satuan bilangan, misalnya orang atau tahun.",
        default=None,
        examples=("orang", "tahun"),
    )
    places: int = key(
        "desimal",
        WholeNumber(1, MOST_PLACES),
        "Desimal",
        "Berapa angka di belakang koma yang dimiliki bilangan: 1 atau 2; tanpa ini bilangannya bulat."
        " Yang lebih teliti ditulis dalam satuan yang lebih kecil.",
        default=0,
    )
    least: int | None = key(
        "paling_sedikit",
        WholeNumber(),
        "Paling sedikit",
        "Nilai terkecil yang masuk akal; di bawahnya salah isi. Bagi himpunan: sedikitnya sekian pilihan;"
        " bagi daftar: sedikitnya sekian butir.",
        default=None,
    )
    most: int | None = key(
        "paling_banyak",
        WholeNumber(),
        "Paling banyak",
        "Nilai terbesar yang masuk akal; di atasnya salah isi. Bagi daftar: sebanyak-banyaknya sekian butir.",
        default=None,
    )
    pattern: str | None = key(
        "pola",
        Text(format="pola", longest=LONGEST_PATTERN),
        *_PATTERN,
        default=None,
        examples=("[0-9]{13}",),
    )
    form: Words | None = key(
        "bentuk",
        Translated(),
        "Bentuk",
        "Bentuk teks dalam kata-kata, misalnya `13 angka`; disebut bila pola tidak terpenuhi.",
        default=None,
        examples=("13 angka",),
    )
    example: str | int | Decimal | None = key(
        "contoh",
        Anything({"type": ["string", "number"]}),
        "Contoh",
        "Contoh isian yang benar.",
        default=None,
    )
    may_be_future: bool = key(
        "boleh_mendatang",
        Flag(),
        "Boleh mendatang",
        "Tanggal boleh sesudah hari permohonan.",
        default=False,
    )
    confidential: bool = key(*_CONFIDENTIAL, default=False)
    note: str | None = key("catatan", TEXT, NOTE.title, NOTE.about, default=None, compare=False)


class Attribute(_Described, title="Satu atribut", about="Satu hal yang diperiksa pada dokumen."):
    """*Atribut*: something that an officer checks on a document."""

    kind: Kind = key(
        "jenis",
        Choice(*(k for k in Kind if k not in (Kind.DOCUMENT, Kind.LIST))),
        "Jenis",
        "Jenis nilai fakta.",
    )


_ATTRIBUTES = (
    "atribut",
    ByName(FACT_NAME, Part(Attribute), least=1),
    "Atribut",
    "Hal yang diperiksa petugas pada dokumen, menurut namanya.",
)
_FILLED_BY = (
    "diisi_oleh",
    YesIf("pemohon", "petugas"),
    "Diisi oleh",
    "`pemohon` (baku), atau `petugas` untuk temuan instansi.",
)
_CURABLE = (
    "dapat_diperbaiki",
    Flag(),
    "Dapat diperbaiki",
    "Nilai yang kurang dapat diperbaiki pemohon: dikembalikan, bukan ditolak."
    " Tidak untuk yang diisi petugas.",
)


class Field(_Described, title="Satu isian", about="Satu hal yang disebut tentang tiap butir sebuah daftar."):
    """*Isian*: something that is stated of each item of a list, or handed in for it."""

    kind: Kind = key("jenis", Choice(*(k for k in Kind if k is not Kind.LIST)), "Jenis", "Jenis nilai isian.")
    by_applicant: bool = key(*_FILLED_BY, default=True, usual="pemohon")
    curable: bool = key(*_CURABLE, default=False)
    attributes: Mapping[str, Attribute] = key(*_ATTRIBUTES, default={})


class Fact(_Described, title="Satu fakta", about="Satu fakta, dokumen, atau daftar."):
    """*Fakta*: what can be known of an applicant, a document to hand in, or a list of like things."""

    name: Words = key("nama", *_NAME)
    choices: tuple[NamedChoice | str, ...] = key(
        *_CHOICES, default=(), examples=(["mikro", "kecil", "menengah", "besar"],)
    )
    one: Words | None = key(
        "sebutan",
        Translated(),
        "Sebutan",
        "Sebutan bagi satu butir daftar: `pengurus` dalam “pengurus 2 (Budi)”.",
        default=None,
        examples=("pengurus", "alat"),
    )
    identity: str | None = key(
        "pengenal",
        FACT_NAME,
        "Pengenal",
        "Isian yang menamai satu butir daftar, misalnya `nama`.",
        default=None,
        examples=("nama",),
    )
    fields: Mapping[str, Field] = key(
        "isi",
        ByName(FACT_NAME, Part(Field), least=1),
        "Isi",
        "Isian tiap butir daftar, menurut namanya; tidak ada daftar dalam daftar.",
        default={},
    )
    by_applicant: bool = key(*_FILLED_BY, default=True, usual="pemohon")
    proofs: tuple[str, ...] = key(
        "dibuktikan_dengan",
        ListOf(FACT_NAME, once=True),
        "Dibuktikan dengan",
        "Dokumen atau nomor yang biasanya membuktikan fakta ini. Lint memperingatkan bila sebuah layanan"
        " mensyaratkan faktanya tanpa meminta satu pun di antaranya.",
        default=(),
        examples=(["ktp_pemohon"],),
    )
    curable: bool = key(*_CURABLE, default=False)
    basis: tuple[CitedName, ...] = key(
        "dasar",
        BASIS_BY_NAME,
        "Dasar",
        "Peraturan yang menentukan arti fakta ini, atau bahwa fakta ini rahasia.",
        default=(),
    )
    attributes: Mapping[str, Attribute] = key(*_ATTRIBUTES, default={})
    had_from: tuple[str, ...] = key(
        "diperoleh_dari",
        ListOf(
            Shown(Text(SERVICE_NAME), "Layanan", "Nama layanan: instansi/layanan.", ("kota-contoh/usaha",)),
            once=True,
        ),
        "Diperoleh dari",
        "Layanan yang menghasilkan fakta atau dokumen ini, misalnya kota-contoh/usaha.",
        default=(),
    )


class Adjustment(
    Record,
    title="Satu penyesuaian",
    about="Kata-kata lain dan pilihan tambahan untuk fakta dari kosakata di atas.",
):
    """*Penyesuaian*: what a layer says otherwise of a fact of the layers under it; never another kind.

    Whether it can be mended decides between a return and a rejection, so that takes a `basis`.
    """

    name: Words | None = key("nama", *_NAME, default=None)
    question: Words | None = key(
        "pertanyaan",
        Translated(),
        "Pertanyaan",
        "Pertanyaan yang diajukan kepada yang mengisi.",
        default=None,
        examples=("Di mana letak usaha Anda?",),
    )
    choices: tuple[NamedChoice | str, ...] = key(
        "pilihan",
        ListOf(MappingOr(Part(NamedChoice), Shown(_CHOICE, examples=_EXAMPLE))),
        "Pilihan",
        "Pilihan tambahan; pilihan yang sudah ada mendapat sebutan lain. Pilihan bertingkat tidak dapat"
        " ditambah.",
        default=(),
    )
    curable: bool | None = key(
        "dapat_diperbaiki",
        Flag(),
        "Dapat diperbaiki",
        "Nilai yang kurang dapat diperbaiki pemohon: dikembalikan, bukan ditolak.",
        default=None,
    )
    confidential: bool = key(*_CONFIDENTIAL, default=False)
    basis: tuple[CitedName, ...] = key(
        "dasar", BASIS_BY_NAME, "Dasar", "Peraturan yang menentukannya.", default=()
    )
    note: str | None = key("catatan", TEXT, NOTE.title, NOTE.about, default=None, compare=False)


class VocabularyDocument(
    Layer,
    title="Kosakata",
    about="Fakta yang dapat diketahui tentang pemohon. Kosakata sebuah katalog menambah kosakata bawaan,"
    " kosakata sebuah instansi (`<instansi>/kosakata.yaml`) menambah keduanya untuk instansi itu.",
    format="sp-kosakata/1",
):
    """*Kosakata*: one layer of the vocabulary."""

    facts: Mapping[str, Fact] = key(
        "fakta", ByName(FACT_NAME, Part(Fact)), "Fakta", "Fakta menurut namanya.", default={}
    )
    adjustments: Mapping[str, Adjustment] = key(
        "penyesuaian",
        ByName(FACT_NAME, Part(Adjustment), least=1),
        "Penyesuaian",
        "Kata-kata lain dan pilihan tambahan untuk fakta dari kosakata di atas, menurut namanya.",
        default={},
    )
