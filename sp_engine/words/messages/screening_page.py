"""One applicant and every service: what is open, what opens the rest, and what is closed."""

from sp_engine.words.language import Words

COUNTED = Words("{number} layanan: {counts}", "{number} services: {counts}")
COUNT_OPEN = Words("{number} terbuka", "{number} open")
COUNT_WAITING = Words("{number} menunggu instansi", "{number} waiting for the agency")
COUNT_OPENABLE = Words("{number} dapat dibuka", "{number} to be opened")
COUNT_CLOSED = Words("{number} tertutup", "{number} closed")
COUNT_UNDECIDED = Words("{number} tidak dapat diputuskan", "{number} that cannot be decided")

OPEN = Words("Terbuka sekarang:", "Open now:")
WAITING = Words(
    "Menunggu instansi, pemohon tidak perlu kembali:", "Waiting for the agency, nothing more to bring:"
)
OPENABLE = Words("Terbuka bila dilengkapi, yang terdekat dulu:", "Open once completed, the nearest first:")
CHAINS = Words("Melalui layanan lain:", "By way of another service:")
CLOSED = Words("Tertutup:", "Closed:")
UNDECIDED = Words("Tidak dapat diputuskan:", "Cannot be decided:")

NAMED = Words("{service} – {name}", "{service} – {name}")
SAID = Words("{service}: {told}", "{service}: {told}")
NOT_FINAL = Words("{told} (belum final)", "{told} (not final)")
THINGS = Words("{service}: {number} lagi – {things}", "{service}: {number} more – {things}")
NUMBER = Words("{service} – {name}: {number} lagi", "{service} – {name}: {number} more")
NO_LONGER_SURE = Words(
    "Mungkin ada daftar yang lebih pendek; pencariannya dihentikan.",
    "There may be a shorter list; the search was given up.",
)
NOT_BY_ADDING = Words(
    "{service}: tidak cukup dengan melengkapi; lihat sp check",
    "{service}: adding is not enough; see sp check",
)
AND_MORE = Words("dan {number} lagi", "and {number} more")
MORE_SERVICES = Words("… dan {number} lagi", "… and {number} more")
MORE_FAR = Words(
    "… dan {number} layanan lagi, {least} sampai {most} hal",
    "… and {number} more services, {least} to {most} things away",
)
MORE_REASONS = Words("{reason} (dan {number} sebab lagi)", "{reason} (and {number} more reasons)")
ANSWERED = Words(
    "bila “{question}” dijawab {value}; jawaban lain meminta hal lain",
    "if “{question}” is answered {value}; another answer asks for other things",
)

WAY = Words(" → ", " → ")
BY = Words("{way}: paling lambat {day}", "{way}: by {day}")
NO_DATE = Words("{way}: belum dapat ditanggali", "{way}: no date yet")
CHAIN_CLOSED = Words("{way}: {service} tertutup", "{way}: {service} is closed")
IN_AND_DUE = Words("masuk {received}, paling lambat {due}", "received {received}, done by {due}")
NOT_DATED = Words("{stage} tidak bertanggal: {reason}", "{stage} has no date: {reason}")
PROGRAMME = Words("programnya tidak mempunyai tenggat", "a programme has no due date")
AFTER_THE_ONE_BEFORE = Words("sesudah layanan sebelumnya selesai", "after the service before it is done")
LINK_CLOSED = Words("tertutup bagi pemohon ini", "closed to this applicant")
LINK_NOT_OPEN = Words("belum terbuka pada {received}", "not open on {received}")
BRING = Words("dibawa", "to bring")
YIELDS = Words("menghasilkan", "yields")
PROVISIONAL = Words("{told} (dapat bergeser)", "{told} (may still move)")

THE_REST = Words(
    "Selengkapnya dengan --all; satu layanan dengan sp check LAYANAN.",
    "All of it with --all; one service with sp check SERVICE.",
)
NOTHING = Words("Tidak ada layanan yang berlaku pada {day}.", "No service is in force on {day}.")
