"""A decree's file as draft documents: the agency, the decree, and one standard for each service.

In come a source that was read and the catalogue that it is meant for; out come texts by path, what was left
out with its line, and which components the file does not have.  Nothing is written here, nothing decided:
what a person must look at ends in `# periksa: …`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, assert_never

from sp_engine.authoring import Author, first_line
from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import (
    MANAGEMENT,
    NOT_WRITTEN,
    SERVICE_DELIVERY,
    Blank,
    Component,
    DocumentKind,
    component_title,
    laid_out,
)
from sp_engine.facts import Vocabulary
from sp_engine.importing.complaint_channels import complaints_draft
from sp_engine.importing.decree_head import Casing, DecreeHead, agency_name, decree_head, listed_name
from sp_engine.importing.decree_layout import decree_parts
from sp_engine.importing.decree_parts import DecreeParts, ServicePart, lines_of_services
from sp_engine.importing.described_items import described_entries
from sp_engine.importing.draft_yaml import DraftValue, Marked, plain, yaml_lines
from sp_engine.importing.enumerations import Item, items_of
from sp_engine.importing.fee_draft import fee_draft
from sp_engine.importing.label_words import words_of
from sp_engine.importing.laid_out_items import is_laid_out, laid_out_items
from sp_engine.importing.legal_basis import CitedRegulations
from sp_engine.importing.lost_numbers import with_lost_numbers
from sp_engine.importing.numbered import is_blank
from sp_engine.importing.opening_hours_draft import hours_draft
from sp_engine.importing.printed_words import blank_of
from sp_engine.importing.procedure_steps import procedure_draft
from sp_engine.importing.reading_files import unreadable
from sp_engine.importing.recognised_words import short_name, unlike
from sp_engine.importing.requirement_drafts import requirement_entries
from sp_engine.importing.run_on_lists import opening_of
from sp_engine.importing.service_headings import same_name
from sp_engine.importing.service_time_draft import service_time_draft
from sp_engine.importing.source_blocks import Line, SourceFile
from sp_engine.importing.staff_draft import staff_draft
from sp_engine.words.messages import importing as says

_SHARED = (Component.COMPLAINTS, *MANAGEMENT)
_UNCOUNTED = (Component.SERVICE_TIME, Component.FEE, Component.COMPLAINTS, Component.STAFF)
_LEAST_SHARED = 2


class LeftOut(NamedTuple):
    """A line that stands in no document.  `in_services`: it stands between the services' components."""

    line: Line
    in_services: bool


class DraftService(NamedTuple):
    """One service as it was read: its short name, the items of each component, what the file lacks."""

    id: str
    name: str
    items: Mapping[Component, tuple[Item, ...]]

    @property
    def missing(self) -> tuple[Component, ...]:
        return tuple(component for component in Component if component not in self.items)


@dataclass(frozen=True)
class DraftDecree:
    """The draft: documents by path, those of them that were there before, what was left out, the services.

    `headings`: the words of labels and headings, which are the keys and names of the documents.
    """

    agency: str
    folder: str
    texts: Mapping[Path, str]
    changed: frozenset[Path]
    left_out: tuple[LeftOut, ...]
    services: tuple[DraftService, ...]
    words_of_services: int
    headings: tuple[str, ...]

    @property
    def share_left_out(self) -> float:
        """How many of the words of the services' part are in no document."""
        left = sum(len(words_of(one.line.text)) for one in self.left_out if one.in_services)
        return left / max(1, left + self.words_of_services)

    @property
    def incomplete(self) -> bool:
        """Whether something of the services' part has no place, or a component was not found."""
        return any(one.in_services for one in self.left_out) or any(s.missing for s in self.services)


class WantedNames(NamedTuple):
    """The names that whoever imports has chosen; None for those that the file decides."""

    agency: str | None = None
    folder: str | None = None


Recognised: TypeAlias = "tuple[ServicePart, dict[Component, tuple[Item, ...]]]"


def recognised_services(parts: DecreeParts) -> list[Recognised]:
    """Return each service with its items; what one service numbers helps to read the others."""
    found: list[Recognised] = [(part, {}) for part in parts.services]
    if is_laid_out(lines_of_services(parts)):
        for part, items in found:
            items |= {one: laid_out_items(lines) for one, lines in part.components.items()}
        return found
    for component in Component:
        having = [(part, items) for part, items in found if component in part.components]
        counted = component not in _UNCOUNTED
        openings = {
            opening
            for part, _ in having
            for item in items_of(part.components[component], counted=counted)
            if item.number and not item.counted and (opening := opening_of(item.text)) is not None
        }
        read = [
            items_of(part.components[component], counted=counted, openings=openings) for part, _ in having
        ]
        for (_, items), numbered in zip(having, with_lost_numbers(read), strict=True):
            items[component] = numbered
    return found


