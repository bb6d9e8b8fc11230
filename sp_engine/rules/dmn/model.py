"""A decision model: what is put in, what is decided, and on what authority; plain data.

A name is unique within a model.  Which input and which decision a decision needs follows from its logic.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sp_engine.rules.dmn.stated_values import ItemType
from sp_engine.rules.dmn.verdict import Logic

MODEL_NAMESPACE: Final = "https://www.omg.org/spec/DMN/20230324/MODEL/"
FEEL_NAMESPACE: Final = "https://www.omg.org/spec/DMN/20230324/FEEL/"


class ModelInput(NamedTuple):
    """Something that is put in, or left null."""

    name: str
    type: ItemType
    description: str


class Source(NamedTuple):
    """A decree or regulation on which decisions rest."""

    name: str
    title: str


class ModelDecision(NamedTuple):
    """A decision, of which the result is of a type."""

    name: str
    type: ItemType
    question: str
    description: str
    logic: Logic
    sources: tuple[Source, ...] = ()


class DecisionModel(NamedTuple):
    """A standard as decisions; `namespace` tells it from any other."""

    name: str
    title: str
    namespace: str
    description: str
    exporter: str
    exporter_version: str
    inputs: tuple[ModelInput, ...]
    decisions: tuple[ModelDecision, ...]
