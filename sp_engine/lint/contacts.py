"""The contacts that a decree prints, against those of the agency and of its other services.

In come complaint channels; out come contacts printed as something they are not, and those that are not the
agency's.  An agency of which no contact of a kind is known is not judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

from sp_engine.documents import ChannelKind, Component
from sp_engine.lint.decree_and_services import DecreeText, Found, ServiceText
from sp_engine.words import Words
from sp_engine.words.messages import contacts as messages

_EXTENSION = re.compile(r"\b(?:ext|pesawat|pes)\b.*", re.IGNORECASE)


def contacts(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield the complaint channels of a service that cannot be what they are printed as."""
    known, component = _known(decree), Component.COMPLAINTS
    for channel in service.standard.complaints.channels:
        kind, address = channel.known, channel.address
        if kind is None:  # nobody compares what has a name of its own
            continue
        name, problem = _name(kind), _of_another_kind(kind, address, decree)
        if name is None:
            continue
        told: dict[str, str | Words] = {"address": address, "kind": name}
        if problem is not None:
            yield service.found("SP334", component, channel, "address", problem=problem, **told)
        elif known[kind] and _same(kind, address) not in known[kind]:
            listed = ", ".join(sorted(known[kind].values()))
            yield service.found("SP333", component, channel, "address", known=listed, **told)


def _name(kind: ChannelKind) -> Words | None:
    """Return what a contact of a kind is called; None for the kinds that nobody compares."""
    match kind:
        case ChannelKind.TELEPHONE:
            return messages.TELEPHONE
        case ChannelKind.FAX:
            return messages.FAX
        case ChannelKind.WHATSAPP:
            return messages.WHATSAPP
        case ChannelKind.E_MAIL:
            return messages.E_MAIL
        case (
            ChannelKind.IN_PERSON
            | ChannelKind.OFFICE
            | ChannelKind.COMPLAINTS_BOX
            | ChannelKind.WEBSITE
            | ChannelKind.INSTAGRAM
            | ChannelKind.APP
            | ChannelKind.CALL_CENTRE
        ):
            return None
        case _ as never:
            assert_never(never)


def _of_another_kind(kind: ChannelKind, address: str, decree: DecreeText) -> Words | None:
    """Return why a contact is not of the kind that it is printed as; None where it may be."""
    same = _same(kind, address)
    if _is_number(kind) and not re.search(r"\d{3}", same):
        return messages.NO_NUMBER
    match kind:
        case ChannelKind.E_MAIL:
            return None if "@" in address else messages.NO_AT
        case ChannelKind.TELEPHONE:
            only_fax = _own(decree, ChannelKind.FAX) - _own(decree, kind)
            return messages.AGENCYS_FAX if same in only_fax else None
        case (
            ChannelKind.FAX
            | ChannelKind.WHATSAPP
            | ChannelKind.IN_PERSON
            | ChannelKind.OFFICE
            | ChannelKind.COMPLAINTS_BOX
            | ChannelKind.WEBSITE
            | ChannelKind.INSTAGRAM
            | ChannelKind.APP
            | ChannelKind.CALL_CENTRE
        ):
            return None
        case _ as never:
            assert_never(never)


def _is_number(kind: ChannelKind) -> bool:
    """Whether a contact of a kind is a number that is dialled."""
    match kind:
        case ChannelKind.TELEPHONE | ChannelKind.FAX | ChannelKind.WHATSAPP:
            return True
        case (
            ChannelKind.E_MAIL
            | ChannelKind.IN_PERSON
            | ChannelKind.OFFICE
            | ChannelKind.COMPLAINTS_BOX
            | ChannelKind.WEBSITE
            | ChannelKind.INSTAGRAM
            | ChannelKind.APP
            | ChannelKind.CALL_CENTRE
        ):
            return False
        case _ as never:
            assert_never(never)


def _own(decree: DecreeText, kind: ChannelKind) -> set[str]:
    return {_same(kind, address) for address in decree.contacts.get(kind, ())}


@lru_cache(maxsize=1)
def _known(decree: DecreeText) -> dict[ChannelKind, dict[str, str]]:
    """Return, by kind, the contacts known to be the agency's: its own, else what most services print."""
    return {kind: _known_of(decree, kind) for kind in ChannelKind}


def _known_of(decree: DecreeText, kind: ChannelKind) -> dict[str, str]:
    own = decree.contacts.get(kind, ())
    printed = [address for one in decree.neighbours for of, address in one.contacts if of == kind]
    times = Counter(_same(kind, address) for address in printed)
    most = max(2, len(decree.neighbours) // 2 + 1)
    return {
        _same(kind, address): address
        for address in own or (address for address in printed if times[_same(kind, address)] >= most)
    }


def _same(kind: ChannelKind, address: str) -> str:
    """Return what two ways of writing the same contact share."""
    if not _is_number(kind):
        return address.casefold().strip()
    digits = re.sub(r"\D", "", _EXTENSION.sub("", address))
    return re.sub(r"^62", "0", digits)
