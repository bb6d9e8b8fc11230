"""A decision model as DMN 1.5 XML, the same model always the same letters.

Elements stand in the order of the schema of the Object Management Group; every reference leads to an element
of the same document.  A diagram is not written: tools that show one lay it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from sp_engine.rules.dmn.feel import Feel
from sp_engine.rules.dmn.model import (
    FEEL_NAMESPACE,
    MODEL_NAMESPACE,
    DecisionModel,
    ModelDecision,
    ModelInput,
    Source,
)
from sp_engine.rules.dmn.stated_values import ItemType

Element = ElementTree.Element


def xml_of(model: DecisionModel) -> str:
    """Return a model as a document in XML."""
    root = Element(
        "definitions",
        {
            "xmlns": MODEL_NAMESPACE,
            "id": "Model",
            "name": model.name,
            "label": model.title,
            "namespace": model.namespace,
            "expressionLanguage": FEEL_NAMESPACE,
            "typeLanguage": FEEL_NAMESPACE,
            "exporter": model.exporter,
            "exporterVersion": model.exporter_version,
        },
    )
    _text(root, "description", model.description)
    for type_ in _types(model):
        root.append(_item_definition("itemDefinition", type_, identified=True))
    for source in _sources(model):
        ElementTree.SubElement(root, "knowledgeSource", id=source.name, name=source.title)
    inputs = {given.name for given in model.inputs}
    known = inputs | {decision.name for decision in model.decisions}
    for given in model.inputs:
        root.append(_input(given))
    for decision in model.decisions:
        lacking = decision.logic.names - known
        assert not lacking, (decision.name, lacking)
        root.append(_decision(decision, inputs))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _types(model: DecisionModel) -> Iterable[ItemType]:
    """Return the types that have a definition of their own, each once."""
    types = (*(given.type for given in model.inputs), *(decision.type for decision in model.decisions))
    return dict.fromkeys(one for one in types if _is_defined(one))


def _is_defined(type_: ItemType) -> bool:
    return bool(type_.allowed or type_.parts or type_.of_many)


def _sources(model: DecisionModel) -> Iterable[Source]:
    return dict.fromkeys(source for decision in model.decisions for source in decision.sources)


def _item_definition(tag: str, type_: ItemType, *, identified: bool = False) -> Element:
    attributes = {"id": type_.name} if identified else {}
    attributes["name"] = type_.name
    if type_.of_many:
        attributes["isCollection"] = "true"
    element = Element(tag, attributes)
    if type_.told:
        _text(element, "description", type_.told)
    if type_.of:
        _text(element, "typeRef", type_.of)
    if type_.allowed:
        _text(ElementTree.SubElement(element, "allowedValues"), "text", type_.allowed)
    for part in type_.parts:
        element.append(_item_definition("itemComponent", part))
    return element


def _input(given: ModelInput) -> Element:
    element = Element("inputData", id=given.name, name=given.name)
    _text(element, "description", given.description)
    _variable(element, given.name, given.type)
    return element


def _decision(decision: ModelDecision, inputs: set[str]) -> Element:
    element = Element("decision", id=decision.name, name=decision.name)
    _text(element, "description", decision.description)
    _text(element, "question", decision.question)
    if decision.type.allowed:
        _text(element, "allowedAnswers", decision.type.allowed)
    _variable(element, decision.name, decision.type)
    for name in sorted(decision.logic.names, key=lambda name: (name not in inputs, name)):
        needed = ElementTree.SubElement(element, "informationRequirement")
        kind = "requiredInput" if name in inputs else "requiredDecision"
        ElementTree.SubElement(needed, kind, href=f"#{name}")
    for source in decision.sources:
        authority = ElementTree.SubElement(element, "authorityRequirement")
        ElementTree.SubElement(authority, "requiredAuthority", href=f"#{source.name}")
    if not decision.logic.entries:
        element.append(_literal(decision.logic.result))
        return element
    context = ElementTree.SubElement(element, "context")
    for name, value in decision.logic.entries:
        entry = ElementTree.SubElement(context, "contextEntry")
        ElementTree.SubElement(entry, "variable", name=name)
        entry.append(_literal(value))
    ElementTree.SubElement(context, "contextEntry").append(_literal(decision.logic.result))
    return element


def _variable(element: Element, name: str, type_: ItemType) -> None:
    written = type_.name if _is_defined(type_) else type_.of
    ElementTree.SubElement(element, "variable", name=name, typeRef=written)


def _literal(value: Feel) -> Element:
    element = Element("literalExpression")
    _text(element, "text", value.text)
    return element


def _text(parent: Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = text
