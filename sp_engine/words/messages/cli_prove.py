"""What `sp prove` says of itself."""

from sp_engine.words.language import Words

HELP = Words(
    "Buktikan bahwa standar dapat memutus seperti yang dimaksud.", "Prove that standards can decide as meant."
)
OPTIONS = {
    "service": Words("Hanya layanan atau instansi ini.", "This service or agency only."),
    "time_limit": Words("Paling lama N detik untuk satu pertanyaan.", "At most N seconds for one question."),
    "everything": Words("Tampilkan contoh untuk setiap jawaban.", "Show an example for each answer."),
}
NOT_SECONDS = Words(
    "--time-limit menerima detik, misalnya 5 atau 0.5, bukan `{given}`",
    "--time-limit takes seconds, such as 5 or 0.5, not `{given}`",
)
PLACEHOLDERS: dict[str, Words] = {}
