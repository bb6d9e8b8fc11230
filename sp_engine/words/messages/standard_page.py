"""A standard as it is shown: what stands beside its components."""

from sp_engine.words.language import Words

DECREE = Words("Keputusan {number}, berlaku sejak {since}", "Decree {number}, in force from {since}")
UNDATED_DECREE = Words(
    "Keputusan {number}, tanggal berlakunya belum diketahui", "Decree {number}, since when is not known"
)
DRAFT = Words(
    "Salinan ini masih rancangan, belum diperiksa.", "This transcription is a draft, not yet checked."
)
SERVICE_DELIVERY = Words("PENYAMPAIAN LAYANAN", "SERVICE DELIVERY")
MANAGEMENT = Words("PENGELOLAAN PELAYANAN", "MANAGEMENT")
NOT_STATED = Words("(belum ditetapkan)", "(not stated by the decree)")
NOTHING_REQUIRED = Words("Tidak ada yang dipersyaratkan.", "Nothing is required.")
NOT_TRANSCRIBED = Words("(belum disalin dari keputusan)", "(not transcribed from the decree yet)")
UNFINISHED = Words(
    "Belum selesai disalin: {number} dari {all} komponen. Keputusan menurut standar ini belum final.",
    "Transcription not finished: {number} of {all} components. No decision under this standard is final.",
)
WHOLE_AGENCY = Words("Untuk seluruh instansi", "For the whole agency")
NAMED_AMOUNT = Words(
    "{name} (dasar hitungan, tidak ditagih tersendiri)", "{name} (a basis, not charged by itself)"
)
PREFERRED = Words("(diutamakan) {requirement}", "(preferred) {requirement}")
OF_THE_PROCEDURE = Words("prosedur {number}", "procedure {number}")
DUE_AFTER = Words("jatuh tempo sesudah tahap “{stage}”", "falls due after the stage “{stage}”")
IF = Words("bila {condition}", "if {condition}")
ROUTE = Words("Jalur", "Route")
DONE = Words("selesai", "done")
OWN_HOURS = Words("Jam layanan tersendiri: {hours}", "Hours of its own: {hours}")
ON_REJECTION = Words("{product} (bila ditolak)", "{product} (if rejected)")
HANDLING = Words("Alur penanganan", "How it is handled")
NOTE = Words("catatan", "note")
