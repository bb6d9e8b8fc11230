"""What `sp templates` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Salin templat surat untuk diubah.", "Copy the templates of letters, to change them.")
OPTIONS = {"agency": Words("Instansi yang memakainya.", "The agency that uses them.")}
PLACEHOLDERS = {"agency": Words("INSTANSI", "AGENCY")}
KEEP_WHAT_YOU_CHANGE = Words(
    "Hapus yang tidak Anda ubah, supaya perbaikan templat bawaan tetap sampai.",
    "Delete what you do not change, so that what we mend reaches you.",
)
