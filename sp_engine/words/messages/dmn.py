"""What a decision model says of itself, and what DMN cannot say of a standard."""

from sp_engine.words.language import Words

# ── why there is none ────────────────────────────────────────────────────────
WORKING_DAYS = Words(
    "suatu persyaratan menghitung {length} pada kalender kerja, yang tidak dikenal FEEL; pakai `sp sql` atau"
    " `sp check`",
    "a requirement counts {length} on the working calendar, which FEEL does not know; use `sp sql` or"
    " `sp check`",
)
NOT_PROVEN = Words(
    "tidak semua akibat persyaratan {service} dapat disusun lebih dahulu; permohonan yang terbuka perlu"
    " ditelusuri satu per satu",
    "not all that follows from the requirements of {service} could be worked out beforehand; what is open has"
    " to be searched one by one",
)
BLANK_REQUIREMENTS = Words(
    "persyaratan {service} belum ditranskripsi", "the requirements of {service} are not transcribed"
)

# ── what is left out ─────────────────────────────────────────────────────────
TIMES = Words(
    "tenggat: dihitung pada kalender kerja, yang tidak dikenal FEEL",
    "due dates: they are counted on the working calendar, which FEEL does not know",
)
FEE = Words("biaya; `sp check` dan `sp sql` menghitungnya", "the fee; `sp check` and `sp sql` work it out")
PRODUCTS = Words(
    "produk mana yang diberikan, masa berlakunya, dan kewajiban sesudahnya",
    "which product is given, how long it is valid, and what is to be done with it later",
)
SPELLINGS = Words(
    "ejaan yang diterima mesin, seperti `ya`, `Rp5.000`, atau `16/3/2026`: isi nilai menurut tipenya",
    "spellings that the engine takes, such as `ya`, `Rp5.000` or `16/3/2026`: put in values of their types",
)
READINGS = Words(
    "{count} tafsir lain atas keputusan; yang berlaku di sini ialah tafsir yang dipakai standar",
    "{count} other readings of the decree; the one that the standard uses holds here",
)
REASONS = Words(
    "alasan dan apa yang masih harus dibawa, dengan kata-kata; di sini hanya status",
    "reasons and what is still to be brought, in words; here are statuses alone",
)

# ── of the model ─────────────────────────────────────────────────────────────
MODEL = Words(
    "{agency}. Keputusan {number}. Hasilnya keputusan `Outcome`; tiap persyaratan menjadi satu keputusan"
    " dengan statusnya. Yang tidak dinyatakan: null.",
    "{agency}. Decree {number}. The result is the decision `Outcome`; each requirement is a decision that"
    " gives its status. What is not stated is null.",
)
DRAFT = Words(
    "Salinan standar ini masih rancangan, belum diperiksa.",
    "The transcription of this standard is a draft that nobody has checked.",
)
LEFT_OUT = Words("Tidak dikatakan di sini:", "Not said here:")
RECEIVED = Words(
    "Hari permohonan diterima, menurut waktu instansi; wajib diisi.",
    "The day on which the application was received, in the agency's time; it must be stated.",
)
STAGES_ENDED = Words(
    "Tahap prosedur yang sudah selesai; null bila belum ada: {stages}",
    "The stages of the procedure that have ended; null where none has: {stages}",
)
OF_THE_AGENCY = Words("Isian petugas instansi.", "Filled in by the agency.")
ONE_EACH = Words("{value}: {name}", "{value}: {name}")
PART = Words("{name}: {question}", "{name}: {question}")
ITEM = Words("{item}, Keputusan {number}", "{item}, decree {number}")
IF = Words("Bila {guard}.", "If {guard}.")
CONDITION = Words("Syarat: {condition}.", "Asked: {condition}.")
PREFERRED = Words("Diutamakan; tidak menentukan keputusan.", "Preferred; the outcome does not depend on it.")
DUE_AFTER = Words("Ditagih sesudah tahap {stage}.", "Due after the stage {stage}.")
BASIS = Words("Dasar: {basis}.", "Basis: {basis}.")
TOGETHER_ASKED = Words(
    "Apakah persyaratan {rules} masih dapat terpenuhi bersama?",
    "Can the requirements {rules} still be met together?",
)
TOGETHER = Words(
    "Mengikuti dari persyaratan-persyaratan itu bersama: tanpa ini tidak satu pun permohonan memenuhi"
    " semuanya.",
    "This follows from those requirements together: no application meets all of them without it.",
)
PROBLEMS_ASKED = Words(
    "Masukan mana yang bukan nilai menurut tipenya?", "Which inputs are no values of their types?"
)
PROBLEMS = Words(
    "Nama masukan yang harus dilihat; selama ada, `Outcome` null dan status tidak berlaku.",
    "The names of inputs that have to be looked at; with any of them `Outcome` is null, and statuses do not"
    " count.",
)
OUTCOME_ASKED = Words("Apa keputusan atas permohonan ini?", "What is decided on this application?")
OUTCOME = Words(
    "approve: semua persyaratan wajib terpenuhi; return: ada yang dapat dilengkapi; reject: ada yang tidak"
    " terpenuhi untuk selamanya; pending: hanya menunggu petugas atau tahap; null: lihat `Problems`.",
    "approve: all that is mandatory is met; return: something can be supplied; reject: something is not met"
    " for good; pending: only the agency or a stage is waited for; null: see `Problems`.",
)
STATUS = Words(
    "met: terpenuhi; failed: tidak terpenuhi; missing: belum dinyatakan; deficient: kurang dan dapat"
    " dilengkapi; not_applicable: tidak berlaku; pending: menunggu petugas; later: ditagih sesudah suatu"
    " tahap; preferred, not_preferred, preference_unknown: yang diutamakan ada, tidak ada, belum diketahui",
    "met; failed: for good; missing: not stated; deficient: falls short and can be mended; not_applicable:"
    " not asked here; pending: the agency is waited for; later: due after a stage; preferred, not_preferred,"
    " preference_unknown: what is preferred is so, is not, is not known",
)
