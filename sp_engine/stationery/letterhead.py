"""What the names of a letterhead stand for in a template of Word, typst or HTML.

In come an agency's document and the folder of its own templates, where its coat of arms lies; out come values
by the names that docs/reference/templat-surat.md lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sp_engine.documents import AgencyDocument, Letterhead
from sp_engine.papers import Value, own_picture
from sp_engine.words import Language, sentence
from sp_engine.words.messages import stationery as messages

_ARMS_WIDTH = 20  # millimetres


def letterhead_values(agency: AgencyDocument, folder: Path, language: Language) -> Mapping[str, Value]:
    """Return the lines, the address and the arms; without `kop_surat` the agency's name is the only line."""
    letterhead = agency.letterhead or Letterhead()
    *above, name = letterhead.lines or (agency.name.get(language).upper(),)
    arms: Value = ""
    if letterhead.arms is not None:
        alternative = messages.ARMS.say(language, agency=agency.region)
        arms = own_picture(folder / letterhead.arms, width=_ARMS_WIDTH, alternative=alternative)
    return {
        "atas": above,
        "nama": name,
        "alamat": agency.address or "",
        "kontak": _contacts(agency, language),
        "lambang": arms,
    }


def _contacts(agency: AgencyDocument, language: Language) -> str:
    """Return how the agency is reached, on one line: each kind once."""
    told: dict[str, list[str]] = {}
    for contact in agency.contacts:
        told.setdefault(sentence(contact.called.get(language)), []).append(contact.address)
    return " · ".join(
        messages.CONTACT.say(language, kind=kind, addresses=", ".join(dict.fromkeys(addresses)))
        for kind, addresses in told.items()
    )