def draft_decree(
    name: str, source: SourceFile, files: CatalogueFiles, wanted: WantedNames, author: Author
) -> DraftDecree:
    """Return the draft of a decree.  Raises `DiagnosticError` (SP640) where no component is recognised."""
    parts = decree_parts(source.blocks)
    if not parts.services:
        raise unreadable(name, says.NO_SERVICES)
    recognised = recognised_services(parts)
    whole_agency = laid_out_items(parts.agency_complaints)
    head = decree_head(parts.head, [*parts.signatures, *parts.loose], len(recognised))
    casing = Casing(
        [*parts.head, *(line for s in parts.services for ls in s.components.values() for line in ls)]
    )
    agency = wanted.agency or _agency_of(head, files)
    folder = wanted.folder or (str(head.year) if head.year is not None else "keputusan")
    known_agency = agency in files.agency_ids()
    vocabulary = files.vocabulary(agency if known_agency else "")
    regulations = CitedRegulations(files.regulations(agency if known_agency else ""))
    services = list(_named_services(recognised, head, casing))
    drafts = [_components(service, vocabulary, regulations) for service in services]
    for (part, _), draft in zip(recognised, drafts, strict=True):
        draft |= {
            component: Marked(draft[component], f"periksa: berisi juga yang di bawah judul ini: {heading}")
            for component, heading in part.guessed.items()
        }
    cited = regulations.entries(head.cited)
    shared = _shared_parts(drafts)
    place = Path(agency, folder)
    texts = {
        place / "penetapan.yaml": _decree_text(agency, head, services, cited, shared, whole_agency, author)
    }
    known_hours = files.agency_source(agency).data.get("jam_layanan", ()) if known_agency else ()
    hours = [hours_draft(service.items, known_hours) for service in services]
    shared_hours = None if known_agency else _agreed_hours(hours)
    for number, (service, draft) in enumerate(zip(services, drafts, strict=True), 1):
        own = None if shared_hours else hours[number - 1]
        texts[place / f"{service.id}.yaml"] = _service_text(agency, service, number, own, draft, author)
    if not known_agency:
        texts[Path(agency, "instansi.yaml")] = _agency_text(agency, head, shared_hours)
    if regulations.added:
        texts |= _regulations_text(files, agency, regulations.added)
    texts = {path: laid_out(text, str(path)) for path, text in texts.items()}
    left_out = tuple(_left_out(parts, head, source.dirt))
    changed = frozenset(path for path in texts if _is_added_to(files, path))
    headings = tuple(
        line.text for line in (*parts.layout, *(one for s in parts.services for one in s.heading))
    )
    words = sum(len(words_of(line.text)) for line in lines_of_services(parts))
    return DraftDecree(agency, folder, texts, changed, left_out, tuple(services), words, headings)


def _agency_of(head: DecreeHead, files: CatalogueFiles) -> str:
    """Return the short name of the decree's agency: its region's, unless another agency has that already."""
    short = agency_name(head)
    if short not in files.agency_ids() or head.agency is None:
        return short
    return short if same_name(files.agency_name(short).id, head.agency) else short_name(head.agency, 40)


def _is_added_to(files: CatalogueFiles, path: Path) -> bool:
    """Tell whether a document was there before: the agency's regulations only grow."""
    return path.name == "peraturan.yaml" and (files.root / path).exists()


def _named_services(
    recognised: Sequence[Recognised],
    head: DecreeHead,
    casing: Casing,
) -> Iterator[DraftService]:
    taken = {"penetapan", "instansi", "peraturan", "kosakata"}
    for number, (part, items) in enumerate(recognised, 1):
        name = _listed_name(part, number, head, len(recognised)) or casing.titled(part.name)
        name = name or f"Layanan {number}"
        yield DraftService(unlike(short_name(name, 40), taken), name, items)


