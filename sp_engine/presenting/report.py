"""What was found in the decrees, as a page that an agency can act on.

In comes a catalogue; out comes Markdown in Indonesian: for each decree the findings of lint by kind, with
where, what, why it matters and a suggestion, then the transcriber's notes that no rule sees.  Every count
is computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents.component import MANAGEMENT
from sp_engine.documents.forms import Item, ItemNumber
from sp_engine.documents.reading import Reading
from sp_engine.documents.sharing import Piece
from sp_engine.documents.standard import COMPONENTS
from sp_engine.lint.basis import short_name
from sp_engine.lint.decree_text import DecreeText, ServiceText, read_decree
from sp_engine.lint.decrees import DecreeFinding, decree_findings
from sp_engine.words.codes import code_entry
from sp_engine.words.dates import date_words
from sp_engine.yaml_text.source import DataPath, Source


@dataclass(frozen=True, slots=True)
class _Note:
    """A transcriber's note: where it stands, and for which service (None: the decree itself)."""

    service: ServiceText | None
    place: str
    source: Source
    path: DataPath
    text: str


def report_markdown(files: CatalogueFiles) -> str:
    """Return the body of the page; the same catalogue always gives the same text."""
    decrees = [
        read_decree(files, decree) for agency in files.agency_ids() for decree in files.decrees(agency)
    ]
    everything = decree_findings(files)
    sections, rows, kinds = [], [], []
    for decree in decrees:
        same = (decree.decree.agency, decree.decree.folder)
        found = [one for one in everything if (one.decree.agency, one.decree.folder) == same]
        attached, free = _attached(found, _notes(decree))
        kinds.append(_by_kind(found))
        total = sum(len(groups) for groups in kinds[-1].values())
        rows.append(
            f"| {decree.agency.name.id} | {decree.decree.number} | {len(decree.services)} | {total} "
            f"| {len(free)} |"
        )
        sections.append(_section(decree, kinds[-1], attached, free))
    head = ["| Instansi | Keputusan | Layanan | Temuan | Catatan penyalin |", "|---|---|--:|--:|--:|"]
    return "\n".join([*head, *rows, "", _kinds_table(decrees, kinds), *sections, _unchecked(decrees)])


# ── one decree ───────────────────────────────────────────────────────────────
_Kinds = dict[str, list[list[DecreeFinding]]]


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


def _section(decree: DecreeText, kinds: _Kinds, attached: dict[int, str], free: list[list[_Note]]) -> str:
    dated = date_words(decree.decree.dated)
    lines = [
        f"## {decree.agency.name.id}",
        "",
        f"Keputusan {decree.decree.number} tanggal {dated}, {decree.decree.title}.",
        "",
    ]
    for code, groups in kinds.items():
        entry = code_entry(code)
        fixes = {group[0].finding.fix() for group in groups}
        lines += [f"### {entry.title.id} ({len(groups)})", ""]
        lines += [f"Mengapa penting: {groups[0][0].finding.why()}.", ""]
        if len(fixes) == 1:
            lines += [f"Saran: {fixes.pop()}.", ""]
        for group in groups:
            first = group[0]
            lines.append(f"- **{_where(group, decree)}**: {_sentence(first.finding.message())}")
            if fixes:
                lines.append(f"  Saran: {first.finding.fix()}.")
            note = next((attached[id(found)] for found in group if id(found) in attached), None)
            if note is not None:
                lines.append(f"  *Catatan penyalin: {note}*")
        lines.append("")
    lines += _note_lines(free, decree)
    return "\n".join([*lines, ""])


def _note_lines(free: list[list[_Note]], decree: DecreeText) -> Iterator[str]:
    if free:
        yield f"### Catatan penyalin ({len(free)})"
    heading = None
    for notes in free:
        who = _sentence(_services([note.service for note in notes], decree) or "keputusan")[:-1]
        if who != heading:
            yield from ("", f"{who}:", "")
            heading = who
        place = notes[0].place
        yield "- " + (f"{_sentence(place)[:-1]}: " if place else "") + notes[0].text


def _where(group: list[DecreeFinding], decree: DecreeText) -> str:
    first = group[0]
    who = _services([found.service for found in group], decree)
    place = _place(first.component, first.entry)
    return _sentence(" · ".join(part for part in (who, place) if part))[:-1]


def _place(component: str | None, entry: Piece) -> str:
    """Return the component by its official name, with the item where the entry has one."""
    name = "Mengingat" if component is None else COMPONENTS[component].id
    item = (
        Item().read(entry.data.get("butir"), entry.path, Reading(entry.source))
        if isinstance(entry.data, dict)
        else None
    )
    if component == "persyaratan" and isinstance(entry.data, dict) and entry.data.get("asal") == "prosedur":
        name = COMPONENTS["prosedur"].id
    return name if item is None else f"{name} · {_item(item)}"


def _item(item: ItemNumber) -> str:
    """Return the item as people say it; a part without a number (*Catatan*, *bagan*) by its name."""
    text = ", ".join(map(str, item)) if isinstance(item, tuple) else str(item)
    return text if text.isalpha() and len(text) > 2 else f"butir {text}"


