"""Complaints: the channels with their addresses, and the classes with their times.

In come the items of the component; out comes the component as a document writes it.  Words that are no
address stay in its `uraian`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, assert_never

from sp_engine.documents import NOT_WRITTEN
from sp_engine.importing.draft_yaml import Marked
from sp_engine.importing.durations_and_figures import durations_in
from sp_engine.importing.enumerations import Item
from sp_engine.importing.flow_charts import boxes_of_chart
from sp_engine.importing.label_words import words_of
from sp_engine.importing.numbered import is_lead, next_number, says_something, written_number
from sp_engine.importing.printed_words import channel_of, route_of_handling
from sp_engine.importing.procedure_steps import actor_of, named_actor
from sp_engine.importing.recognised_words import any_of, short_name, unlike, without_end, word_lists
from sp_engine.importing.source_blocks import LineKind

_E_MAIL = re.compile(r"[\w.+-]+\s?\(?@\s?[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s,;)]+|\b[\w-]+(?:\.[\w-]+)*\.(?:go\.id|com|id|net|org)\b(?:/[^\s,;)]*)?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.])\(?@[\w.]+")
_TELEPHONE = re.compile(
    r"(?<![\w/])[(]?\+?\d[\d\s().-]{4,18}\d(?:\s*ext\.?\s*\d{1,5})?(?![\w/])", re.IGNORECASE
)


class _AddressKind(StrEnum):
    """What an address is by its form."""

    E_MAIL = "surel"
    WEBSITE = "situs"
    HANDLE = "akun"
    TELEPHONE = "telepon"


class _Found(NamedTuple):
    kind: _AddressKind
    address: str
    start: int
    end: int


_FORMS = (
    (_AddressKind.E_MAIL, _E_MAIL),
    (_AddressKind.WEBSITE, _ADDRESS),
    (_AddressKind.HANDLE, _HANDLE),
    (_AddressKind.TELEPHONE, _TELEPHONE),
)


def complaints_draft(items: tuple[Item, ...]) -> dict[str, Any]:
    """Return the component."""
    channels: list[dict[str, Any]] = []
    classes: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    said: list[str] = []
    taken: set[str] = set()
    step_names: set[str] = set()
    number: dict[str, Any] = {}
    waiting: tuple[str, dict[str, Any]] | None = None
    for index, item in enumerate(items):
        if item.kind is LineKind.FLOW_CHART:
            boxes = boxes_of_chart(item.text)
            steps += [_flow_step(actor_of(box), number, step_names) for box in boxes]
            continue
        if not says_something(item):
            continue
        text = without_end(item.text)
        if item.number or not _goes_on(items, index):
            number = {"butir": written_number(item)} if item.number else {}
        if index == 0 and is_lead(items):
            said.append(text)
            continue
        if (route := route_of_handling(item.heading)) is not None:
            step = _flow_step(named_actor(text), number, step_names)
            steps.append(step | ({"jalur": route} if route else {}))
            continue
        if item.laid_out and not item.heading and (printed := channel_of(text)) is not None:
            channels.append({**number, "jenis": printed[0], "alamat": printed[1]})
            continue
        if waiting and not item.number:
            text, number = f"{waiting[0]} : {text}", waiting[1]
        waiting = None
        ends_open = item.text.rstrip().endswith(":") and _named(text, whole=True) is not None
        if not item.heads and (ends_open or (_only_names(text) and _follows_address(items, index))):
            waiting = (text, number)
            continue
        timed = durations_in(text)
        if timed and not list(_addresses(text)) and not item.heads:
            classes.append({**number, **_class(text, timed[0].start, timed[0].longest, taken)})
            continue
        office = "" if item.heads else _office(text)
        found = [] if item.heads else _channels(text)
        if office:
            beside = text.replace(office, " ").strip(" ;,.")
            found = [("kantor", office), *(one for one in _channels(beside) if one[0] != "kantor")]
        if found:
            channels += [{**number, "jenis": kind, "alamat": address} for kind, address in found]
            if rest := _rest(text, found):
                said.append(rest)
        else:
            said.append(text)
    if waiting:
        said.append(waiting[0])
    if not channels:
        text = "; ".join(said) or NOT_WRITTEN
        channels = [
            {"jenis": {"id": "lainnya", "nama": "Lainnya"}, "alamat": Marked(text, "periksa: ke mana?")}
        ]
        said = []
    draft: dict[str, Any] = {"uraian": "; ".join(said)} if said else {}
    draft["saluran"] = channels
    if steps:
        steps[-1]["lalu"] = "selesai"
        draft["alur"] = steps
    if classes:
        draft["kelas"] = classes
    return draft


def _follows_address(items: tuple[Item, ...], index: int) -> bool:
    """Tell whether the next line has no number and begins with an address."""
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or following.number:
        return False
    first = next(_addresses(following.text), None)
    return first is not None and not words_of(following.text[: first.start])


def _goes_on(items: tuple[Item, ...], index: int) -> bool:
    """Tell whether a line without a number is of the item above it: the list goes on with the next number."""
    before = next((one.number for one in reversed(items[:index]) if one.number), "")
    after = next((one.number for one in items[index + 1 :] if one.number), "")
    return bool(before) and after == next_number(before)


_LONGEST_NAME = 60
_APPLICATION = re.compile(r"((?:\b(?!Aplikasi|Website|Situs)[A-Z0-9][\w-]*!?\s*){1,4})[\s:,(-]*$")
_OFFICE = re.compile(
    r"\b(?:(?:lantai|lt\.)\s?\d|kompleks|komplek|gedung|gd\.|jalan|jl\.|jln\.?)\s?\S?", re.IGNORECASE
)


def _office(text: str) -> str:
    """Return the address of an office that a text names: from its first word to the first other address."""
    start = _OFFICE.search(text)
    if start is None:
        return ""
    ends = [found.start for found in _addresses(text) if found.start > start.start()]
    office = text[start.start() : min(ends, default=len(text))]
    return re.sub(
        r"[\s,;:(☎]*(?:telp|telepon|tlp|email|surel|website|atau|wa|fax)?[.\s,;:(☎]*$",
        "",
        office,
        flags=re.IGNORECASE,
    )


def _flow_step(acts: tuple[str, str], number: dict[str, Any], taken: set[str]) -> dict[str, Any]:
    actor, done = acts
    return {
        "id": unlike(short_name(done or actor, 32), taken),
        **number,
        "pelaku": actor or Marked(word_lists()["tanpa_pelaku"], "periksa: siapa yang melakukannya?"),
        "uraian": done[:1].upper() + done[1:],
    }


def _class(text: str, at: int, longest: str, taken: set[str]) -> dict[str, Any]:
    before = re.sub(
        r"(?:selambat-lambatnya|paling lama|maksimal|dalam waktu|selama)\s*$",
        "",
        text[:at].strip(),
        flags=re.IGNORECASE,
    )
    name = without_end(before) or text
    known = next(
        (
            k
            for k, words in word_lists()["kelas_pengaduan"].items()
            if re.search(any_of(words), name, re.IGNORECASE)
        ),
        None,
    )
    return {"id": unlike(known or short_name(name, 32), taken), "nama": name, "paling_lama": longest}


def _channels(text: str) -> list[tuple[Any, str]]:
    """Return the channels that a text names, each kind with its address."""
    addresses = list(_addresses(text))
    if not addresses:
        kind = _named(text, whole=True)
        return [] if kind is None else [(kind, text)]
    channels: list[tuple[Any, str]] = []
    before = 0
    for one in addresses:
        lead = text[before : one.start]
        before = one.end
        kind = _kind(one, lead)
        name = _APPLICATION.search(lead[-_LONGEST_NAME:]) if kind == "aplikasi" else None
        channels.append((kind, f"{name[1].strip()}, {one.address}" if name is not None else one.address))
    return channels


def _kind(found: _Found, lead: str) -> Any:
    """Return the kind of channel of an address: by its form, and by the word before it."""
    named = _named(lead, whole=False)
    own = isinstance(named, dict)
    match found.kind:
        case _AddressKind.TELEPHONE:
            return named if own or named in ("whatsapp", "faksimile", "pusat_panggilan") else "telepon"
        case _AddressKind.E_MAIL:
            return "surel"
        case _AddressKind.WEBSITE:
            return named if own or named in ("aplikasi", "instagram") else "situs"
        case _AddressKind.HANDLE:
            return named if own else "instagram"
        case _ as never:
            assert_never(never)


def _named(text: str, *, whole: bool) -> Any:
    """Return the kind of channel whose word stands last in a text (`whole`: first)."""
    lists = word_lists()
    found: list[tuple[int, Any]] = []
    for kind, words in lists["saluran"].items():
        found += [
            (match.start(), kind)
            for match in re.finditer(rf"(?<!\w)(?:{any_of(words)})(?!\w)", text, re.IGNORECASE)
        ]
    for kind, words in lists["saluran_lain"].items():
        own = {"id": kind, "nama": kind.capitalize()}
        found += [
            (match.start(), own)
            for match in re.finditer(rf"(?<!\w)(?:{any_of(words)})(?!\w)", text, re.IGNORECASE)
        ]
    if not found:
        return None
    return (min if whole else max)(found, key=lambda one: one[0])[1]


def _addresses(text: str) -> Iterator[_Found]:
    found: list[_Found] = []
    for kind, pattern in _FORMS:
        for match in pattern.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            address = match[0].strip(" .;,")
            digits = sum(c.isdigit() for c in address)
            if kind is _AddressKind.TELEPHONE and not 6 <= digits <= 18:
                continue
            if kind in (_AddressKind.E_MAIL, _AddressKind.HANDLE):
                address = address.replace("(", "").replace(" ", "")
            found.append(_Found(kind, address, match.start(), match.end()))
    yield from sorted(found, key=lambda one: one.start)


def _rest(text: str, channels: list[tuple[Any, str]]) -> str:
    """Return a text without its addresses, nothing where only names of channels are left of it."""
    for found in sorted(_addresses(text), key=lambda one: -one.start):
        text = f"{text[: found.start]} {text[found.end :]}"
    for _, address in channels:
        for part in (address, address.rpartition(", ")[0]):
            text = text.replace(part, " ") if part else text
    left = [word for word in words_of(_names().sub(" ", text)) if word not in word_lists()["kata_hampa"]]
    return " ".join(text.split()).strip(" :;,.-☎()") if left else ""


def _only_names(text: str) -> bool:
    """Tell whether a text is the name of a channel and nothing besides."""
    return _named(text, whole=True) is not None and not words_of(_names().sub(" ", text))


@cache
def _names() -> re.Pattern[str]:
    lists = word_lists()
    kinds = (*lists["saluran"].values(), *lists["saluran_lain"].values(), lists["sebutan_alamat"])
    words = any_of(word for names in kinds for word in names if len(word) > 1)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)!?", re.IGNORECASE)
