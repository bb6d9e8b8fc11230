"""Who set a decree and who signs it: the office that it names, and the person where the catalogue knows one.

In come a decree and its agency; out come the office and the values of a template.  The person of the agency's
letterhead signs what is of his office; a decree of another office, or one that somebody else signed, names
its own or leaves the name to be filled in by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

from sp_engine.documents import Agency, Decree, Signatory
from sp_engine.papers import Value
from sp_engine.stationery import signatory_values
from sp_engine.words import Language
from sp_engine.words.messages import annex as messages


def decree_office(decree: Decree, agency: Agency, language: Language) -> str:
    """Return the office that set the decree: as it says, else by the letterhead, else the agency's head."""
    head = messages.OFFICE.say(language, agency=agency.name.get(language))
    signatory = _of_letterhead(agency)
    if decree.document.signed_by is not None:
        return decree.document.signed_by
    return head if signatory is None or _is_office(signatory.office, head) else signatory.office


def decree_signatory(decree: Decree, agency: Agency, language: Language) -> Mapping[str, Value]:
    """Return who signs, for the templates of annex and decree."""
    if (own := decree.document.signatory) is not None:
        return signatory_values(own.office, own)
    office = decree_office(decree, agency, language)
    signatory = _of_letterhead(agency)
    if signatory is not None and not _is_office(signatory.office, office):
        signatory = None
    return signatory_values(office, signatory)


def _of_letterhead(agency: Agency) -> Signatory | None:
    letterhead = agency.document.letterhead
    return None if letterhead is None else letterhead.signatory


def _is_office(short: str, office: str) -> bool:
    """Whether an office is meant by its own words or the first of them: "Kepala Dinas" within an agency."""
    words, whole = short.casefold().split(), office.casefold().split()
    return whole[: len(words)] == words
