"""The report on what was found in the decrees."""

from sp_engine.words.language import Words

AGENCY = Words("Instansi", "Agency")
DECREE = Words("Keputusan", "Decree")
SERVICES = Words("Layanan", "Services")
FINDINGS = Words("Temuan", "Findings")
NOTES = Words("Catatan penyalin", "Transcriber's notes")
NOTE = Words("Catatan penyalin", "Transcriber's note")
KIND = Words("Jenis temuan", "Kind of finding")
CODE = Words("Kode", "Code")
NUMBER_AND_TITLE = Words("Keputusan {number} tanggal {day}, {title}.", "Decree {number} of {day}, {title}.")
NUMBER_AND_TITLE_UNDATED = Words("Keputusan {number}, {title}.", "Decree {number}, {title}.")
WHY = Words("Mengapa penting", "Why it matters")
ADVICE = Words("Saran", "Advice")
THE_DECREE = Words("keputusan", "decree")
RECITALS = Words("Mengingat", "Recitals")
ITEM = Words("butir {item}", "item {item}")
ONE_SERVICE = Words("layanan {number}, {name}", "service {number}, {name}")
SOME_SERVICES = Words("layanan {some} dan {last}", "services {some} and {last}")
ALL_SERVICES = Words("semua layanan", "all services")
CONTACT = Words("kontak", "contact")
COMPLAINTS_TO_AGENCY = Words("pengaduan kepada instansi", "complaints to the agency")
UNCHECKED = Words("Peraturan yang belum diperiksa", "Regulations not yet checked")
UNCHECKED_COUNT = Words(
    "Dari {cited} peraturan yang dikutip, {count} belum diperiksa apakah masih berlaku. "
    "Peraturan itu tidak dinilai di atas; periksalah sebelum keputusan diubah.",
    "Of {cited} regulations that are cited, {count} have not been checked for being still in force. "
    "They are not judged above; check them before the decree is changed.",
)
