"""What another rule would do to a population."""

from sp_engine.words.language import Words

ANOTHER_SERVICE = Words(
    "layanan yang dibandingkan adalah {service}", "the service that is compared is {service}"
)
NO_SUCH_REQUIREMENT = Words(
    "tidak ada persyaratan itu; yang ada: {known}", "no such requirement; there are: {known}"
)
NOT_ONE_FIGURE = Words(
    "persyaratan itu membandingkan dengan {number} angka, bukan satu",
    "that requirement compares with {number} figures, and not with one",
)
NO_SUCH_FIGURE = Words(
    "nilai itu tidak dapat menggantikan `{figure}`", "that value cannot stand in the place of `{figure}`"
)

TITLE = Words(
    "{changed} dari {rows} pemohon berubah hasilnya", "{changed} of {rows} applicants come to something else"
)
SAME_FOR_ALL = Words(
    "hasilnya sama bagi semua pemohon dalam berkas ini", "the same for every applicant of this file"
)
BEFORE = Words("Semula", "Before")
AFTER = Words("Menjadi", "After")
BECAUSE = Words("Karena", "Because of")
EXAMPLES = Words("Contoh baris", "Rows such as")
TIMES = Words("{requirement} ({count})", "{requirement} ({count})")
UNCHANGED = Words("Tetap: {count}", "Unchanged: {count}")
FEES = Words("{count} pemohon berubah biayanya", "{count} applicants pay another fee")
DUE_DATES = Words("{count} pemohon berubah tenggatnya", "{count} applicants have other due dates")
UNREADABLE = Words("{count} baris tidak dapat dibaca", "{count} rows cannot be read")
MISSING_CALENDAR = Words(
    "{version}: {count} tenggat tidak dapat dihitung, karena kalender tahun {year} belum ada dalam katalog."
    " Tambahkan kalendernya (`sp calendar --new {year}` membuat kerangkanya), lalu bandingkan lagi.",
    "{version}: {count} due dates cannot be told, as the calendar of {year} is not in the catalogue. Add it"
    " (`sp calendar --new {year}` makes a skeleton), and compare again.",
)
