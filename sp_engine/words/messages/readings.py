"""What of a decision another reading of the decree can make another."""

from sp_engine.words.language import Words

OUTCOME = Words("hasil", "outcome")
FEE = Words("biaya", "fee")
DUE_DATE = Words("tenggat", "due date")
OTHER_PART = Words("{part} lain", "another {part}")
