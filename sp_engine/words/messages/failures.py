"""Why a case fails: a formula part by part, with what each is worth."""

from sp_engine.words.language import Words

ALL_OF = Words("semua:", "all of:")
ONE_OF = Words("salah satu:", "one of:")
APPLIES_IF = Words("berlaku bila:", "applies if:")
WAIVED_IF = Words("dibebaskan bila:", "waived if:")
NOT_STATED = Words("tidak disebut", "not stated")
ROW_IF = Words("{worth} bila:", "{worth} if:")
TRUE = Words("ya", "yes")
FALSE = Words("tidak", "no")
UNKNOWN = Words("belum", "not yet")
NOT_WRITTEN = Words("(belum dirumuskan)", "(not yet written)")
