"""What `sp readings` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words(
    "Tafsir yang menunggu pengesahan instansi.",
    "The readings, for an agency to ratify.",
)
OPTIONS = {"place": Words("Instansi atau layanan.", "Agency or service.")}
PLACEHOLDERS = {"place": Words("INSTANSI|LAYANAN", "AGENCY|SERVICE")}
NONE = Words("Tidak ada tafsir yang tercatat.", "No readings are recorded.")
