"""What every agency lists, without reading its documents again while they say the same.

In come a catalogue's folder and what reads one agency; out come its services with the days on which each
holds.  What was read is kept in the user's cache by the digest of the texts that it was read from, so that a
changed, new or removed file is noticed; a cache that is missing, broken or of another version costs time
only.  Lists and names come from here; nothing is decided from it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from sp_engine.catalogue.cache_folder import believed_folder, make_folder, write_whole
from sp_engine.catalogue.digests import new_digest
from sp_engine.immutable import NamedTuple
from sp_engine.words import Words
from sp_engine.workdays import ZONES

_FORMAT = 1
"""Of what is kept; another number makes every agency be read again."""


class IndexedService(NamedTuple):
    """A service as one decree lists it; `days` are those on which that holds, None where there are none."""

    service: str
    name: Words
    agency: str
    folder: str
    number: str
    in_force_from: date | None
    days: tuple[date | None, date | None] | None
    transcribed: bool

    @property
    def id(self) -> str:
        """Its name within the agency."""
        return self.service.partition("/")[2]

    def holds(self, on: date) -> bool:
        if self.days is None:
            return False
        first, until = self.days
        return (first is None or first <= on) and (until is None or on < until)


class IndexedAgency(NamedTuple):
    """An agency: the name of its time zone, its own name, and its services, those of newer decrees first.

    `open_order` are the services of which it is open which decree holds.
    """

    zone: str
    name: Words
    services: tuple[IndexedService, ...]
    open_order: frozenset[str] = frozenset()


class ServiceIndex:
    """The agencies of one catalogue, each read when it is asked for and its texts are not known yet.

    `read` returns an agency, or raises what is wrong with it; `version` is of what reading depends on besides
    the agency's own texts.
    """

    def __init__(
        self, root: Path, read: Callable[[str], IndexedAgency], version: Callable[[], bytes]
    ) -> None:
        self._root, self._read, self._version = root, read, version
        self._agencies: dict[str, IndexedAgency] = {}
        self._kept: dict[str, Any] | None = None
        self._changed = False

    def agency(self, name: str) -> IndexedAgency:
        """Return an agency.  Raises what is wrong with its documents."""
        if name not in self._agencies:
            digest = self._digest(name)
            found = digest and _agency_of(self._known().get(name), digest, name)
            if not found:
                found = self._read(name)
                if digest:
                    self._known()[name] = _data_of(found, digest)
                    self._changed = True
            self._agencies[name] = found
        return self._agencies[name]

    def forget(self, name: str) -> None:
        self._agencies.pop(name, None)

    def keep(self, only: Container[str]) -> None:
        """Keep what was read for the next command: the agencies that are still there."""
        if not self._changed:
            return
        import json  # a decision on a service by its full name needs none

        self._changed = False
        agencies = {name: data for name, data in self._known().items() if name in only}
        text = json.dumps({"version": self._stamp(), "agencies": agencies}, ensure_ascii=False)
        path = self._path()
        with suppress(OSError, UnicodeError):
            if path is not None:
                make_folder(path.parent)
                write_whole(path, f"{new_digest(text.encode()).hexdigest()}\n{text}".encode())

    def _known(self) -> dict[str, Any]:
        """Return what was kept, by the names of agencies: nothing of what is not whole."""
        if self._kept is None:
            import json

            self._kept, path = {}, self._path()
            with suppress(OSError, ValueError, TypeError, KeyError):
                whole = b"" if path is None else path.read_bytes()
                told, _, text = whole.partition(b"\n")
                if new_digest(text).hexdigest().encode() == told:
                    kept = json.loads(text)
                    if kept["version"] == self._stamp():
                        self._kept = dict(kept["agencies"])
        return self._kept

    def _path(self) -> Path | None:
        """Return the file of this catalogue; None where it cannot be believed."""
        try:
            name = new_digest(str(self._root.resolve()).encode(errors="surrogateescape")).hexdigest()
        except (OSError, RuntimeError):
            return None
        folder = believed_folder("services")
        return None if folder is None else folder / f"{name}.json"

    def _stamp(self) -> str:
        return f"{_FORMAT} {new_digest(self._version()).hexdigest()}"

    def _digest(self, agency: str) -> str:
        """Return the digest of the texts from which a list is read, and of which services have one.

        None of a folder in which a link stands: it may lead anywhere.
        """
        folder, told = os.path.join(self._root, agency), new_digest()
        if os.path.islink(folder):
            return ""
        try:
            for path, text in _texts(folder):
                told.update(f"{len(path)} {len(text)} {path}".encode(errors="surrogateescape"))
                told.update(text)
        except _LinkFound:
            return ""
        return told.hexdigest()


class _LinkFound(Exception):
    """A folder has a link in it."""


def _texts(folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield the documents of an agency and its decrees by name; of services only their names."""
    for entry in _entries(folder):
        if entry.name.endswith(".yaml"):
            yield entry.name, _bytes(entry)
        elif entry.is_dir():
            for one in _entries(entry.path):
                if one.name.endswith(".yaml"):
                    is_decree = one.name == "penetapan.yaml"
                    yield f"{entry.name}/{one.name}", _bytes(one) if is_decree else b""


def _entries(folder: str) -> list[os.DirEntry[str]]:
    found: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    if any(entry.is_symlink() for entry in found):
        raise _LinkFound
    return found


def _bytes(entry: os.DirEntry[str]) -> bytes:
    if entry.is_file():
        with suppress(OSError), open(entry.path, "rb", buffering=0) as file:
            return file.read()
    return b""


def _data_of(agency: IndexedAgency, digest: str) -> list[Any]:
    """Return an agency as JSON data, with the digest of what it was read from."""
    rows = [
        [
            one.id,
            *one.name,
            one.folder,
            one.number,
            _number(one.in_force_from),
            one.days and [*map(_number, one.days)],
            one.transcribed,
        ]
        for one in agency.services
    ]
    return [digest, agency.zone, *agency.name, rows, sorted(agency.open_order)]


def _agency_of(kept: Any, digest: str, agency: str) -> IndexedAgency | None:
    """Return the agency that was kept, if it was read from the texts of that digest."""
    try:
        told, zone, own_id, own_en, rows, open_order = kept
        if told != digest or zone not in ZONES:
            return None
        services = tuple(_service_of(agency, *row) for row in rows)
        return IndexedAgency(zone, Words(own_id, own_en), services, frozenset(open_order))
    except (ValueError, TypeError, OverflowError):
        return None


def _service_of(
    agency: str,
    name: str,
    name_id: str,
    name_en: str,
    folder: str,
    number: str,
    since: int | None,
    days: tuple[int | None, int | None] | None,
    transcribed: bool,
) -> IndexedService:
    held = None if days is None else (_day(days[0]), _day(days[1]))
    title = Words(name_id, name_en)
    return IndexedService(f"{agency}/{name}", title, agency, folder, number, _day(since), held, transcribed)


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
