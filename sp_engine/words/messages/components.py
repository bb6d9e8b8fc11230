"""The 14 components of a standard by their official names, and what is said of one that nobody copied yet."""

from sp_engine.words.language import Words

REQUIREMENTS = Words("Persyaratan", "Requirements")
PROCEDURE = Words("Sistem, mekanisme, dan prosedur", "System, mechanism and procedure")
SERVICE_TIME = Words("Jangka waktu pelayanan", "Service time")
FEE = Words("Biaya/tarif", "Fees")
PRODUCTS = Words("Produk pelayanan", "Service products")
COMPLAINTS = Words("Penanganan pengaduan, saran, dan masukan", "Complaints, suggestions and feedback")
LEGAL_BASIS = Words("Dasar hukum", "Legal basis")
FACILITIES = Words("Sarana, prasarana, dan/atau fasilitas", "Facilities")
COMPETENCE = Words("Kompetensi pelaksana", "Competence of staff")
SUPERVISION = Words("Pengawasan internal", "Internal supervision")
STAFF = Words("Jumlah pelaksana", "Number of staff")
SERVICE_GUARANTEE = Words("Jaminan pelayanan", "Service guarantee")
SAFETY_GUARANTEE = Words("Jaminan keamanan dan keselamatan pelayanan", "Guarantee of safety and security")
EVALUATION = Words("Evaluasi kinerja pelaksana", "Evaluation of performance")

NOT_TRANSCRIBED = Words("belum disalin dari keputusan", "not transcribed from the decree yet")
