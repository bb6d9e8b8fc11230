"""Readings of a decree, as they are listed for an agency to ratify."""

from sp_engine.words.language import Words

DECIDING = Words(
    "Tafsir yang dapat mengubah keputusan ({number})", "Readings that can change a decision ({number})"
)
NOT_DECIDING = Words(
    "Tafsir yang tidak mengubah keputusan ({number})", "Readings that change no decision ({number})"
)
WRITTEN = Words("tertulis", "written")
READ_AS = Words("dibaca", "read as")
WHY = Words("alasan", "why")
OTHERWISE = Words("bacaan lain – {text}", "another reading – {text}")
CHANGED = Words(
    "mengubah {changed} dari {decisions} keputusan dalam kasus",
    "changes {changed} of {decisions} decisions of the cases",
)
UNDETERMINED = Words(
    "{number} bergantung pada fakta yang hanya dilihat bacaan ini",
    "{number} depend on facts that only this reading looks at",
)
CAN_CHANGE = Words("dapat mengubah keputusan bagi pemohon lain", "can change a decision for other applicants")
NOT_PROVEN = Words("belum terbukti tidak mengubah apa pun", "not proven to change nothing")
RATIFIED = Words("disahkan", "ratified")
NOT_RATIFIED = Words("belum", "not yet")
WHOLE_STANDARD = Words("seluruh layanan", "the whole standard")
ITEM = Words("{component} butir {item}", "{component} item {item}")
SERVICE = Words("Layanan", "Service")
READINGS = Words("Tafsir", "Readings")
CHANGED_IN_CASES = Words("Keputusan kasus yang berubah", "Decisions of cases that change")
TOTAL = Words(
    "{readings} tafsir: {deciding} dapat mengubah keputusan, {ratified} sudah disahkan.",
    "{readings} readings: {deciding} can change a decision, {ratified} ratified.",
)
