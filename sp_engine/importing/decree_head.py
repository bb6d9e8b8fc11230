"""What a decree says of itself: number, title, date, who set it, the law it rests on, its services in order.

In come the lines before the services and those after; out comes what they say, with the lines that said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sp_engine.importing.enumerations import Item, items_of
from sp_engine.importing.label_words import alike, words_of
from sp_engine.importing.recognised_words import short_name, without_end, word_lists
from sp_engine.importing.source_blocks import Line, LineKind

_MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
_DAY = re.compile(r"(\d{1,2})\s*[-/ ]\s*([A-Za-z]{3,9})\s*[-/ ]*\s*(\d{4})")
_NUMBER = re.compile(r"^\W*(?:nomor|no)\s*[:.]?\s*(?=.*\d)(.{3,60})$", re.IGNORECASE)
_PLACE = re.compile(r"ditetapkan\s*:?\s*(?:di)?\s*:?\s*([A-Z][\w ]{2,40})", re.IGNORECASE)
_REGION = re.compile(
    r"\b(kota|kabupaten|provinsi)\s+([A-Z][A-Za-z]+(?:\s+[A-Z][A-Za-z]+){0,2})", re.IGNORECASE
)
_OFFICE = re.compile(
    r"^\W*keputusan\s+((?:plt\.?\s+|plh\.?\s+)?(?:kepala|camat|lurah|direktur|sekretaris|rektor|bupati|wali\s*kota|gubernur|ketua)\b.*)$",
    re.IGNORECASE,
)
_REVOKED = re.compile(
    r"nomor\s*:?\s*(\S+(?:\s*/\s*\S+)*)[^.;]{0,300}?(?:dicabut|tidak\s+berlaku)", re.IGNORECASE | re.DOTALL
)
_LONG = 5  # letters; a shorter word in capitals may be an abbreviation
_LOWER = (
    "dan",
    "atau",
    "di",
    "ke",
    "dari",
    "pada",
    "untuk",
    "dengan",
    "serta",
    "tentang",
    "atas",
    "yang",
    "oleh",
    "bagi",
    "dalam",
)


@dataclass(slots=True)
class DecreeHead:
    """What was read; None and empty where the file does not say it.  `used`: the lines that said it."""

    number: str | None = None
    title: str | None = None
    dated: date | None = None
    place: str | None = None
    office: str | None = None
    agency: str | None = None
    region: str | None = None
    revokes: list[str] = field(default_factory=list)
    cited: tuple[Item, ...] = ()
    listed: tuple[Item, ...] = ()
    used: set[int] = field(default_factory=set)


def decree_head(before: Sequence[Line], after: Sequence[Line], services: int) -> DecreeHead:
    """Return what the lines before and after the services say of the decree."""
    head, casing = DecreeHead(), Casing([*before, *after])
    lines = list(before)
    opening = next((i for i, line in enumerate(lines) if _starts(line, "menimbang", "mengingat")), len(lines))
    deciding = next((i for i, line in enumerate(lines) if _starts(line, "memutuskan")), len(lines))
    _number_and_title(head, lines, opening, casing)
    _office_and_region(head, lines, opening, casing)
    _cited(head, lines, deciding)
    _listed(head, lines[deciding:] or lines, services)
    _signed(head, [*lines, *after])
    text = " ".join(line.text for line in lines[deciding:])
    if (revoked := _REVOKED.search(text)) is not None:
        head.revokes = [_tight(revoked[1])]
        head.used.update(
            id(line) for line in lines[deciding:] if re.search(r"dicabut|tidak berlaku", line.text)
        )
    return head


def _number_and_title(head: DecreeHead, lines: list[Line], opening: int, casing: Casing) -> None:
    for i, line in enumerate(lines):
        found = _NUMBER.match(line.text)
        if found is None or head.number is not None or (i > opening and "/" not in found[1]):
            continue
        head.number = _tight(found[1])
        head.used.add(id(line))
    for i, line in enumerate(lines[: opening + 1]):
        if words_of(line.text) == ["tentang"]:
            title = list(_until_opening(lines[i + 1 :]))
            head.title = casing.titled(" ".join(one.text for one in title)).strip(" .,;") or None
            head.used.update(id(one) for one in (line, *title))
            return


def _until_opening(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines[:8]:
        plain = " ".join(words_of(line.text))
        if plain.startswith(
            (
                "dengan rahmat",
                "menimbang",
                "kepala ",
                "camat",
                "lurah",
                "nomor",
                "tanggal",
                "bupati",
                "wali kota",
                "walikota",
                "mengingat",
            )
        ):
            return
        yield line


def _office_and_region(head: DecreeHead, lines: list[Line], opening: int, casing: Casing) -> None:
    for i, line in enumerate(lines[:opening]):
        found = _OFFICE.match(line.text)
        if found is None:
            continue
        office = [found[1]]
        for following in lines[i + 1 : opening]:
            if _NUMBER.match(following.text) or words_of(following.text)[:1] == ["tentang"]:
                break
            office.append(following.text)
            head.used.add(id(following))
        head.office = casing.titled(" ".join(office)).strip(" .,;:")
        head.used.add(id(line))
        head.agency = re.sub(
            r"^(?:Plt\.?|Plh\.?)?\s*(?:Kepala|Direktur)\s+", "", head.office, flags=re.IGNORECASE
        )
        head.agency = re.sub(r"^Camat\b", "Kecamatan", re.sub(r"^Lurah\b", "Kelurahan", head.agency))
        break
    for text in (head.office or "", *(line.text for line in lines)):
        if (region := _REGION.search(text)) is not None:
            name = re.split(r"\s+(?:tahun|nomor|no|tentang)\b", region[2], flags=re.IGNORECASE)[0]
            head.region = casing.titled(f"{region[1]} {name}")
            return


def _cited(head: DecreeHead, lines: list[Line], deciding: int) -> None:
    start = next((i for i, line in enumerate(lines) if _starts(line, "mengingat")), None)
    if start is None:
        return
    cited = list(lines[start : max(deciding, start + 1)])
    cited[0] = Line(re.sub(r"^\W*mengingat\W*", "", cited[0].text, flags=re.IGNORECASE), cited[0].at)
    cited = [Line(line.text.lstrip(" :-"), line.at) for line in cited if words_of(line.text)]
    head.cited = tuple(item for item in items_of(cited) if words_of(item.text))
    head.used.update(id(line) for line in lines[start:deciding])


def _listed(head: DecreeHead, lines: list[Line], services: int) -> None:
    """Find the list of services: the longest run of short numbered items."""
    items = [item for item in items_of(lines) if item.number]
    best: list[Item] = []
    for i, item in enumerate(items):
        run = [item]
        for following in items[i + 1 :]:
            if _last(following.number) != _last(run[-1].number) + 1:
                break
            run.append(following)
        short = [one for one in run if len(words_of(one.text)) <= 20]
        if _last(item.number) == 1 and len(short) == len(run) > 1 and _better(len(run), len(best), services):
            best = run
    if best and (not services or abs(len(best) - services) <= services // 3):
        head.listed = tuple(best)
        spans = [at for item in best for at in item.at]
        head.used.update(
            id(line)
            for line in lines
            if any(at.start < line.at.end and line.at.start < at.end for at in spans)
        )


def _better(count: int, best: int, services: int) -> bool:
    return abs(count - services) < abs(best - services) if services else count > best


def _last(number: str) -> int:
    last = number.rsplit(".", 1)[-1]
    return int(last) if last.isdigit() else ord(last.lower()[0]) - 96


def _signed(head: DecreeHead, lines: Sequence[Line]) -> None:
    for line in lines:
        if head.dated is None and re.search(r"\btanggal\b", line.text, re.IGNORECASE):
            head.dated = day_in(line.text)
            if head.dated is not None:
                head.used.add(id(line))
        if head.place is None and (place := _PLACE.match(line.text.strip(" -:"))) is not None:
            head.place = place[1].strip()
            head.used.add(id(line))


def day_in(text: str) -> date | None:
    """Return the first day that a text names."""
    for day, month, year in _DAY.findall(text):
        number = next(
            (
                i
                for i, name in enumerate(_MONTHS, 1)
                if alike(month.lower(), name) or name.startswith(month.lower()[:3])
            ),
            0,
        )
        try:
            return date(int(year), number, int(day))
        except ValueError:
            continue
    return None


def _starts(line: Line, *words: str) -> bool:
    return "".join(words_of(line.text)[:1]) in words or "".join(words_of(line.text)[:12]) in words


def _tight(number: str) -> str:
    return re.sub(r"\s*/\s*", "/", " ".join(number.split())).strip(" .:;,")


class Casing:
    """How words are written elsewhere in a file, so that a heading in capitals can be written as a name."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._small = {
            word.lower()
            for line in lines
            if line.kind is LineKind.TEXT
            for word in re.findall(r"[^\W\d_]+", line.text)
            if not word.isupper()
        }

    def titled(self, text: str) -> str:
        """Return a text in capitals as a name; one that is in small letters stays as it is."""
        text = " ".join(text.split())
        letters = [letter for letter in text if letter.isalpha()]
        if sum(letter.isupper() for letter in letters) <= 0.6 * len(letters):
            return text
        titled = re.sub(r"[^\W\d_]+", lambda found: self._cased(found[0]), text)
        return titled[:1].upper() + titled[1:]

    def _cased(self, word: str) -> str:
        plain = word.lower()
        if plain in _LOWER:
            return plain
        if not word.isupper():
            return word
        known = plain in self._small or len(word) >= _LONG or plain in word_lists()["kata_pendek"]
        return word.capitalize() if known else word


def agency_name(head: DecreeHead) -> str:
    """Return a short name for the agency: its region's."""
    region = re.sub(r"^(?:kota|kabupaten|provinsi)\s+", "", head.region or "", flags=re.IGNORECASE)
    return short_name(region or head.agency or "instansi", 30)


def listed_name(item: Item) -> str:
    """Return the name of a service as the decree's list has it."""
    return without_end(item.text).rstrip(".")
