"""What `sp ask` says of itself, and what it says while it asks."""

from sp_engine.words.language import Words

HELP = Words(
    "Tanya jawab satu permohonan: hanya yang masih menentukan, lalu keputusannya.",
    "Interview for one application: only what still matters, then the decision.",
)
OPTIONS = {
    "words": Words(
        "Layanan, kata-kata dari namanya, atau nomor permohonan yang datang lagi.",
        "A service, words of its name, or the number of an application that is back.",
    ),
    "facts": Words("Berkas fakta yang diteruskan.", "Facts file to go on from."),
    "save": Words("Simpan fakta ke berkas ini.", "Save the facts to this file."),
    "received": Words("Saat diterima (ISO 8601); baku: sekarang.", "When received (ISO 8601); default: now."),
    "after": Words("Tahap yang sudah selesai (boleh diulang).", "A stage that has ended (repeatable)."),
    "everything": Words("Seluruh isi keputusan.", "All that the decision says."),
    "record": Words("Catat dalam register.", "Keep it in the register."),
    "applicant": Words("Nama pemohon, untuk dicatat.", "The applicant's name, to be kept."),
    "contact": Words("Kontak pemohon, untuk dicatat.", "The applicant's contact, to be kept."),
    "note": Words("Catatan; ikut terhapus bila data dihapus.", "A note; erased with the rest."),
    "clerk": Words("Nama petugas (atau SP_CLERK).", "The clerk's name (or SP_CLERK)."),
    "letter": Words(
        "Tulis suratnya ke berkas ini: .docx, .pdf, atau .html.",
        "Write the letter to this file: .docx, .pdf or .html.",
    ),
    "register": Words(
        "Berkas atau alamat PostgreSQL (atau SP_REGISTER).", "File or PostgreSQL address (or SP_REGISTER)."
    ),
}
PLACEHOLDERS = {
    "words": Words("LAYANAN|KATA…|NOMOR", "SERVICE|WORDS…|NUMBER"),
    "received": Words("SAAT", "TIME"),
    "after": Words("TAHAP", "STAGE"),
    "applicant": Words("NAMA", "NAME"),
    "contact": Words("KONTAK", "CONTACT"),
    "note": Words("TEKS", "TEXT"),
    "clerk": Words("NAMA", "NAME"),
}

# ── which service ────────────────────────────────────────────────────────────
WHICH_SERVICE = Words("Layanan apa? (kata dari namanya)", "Which service? (words of its name)")
CHOOSE_SERVICE = Words("Yang mana? (nomor)", "Which one? (number)")
NO_SUCH_SERVICE = Words(
    "tidak ada layanan yang memuat kata {words}; `sp list` menyebut semuanya",
    "no service contains {words}; `sp list` names them all",
)
MANY_SERVICES = Words("{number} layanan memuat kata itu.", "{number} services contain that.")

# ── questions ────────────────────────────────────────────────────────────────
KEYS = Words(
    "Jawab, lalu Enter. ? tidak tahu · < kembali · . berhenti bertanya · Ctrl-C berhenti",
    "Answer, then Enter. ? not known · < back · . stop asking · Ctrl-C stop",
)
QUESTION = Words("[{left} lagi] {question}", "[{left} left] {question}")
YES_NO_KEYS = Words("y = ya, t = tidak", "y = yes, t = no")
SET_KEYS = Words(
    "semua yang ada, mis. 134; * semuanya, *-3 semua selain 3, - tidak satu pun",
    "all there are, e.g. 134; * all, *-3 all but 3, - none",
)
DATE_FORM = Words(
    "tanggal, misalnya 17/8/2000 atau 17 Agustus 2000", "a date, such as 17/8/2000 or 17 Agustus 2000"
)
HOW_MANY = Words("{question} Berapa banyaknya?", "{question} How many are there?")
CHECKED_BY = Words("diisi {who}; ? bila belum ada hasilnya", "from {who}; ? while there is no result")
OF_DOCUMENT = Words("{document}: {question}", "{document}: {question}")
UNDERSTOOD = Words("  = {value}", "  = {value}")
NOT_KNOWN = Words("  = tidak tahu", "  = not known")
BACK_TO = Words("  kembali", "  back")
NOTHING_BEFORE = Words("  ini pertanyaan pertama", "  this is the first question")
NO_ANSWER = Words(
    "  `{given}` bukan jawaban di sini; jawab {expected}, atau ? bila tidak tahu",
    "  `{given}` is no answer here; answer {expected}, or ? when it is not known",
)
EMPTY = Words("  belum dijawab; ? bila tidak tahu", "  not answered; ? when it is not known")
MEANT = Words(
    "  {problem}; maksudnya `{meant}`? Enter bila ya", "  {problem}; do you mean `{meant}`? Enter if so"
)
UNREADABLE = Words("  {problem}", "  {problem}")

