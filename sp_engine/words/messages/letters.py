"""What letters to applicants say, and why one is not made."""

from sp_engine.words.language import Words

RECEIPT = Words("tanda terima", "receipt")
APPROVAL = Words("pemberitahuan persetujuan", "approval")
RETURN = Words("pengembalian berkas", "return")
REFUSAL = Words("penolakan", "rejection")
RECEIPT_TITLE = Words("TANDA TERIMA BERKAS PERMOHONAN", "RECEIPT OF AN APPLICATION")
SUBJECT_OF_RECEIPT = Words(
    "Tanda terima berkas permohonan {service}", "Receipt of the application for {service}"
)
SUBJECT_OF_APPROVAL = Words("Persetujuan permohonan {service}", "Approval of the application for {service}")
SUBJECT_OF_RETURN = Words(
    "Pengembalian berkas permohonan {service} untuk dilengkapi",
    "Return of the application for {service}, to be completed",
)
SUBJECT_OF_REFUSAL = Words("Penolakan permohonan {service}", "Rejection of the application for {service}")

# ── what stands around the body ──────────────────────────────────────────────
LABELS = {
    "nomor": Words("Nomor", "Number"),
    "sifat": Words("Sifat", "Nature"),
    "lampiran": Words("Lampiran", "Enclosures"),
    "hal": Words("Hal", "Subject"),
    "kepada": Words("Yth.", "To"),
    "di_tempat": Words("di tempat", ""),
    "nip": Words("NIP", "NIP"),
    "tembusan": Words("Tembusan:", "Copies to:"),
    "halaman": Words("Halaman", "Page"),
    "dari": Words("dari", "of"),
    "pemohon": Words("Pemohon,", "The applicant,"),
    "petugas": Words("Petugas penerima,", "Received by,"),
}
"""The fixed words of a letter, by their names in a template."""
ORDINARY = Words("Biasa", "Ordinary")
NONE_ENCLOSED = Words("–", "–")
APPLICANT = Words("Pemohon", "The applicant")
NAMED_APPLICANT = Words("Sdr. {name}", "{name}")
ARCHIVE = Words("Arsip.", "File.")
TELEPHONE = Words("Telepon {addresses}", "Telephone {addresses}")
DATED = Words("{place}, {day}", "{place}, {day}")

# ── provisional ──────────────────────────────────────────────────────────────
PROVISIONAL = Words(
    "SEMENTARA – BELUM UNTUK DITANDATANGANI ATAU DISERAHKAN", "PROVISIONAL – NOT TO BE SIGNED OR HANDED OVER"
)
DRAFT = Words(
    "Salinan standar pelayanan yang menjadi dasar surat ini masih rancangan dan belum diperiksa instansi.",
    "The copy of the service standard on which this letter rests is a draft that the agency has not checked.",
)
DATES_NOT_KNOWN = Words(
    "Tanggal keputusan yang menetapkan standar pelayanan ini belum diketahui, jadi belum pasti berlaku pada"
    " hari permohonan.",
    "The dates of the decree that sets this service standard are not known; it may not have been in force on"
    " the day of the application.",
)

# ── the beginning and the end ────────────────────────────────────────────────
RECEIVED_FOR = Words(
    "Sehubungan dengan permohonan Saudara untuk layanan {service} yang kami terima pada {moment},",
    "With reference to your application for {service}, which we received on {moment},",
)
TOLD_RETURN = Words(
    "dengan ini kami sampaikan bahwa berkasnya belum lengkap menurut {decree}, sehingga kami kembalikan untuk"
    " Saudara lengkapi. Yang perlu dilengkapi:",
    "we inform you that it is not yet complete under {decree}, and return it to you to be completed. What is"
    " to be supplied:",
)
TOLD_REFUSAL = Words(
    "dengan ini kami sampaikan bahwa permohonan tersebut tidak dapat kami kabulkan menurut {decree}, karena:",
    "we inform you that it cannot be granted under {decree}, because:",
)
TOLD_APPROVAL = Words(
    "dengan ini kami sampaikan bahwa permohonan tersebut memenuhi persyaratan menurut {decree} dan kami"
    " setujui untuk dilayani dengan ketentuan sebagai berikut.",
    "we inform you that it meets the requirements under {decree} and is approved, as follows.",
)
TOLD_RECEIPT = Words(
    "Telah diterima berkas permohonan dengan keterangan sebagai berikut.",
    "An application has been received, as follows.",
)
DECREE = Words("Keputusan Nomor {number}", "Decree Number {number}")
CLOSING = Words(
    "Demikian disampaikan. Atas perhatian Saudara kami ucapkan terima kasih.",
    "We thank you for your attention.",
)

