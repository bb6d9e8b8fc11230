"""Values of facts: how they are shown, and what is expected of them."""

from sp_engine.words.language import Words

YES = Words("ya", "yes")
NO = Words("tidak", "no")
