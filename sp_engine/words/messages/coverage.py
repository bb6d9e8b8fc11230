"""Which parts of a standard the cases have made decisive, and why not."""

from sp_engine.words.language import Words

NEVER_STATED = Words("tidak ada kasus yang menyebut {key}", "no case states {key}")
NEVER_USED = Words("tidak ada kasus yang memakai baris ini", "no case uses this row")
NEVER_PASSED = Words("tidak ada kasus yang lulus", "no case passes")
NEVER_MET = Words("tidak ada kasus yang memenuhinya", "it holds in no case")
NEVER_UNMET = Words("tidak ada kasus yang tidak memenuhinya", "it fails in no case")
DATE_STAYS = Words(
    "tenggat, biaya, atau produknya tetap sama", "the due date, the fee or the products stay the same"
)
NOT_APPLICABLE = Words("persyaratannya tidak berlaku", "the requirement does not apply")
OTHERS_UNMET = Words("{requirements} juga belum terpenuhi", "{requirements} is not met either")
SETTLED_ELSEWHERE = Words(
    "bagian lain dari persyaratan yang sama sudah menentukannya",
    "another part of the same requirement settles it",
)
NEVER_DECISIVE = Words(
    "begitu pada {count} kasus, tetapi tidak satu pun berubah karenanya; pada “{name}” {because}",
    "so in {count} cases, none of which changes by it; in “{name}” {because}",
)
REQUIREMENT = Words("persyaratan", "requirement")
LEAF = Words("syarat", "condition")
BRANCH = Words("cabang alternatif", "branch of an alternative")
GATE = Words("saat jatuh tempo (sesudah)", "gate")
GUARD = Words("syarat berlaku (jika)", "guard")
TIME_ROW = Words("baris waktu", "time row")
FEE_ROW = Words("baris biaya", "fee row")
PRODUCT = Words("syarat produk (jika)", "condition of a product")
YIELDED = Words("hasil yang memberikannya (bila)", "outcome that yields it")
