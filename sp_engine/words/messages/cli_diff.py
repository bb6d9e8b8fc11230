"""What `sp diff` says of itself."""

from sp_engine.words.language import Words

HELP = Words("Bandingkan dua keputusan atau dua layanan.", "Compare two decrees or two services.")
OPTIONS = {
    "old": Words(
        "Keputusan (depok/2023), layanannya (depok/2023/tamu), berkas atau folder, "
        "atau REV:PATH menurut git.",
        "A decree (depok/2023), a service of it (depok/2023/tamu), a file or folder, or git's REV:PATH.",
    ),
    "new": Words("Seperti yang lama.", "As the old one."),
}
PLACEHOLDERS = {"old": Words("LAMA", "OLD"), "new": Words("BARU", "NEW")}
