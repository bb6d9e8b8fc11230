"""The 14 components of a standard, and what is so of each: blank, not known, or a shared part in its place.

In come the data of a component and the shared parts in reach; out come records that stand where they are
really written.  What each component says besides, its own module knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar, assert_never

from sp_engine.documents.basic_forms import NAME, Noted
from sp_engine.documents.document_kind import COMPONENT_FORMS
from sp_engine.documents.forms import Flag, Form, ListOr, Schema, Shown, reference, report_repeated
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Part, Record, key, record_schema
from sp_engine.documents.shared_parts import SHARED, PartsByName, SharedParts, Written
from sp_engine.words import Words
from sp_engine.words.messages import components
from sp_engine.yaml_text import DataPath, Json, Place, Source

FILE = COMPONENT_FORMS
TAKEN_OVER = (
    "Komponen bersama",
    "Nama komponen bersama dalam penetapan.yaml atau instansi.yaml yang diambil alih seutuhnya.",
)
SPLICED = (SHARED, Shown(NAME, *TAKEN_OVER))
"""What may stand in the place of an entry of a list."""
NEEDS_NOTE = {"belum_ditetapkan": "catatan", "belum_diketahui": "catatan"}
OTHERWISE = (
    "selain_itu",
    Flag(),
    "Selain itu",
    "Baris penutup: berlaku bila tidak ada baris di atasnya yang berlaku.",
)
INSTEAD = (SHARED, *NEEDS_NOTE)
"""What may stand in the place of what a component says."""


class Component(StrEnum):
    """LAW: the 14 components, UU 25/2009 art. 21, in the order of PermenPANRB 15/2014."""

    REQUIREMENTS = "persyaratan"
    PROCEDURE = "prosedur"
    SERVICE_TIME = "jangka_waktu"
    FEE = "biaya"
    PRODUCTS = "produk"
    COMPLAINTS = "pengaduan"
    LEGAL_BASIS = "dasar_hukum"
    FACILITIES = "sarana_prasarana"
    COMPETENCE = "kompetensi_pelaksana"
    SUPERVISION = "pengawasan_internal"
    STAFF = "jumlah_pelaksana"
    SERVICE_GUARANTEE = "jaminan_pelayanan"
    SAFETY_GUARANTEE = "jaminan_keamanan"
    EVALUATION = "evaluasi_kinerja"


SERVICE_DELIVERY = (
    Component.REQUIREMENTS,
    Component.PROCEDURE,
    Component.SERVICE_TIME,
    Component.FEE,
    Component.PRODUCTS,
    Component.COMPLAINTS,
)
"""LAW: those that must be published, PermenPANRB 15/2014."""
MANAGEMENT = (
    Component.LEGAL_BASIS,
    Component.FACILITIES,
    Component.COMPETENCE,
    Component.SUPERVISION,
    Component.STAFF,
    Component.SERVICE_GUARANTEE,
    Component.SAFETY_GUARANTEE,
    Component.EVALUATION,
)


def component_title(component: Component) -> Words:
    """Return the official name of a component."""
    match component:
        case Component.REQUIREMENTS:
            return components.REQUIREMENTS
        case Component.PROCEDURE:
            return components.PROCEDURE
        case Component.SERVICE_TIME:
            return components.SERVICE_TIME
        case Component.FEE:
            return components.FEE
        case Component.PRODUCTS:
            return components.PRODUCTS
        case Component.COMPLAINTS:
            return components.COMPLAINTS
        case Component.LEGAL_BASIS:
            return components.LEGAL_BASIS
        case Component.FACILITIES:
            return components.FACILITIES
        case Component.COMPETENCE:
            return components.COMPETENCE
        case Component.SUPERVISION:
            return components.SUPERVISION
        case Component.STAFF:
            return components.STAFF
        case Component.SERVICE_GUARANTEE:
            return components.SERVICE_GUARANTEE
        case Component.SAFETY_GUARANTEE:
            return components.SAFETY_GUARANTEE
        case Component.EVALUATION:
            return components.EVALUATION
        case _ as never:
            assert_never(never)


class Blank(StrEnum):
    """Why a component says nothing."""

    LEFT_BLANK = "belum_ditetapkan"
    NOT_KNOWN = "belum_diketahui"


class Content(Noted, closing=True):
    """What a component says, or that it says nothing."""

    taken_over: str | None = key(SHARED, NAME, *TAKEN_OVER, default=None, compare=False)
    left_blank: bool = key(
        Blank.LEFT_BLANK,
        Flag(),
        "Belum ditetapkan",
        "Keputusan mengosongkan komponen ini. Wajib disertai `catatan`.",
        default=False,
    )
    not_known: bool = key(
        Blank.NOT_KNOWN,
        Flag(),
        "Belum diketahui",
        "Keputusan memuat komponen ini, tetapi isinya belum kita ketahui. Wajib disertai `catatan`.",
        default=False,
    )

    @property
    def blank(self) -> Blank | None:
        """Why it says nothing; None when it says something."""
        return Blank.LEFT_BLANK if self.left_blank else Blank.NOT_KNOWN if self.not_known else None


class TakenOver(Content):
    """What a service writes in the place of a component that it takes over."""


R = TypeVar("R", bound=Record)
C = TypeVar("C", bound=Content)


class Entries(
    Content,
    Generic[R],
    title="Komponen tanpa isi",
    about="Komponen yang diambil dari bagian bersama, belum ditetapkan, atau belum diketahui.",
    definition=(FILE, "kosong"),
    one_of=INSTEAD,
    needs=NEEDS_NOTE,
):
    """A component that is a list, or says nothing."""

    items: tuple[R, ...] = ()


class Whole(Form[C]):
    """A component with keys of its own, or the shared part that is named in its place."""

    def __init__(self, component: Component, record: type[C]) -> None:
        self.component, self.record = component, record

    def read(self, data: Json, path: DataPath, reading: Reading) -> C:
        found = _in_place(self.component, data, path, reading)
        if found is None:
            return self.record.read({}, path, reading)
        return self.record.read(found.data, found.path, reading.within(found.source))

    def schema(self, file: str) -> Schema:
        return reference(FILE, self.component, file)

    def definition(self) -> Schema:
        return record_schema(self.record, FILE)


class Listed(Form[Entries[R]]):
    """A component that is a list, in which shared lists may be spliced, or the shared part in its place."""

    def __init__(
        self,
        component: Component,
        entry: type[R],
        content: type[Entries[R]] = Entries,
        *,
        unique: bool = False,
    ) -> None:
        self.component, self.entry, self.content, self.unique = component, entry, content, unique

    def read(self, data: Json, path: DataPath, reading: Reading) -> Entries[R]:
        found = _in_place(self.component, data, path, reading)
        if found is None:
            return self.content.read({}, path, reading)
        if isinstance(found.data, Mapping):
            return self.content.read(found.data, found.path, reading.within(found.source))
        entries = reading.shared.spliced(self.component, found, reading.findings)
        if self.unique:
            report_repeated((e.data["id"], (*e.path, "id"), reading.within(e.source)) for e in entries)
        items = tuple(self.entry.read(e.data, e.path, reading.within(e.source)) for e in entries)
        return self.content(items=items, at=Place(found.source.name, found.path))

    def schema(self, file: str) -> Schema:
        return reference(FILE, self.component, file)

    def definition(self) -> Schema:
        return ListOr(Part(self.entry), Part(self.content)).schema(FILE)


def _in_place(component: Component, data: Json, path: DataPath, reading: Reading) -> Written | None:
    """Return what stands in the place of a component; where a shared part does, that is remembered."""
    written = Written(data, reading.source, path)
    if isinstance(data, list) or SHARED not in data:
        return written
    reading.taken_over[component] = TakenOver.read(data, path, reading)
    return reading.shared.taken_over(component, written, reading.findings)


class SharedPartsForm(Form[PartsByName]):
    """The shared parts of a decree or an agency; each is read where a service takes it over."""

    def read(self, data: Json, path: DataPath, reading: Reading) -> PartsByName:
        return {
            component: {
                name: Written(part, reading.source, (*path, component, name)) for name, part in parts.items()
            }
            for component, parts in data.items()
        }

    def schema(self, file: str) -> Schema:
        return reference(FILE, SHARED, file)


def shared_parts_of(decree: Source, agency: Source) -> SharedParts:
    """Return the parts that the services of a decree may take over."""
    form, sources = SharedPartsForm(), (decree, agency)
    parts = (form.read(source.data.get(SHARED, {}), (SHARED,), Reading(source)) for source in sources)
    return SharedParts(*parts, sources=sources)
