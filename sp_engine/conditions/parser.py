"""From the catalogue's nested keys to a condition tree, with a finding for everything that has no meaning.

In comes JSON data that fits the schema, its path in a source, and a `Scope`; out comes a condition, or None
after at least one finding.  Knows nothing about the rest of a standard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sp_engine.conditions.advice import (
    attributes_of,
    counted,
    defined,
    fields_of,
    for_stray,
    like_this,
    of_kind,
)
from sp_engine.conditions.comparison_parser import parse_comparisons, report_misfit
from sp_engine.conditions.grammar import (
    ALL_OF,
    ANY_OF,
    ATTRIBUTE_KEY,
    ATTRIBUTES_KEY,
    COUNT_KEY,
    DEFINITION_KEY,
    DEFINITIONS_KEY,
    DOCUMENT_KEY,
    EACH_KEY,
    FACT_KEY,
    FIELD_DOCUMENT_KEY,
    FIELD_KEY,
    MEETING_KEY,
    SOME_KEY,
    WHICH_KEY,
)
from sp_engine.conditions.operators import AT_LEAST, OPERATORS
from sp_engine.conditions.scope import Scope
from sp_engine.conditions.tree import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Defined,
    Document,
    EachOf,
    Said,
    SomeOf,
    item_of,
)
from sp_engine.facts import FactDefinition, Kind, own_name, shown
from sp_engine.words import nearest
from sp_engine.yaml_text import DataPath

_BESIDE: Mapping[str, tuple[str, ...]] = {
    ALL_OF: (),
    ANY_OF: (),
    DEFINITION_KEY: (),
    EACH_KEY: (MEETING_KEY, *OPERATORS),
    SOME_KEY: (MEETING_KEY, *OPERATORS),
    COUNT_KEY: (WHICH_KEY, *OPERATORS),
    FIELD_DOCUMENT_KEY: (ATTRIBUTES_KEY, *OPERATORS),
    DOCUMENT_KEY: (ATTRIBUTES_KEY, *OPERATORS),
    FIELD_KEY: (ATTRIBUTES_KEY, *OPERATORS),
    FACT_KEY: (ATTRIBUTES_KEY, *OPERATORS),
}
"""Which keys are read beside what a condition is about, or refused there with better words."""


def parse_definitions(scope: Scope) -> None:
    """Read every named definition, so that each mistake in one is found, used or not."""
    for name in scope.definitions:
        if _defined(name, scope, guard=True) is None:
            _report_circle(name, scope)


def parse_condition(
    data: Mapping[str, Any], path: DataPath, scope: Scope, *, guard: bool = False
) -> Condition | None:
    """Return the condition that `data` states; `guard` reads facts at face value and refuses documents."""
    if any(_is_stray(key, data, path, scope) for key in data):
        return None
    if ALL_OF in data:
        parts = _parts(data[ALL_OF], (*path, ALL_OF), scope, guard)
        return None if parts is None else AllOf(parts, scope.place(path))
    if ANY_OF in data:
        parts = _parts(data[ANY_OF], (*path, ANY_OF), scope, guard)
        return None if parts is None else AnyOf(parts, scope.place(path))
    if DEFINITION_KEY in data:
        return _definition(data[DEFINITION_KEY], path, scope, guard)
    for key in (EACH_KEY, SOME_KEY, COUNT_KEY):
        if key in data:
            return _of_items(data, key, path, scope, guard)
    if FIELD_DOCUMENT_KEY in data or DOCUMENT_KEY in data:
        return _document(data, path, scope)
    return _fact(data, path, scope, guard)


def _is_stray(key: str, data: Mapping[str, Any], path: DataPath, scope: Scope) -> bool:
    """Report a key that what the condition is about does not know; nothing that is written goes unread."""
    subject = next(name for name in _BESIDE if name in data)
    if key == subject or key in _BESIDE[subject]:
        return False
    scope.report("SP268", (*path, key), key=True, stray=key, subject=subject, advice=for_stray(key, subject))
    return True


def _of_items(
    data: Mapping[str, Any], key: str, path: DataPath, scope: Scope, guard: bool
) -> Condition | None:
    """Return what is asked of the items of a list: of each, of one, of so many."""
    definition = scope.fact(data[key], (*path, key))
    if definition is None:
        return None
    if definition.kind is not Kind.LIST:
        advice, kind = of_kind(Kind.LIST, scope.vocabulary), definition.kind.value
        scope.report("SP216", (*path, key), advice=advice, fact=definition.id, kind=kind)
        return None
    stray = [name for name in OPERATORS if name in data and (key, name) != (COUNT_KEY, AT_LEAST.key)]
    if stray:
        scope.report("SP262", (*path, stray[0]), key=True, operator=stray[0], list=key)
        return None
    inner: Condition | None = AllOf(())
    asked = WHICH_KEY if key == COUNT_KEY else MEETING_KEY
    if asked in data:
        inner = parse_condition(data[asked], (*path, asked), scope.of_items(definition), guard=guard)
    if inner is None:
        return None
    item, place = item_of(definition, guard=guard), scope.place(path)
    if key == EACH_KEY:
        return EachOf(item, inner, at=place)
    if key == SOME_KEY:
        return SomeOf(item, inner, at=place)
    number, most = data[AT_LEAST.key], definition.most
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        scope.report("SP263", (*path, AT_LEAST.key), fact=definition.id, given=shown(number))
        return None
    if most is not None and number > most:
        scope.report("SP260", (*path, AT_LEAST.key), fact=definition.id, number=str(number), most=str(most))
        return None
    return SomeOf(item, inner, number, Said(key, number, scope.place((*path, AT_LEAST.key))), place)


def _parts(written: list[Any], path: DataPath, scope: Scope, guard: bool) -> tuple[Condition, ...] | None:
    read = [parse_condition(part, (*path, i), scope, guard=guard) for i, part in enumerate(written)]
    known = tuple(part for part in read if part is not None)
    return known if len(known) == len(read) else None


def _definition(name: str, path: DataPath, scope: Scope, guard: bool) -> Condition | None:
    if name not in scope.definitions:
        near, advice = nearest(name, scope.definitions), defined(scope.definitions)
        scope.report("SP217", (*path, DEFINITION_KEY), name=name, suggestion=near, advice=advice)
        return None
    scope.used_definitions.add(name)
    meaning = _defined(name, scope, guard=guard)
    return None if meaning is None else Defined(name, meaning, scope.place(path))


def _defined(name: str, scope: Scope, *, guard: bool) -> Condition | None:
    """Return what a definition states, read once however often it is named."""
    key = (name, guard)
    if key not in scope.read:
        scope.read[key] = None  # what a definition that comes back to itself finds
        scope.read[key] = parse_condition(
            scope.definitions[name], (DEFINITIONS_KEY, name), scope, guard=guard
        )
    return scope.read[key]


def _report_circle(first: str, scope: Scope) -> None:
    """Report the shortest circle through `first`; it is told once, from its first name."""
    chains: dict[str, tuple[str, ...]] = {first: (first,)}
    for name in (waiting := [first]):
        for path, other in _named(scope.definitions[name], (DEFINITIONS_KEY, name)):
            if other == first:
                scope.report("SP225", path, name=first, chain=" → ".join((*chains[name], first)))
                return
            if other > first and other in scope.definitions and other not in chains:
                chains[other] = (*chains[name], other)
                waiting.append(other)


def _named(data: Mapping[str, Any], path: DataPath) -> Iterator[tuple[DataPath, str]]:
    """Yield the definitions that a condition names, and where."""
    for key in (ALL_OF, ANY_OF):
        for i, part in enumerate(data.get(key, ())):
            yield from _named(part, (*path, key, i))
    if DEFINITION_KEY in data:
        yield (*path, DEFINITION_KEY), data[DEFINITION_KEY]


def _document(data: Mapping[str, Any], path: DataPath, scope: Scope) -> Condition | None:
    key = FIELD_DOCUMENT_KEY if FIELD_DOCUMENT_KEY in data else DOCUMENT_KEY
    definition = _looked_at(data, key, path, scope)
    complete = definition is not None
    if definition is not None and definition.kind is not Kind.DOCUMENT:
        _report_kind((*path, key), definition, scope, data)
        complete = False
    stray = [operator for operator in OPERATORS if operator in data]
    if stray and complete and definition is not None:  # one key too many, or several: one slip
        report_misfit((*path, stray[0]), stray[0], definition, scope)
    attributes: list[Comparison] = []
    for i, entry in enumerate(data.get(ATTRIBUTES_KEY, ())):
        inner = (*path, ATTRIBUTES_KEY, i)
        known = (definition.attributes or {}) if definition else {}
        attribute = known.get(entry[ATTRIBUTE_KEY])
        if attribute is None:
            if complete:
                scope.report(
                    "SP211",
                    (*inner, ATTRIBUTE_KEY),
                    attribute=entry[ATTRIBUTE_KEY],
                    document=data[key],
                    suggestion=nearest(entry[ATTRIBUTE_KEY], known),
                    advice=attributes_of(known),
                )
            complete = False
            continue
        leaf = parse_comparisons(
            entry, inner, attribute, item_of(attribute, guard=False), scope, ATTRIBUTE_KEY
        )
        complete = complete and bool(leaf)
        attributes.extend(leaf)
    if definition is None or not complete or stray:
        return None
    return Document(item_of(definition, guard=False), tuple(attributes), scope.place(path))


def _fact(data: Mapping[str, Any], path: DataPath, scope: Scope, guard: bool) -> Condition | None:
    key = FIELD_KEY if FIELD_KEY in data else FACT_KEY
    definition = _looked_at(data, key, path, scope)
    if definition is None:
        return None
    if definition.kind in (Kind.DOCUMENT, Kind.LIST):
        if guard and definition.kind is Kind.DOCUMENT:
            scope.report("SP218", (*path, key), fact=own_name(definition.id))
        else:
            _report_kind((*path, key), definition, scope, data)
        return None
    if ATTRIBUTES_KEY in data:
        report_misfit((*path, ATTRIBUTES_KEY), ATTRIBUTES_KEY, definition, scope)
        return None
    tests = parse_comparisons(data, path, definition, item_of(definition, guard=guard), scope, key)
    if not tests:
        return None
    place = scope.place(path)
    return tests[0].replace(at=place) if len(tests) == 1 else AllOf(tuple(tests), place)


def _report_kind(
    path: DataPath, definition: FactDefinition, scope: Scope, written: Mapping[str, Any]
) -> None:
    """Report a fact that is of another kind than its key wants."""
    kind, name = definition.kind.value, own_name(definition.id)
    if definition.kind is Kind.LIST and (advice := counted(definition, written)) is not None:
        scope.report("SP216", path[:-1], advice=advice, fact=name, kind=kind)
    else:
        scope.report("SP216", path, advice=like_this(definition), fact=name, kind=kind)


def _looked_at(data: Mapping[str, Any], key: str, path: DataPath, scope: Scope) -> FactDefinition | None:
    """Return what a condition is about: a fact, or a field of the list within which it stands."""
    name, whole = data[key], scope.whole
    if key in (FACT_KEY, DOCUMENT_KEY):
        return scope.fact(name, (*path, key))
    fields = {} if whole is None else whole.fields or {}
    if name not in fields:
        list_ = "" if whole is None else whole.id
        near, advice = nearest(name, fields), fields_of(fields)
        scope.report("SP261", (*path, key), field=name, list=list_, suggestion=near, advice=advice)
        return None
    return fields[name]
