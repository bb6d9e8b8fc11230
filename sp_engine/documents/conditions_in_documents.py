"""Conditions as parts of a document: what must hold (*syarat*) and when a part applies at all (*penjaga*).

In come data that fit the schema; out come trees, or nothing after a finding.  What conditions mean and how
their keys are read, `conditions` knows; what an editor says of each key stands in `condition_schema`.
"""

from __future__ import annotations

from collections.abc import Mapping

from sp_engine.conditions import Condition, parse_condition, parse_definitions
from sp_engine.documents.basic_forms import FILE, NAME
from sp_engine.documents.forms import ByName, Form, Schema, reference
from sp_engine.documents.reading import Reading
from sp_engine.yaml_text import DataPath, Json


class ConditionForm(Form[Condition]):
    """*Syarat*; as a *penjaga* it takes facts at face value and asks for no documents."""

    def __init__(self, definition: str, *, guard: bool) -> None:
        self.definition, self.guard = definition, guard

    def read(self, data: Json, path: DataPath, reading: Reading) -> Condition:
        # INVARIANT: None only after a finding.
        return parse_condition(data, path, reading.scope, guard=self.guard)  # type: ignore[return-value]

    def schema(self, file: str) -> Schema:
        return reference(FILE, self.definition, file)


class DefinitionsForm(Form[Mapping[str, Condition]]):
    """*Definisi*: guards by name, for other conditions to name; the reading's scope holds them already."""

    def read(self, data: Json, path: DataPath, reading: Reading) -> Mapping[str, Condition]:  # noqa: ARG002
        parse_definitions(reading.scope)
        read = reading.scope.read
        return {name: known for name in data if (known := read[name, True]) is not None}

    def schema(self, file: str) -> Schema:
        return ByName(NAME, GUARD).schema(file)


CONDITION = ConditionForm("syarat", guard=False)
GUARD = ConditionForm("penjaga", guard=True)
ITEM_GUARDED = (
    "jika",
    ConditionForm("penjagaIsi", guard=True),
    "Jika",
    "Baris ini berlaku bagi butir yang memenuhi syarat ini.",
)
GUARDED = ("jika", GUARD, "Jika", "Bagian ini hanya berlaku bila syarat ini terpenuhi.")
DEFINITIONS = DefinitionsForm()
