"""A year of the working calendar as it is told, and its differences from the `holidays` package."""

from sp_engine.words.language import Words

TITLE = Words("Kalender kerja {year}", "Working calendar {year}")
KNOWN_ON = Words("Yang sudah ditetapkan pada {day}", "As decreed by {day}")
PROVISIONAL_YEAR = Words("SEMENTARA: sebagian harinya belum pasti", "PROVISIONAL: some days are not certain")
WEEK = Words("Pekan kerja", "Week")
GENERAL_WEEK = Words("{week} (umum)", "{week} (general)")
WEEK_SINCE = Words("sejak {day} {week}", "from {day} {week}")
WORKING_DAYS = Words("Hari kerja", "Working days")
DAYS_OFF = Words("Hari libur", "Days off")
PROVISIONAL = Words("{day} (sementara)", "{day} (provisional)")
DATE_UNKNOWN = Words("tanggal belum diketahui", "date unknown")
WITHDRAWN = Words("DICABUT", "WITHDRAWN")
WORKED = Words("tetap hari kerja di sini", "a working day here")
SPECIAL_OPENING = Words("buka khusus: {reason}", "special opening: {reason}")

NATIONAL_HOLIDAY = Words("libur nasional", "national holiday")
JOINT_LEAVE = Words("cuti bersama", "joint leave")
CLOSURE = Words("penutupan", "closure")
WEEKEND = Words("akhir pekan", "weekend")

DIFFERENCE = Words(
    "di sini {here}, di paket {there} – {reason}", "here {here}, in the package {there} – {reason}"
)
UNEXPLAINED = Words("TANPA ALASAN", "UNEXPLAINED")
NO_DAY_OFF = Words("hari biasa", "no day off")
DIFFERENCES = Words(
    "{years}: {count} perbedaan dengan paket `holidays`, {unexplained} tanpa alasan",
    "{years}: {count} differences from `holidays`, {unexplained} unexplained",
)
