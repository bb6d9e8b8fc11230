"""What an application comes to: the one home of these words, for decisions, events and differences.

Sentences that speak of outcomes without taking their words from here keep to them too: a test compares.
"""

from sp_engine.words.language import Words

APPROVED = Words("disetujui", "approved")
RETURNED = Words("dikembalikan", "returned")
REJECTED = Words("ditolak", "rejected")
PENDING = Words("menunggu petugas", "pending")

NOT_FINAL = Words("{outcome}, BELUM FINAL", "{outcome}, NOT FINAL")
