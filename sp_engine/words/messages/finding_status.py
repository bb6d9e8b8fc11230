"""What became of a requirement."""

from sp_engine.words.language import Words

MET = Words("terpenuhi", "met")
MISSING = Words("belum ada", "missing")
DEFICIENT = Words("belum cukup", "deficient")
FAILED = Words("tidak terpenuhi", "failed")
NOT_APPLICABLE = Words("tidak berlaku", "not applicable")
PENDING = Words("menunggu petugas", "pending")
LATER = Words("nanti", "later")
PREFERRED = Words("diutamakan, terpenuhi", "preferred, met")
NOT_PREFERRED = Words("diutamakan, tidak terpenuhi", "preferred, not met")
PREFERENCE_UNKNOWN = Words("diutamakan, belum diketahui", "preferred, not known")
