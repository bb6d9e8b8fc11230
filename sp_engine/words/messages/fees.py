"""How a fee came about."""

from sp_engine.words.language import Words

WAIVED = Words("dibebaskan", "waived")
NO_AMOUNT_SET = Words("standar tidak menetapkan jumlahnya", "the standard sets no amount")
TIMES = Words("{name}: {number} × {amount}", "{name}: {number} × {amount}")
