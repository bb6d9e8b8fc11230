"""A decision made once more: what it followed from, and why something cannot be."""

from sp_engine.words.language import Words

ENGINE = Words("versi sp-engine", "the version of sp-engine")
STANDARD = Words("standar", "the standard")
VOCABULARY = Words("kosakata", "the vocabulary")
CALENDAR = Words("kalender dan jam kerja", "the calendar and office hours")
FACTS = Words("isian pemohon", "what was stated of the applicant")
NO_DECISION = Words("bukan keputusan sp-engine", "it is no decision of sp-engine")
ANOTHER_FORMAT = Words(
    "formatnya `{format}`, yang tidak memuat masukannya", "its format is `{format}`, which holds no input"
)
NO_INPUT = Words(
    "faktanya tidak disimpan di dalamnya (`--no-input`)", "its facts were left out of it (`--no-input`)"
)
CHANGED = Words("ada bagian yang hilang atau diubah ({part})", "a part of it is missing or changed ({part})")
