"""What the verbs of the register say of themselves and beside their results."""

from sp_engine.words.language import Words

HELP = Words("Register permohonan.", "The register of applications.")
VERBS = {
    "list": Words("Daftar permohonan.", "List the applications."),
    "show": Words("Satu permohonan.", "Show one application."),
    "search": Words("Cari menurut kata.", "Search by words."),
    "due": Words("Yang jatuh tempo.", "What falls due."),
    "event": Words("Catat peristiwa.", "Record an event."),
    "correct": Words("Catat koreksi.", "Record a correction."),
    "verify": Words("Periksa keutuhan register.", "Check that nothing was altered."),
    "export": Words("Tulis daftar ke berkas XLSX, CSV, atau JSON.", "Write a list as XLSX, CSV or JSON."),
    "replay": Words("Ulangi semua keputusan.", "Make every decision once more."),
    "purge": Words("Hapus data yang habis masa simpannya.", "Erase what is past its retention."),
    "erase": Words("Hapus data seorang pemohon.", "Erase what is known of an applicant."),
}
OPTIONS = {
    "register": Words(
        "Berkas atau alamat PostgreSQL (atau SP_REGISTER).", "File or PostgreSQL address (or SP_REGISTER)."
    ),
    "number": Words("Nomor permohonan, misalnya depok/2026/17.", "The number, such as depok/2026/17."),
    "agency": Words("Hanya instansi ini (atau SP_AGENCY).", "This agency only (or SP_AGENCY)."),
    "year": Words("Hanya tahun ini.", "This year only."),
    "still_open": Words("Hanya yang belum selesai.", "Only those that are not closed."),
    "words": Words(
        "Kata dari nama, kontak, nomor, atau layanan.", "Words of the name, contact, number or service."
    ),
    "at": Words("Saat (ISO 8601); baku: sekarang.", "Moment (ISO 8601); default: now."),
    "kind": Words(
        "Peristiwanya; bila tidak dikenal, pilihannya disebut.",
        "The event; where it is not known, the choices are told.",
    ),
    "stage": Words("Tahapnya.", "Its stage."),
    "note": Words("Catatan; ikut terhapus bila data dihapus.", "A note; erased with the rest."),
    "clerk": Words("Nama petugas (atau SP_CLERK).", "The clerk's name (or SP_CLERK)."),
    "reason": Words("Alasan koreksi.", "Why it is corrected."),
    "entry": Words(
        "Catatan yang dikoreksi, misalnya 17; baku: penerimaannya.",
        "The entry that is corrected, such as 17; default: the receipt.",
    ),
    "applicant": Words("Nama pemohon yang benar.", "The right name of the applicant."),
    "contact": Words("Kontak yang benar.", "The right contact."),
    "drop": Words("Catatan itu tidak dihitung lagi.", "That entry counts no more."),
    "facts": Words("Berkas fakta yang benar; diputus ulang.", "The right facts; decided again."),
    "head": Words("Kepala rantai yang pernah tercetak.", "A head that was printed once."),
    "letter": Words("Isi kode QR sebuah surat.", "What a letter's QR code says."),
    "basis": Words(
        "Dasar penghapusan; tidak terhapus, jadi tanpa nama pemohon.",
        "The basis; it stays, so without the applicant's name.",
    ),
    "yes": Words("Tanpa bertanya.", "Without asking."),
    "file": Words("Berkas yang ditulis.", "The file to write."),
    "decree": Words("Menurut keputusan ini, misalnya depok/2025.", "Under this decree, such as depok/2025."),
    "retention": Words(
        'Masa simpan, misalnya "5 tahun"; baku: `masa_simpan` instansi.',
        'Retention, such as "5 tahun"; default: the agency\'s `masa_simpan`.',
    ),
    "unmasked": Words("Tampilkan yang rahasia; dicatat.", "Show what is confidential; recorded."),
}
PLACEHOLDERS = {
    "number": Words("NOMOR", "NUMBER"),
    "agency": Words("INSTANSI", "AGENCY"),
    "year": Words("TAHUN", "YEAR"),
    "words": Words("KATA", "WORDS"),
    "at": Words("SAAT", "TIME"),
    "kind": Words("JENIS", "KIND"),
    "stage": Words("TAHAP", "STAGE"),
    "note": Words("TEKS", "TEXT"),
    "clerk": Words("NAMA", "NAME"),
    "reason": Words("TEKS", "TEXT"),
    "entry": Words("ANGKA", "NUMBER"),
    "applicant": Words("NAMA", "NAME"),
    "contact": Words("KONTAK", "CONTACT"),
    "head": Words("DIGES", "DIGEST"),
    "letter": Words("TEKS", "TEXT"),
    "basis": Words("TEKS", "TEXT"),
    "decree": Words("KEPUTUSAN", "DECREE"),
    "retention": Words("DURASI", "DURATION"),
}

RECORDED = Words(
    "Tercatat sebagai {number}, catatan #{entry} {digest}", "Recorded as {number}, entry #{entry} {digest}"
)
DECIDED_OTHERWISE = Words("Keputusan kini {outcome}, tadinya {before}.", "Now {outcome}, {before} before.")
STILL_DECIDED = Words("Keputusan tetap {outcome}.", "Still {outcome}.")
NOTHING_SAID = Words("sebut apa yang dikoreksi", "say what is corrected")
NO_SUCH_EVENT = Words("`{given}` bukan peristiwa; pilih {known}", "`{given}` is no event; choose {known}")
NO_SUCH_ENTRY = Words(
    "`{given}` bukan catatan; tulis angkanya, misalnya 17",
    "`{given}` is no entry; write its number, such as 17",
)
NO_SUCH_YEAR = Words("`{given}` bukan tahun", "`{given}` is no year")
ERASE_THIS = Words(
    "Hapus semua data pemohon {number} untuk selamanya?",
    "Erase all that is known of the applicant of {number} for ever?",
)
NOTHING_ERASED = Words("tidak ada yang dihapus", "nothing was erased")
ERASE_WITH_YES = Words("pakai `--yes` untuk menghapus", "use `--yes` to erase")
ERASED = Words(
    "{values} data pemohon dihapus, catatan #{entry} {digest}",
    "{values} values about applicants erased, entry #{entry} {digest}",
)
NOT_SCRUBBED = Words(
    "proses lain masih membaca register: ulangi perintah ini agar tidak ada sisa dalam berkas",
    "another process is still reading the register: run this again so that nothing is left in the file",
)
ERASE_THESE = Words(
    "Hapus semua data pemohon {count} permohonan ini untuk selamanya?",
    "Erase all that is known of the applicants of these {count} applications for ever?",
)
NOTHING_OVER = Words(
    "tidak ada yang habis masa simpannya ({period})", "nothing past its retention ({period})"
)
SAY_RETENTION = Words(
    "`{agency}` tidak menetapkan `masa_simpan` dalam instansi.yaml: sebut `--retention` dan `--basis`",
    "`{agency}` sets no `masa_simpan` in its instansi.yaml: give `--retention` and `--basis`",
)
NO_SUCH_RETENTION = Words(
    "`{given}` bukan masa simpan; tulis misalnya `5 tahun`, `18 bulan`, `90 hari`",
    "`{given}` is no retention; write such as `5 tahun`, `18 bulan`, `90 hari`",
)
NO_SUCH_FILE = Words("`{file}` bukan .xlsx, .csv, atau .json", "`{file}` is neither .xlsx, .csv nor .json")
EXPORTED = Words("{count} permohonan ditulis ke {file}", "{count} applications written to {file}")
