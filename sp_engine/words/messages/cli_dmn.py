"""What `sp dmn` says of itself."""

from sp_engine.words.language import Words

HELP = Words(
    "Satu standar sebagai model keputusan DMN 1.5, untuk mesin DMN mana pun.",
    "One standard as a decision model in DMN 1.5, for any engine of DMN.",
)
OPTIONS = {
    "service": Words(
        "Nama layanan, misalnya depok/rekomendasi-haki.", "A service's name, such as depok/rekomendasi-haki."
    ),
    "file": Words("Tulis ke berkas ini; baku: tampilkan.", "Write to this file; default: show it."),
}
PLACEHOLDERS = {"service": Words("LAYANAN", "SERVICE")}

LEFT_OUT = Words("tidak dikatakan model: {what}", "the model does not say: {what}")
WRITTEN = Words("model keputusan ditulis ke {file}", "the decision model was written to {file}")
