"""What is wrong with an agency's hours, or a calendar's days."""

from sp_engine.words.language import Words

MOVE_TO_YEAR = Words(
    "perbaiki tahunnya, atau pindahkan ke kalender/{year}.yaml",
    "correct the year, or move it to kalender/{year}.yaml",
)
DAY_TWICE = Words("hari `{name}` ditulis dua kali", "the day `{name}` is written twice")
ENDS_BEFORE = Words("`sampai` mendahului `sejak`", "`sampai` lies before `sejak`")
DATE_TWICE = Words("tanggal {day} ditulis dua kali", "the date {day} is written twice")
INCOMPLETE = Words("susunannya tidak lengkap ({reason})", "{reason}")

# ── opening hours in words ───────────────────────────────────────────────────
OPEN_ON = Words("{days} {hours}", "{days} {hours}")
WITH_BREAK = Words("{open}, istirahat {pause}", "{open}, break {pause}")
ON_DAYS_OFF_TOO = Words("{open}, juga pada hari libur", "{open}, on public holidays too")
IN_RAMADAN = Words("selama Ramadan {open}", "in Ramadan {open}")
FROM_DAY = Words("{open}, sejak {day}", "{open}, from {day}")
UNTIL_DAY = Words("{open}, sampai dengan {day}", "{open}, until {day}")
STATED_IN = Words("{open} (menurut {source})", "{open} (by {source})")
