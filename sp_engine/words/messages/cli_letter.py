"""What `sp letter` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Surat bagi pemohon (DOCX, PDF, HTML).", "A letter to the applicant (DOCX, PDF, HTML).")
OPTIONS = {
    "about": Words(
        "Keputusan dari `sp check --json`, atau nomor permohonan dalam register.",
        "A decision from `sp check --json`, or the number of an application in the register.",
    ),
    "file": Words(
        "Berkas yang ditulis: .docx, .pdf, atau .html.", "The file to write: .docx, .pdf or .html."
    ),
    "kind": Words(
        "receipt, approval, return, atau refusal; baku: menurut keputusannya.",
        "receipt, approval, return or refusal; default: what the decision says.",
    ),
    "applicant": Words(
        "Nama pemohon; dari register sudah ada.", "The applicant's name; the register has it."
    ),
    "dated": Words(
        "Tanggal surat (ISO 8601); baku: hari ini.", "Date of the letter (ISO 8601); default: today."
    ),
    "register": Words(
        "Berkas atau alamat PostgreSQL (atau SP_REGISTER).", "File or PostgreSQL address (or SP_REGISTER)."
    ),
}
PLACEHOLDERS = {
    "about": Words("BERKAS|-|NOMOR", "FILE|-|NUMBER"),
    "kind": Words("JENIS", "KIND"),
    "applicant": Words("NAMA", "NAME"),
    "dated": Words("TANGGAL", "DATE"),
}
UNKNOWN_FORMAT = Words(
    "`{file}` tidak berakhiran yang dikenal ({formats})", "`{file}` does not end in what is known ({formats})"
)
UNKNOWN_KIND = Words("tidak ada jenis surat `{kind}` ({kinds})", "there is no letter `{kind}` ({kinds})")
NAME_IS_KEPT = Words(
    "nama pemohon sudah ada di register; perbaiki dengan `sp log correct`",
    "the register has the applicant's name; mend it with `sp log correct`",
)
WRITTEN = Words("Ditulis: {file} ({kind})", "Written: {file} ({kind})")
PROVISIONAL = Words(
    "Surat ini bertanda sementara: standarnya belum diperiksa instansi.",
    "The letter is marked provisional: the agency has not checked the standard.",
)
