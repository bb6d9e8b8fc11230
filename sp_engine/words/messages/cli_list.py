"""What `sp list` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Layanan yang berlaku.", "Services in force.")
OPTIONS = {"agency": Words("Hanya instansi ini.", "This agency only.")}
PLACEHOLDERS = {"agency": Words("INSTANSI", "AGENCY")}

NOTHING_IN_FORCE = Words("tidak ada layanan yang berlaku pada {day}", "no service is in force on {day}")
