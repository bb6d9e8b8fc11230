"""What `sp diff` says of itself."""

from sp_engine.words.language import Words

HELP = Words("Bandingkan dua keputusan atau dua layanan.", "Compare two decrees or two services.")
OPTIONS = {
    "old": Words(
        "Keputusan (instansi/keputusan), layanannya (instansi/keputusan/layanan), berkas atau folder, "
        "atau REV:PATH menurut git.",
        "A decree (agency/decree), its service (agency/decree/service), a file or folder, or git's REV:PATH.",
    ),
    "new": Words("Seperti yang lama.", "As the old one."),
    "witness": Words(
        "Tunjukkan bagi siapa keputusannya lain, atau buktikan tidak ada.",
        "Show for whom the decision differs, or prove that there is nobody.",
    ),
}
PLACEHOLDERS = {"old": Words("LAMA", "OLD"), "new": Words("BARU", "NEW")}
