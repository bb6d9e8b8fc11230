"""The report for a head of office."""

from sp_engine.words.language import Words

TITLE = Words("Laporan standar pelayanan: {agency}", "Report on service standards: {agency}")
COUNTS = Words(
    "{services} layanan. Dapat merugikan pemohon: {applicant}. Dapat merugikan instansi: {own}. Menyulitkan "
    "pembaca: {reader}. Tafsir yang dapat mengubah hasil: {deciding} dari {readings}.",
    "{services} services. Can hurt applicants: {applicant}. Can hurt the agency: {own}. Hinders readers: "
    "{reader}. Readings that can change an outcome: {deciding} of {readings}.",
)
TEXT_SHARES = Words(
    "Dari kata-kata naskah keputusan: {shares}.", "Of the words of the decree's text: {shares}."
)
ACKNOWLEDGED = Words("dimaklumi: {reason}", "acknowledged: {reason}")
APPLICANTS = Words("Yang dapat merugikan pemohon", "What can hurt applicants")
AGENCY = Words("Yang dapat merugikan instansi", "What can hurt the agency")
READERS = Words("Yang menyulitkan pembaca", "What hinders readers")
NO_DECREE = Words("Instansi ini belum mempunyai keputusan.", "This agency has no decree yet.")
NONE_HOLDS = Words(
    "Pada {day} tidak ada keputusan yang berlaku; yang dilaporkan semua keputusan instansi ini.",
    "On {day} no decree holds; all decrees of the agency are reported.",
)
TOLD_ABOVE = Words("{title}: lihat di atas.", "{title}: see above.")
NOTHING = Words("Tidak ada yang ditemukan.", "Nothing was found.")
MORE = Words("Dan {count} lagi dalam rincian.", "And {count} more in the details.")
CONTRADICTIONS = Words("Pertentangan antarlayanan", "Contradictions between services")
NO_CONTRADICTION = Words(
    "Tidak ada dua layanan yang menulis syarat dengan kata yang sama tetapi dengan aturan yang berbeda.",
    "No two services write a requirement in the same words and with different rules.",
)
SAME_WORDS = Words("“{words}” berarti lain pada {sides}", "“{words}” means something else for {sides}")
AND = Words(" dan pada ", " and for ")
READINGS = Words("Tafsir yang perlu disahkan", "Readings to ratify")
READINGS_INTRO = Words(
    "Keputusan dapat dibaca lebih dari satu cara; sampai disahkan, permohonan diputus menurut bacaan ini.",
    "The decree can be read in more than one way; until they are ratified, these readings decide.",
)
READING = Words("{service}: “{written}” dibaca {read_as}.", "{service}: “{written}” is read as {read_as}.")
OTHERWISE = Words("Dapat juga: {others}.", "It could be: {others}.")
NO_READING = Words(
    "Tidak ada tafsir yang dapat mengubah hasil dan belum disahkan.",
    "There is no unratified reading that can change an outcome.",
)
ALL_READINGS = Words("Tafsir lain yang perlu disahkan ({count})", "Other readings to ratify ({count})")
DRAFT = Words("Rancangan bunyi keputusan perubahan", "Draft wording for an amending decree")
DRAFT_INTRO = Words(
    "Rancangan untuk diperiksa bagian hukum dan dicocokkan dengan naskah; titik-titik diisi instansi.",
    "A draft for the legal office to check against the original; the agency fills in the dots.",
)
DRAFT_HEAD = Words(
    "Beberapa ketentuan dalam Keputusan {decree} diubah sebagai berikut:",
    "Provisions of decree {decree} are amended as follows:",
)
DETAILS = Words("Rincian temuan dan catatan penyalin", "Details of findings and transcriber's notes")
CLEANED = Words(
    "Teks diambil dari salinan, yang ejaannya dirapikan; bunyi naskah sendiri ada di antara tanda kutip “…” "
    "pada tafsir dan di belakang kata “tertulis”. Cocokkan dengan naskah asli sebelum bertindak.",
    "Texts are those of the transcription, whose spelling has been tidied; the decree's own words stand "
    "between “…” in readings and after “tertulis”. Check them against the original before acting.",
)
