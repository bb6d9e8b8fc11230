"""What was found in decrees: how much of which kind in each, and of one decree everything.

In come a catalogue or a decree with its findings; out come sections: counts and the regulations that nobody
has checked; the findings of one decree by kind, with where, what, why it matters and advice, then the
transcriber's notes that no rule sees.  Every count is computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import (
    Component,
    Noted,
    RegulationStatus,
    component_title,
)
from sp_engine.lint import DecreeFinding, DecreeText, ServiceText, decree_findings, read_decree
from sp_engine.presenting.decree_places import place_of, services_of, where_of
from sp_engine.presenting.section import (
    Field,
    Item,
    Note,
    Paragraph,
    Part,
    Section,
    Table,
    Text,
    prose,
    strong,
)
from sp_engine.words import Language, code_entry, date_words, sentence
from sp_engine.words.messages import decree_report
from sp_engine.yaml_text import Place


@dataclass(frozen=True, slots=True)
class _Note:
    """A transcriber's note: what it is about and where, and for which service (None: the decree itself)."""

    service: ServiceText | None
    about: str
    at: Place
    text: str


_Kinds = dict[str, list[list[DecreeFinding]]]


def decree_report_section(files: CatalogueFiles, language: Language) -> Section:
    """Return how much was found in each decree, by kind; the same catalogue always gives the same."""
    decrees = [
        read_decree(files, decree) for agency in files.agency_ids() for decree in files.decrees(agency)
    ]
    everything = decree_findings(files)
    rows: list[tuple[Text, ...]] = []
    kinds: list[_Kinds] = []
    for decree in decrees:
        same = (decree.decree.agency, decree.decree.folder)
        found = [one for one in everything if (one.decree.agency, one.decree.folder) == same]
        _, free = _attached(found, _notes(decree, language))
        kinds.append(_by_kind(found))
        counts = len(decree.services), sum(len(groups) for groups in kinds[-1].values()), len(free)
        rows.append((decree.agency.name.get(language), decree.decree.number, *map(str, counts)))
    headings = (
        decree_report.AGENCY,
        decree_report.DECREE,
        decree_report.SERVICES,
        decree_report.FINDINGS,
        decree_report.NOTES,
    )
    table = Table(tuple(words.get(language) for words in headings), tuple(rows), frozenset((2, 3, 4)))
    parts: tuple[Part, ...] = (
        table,
        _kinds_table(decrees, kinds, language),
        _unchecked(decrees, language),
    )
    return Section("", parts)


def decree_details(decree: DecreeText, found: Iterable[DecreeFinding], language: Language) -> Section:
    """Return all findings about one decree by kind, and the transcriber's notes."""
    found = list(found)
    attached, free = _attached(found, _notes(decree, language))
    return _decree(decree, _by_kind(found), attached, free, language)


def decree_heading(decree: DecreeText, language: Language) -> str:
    """Return the decree's number, day and title as a sentence."""
    of = decree.decree
    if of.dated is None:
        return decree_report.NUMBER_AND_TITLE_UNDATED.say(language, number=of.number, title=of.title)
    day = date_words(of.dated, language)
    return decree_report.NUMBER_AND_TITLE.say(language, number=of.number, day=day, title=of.title)


# ── one decree ───────────────────────────────────────────────────────────────
def _by_kind(findings: Iterable[DecreeFinding]) -> _Kinds:
    """Return the findings by code; one about a shared part stands once, with every service that has it."""
    merged: dict[object, list[DecreeFinding]] = {}
    for found in findings:
        key = (found.finding.code, found.finding.file, found.finding.span, found.finding.message())
        merged.setdefault(key, []).append(found)
    kinds: _Kinds = {}
    for group in merged.values():
        kinds.setdefault(group[0].finding.code, []).append(group)
    return dict(sorted(kinds.items()))


def _decree(
    decree: DecreeText, kinds: _Kinds, attached: dict[int, str], free: list[list[_Note]], language: Language
) -> Section:
    head = decree_heading(decree, language)
    parts: list[Part] = [_kind(code, groups, decree, attached, language) for code, groups in kinds.items()]
    if free:
        title = f"{decree_report.NOTES.get(language)} ({len(free)})"
        parts.append(Section(title, tuple(_free_notes(free, decree, language))))
    return Section(decree.agency.name.get(language), (Paragraph(head), *parts))


def _kind(
    code: str,
    groups: Sequence[list[DecreeFinding]],
    decree: DecreeText,
    attached: dict[int, str],
    language: Language,
) -> Section:
    """Return the findings of one kind; what to do stands once where it is the same for all."""
    fixes = {group[0].finding.fix(language) for group in groups}
    advice = decree_report.ADVICE.get(language)
    why = groups[0][0].finding.why(language)
    parts: list[Part] = [Paragraph(prose(f"{why}."), decree_report.WHY.get(language))]
    if len(fixes) == 1:
        parts.append(Paragraph(prose(f"{fixes.pop()}."), advice))
    for group in groups:
        first = group[0].finding
        below: list[Part] = [Paragraph(prose(f"{first.fix(language)}."), advice)] if fixes else []
        note = next((attached[id(found)] for found in group if id(found) in attached), None)
        if note is not None:
            below.append(Note(note, decree_report.NOTE.get(language)))
        told = (strong(where_of(group, decree, language)), ": ", prose(_full(first.message(language))))
        parts.append(Item("-", told, tuple(below)))
    return Section(f"{code_entry(code).title.get(language)} ({len(groups)})", tuple(parts))


