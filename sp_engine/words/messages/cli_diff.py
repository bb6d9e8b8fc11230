"""What `sp diff` says of itself."""

from sp_engine.words.language import Words

HELP = Words(
    "Bandingkan dua keputusan, atau dua layanan atau lebih.", "Compare two decrees, or two services or more."
)
OPTIONS = {
    "old": Words(
        "Keputusan (instansi/keputusan), layanannya (instansi/keputusan/layanan), berkas atau folder, "
        "atau REV:PATH menurut git; layanan dengan @TAFSIR/BACAAN dibaca menurut bacaan lain itu.",
        "A decree (agency/decree), its service (agency/decree/service), a file or folder, or git's REV:PATH; "
        "a service with @TAFSIR/BACAAN is read by that other reading.",
    ),
    "new": Words("Seperti yang lama.", "As the old one."),
    "others": Words(
        "Layanan lain: semuanya berdampingan dalam satu tabel, dengan yang paling ketat di setiap baris.",
        "More services: all side by side in one table, with the strictest in each row.",
    ),
    "witness": Words(
        "Tunjukkan bagi siapa keputusannya lain, atau buktikan tidak ada.",
        "Show for whom the decision differs, or prove that there is nobody.",
    ),
}
PLACEHOLDERS = {"old": Words("LAMA", "OLD"), "new": Words("BARU", "NEW"), "others": Words("LAIN…", "OTHERS…")}

TOO_MANY = Words("paling banyak {number} layanan berdampingan", "{number} services side by side at the most")
