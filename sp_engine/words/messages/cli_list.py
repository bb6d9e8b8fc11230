"""What `sp list` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Layanan yang berlaku.", "Services in force.")
OPTIONS = {
    "words": Words(
        "Hanya instansi ini, atau yang memuat kata-kata ini; baku: SP_AGENCY.",
        "This agency only, or what contains these words; default: SP_AGENCY.",
    )
}
PLACEHOLDERS = {"words": Words("INSTANSI|KATA…", "AGENCY|WORDS…")}

NOTHING_IN_FORCE = Words("tidak ada layanan yang berlaku pada {day}", "no service is in force on {day}")
NOTHING_FOUND = Words("tidak ada layanan yang memuat kata {words}", "no service contains {words}")
