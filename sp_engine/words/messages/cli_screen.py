"""What `sp screen` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Satu pemohon, semua layanan.", "One applicant, every service.")
OPTIONS = {
    "words": Words("Hanya layanan yang memuat kata-kata ini.", "Only services that contain these words."),
    "facts": Words("Berkas fakta pemohon, YAML atau JSON.", "The applicant's facts, YAML or JSON."),
    "agency": Words("Hanya layanan instansi ini (atau SP_AGENCY).", "This agency's only (or SP_AGENCY)."),
    "all_agencies": Words(
        "Semua instansi, walaupun SP_AGENCY disetel.", "All agencies, though SP_AGENCY is set."
    ),
    "received": Words("Saat datang (ISO 8601); baku: sekarang.", "When they came (ISO 8601); default: now."),
    "after": Words(
        "Tahap yang sudah selesai (boleh diulang), pada layanan yang memilikinya.",
        "A stage that has ended (repeatable), of the services that have it.",
    ),
    "everything": Words(
        "Semua layanan, dengan setiap hal yang kurang dan setiap sebab.",
        "Every service, with all that is lacking and every reason.",
    ),
}
PLACEHOLDERS = {
    "words": Words("KATA…", "WORDS…"),
    "agency": Words("INSTANSI", "AGENCY"),
    "received": Words("SAAT", "TIME"),
    "after": Words("TAHAP", "STAGE"),
}

NOTHING_FOUND = Words("tidak ada layanan yang memuat kata {words}", "no service contains {words}")
