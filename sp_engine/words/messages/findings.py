"""Findings as they are told: the names of their parts, how many there are, what codes are about."""

from sp_engine.words.language import Words

WHY = Words("mengapa", "why")
FIX = Words("perbaiki", "fix")
ERROR = Words("kesalahan", "error")
WARNING = Words("peringatan", "warning")
MEANT = Words("maksud Anda `{meant}`?", "did you mean `{meant}`?")
MEANT_OR_ELSE = Words(
    "maksud Anda `{meant}`? Kalau bukan, {otherwise}", "did you mean `{meant}`? If not, {otherwise}"
)

NONE = Words("tidak ada temuan", "no findings")
COUNTED = Words("{errors} kesalahan, {warnings} peringatan", "{errors} errors, {warnings} warnings")

FAMILIES = {
    "SP1": Words("Berkas tidak terbaca", "Files that cannot be read"),
    "SP2": Words("Dokumen katalog salah", "Mistakes in a document of the catalogue"),
    "SP3": Words("Isi katalog janggal", "Odd contents of the catalogue"),
    "SP4": Words("Fakta dan waktu yang diisikan", "Facts and times that are given"),
    "SP5": Words("Kasus uji", "Cases"),
    "SP6": Words("Pertanyaan kepada katalog", "Questions to the catalogue"),
    "SP7": Words("Kesalahan di dalam", "Faults within"),
    "SP8": Words("Register", "The register"),
}
"""What the codes with the same first digit are about."""
