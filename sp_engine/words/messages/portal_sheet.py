"""The sheet for the national portal (SIPPN): its columns, and what its flat form has no room for."""

from sp_engine.words.language import Words

SHEET = Words("Isian SIPPN", "For SIPPN")
LOST_SHEET = Words("Yang tidak termuat", "What is lost")

NUMBER = Words("No.", "No.")
NAME = Words("Nama layanan", "Name of the service")
DESCRIPTION = Words("Deskripsi", "Description")
REQUIREMENTS = Words("Persyaratan", "Requirements")
PROCEDURE = Words("Sistem, mekanisme, dan prosedur", "System, mechanism and procedure")
TIME = Words("Waktu penyelesaian", "Time")
UNIT = Words("Satuan waktu", "Unit of time")
FEE = Words("Biaya/tarif", "Fees")
PRODUCT = Words("Produk pelayanan", "Service products")
ORGANISER = Words("Penyelenggara", "Organiser")
PLACE = Words("Tempat layanan", "Place of the service")
TRANSCRIPTION = Words("Status salinan", "Transcription")

DESCRIBED = Words(
    "Standar pelayanan menurut Keputusan {decree} tentang {title}.",
    "Service standard under decree {decree} on {title}.",
)
DRAFT = Words("rancangan, belum diperiksa", "draft, not checked")
CHECKED = Words("diperiksa", "checked")
UNKNOWN = Words("belum disalin", "not transcribed yet")

SERVICE = Words("Layanan", "Service")
COMPONENT = Words("Komponen", "Component")
ITEM = Words("Butir", "Item")
LOST = Words("Yang tidak termuat dalam isian", "What the form does not hold")

ONE_TIME = Words(
    "isian hanya memuat satu waktu ({entered}); tahap ini: {told}",
    "the form holds one time ({entered}); this stage: {told}",
)
ONE_UNIT = Words(
    "isian hanya memuat satu angka dan satu satuan; standarnya: {told}",
    "the form holds one number and one unit; the standard: {told}",
)
NO_PLACE_FOR_IT = Words(
    "tidak ada isian untuk komponen ini: {items} butir dalam standar",
    "there is no field for this component: {items} items in the standard",
)
ROUTE = Words("jalur tersendiri: {route}", "a route of its own: {route}")
LABELLED = Words("{label}: {text}", "{label}: {text}")
