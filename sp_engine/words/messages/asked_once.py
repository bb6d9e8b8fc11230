"""Whether a standard asks once, and what an applicant meets with where it does not."""

from sp_engine.words.language import Words

DOOMED = Words(
    "dikembalikan, padahal apa pun yang dilengkapi tidak dapat disetujui",
    "is returned, though whatever is supplied cannot be approved",
)
CONTRADICTORY = Words(
    "dikembalikan dengan permintaan yang tidak dapat dipenuhi sekaligus",
    "is returned and asked for what cannot be supplied together",
)
RETURNED_AGAIN = Words(
    "melengkapi seluruh yang diminta, lalu dikembalikan lagi",
    "supplies all that is asked, and is returned again",
)
REJECTED = Words(
    "melengkapi seluruh yang diminta, lalu ditolak", "supplies all that is asked, and is rejected"
)

PROVEN = Words(
    "diminta sekali: terbukti untuk {proven} dari {services} layanan ({returns} pengembalian dicoba, "
    "masing-masing dengan setiap cara melengkapinya)",
    "asked once: proved for {proven} of {services} services ({returns} returns were tried, each with every "
    "way of supplying what is asked)",
)
TOO_MANY = Words(
    "diminta sekali: belum terbukti, terlalu banyak pemohon yang dapat dibedakan",
    "asked once: not proved, too many applicants can be told apart",
)
LISTS = Words(
    "diminta sekali: belum terbukti untuk yang ditanyakan tentang {lists}, karena isinya dapat diganti "
    "dengan terlalu banyak cara",
    "asked once: not proved for what is asked about {lists}, as items can be replaced in too many ways",
)
SHORT_LISTS = Words(
    "diminta sekali: terbukti selama isi daftar tidak lebih dari ini: {lists}",
    "asked once: proved as long as lists have no more items than this: {lists}",
)
SHORT_LIST = Words("{list} {number}", "{list} {number}")
FLAW = Words("pemohon dengan {facts} {flaw}", "an applicant with {facts} {flaw}")
SUPPLIED = Words("yang dilengkapi", "supplied")
AFTER = Words("sesudah tahap", "after the stage")
ABOUT = Words("persyaratan", "requirements")
