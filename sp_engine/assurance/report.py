"""What was found in the decrees, as a page that an agency can act on.

In comes a catalogue; out comes Markdown in Indonesian: for each decree the findings of lint by kind, with
where, what, why it matters and a suggestion, then the transcriber's notes that no rule sees.  Every count
is computed.  Run as a program it writes the page of the bundled catalogue.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sp_engine.reading.codes import code_entry
from sp_engine.reading.source import DataPath, Source
from sp_engine.standards.basis_lint import date_words, short_name
from sp_engine.standards.catalogue import CatalogueFiles
from sp_engine.standards.decree_lint import DecreeFinding, decree_findings
from sp_engine.standards.decree_text import DecreeText, ServiceText, read_decree
from sp_engine.standards.model import COMPONENTS, MANAGEMENT, ItemNumber
from sp_engine.standards.sharing import Piece
from sp_engine.standards.standard_parser import item_number

_INTRODUCTION = """# Temuan dalam keputusan

Halaman ini dibuat dari katalog dengan `python -m sp_engine.assurance.report`; jangan disunting dengan tangan.

Ketika keputusan standar pelayanan disalin menjadi katalog, setiap bagiannya dibandingkan dengan bagian lain
dan dengan daftar peraturan. Yang janggal tertulis di sini: di mana, apa, mengapa penting, dan apa yang
sebaiknya dilakukan. Temuan bukan kesalahan salinan: katalog menyalin keputusan apa adanya, dan perbaikannya
ada pada instansi, misalnya dalam peninjauan tahunan standar pelayanan. Nomor layanan dan butir adalah nomor
dalam keputusan.

Temuan berasal dari aturan yang memeriksa semua keputusan dengan cara yang sama. Kejanggalan lain dan cara
membaca bagian yang tidak jelas ada dalam catatan penyalin, di akhir setiap keputusan. Keputusan disalin dari
hasil pindaian dan salinannya belum diperiksa orang kedua; cocokkan dengan naskah asli sebelum bertindak.
"""


@dataclass(frozen=True, slots=True)
class _Note:
    """A transcriber's note: where it stands, and for which service (None: the decree itself)."""

    service: ServiceText | None
    place: str
    source: Source
    path: DataPath
    text: str


def report_markdown(files: CatalogueFiles) -> str:
    """Return the page; the same catalogue always gives the same text."""
    decrees = [
        read_decree(files, decree) for agency in files.agency_ids() for decree in files.decrees(agency)
    ]
    findings = {decree.source.name: list[DecreeFinding]() for decree in decrees}
    folders = {(d.decree.agency, d.decree.folder): d.source.name for d in decrees}
    for found in decree_findings(files):
        findings[folders[found.decree.agency, found.decree.folder]].append(found)
    sections, rows = [], []
    for decree in decrees:
        kinds = _by_kind(findings[decree.source.name])
        notes = _notes(decree)
        attached, free = _attached(findings[decree.source.name], notes)
        name, count = _agency_name(decree), sum(map(len, kinds.values()))
        rows.append(f"| {name} | {decree.decree.number} | {len(decree.services)} | {count} | {len(free)} |")
        sections.append(_section(decree, kinds, attached, free))
    table = (
        "| Instansi | Keputusan | Layanan | Temuan | Catatan lain |\n|---|---|--:|--:|--:|\n"
        + "\n".join(rows)
        + "\n"
    )
    kinds_table = _kinds_table(decrees, [_by_kind(findings[d.source.name]) for d in decrees])
    return "\n".join([_INTRODUCTION, table, kinds_table, *sections, _unchecked(decrees)])


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
    dated = date_words(decree.decree.dated).id
    lines = [
        f"## {_agency_name(decree)}",
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
    if free:
        lines += [f"### Catatan penyalin ({len(free)})", ""]
        for notes in free:
            who = _services([note.service for note in notes], decree)
            place = ", ".join(part for part in (who, notes[0].place) if part)
            lines.append(f"- **{_sentence(place)[:-1]}**: {notes[0].text}")
        lines.append("")
    return "\n".join(lines)


def _where(group: list[DecreeFinding], decree: DecreeText) -> str:
    first = group[0]
    who = _services([found.service for found in group], decree)
    place = _place(first.component, first.entry)
    return _sentence(", ".join(part for part in (who, place) if part))[:-1]


def _place(component: str | None, entry: Piece) -> str:
    """Return the component by its official name, with the item where the entry has one."""
    name = "konsiderans Mengingat" if component is None else f"komponen {COMPONENTS[component].id}"
    item = item_number(entry.data) if isinstance(entry.data, dict) else None
    if component == "persyaratan" and isinstance(entry.data, dict) and entry.data.get("asal") == "prosedur":
        name = f"komponen {COMPONENTS['prosedur'].id}"
    return name if item is None else f"{name}, butir {_item(item)}"


def _item(item: ItemNumber) -> str:
    return ", ".join(map(str, item)) if isinstance(item, tuple) else str(item)


def _services(services: list[ServiceText | None], decree: DecreeText) -> str:
    """Return the services by number, a single one with its name."""
    named = [service for service in services if service is not None]
    if not named:
        return ""
    if len(named) == 1:
        return f"layanan {_item(named[0].listed.item)} ({named[0].standard.name.id})"
    if len(named) == len(decree.services):
        return "semua layanan"
    *some, last = (_item(service.listed.item) for service in named)
    return f"layanan {', '.join(some)} dan {last}"


def _sentence(text: str) -> str:
    """Return the text with a capital letter and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def _agency_name(decree: DecreeText) -> str:
    return decree.agency_name.id


# ── notes ────────────────────────────────────────────────────────────────────
def _notes(decree: DecreeText) -> list[_Note]:
    """Return every note of the transcriber about a decree, its agency and its services, in reading order."""
    notes = [*_listed_notes(None, decree.agency_source), *_listed_notes(None, decree.source)]
    for source, path, place in (
        (decree.agency_source, ("kontak",), "kontak instansi"),
        (decree.source, ("pengaduan_instansi",), "pengaduan kepada instansi"),
    ):
        if path[0] in source.data:
            top = Piece(source.data, source, ()).at(path[0])
            for entry in (top, *(top.at("saluran").items())):
                notes += _note(None, place, entry)
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
            free.setdefault((note.source.name, note.path), []).append(note)
    return attached, list(free.values())


def _one_line(text: str) -> str:
    return " ".join(text.split())


# ── all decrees ──────────────────────────────────────────────────────────────
def _kinds_table(decrees: list[DecreeText], kinds: list[_Kinds]) -> str:
    codes = sorted({code for one in kinds for code in one})
    head = " | ".join(decree.decree.agency for decree in decrees)
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
    return "\n".join(
        [
            "## Peraturan yang belum diperiksa",
            "",
            f"Dari {len(cited)} peraturan yang dikutip, {len(names)} belum diperiksa statusnya. Peraturan itu",
            "tidak dinilai di atas; periksalah sebelum keputusan diubah.",
            "",
            *(f"- {short_name(registry[name])}: {_one_line(registry[name]['judul'])}" for name in names),
            "",
        ]
    )


if __name__ == "__main__":
    sys.stdout.write(report_markdown(CatalogueFiles()))
