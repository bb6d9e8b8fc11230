"""From the data of one service (and what it shares) to a typed standard, or findings.

In come sources whose shape has been checked, the decree, the agency, the vocabulary and the registry of
regulations; out comes a `Standard`.  Every finding stands at its place; all are collected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from sp_engine.conditions import EachOf, Scope, leaves
from sp_engine.documents.agency import Agency, with_hours
from sp_engine.documents.component import Component
from sp_engine.documents.cross_references import wrong_references
from sp_engine.documents.decree_document import DecreeDocument
from sp_engine.documents.reading import Reading
from sp_engine.documents.regulations import Registry
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.shared_parts import SharedParts, Written
from sp_engine.documents.standard import Decree, Standard, WrittenStandard
from sp_engine.documents.standard_document import Delivery, Management, StandardDocument
from sp_engine.facts import FactDefinition, Kind, Vocabulary
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import Json, Source, Sources


def decree_of(
    source: Source, folder: str, vocabulary: Callable[[], Vocabulary]
) -> tuple[Decree, list[Diagnostic]]:
    """Return the decree of a `penetapan.yaml`, with findings; who revokes it is known only beside the others.

    The vocabulary is asked for only where something of the decree's own may name a fact.
    """
    own = DecreeDocument.keys["complaints"].name in source.data
    reading = Reading(source, Scope(source, vocabulary()) if own else None)
    document = DecreeDocument.read(source.data, (), reading)
    return Decree(document, folder), reading.findings


_DEFINITIONS = StandardDocument.keys["definitions"].name


class StandardParser:
    """Reads one service; what it found can be read afterwards.

    `document`: what was read, with findings or without; with findings a condition may be missing in it, and
    nothing else.
    """

    document: StandardDocument

    def __init__(
        self, source: Source, shared: SharedParts, vocabulary: Vocabulary, regulations: Registry
    ) -> None:
        self.source, self.shared = source, shared
        self.vocabulary, self.regulations = vocabulary, regulations
        self.sources = Sources(source, *shared.sources)
        self.scope = Scope(source, vocabulary, source.data.get(_DEFINITIONS, {}))

    @property
    def findings(self) -> list[Diagnostic]:
        return self.scope.findings

    def parse(self, agency: Agency, decree: Decree) -> Standard | None:
        """Return the standard, or None when there are findings."""
        reading = Reading(self.source, self.scope, self.shared, self.regulations)
        hours = StandardDocument.keys["hours"]
        if (written := self.source.data.get(hours.name)) is not None:
            agency = with_hours(agency, hours.form.read(written, (hours.name,), reading), reading)
        self.scope.calendar = agency.clock.calendar
        self.document = StandardDocument.read(self.source.data, (), reading)
        if not self.findings:
            self.findings.extend(wrong_references(self.document, self.sources))
        if self.findings:
            return None
        requirements = self.document.delivery.requirements.items
        return Standard(
            document=self.document,
            agency=agency,
            decree=decree,
            taken_over={Component(name): content for name, content in reading.taken_over.items()},
            facts=self.scope.facts,
            working_durations=tuple(self.scope.working_durations),
            vocabulary=Vocabulary(_WithEmptyLists(self.vocabulary, requirements)),
            written=WrittenStandard(dict(self._components()), self.scope.definitions),
        )

    def _components(self) -> Iterator[tuple[str, Json]]:
        """Yield each component as it is written, shared parts in their places."""
        for field, group in (("delivery", Delivery), ("management", Management)):
            place = self.document.place(field)
            for key in group.keys.values():
                data = self.source.data[place.path[-1]][key.name]
                written = Written(data, self.source, place.under(key.name).path)
                yield key.name, self.shared.in_place(key.name, written)


class _WithEmptyLists(Mapping[str, FactDefinition]):
    """The vocabulary in which a list may have no items, unless it says otherwise.

    Nor may one of which something is asked of each item: that there are none would meet it, and is a slip.
    """

    def __init__(self, vocabulary: Vocabulary, requirements: Iterable[Requirement]) -> None:
        conditions = [c for r in requirements for c in (r.guard, r.condition) if c is not None]
        self._each = {one.item.id for c in conditions for one in leaves(c) if isinstance(one, EachOf)}
        self._vocabulary = vocabulary

    def __getitem__(self, name: str) -> FactDefinition:
        definition = self._vocabulary[name]
        free = definition.kind is Kind.LIST and definition.least is None and name not in self._each
        return definition.replace(least=0) if free else definition

    def __iter__(self) -> Iterator[str]:
        return iter(self._vocabulary)

    def __len__(self) -> int:
        return len(self._vocabulary)
