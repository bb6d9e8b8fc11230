"""A sentence that somebody read, and the address where a reader can open it.

In comes what an entry says of its source; out comes the passage.  Whether it says what the entry says it
does is for people to judge.
"""

from __future__ import annotations

from datetime import date

from sp_engine.documents.basic_forms import DAY, FILE, TEXT
from sp_engine.documents.forms import Text
from sp_engine.documents.record import Record, key

ADDRESS = Text(r"^https?://\S+$")


class Passage(
    Record,
    title="Bacaan",
    definition=(FILE, "bacaan"),
    about="Kalimat yang dibaca, dan alamat tempat pembaca dapat membukanya.",
    examples=(
        {
            "alamat": "https://peraturan.go.id/id/uu-no-21-tahun-2023",
            "kutipan": "Status Berlaku",
            "per": "2023-10-31",
        },
    ),
):
    """*Bacaan*: a sentence that somebody read, with the address where a reader can open it."""

    address: str = key(
        "alamat",
        ADDRESS,
        "Alamat",
        "Alamat halaman yang dapat dibuka pembaca.",
        examples=("https://peraturan.go.id/id/uu-no-21-tahun-2023",),
    )
    article: str | None = key(
        "pasal", TEXT, "Pasal", "Pasal yang memuatnya, dalam peraturan yang dibaca.", default=None
    )
    quote: str = key("kutipan", TEXT, "Kutipan", "Kalimat yang terbaca di sana, seperti tertulis.")
    as_of: date | None = key(
        "per", DAY, "Per", "Tanggal keadaan yang diceritakannya, bila ada.", default=None
    )