def _listed_name(part: ServicePart, number: int, head: DecreeHead, services: int) -> str:
    """Return the name in the decree's list: the one alike, or by its place where as many are listed."""
    by_place = head.listed[number - 1] if number <= len(head.listed) else None
    if by_place is not None and (not part.name or same_name(part.name, by_place.text)):
        return listed_name(by_place)
    alike = [item for item in head.listed if part.name and same_name(part.name, item.text)]
    if len(alike) == 1:
        return listed_name(alike[0])
    return listed_name(by_place) if by_place is not None and len(head.listed) == services else ""


def _components(
    service: DraftService, vocabulary: Vocabulary, regulations: CitedRegulations
) -> dict[Component, DraftValue]:
    return {
        component: component_draft(component, service.items.get(component), vocabulary, regulations)
        for component in Component
    }


def component_draft(
    component: Component,
    items: tuple[Item, ...] | None,
    vocabulary: Vocabulary,
    regulations: CitedRegulations,
) -> DraftValue:
    """Return what a component says, or that it says nothing."""
    blank = None if items is None else blank_of(" ".join(item.text for item in items))
    if items is None or blank is Blank.NOT_KNOWN:
        note = f"{component_title(component).id} tidak ditemukan dalam berkas keputusan."
        if component is Component.REQUIREMENTS:
            return [_unknown_requirement(note)]
        return {"belum_diketahui": Marked(True, "periksa: tidak ditemukan dalam berkasnya"), "catatan": note}
    if blank is Blank.LEFT_BLANK or is_blank(items):
        dash = " ".join(item.text for item in items).strip()
        note = f'Keputusan hanya menulis "{dash}".' if dash else "Keputusan mengosongkan komponen ini."
        return {"belum_ditetapkan": True, "catatan": note}
    written = _written(component, items, vocabulary, regulations)
    if written and written != {"langkah": []}:
        return written
    flat = tuple(replace(item, heads=False, depth=0, above=()) for item in items)  # only headings were read
    return _written(component, flat, vocabulary, regulations)


def _written(
    component: Component, items: tuple[Item, ...], vocabulary: Vocabulary, regulations: CitedRegulations
) -> DraftValue:
    described: Callable[[tuple[Item, ...]], DraftValue] = described_entries
    match component:
        case Component.REQUIREMENTS:
            return requirement_entries(items, vocabulary)
        case Component.PROCEDURE:
            return procedure_draft(items)
        case Component.SERVICE_TIME:
            return service_time_draft(items, vocabulary)
        case Component.FEE:
            return fee_draft(items)
        case Component.PRODUCTS:
            return described_entries(items, grouped=False)
        case Component.COMPLAINTS:
            return complaints_draft(items)
        case Component.LEGAL_BASIS:
            return regulations.entries(items)
        case Component.STAFF:
            return staff_draft(items)
        case (
            Component.FACILITIES
            | Component.COMPETENCE
            | Component.SUPERVISION
            | Component.SERVICE_GUARANTEE
            | Component.SAFETY_GUARANTEE
            | Component.EVALUATION
        ):
            return described(items)
        case _ as never:
            assert_never(never)


def _unknown_requirement(note: str) -> dict[str, Any]:
    return {
        "id": "belum-disalin",
        "uraian": NOT_WRITTEN,
        "belum_ditulis": Marked(True, "periksa: tidak ditemukan dalam berkasnya"),
        "catatan": note,
    }


def _shared_parts(
    drafts: Sequence[dict[Component, DraftValue]],
) -> dict[str, DraftValue]:
    """State once what several services say in the same words; each then takes it over."""
    shared: dict[str, DraftValue] = {}
    for component in _SHARED:
        by_words: dict[str, list[int]] = {}
        for number, draft in enumerate(drafts):
            value = plain(draft[component])
            if not (isinstance(value, dict) and value.keys() & {"belum_diketahui", "belum_ditetapkan"}):
                by_words.setdefault(repr(value), []).append(number)
        parts: dict[str, DraftValue] = {}
        for numbers in by_words.values():
            if len(numbers) >= _LEAST_SHARED:
                name = f"seperti-layanan-{numbers[0] + 1}"
                parts[name] = drafts[numbers[0]][component]
                for number in numbers:
                    drafts[number][component] = {"bersama": name}
        if parts:
            shared[component] = parts
    return shared


