"""A finding's code as it is explained."""

from sp_engine.words.language import Words

MESSAGE = Words("pesan:", "message:")
WHY = Words("mengapa:", "why:")
FIX = Words("perbaiki:", "fix:")
WRONG = Words("salah", "wrong")
RIGHT = Words("benar", "right")
PAGE = Words("halaman:", "page:")