BEFORE = Words("  kunjungan lalu: {value}; Enter bila tetap", "  last visit: {value}; Enter if that stands")

# ── what is recorded ─────────────────────────────────────────────────────────
WHOSE = Words(
    "Nama pemohon? Enter: tidak dicatat · < kembali", "The applicant's name? Enter: not recorded · < back"
)
WHICH_CONTACT = Words(
    "Kontaknya, misalnya nomor telepon? Enter: tidak dicatat · < kembali",
    "Their contact, such as a telephone number? Enter: not recorded · < back",
)
NOTHING_NEW = Words(
    "Tidak ada yang baru, jadi tidak ada yang dicatat.", "Nothing is new, so nothing is recorded."
)
NEXT_RETURN = Words(
    "Bila pemohon datang lagi: sp ask {number}", "When the applicant is back: sp ask {number}"
)
NEXT_PENDING = Words(
    "Bila hasil dari {who} sudah ada: sp ask {number}", "Once {who} has answered: sp ask {number}"
)
NEXT_APPROVE = Words(
    "Bila sudah diputuskan: sp log event {number} diputuskan",
    "Once it has been decided: sp log event {number} diputuskan",
)
NEXT_REJECT = Words("Selesai; lihat lagi: sp log show {number}", "Closed; see it again: sp log show {number}")

NEXT_LETTER = Words(
    "Surat bagi pemohon: sp letter {number} -o surat.pdf",
    "A letter for the applicant: sp letter {number} -o surat.pdf",
)

# ── the end ──────────────────────────────────────────────────────────────────
CERTAIN = Words("Tidak ada lagi yang dapat mengubah keputusan.", "Nothing more can change the decision.")
WHOLE_LIST = Words(
    "Keputusan sudah pasti; {number} hal belum ditanyakan dan dihitung belum ada. Enter selesai, "
    "l tanyakan juga agar daftar kekurangan persis",
    "The decision is certain; {number} things were not asked and count as lacking. Enter to end, "
    "l to ask them too, so that the list of what is lacking is exact",
)
SAVED = Words("Fakta disimpan di {file}.", "Facts are saved in {file}.")
STOPPED = Words(
    "Berhenti setelah {number} jawaban; tidak ada yang hilang.",
    "Stopped after {number} answers; nothing is lost.",
)
GO_ON = Words("Lanjutkan: {command}", "Go on with: {command}")
DRAFT_KEPT = Words(
    "Jawaban ada di {file}: hanya Anda yang dapat membacanya; dihapus sesudah keputusannya, atau sesudah "
    "{days} hari.",
    "The answers are in {file}: only you can read it; it goes with the decision, or after {days} days.",
)
DRAFT_FORGOTTEN = Words("Draf yang diteruskan sudah dihapus.", "The draft that was gone on from is removed.")
NOT_KEPT = Words(
    "Jawaban tidak dapat disimpan; salin dari sini:", "The answers cannot be kept; copy them from here:"
)
ENDED_EARLY = Words(
    "jawaban habis sebelum pertanyaan: {question}", "the answers ended before the question: {question}"
)
