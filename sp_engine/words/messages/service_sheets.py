"""Poster, checklist and notice of a service: their headings, and what stands beside the code."""

from sp_engine.words.language import Words

POSTER = Words("Poster layanan {service}", "Poster of the service {service}")
CHECKLIST = Words("Daftar periksa {service}", "Checklist of {service}")
SOURCE = Words("Menurut Keputusan Nomor {number} tentang {title}", "By decree {number} on {title}")
CODE = Words("Kode menuju halaman layanan: {address}", "Code that leads to the service's page: {address}")
DRAWING = Words("Gambar alur: {steps}", "Drawing of the procedure: {steps}")
CHANNEL_MARK = Words("; ", "; ")

LABELS = {
    "persyaratan": Words("Persyaratan", "Requirements"),
    "prosedur": Words("Prosedur", "Procedure"),
    "waktu": Words("Waktu", "Time"),
    "biaya": Words("Biaya", "Fee"),
    "hasil": Words("Yang diterima", "You receive"),
    "pengaduan": Words("Pengaduan", "Complaints"),
    "bawa": Words("Yang dipenuhi dan dibawa", "What to meet and bring"),
    "pindai": Words("Pindai untuk memeriksa syarat dan rinciannya.", "Scan to check and to read more."),
    "halaman": Words("halaman", "page"),
    "dari": Words("dari", "of"),
    "maklumat": Words("MAKLUMAT PELAYANAN", "SERVICE NOTICE"),
    "nip": Words("NIP", "NIP"),
}
