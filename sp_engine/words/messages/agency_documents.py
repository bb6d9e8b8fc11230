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