def _decree_text(
    agency: str,
    head: DecreeHead,
    services: Sequence[DraftService],
    cited: Sequence[DraftValue],
    shared: Mapping[str, DraftValue],
    whole_agency: tuple[Item, ...],
    author: Author,
) -> str:
    title = head.title or "Standar Pelayanan"
    dated = head.dated
    document: dict[str, DraftValue] = {
        "format": "sp-penetapan/1",
        "instansi": agency,
        "nomor": head.number or Marked("belum terbaca", "periksa: nomor tidak ditemukan dalam berkasnya"),
        "tentang": title if head.title else Marked(title, "periksa: judul tidak ditemukan dalam berkasnya"),
    }
    if dated is not None:
        document["tanggal"] = dated.isoformat()
        document["berlaku_sejak"] = Marked(dated.isoformat(), "periksa: sejak ditetapkan?")
    else:
        document["tanggal_belum_diketahui"] = Marked(True, "periksa: tanggal tidak ditemukan dalam berkasnya")
        document["catatan"] = ["Tanggal keputusan tidak ditemukan dalam berkas yang diimpor."]
    if head.revokes:
        document["mencabut"] = head.revokes
    if head.office:
        document["ditetapkan_oleh"] = head.office
    if head.place:
        document["ditetapkan_di"] = head.place
    document["transkripsi"] = _transcription(author)
    if cited:
        document["mengingat"] = cited
    document["layanan"] = [
        {"butir": number, "id": service.id, "nama": service.name}
        for number, service in enumerate(services, 1)
    ]
    if whole_agency:
        document["pengaduan_instansi"] = complaints_draft(whole_agency)
    if shared:
        document["bersama"] = shared
    return _document(DocumentKind.DECREE, 2, document)


def _service_text(
    agency: str,
    service: DraftService,
    number: int,
    hours: Marked | None,
    draft: Mapping[Component, DraftValue],
    author: Author,
) -> str:
    document: dict[str, DraftValue] = {
        "format": "sp-standar/1",
        "layanan": f"{agency}/{service.id}",
        "nama": service.name,
        "butir": number,
        "transkripsi": _transcription(author),
        **({} if hours is None else {"jam_layanan": hours}),
        "pelayanan": {component: draft[component] for component in SERVICE_DELIVERY},
        "pengelolaan": {component: draft[component] for component in MANAGEMENT},
    }
    return _document(DocumentKind.STANDARD, 2, document)


def _agreed_hours(hours: Sequence[Marked | None]) -> Marked | None:
    """Return the opening hours that every one of several services states: they are the agency's."""
    first, *others = hours
    agreed = others and all(one == first for one in others)
    return first if agreed else None


def _agency_text(agency: str, head: DecreeHead, hours: Marked | None) -> str:
    document: dict[str, DraftValue] = {
        "format": "sp-instansi/1",
        "id": agency,
        "nama": head.agency or Marked(agency, "periksa: nama instansi tidak ditemukan dalam berkasnya"),
        "wilayah": head.region or Marked(agency, "periksa: wilayah tidak ditemukan dalam berkasnya"),
        "zona_waktu": Marked("WIB", "periksa: WIB, WITA, atau WIT?"),
        **({} if hours is None else {"jam_layanan": hours}),
    }
    return _document(DocumentKind.AGENCY, 1, document)


def _regulations_text(files: CatalogueFiles, agency: str, added: Mapping[str, DraftValue]) -> dict[Path, str]:
    path = Path(agency, "peraturan.yaml")
    try:
        before = (files.root / path).read_text(encoding="utf-8").rstrip()
    except FileNotFoundError:
        document: dict[str, DraftValue] = {"format": "sp-peraturan/1", "peraturan": added}
        return {path: _document(DocumentKind.REGULATIONS, 1, document)}
    return {path: "\n".join([before, *yaml_lines(added, 2)]) + "\n"}


def _transcription(author: Author) -> dict[str, DraftValue]:
    return {"status": "rancangan", "oleh": author.name, "tanggal": author.day.isoformat()}


def _document(kind: DocumentKind, depth: int, document: Mapping[str, DraftValue]) -> str:
    return first_line(kind, depth) + "\n".join(yaml_lines(document)) + "\n"


def _left_out(parts: DecreeParts, head: DecreeHead, dirt: Sequence[Line]) -> Iterator[LeftOut]:
    found = [
        *(LeftOut(line, False) for line in dirt),
        *(LeftOut(line, False) for line in (*parts.head, *parts.signatures) if id(line) not in head.used),
        *(LeftOut(line, True) for line in parts.loose if id(line) not in head.used),
    ]
    yield from sorted(found, key=lambda one: one.line.at)
