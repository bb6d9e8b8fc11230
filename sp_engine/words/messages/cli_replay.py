"""What `sp replay` says of itself."""

from sp_engine.words.language import Words

HELP = Words("Ulangi satu keputusan.", "Make a decision once more.")
OPTIONS = {
    "decision": Words("Keputusan dari `sp check --json`.", "A decision from `sp check --json`."),
    "decree": Words("Menurut keputusan ini, misalnya depok/2025.", "Under this decree, such as depok/2025."),
}
PLACEHOLDERS = {"decree": Words("KEPUTUSAN", "DECREE")}
