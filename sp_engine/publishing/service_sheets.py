"""What the names of the templates of poster and checklist stand for: one service on one sheet.

In come a standard and where it is published; out come values by the names that a template has for them.  What
cannot be read from afar, such as how an item is checked, stays in the annex and on the service's page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sp_engine.documents import Component, Standard
from sp_engine.papers import (
    Block,
    Body,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    PictureFormat,
    Run,
    Value,
    paragraph,
    qr_code,
)
from sp_engine.publishing.component_blocks import component_blocks
from sp_engine.publishing.printed_standard import (
    PrintedComponent,
    PrintedGroup,
    PrintedItem,
    PrintedStandard,
    RemarkKind,
)
from sp_engine.publishing.procedure_drawing import procedure_drawing
from sp_engine.publishing.standard_content import agency_complaints, printed_standard
from sp_engine.words import Language
from sp_engine.words.messages import service_sheets as messages

_BOX = "☐"
_DRAWING, _ON_A_LINE = 130, 46  # millimetres, letters
_POSTER_CODE, _CHECKLIST_CODE = 38, 24
_FROM_AFAR = frozenset({RemarkKind.IF, RemarkKind.PREFERRED, RemarkKind.CHARGED, RemarkKind.AFTERWARDS})
"""What is said beside an item on a sheet that hangs on a wall."""


def poster_values(standard: Standard, base: str | None, language: Language) -> dict[str, Value]:
    """Return what stands on the poster of a service."""
    printed = _from_afar(printed_standard(standard, language))
    drawing = procedure_drawing(standard.document.delivery.procedure.steps, language, letters=_ON_A_LINE)
    picture: Value = ""
    if drawing is not None:
        told = messages.DRAWING.say(language, steps=drawing.text)
        picture = Picture(drawing.svg.encode(), PictureFormat.SVG, _DRAWING, told)
    values = _values(standard, printed, base, _POSTER_CODE, language)
    return {
        **values,
        "gambar": picture,
        **{name: Body(component_blocks(printed.component(component))) for name, component in _NAMES.items()},
        "pengaduan": Body(component_blocks(_complaints(standard, printed, language))),
    }


def checklist_values(standard: Standard, base: str | None, language: Language) -> dict[str, Value]:
    """Return what stands on the checklist of a service: a box before each thing to meet or bring."""
    printed = _from_afar(printed_standard(standard, language))
    complaints = _complaints(standard, printed, language)
    channels = messages.CHANNEL_MARK.get(language).join(item.text for item in complaints.groups[0].items)
    return {
        **_values(standard, printed, base, _CHECKLIST_CODE, language),
        **{name: Body(component_blocks(printed.component(component))) for name, component in _NAMES.items()},
        "persyaratan": Body(tuple(_boxes(printed.component(Component.REQUIREMENTS)))),
        "saluran": channels if complaints.groups else complaints.blank,
    }


_NAMES: Mapping[str, Component] = {
    "syarat": Component.REQUIREMENTS,
    "langkah": Component.PROCEDURE,
    "waktu": Component.SERVICE_TIME,
    "tarif": Component.FEE,
    "hasil": Component.PRODUCTS,
}
"""What a template calls a component."""


def _values(
    standard: Standard, printed: PrintedStandard, base: str | None, code: int, language: Language
) -> dict[str, Value]:
    decree = standard.decree
    picture: Value = ""
    if base is not None:
        address = page_address(base, standard.service)
        picture = qr_code(address, width=code, alternative=messages.CODE.say(language, address=address))
    return {
        "kata": {name: words.get(language) for name, words in messages.LABELS.items()},
        "sementara": ". ".join(mark for mark in (printed.draft, printed.unfinished) if mark),
        "instansi": {"nama": printed.agency},
        "nama_layanan": printed.name,
        "dasar_keputusan": messages.SOURCE.say(language, number=decree.number, title=decree.title),
        "kode": picture,
    }


def page_address(base: str, service: str) -> str:
    """Return where the page of a service is, below the address at which an agency publishes."""
    return f"{base.rstrip('/')}/{service}.html"


def _from_afar(printed: PrintedStandard) -> PrintedStandard:
    """Return a service with only those remarks that belong on a wall."""
    return printed.replace(
        delivery=tuple(_without_remarks(one) for one in printed.delivery),
        management=(),
    )


def _without_remarks(component: PrintedComponent) -> PrintedComponent:
    groups = tuple(
        PrintedGroup(
            group.heading,
            tuple(
                item.replace(remarks=tuple(r for r in item.remarks if r.kind in _FROM_AFAR))
                for item in group.items
            ),
        )
        for group in component.groups
    )
    return component.replace(groups=groups)


def _complaints(standard: Standard, printed: PrintedStandard, language: Language) -> PrintedComponent:
    """Return where one complains: to the service, else to the whole agency; classes are for the annex."""
    own = printed.component(Component.COMPLAINTS)
    whole = agency_complaints(standard, language)
    chosen = whole if not own.groups and whole is not None else own
    return chosen.replace(groups=chosen.groups[:1])


def _boxes(component: PrintedComponent) -> Iterator[Block]:
    if component.blank or not component.items:
        yield from component_blocks(component)
    for group in component.groups:
        if group.heading:
            yield paragraph(f"{group.heading}:", bold=True)
        yield ItemList(tuple(ListItem(_BOX, tuple(_texts(item))) for item in group.items))


def _texts(item: PrintedItem) -> Iterator[Block]:
    yield paragraph(item.text)
    for remark in item.remarks:
        yield Paragraph((Run(f"{remark.label}: {remark.text}", italic=True),))
