"""Where a recorded application stands, and why it takes no such entry."""

from sp_engine.words.language import Words

WITH_APPLICANT = Words("menunggu pemohon", "waiting for the applicant")
WITH_AGENCY = Words("di instansi", "with the agency")
CLOSED = Words("selesai", "closed")
ERASED = Words("data dihapus", "data erased")
ALREADY_CLOSED = Words("permohonan ini sudah selesai", "this application is closed")
ALREADY_ERASED = Words(
    "data pemohonnya sudah dihapus, jadi tidak ada lagi yang dicatat",
    "what was known of the applicant has been erased, so nothing more is recorded",
)
ANOTHER_APPLICATION = Words(
    "keputusan ini untuk layanan atau hari yang lain; permohonan ini tentang `{service}`",
    "this decision is on another service or day; this application is about `{service}`",
)
COMES_WITH_A_DECISION = Words(
    "`{kind}` dicatat bersama keputusannya, dengan `sp check … --record`",
    "`{kind}` is recorded with its decision, by `sp check … --record`",
)
NOTHING_TO_CORRECT = Words(
    "tidak ada peristiwa {entry} pada permohonan ini", "this application has no event {entry}"
)
FIRST_ONE_COUNTS = Words(
    "catatan penerimaan selalu dihitung", "the entry that received an application always counts"
)
HAS_NO_DECISION = Words("catatan {entry} tidak memuat keputusan", "the entry {entry} holds no decision")
LATE = Words("Terlambat", "Late")
DUE_TODAY = Words("Jatuh tempo hari ini", "Due today")
DUE_THIS_WEEK = Words("Jatuh tempo minggu ini", "Due this week")
DUE_LATER = Words("Jatuh tempo kemudian", "Due later")
UNDATED = Words("Tanpa tenggat", "Without a due date")
WAITS_FOR_APPLICANT = Words("Menunggu pemohon", "Waiting for the applicant")
