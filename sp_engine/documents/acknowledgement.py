"""*Dimaklumi*: a warning about a document that whoever keeps it has seen and leaves as it is, and why."""

from __future__ import annotations

from datetime import date
from typing import Final

from sp_engine.documents.basic_forms import DAY, TEXT
from sp_engine.documents.forms import ListOf, Text
from sp_engine.documents.record import Part, Record, key


class Acknowledgement(
    Record,
    title="Peringatan yang dimaklumi",
    about="Satu peringatan `sp validate` tentang dokumen ini yang dibiarkan, dengan alasannya.",
    examples=(
        {
            "temuan": "SP326",
            "pesan": 'jangka waktu 3 hari ditulis tanpa "kerja", jadi dihitung sebagai hari kalender',
            "alasan": "Dinas menegaskan hari kalender (nota 12/2026).",
        },
    ),
):
    """*Dimaklumi*: it holds for as long as the warning says what it said, so for the text it was about."""

    code: str = key("temuan", Text("^SP[0-9]{3}$"), "Temuan", "Kode peringatan.", examples=("SP326",))
    message: str = key(
        "pesan",
        TEXT,
        "Pesan",
        "Bunyi peringatan seperti yang ditampilkan `sp validate`, tanpa letak dan kode.",
    )
    reason: str = key("alasan", TEXT, "Alasan", "Mengapa peringatan ini dibiarkan.")
    by: str | None = key("oleh", TEXT, "Oleh", "Siapa yang memutuskannya.", default=None)
    on: date | None = key("tanggal", DAY, "Tanggal", "Tanggal keputusan itu.", default=None)


ACKNOWLEDGEMENTS: Final = (
    "dimaklumi",
    ListOf(Part(Acknowledgement)),
    "Dimaklumi",
    "Peringatan tentang dokumen ini yang dibiarkan, dengan alasannya.",
)
