"""Days and moments: the names of weekdays and months, and how a moment is written."""

from sp_engine.words.language import Words

# Spelt out here, not taken from a date library, whose import would keep a clerk waiting; a test compares.
WEEKDAYS = tuple(
    map(
        Words,
        ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    )
)
MONTHS = tuple(
    map(
        Words,
        (
            "Januari", "Februari", "Maret", "April", "Mei", "Juni",
            "Juli", "Agustus", "September", "Oktober", "November", "Desember",
        ),
        (
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ),
    )
)  # fmt: skip
CLOCK = Words("%H.%M", "%H:%M")
MOMENT = Words("{day} pukul {time} {zone}", "{day} at {time} {zone}")
