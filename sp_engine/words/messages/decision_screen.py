"""A decision on one screen: what stands there and nowhere else."""

from sp_engine.words.language import Words

WHY = Words("Sebabnya:", "Why:")
TYPE = Words("{question} → --set {name}={values}", "{question} → --set {name}={values}")
VALUE = Words("…", "…")
READINGS = Words(
    "Bergantung pada {number} tafsir yang belum disahkan.",
    "It rests on {number} unratified readings.",
)
THE_REST = Words(
    "Persyaratan: {counts}; selengkapnya dengan --all.", "Requirements: {counts}; all of it with --all."
)
DATES_NOT_KNOWN = Words(
    "Perhatian: tanggal Keputusan {number} belum diketahui, jadi belum pasti berlaku pada hari permohonan.",
    "Note: the dates of Decree {number} are not known; it may not have been in force on the day.",
)
