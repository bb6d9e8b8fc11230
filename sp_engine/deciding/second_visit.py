"""What is asked again when an applicant comes back: what was lacking or not in order the last time.

In come facts as data and the needs of the decision on them; out come the facts without what those needs are
about, so that an interview asks for it again.  Knows nothing of registers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from sp_engine.deciding.to_supply import Need, NeedAll, NeedAny, NeedDocument, NeedFact, NeedIf
from sp_engine.facts import LIST_MARK


def asked_again(data: Mapping[str, Any], needs: Need | None) -> dict[str, Any]:
    """Return facts as data without what was needed: of a document that is there, what was amiss in it."""
    facts = {**data}
    for name in _names(needs, data) if needs is not None else ():
        facts = _without(facts, name)
    return facts


def _names(need: Need, data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a need is about, as facts are named."""
    match need:
        case NeedFact(leaf):
            yield leaf.item.id
        case NeedDocument(document, attributes):
            if attributes and isinstance(_stated(data, document.item.id), Mapping):
                yield from (leaf.item.id for leaf in attributes)
            else:
                yield document.item.id
        case NeedAll(parts) | NeedAny(parts):
            for part in parts:
                yield from _names(part, data)
        case NeedIf(_, _, then):
            yield from _names(then, data)
        case _ as never:
            assert_never(never)


def _stated(data: Mapping[str, Any], name: str) -> Any:
    if LIST_MARK not in name:
        return data.get(name)
    whole, number, field = name.split(LIST_MARK, 2)
    items = data.get(whole)
    return items[int(number) - 1].get(field) if isinstance(items, list) else None


def _without(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return facts as data without one: a fact, `document.attribute`, or `list/number/field`."""
    if LIST_MARK in name:
        whole, number, field = name.split(LIST_MARK, 2)
        items = data.get(whole)
        if not isinstance(items, list):
            return {**data}
        at = int(number) - 1
        return {**data, whole: [*items[:at], _without(items[at], field), *items[at + 1 :]]}
    document, _, attribute = name.partition(".")
    known = data.get(document)
    if not attribute:
        return {key: value for key, value in data.items() if key != name}
    if not isinstance(known, Mapping):
        return {**data}
    return {**data, document: {key: value for key, value in known.items() if key != attribute}}
