"""Surviving mutants as they are told, and what would catch them."""

from sp_engine.words.language import Words

SURVIVES = Words("tidak ada kasus yang akan gagal bila {change}", "no case would fail if {change}")
STALE = Words("pengecualian mutan tidak terpakai: {name}", "unused exception of a mutant: {name}")
UNTESTED = Words(
    "{service}: tidak ada kasus yang lulus, jadi {count} mutannya lolos",
    "{service}: no case passes, so its {count} mutants survive",
)
FAILING = Words(
    "{count} kasus yang gagal tidak ikut menemukan mutan", "{count} failing cases find no mutants"
)
TOTAL = Words(
    "{total} mutan: {found} ditemukan kasus, {survived} lolos, {excused} dikecualikan",
    "{total} mutants: {found} found by cases, {survived} survived, {excused} excepted",
)
CAUGHT_ABOVE = Words("kasus “{case}” di atas juga menemukannya", "the case “{case}” above catches it too")
CATCHING_CASE = Words(
    "kasus yang akan menemukannya, untuk {file}", "the case that would catch it, for {file}"
)
EQUIVALENT = Words(
    "setara: semua nilai yang membedakan sudah dicoba dan keputusannya sama",
    "equivalent: all telling values were tried, and the decision is the same",
)
NO_CASE_FOUND = Words(
    "tidak ditemukan kasus yang membedakannya; mungkin memang setara",
    "no case was found that tells them apart; it may be equivalent",
)
MUTANTS = Words("mutan", "mutants")
