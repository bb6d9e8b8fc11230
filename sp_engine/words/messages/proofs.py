"""What is asked about a standard, with somebody for whom it is so, or the proof that nobody is."""

from sp_engine.words.language import Words

NOTHING_STATED = Words("pemohon yang belum menyebut apa pun", "an applicant who has stated nothing yet")
WITHOUT = Words("tanpa {names}", "without {names}")
WITH = Words("pemohon dengan {facts}", "an applicant with {facts}")
LIKE_APPROVED = Words("pemohon seperti yang disetujui itu", "an applicant like the one who is approved")
LIKE_APPROVED_BUT = Words(
    "pemohon seperti yang disetujui itu, tetapi {changes}",
    "an applicant like the one who is approved, but {changes}",
)
AFTER_STAGES = Words("{told}, sesudah tahap {stages}", "{told}, after the stage {stages}")

CAN_COME_TO = Words("Dapatkah permohonan berakhir {outcome}?", "Can an application come to {outcome}?")
ALONE = Words(
    "Apakah setiap persyaratan menentukan sendiri bagi seseorang?",
    "Does each requirement alone decide about somebody?",
)
GUARD_HOLDS = Words("Dapatkah setiap `jika` berlaku?", "Can each `jika` hold?")
GUARD_FAILS = Words("Dapatkah setiap `jika` tidak berlaku?", "Can each `jika` not hold?")
ALTERNATIVE = Words("Apakah setiap pilihan berarti?", "Does each alternative matter?")
OVERLAP = Words(
    "Apakah paling banyak satu baris tarif atau waktu berlaku bagi yang disetujui?",
    "Does at most one row of fees or times apply to whoever is approved?",
)
GAP = Words(
    "Apakah sedikitnya satu baris tarif atau waktu berlaku bagi yang disetujui?",
    "Does at least one row of fees or times apply to whoever is approved?",
)
ASKED_ONCE = Words(
    "Apakah semua diminta sekaligus, dan tidak seorang pun dikembalikan dengan sia-sia?",
    "Is everything asked at once, and nobody returned in vain?",
)
READING = Words("Apakah bacaan lain mengubah keputusan?", "Does another reading change a decision?")
FACT = Words(
    "Apakah setiap jawaban dan dokumen dapat mengubah keputusan?",
    "Can each answer and document change a decision?",
)

YES = Words("ya", "yes")
YES_EXAMPLE = Words("ya: {example}", "yes: {example}")
NEVER = Words("tidak, terbukti: tidak ada pemohon yang demikian", "no, proved: there is no such applicant")
YES_ALL = Words("ya, {number}", "yes, all {number}")
NOT_DECIDED = Words("tidak diputuskan", "not decided")
NOT_DECIDED_IN = Words("tidak diputuskan dalam {seconds} detik", "not decided in {seconds} s")
NOT_DECIDED_AS = Words("tidak diputuskan: {why}", "not decided: {why}")
HOLIDAYS = Words(
    "bergantung pada letak hari libur di tahun yang belum ditetapkan",
    "it depends on where holidays lie in years that are not decreed yet",
)
MORE_FOLLOWS = Words(
    "tidak semua akibat persyaratan bersama-sama diketahui (SP341)",
    "not all is known that follows from the requirements together (SP341)",
)
NOT_CONFIRMED = Words(
    "contoh yang ditemukan tidak dapat dinyatakan atau tidak dipastikan semua mesin",
    "the example that was found cannot be stated, or is not confirmed by everything that decides",
)
TOO_MANY = Words("terlalu banyak pemohon yang dapat dibedakan", "too many applicants can be told apart")
REDUNDANT = Words(
    "`{subject}`: tidak pernah menentukan sendiri, karena sudah diminta oleh {requirements}",
    "`{subject}`: never decides alone, as {requirements} ask for it already",
)
NEVER_ALONE = Words(
    "`{subject}`: tidak pernah menentukan sendiri",
    "`{subject}`: never decides alone",
)
NEVER_HOLDS = Words("`{subject}`: `jika` tidak pernah berlaku", "`{subject}`: its `jika` never holds")
ALWAYS_HOLDS = Words("`{subject}`: `jika` selalu berlaku", "`{subject}`: its `jika` always holds")
SUPERFLUOUS = Words(
    "`{subject}`: tanpa pilihan ini tidak ada yang berubah", "`{subject}`: without this nothing changes"
)
BOTH_ROWS = Words("`{subject}`: keduanya berlaku bagi {example}", "`{subject}`: both apply to {example}")
NO_ROW = Words("`{subject}`: tidak satu pun berlaku bagi {example}", "`{subject}`: none applies to {example}")
NO_AMOUNT = Words(
    "`{subject}`: keputusan tidak menetapkan jumlah bagi {example}",
    "`{subject}`: the decree sets no amount for {example}",
)
NOT_ONCE = Words(
    "{example}: {flaw} (persyaratan {requirements})", "{example}: {flaw} (requirements {requirements})"
)
SHORT_LISTS = Words(
    "ya, terbukti untuk daftar yang isinya {lists}; yang lebih panjang tidak dicoba",
    "yes, proved for lists whose items are {lists}; longer ones were not tried",
)
CHANGES = Words(
    "`{subject}`: {outcome} menjadi {otherwise} bagi {example}",
    "`{subject}`: {outcome} becomes {otherwise} for {example}",
)
NO_READING = Words("tidak, terbukti untuk {number} bacaan lain", "no, proved for {number} other readings")
SOME_READINGS = Words(
    "{changing} dari {number} bacaan lain; {rest} lainnya terbukti tidak",
    "{changing} of {number} other readings; {rest} are proved not to",
)
USELESS = Words(
    "`{subject}`: apa pun jawabannya, keputusan tetap sama",
    "`{subject}`: whatever the answer, the decision stays the same",
)
EXCUSED = Words("(diterima: {reason})", "(accepted: {reason})")
EXAMPLE_OF = Words("`{subject}`: {example}", "`{subject}`: {example}")
STALE = Words("pengecualian bukti tidak terpakai: {subject}", "unused exception from proofs: {subject}")
BURDEN = Words("Beban pemohon", "Asked of the applicant")
BURDEN_OF = Words(
    "{questions} pertanyaan dan {documents} dokumen", "{questions} questions and {documents} documents"
)
ALREADY_HELD = Words(
    "{number} di antaranya diminta juga oleh layanan lain instansi ini: {names}",
    "{number} of them are asked by another service of this agency too: {names}",
)
TOTAL = Words(
    "{services} layanan, {questions} pertanyaan: {failing} tidak sebagaimana mestinya, "
    "{undecided} tidak diputuskan, {excused} diterima dengan alasan",
    "{services} services, {questions} questions: {failing} not as they should be, {undecided} not decided, "
    "{excused} accepted for a reason",
)

QUESTIONS = Words("PERTANYAAN", "QUESTIONS")
FAILING = Words("TIDAK SEMESTINYA", "WRONG")
READINGS = Words("TAFSIR", "READINGS")
ASKED = Words("DITANYAKAN", "ASKED")
DOCUMENTS = Words("DOKUMEN", "DOCUMENTS")
HELD = Words("DIMILIKI", "HELD")
