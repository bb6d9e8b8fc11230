"""What a decree says of itself: number, title, date, who set it, the law it rests on, its services in order.

In come the lines before the services and those after; out comes what they say, with the lines that said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sp_engine.importing.enumerations import Item, items_of
from sp_engine.importing.label_words import alike, words_of
from sp_engine.importing.recognised_words import any_of, short_name, without_end, word_lists
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
_NUMBER = re.compile(r"^\W*(?:nomor|no)\b\s*[:.]?\s*(?=.*\d)(.{1,60})$", re.IGNORECASE)
_PLACE = re.compile(r"ditetapkan\s*:?\s*(?:di)?\s*:?\s*([A-Z][\w ]{2,40})", re.IGNORECASE)
_REGION = re.compile(
    r"\b(kota|kabupaten|provinsi)\s+([A-Z][A-Za-z]+(?:\s+[A-Z][A-Za-z]+){0,2})", re.IGNORECASE
)
_TITLED = re.compile(r"^\W*(?:(?:surat\s+)?keputusan|sk)\b", re.IGNORECASE)
_ABOUT = re.compile(r"^\W*tentang\b\W*", re.IGNORECASE)
_ACTING = r"^(?:(?:plt|plh|pjs?|penjabat)\b\.?\s*)?"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REVOKED = re.compile(
    r"nomor\s*:?\s*(\S+(?:\s*/\s*\S+)*)[^.;]{0,300}?(?:dicabut|tidak\s+berlaku)", re.IGNORECASE | re.DOTALL
)
_LONG = (
    5  # letters; a shorter word in capitals may be an abbreviation, unless it can be spoken: JATI, no RSUD
)
_SPOKEN = re.compile(
    r"(?:(?:[bdfgkp][lr]|kh|n[gy]|s[ltwy]|tr|[^\W\d_aeiou])?[aeiou](?:ng|[^\W\d_aeiou])?){2}", re.IGNORECASE
)
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
    """What was read; None and empty where the file does not say it.  `used`: the lines that said it.

    `year`: that of the date; without one, that of the number.
    """

    number: str | None = None
    title: str | None = None
    dated: date | None = None
    year: int | None = None
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
    opening = next(
        (i for i, line in enumerate(before) if _starts(line, "menimbang", "mengingat")), len(before)
    )
    apart = [(line, _apart(line)) for line in before[:opening]]
    heading = [part for _, parts in apart for part in parts]
    lines, opening = [*heading, *before[opening:]], len(heading)
    deciding = next((i for i, line in enumerate(lines) if _starts(line, "memutuskan")), len(lines))
    _number_and_title(head, lines, opening, casing)
    _office_and_region(head, lines, opening, casing)
    _cited(head, lines, deciding)
    _listed(head, lines[deciding:] or lines, services)
    _signed(head, [*lines, *after])
    head.used.update(id(line) for line, parts in apart if all(id(part) in head.used for part in parts))
    head.year = head.dated.year if head.dated is not None else _year_of(head.number)
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
        about = _ABOUT.match(line.text)
        if about is not None:
            title = list(_until_opening(lines[i + 1 : opening]))
            said = [line.text[about.end() :], *(one.text for one in title)]
            head.title = casing.titled(" ".join(said)).strip(" .,;") or None
            head.used.update(id(one) for one in (line, *title))
            return


def _apart(line: Line) -> list[Line]:
    """Return the parts of a line that says more than one of: who decides, the number, about what."""
    if not _TITLED.match(line.text) and words_of(line.text)[:1] not in (["nomor"], ["no"]):
        return [line]
    before, *about = re.split(r"\s+(?=tentang\b)", line.text, maxsplit=1, flags=re.IGNORECASE)
    parts = [*re.split(r"\s+(?=(?:nomor|no)\b)", before, maxsplit=1, flags=re.IGNORECASE), *about]
    return [line] if len(parts) == 1 else [replace(line, text=part) for part in parts]


def _year_of(number: str | None) -> int | None:
    years = _YEAR.findall(number or "")
    return int(years[-1]) if years else None


def _until_opening(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines[:8]:
        plain = " ".join(words_of(line.text))
        if _begins_with_who_sets(plain) or re.match(any_of(word_lists()["setelah_judul"]), plain):
            return
        yield line


def _begins_with_who_sets(text: str) -> bool:
    who = any_of(word_lists()["penetap"])
    return re.match(rf"{_ACTING}(?:{who})\b", text, re.IGNORECASE) is not None


def _office_and_region(head: DecreeHead, lines: list[Line], opening: int, casing: Casing) -> None:
    for i, line in enumerate(lines[:opening]):
        titled = _TITLED.match(line.text)
        if titled is None:
            continue
        said = [(line, line.text[titled.end() :])]
        for following in lines[i + 1 : opening]:
            if _NUMBER.match(following.text) or words_of(following.text)[:1] == ["tentang"]:
                break
            said.append((following, following.text))
        office = " ".join(" ".join(text for _, text in said).split())
        if not _begins_with_who_sets(office):
            continue
        head.office = casing.titled(office).strip(" .,;:")
        head.used.update(id(one) for one, _ in said)
        head.agency = _headed_by(head.office)
        break
    for text in (head.office or "", *(line.text for line in lines)):
        if (region := _REGION.search(text)) is not None:
            name = re.split(r"\s+(?:tahun|nomor|no|tentang)\b", region[2], flags=re.IGNORECASE)[0]
            head.region = casing.titled(f"{region[1]} {name}")
            return


def _headed_by(office: str) -> str:
    """Return the agency whose head sets a decree: "Camat Sumber" is the head of "Kecamatan Sumber"."""
    agency = re.sub(_ACTING, "", office, flags=re.IGNORECASE)
    for head, named in word_lists()["instansi_penetap"].items():
        agency = re.sub(rf"^{head}\b", named, agency, flags=re.IGNORECASE)
    return re.sub(rf"^(?:{any_of(word_lists()['pemimpin'])})\s+", "", agency, flags=re.IGNORECASE)


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
        if len(word) >= _LONG:
            known = re.search("[aeiou]", plain) is not None
        else:
            known = len(word) == _LONG - 1 and _SPOKEN.fullmatch(word) is not None
        known = known or plain in self._small or plain in word_lists()["kata_pendek"]
        return word.capitalize() if known else word


def agency_name(head: DecreeHead) -> str:
    """Return a short name for the agency: its region's, or its own where a region has many like it."""
    agency = head.agency or ""
    if "".join(words_of(agency)[:1]) in word_lists()["bagian_wilayah"]:
        return short_name(agency, 30)
    region = re.sub(r"^(?:kota|kabupaten|provinsi)\s+", "", head.region or "", flags=re.IGNORECASE)
    return short_name(region or agency or "instansi", 30)


def listed_name(item: Item) -> str:
    """Return the name of a service as the decree's list has it."""
    return without_end(item.text).rstrip(".")
