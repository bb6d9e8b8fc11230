"""The published site: what its pages say beside what a standard says."""

from sp_engine.words.language import Words

# ── every page ───────────────────────────────────────────────────────────────
SITE = Words("Standar pelayanan publik", "Public-service standards")
SKIP = Words("Langsung ke isi", "Skip to the content")
WHERE = Words("Letak halaman", "Where this page is")
HOME = Words("Beranda", "Home")
OTHER_LANGUAGE = Words("English", "Bahasa Indonesia")
LANGUAGE = Words("Bahasa", "Language")
ABOUT = Words(
    "Halaman ini dibuat dari katalog standar pelayanan. Yang mengikat adalah naskah keputusannya, dan yang"
    " memutus adalah instansi.",
    "This page was made from a catalogue of service standards. The text of the decree binds, and the agency"
    " decides.",
)
PRIVATE = Words(
    "Tidak ada yang dikirim: semua dihitung di peramban Anda.",
    "Nothing is sent: all of it is worked out in your browser.",
)
PAGES = Words("Halaman daftar", "Pages of the list")
PAGE = Words("Halaman {number}", "Page {number}")

# ── home and agencies ────────────────────────────────────────────────────────
HOME_LEAD = Words(
    "Apa yang dipersyaratkan, mengapa, berapa lama, dan berapa biayanya: menurut keputusan setiap instansi.",
    "What is required, why, how long it takes and what it costs: as each agency's decree says.",
)
FIND = Words("Cari layanan", "Find a service")
SEARCH = Words("Cari", "Search")
FIND_HINT = Words(
    "Tulis satu kata atau lebih, misalnya “surat rekomendasi”.",
    "Write a word or more, such as “rekomendasi”.",
)
FOUND_NONE = Words(
    "Tidak ada layanan dengan kata-kata itu. Coba kata lain, atau buka daftar instansi.",
    "No service has these words. Try others, or open the list of agencies.",
)
FOUND = Words("{number} layanan", "{number} services")
AGENCIES = Words("Daftar instansi", "Agencies")
SERVICES = Words("Layanan", "Services")
SO_MANY_SERVICES = Words("{number} layanan", "{number} services")
ADDRESS = Words("Alamat", "Address")
HOURS = Words("Jam layanan", "Opening hours")
HOURS_ASSUMED = Words(
    "Instansi ini tidak menyebut jamnya; dipakai jam kerja menurut Perpres 21/2023.",
    "This agency states no hours; the working hours of Perpres 21/2023 are used.",
)
HOURS_FROM = Words("Mulai {first}", "From {first}")
HOURS_UNTIL = Words("Sampai {last}", "Until {last}")
HOURS_BETWEEN = Words("{first} sampai {last}", "{first} to {last}")
DECREES = Words("Menurut keputusan", "By decree")
DECREE = Words("Keputusan {number}", "Decree {number}")
SINCE = Words("berlaku sejak {day}", "in force from {day}")
SINCE_NOT_KNOWN = Words("tanggal berlakunya belum diketahui", "since when is not known")
MORE = Words("Lebih lanjut", "More")
CALENDAR = Words("Kalender kerja", "Working calendar")
FINDINGS = Words("Temuan atas keputusan", "Findings about the decree")
NO_SERVICE = Words("Belum ada layanan yang berlaku.", "No service is in force yet.")

