"""The words that we print ourselves: an annex that was published comes back in by them.

In comes nothing; out comes what the lines of a printed standard begin with, the same in every annex.
"""

from __future__ import annotations

import re

from sp_engine.documents import Blank, ChannelKind
from sp_engine.words import sentence
from sp_engine.words.messages import agency_documents, stages, standard_page
from sp_engine.words.messages import printed_standard as printed

_REMARKS = (
    printed.IF,
    printed.CHECKED,
    printed.PREFERRED,
    printed.DECIDED_BY,
    printed.DUE_AFTER,
    printed.BASIS,
    printed.LEADS_TO,
    printed.CHARGED,
    printed.AFTERWARDS,
)


def is_remark(text: str) -> bool:
    """Tell whether a line says what is to be said of the item above it."""
    label, colon, rest = text.partition(": ")
    return bool(colon and rest) and label in {words.id for words in _REMARKS}


def blank_of(text: str) -> Blank | None:
    """Return as what a component is blank; None where its words are the decree's."""
    if text == printed.NOT_STATED.id:
        return Blank.LEFT_BLANK
    return Blank.NOT_KNOWN if text == printed.NOT_TRANSCRIBED.id else None


def is_of_the_procedure(heading: str) -> bool:
    return heading == printed.OF_THE_PROCEDURE.id


def route_of_handling(heading: str) -> str | None:
    """Return which way of handling complaints a heading names, "" for the only one; None for another one."""
    name, colon, route = heading.partition(": ")
    if name != standard_page.HANDLING.id:
        return None
    return route if colon else ""


def channel_of(text: str) -> tuple[ChannelKind, str] | None:
    """Return the kind and the address of a channel that is written as we print one."""
    name, colon, address = text.partition(": ")
    found = next((kind for kind in ChannelKind if sentence(kind.replace("_", " ")) == name), None)
    return (found, address) if colon and address and found is not None else None


_START = re.compile(re.escape(stages.SINCE.id).replace(r"\{text\}", ".*?").replace(r"\{since\}", "(.*)"))
_OWN_HOURS = re.compile(
    re.escape(standard_page.OWN_HOURS.id.format(hours=agency_documents.STATED_IN.id))
    .replace(r"\{open\}", "(?P<hours>.*)")
    .replace(r"\{source\}", "(?P<source>.*)")
)


def own_hours_of(text: str) -> tuple[str, str] | None:
    """Return the opening hours that a line says a service has of its own, and where they are stated."""
    found = _OWN_HOURS.fullmatch(text)
    return (found["hours"], found["source"]) if found is not None else None


_PROGRAMME = stages.PROGRAMME.id.format(limits="")


def is_programme(text: str) -> bool:
    """Tell whether a time limits a programme, and is nothing that the agency owes."""
    return text.endswith(_PROGRAMME)


def start_of(text: str) -> str | None:
    """Return from when a time counts, in the words that stand there; None where it does not say."""
    found = _START.fullmatch(text.removesuffix(_PROGRAMME))
    return found[1] if found is not None else None


def is_receipt(start: str) -> bool:
    """Tell whether a time counts from the day on which the file came in."""
    return start == stages.RECEIPT.id
