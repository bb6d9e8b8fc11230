"""What a letterhead says of its own: how a contact is written, what its picture shows."""

from sp_engine.words.language import Words

CONTACT = Words("{kind} {addresses}", "{kind} {addresses}")
ARMS = Words("Lambang {agency}", "Arms of {agency}")