# ── a service ────────────────────────────────────────────────────────────────
ON_THIS_PAGE = Words("Di halaman ini", "On this page")
AT_A_GLANCE = Words("Ringkasan", "At a glance")
FEE = Words("Biaya", "Fee")
TIME = Words("Waktu", "Time")
PRODUCT = Words("Yang diperoleh", "What it yields")
SEE_BELOW = Words("lihat rinciannya di bawah", "see the details below")
REQUIREMENTS = Words("Persyaratan", "Requirements")
NOTHING_REQUIRED = Words("Tidak ada yang dipersyaratkan.", "Nothing is required.")
ITEM = Words("Butir {number}", "Item {number}")
OF_THE_PROCEDURE = Words("Prosedur butir {number}", "Procedure item {number}")
PREFERRED = Words("Diutamakan", "Preferred")
WHY = Words("Mengapa diminta", "Why it is asked")
WHY_BY_DECREE = Words(
    "Karena disebut dalam {decree}{item}; dasar hukumnya di bagian",
    "Because {decree}{item} names it; its legal basis is in the part",
)
OF_ITEM = Words(", persyaratan butir {number}", ", requirements item {number}")
OF_PROCEDURE_ITEM = Words(", prosedur butir {number}", ", procedure item {number}")
LAW = Words("Hukumnya", "The law")
REGULATION_ON = Words("{regulation} tentang {title}", "{regulation} tentang {title}")
READING = Words("Cara membacanya", "How it is read")
WRITTEN = Words("Tertulis", "Written")
READ_AS = Words("dibaca", "read as")
BECAUSE = Words("alasannya", "because")
OTHER_READINGS = Words("Bacaan lain", "Other readings")
NOT_RATIFIED = Words(
    "Instansi belum mengesahkan cara membaca ini.", "The agency has not ratified this reading yet."
)
RATIFIED = Words("Disahkan oleh {by}, {day}.", "Ratified by {by}, {day}.")
NOTE = Words("Catatan", "Note")
PRINT_CHECKLIST = Words("Cetak daftar periksa", "Print the checklist")
ALL_COMPONENTS = Words("Isi standar selengkapnya", "The whole standard")
DELIVERY = Words("Penyampaian layanan", "Service delivery")
MANAGEMENT = Words("Pengelolaan pelayanan", "Management")

# ── checking ─────────────────────────────────────────────────────────────────
CHECK = Words("Periksa sendiri", "Check for yourself")
CHECK_LEAD = Words(
    "Jawab sebisanya; yang belum diketahui biarkan. Hasilnya di bawah berubah dengan setiap jawaban.",
    "Answer what you can and leave the rest open. The result stands below and changes with every answer.",
)
CHECK_NEEDS_SCRIPT = Words(
    "Pemeriksaan ini dihitung di peramban dan memerlukan JavaScript. Tanpa itu, persyaratannya dapat dibaca"
    " di atas.",
    "This check runs in the browser and needs JavaScript. Without it the requirements can be read above.",
)
CHECK_NOT_POSSIBLE = Words(
    "Layanan ini belum dapat diperiksa di sini: {reason}", "This service cannot be checked here yet: {reason}"
)
REQUIREMENTS_BLANK = Words(
    "keputusannya tidak menetapkan persyaratan.", "its decree leaves the requirements blank."
)
REQUIREMENTS_UNKNOWN = Words("persyaratannya belum disalin.", "its requirements are not transcribed yet.")
STANDARD_HAS_ERRORS = Words("salinan standarnya mengandung kesalahan.", "the transcription has errors.")
WHAT_IT_LEAVES_OUT = Words("Yang tidak dikatakan pemeriksaan ini", "What this check does not say")
FEE_NOT_KNOWN = Words(
    "Biayanya belum disalin dari keputusan; tanyakan di loket.",
    "The fee has not been transcribed from the decree; ask at the counter.",
)
FEE_NOT_SET = Words(
    "Tidak ada jumlah yang dapat disebut: {reasons}.", "There is no amount to tell: {reasons}."
)
FEE_DEPENDS = Words(
    "Belum dapat dihitung. Yang menentukan: {questions}", "Not known yet. What decides it: {questions}"
)
FEE_OPEN = Words("belum dapat dihitung", "not known yet")
FEE_OF_COMPONENT = Words("{component}: {amount}", "{component}: {amount}")
READINGS_AT_COUNTER = Words(
    "Apa hasilnya menurut cara membaca yang lain: itu dapat ditanyakan di loket.",
    "What would come of another reading: that can be asked at the counter.",
)
NOT_PROVEN = Words(
    "Beberapa persyaratan bersama-sama mungkin sudah menolak, sedangkan di sini masih terbuka.",
    "Some requirements together may already reject what is still open here.",
)
EVENTS_AT_COUNTER = Words(
    "Waktu yang berhenti, misalnya selama berkas dilengkapi, dan perpanjangan tidak dihitung.",
    "Time that stands still, as while papers are supplied, and extensions are not counted.",
)
DRAFT_DECIDES_NOTHING = Words(
    "Salinan ini masih rancangan: hasilnya belum dapat dipegang.",
    "This transcription is a draft: do not rely on its result yet.",
)
ABOUT_YOU = Words("Tentang pemohon", "About the applicant")
PAPERS = Words("Berkas yang diserahkan", "Documents handed in")
BY_THE_OFFICE = Words("Diisi petugas", "Found by the office")
BY_THE_OFFICE_HINT = Words(
    "Jawabannya ditentukan petugas; boleh dicoba untuk melihat akibatnya.",
    "The office gives these answers; try them to see what follows.",
)
CHECKED_BY_OFFICE = Words("Diperiksa petugas pada berkas ini", "Checked by the office on this document")
NOT_ANSWERED = Words("belum dijawab", "not answered")
CHOOSE = Words("– belum dijawab –", "– not answered –")
NONE_OF_THESE = Words("tidak satu pun dari ini", "none of these")
ADD_ITEM = Words("Tambah {one}", "Add: {one}")
REMOVE_ITEM = Words("Hapus {one} ini", "Remove this one: {one}")
LIST_IS_COMPLETE = Words("Daftar ini sudah lengkap", "This list is complete")
WHEN = Words("Waktu permohonan", "When you apply")
RECEIVED = Words("Berkas diterima (waktu {zone})", "Application received ({zone} time)")
COMPLETE = Words("Berkas lengkap, bila lebih kemudian", "File complete, if later")
STAGE_ENDED = Words("Tahap “{stage}” sudah selesai", "The stage “{stage}” has ended")
SEE_RESULT = Words("Lihat hasilnya", "See the result")
CLEAR = Words("Kosongkan jawaban", "Clear the answers")
HINT_NUMBER = Words("Bilangan bulat, misalnya 12 atau 1.500.", "A whole number such as 12 or 1.500.")
HINT_DECIMALS = Words("Bilangan, misalnya 10,5.", "A number such as 10,5.")
HINT_MONEY = Words(
    "Rupiah, misalnya 500000, Rp500.000, atau 1,5 juta.", "Rupiah such as 500000, Rp500.000 or 1,5 juta."
)
HINT_UNIT = Words("Dalam {unit}.", "In {unit}.")
CONFIDENTIAL = Words(
    "Data pribadi: tidak perlu diisi lengkap di sini.", "Personal: no need to fill it in here."
)

