"""The annex of a decree: every service in one of the two customary forms.

In come printed standards; out come blocks.  LAW: the customary annex is a table NO/KOMPONEN/URAIAN in two
parts, service delivery and management; some agencies print numbered sections instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from sp_engine.documents import AnnexForm
from sp_engine.papers import Block, Heading, Notice, PageBreak, Table, paragraph
from sp_engine.publishing.component_blocks import component_blocks
from sp_engine.publishing.printed_standard import PrintedComponent, PrintedStandard
from sp_engine.words import Language
from sp_engine.words.messages import annex as messages
from sp_engine.words.messages import printed_standard

_WIDTHS = (7, 22, 71)


def annex_blocks(
    services: tuple[PrintedStandard, ...],
    form: AnnexForm,
    complaints: PrintedComponent | None,
    language: Language,
) -> tuple[Block, ...]:
    """Return all services, each on pages of its own, then where one complains to the whole agency."""
    blocks: list[Block] = []
    for service in services:
        blocks += [PageBreak()] if blocks else []
        blocks += service_blocks(service, form, language)
    if complaints is not None:
        blocks += [PageBreak(), Heading(messages.WHOLE_AGENCY.get(language), 2)]
        blocks += component_blocks(complaints)
    return tuple(blocks)


def service_blocks(service: PrintedStandard, form: AnnexForm, language: Language) -> Iterator[Block]:
    """Yield one service: its name, and its 14 components in two parts."""
    name = service.name
    if service.number:
        name = messages.NUMBERED.say(language, number=service.number, name=name)
    yield Heading(name, 2)
    if service.unfinished:
        yield Notice((paragraph(service.unfinished, bold=True),))
    parts = (
        ("A", printed_standard.SERVICE_DELIVERY, service.delivery),
        ("B", printed_standard.MANAGEMENT, service.management),
    )
    for letter, title, components in parts:
        yield Heading(messages.PART.say(language, letter=letter, title=title), 3)
        match form:
            case AnnexForm.TABLE:
                yield _table(components, language)
            case AnnexForm.SECTIONS:
                for component in components:
                    heading = messages.NUMBERED.say(language, number=component.number, name=component.title)
                    yield paragraph(heading, bold=True)
                    yield from component_blocks(component)
            case _ as never:
                assert_never(never)


def _table(components: tuple[PrintedComponent, ...], language: Language) -> Table:
    headings = (messages.NUMBER, messages.COMPONENT, messages.CONTENT)
    rows = tuple(
        ((paragraph(f"{one.number}."),), (paragraph(one.title),), component_blocks(one)) for one in components
    )
    return Table(_WIDTHS, tuple(words.get(language) for words in headings), rows)
