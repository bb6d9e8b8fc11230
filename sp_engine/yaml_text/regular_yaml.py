"""Regular YAML becomes data quickly; what is irregular is read once more, slowly, to say what and where.

In comes a text; out come its data, or `SourceError` with every finding.  Knows nothing of positions: who asks
where something stands has the text read again (`positions`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from sp_engine.yaml_text.parser import LOADER
from sp_engine.yaml_text.parser_departures import block_scalar_departs, may_depart
from sp_engine.yaml_text.positions import data_or_refusals
from sp_engine.yaml_text.strict_yaml import CURLY, MAX_DEPTH, Json, SourceError, has_foreign_break, plain


def yaml_data(text: str, name: str) -> Json:
    """Return what strict YAML says.  Raises `SourceError` with every finding."""
    ended = text if text.endswith("\n") else f"{text}\n"  # the last line is one like every other
    try:
        return _data(ended)
    except (_IrregularError, yaml.YAMLError, RecursionError):
        data, findings = data_or_refusals(ended, name)
    if findings:
        raise SourceError(findings)
    return data


class _IrregularError(Exception):
    """Something that strict YAML may refuse; the slow reading says whether, what and where."""


def _data(text: str) -> Json:
    """Return the data of regular YAML quickly, without positions."""
    if may_depart(text) or has_foreign_break(text):
        raise _IrregularError
    loader = LOADER(text)
    try:
        take = loader.get_event
        take()  # the stream begins
        if type(take()) is not yaml.DocumentStartEvent:
            raise _IrregularError
        data = _node(take(), take, 0, text)
        take()  # the document ends
        if type(take()) is not yaml.StreamEndEvent:
            raise _IrregularError
        return data
    finally:
        loader.dispose()


def _node(event: Any, take: Callable[[], Any], depth: int, text: str) -> Json:
    kind = type(event)
    if depth > MAX_DEPTH or kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
        raise _IrregularError
    if kind is yaml.ScalarEvent:
        if event.style or not event.implicit[0]:
            if event.style in ("|", ">"):
                if block_scalar_departs(text, event):
                    raise _IrregularError
            elif event.start_mark.line != event.end_mark.line:
                raise _IrregularError
            return event.value
        if event.value and (event.value[0] in CURLY or event.value == "-"):
            raise _IrregularError
        return plain(event.value)
    if kind is yaml.SequenceStartEvent:
        items = []
        while type(child := take()) is not yaml.SequenceEndEvent:
            items.append(_node(child, take, depth + 1, text))
        if event.flow_style and _is_spread(event, child):
            raise _IrregularError
        return items
    mapping: dict[str, Json] = {}
    while type(child := take()) is not yaml.MappingEndEvent:
        if type(child) is not yaml.ScalarEvent or child.anchor or child.tag or child.value in mapping:
            raise _IrregularError
        value = _node(take(), take, depth + 1, text)
        if (
            value is None or not child.value
        ) and not child.value.isidentifier():  # perhaps half of a text with a comma in it
            raise _IrregularError
        mapping[child.value] = value
    if event.flow_style and _is_spread(event, child):
        raise _IrregularError
    return mapping


def _is_spread(begin: Any, end: Any) -> bool:
    return bool(begin.start_mark.line != end.end_mark.line)