RESULT = Words("Hasil pemeriksaan", "Result of the check")
OUTCOME_APPROVE = Words(
    "Menurut jawaban ini semua persyaratan terpenuhi.", "By these answers every requirement is met."
)
OUTCOME_RETURN = Words(
    "Masih ada yang harus dilengkapi atau dijawab.", "Something is still to be supplied or answered."
)
OUTCOME_REJECT = Words(
    "Menurut jawaban ini permohonan ditolak; melengkapi berkas tidak menolong.",
    "By these answers the application is rejected; supplying more does not help.",
)
OUTCOME_PENDING = Words(
    "Dari pemohon sudah cukup; tinggal menunggu petugas.",
    "The applicant has done enough; the rest is the office's.",
)
TO_SUPPLY = Words("Yang masih perlu", "Still needed")
EACH_REQUIREMENT = Words("Setiap persyaratan", "Each requirement")
TOGETHER = Words("Ditolak oleh persyaratan ini bersama-sama:", "Rejected by these requirements together:")
NEED_ANSWER = Words("jawab: {asked}", "answer: {asked}")
NEED_STATE = Words("sebutkan; syaratnya {asked}", "state it; required: {asked}")
NEED_MEND = Words("penuhi dahulu: {asked}", "first see to this: {asked}")
NEED_HAND_IN = Words("serahkan: {asked}", "hand in: {asked}")
NEED_CORRECTED = Words("serahkan perbaikan: {asked}", "hand in, corrected: {asked}")
NEED_ONE_OF = Words("salah satu dari ini:", "one of these:")
NEED_SO_MANY_OF = Words("{number} dari ini:", "{number} of these:")
NEED_IF = Words("bila {guard}:", "if {guard}:")
NEED_REFUSED = Words("bila {guard}: ditolak", "if {guard}: rejected")
NEED_OF_ITEM = Words("{item}: {asked}", "{item}: {asked}")
DUE = Words("Tenggat setiap tahap", "Due date of each stage")
CALCULATOR = Words("Hitung tenggat", "Count a due date")
CALCULATOR_LEAD = Words(
    "Kapan paling lambat selesai bila berkas lengkap pada waktu ini.",
    "By when it is due if the file is complete at this time.",
)
STAGE = Words("Tahap", "Stage")
BY_WHEN = Words("Paling lambat", "At the latest")
GENERAL_LIMIT = Words(
    "Batas umum, karena keputusan tidak menetapkan (UU 30/2014 Pasal 53)",
    "The general limit, as the decree sets none (UU 30/2014 article 53)",
)
OF_THE_APPLICANT = Words("kewajiban pemohon", "due from the applicant")
PROGRAMME_UNTIL = Words("berlangsung sampai {day}", "runs until {day}")
MAY_MOVE = Words("sementara: ada hari yang belum pasti", "provisional: a day may still move")
AT = Words("{day} pukul {time} {zone}", "{day} at {time} {zone}")

