"""The annex of a decree, and the decree: headings, columns, the customary sentences.

LAW: a decree says what it says in Indonesian; in English it is a help for readers.
"""

from sp_engine.words.language import Words

# the annex
NUMBER = Words("NO.", "NO.")
COMPONENT = Words("KOMPONEN", "COMPONENT")
CONTENT = Words("URAIAN", "CONTENT")
PART = Words("{letter}. {title}", "{letter}. {title}")
NUMBERED = Words("{number}. {name}", "{number}. {name}")
TITLE = Words("Lampiran Keputusan Nomor {number}", "Annex of decree {number}")
WHOLE_AGENCY = Words(
    "PENANGANAN PENGADUAN, SARAN, DAN MASUKAN SELURUH INSTANSI", "COMPLAINTS TO THE WHOLE AGENCY"
)

# the decree
DECREE = Words("Keputusan Nomor {number}", "Decree number {number}")
OF_OFFICE = Words("KEPUTUSAN {office}", "DECREE OF THE {office}")
OFFICE = Words("KEPALA {agency}", "HEAD OF {agency}")
SETS = Words("KEPUTUSAN {office} TENTANG {title}.", "DECREE OF THE {office} ON {title}.")
STANDARDS = Words(
    "Standar pelayanan sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari"
    " Keputusan ini.",
    "The service standards in the Annex, which is an inseparable part of this Decree.",
)
SERVICES = Words(
    "Standar pelayanan sebagaimana dimaksud dalam Diktum {first} meliputi:",
    "The service standards of provision {first} are those of:",
)
AMENDS = Words(
    "Beberapa ketentuan dalam Keputusan Nomor {number} diubah sebagaimana tercantum dalam Lampiran yang"
    " merupakan bagian tidak terpisahkan dari Keputusan ini.",
    "Some provisions of Decree {number} are amended as in the Annex, an inseparable part of this Decree.",
)
REMOVES = Words("Standar pelayanan {name} dihapus.", "The service standard {name} is removed.")
BINDS = Words(
    "Standar pelayanan sebagaimana dimaksud dalam Diktum {first} wajib dilaksanakan oleh penyelenggara dan"
    " pelaksana, dan menjadi acuan dalam penilaian kinerja pelayanan.",
    "The organiser and its staff shall carry out the standards of provision {first}, by which the service is"
    " assessed.",
)
REVOKES = Words(
    "Pada saat Keputusan ini mulai berlaku, Keputusan Nomor {number} dicabut dan dinyatakan tidak berlaku.",
    "When this Decree takes effect, Decree {number} is revoked and no longer in force.",
)
TAKES_EFFECT = Words(
    "Keputusan ini mulai berlaku pada tanggal ditetapkan.", "This Decree takes effect on the day it is set."
)
TAKES_EFFECT_ON = Words(
    "Keputusan ini mulai berlaku pada tanggal {day}.", "This Decree takes effect on {day}."
)
UNTIL = Words("Keputusan ini berlaku sampai dengan {day}.", "This Decree is in force until {day}.")
TO_BE_WRITTEN = Words("bahwa ……… (pertimbangan belum ada dalam katalog)", "that ……… (not in the catalogue)")
NO_PREAMBLE = Words("……… (belum ada dalam katalog)", "……… (not in the catalogue)")
BEFORE = Words("SEMULA", "BEFORE")
AFTER = Words("MENJADI", "AFTER")
UNCHANGED = Words("Tidak ada komponen yang berubah.", "No component changes.")
NEW_SERVICE = Words("(belum ada)", "(none)")
AMENDMENT = Words("Perubahan menurut Keputusan Nomor {number}", "Changes by decree {number}")
BLANK = Words("………………………", "………………………")

ORDINALS = (
    Words("KESATU", "FIRST"),
    Words("KEDUA", "SECOND"),
    Words("KETIGA", "THIRD"),
    Words("KEEMPAT", "FOURTH"),
    Words("KELIMA", "FIFTH"),
    Words("KEENAM", "SIXTH"),
    Words("KETUJUH", "SEVENTH"),
    Words("KEDELAPAN", "EIGHTH"),
    Words("KESEMBILAN", "NINTH"),
    Words("KESEPULUH", "TENTH"),
)

LABELS = {
    "lampiran": Words("LAMPIRAN", "ANNEX"),
    "nomor": Words("NOMOR", "NUMBER"),
    "tanggal": Words("TANGGAL", "DATE"),
    "tentang": Words("TENTANG", "ON"),
    "halaman": Words("halaman", "page"),
    "dari": Words("dari", "of"),
    "menimbang": Words("Menimbang", "Considering"),
    "mengingat": Words("Mengingat", "Recitals"),
    "memutuskan": Words("MEMUTUSKAN:", "DECIDES:"),
    "menetapkan": Words("Menetapkan", "To set"),
    "ditetapkan_di": Words("Ditetapkan di", "Set in"),
    "pada_tanggal": Words("pada tanggal", "on"),
    "nip": Words("NIP", "NIP"),
}
