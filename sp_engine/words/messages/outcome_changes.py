"""For whom two standards decide otherwise, with somebody or the proof that there is nobody."""

from sp_engine.words.language import Words

TITLE = Words("Bagi siapa keputusannya lain: {service}", "For whom the decision differs: {service}")
FROM_TO = Words("{before} → {after}", "{before} → {after}")
NOBODY = Words("Terbukti tidak terjadi pada siapa pun", "Proved to happen to nobody")
NOT_DECIDED = Words("Tidak diputuskan", "Not decided")
NOT_DECIDED_IN = Words("Tidak diputuskan dalam {seconds} detik", "Not decided in {seconds} s")
SAME = Words(
    "Sama bagi semua orang, terbukti: tidak ada pemohon yang keputusannya lain "
    "(biaya dan waktu tidak termasuk).",
    "The same for everyone, proved: there is no applicant whose decision differs "
    "(fees and times are left out).",
)
SAME_OF_BOTH = Words(
    "Sama bagi semua orang yang dapat ditanyai keduanya, terbukti: tidak ada pemohon yang keputusannya lain.",
    "The same for all whom both can be asked about, proved: there is no applicant whose decision differs.",
)
BOTH_APPROVE = Words("Disetujui keduanya", "Approved by both")
ONLY = Words("Hanya ditanyakan {side}", "Asked by {side} only")
OTHER_VALUES = Words(
    "Tidak dibandingkan: nilai yang hanya diterima salah satunya, dari",
    "Not compared: values that only one of them takes, of",
)
OTHER_KINDS = Words(
    "Tidak dapat dibandingkan: jenis fakta berikut lain",
    "They cannot be compared: these facts are of another kind",
)
