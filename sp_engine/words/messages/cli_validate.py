"""What `sp validate` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Periksa dokumen katalog.", "Check the catalogue's documents.")
OPTIONS = {
    "since": Words(
        "Hanya yang berubah sejak revisi git ini, dan yang bergantung padanya.",
        "Only what changed since this git revision, and what depends on it.",
    ),
    "only": Words(
        "Hanya temuan dengan kode ini, misalnya SP326; SP3 untuk sekeluarga; boleh berulang.",
        "Only findings with this code, such as SP326; SP3 for a family; may be repeated.",
    ),
    "fix": Words(
        "Perbaiki salah ketik yang pasti dan urutan kunci, sediakan tempat `catatan` yang belum ada; "
        "perubahannya ditampilkan dahulu.",
        "Mend plain misspellings and the order of keys, make room for a `catatan` that is missing; "
        "the changes are shown first.",
    ),
    "sarif": Words(
        "Tulis temuan sebagai SARIF ke berkas ini, untuk tempat kode disimpan dan editor.",
        "Write the findings as SARIF to this file, for code hosts and editors.",
    ),
    "source": Words(
        "Bandingkan juga dengan berkas keputusan ini, menurut peta naskahnya.",
        "Compare with this decree's file too, by its text map.",
    ),
    "yes": Words("Dengan --fix: tulis tanpa bertanya.", "With --fix: write without asking."),
}
PLACEHOLDERS = {"only": Words("KODE", "CODE")}

NOT_SHOWN = Words("temuan lain tidak ditampilkan: {count}", "findings not shown: {count}")
DOCUMENTS = Words("dokumen", "documents")
UNREAD = Words(
    "{count} berkas belum dibaca: kesalahan di atas menghalanginya",
    "{count} files not yet read: an error above stands in the way",
)
UNCOMPARED = Words(
    "belum dibandingkan satu layanan dengan yang lain, karena kesalahan: {agencies}",
    "services not yet compared with each other, because of errors: {agencies}",
)
NOT_BESIDE_JSON = Words("--sarif - tidak dipakai bersama --json", "--sarif - does not go with --json")
NOTHING_TO_MEND = Words("tidak ada yang dapat diperbaiki sendiri", "nothing can be mended by itself")
NOTHING_WRITTEN = Words("tidak ada yang ditulis", "nothing was written")
RUN_WITH_YES = Words("untuk menulisnya, ulangi dengan --yes", "to write it, run it again with --yes")
WRITE_FILES = Words("Tulis {count} berkas ini?", "Write these {count} files?")
