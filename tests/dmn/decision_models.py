"""Decision models read back from their XML, as strictly as the schema of DMN 1.5 would and stricter.

The schema of the Object Management Group is not ours to ship.  What is read here has its elements in the
order of the schema, names that are FEEL's and unique, references that lead somewhere, and no circles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree

MODEL = "https://www.omg.org/spec/DMN/20230324/MODEL/"
ORDER = {
    "definitions": ("description", "itemDefinition", "knowledgeSource", "inputData", "decision"),
    "itemDefinition": ("description", "typeRef", "allowedValues", "itemComponent"),
    "itemComponent": ("description", "typeRef", "allowedValues", "itemComponent"),
    "allowedValues": ("text",),
    "knowledgeSource": (),
    "inputData": ("description", "variable"),
    "decision": (
        "description",
        "question",
        "allowedAnswers",
        "variable",
        "informationRequirement",
        "authorityRequirement",
        "literalExpression",
        "context",
    ),
    "informationRequirement": ("requiredInput", "requiredDecision"),
    "authorityRequirement": ("requiredAuthority",),
    "context": ("contextEntry",),
    "contextEntry": ("variable", "literalExpression"),
    "literalExpression": ("text",),
}
"""What stands in each element, in this order."""
MANY = {
    "itemDefinition",
    "itemComponent",
    "knowledgeSource",
    "inputData",
    "decision",
    "informationRequirement",
    "authorityRequirement",
    "contextEntry",
}
ATTRIBUTES = {
    "definitions": {
        "id",
        "name",
        "label",
        "namespace",
        "expressionLanguage",
        "typeLanguage",
        "exporter",
        "exporterVersion",
    },
    "itemDefinition": {"id", "name", "isCollection"},
    "itemComponent": {"name", "isCollection"},
    "knowledgeSource": {"id", "name"},
    "inputData": {"id", "name"},
    "decision": {"id", "name"},
    "variable": {"name", "typeRef"},
    "requiredInput": {"href"},
    "requiredDecision": {"href"},
    "requiredAuthority": {"href"},
}
OF_FEEL = {"string", "number", "boolean", "date", "date and time"}


class ReadDecision(NamedTuple):
    """A decision as it stands in a document; the result is the entry without a name."""

    name: str
    question: str
    description: str
    needs: tuple[str, ...]
    entries: tuple[tuple[str | None, str], ...]


class ReadModel(NamedTuple):
    """A decision model; `decisions` stand behind those that they need."""

    description: str
    inputs: tuple[str, ...]
    decisions: tuple[ReadDecision, ...]


def read_model(xml: str) -> ReadModel:
    """Return a decision model; fails where its document is not as it should be."""
    root = ElementTree.fromstring(xml)
    assert root.tag == f"{{{MODEL}}}definitions"
    _check(root)
    _check_types(root)
    names = [element.attrib["name"] for element in root if _tag(element) in ("inputData", "decision")]
    assert len(names) == len({*names})
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]*", name) for name in names)
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len({*ids})
    inputs = tuple(_named(root, "inputData"))
    decisions = {element.attrib["name"]: _decision(element, root) for element in _all(root, "decision")}
    needed = {need for decision in decisions.values() for need in decision.needs}
    assert needed >= {*inputs}, "an input that no decision needs"
    return ReadModel(_text(root, "description"), inputs, tuple(_ordered(decisions, inputs)))


def _check(element: ElementTree.Element) -> None:
    tag = _tag(element)
    assert element.tag == f"{{{MODEL}}}{tag}"
    assert element.attrib.keys() <= ATTRIBUTES.get(tag, set()), (tag, element.attrib)
    order = ORDER.get(tag, ())
    places = [order.index(_tag(child)) for child in element]
    assert places == sorted(places), (tag, [_tag(child) for child in element])
    for child in element:
        assert _tag(child) in MANY or len(_all(element, _tag(child))) == 1, (tag, _tag(child))
        _check(child)
    if not len(element) and tag not in ATTRIBUTES:
        assert element.text, tag


def _check_types(root: ElementTree.Element) -> None:
    defined = [*_named(root, "itemDefinition")]
    assert len(defined) == len({*defined})
    assert not OF_FEEL & {*defined}
    used = [element.text or "" for element in root.iter(f"{{{MODEL}}}typeRef")]
    used += [element.attrib["typeRef"] for element in root.iter() if "typeRef" in element.attrib]
    assert {*used} <= OF_FEEL | {*defined}
    assert {*defined} <= {*used}
    for element in root.iter():
        if _tag(element) in ("itemDefinition", "itemComponent"):
            assert bool(_all(element, "typeRef")) != bool(_all(element, "itemComponent"))


def _decision(element: ElementTree.Element, root: ElementTree.Element) -> ReadDecision:
    name = element.attrib["name"]
    [variable] = _all(element, "variable")
    assert variable.attrib["name"] == name
    needs = []
    for requirement in _all(element, "informationRequirement"):
        [needed] = requirement
        kind = {"requiredInput": "inputData", "requiredDecision": "decision"}[_tag(needed)]
        assert needed.attrib["href"].removeprefix("#") in _named(root, kind)
        needs.append(needed.attrib["href"].removeprefix("#"))
    for requirement in _all(element, "authorityRequirement"):
        [needed] = requirement
        assert needed.attrib["href"].removeprefix("#") in _ids(root, "knowledgeSource")
    assert len(needs) == len({*needs})
    entries: list[tuple[str | None, str]] = []
    for context in _all(element, "context"):
        for entry in _all(context, "contextEntry"):
            variables = [one.attrib["name"] for one in _all(entry, "variable")]
            entries.append((variables[0] if variables else None, _text(entry, "literalExpression", "text")))
    if not entries:
        entries = [(None, _text(element, "literalExpression", "text"))]
    assert [one for one, _ in entries].index(None) == len(entries) - 1
    assert not {one for one, _ in entries} & {*needs}
    return ReadDecision(
        name, _text(element, "question"), _text(element, "description"), tuple(needs), tuple(entries)
    )


def _ordered(decisions: dict[str, ReadDecision], inputs: Sequence[str]) -> Iterator[ReadDecision]:
    known, waiting = {*inputs}, dict(decisions)
    while waiting:
        ready = [one for one in waiting.values() if {*one.needs} <= known]
        assert ready, f"decisions that need each other: {[*waiting]}"
        for one in ready:
            yield waiting.pop(one.name)
            known.add(one.name)


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(element: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return element.findall(f"{{{MODEL}}}{tag}")


def _named(root: ElementTree.Element, tag: str) -> list[str]:
    return [element.attrib["name"] for element in _all(root, tag)]


def _ids(root: ElementTree.Element, tag: str) -> list[str]:
    return [element.attrib["id"] for element in _all(root, tag)]


def _text(element: ElementTree.Element, *tags: str) -> str:
    for tag in tags:
        [element] = _all(element, tag)
    assert element.text
    return element.text
