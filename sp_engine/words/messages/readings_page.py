"""Readings of a decree, as they are listed for an agency to ratify."""

from sp_engine.words.language import Words

DECIDING = Words(
    "Tafsir yang dapat mengubah hasil ({number})", "Readings that can change an outcome ({number})"
)
AMOUNTS = Words(
    "Tafsir yang hanya dapat mengubah biaya atau tenggat ({number})",
    "Readings that can change only a fee or a due date ({number})",
)
NOT_DECIDING = Words(
    "Tafsir yang tidak mengubah keputusan ({number})", "Readings that change no decision ({number})"
)
WRITTEN = Words("tertulis", "written")
READ_AS = Words("dibaca", "read as")
WHY = Words("alasan", "why")
OTHERWISE = Words("bacaan lain – {text}", "another reading – {text}")
CHANGED = Words(
    "mengubah {part} {changed} dari {decisions} keputusan dalam kasus",
    "changes the {part} of {changed} of {decisions} decisions of the cases",
)
CHANGED_NONE = Words(
    "tidak mengubah satu pun dari {decisions} keputusan dalam kasus",
    "changes none of {decisions} decisions of the cases",
)
UNDETERMINED = Words(
    "{number} bergantung pada fakta yang hanya dilihat bacaan ini",
    "{number} depend on facts that only this reading looks at",
)
CAN_CHANGE = Words("dapat mengubah {part} bagi pemohon lain", "can change the {part} for other applicants")
NOT_PROVEN = Words("belum terbukti tidak mengubah hasil", "not proven to change no outcome")
RATIFIED = Words("disahkan", "ratified")
NOT_RATIFIED = Words("belum", "not yet")
WHOLE_STANDARD = Words("seluruh layanan", "the whole standard")
ITEM = Words("{component} butir {item}", "{component} item {item}")
SERVICE = Words("Layanan", "Service")
READINGS = Words("Tafsir", "Readings")
COMPARED = Words("dari", "of")
TOTAL = Words(
    "{readings} tafsir: {deciding} dapat mengubah hasil, {amounts} hanya biaya atau tenggat;"
    " {ratified} sudah disahkan.",
    "{readings} readings: {deciding} can change an outcome, {amounts} only a fee or a due date;"
    " {ratified} ratified.",
)
