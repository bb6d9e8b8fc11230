"""The contacts that a decree prints, against those of the agency and of its other services.

In come complaint channels; out come contacts printed as something they are not, and those that are not the
agency's.  An agency of which no contact of a kind is known is not judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from sp_engine.lint.decree_text import DecreeText, Found, ServiceText, found
from sp_engine.words.language import Words
from sp_engine.words.messages import contacts as messages

_NUMBERS = ("telepon", "faksimile", "whatsapp")
_NAMES = {
    "telepon": messages.TELEPHONE,
    "faksimile": messages.FAX,
    "whatsapp": messages.WHATSAPP,
    "surel": messages.E_MAIL,
}
_EXTENSION = re.compile(r"\b(?:ext|pesawat|pes)\b.*", re.IGNORECASE)


def contacts(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield the complaint channels of a service that cannot be what they are printed as."""
    known = _known(decree)
    for entry in service.entries("pengaduan"):
        kind, address = entry.data.get("jenis"), entry.data.get("alamat", "")
        if kind not in _NAMES:
            continue
        name, problem = _NAMES[kind], _of_another_kind(kind, address, decree)
        if problem is not None:
            yield found("SP334", "pengaduan", entry, "alamat", address=address, kind=name, problem=problem)
        elif known[kind] and _same(kind, address) not in known[kind]:
            listed = ", ".join(sorted(known[kind].values()))
            yield found("SP333", "pengaduan", entry, "alamat", address=address, kind=name, known=listed)


def _of_another_kind(kind: str, address: str, decree: DecreeText) -> Words | None:
    """Return why a contact is not of the kind that it is printed as; None where it may be."""
    same = _same(kind, address)
    if kind in _NUMBERS and not re.search(r"\d{3}", same):
        return messages.NO_NUMBER
    if kind == "surel" and "@" not in address:
        return messages.NO_AT
    if kind == "telepon" and same in _own(decree, "faksimile") - _own(decree, "telepon"):
        return messages.AGENCYS_FAX
    return None


def _own(decree: DecreeText, kind: str) -> set[str]:
    return {_same(kind, address) for address in decree.contacts.get(kind, ())}


@lru_cache(maxsize=1)
def _known(decree: DecreeText) -> dict[str, dict[str, str]]:
    """Return, by kind, the contacts known to be the agency's: its own, else what most services print."""
    return {kind: _known_of(decree, kind) for kind in _NAMES}


def _known_of(decree: DecreeText, kind: str) -> dict[str, str]:
    own = decree.contacts.get(kind, ())
    printed = [address for one in decree.neighbours for of, address in one.contacts if of == kind]
    times = Counter(_same(kind, address) for address in printed)
    most = max(2, len(decree.neighbours) // 2 + 1)
    return {
        _same(kind, address): address
        for address in own or (address for address in printed if times[_same(kind, address)] >= most)
    }


def _same(kind: str, address: str) -> str:
    """Return what two ways of writing the same contact share."""
    if kind not in _NUMBERS:
        return address.casefold().strip()
    digits = re.sub(r"\D", "", _EXTENSION.sub("", address))
    return re.sub(r"^62", "0", digits)
