"""What `sp test` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Jalankan kasus uji.", "Run the cases.")
OPTIONS = {
    "service": Words("Hanya layanan atau instansi ini.", "This service or agency only."),
    "case": Words("Hanya kasus yang namanya memuat teks ini.", "Only cases whose name contains this."),
    "junit": Words("Tulis hasil sebagai JUnit XML.", "Write JUnit XML."),
    "coverage": Words("Bagian aturan mana yang menentukan suatu kasus.", "Which rules decide some case."),
    "threshold": Words("Gagal bila cakupan di bawah N persen.", "Fail when less than N percent is covered."),
    "html": Words("Tulis cakupan sebagai HTML.", "Write coverage as HTML."),
    "mutate": Words(
        "Perubahan aturan mana yang lolos dari kasus.", "Which changed rules no case would notice."
    ),
}
PLACEHOLDERS = {"case": Words("TEKS", "TEXT")}

CASE_OR_MUTATE = Words("--case tidak dapat bersama --mutate", "--case cannot go with --mutate")
NO_CASE = Words("tidak ada kasus yang dijalankan", "no case was run")
NO_CASE_CONTAINS = Words("tidak ada kasus yang memuat `{text}`", "no case contains `{text}`")