REASON_PROVISION = Words("tidak dalam angka", "not in figures")
REASON_NO_ROW = Words("tidak ada baris yang berlaku", "no row applies")
REASON_TOO_LONG = Words("terlalu lama untuk dihitung", "too long to be counted")
REASON_FOR_EACH = Words("dihitung bagi masing-masing", "counted for each of them")
REASON_ONCE_SUPPLIED = Words("sesudah yang kurang diserahkan", "once what is lacking is handed in")
REASON_ONCE_COMPLETE = Words("dihitung sejak berkas lengkap", "counted from when the file is complete")
REASON_AFTER_PROGRAMME = Words("sesudah programnya berakhir", "after the programme")
REASON_AFTER_STAGE = Words("sesudah tahap sebelumnya selesai", "after the stage before it")
REASON_AFTER_APPLICANT = Words("sesudah kewajiban pemohon dipenuhi", "after the applicant has acted")
REASON_WAITS = Words("menunggu tahap sebelumnya", "waits for the stage before")
REASON_GAP = Words("kalender tahun itu belum ditetapkan", "the calendar of that year is not decreed")
REASON_NEEDS = Words("bergantung pada jawaban yang belum diisi", "depends on an answer not given yet")

PROBLEM_FORM = Words("Tidak terbaca.", "This cannot be read.")
PROBLEM_BOUNDS = Words("Di luar batas: {least} sampai {most}.", "Out of bounds: {least} to {most}.")
PROBLEM_NO_SUCH_DAY = Words("Tanggal itu tidak ada.", "There is no such day.")
PROBLEM_AHEAD = Words("Tanggal ini sesudah hari permohonan.", "This day is after the application.")
PROBLEM_TOO_FEW = Words("Pilih paling sedikit {least}.", "Choose at least {least}.")
PROBLEM_TOO_MANY = Words("Paling banyak {most}.", "At most {most}.")
PROBLEM_NO_ITEM = Words("Daftar yang lengkap berisi sedikitnya satu.", "A complete list has at least one.")
PROBLEMS_FIRST = Words("Perbaiki dahulu isian yang ditandai.", "First mend the answers that are marked.")
NO_TIME = Words("Isi dahulu kapan berkas diterima.", "First say when the application is received.")
NOT_IN_FORCE = Words("Standar ini tidak berlaku pada hari itu.", "This standard is not in force on that day.")
CALENDAR_NOT_KNOWN = Words(
    "Kalender kerja pada hari itu belum diketahui, padahal syaratnya dihitung dalam hari kerja.",
    "The working calendar of that day is not known, and a requirement is counted in working days.",
)
YEAR_OF_APPLICATION = Words("{name} tahun pada hari permohonan", "{name}: the year of the application")
ANOTHER_YEAR = Words("{name} bukan tahun pada hari permohonan", "{name}: not the year of the application")

# ── the calendar ─────────────────────────────────────────────────────────────
CALENDAR_LEAD = Words(
    "Hari-hari yang tidak dihitung sebagai hari kerja, dengan keputusannya.",
    "The days that are not counted as working days, each with its decree.",
)
WORKING_DAYS_IN = Words("{number} hari kerja", "{number} working days")
DAY = Words("Hari", "Day")
WHAT = Words("Keterangan", "What it is")
KIND = Words("Jenis", "Kind")
BY_DECREE = Words("Menurut", "By")
DAYS_OFF_OF = Words("Hari libur {year}", "Days off in {year}")

# ── findings ─────────────────────────────────────────────────────────────────
FINDINGS_LEAD = Words(
    "Yang ditemukan pemeriksaan otomatis dalam keputusan instansi ini, menurut siapa yang dapat dirugikan.",
    "What automatic checks found in this agency's decree, by whom it can hurt.",
)
FINDINGS_MORE = Words("dan {number} lagi", "and {number} more")
NO_FINDINGS = Words("Tidak ada temuan.", "No findings.")
READINGS_TO_RATIFY = Words("Tafsir yang belum disahkan instansi", "Readings that the agency has not ratified")
