"""Coverage as it is told: what no case decides, and how much is decided."""

from sp_engine.words.language import Words

WHEN_MET = Words("bila terpenuhi", "when met")
WHEN_NOT_MET = Words("bila tidak terpenuhi", "when not met")
NO_CASE_PASSES = Words(
    "tidak ada kasus yang lulus, jadi tidak satu bagian pun menentukan",
    "no case passes, so no part decides anything",
)
STALE = Words(
    "{service}: pengecualian cakupan tidak terpakai: {part}",
    "{service}: unused exception from coverage: {part}",
)
SERVICE = Words("LAYANAN", "SERVICE")
WAYS = Words("ARAH", "WAYS")
COVERAGE = Words("CAKUPAN", "COVERAGE")
FAILING = Words("{count} kasus yang gagal tidak dihitung", "{count} failing cases are not counted")
TOTAL = Words(
    "cakupan {share}%: {decided} dari {total} arah menentukan sedikitnya satu kasus; {excused} dikecualikan",
    "coverage {share}%: {decided} of {total} ways decide at least one case; {excused} excepted",
)
TOO_LITTLE = Words("kurang dari {threshold}%", "less than {threshold}%")

TITLE = Words("Cakupan kasus uji", "Coverage of the cases")
TITLE_OF_ONE = Words("Cakupan kasus uji: {service}", "Coverage of the cases: {service}")
SHARE = Words(
    "{decided} dari {total} arah keputusan ditentukan oleh sedikitnya satu kasus.",
    "{decided} of {total} ways of deciding are decided by at least one case.",
)
DECIDES_IN_EVERY_WAY = Words("menentukan pada setiap arah", "decides in every way")
IN_ONE_WAY_ONLY = Words("baru satu arah", "in one way only")
NEVER_DECIDES = Words("tidak pernah menentukan", "never decides")
PARTLY_EXCEPTED = Words("sebagian dikecualikan, dengan alasan", "partly excepted, for a reason")
WHAT_DECIDING_MEANS = Words(
    "Satu bagian menentukan dalam sebuah kasus bila, dengan semua hal lain tetap, kebalikan bagian itu saja "
    "mengubah yang dinyatakan kasus itu. Letakkan penunjuk pada teks berwarna untuk melihat kasusnya; "
    "alasan setiap yang kosong berdiri di atas teksnya.",
    "A part decides in a case if, with everything else as it is, the opposite of that part alone would "
    "change what the case states. Point at a coloured text to see its cases; "
    "the reason of every gap stands above the text.",
)
OPEN = Words("Belum pernah menentukan", "Not decisive yet")
EXCEPTED = Words("Dikecualikan", "Excepted")
LINE = Words("baris {line}", "line {line}")
LINES = Words("baris {first}–{last}", "lines {first}–{last}")
MORE_CASES = Words("{cases}, dan {count} lainnya", "{cases}, and {count} more")
SERVICE_COLUMN = Words("Layanan", "Service")
DECREE_COLUMN = Words("Keputusan", "Decree")
WAYS_COLUMN = Words("Arah", "Ways")
COVERAGE_COLUMN = Words("Cakupan", "Coverage")
OF_DECREE = Words(", keputusan {number}", ", decree {number}")
