"""What `sp new` says of itself, what it asks, what it cannot take, what it did."""

from sp_engine.words.language import Words

HELP = Words("Buat dokumen baru.", "Start a new document.")
OPTIONS = {
    "what": Words("Yang dibuat.", "What to start."),
    "name": Words(
        "perpustakaan; perpustakaan/2027; perpustakaan/kartu-anggota; 2028.",
        "perpustakaan; perpustakaan/2027; perpustakaan/kartu-anggota; 2028.",
    ),
    "title": Words(
        "Nama instansi atau layanan; judul keputusan.", "Name of agency or service; title of decree."
    ),
    "region": Words("Wilayah instansi.", "The agency's region."),
    "zone": Words("Zona waktu instansi.", "The agency's zone."),
    "number": Words("Nomor keputusan.", "Number of the decree."),
    "dated": Words("Tanggal ditetapkan.", "Day it was signed."),
    "in_force": Words("Hari pertama berlaku; baku: --date.", "First day in force; default: --date."),
    "predecessor": Words(
        "Keputusan yang digantikan; layanannya disalin.", "The decree replaced; its services are copied."
    ),
    "services": Words(
        "Layanan keputusan baru; boleh berulang.", "A service of the new decree; may be repeated."
    ),
    "requires": Words(
        "Dokumen atau fakta yang disyaratkan; boleh berulang.", "What is required; may be repeated."
    ),
    "by": Words("Penyalin.", "Who transcribes."),
}
AGENCY = Words("instansi", "agency")
DECREE = Words("keputusan", "decree")
SERVICE = Words("layanan", "service")
CASES_OF_A_SERVICE = Words("kasus", "cases")
CALENDAR = Words("kalender", "calendar")
NO_SERVICE_YET = Words(
    "standar layanan itu belum ada; mulai dengan `{command}`",
    "there is no standard of that service yet; begin with `{command}`",
)
PLACEHOLDERS = {
    "what": Words("instansi|keputusan|layanan|kasus|kalender", "agency|decree|service|cases|calendar"),
    "name": Words("NAMA", "NAME"),
    "title": Words("TEKS", "TEXT"),
    "region": Words("TEKS", "TEXT"),
    "number": Words("TEKS", "TEXT"),
    "dated": Words("TANGGAL", "DATE"),
    "in_force": Words("TANGGAL", "DATE"),
    "predecessor": Words("INSTANSI/FOLDER", "AGENCY/FOLDER"),
    "requires": Words("FAKTA", "FACT"),
    "by": Words("NAMA", "NAME"),
}

ASK_WHAT = Words("Yang dibuat ({kinds})", "What to start ({kinds})")
ASK_NAME = Words("Namanya, misalnya {example}", "Its name, such as {example}")
ASK_AGENCY_NAME = Words("Nama resmi instansi", "Official name of the agency")
ASK_REGION = Words("Wilayah, misalnya Kota Contoh", "Region")
ASK_ZONE = Words("Zona waktu (WIB, WITA, WIT)", "Time zone (WIB, WITA, WIT)")
ASK_NUMBER = Words("Nomor keputusan", "Number of the decree")
ASK_TITLE = Words("Keputusan tentang", "Title of the decree")
ASK_DATE = Words("Tanggal ditetapkan", "Day it was signed")
ASK_IN_FORCE = Words("Berlaku sejak", "In force from")
ASK_PREDECESSOR = Words(
    "Keputusan yang digantikan ({known}; boleh kosong)", "The decree replaced ({known}; may be empty)"
)
ASK_SERVICE_NAME = Words("Nama layanan", "Name of the service")
ASK_FIRST_SERVICE = Words("Layanan pertama (nama pendek)", "First service (short name)")
ASK_NEXT_SERVICE = Words(
    "Layanan berikutnya (nama pendek; kosong bila sudah semua)", "Next service (or empty)"
)
ASK_NAME_OF_THAT_SERVICE = Words("Nama layanan itu", "Name of that service")
ASK_REQUIRED = Words(
    "Dokumen atau fakta yang disyaratkan (menurut kosakata, pisahkan dengan koma; ? untuk daftarnya)",
    "Documents or facts required (named as in the vocabulary, separated by commas; ? lists them)",
)
ASK_AUTHOR = Words("Nama penyalin", "Who transcribes")
YES_OR_NO = Words("{question} [y/T]", "{question} [y/N]")

ANSWER_YES_OR_NO = Words("jawab `ya` atau `tidak`", "answer `yes` or `no`")
EMPTY = Words("tidak boleh kosong", "must not be empty")
NO_IDENTIFIER = Words(
    "huruf kecil, angka, dan tanda hubung, misalnya kartu-anggota",
    "small letters, digits and hyphens, such as kartu-anggota",
)
TAKEN = Words("nama itu sudah dipakai katalog sendiri", "the catalogue itself uses that name")
NO_DATE = Words("tanggal tahun-bulan-hari, misalnya 2027-01-04", "a date such as 2027-01-04")
NO_ZONE = Words("pilih WIB, WITA, atau WIT", "choose WIB, WITA or WIT")
CHOOSE = Words("pilih {kinds}", "choose {kinds}")
CHOOSE_NEAREST = Words("pilih {kinds}; maksud Anda `{meant}`?", "choose {kinds}; did you mean `{meant}`?")
NO_YEAR = Words("`{name}` bukan tahun", "`{name}` is no year")
NO_SUCH_YEAR = Words(
    "`{name}` di luar tahun {first} sampai {last}", "`{name}` is not within the years {first} to {last}"
)
OF_ANOTHER_KIND = Words("{options} tidak dipakai untuk {kind} ini", "{options} says nothing of this {kind}")
WRITE_AS = Words("{problem}; tulis seperti {form}", "{problem}; write as {form}")
NO_SUCH_DECREE = Words(
    "keputusan `{given}` tidak ada; yang ada: {known}", "there is no decree `{given}`; there are: {known}"
)
NO_SUCH_FACT = Words(
    "fakta `{name}` tidak ada di kosakata; {advice}", "the vocabulary has no fact `{name}`; {advice}"
)
ADD_IT = Words("tambahkan dahulu di {file}", "first add it to {file}")
WRITE_A_VOCABULARY = Words(
    "tambahkan dahulu di {file}, di bawah `format: sp-kosakata/1` dan `fakta:`",
    "first add it to {file}, under `format: sp-kosakata/1` and `fakta:`",
)
BEGINS_TOO_EARLY = Words(
    "keputusan baru harus berlaku sesudah {since}, awal yang digantikannya",
    "the new decree must begin after {since}, when the one it replaces began",
)
NO_DECREE_YET = Words(
    "belum ada keputusannya; mulailah dengan `{command}`", "its decree is lacking; begin with `{command}`"
)
LIST_IT_FIRST = Words(
    "tambahkan dahulu layanan ini ke daftar dalam {file}: {service}",
    "first add this service to the list in {file}: {service}",
)
CALENDAR_EXISTS = Words(
    "kalender {year} sudah ada di {file}; perkiraan tidak menggantikan yang sudah ditetapkan",
    "the calendar of {year} is in {file}; an estimate does not replace what was decreed",
)

WRITTEN = Words("Ditulis", "Written")
TO_COMPLETE = Words("Yang masih harus dilengkapi", "Still to be completed")
BROKEN_CASES = Words(
    "Kasus lama yang kini jatuh sesudah keputusannya digantikan; majukan tanggal `diajukan`-nya",
    "Earlier cases that now fall after their decree was replaced; make `diajukan` earlier",
)
CASES = Words("{count} kasus", "{count} cases")
NEXT = Words("Berikutnya", "Next")