def _free_notes(free: list[list[_Note]], decree: DecreeText, language: Language) -> Iterator[Part]:
    heading = None
    for notes in free:
        who = services_of([note.service for note in notes], decree, language)
        who = sentence(who or decree_report.THE_DECREE.get(language))
        if who != heading:
            yield Field(who)
            heading = who
        about = notes[0].about
        yield Item("-", (f"{sentence(about)}: " if about else "") + notes[0].text)


def _full(text: str) -> str:
    """Return the text with a capital letter and a full stop."""
    return sentence(text) + ("" if text.endswith((".", "?", "!")) else ".")


# ── notes ────────────────────────────────────────────────────────────────────
def _notes(decree: DecreeText, language: Language) -> list[_Note]:
    """Return every note of the transcriber about a decree, its agency and its services, in reading order."""
    agency, document = decree.agency.document, decree.decree.document
    notes = [*_listed_notes(None, agency.notes, agency.place("notes"))]
    notes += _listed_notes(None, document.notes, document.place("notes"))
    for contact in agency.contacts:
        notes += _note(None, decree_report.CONTACT.get(language), contact)
    if document.complaints is not None:
        for entry in (document.complaints, *document.complaints.channels):
            notes += _note(None, decree_report.COMPLAINTS_TO_AGENCY.get(language), entry)
    for cited in document.preamble:
        notes += _note(None, place_of(None, cited, language), cited)
    for service in decree.services:
        standard = service.standard
        notes += _listed_notes(service, standard.document.notes, standard.document.place("notes"))
        for component in Component:
            reference = standard.taken_over.get(component)
            if reference is not None:
                notes += _note(service, component_title(component).get(language), reference)
            for part in service.entries(component):
                notes += _note(service, place_of(component, part, language), part)
    return notes


def _listed_notes(service: ServiceText | None, notes: Iterable[str], at: Place) -> Iterator[_Note]:
    for i, text in enumerate(notes):
        yield _Note(service, "", at.under(i), _one_line(text))


def _note(service: ServiceText | None, about: str, entry: Noted) -> Iterator[_Note]:
    if entry.note is not None:
        yield _Note(service, about, entry.at, _one_line(entry.note))


def _attached(findings: list[DecreeFinding], notes: list[_Note]) -> tuple[dict[int, str], list[list[_Note]]]:
    """Return the notes that explain a finding about the same entry, and all others, each once."""
    at = {found.entry.at: found for found in reversed(findings)}
    attached: dict[int, str] = {}
    free: dict[object, list[_Note]] = {}
    for note in notes:
        found = at.get(note.at)
        if found is not None:
            attached[id(found)] = note.text
        else:
            free.setdefault((note.at.file, note.about, note.text), []).append(note)
    return attached, list(free.values())


def _one_line(text: str) -> str:
    return " ".join(text.split())


# ── all decrees ──────────────────────────────────────────────────────────────
def _kinds_table(decrees: list[DecreeText], kinds: list[_Kinds], language: Language) -> Table:
    headings = (
        decree_report.KIND.get(language),
        decree_report.CODE.get(language),
        *(decree.agency.region for decree in decrees),
    )
    rows: list[tuple[Text, ...]] = []
    for code in sorted({code for one in kinds for code in one}):
        counts = (str(len(one.get(code, ()))) for one in kinds)
        rows.append((code_entry(code).title.get(language), code, *counts))
    return Table(headings, tuple(rows), frozenset(range(2, len(headings))))


def _unchecked(decrees: list[DecreeText], language: Language) -> Section:
    """Return the cited regulations of which nobody has checked whether they are still in force."""
    cited: Counter[str] = Counter()
    for decree in decrees:
        cited.update(entry.regulation for entry in decree.decree.document.preamble)
        for service in decree.services:
            basis = service.standard.document.management.legal_basis
            cited.update(entry.cited.id for entry in basis.items)
    registry = decrees[0].regulations if decrees else {}
    unchecked = [
        regulation
        for name, regulation in registry.items()
        if name in cited and regulation.status is RegulationStatus.UNCHECKED
    ]
    count = decree_report.UNCHECKED_COUNT.say(language, cited=len(cited), count=len(unchecked))
    parts: list[Part] = [Paragraph(count)]
    for regulation in unchecked:
        note = regulation.note
        told = f"{regulation.short_name}, {_one_line(regulation.title)}"
        parts.append(Item("-", told, (Note(f"({_one_line(note)})"),) if note else ()))
    return Section(decree_report.UNCHECKED.get(language), tuple(parts))