# ── what is told ─────────────────────────────────────────────────────────────
NUMBER = Words("No.", "No.")
REQUIREMENT = Words("Persyaratan", "Requirement")
TO_SUPPLY = Words("Yang perlu dilengkapi", "What is to be supplied")
APPLICANT_NAME = Words("Nama pemohon", "Applicant")
SERVICE = Words("Layanan", "Service")
STANDARD = Words("Standar pelayanan", "Service standard")
RECEIVED = Words("Diterima", "Received")
COMPLETE = Words("Lengkap", "Complete")
REGISTER_NUMBER = Words("Nomor register", "Register number")
DOCUMENTS = Words("Dokumen yang diterima:", "Documents received:")
STILL_AWAITED = Words(
    "Permohonan belum diputus. Yang masih kami periksa atau tunggu:",
    "The application has not been decided yet. What we still check or wait for:",
)
AWAITED_OF = Words("{question} ({who})", "{question} ({who})")
AFTER_STAGE = Words(
    "Belum perlu sekarang; sesudah tahap “{stage}” masih akan diminta:",
    "Not needed now; after the stage “{stage}” this will be asked for:",
)
PRODUCTS = Words("Hasil layanan", "What you will receive")
PRODUCT_DEPENDS = Words("{product} ({depends})", "{product} ({depends})")
FEE = Words("Biaya", "Fee")
DUE = Words("Selesai paling lambat", "Done at the latest by")
TIME = Words("Waktu penyelesaian", "Time")
DUE_OF = Words("{stage}: {moment}", "{stage}: {moment}")
NO_DATE_OF = Words("{stage}: {reason}", "{stage}: {reason}")
LIMITED = Words("{stage} ({limit})", "{stage} ({limit})")
MAY_MOVE = Words("{moment}, masih dapat bergeser: {why}", "{moment}, which may still move: {why}")
UNTIL_AT_MOST = Words("paling lama sampai {day}", "until {day} at most")
YOUR_DUE = Words("Saudara, {stage}: {moment}", "You, {stage}: {moment}")
WITHOUT_LIMIT = Words(
    "Standar pelayanan tidak menetapkan waktunya; dipakai batas umum UU 30/2014 Pasal 53 sebagaimana diubah"
    " UU 6/2023.",
    "The service standard sets no time; the general limit of UU 30/2014 art. 53 as amended by UU 6/2023 is"
    " applied.",
)
NOT_THE_PRODUCT = Words(
    "Surat ini bukan hasil layanan itu sendiri dan tidak dapat dipakai sebagai gantinya.",
    "This letter is not what the service yields, and cannot stand in for it.",
)
KEEP_IT = Words(
    "Bawalah tanda terima ini ketika mengambil hasil layanan atau menanyakan permohonan.",
    "Bring this receipt when you collect what the service yields, or ask about your application.",
)
REASON = Words("{text} ({item}). {message}", "{text} ({item}). {message}")
REASON_WITHOUT_MESSAGE = Words("{text} ({item}).", "{text} ({item}).")
TOGETHER_ALONE = Words("{items} tidak dapat terpenuhi bersama-sama.", "{items} cannot be met together.")
TOGETHER = Words("Menurut {items}: {message}", "By {items}: {message}")
BASIS = Words("Dasar: {basis}.", "Basis: {basis}.")
ARTICLE = Words("{title} Pasal {article}", "{title} art. {article}")
READINGS = Words(
    "Keputusan ini bergantung pada cara membaca standar pelayanan yang belum disahkan instansi:",
    "This decision depends on a reading of the service standard that the agency has not ratified:",
)
READ_AS = Words("“{written}” dibaca: {read}.", "“{written}” is read as: {read}.")
READ_OTHERWISE = Words(
    "Menurut bacaan lain ({text}), permohonan ini {outcome}.",
    "Under another reading ({text}), this application is {outcome}.",
)
OTHER_TIME_OR_FEE = Words(
    "Menurut bacaan lain ({text}), biaya atau waktunya berbeda.",
    "Under another reading ({text}), the fee or a time is different.",
)
WOULD_BE_APPROVED = Words("disetujui", "approved")
WOULD_BE_RETURNED = Words("dikembalikan untuk dilengkapi", "returned to be completed")
WOULD_BE_REFUSED = Words("ditolak", "rejected")
WOULD_BE_OPEN = Words("belum dapat diputus", "not yet decided")
OBJECTION = Words(
    "Bila Saudara berkeberatan, sampaikan melalui saluran pengaduan instansi ({source}):",
    "If you object, say so through the complaint channels of the agency ({source}):",
)
COMPLAINTS = Words("penanganan pengaduan, {decree}", "complaints, {decree}")
CHANNEL = Words("{kind}: {address}", "{kind}: {address}")
COMPLAINT_TIMES = Words(
    "Waktu penanganan paling lama: {times}.", "The longest time it is handled in: {times}."
)
COMPLAINT_TIME = Words("{name} {limit}", "{name} {limit}")

