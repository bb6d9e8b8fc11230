"""A deadline and a ledger as they are told: what stands beside their dates."""

from sp_engine.words.language import Words

DUE = Words("Tenggat – {stage}", "Due – {stage}")
PROGRAMME = Words("Batas program – {stage}", "Programme – {stage}")
PROGRAMME_UNTIL = Words(
    "berlangsung paling lambat sampai {day}; bukan tenggat instansi",
    "may run until {day}; not due from the agency",
)
APPLICANT = Words("Kewajiban pemohon – {stage}", "Due from the applicant – {stage}")
SKIPPED = Words("dilewati", "passed over")
NO_LIMIT = Words(
    "Standar ini tidak menetapkan dalam angka kapan permohonan dijawab.",
    "This standard sets no time to answer in figures.",
)
EXTENSION = Words("dapat diperpanjang {longer}", "may be extended by {longer}")
EXTENSION_UNTIL = Words(
    "dapat diperpanjang {longer}, paling lambat {moment}",
    "may be extended by {longer}, at the latest {moment}",
)
MAY_MOVE = Words("{moment} (sementara)", "{moment} (provisional)")
COUNTED_SO = Words("cara hitung", "counted so")
HOURS_ASSUMED = Words(
    "jam kantor dianggap menurut Perpres 21/2023", "office hours assumed from Perpres 21/2023"
)

RECKONED = Words("Dihitung per {moment}", "Reckoned at {moment}")
RECKONED_AS_KNOWN = Words(
    "Dihitung per {moment}, menurut yang diketahui waktu itu", "Reckoned at {moment}, as known then"
)
AS_KNOWN_AT = Words("Menurut yang diketahui per {moment}", "As known at {moment}")
LEFT_OUT = Words("Peristiwa sesudah itu tidak dihitung: {count}", "Events after that do not count: {count}")
STAGE_DUE = Words("tenggat", "due")
KEPT = Words("ditepati", "kept")
LATE = Words("TERLAMBAT", "LATE")
RAN = Words("berjalan", "ran")
SPENT = Words("terpakai", "spent")
PAUSED = Words("berhenti", "paused")
LEFT = Words("sisa", "left")
LATE_BY = Words("lewat", "late by")
OWN_RULE = Words("{rule} (ketetapan instansi: {source})", "{rule} (the agency's own: {source})")
OWN_RULE_WITHOUT_SOURCE = Words("{rule} (ketetapan instansi)", "{rule} (the agency's own)")
ASSUMED_RULE = Words("{rule} (anggapan)", "{rule} (assumed)")
GOES_ON_AFTER_A_STAGE = Words(
    "yang jatuh tempo setelah suatu tahap sudah diserahkan: hitungan dilanjutkan",
    "what fell due after a stage was handed in: the count goes on",
)
RESUMED_WITH = Words("{rule}; sisa {left}", "{rule}; left: {left}")
RESUMED_LATE = Words("{rule}; tenggatnya sudah lewat", "{rule}; its due date was past")
OFFICE_OPEN = Words("{days} (kantor buka {time})", "{days} (office open {time})")
WORKING_DAYS = Words("{count} hari kerja", "{count} working days")
DAYS = Words("{count} hari", "{count} days")
