"""What `sp check` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Putuskan satu permohonan.", "Decide one application.")
OPTIONS = {
    "facts": Words("Berkas fakta, YAML atau JSON.", "Facts file, YAML or JSON."),
    "received": Words("Saat diterima (ISO 8601); baku: sekarang.", "When received (ISO 8601); default: now."),
    "complete": Words("Saat berkas lengkap; baku: saat diterima.", "When complete; default: when received."),
    "after": Words(
        "Tahap yang sudah selesai (boleh diulang); yang jatuh tempo sesudahnya ikut ditagih.",
        "A stage that has ended (repeatable); what falls due after it is asked for, too.",
    ),
    "issued": Words("Tanggal terbit produk, bila sudah.", "Day of issue of the products, if past."),
    "exit_code": Words(
        "Kode keluar 3 dikembalikan, 4 ditolak, 5 menunggu; disetujui tetapi belum final juga 5.",
        "Exit 3 on return, 4 on reject, 5 on pending; on approve but not final 5, too.",
    ),
    "everything": Words("Seluruh isi keputusan.", "All that the decision says."),
    "no_input": Words("JSON tanpa fakta pemohon.", "JSON without the applicant's facts."),
    "decision_format": Words("Format JSON keputusan.", "Format of the decision's JSON."),
    "record": Words("Catat dalam register.", "Keep it in the register."),
    "number": Words("Permohonan yang dilanjutkan.", "The application that is gone on with."),
    "applicant": Words("Nama pemohon, untuk dicatat.", "The applicant's name, to be kept."),
    "contact": Words("Kontak pemohon, untuk dicatat.", "The applicant's contact, to be kept."),
    "note": Words("Catatan; ikut terhapus bila data dihapus.", "A note; erased with the rest."),
    "clerk": Words("Nama petugas (atau SP_CLERK).", "The clerk's name (or SP_CLERK)."),
    "register": Words(
        "Berkas atau alamat PostgreSQL (atau SP_REGISTER).", "File or PostgreSQL address (or SP_REGISTER)."
    ),
}
PLACEHOLDERS = {
    "received": Words("SAAT", "TIME"),
    "complete": Words("SAAT", "TIME"),
    "after": Words("TAHAP", "STAGE"),
    "issued": Words("TANGGAL", "DATE"),
    "number": Words("NOMOR", "NUMBER"),
    "applicant": Words("NAMA", "NAME"),
    "contact": Words("KONTAK", "CONTACT"),
    "note": Words("TEKS", "TEXT"),
    "clerk": Words("NAMA", "NAME"),
}

RECEIVED_BEFORE = Words(
    "saat diterima sudah tercatat pada permohonan ini",
    "when this application was received is recorded already",
)

NOW_IS_USED = Words(
    "--received tidak disebut: dipakai saat ini, {moment}", "no --received given: now is used, {moment}"
)
TIME_IN_FILE_IS_USED = Words(
    "--received tidak disebut: dipakai saat yang tertulis dalam berkas, {moment}",
    "no --received given: the time in the file is used, {moment}",
)
UNUSED_FACTS = Words(
    "fakta ini tidak dipakai layanan ini: {facts}", "this service does not use these facts: {facts}"
)
UNTOUCHED_EXAMPLE = Words(
    "CONTOH: fakta ini belum diubah dari `sp example`; keputusan ini bukan tentang pemohon Anda",
    "EXAMPLE: these facts are as `sp example` wrote them; the decision is not about your applicant",
)
