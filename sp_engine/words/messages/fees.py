"""What a fee is, and how it came about."""

from sp_engine.words.language import Words

FREE = Words("tidak dipungut biaya", "free of charge")
NOT_STATED = Words("belum ditetapkan", "not stated")

WAIVED = Words("dibebaskan", "waived")
NO_AMOUNT_SET = Words("standar tidak menetapkan jumlahnya", "the standard sets no amount")
TIMES = Words("{name}: {number} × {amount}", "{name}: {number} × {amount}")
