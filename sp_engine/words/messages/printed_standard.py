"""A standard as it is printed: what stands under an item, what stands where a component says nothing."""

from sp_engine.words.language import Words

SERVICE_DELIVERY = Words(
    "Komponen standar pelayanan yang terkait dengan proses penyampaian pelayanan (service delivery)",
    "Components of the delivery of the service",
)
MANAGEMENT = Words(
    "Komponen standar pelayanan yang terkait dengan proses pengelolaan pelayanan di internal organisasi"
    " (manufacturing)",
    "Components of the management of the service within the agency",
)
DRAFT = Words(
    "RANCANGAN: salinan ini belum diperiksa instansi", "DRAFT: this transcription has not been checked"
)
UNFINISHED = Words("BELUM SELESAI DISALIN: {components}", "NOT WHOLLY TRANSCRIBED: {components}")

NOT_TRANSCRIBED = Words("Belum disalin dari keputusan.", "Not transcribed from the decree yet.")
NOT_STATED = Words("Belum ditetapkan dalam keputusan.", "Not stated by the decree.")

OF_THE_PROCEDURE = Words("Menurut prosedur", "By the procedure")
CLASSES = Words("Batas waktu menurut kelas pengaduan", "Limits by class of complaint")
ROLES = Words("Rincian", "In detail")

IF = Words("Bila", "If")
CHECKED = Words("Diperiksa", "Checked")
PREFERRED = Words("Sifat", "Nature")
PREFERRED_ONLY = Words("diutamakan, tidak menentukan keputusan", "preferred, decides nothing")
DECIDED_BY = Words("Ditentukan oleh", "Decided by")
DUE_AFTER = Words("Ditagih sesudah", "Due after")
STAGE = Words("tahap “{stage}” selesai", "the end of the stage “{stage}”")
BASIS = Words("Dasar", "Basis")
LEADS_TO = Words("Lalu", "Then")
TO_STEP = Words("{when}, ke {step}", "{when}, to {step}")
STEP = Words("langkah {number}", "step {number}")
QUOTED_STEP = Words("langkah “{text}”", "the step “{text}”")
END = Words("selesai", "done")
CHARGED = Words("Tarif", "Charged")
AFTERWARDS = Words("Sesudah terbit", "After issue")
PEOPLE = Words("{role}: {number} orang", "{role}: {number} people")
ARTICLE = Words("{regulation}, Pasal {article}", "{regulation}, Pasal {article}")
ON = Words("{regulation} tentang {title}", "{regulation} tentang {title}")
