"""A decision: its outcome, what became of each requirement, the fee."""

from sp_engine.words.language import Words

APPROVED = Words("DISETUJUI", "APPROVED")
RETURNED = Words("DIKEMBALIKAN", "RETURNED")
REJECTED = Words("DITOLAK", "REJECTED")
PENDING_OUTCOME = Words("MENUNGGU PETUGAS", "PENDING")

MET = Words("terpenuhi", "met")
MISSING = Words("belum ada", "missing")
DEFICIENT = Words("belum cukup", "deficient")
FAILED = Words("tidak terpenuhi", "failed")
NOT_APPLICABLE = Words("tidak berlaku", "not applicable")
PENDING = Words("menunggu petugas", "pending")
PREFERRED = Words("diutamakan, terpenuhi", "preferred, met")
NOT_PREFERRED = Words("diutamakan, tidak terpenuhi", "preferred, not met")
PREFERENCE_UNKNOWN = Words("diutamakan, belum diketahui", "preferred, not known")

FREE = Words("Tidak dipungut biaya", "Free of charge")
NOT_FINAL = Words("{outcome}, BELUM FINAL", "{outcome}, NOT FINAL")
NOT_TRANSCRIBED = Words("belum disalin dari keputusan", "not transcribed from the decree yet")
NO_FEE_STATED = Words("belum ditetapkan", "not stated")

READ_FOR = Words("`{service}` menurut {decree} pada {day}", "`{service}` under {decree} on {day}")
READ_FOR_NO_DAY = Words(
    "`{service}` menurut {decree} tanpa hari permohonan",
    "`{service}` under {decree} for no day of application",
)