def _number(service: ServiceText) -> str:
    item = service.listed.item
    return service.listed.id if item is None else str(item)


def _services(services: list[ServiceText | None], decree: DecreeText) -> str:
    """Return the services by number, a single one with its name."""
    named = list({service.listed.id: service for service in services if service is not None}.values())
    if not named:
        return ""
    if len(named) == 1:
        return f"layanan {_number(named[0])}, {named[0].standard.name.id}"
    if len(named) == len(decree.services):
        return "semua layanan"
    *some, last = map(_number, named)
    return f"layanan {', '.join(some)} dan {last}"


def _sentence(text: str) -> str:
    """Return the text with a capital letter and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


# ── notes ────────────────────────────────────────────────────────────────────
def _notes(decree: DecreeText) -> list[_Note]:
    """Return every note of the transcriber about a decree, its agency and its services, in reading order."""
    notes = [*_listed_notes(None, decree.agency_source), *_listed_notes(None, decree.source)]
    for entry in Piece(
        decree.agency_source.data.get("kontak", ()), decree.agency_source, ("kontak",)
    ).items():
        notes += _note(None, "kontak", entry)
    if "pengaduan_instansi" in decree.source.data:
        shared = Piece(decree.source.data, decree.source, ()).at("pengaduan_instansi")
        for entry in (shared, *shared.at("saluran").items()):
            notes += _note(None, "pengaduan kepada instansi", entry)
    if "mengingat" in decree.source.data:
        for entry in Piece(decree.source.data, decree.source, ()).at("mengingat").items():
            notes += _note(None, _place(None, entry), entry)
    for service in decree.services:
        notes += _listed_notes(service, service.source)
        for component in COMPONENTS:
            group = "pengelolaan" if component in MANAGEMENT else "pelayanan"
            written = Piece(service.source.data, service.source, ()).at(group).at(component)
            if isinstance(written.data, dict) and "bersama" in written.data:
                notes += _note(service, _place(component, written), written)
            for entry in service.entries(component):
                notes += _note(service, _place(component, entry), entry)
    return notes


def _listed_notes(service: ServiceText | None, source: Source) -> Iterator[_Note]:
    for i, text in enumerate(source.data.get("catatan", ())):
        yield _Note(service, "", source, ("catatan", i), _one_line(text))


def _note(service: ServiceText | None, place: str, entry: Piece) -> Iterator[_Note]:
    if isinstance(entry.data, dict) and isinstance(entry.data.get("catatan"), str):
        yield _Note(service, place, entry.source, entry.path, _one_line(entry.data["catatan"]))


def _attached(findings: list[DecreeFinding], notes: list[_Note]) -> tuple[dict[int, str], list[list[_Note]]]:
    """Return the notes that explain a finding about the same entry, and all others, each once."""
    at = {(found.entry.source.name, found.entry.path): found for found in reversed(findings)}
    attached: dict[int, str] = {}
    free: dict[object, list[_Note]] = {}
    for note in notes:
        found = at.get((note.source.name, note.path))
        if found is not None:
            attached[id(found)] = note.text
        else:
            free.setdefault((note.source.name, note.place, note.text), []).append(note)
    return attached, list(free.values())


def _one_line(text: str) -> str:
    return " ".join(text.split())


# ── all decrees ──────────────────────────────────────────────────────────────
def _kinds_table(decrees: list[DecreeText], kinds: list[_Kinds]) -> str:
    codes = sorted({code for one in kinds for code in one})
    head = " | ".join(decree.agency.region for decree in decrees)
    lines = [f"| Jenis temuan | Kode | {head} |", "|---|---|" + "--:|" * len(decrees)]
    for code in codes:
        counts = " | ".join(str(len(one.get(code, ()))) for one in kinds)
        lines.append(f"| {code_entry(code).title.id} | {code} | {counts} |")
    return "\n".join([*lines, ""])


def _unchecked(decrees: list[DecreeText]) -> str:
    """Return the cited regulations of which nobody has checked whether they are still in force."""
    cited: Counter[str] = Counter()
    for decree in decrees:
        cited.update(entry["peraturan"] for entry in decree.source.data.get("mengingat", ()))
        for service in decree.services:
            cited.update(e.data["peraturan"] for e in service.entries("dasar_hukum") if "peraturan" in e.data)
    registry = decrees[0].regulations if decrees else {}
    names = [name for name in registry if name in cited and registry[name]["status"] == "belum_diperiksa"]
    lines = [
        "## Peraturan yang belum diperiksa",
        "",
        f"Dari {len(cited)} peraturan yang dikutip, {len(names)} belum diperiksa apakah masih berlaku.",
        "Peraturan itu tidak dinilai di atas; periksalah sebelum keputusan diubah.",
        "",
    ]
    for name in names:
        note = registry[name].get("catatan")
        told = f"{short_name(registry[name])}, {_one_line(registry[name]['judul'])}"
        lines.append(f"- {told}" + (f" *({_one_line(note)})*" if note else ""))
    return "\n".join([*lines, ""])
