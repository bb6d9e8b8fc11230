"""The applicant's facts: from YAML, JSON, a form or Python to checked, typed, immutable values.

In comes a mapping (with a source, when it was a file) and the standard; out come `Facts`, or one
`FactsError` with every problem at once.  Nothing is guessed and nothing is dropped: a fact that the
vocabulary does not know is an error, one that it knows but this service does not use is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, assert_never

from sp_engine.documents import Standard
from sp_engine.facts import (
    FactDefinition,
    FactValue,
    Kind,
    ValueProblem,
    Vocabulary,
    parse_value,
    problem_for,
)
from sp_engine.words import Diagnostic, DiagnosticError, nearest
from sp_engine.yaml_text import Source, type_name

NO_FILE = "fakta"
"""What findings are about where facts were not read from a file."""


class FactsError(DiagnosticError):
    """Facts, or times, that cannot be used; carries every problem at once."""


class Facts(Mapping[str, FactValue]):
    """Typed facts by name; an attribute is `document.attribute`, a document True (handed in) or False.

    They were read for a `service` under a `decree` (its number) and, but for questions, for a `day` of
    application: `decide` refuses them for any other.
    """

    __slots__ = ("_values", "_vocabulary", "day", "decree", "service")

    service: str
    decree: str
    day: date | None

    def __init__(self, values: Mapping[str, FactValue], standard: Standard, day: date | None) -> None:
        self._values = dict(values)
        self._vocabulary = standard.vocabulary
        self.service = standard.service
        self.decree = standard.decree.number
        self.day = day

    def __repr__(self) -> str:
        return f"Facts({', '.join(self._values)})"  # names only: the values are the applicant's own

    def __getitem__(self, name: str) -> FactValue:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def get(self, name: str, default: Any = None) -> FactValue:
        return self._values.get(name, default)

    @property
    def plain(self) -> Mapping[str, FactValue]:
        """The values as a plain dict, for the hot path; not to be changed."""
        return self._values

    def to_dict(self) -> dict[str, Any]:
        """Return the facts as JSON data, in the form in which they can be read again."""
        return facts_as_json(self._values, self._vocabulary)


def facts_as_json(values: Mapping[str, FactValue], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return typed facts as JSON data, in the form in which they can be read again."""
    documents: dict[str, dict[str, Any]] = {}
    result: dict[str, Any] = {}
    for name, typed in values.items():
        value = json_value(vocabulary[name], typed)
        document, _, attribute = name.partition(".")
        if attribute:
            documents.setdefault(document, {})[attribute] = value
        else:
            result[name] = value
    result.update({name: attributes for name, attributes in documents.items() if values.get(name)})
    return result


def json_value(definition: FactDefinition, value: FactValue) -> Any:
    """Return a typed value as JSON data, in the form in which facts are written."""
    match definition.kind:
        case Kind.YES_NO | Kind.NUMBER | Kind.MONEY | Kind.TEXT | Kind.CHOICE | Kind.DOCUMENT:
            return value
        case Kind.DATE:
            return date.fromordinal(value).isoformat()
        case Kind.MOMENT:
            return value.isoformat()
        case Kind.SET:
            return sorted(value)
        case _ as never:
            assert_never(never)


def parse_facts(
    data: object, standard: Standard, received: datetime | None, source: Source | None = None
) -> Facts:
    """Return the typed facts.  Raises `FactsError` with every problem.

    `received` decides the day of application: a date after it is an error, unless the fact may lie in the
    future; without it no date is.  `None` (null) means not stated.
    """
    return FactsReader(standard, received, source).read(data)


class FactsReader:
    """Reads one set of facts and collects what is wrong with it."""

    def __init__(self, standard: Standard, received: datetime | None, source: Source | None) -> None:
        self._standard = standard
        self._vocabulary = standard.vocabulary
        self._zone = standard.agency.zone
        self._day = None if received is None else received.astimezone(self._zone).date()
        self._source = source
        self._problems: list[Diagnostic] = []
        self._values: dict[str, FactValue] = {}

    def read(self, data: object) -> Facts:
        if not isinstance(data, Mapping):
            self._report("SP408", (), given=type_name(data))
            raise FactsError(self._problems)
        for name, written in data.items():
            document, _, attribute = str(name).partition(".")
            if attribute and document in self._vocabulary:
                self._attribute(self._vocabulary[document], attribute, written, (str(name),))
                continue
            definition = self._vocabulary.get(str(name))
            if definition is None:
                near = nearest(str(name), self._standard.facts) or nearest(str(name), self._vocabulary)
                self._report("SP401", (str(name),), key=True, suggestion=near, fact=str(name))
            elif written is None:
                continue
            elif definition.kind is Kind.DOCUMENT:
                self._document(definition, written, (name,))
            else:
                self._value(definition, written, (name,))
        self._refuse_attributes_without_document(data)
        if self._problems:
            raise FactsError(self._problems)
        return Facts(self._values, self._standard, self._day)

    def _document(self, definition: FactDefinition, written: object, path: tuple[str, ...]) -> None:
        if isinstance(written, Mapping):
            self._values[definition.id] = True
            for attribute, value in written.items():
                self._attribute(definition, str(attribute), value, (*path, str(attribute)))
        elif isinstance(written, bool) or written in ("ya", "tidak"):
            self._values[definition.id] = written in (True, "ya")
        else:
            self._problem(problem_for(definition, written), path)

    def _attribute(
        self, document: FactDefinition, attribute: str, written: object, path: tuple[str, ...]
    ) -> None:
        known = document.attributes or {}
        if attribute not in known:
            listed = ", ".join(f"`{name}`" for name in known) or "-"
            near = nearest(attribute, known)
            self._report(
                "SP407",
                path,
                key=True,
                suggestion=near,
                document=document.id,
                attribute=attribute,
                known=listed,
            )
        elif written is not None:
            self._values.setdefault(document.id, True)
            self._value(known[attribute], written, path)

    def _value(self, definition: FactDefinition, written: object, path: tuple[str, ...]) -> None:
        try:
            value = parse_value(definition, written, self._zone)
        except ValueProblem as problem:
            self._problem(problem, path)
            return
        day, dated = self._day, definition.kind is Kind.DATE and not definition.may_be_future
        if dated and day is not None and value > day.toordinal():
            given = date.fromordinal(value).isoformat()
            self._report("SP406", path, fact=definition.id, given=given, day=day.isoformat())
            return
        if self._values.setdefault(definition.id, value) != value:
            self._report("SP416", path, fact=definition.id)

    def _refuse_attributes_without_document(self, data: Mapping[Any, object]) -> None:
        for name in data:
            document, _, attribute = str(name).partition(".")
            if attribute and data[name] is not None and self._values.get(document) is False:
                self._report("SP414", (str(name),), key=True, document=document, attribute=attribute)

    def _problem(self, problem: ValueProblem, path: tuple[str, ...]) -> None:
        found = Diagnostic(problem.code, NO_FILE, None, problem.values, problem.suggestion)
        self._problems.append(found if self._source is None else self._source.place(found, path))

    def _report(self, code: str, path: tuple[str, ...], *, key: bool = False, **values: Any) -> None:
        if self._source is not None:
            self._problems.append(self._source.finding(code, path, key=key, **values))
        else:
            suggestion = values.pop("suggestion", None)
            self._problems.append(Diagnostic(code, NO_FILE, None, values, suggestion))
