"""How a decision made once more is told."""

from sp_engine.words.language import Words

SAME = Words("Sama: tetap {outcome}.", "The same: still {outcome}.")
OTHERWISE = Words("Berbeda: semula {before}, kini {after}.", "Different: {before} before, {after} now.")
SAME_OUTCOME = Words(
    "Keputusannya tetap {outcome}, tetapi isinya berbeda.", "Still {outcome}, but not the same in its parts."
)
NOT_DECIDED = Words(
    "Semula {before}, kini tidak terputuskan: {problem}",
    "{before} before, undecidable now: {problem}",
)
INPUTS = Words("Yang berbeda dari waktu itu: {inputs}", "What is not as it was then: {inputs}")
ALL_INPUTS = Words("Semua yang mendasarinya seperti waktu itu.", "All that it rests on is as it was then.")
REQUIREMENT = Words("{requirement}: {before} → {after}", "{requirement}: {before} → {after}")
ABSENT = Words("tidak ada", "absent")
PARTS = {
    "fee": Words("Biayanya lain.", "The fee is another."),
    "due_dates": Words("Tenggatnya lain.", "The due dates are others."),
}
BEFORE = Words("Semula", "Before")
AFTER = Words("Kini", "Now")
COUNT = Words("Banyaknya", "How many")
RESPONSIBLE = Words("Karena persyaratan", "By the requirements")
UNDECIDED = Words("tidak dapat diputuskan", "cannot be decided")
COUNTED = Words(
    "{count} keputusan diulang, {changed} berbeda hasilnya; {erased} permohonan sudah dihapus datanya.",
    "{count} decisions repeated, {changed} come out otherwise; {erased} applicants were erased.",
)