# ── where it is kept ─────────────────────────────────────────────────────────
KEPT = Words(
    "Nomor register {number}, catatan {entry}. Sidik register:\n{digest}\nKeaslian surat ini dapat diperiksa"
    " di kantor kami dengan kode di samping.",
    "Register number {number}, entry {entry}. Digest of the register:\n{digest}\nOur office can tell by the"
    " code beside this whether the letter is genuine.",
)
NOT_KEPT = Words(
    "Surat ini dibuat tanpa register: tidak bernomor register, dan keasliannya tidak dapat diperiksa dengan"
    " kode.",
    "This letter was made without a register: it has no register number, and no code tells whether it is"
    " genuine.",
)
CODE = Words("Kode pemeriksaan surat {number}", "Code by which letter {number} is checked")

# ── why no letter is made ────────────────────────────────────────────────────
ERASED = Words("data pemohonnya sudah dihapus", "what was known of the applicant has been erased")
NOT_FINAL = Words(
    "keputusannya belum final, karena standarnya belum selesai disalin atau ada kesalahan di dalamnya",
    "the decision is not final, because the standard is not wholly transcribed or has an error in it",
)
HYPOTHETICAL = Words(
    "keputusannya pengandaian menurut keputusan instansi yang pada hari itu tidak berlaku",
    "the decision is hypothetical, under a decree that did not hold on that day",
)
STAGE_NOT_ENDED = Words(
    "persetujuannya bergantung pada yang baru jatuh tempo sesudah tahap “{stage}”, yang belum disebut selesai"
    " (--after)",
    "the approval rests on what falls due after the stage “{stage}”, which is not said to have ended"
    " (--after)",
)
ANOTHER_KIND = Words(
    "keputusannya tidak dapat disampaikan sebagai {wanted}; yang cocok {fitting}",
    "the decision cannot be told in this letter ({wanted}); what fits is: {fitting}",
)
TAKE_KIND = Words(
    "buat dengan `--kind {kind}`, atau tanpa `--kind`", "make it with `--kind {kind}`, or without `--kind`"
)
RECORD_ANEW = Words(
    "tidak ada yang dapat disampaikan lagi; bila orangnya memohon lagi, catat sebagai permohonan baru",
    "nothing is left to be told; should the person apply again, record it as a new application",
)
OUTCOME = Words("hasil keputusan", "the outcome")
REQUIREMENTS = Words("hasil persyaratan", "what requirements came to")
PARTS = {"fee": Words("biaya", "fee"), "due_dates": Words("tenggat", "the due dates")}

# ── a letter that is checked ─────────────────────────────────────────────────
NO_SUCH_NUMBER = Words("nomor `{number}` tidak ada", "there is no number `{number}`")
NO_SUCH_DIGEST = Words("sidiknya tidak ada dalam register ini", "its digest is not in this register")
ANOTHER_ENTRY = Words(
    "catatan {entry} bukan keputusan permohonan {number}",
    "entry {entry} is no decision on the application {number}",
)
LATER_ENTRY = Words("keputusannya dicatat sesudah sidik itu", "the decision was recorded after that digest")
ANOTHER_OUTCOME = Words(
    "keputusan dalam catatan {entry} bukan yang disampaikan surat {kind}",
    "the decision in entry {entry} is not what a letter of this kind tells ({kind})",
)
