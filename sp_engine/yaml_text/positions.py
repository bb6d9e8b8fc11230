"""Where every key and value of a YAML text stands, and what strict YAML refuses in it.

In comes a text; out come its data, a span for every path, and a finding for everything that is YAML but not
allowed here.  Only findings need it: regular text is read without it (see `source`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml

from sp_engine.words import Diagnostic, Span
from sp_engine.words.messages import yaml_mistakes
from sp_engine.yaml_text.parser import LOADER
from sp_engine.yaml_text.parser_departures import departures
from sp_engine.yaml_text.strict_yaml import (
    CURLY,
    FOREIGN_BREAK,
    MAX_DEPTH,
    MOST_FINDINGS,
    DataPath,
    Json,
    SourceError,
    line_of,
    plain,
    with_our_lines,
)


def positions_in(text: str, name: str) -> Positions:
    """Return where the keys and values of a text stand, as far as it can be read."""
    positions = Positions(with_our_lines(text.replace("\t", " ")), name)
    with suppress(yaml.YAMLError, SourceError, RecursionError):
        positions.run()
    return positions


def data_or_refusals(text: str, name: str) -> tuple[Json, list[Diagnostic]]:
    """Return what a text says, and why it is no strict YAML, if it is none."""
    positions = Positions(with_our_lines(text), name)
    try:
        positions.find_foreign_breaks(text)
        positions.run()
        positions.compare_with_standard()
    except SourceError:
        pass
    except yaml.YAMLError as error:
        # Imported only here: whoever waits for an answer has a text that is YAML.
        from sp_engine.yaml_text.syntax.diagnosis import syntax_findings

        broken = syntax_findings(error, positions.text, name)
        lines = {finding.span.line for finding in broken if finding.span}
        kept = [finding for finding in positions.findings if finding.span and finding.span.line not in lines]
        return None, kept + broken
    except RecursionError:
        positions.findings.append(Diagnostic("SP109", name, values={"depth": str(MAX_DEPTH)}))
    return positions.data, positions.findings


class Positions:
    """Turns the parser's events into data and spans, in one pass."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.data: Json = None
        self.keys: dict[DataPath, Span] = {}
        self.values: dict[DataPath, Span] = {}
        self.findings: list[Diagnostic] = []
        self.events: Iterator[Any] = iter(())
        self._anchors: set[str] = set()

    def run(self) -> None:
        self.events = yaml.parse(self.text, Loader=LOADER)
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report("SP106", _span(event))
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.data = self._node(event, (), 0)
        if documents == 0:
            self.findings.append(Diagnostic("SP110", self.name))

    def find_foreign_breaks(self, written: str) -> None:
        """Report what only some readers take for the end of a line."""
        for found in FOREIGN_BREAK.finditer(written):
            at = found.start()
            line, column = written.count("\n", 0, at) + 1, at - written.rfind("\n", 0, at)
            character = f"U+{ord(found[0]):04X}"
            self._report("SP119", Span(line, column, line, column + 1), " ", character=character)

    def compare_with_standard(self) -> None:
        """Report what the parser accepted or read otherwise than YAML 1.2 does."""
        for span, problem, advice in departures(self.text):
            excerpt = line_of(self.text, span.line)
            values = {"problem": problem}
            self.findings.append(Diagnostic("SP101", self.name, span, values, None, excerpt, advice))

    def _node(self, event: Any, path: DataPath, depth: int) -> Json:
        if depth > MAX_DEPTH:
            self._report("SP109", _span(event), depth=str(MAX_DEPTH))
            raise SourceError(self.findings)
        if event.anchor is not None and event.anchor not in self._anchors:
            self._anchors.add(event.anchor)  # an anchor and its aliases are one slip
            self._report("SP104", _span(event), anchor=str(event.anchor))
        if isinstance(event, yaml.AliasEvent):
            return None
        if event.tag is not None:
            self._report("SP105", _span(event), tag=str(event.tag).replace("tag:yaml.org,2002:", "!!"))
        if isinstance(event, yaml.ScalarEvent):
            self.values[path] = _span(event)
            if not event.implicit[0] or event.style:
                return event.value
            if curly := re.fullmatch(f"[{CURLY}](.*)[{CURLY}]", event.value):
                self._report("SP116", _span(event), f'"{curly[1]}"', given=event.value)
            return plain(event.value)
        start = event.start_mark
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Json] = []
            for child in self.events:
                if isinstance(child, yaml.SequenceEndEvent):
                    self._close(path, start, child)
                    return items
                items.append(self._node(child, (*path, len(items)), depth + 1))
        return self._mapping(path, event, depth)

    def _mapping(self, path: DataPath, opening: Any, depth: int) -> dict[str, Json]:
        mapping: dict[str, Json] = {}
        torn = False  # by a comma, within braces, in the middle of a text or number
        for child in self.events:
            if isinstance(child, yaml.MappingEndEvent):
                self._close(path, opening.start_mark, child)
                break
            if not isinstance(child, yaml.ScalarEvent):
                if opening.flow_style and isinstance(child, yaml.MappingStartEvent):
                    self._report_open_brace(opening)
                else:
                    self._report("SP113", _span(child))
                self._node(child, (*path, "?"), depth + 1)
                self._node(next(self.events), (*path, "?"), depth + 1)
                continue
            key, span = child.value, _span(child)
            if not key and not child.style:
                self._report("SP113", span)
            if child.anchor is not None:
                self._report("SP104", span, anchor=str(child.anchor))
            if child.tag is not None:
                self._report("SP105", span, tag=str(child.tag))
            inner, value = (*path, key), next(self.events)
            if opening.flow_style and _is_torn_off(key, value):
                if not torn:
                    self._report("SP117", span, given=key)
                torn = True
                continue
            if key in mapping:
                self._report("SP103", span, key_name=key, line=str(self.keys[inner].line))
                self._node(value, (*path, f"{key} "), depth + 1)
                continue
            self.keys[inner] = span
            mapping[key] = None
            mapping[key] = self._node(value, inner, depth + 1)
        return mapping

    def _report_open_brace(self, opening: Any) -> None:
        """Report a brace that was not closed before another one, which stands where a key should."""
        start = opening.start_mark
        span = Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
        values = {"problem": yaml_mistakes.OPEN_BRACKET.fill(bracket="{")}
        excerpt, advice = line_of(self.text, span.line), yaml_mistakes.CLOSE_BRACE
        self.findings.append(Diagnostic("SP101", self.name, span, values, None, excerpt, advice))

    def _close(self, path: DataPath, start: Any, end_event: Any) -> None:
        end = end_event.end_mark
        self.values[path] = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _report(self, code: str, span: Span, suggestion: str | None = None, **values: str) -> None:
        excerpt = line_of(self.text, span.line)
        self.findings.append(Diagnostic(code, self.name, span, values, suggestion, excerpt))
        if len(self.findings) >= MOST_FINDINGS:
            self.findings.append(Diagnostic("SP118", self.name, values={"most": str(MOST_FINDINGS)}))
            raise SourceError(self.findings)


def _is_torn_off(key: str, value: Any) -> bool:
    """Whether a key is the end of a text or number with a comma in it: it has no value, not even a colon."""
    nothing = isinstance(value, yaml.ScalarEvent) and value.value == "" and not value.style
    return nothing and (" " in key or key[:1].isdigit())


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
