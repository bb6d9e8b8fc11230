"""What an amending decree changes, as people read it: SEMULA beside MENJADI, component by component.

In come standards before and after; out come blocks.  Which components differ, `sp diff` finds; both sides are
printed whole, as the annex prints them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from sp_engine.assurance import Head, Version, decree_difference
from sp_engine.documents import Component, Registry, Standard
from sp_engine.papers import Block, Heading, Table, paragraph
from sp_engine.publishing.component_blocks import component_blocks
from sp_engine.publishing.printed_standard import PrintedStandard
from sp_engine.publishing.standard_content import printed_standard
from sp_engine.words import Language
from sp_engine.words.messages import annex as messages

_WIDTHS = (20, 40, 40)


def amendment_blocks(
    pairs: Sequence[tuple[Standard | None, Standard]], registry: Registry, language: Language
) -> tuple[Block, ...]:
    """Return a table for every service that differs; one that is new has nothing before."""
    return tuple(block for old, new in pairs for block in _service(old, new, registry, language))


def _service(old: Standard | None, new: Standard, registry: Registry, language: Language) -> Iterator[Block]:
    after = printed_standard(new, language)
    before = None if old is None else printed_standard(old, language)
    changed = list(Component) if old is None else _changed(old, new, registry)
    yield Heading(messages.NUMBERED.say(language, number=after.number, name=after.name), 2)
    if not changed:
        yield paragraph(messages.UNCHANGED.get(language))
        return
    headings = (messages.COMPONENT, messages.BEFORE, messages.AFTER)
    rows = tuple(
        (
            (paragraph(after.component(component).title),),
            _blocks(before, component, language),
            _blocks(after, component, language),
        )
        for component in changed
    )
    yield Table(_WIDTHS, tuple(words.get(language) for words in headings), rows)


def _blocks(printed: PrintedStandard | None, component: Component, language: Language) -> tuple[Block, ...]:
    if printed is None:
        return (paragraph(messages.NEW_SERVICE.get(language)),)
    return component_blocks(printed.component(component))


def _changed(old: Standard, new: Standard, registry: Registry) -> list[Component]:
    """Return the components in which two standards differ, in the official order."""
    versions = (_alone(old, registry), _alone(new, registry))
    (service,) = decree_difference(*versions).services
    parts = {change.component for change in service.changes}
    found = set[Component]()
    for part in parts:
        match part:
            case Component():
                found.add(part)
            case Head():
                pass  # a name, the decree or the agency: none of the 14
            case _ as never:
                assert_never(never)
    return [component for component in Component if component in found]


def _alone(standard: Standard, registry: Registry) -> Version:
    name = standard.service.partition("/")[2]
    return Version(standard.decree, standard.agency.document, {name: standard}, registry, single=True)
