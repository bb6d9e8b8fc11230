"""Decrees as tests make them, drawn graphs of them, and who holds on a day, worked out the simplest way.

`simply_holding` lives through the days one after another; nothing of the engine is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from sp_engine.documents.decree_document import DecreeDocument, ListedService
from sp_engine.documents.standard import Decree
from sp_engine.words.language import Words

DAY = timedelta(days=1)
START = date(2024, 1, 1)
DAYS = 27
SERVICES = ("haki", "kios", "tamu")


def decree(
    number: str,
    first: date | None,
    *services: str,
    signed: date | None = None,
    last: date | None = None,
    revokes: tuple[str, ...] = (),
    amends: tuple[str, ...] = (),
    removes: tuple[str, ...] = (),
    folder: str = "",
) -> Decree:
    """Return a decree; signed the day before it begins, and with unknown dates when it begins on none."""
    document = DecreeDocument(
        agency="kota",
        number=number,
        title="Standar Pelayanan",
        dated=None if first is None else signed or first - DAY,
        in_force_from=first,
        last_day=last,
        dates_not_known=first is None,
        revokes=revokes,
        amends=amends,
        removes=removes,
        services=tuple(ListedService(id=name, name=Words(name, name)) for name in services),
    )
    return Decree(document, folder or number)


@st.composite
def graphs(draw: st.DrawFn) -> list[Decree]:
    """Draw the decrees of an agency: many in good order, some as nobody should write them."""
    count = draw(st.integers(1, 7))
    numbers = [f"{at}/KPTS/2024" for at in range(count)]
    if draw(st.integers(0, 19)) == 0:
        numbers[-1] = draw(st.sampled_from((numbers[0], numbers[0].lower())))
    orderly = draw(st.integers(0, 3)) > 0
    folders = draw(st.permutations([str(at) for at in range(count)]))
    made: list[Decree] = []
    for at, number in enumerate(numbers):
        names = draw(st.lists(st.sampled_from(SERVICES), unique=True, min_size=0 if at else 1))
        earlier, every = numbers[:at], [*numbers, "9/KPTS/2022", "0 / kpts / 2024"]
        known = st.sampled_from(earlier if orderly and earlier else every)
        some = st.lists(known, unique=True, max_size=2) if earlier or not orderly else st.just([])
        first = None if draw(st.integers(0, 11)) == 0 else START + draw(st.integers(0, 7)) * 3 * DAY
        if orderly and first is not None:
            first = START + (at + draw(st.integers(0, 2))) * 3 * DAY
        signed = None if first is None else START - 10 * DAY + at * DAY if orderly else first
        if not orderly and first is not None and draw(st.booleans()):
            signed = first - draw(st.integers(0, 9)) * DAY
        ends = None
        if first is not None and draw(st.integers(0, 3)) == 0:
            ends = first + draw(st.integers(0 if orderly else -2, 9)) * DAY
        free = sorted(set(SERVICES) - set(names)) if orderly else SERVICES
        removed = draw(st.lists(st.sampled_from(free), unique=True, max_size=1)) if free and earlier else []
        referring = first is not None or not orderly
        made.append(
            decree(
                number,
                first,
                *names,
                signed=signed,
                last=ends,
                revokes=tuple(draw(some)) if referring else (),
                amends=tuple(draw(some)) if referring else (),
                removes=tuple(removed),
                folder=folders[at],
            )
        )
    return draw(st.permutations(made))


def simply_holding(decrees: Sequence[Decree], service: str, day: date) -> Decree | None:
    """Return the decree that holds for a service on a day, by living through the days up to it."""
    gone: set[str] = set()
    holder: Decree | None = None
    speaking = [d for d in decrees if _speaks(d, service)]
    if len(speaking) == 1 and speaking[0].document.in_force_from is None:
        holder = speaking[0]
    today = START - 20 * DAY
    while today <= day:
        beginning = [d for d in decrees if d.document.in_force_from == today and d.folder not in gone]
        pending = list(beginning)
        while pending:  # those that none of the others of the day revokes speak first
            named = {number for one in pending for number in one.document.revokes}
            speaker = next((one for one in pending if one.number not in named), pending[0])
            pending.remove(speaker)
            revoked = {d.folder for d in decrees if d is not speaker and d.number in speaker.document.revokes}
            gone |= revoked
            pending = [p for p in pending if p.folder not in revoked]
        for one in sorted(beginning, key=lambda d: (d.document.dated or START, d.folder)):
            if one.folder not in gone and _speaks(one, service):
                holder = None if service in one.document.removes else one
        if holder is not None:
            last = holder.document.last_day
            if holder.folder in gone or (last is not None and today > last):
                holder = None
        today += DAY
    return holder


def simply_open(decrees: Sequence[Decree]) -> set[str]:
    """Return the services for which nobody can say which decree holds."""
    doubtful: set[str] = set()  # folders of decrees of which it is open whether they are in force
    services: set[str] = set()
    for one in decrees:
        said = one.document
        if (
            said.last_day is not None
            and said.in_force_from is not None
            and said.last_day < said.in_force_from
        ):
            doubtful.add(one.folder)
        if one.folder in _reached(one, decrees):
            doubtful.add(one.folder)
        for other in decrees:
            named = other.number in (*said.revokes, *said.amends)
            if other is one:
                continue
            if other.number.lower() == one.number.lower():
                doubtful |= {one.folder, other.folder}
            if named and said.dated is None:
                doubtful |= {one.folder, other.folder}
            if named and said.dated and other.document.dated and other.document.dated > said.dated:
                doubtful |= {one.folder, other.folder}
            theirs = other.document
            same_day = (said.in_force_from, said.dated) == (theirs.in_force_from, theirs.dated)
            revoking = other.number in said.revokes or one.number in other.document.revokes
            if said.in_force_from is not None and same_day and not revoking:
                services |= {name for name in SERVICES if _speaks(one, name) and _speaks(other, name)}
        if "0 / kpts / 2024" in (*said.revokes, *said.amends):
            doubtful |= {d.folder for d in decrees if d.number.lower() == "0/kpts/2024"}
        listed = {s.id for d in decrees if d is not one for s in d.document.services}
        own = {s.id for s in said.services}
        services |= {name for name in said.removes if name in own or name not in listed}
    for one in decrees:
        if one.folder in doubtful or any(
            one.folder in _revoked_through(d, decrees) for d in decrees if d.folder in doubtful
        ):
            services |= {name for name in SERVICES if _speaks(one, name)}
    return services


def _speaks(one: Decree, service: str) -> bool:
    return service in one.document.removes or any(listed.id == service for listed in one.document.services)


def _reached(start: Decree, decrees: Sequence[Decree]) -> set[str]:
    return _through(start, decrees, amending=True)


def _revoked_through(start: Decree, decrees: Sequence[Decree]) -> set[str]:
    return _through(start, decrees, amending=False)


def _through(start: Decree, decrees: Sequence[Decree], *, amending: bool) -> set[str]:
    """Return the folders of the decrees that are named, or named by one that is named, and so on."""
    found: set[str] = set()
    for _ in range(len(decrees)):
        sources = [start, *(d for d in decrees if d.folder in found)]
        for source in sources:
            named = (*source.document.revokes, *(source.document.amends if amending else ()))
            found |= {d.folder for d in decrees if d.number in named}
    return found
