"""How lists and numbers are written."""

from sp_engine.words.language import Words

AND = Words("dan", "and")
OR = Words("atau", "or")
THOUSANDS = Words(".", ",")
DECIMALS = Words(",", ".")
