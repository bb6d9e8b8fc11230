"""What `sp rename` says of itself."""

from sp_engine.words.language import Words

HELP = Words(
    "Ganti nama fakta atau peraturan, di tempat ditetapkan dan di semua tempat dipakai.",
    "Rename a fact or a regulation, where it is defined and wherever it is used.",
)
OPTIONS = {
    "old": Words(
        "Nama sekarang dalam kosakata.yaml atau peraturan.yaml.",
        "Its name in kosakata.yaml or peraturan.yaml.",
    ),
    "new": Words("Nama yang menggantikannya.", "The name that takes its place."),
    "yes": Words("Tulis tanpa bertanya.", "Write without asking."),
}
PLACEHOLDERS = {"old": Words("LAMA", "OLD"), "new": Words("BARU", "NEW")}
