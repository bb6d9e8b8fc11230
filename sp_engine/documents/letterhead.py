"""*Kop surat*: what an agency's letters say at their head and at their foot.

In comes what is written; out come the lines of the letterhead, the coat of arms, who signs and who gets a
copy.  Knows nothing of any letter.
"""

from __future__ import annotations

from sp_engine.documents.basic_forms import TEXT
from sp_engine.documents.forms import ListOf, Text
from sp_engine.documents.record import Part, Record, key, said_of

_PICTURE = Text(r"^[A-Za-z0-9_-]+[.](png|jpg|jpeg|svg)$")
_MOST_LINES = 5


class Signatory(
    Record,
    title="Penandatangan",
    about="Pejabat yang menandatangani surat; yang tidak ditulis dikosongkan untuk diisi tangan.",
):
    """*Penandatangan*."""

    office: str = key(
        "jabatan", TEXT, "Jabatan", "Jabatannya, misalnya Kepala Dinas.", examples=("Kepala Dinas",)
    )
    name: str | None = key("nama", TEXT, "Nama", "Nama dengan gelarnya.", default=None)
    rank: str | None = key("pangkat", TEXT, "Pangkat", "Pangkat atau golongannya.", default=None)
    number: str | None = key(
        "nip",
        Text("^[0-9]{18}$"),
        "NIP",
        "Nomor induk pegawai, 18 angka.",
        default=None,
        examples=("197001011995011001",),
    )


class Letterhead(
    Record,
    title="Kop surat",
    about="Kepala dan kaki surat instansi; yang tidak ditulis mengikuti nama dan alamat instansi.",
):
    """*Kop surat*."""

    lines: tuple[str, ...] = key(
        "baris",
        ListOf(TEXT, most=_MOST_LINES),
        "Baris",
        "Baris-baris nama di kop surat, dari atas; baris terakhir tercetak paling besar.",
        default=(),
        examples=(["PEMERINTAH KOTA DEPOK", "DINAS KOPERASI DAN USAHA MIKRO"],),
    )
    arms: str | None = key(
        "lambang",
        _PICTURE,
        "Lambang",
        "Nama berkas gambar (PNG, JPEG, atau SVG) di folder `templat` instansi ini.",
        default=None,
        examples=("lambang.png",),
    )
    signed_at: str | None = key(
        "tempat", TEXT, "Tempat", "Tempat surat ditandatangani.", default=None, examples=("Depok",)
    )
    signatory: Signatory | None = key("penandatangan", Part(Signatory), *said_of(Signatory), default=None)
    copies: tuple[str, ...] = key(
        "tembusan",
        ListOf(TEXT),
        "Tembusan",
        "Siapa yang mendapat tembusan, berurutan.",
        default=(),
    )
