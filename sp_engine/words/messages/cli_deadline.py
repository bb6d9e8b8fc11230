"""What `sp deadline` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Hitung tenggat.", "Count a due date.")
OPTIONS = {
    "place": Words("Instansi/layanan, atau instansi.", "Agency/service, or agency."),
    "since": Words("Saat mulai (ISO 8601).", "When it starts (ISO 8601)."),
    "stage": Words("Hanya tahap ini.", "This stage only."),
    "duration": Words('Misalnya "5 hari kerja".', 'Such as "5 hari kerja".'),
    "complaint": Words(
        "Kelas pengaduan; pada instansi, bila batas waktunya sama pada semua layanannya.",
        "Class of complaint; of an agency, where its limit is the same for every service.",
    ),
    "known_on": Words(
        "Menurut hari libur yang sudah ditetapkan pada tanggal itu; dengan --events tanpa peristiwa sesudah"
        " tanggal atau saat itu.",
        "By the days off decreed by that day; with --events without what happened after that day, or time.",
    ),
    "issued": Words("Tanggal terbit produk, bila sudah.", "Day of issue of the products, if past."),
    "events": Words("Berkas peristiwa satu permohonan.", "Events file of one application."),
    "at": Words(
        "Saat hitung untuk --events; baku: peristiwa terakhir bila sudah diputuskan, atau --as-known-on, atau"
        " sekarang.",
        "Reckoned at, for --events; default: the last event once decided, or --as-known-on, or now.",
    ),
    "explain": Words("Jelaskan hitungannya.", "Explain the count."),
    "ics": Words("Berkas iCalendar.", "iCalendar file."),
}
PLACEHOLDERS = {
    "place": Words("LAYANAN|INSTANSI", "SERVICE|AGENCY"),
    "since": Words("SAAT", "TIME"),
    "stage": Words("TAHAP", "STAGE"),
    "duration": Words("DURASI", "DURATION"),
    "complaint": Words("KELAS", "CLASS"),
    "known_on": Words("TANGGAL|SAAT", "DATE|TIME"),
    "issued": Words("TANGGAL", "DATE"),
    "at": Words("SAAT", "TIME"),
}

NO_START = Words("sebut --from, atau --events dengan berkas peristiwa", "give --from, or --events")
CHOOSE_ONE = Words("pilih satu: {options}", "choose one: {options}")
NOT_BESIDE = Words("{option} tidak dipakai bersama {other}", "{option} does not go with {other}")
CLASS_OF = Words("kelas ini ada pada {services}", "the class is that of {services}")
NO_STAGE = Words("tidak ada tahap yang berlaku", "no stage applies")
RECKONED_NOW = Words(
    "--at tidak disebut: dihitung per saat ini, {moment}", "no --at given: reckoned now, {moment}"
)
WRITTEN = Words("{file} ditulis", "{file} written")
