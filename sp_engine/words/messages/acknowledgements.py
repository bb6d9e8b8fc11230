"""What is said of warnings that a document acknowledges."""

from sp_engine.words.language import Words

NOW_SAYS = Words(
    "bila tetap dimaklumi, tulis `pesan: {message}`; bila tidak, hapus",
    "write `pesan: {message}` if it is still acknowledged, remove it if not",
)
COUNTED = Words("{count} dimaklumi", "{count} acknowledged")
REASON = Words("dimaklumi", "acknowledged")
