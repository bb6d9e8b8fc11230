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
