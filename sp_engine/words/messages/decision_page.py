"""A decision as it is told: what stands before and after what was decided."""

from sp_engine.words.language import Words

DECREE = Words("{agency} · Keputusan {number}", "{agency} · Decree {number}")
RECEIVED = Words("Diterima {moment}", "Received {moment}")
HYPOTHETICAL = Words(
    "PENGANDAIAN: pada hari itu Keputusan {number} tidak berlaku untuk layanan ini; ini bukan keputusan.",
    "HYPOTHETICAL: on that day Decree {number} does not hold for this service; this is no decision.",
)
DATES_NOT_KNOWN = Words(
    "Perhatian: tanggal Keputusan {number} belum diketahui, jadi belum pasti berlaku pada hari permohonan. "
    "{why}",
    "Note: the dates of Decree {number} are not known; it may not have been in force on the day. {why}",
)
COMPLETE = Words("Lengkap {moment}", "Complete {moment}")
DECISION = Words("KEPUTUSAN: ", "DECISION: ")
REQUIREMENTS = Words("persyaratan", "requirements")
PROCEDURE = Words("prosedur", "procedure")
ITEM = Words("{component} butir {number}", "{component} item {number}")
TOGETHER = Words("Ditolak oleh {items}", "Rejected by {items}")
BASIS = Words("dasar", "basis")
ARTICLE = Words("{title} Pasal {article}", "{title} art. {article}")
TO_SUPPLY = Words("Yang harus dilengkapi pemohon:", "What the applicant must supply:")
AFTER = Words("Sesudah selesai: {stages}", "After the end of: {stages}")
BEFORE_ITS_STAGE = Words(
    "Perhatian: belum disebut bahwa tahap “{stage}” sudah selesai (--after {id}); {items} baru jatuh tempo "
    "sesudahnya.",
    "Note: the stage “{stage}” is not said to have ended (--after {id}); {items} falls due only after it.",
)
NAMESAKES = Words(
    "Perhatian: {items} sama sebutannya; pastikan tidak disebut dua kali.",
    "Note: {items} go by the same name; make sure that none is stated twice.",
)
NAMELESS = Words("Perhatian: {items}: {field} belum disebutkan.", "Note: {items}: {field} is not stated.")
NEXT = Words("Berikutnya, sesudah tahap “{stage}”:", "Next, after the stage “{stage}”:")
AWAITED = Words("Yang ditunggu:", "What is awaited:")
STEP = Words("langkah", "step")
RESTS_ON = Words(
    "Keputusan ini bergantung pada tafsir yang belum disahkan:",
    "This decision rests on a reading that nobody has ratified:",
)
READ_AS = Words("“{written}” dibaca: {read}", "“{written}” is read as: {read}")
OTHERWISE = Words("menurut bacaan lain – {text}", "under another reading – {text}")
SAME_UNDER_EVERY_READING = Words(
    "Hasilnya sama menurut setiap tafsir.", "The outcome is the same under every reading."
)
OTHER_READINGS = Words(
    "Tafsir lain yang tidak mengubah keputusan ini: {number} (sp readings {service}).",
    "Other readings that change nothing here: {number} (sp readings {service}).",
)
UNDETERMINED_READINGS = Words(
    "Tafsir yang bergantung pada fakta yang hanya dilihat bacaan lain: {number} (sp readings {service}).",
    "Readings that depend on facts which only another reading looks at: {number} (sp readings {service}).",
)
READINGS_CHANGE_NOTHING = Words(
    "Tafsir yang tidak mengubah keputusan ini: {number} (sp readings {service}).",
    "Readings that change nothing here: {number} (sp readings {service}).",
)
UNFINISHED = Words(
    "Jangan disampaikan sebagai keputusan: standarnya belum selesai disalin. Yang belum: {components}.",
    "Do not hand it over as a decision: the transcription is not finished. Lacking: {components}.",
)
WITH_ERRORS = Words(
    "Jangan disampaikan sebagai keputusan: dokumen yang mendasarinya salah. {place} {code}: {problem}.",
    "Do not hand it over as a decision: what it rests on has an error. {place} {code}: {problem}.",
)
FEE = Words("Biaya", "Fee")
FEE_IF_APPROVED = Words("Biaya seandainya disetujui", "Fee had it been approved")
TOTAL = Words("Jumlah", "Total")
FEE_ITEM = Words("{text}: {amount}", "{text}: {amount}")
FEE_WORKING = Words("{text}: {amount} = {how}", "{text}: {amount} = {how}")
OBJECTIONS = Words("Keberatan", "Objections")
DRAFT = Words(
    "Perhatian: salinan standar ini masih rancangan, belum diperiksa.",
    "Note: this transcription is a draft, not yet checked.",
)
WITNESSED = Words(
    "Pemeriksaan kedua (durable-rules) menghasilkan keputusan yang sama.",
    "Second derivation (durable-rules): the same decision.",
)
NOT_WITNESSED = Words(
    "Pemeriksaan kedua: tidak ada, karena {because}.",
    "Second derivation: none, because {because}.",
)
