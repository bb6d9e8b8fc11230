"""A decree in parts: what each is, and how the lines come into them one after another.

In come what a line or row was found to be (a service's name, a component's label, text); out come the parts.
A component that comes again begins the next service, whose heading is then taken back from what was before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sp_engine.documents import Component
from sp_engine.importing.label_words import alike, number_before, words_of
from sp_engine.importing.numbered import next_number
from sp_engine.importing.service_headings import (
    considers,
    heading_in,
    heading_name,
    may_name,
    same_name,
    titled,
)
from sp_engine.importing.source_blocks import Line, Stretch, part_of

LOOK_BACK = 8
"""So many lines before a component may head its service; and so many sign."""


@dataclass(slots=True)
class ServicePart:
    """One service as the file has it: how it is headed, and the lines of each component.

    `guessed`: the heading, of no component that is known, below which some of a component's lines stand.
    """

    heading: list[Line] = field(default_factory=list)
    name: str = ""
    components: dict[Component, list[Line]] = field(default_factory=dict)
    labels: list[Stretch] = field(default_factory=list)
    guessed: dict[Component, str] = field(default_factory=dict)

    @property
    def first(self) -> Component | None:
        return next(iter(self.components), None)


@dataclass(slots=True)
class DecreeParts:
    """A decree in parts.

    `layout`: headings and labels, which say nothing themselves; `signatures`: whoever signed, and where;
    `agency_complaints`: where one complains to the whole agency; `loose`: other lines between the services.
    """

    head: list[Line] = field(default_factory=list)
    services: list[ServicePart] = field(default_factory=list)
    layout: list[Line] = field(default_factory=list)
    signatures: list[Line] = field(default_factory=list)
    agency_complaints: list[Line] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)


def lines_of_services(parts: DecreeParts) -> Iterator[Line]:
    """Yield every line that a component of a service has."""
    for service in parts.services:
        for lines in service.components.values():
            yield from lines


class PartsInReading:
    """The parts as far as they were read: which service and component the next line belongs to."""

    def __init__(self) -> None:
        self.parts = DecreeParts()
        self.service: ServicePart | None = None
        self.component: Component | None = None
        self.label_rest: tuple[str, ...] = ()
        self.label_number = ""
        self.signing, self.signed = False, 0
        self.whole_agency = False
        self._in_rows: set[int] = set()

    @property
    def first(self) -> Component | None:
        """The component with which the service began."""
        return self.service.first if self.service is not None else None

    def guess(self, number: str, heading: str) -> None:
        """Remember a heading of no known component, if its number is what the next label would have."""
        follows = self.label_number and number == next_number(self.label_number)
        if self.service is not None and self.component is not None and follows:
            self.service.guessed.setdefault(self.component, heading)
            self.label_number = number

    def sign(self, *, signed: int = 0) -> None:
        """Say that what follows is of a signature, of which so many lines are read."""
        self.signing, self.signed = True, signed

    def announce(self, name: str, lines: list[Line]) -> None:
        """Begin the service that is named, or go back to it."""
        known = next((s for s in self.parts.services if s.name and same_name(s.name, name)), None)
        if known is not None:
            self._cut_off_heading()
            self.service, self.component = known, None
            self.parts.layout += lines
        else:
            self.new_service()
            assert self.service is not None
            self.service.name = name
            self.service.heading += lines
        self.signing = False

    def begin(self, component: Component, label: Sequence[Line], rest: tuple[str, ...] = ()) -> None:
        """Begin a component; one that the service has already begins the next service."""
        if self.service is None or (component in self.service.components and component is not self.component):
            self.new_service()
        assert self.service is not None
        self._take_back_label(rest)
        self.service.components.setdefault(component, [])
        self.service.labels += [line.at for line in label]
        self.parts.layout += label
        self.component, self.label_rest, self.signing = component, rest, False
        self.label_number = number_before(label[0].text) if label else ""

    def _take_back_label(self, rest: tuple[str, ...]) -> None:
        """Take back a line of a scan that is the rest of this label, and was read before its beginning."""
        before = self.service.components.get(self.component, []) if self.service and self.component else []
        if len(before) > 1 and before[-1].misread and rest:
            words = words_of(before[-1].text)
            if words and all(any(alike(word, other) for other in rest) for word in words):
                self.parts.layout.append(before.pop())

    def take(self, lines: Sequence[Line], *, in_row: bool = False) -> None:
        """Give lines to the component that is being read, or to the head."""
        if in_row:
            self._in_rows.update(id(line) for line in lines)
            self.signing = False
        if self.service is None:
            self.parts.head += lines
        elif self.signing:
            self.signed += 1
            self.whole_agency = False
            (self.parts.signatures if self.signed <= LOOK_BACK else self.parts.loose).extend(lines)
        elif self.whole_agency:
            self.parts.agency_complaints += lines
        elif self.component is None:
            self.service.heading += lines
        else:
            self.service.components[self.component] += lines

    def take_rest(self, line: Line, end: int) -> None:
        """Give what stands in a line behind its label to the component."""
        rest = line.text[end:]
        lead = len(rest) - len(rest.lstrip(" :|]["))
        if rest[lead:].strip():
            self.take([part_of(line, end + lead, len(line.text))])

    def new_service(self) -> None:
        """Begin a service, with the lines before that head it."""
        self.whole_agency = False
        heading = self._heading_after_signature() or self._cut_off_heading()
        self.service, self.component = ServicePart(heading), None
        self.service.name = heading_name(heading)
        self.parts.services.append(self.service)

    def _heading_after_signature(self) -> list[Line]:
        """Take back the heading of the next service where it stands below a signature."""
        if not self.signing:
            return []
        for closing in (self.parts.loose, self.parts.signatures):
            lines = closing[-LOOK_BACK:]
            first = heading_in(lines, len(self.parts.services) + 1)
            if first is not None:
                del closing[len(closing) - (len(lines) - first) :]
                return lines[first:]
        return []

    def _cut_off_heading(self) -> list[Line]:
        """Take back the lines at the end that head the next service, and those that belong to neither."""
        lines = self.parts.head
        if self.service is not None:
            if self.component is None:
                return []
            lines = self.service.components[self.component]
        trailing = 0
        while trailing < len(lines) and id(lines[-1 - trailing]) not in self._in_rows:
            trailing += 1
        if trailing == len(lines):
            trailing = min(trailing, LOOK_BACK)
        tail = lines[len(lines) - trailing :]
        first = heading_in(tail, len(self.parts.services) + 1)
        if first is None and tail and self.service is None and titled(tail[-1]):
            first = len(tail) - 1
        if first is None and tail and self.service is None and not any(map(considers, lines)):
            first = len(tail) - 1 if may_name(tail[-1].text) else None
        if first is None:
            return []
        del lines[len(lines) - (len(tail) - first) :]
        return tail[first:]
