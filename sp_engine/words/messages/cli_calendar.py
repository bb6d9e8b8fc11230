"""What `sp calendar` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Hari kerja dan hari libur satu tahun.", "Working days and days off of a year.")
OPTIONS = {
    "year": Words("Baku: tahun ini; --check: semua tahun.", "Default: this year; --check: all years."),
    "agency": Words("Menurut pekan dan hari khusus instansi ini.", "With this agency's week and closures."),
    "check": Words("Bandingkan dengan paket `holidays`.", "Compare with `holidays`."),
    "new": Words("Kerangka kalender tahun itu, semuanya perkiraan.", "A skeleton, all of it provisional."),
}
PLACEHOLDERS = {
    "year": Words("[TAHUN]", "[YEAR]"),
    "agency": Words("INSTANSI", "AGENCY"),
    "new": Words("TAHUN", "YEAR"),
}

THIS_YEAR_IS_USED = Words("tahun tidak disebut: dipakai {year}", "no year given: {year} is used")
SAVE_AS = Words(
    "simpan sebagai kalender/{year}.yaml; hapus `perkiraan` bila keputusannya terbit",
    "save as kalender/{year}.yaml; remove `perkiraan` once it is decreed",
)
