"""The results of cases as they are told."""

from sp_engine.words.language import Words

CASE = Words("kasus `{name}`", "case `{name}`")
EXPECTED = Words("diharapkan", "expected")
FOUND = Words("ternyata", "found")
CATALOGUE = Words("katalog", "catalogue")
REQUIREMENT = Words("persyaratan {name}", "requirement {name}")
STAGE = Words("tahap {name}", "stage {name}")
FEE = Words("biaya {name}", "fee {name}")
PRODUCT = Words("produk {name}", "product {name}")

SERVICE = Words("LAYANAN", "SERVICE")
DECREE = Words("KEPUTUSAN", "DECREE")
PASSED = Words("LULUS", "PASSED")
FAILED = Words("GAGAL", "FAILED")
TOTAL = Words("{passed} kasus lulus, {failed} gagal", "{passed} cases passed, {failed} failed")
TOTAL_WITH_ERRORS = Words(
    "{passed} kasus lulus, {failed} gagal, {errors} kesalahan di luar kasus",
    "{passed} cases passed, {failed} failed, {errors} errors outside cases",
)
NEVER_DECIDE = Words(
    "{total}; {never} persyaratan wajib tidak pernah menentukan",
    "{total}; {never} mandatory requirements never decide alone",
)
WITHOUT_CASES = Words("belum punya kasus", "without cases")
