"""How a due date was counted: the rules, day 0, each day counted or passed over."""

from sp_engine.words.language import Words

# ── the rules ────────────────────────────────────────────────────────────────
DAY_0_RULE = Words(
    "hari ke-0 adalah hari kantor buka pada, atau sesudah, saat mulai",
    "day 0 is the day on which the office is, or next is, open",
)
DAY_1_RULE = Words(
    "bagi yang diterima saat kantor tutup, hari buka berikutnya adalah hari ke-1",
    "for what arrives while the office is closed, the day on which it next opens is day 1",
)
MINUTES_RULE = Words(
    "menit hanya berjalan selama kantor buka, tanpa istirahat",
    "minutes run only while the office is open, breaks excluded",
)
HOURS_RULE = Words(
    "jam hanya berjalan selama kantor buka, tanpa istirahat",
    "hours run only while the office is open, breaks excluded",
)
CLOCK_HOURS_RULE = Words(
    "jam dinding berjalan siang dan malam, juga pada hari libur",
    "clock hours run day and night, on days off too",
)
WORKING_DAYS_RULE = Words(
    "hari kerja berakhir pada jam tutup hari kerja yang terakhir; hari ke-0 tidak dihitung",
    "working days end at closing time of the last one; day 0 is not counted",
)
DAYS_RULE = Words(
    "hari adalah hari kalender, berakhir pada jam tutup; hari ke-0 tidak dihitung",
    "days are calendar days, ending at closing time; day 0 is not counted",
)
CALENDAR_DAYS_RULE = Words(
    "hari kalender menghitung hari libur juga, berakhir pada jam tutup; hari ke-0 tidak dihitung",
    "calendar days count days off too, ending at closing time; day 0 is not counted",
)
WEEKS_RULE = Words(
    "minggu adalah tujuh hari kalender, berakhir pada jam tutup",
    "weeks are seven calendar days, ending at closing time",
)
MONTHS_RULE = Words(
    "bulan berakhir pada tanggal yang sama, atau hari terakhir bulan yang lebih pendek",
    "months end on the same day of the month, or the last one of a shorter month",
)
YEARS_RULE = Words(
    "tahun berakhir pada tanggal yang sama, atau 28 Februari bila tidak ada tanggal 29",
    "years end on the same date, or on 28 February where there is no 29th",
)
ROLLS_FORWARD = Words(
    "batas yang jatuh pada hari libur maju ke hari kerja berikutnya",
    "an end on a day off moves to the next working day",
)
STAYS = Words("batas yang jatuh pada hari libur tetap", "an end on a day off stays there")
JOINT_LEAVE_IS_OFF = Words("cuti bersama adalah hari libur", "joint leave is a day off")
JOINT_LEAVE_IS_WORKED = Words("cuti bersama adalah hari kerja", "joint leave is worked")
OPEN_ON_DAYS_OFF = Words("kantor buka juga pada hari libur", "the office is open on days off too")
HOURS_FROM = Words("jam kantor menurut {source}", "office hours from {source}")
RESTARTS = Words("setelah dilengkapi dihitung lagi dari awal", "once resubmitted, counted afresh")
GOES_ON = Words("setelah dilengkapi hitungan dilanjutkan", "once resubmitted, the count goes on")

RULE = Words("aturan: {rule}{standing}", "rule: {rule}{standing}")
ASSUMED = Words(" (anggapan)", " (assumed)")
AGENCYS_OWN = Words(" (ketetapan instansi{source})", " (the agency's own{source})")

# ── day 0 ────────────────────────────────────────────────────────────────────
DAY_1 = Words("mulai, sebagai hari ke-1: {moment} – {reason}", "begins, as day 1: {moment} – {reason}")
DAY_0 = Words("hari ke-0: {moment} – {reason}", "day 0: {moment} – {reason}")
STOOD_STILL = Words(
    "berhenti, berkas pada pemohon: {left} – {back}",
    "stood still, the file with the applicant: {left} – {back}",
)
COULD_NOT_BEGIN = Words("jam tidak dapat mulai", "the clock could not begin")
FOLLOWS = Words("yang sebelumnya berakhir pada saat itu", "what is before it ends then")
OPEN_THEN = Words("kantor buka pada saat itu", "the office is open then")
OPENS_AT = Words(
    "kantor baru buka pukul {opens} (saat mulai yang disebut: {stated})",
    "the office opens at {opens} (stated start: {stated})",
)
ALREADY_CLOSED = Words(
    "kantor sudah tutup pada saat mulai yang disebut, {stated}; ini pembukaan berikutnya",
    "the office was closed at the stated start, {stated}; this is the next opening",
)
CLOSED = Words(
    "kantor tutup pada saat mulai yang disebut, {stated}; ini pembukaan berikutnya",
    "the office was closed at the stated start, {stated}; this is the next opening",
)

# ── the days ─────────────────────────────────────────────────────────────────
DAY = Words("hari ke-{number}: {day}", "day {number}: {day}")
DAYS = Words("hari ke-{first}–{last}: {from_day} s.d. {to_day}", "day {first}–{last}: {from_day} to {to_day}")
RAN = Words("berjalan {span}: {day}", "ran {span}: {day}")
PERIOD = Words("masa ke-{number}: {length}", "period {number}: {length}")
PASSED_OVER = Words("dilewati: {what}", "passed over: {what}")
MOVES_ON = Words("libur, maju: {what}", "day off, moves on: {what}")
WEEKEND = Words("akhir pekan", "weekend")
PROVISIONAL = Words(" (sementara)", " (provisional)")
ENDS = Words("berakhir: {moment}", "ends: {moment}")
NO_DATE = Words("tanpa tanggal: {reason}", "no date: {reason}")
