"""The applicant's facts: from YAML, JSON, a form or Python to checked, typed, immutable values.

In comes a mapping (with a source, when people wrote it) and the standard; out come `Facts`, or one
`FactsError` with every problem at once.  Nothing is guessed and nothing is dropped: a fact that the
vocabulary does not know is an error, one that it knows but this service does not use is kept, and what was
understood otherwise than it was written is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, assert_never

from sp_engine.documents import Standard
from sp_engine.facts import (
    LIST_MARK,
    MOST_ITEMS,
    UNFINISHED_KEY,
    FactDefinition,
    FactValue,
    Kind,
    ListValue,
    SpokenValue,
    ValueProblem,
    Vocabulary,
    field_of,
    field_of_any,
    in_its_unit,
    list_with_field,
    own_name,
    parse_spoken,
    parse_value,
    problem_for,
    shown,
    states_nothing,
    value_words,
)
from sp_engine.immutable import NamedTuple
from sp_engine.words import Diagnostic, DiagnosticError, Language, nearest
from sp_engine.words.messages import applicant_facts as messages
from sp_engine.words.messages import fact_values
from sp_engine.yaml_text import DataPath, Source, type_name

NO_FILE = "fakta"
"""What findings are about where facts were not read from a file."""


class FactsError(DiagnosticError):
    """Facts, or times, that cannot be used; carries every problem at once."""


class Understood(NamedTuple):
    """What a person wrote in another form, and what it was taken for; no `value` where that is nothing."""

    fact: FactDefinition
    written: str
    value: FactValue | None

    def told(self, language: Language) -> str:
        """Return the sentence that says how it was understood."""
        if self.value is None:
            return fact_values.TAKEN_FOR_NOTHING.say(language, fact=self.fact.id, given=self.written)
        read_as = value_words(self.fact, self.value, language)
        return fact_values.UNDERSTOOD.say(language, fact=self.fact.id, given=self.written, value=read_as)


class Facts(Mapping[str, FactValue]):
    """Typed facts by name; an attribute is `document.attribute`, a document True (handed in) or False.

    They were read for a `service` under a `decree` (its number) and, but for questions, for a `day` of
    application: `decide` refuses them for any other.
    """

    __slots__ = ("_values", "_vocabulary", "day", "decree", "service", "understood")

    service: str
    decree: str
    day: date | None
    understood: tuple[Understood, ...]

    def __init__(
        self,
        values: Mapping[str, FactValue],
        standard: Standard,
        day: date | None,
        understood: Iterable[Understood] = (),
    ) -> None:
        self._values = dict(values)
        self._vocabulary = standard.vocabulary
        self.service = standard.service
        self.decree = standard.decree.number
        self.day = day
        self.understood = tuple(understood)

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


AS_JSON: Final = frozenset({bool, str})
"""Types of which a typed value is JSON data as it is, whatever the kind of its fact."""


def facts_as_json(values: Mapping[str, FactValue], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return typed facts as JSON data, in the form in which they can be read again."""
    documents: dict[str, dict[str, Any]] = {}
    result: dict[str, Any] = {}
    for name, typed in values.items():
        value = typed if type(typed) in AS_JSON else json_value(vocabulary[name], typed)
        document, dot, attribute = name.partition(".")
        if dot:
            documents.setdefault(document, {})[attribute] = value
        else:
            result[name] = value
    if documents:
        result.update({name: attributes for name, attributes in documents.items() if values.get(name)})
    return result


def json_value(definition: FactDefinition, value: FactValue) -> Any:
    """Return a typed value as JSON data, in the form in which facts are written."""
    match definition.kind:
        case Kind.NUMBER:
            number = in_its_unit(definition, value)
            return float(number) if isinstance(number, Decimal) else number
        case Kind.YES_NO | Kind.MONEY | Kind.TEXT | Kind.CHOICE | Kind.DOCUMENT:
            return value
        case Kind.DATE:
            return date.fromordinal(value).isoformat()
        case Kind.MOMENT:
            return value.isoformat()
        case Kind.SET:
            return sorted(value)
        case Kind.LIST:
            items = [_item_as_json(definition, item) for item in value.items]
            return items if value.complete else {UNFINISHED_KEY: items}
        case _ as never:
            assert_never(never)


def _item_as_json(definition: FactDefinition, item: Mapping[str, FactValue]) -> dict[str, Any]:
    """Return what is stated of one item of a list, by the names of its fields."""
    stated = {own_name(name): value for name, value in item.items()}
    return facts_as_json(stated, Vocabulary(definition.fields or {}))


def parse_facts(
    data: object,
    standard: Standard,
    received: datetime | None,
    source: Source | None = None,
    *,
    stated: date | None = None,
) -> Facts:
    """Return the typed facts.  Raises `FactsError` with every problem.

    `received` decides the day of application; a date after it is an error, unless the fact may lie in the
    future or was `stated` on a later visit; without it no date is.  `None` (null), and a text without a
    letter or a digit, mean not stated.
    What a `source` that is no JSON says, and what is laid over one, people wrote: they may also write
    `17/8/2000` or `1,5 juta`.
    """
    return FactsReader(standard, received, source, stated).read(data)


class FactsReader:
    """Reads one set of facts and collects what is wrong with it."""

    def __init__(
        self, standard: Standard, received: datetime | None, source: Source | None, stated: date | None
    ) -> None:
        self._standard = standard
        self._vocabulary = standard.vocabulary
        self._zone = standard.agency.zone
        self._day = None if received is None else received.astimezone(self._zone).date()
        self._latest = self._day if self._day is None or stated is None else max(self._day, stated)
        self._source = source
        self._problems: list[Diagnostic] = []
        self._values: dict[str, FactValue] = {}
        self._understood: list[Understood] = []

    def read(self, data: object) -> Facts:
        if not isinstance(data, Mapping):
            self._report("SP408", (), given=type_name(data))
            raise FactsError(self._problems)
        for name, written in data.items():
            definition = self._defined(str(name).partition(".")[0])
            if definition is None:
                self._unknown(str(name))
            else:
                self._stated(definition, str(name), written, ())
        self._refuse_attributes_without_document(data, (), "")
        if self._problems:
            raise FactsError(self._problems)
        return Facts(self._values, self._standard, self._day, self._understood)

    def _unknown(self, name: str) -> None:
        """Report a name that is no fact's: a field of a list, or perhaps another fact misspelt."""
        whole = list_with_field(name, self._vocabulary)
        if whole is None:
            near = nearest(name, self._standard.facts) or nearest(name, self._vocabulary)
            self._report("SP401", (name,), key=True, suggestion=near, fact=name)
        else:
            advice = messages.FIELD_OF_A_LIST.fill(field=name, list=whole.id)
            self._report("SP401", (name,), key=True, advice=advice, fact=name)

    def _defined(self, name: str) -> FactDefinition | None:
        """Return what a fact is; the names of list items are no names of facts."""
        return None if LIST_MARK in name else self._vocabulary.get(name)

    def _stated(self, definition: FactDefinition, name: str, written: object, path: DataPath) -> None:
        """Read what is stated under a name, that of a fact or `document.attribute`, at a path."""
        attribute, place = name.partition(".")[2], (*path, name)
        if attribute:
            self._attribute(definition, attribute, written, place)
        elif states_nothing(written):
            self._note_nothing(definition, written, place)
        elif definition.kind is Kind.DOCUMENT:
            self._document(definition, written, place)
        elif definition.kind is Kind.LIST:
            self._list(definition, written, place)
        else:
            self._value(definition, written, place)

    # ── lists of like things ─────────────────────────────────────────────────
    def _list(self, definition: FactDefinition, written: object, path: DataPath) -> None:
        complete, items = True, written
        if isinstance(written, Mapping) and written.keys() == {UNFINISHED_KEY}:
            complete, items, path = False, written[UNFINISHED_KEY], (*path, UNFINISHED_KEY)
        if not isinstance(items, list | tuple):
            self._problem(problem_for(definition, items), path)
            return
        self._refuse_number(definition, len(items), complete, path)
        read = tuple(self._item(definition, item, i, path) for i, item in enumerate(items))
        self._values[definition.id] = ListValue(read, complete)

    def _item(
        self, whole: FactDefinition, written: object, index: int, path: DataPath
    ) -> Mapping[str, FactValue]:
        """Return what is stated of one item, by the names of any item's fields."""
        place, known, number = (*path, index), whole.fields or {}, index + 1
        if not isinstance(written, Mapping):
            expected = fact_values.ONE_ITEM.fill(field=next(iter(known), "…"))
            problem = ValueProblem(
                "SP402", fact=f"{whole.id}{LIST_MARK}{number}", given=shown(written), expected=expected
            )
            self._problem(problem, place)
            return {}
        others, self._values = self._values, {}
        for name, value in written.items():
            field = str(name).partition(".")[0]
            if field in known:
                definition = self._vocabulary[field_of(known[field].id, number)]
                self._stated(definition, str(name), value, place)
            else:
                listed, near = ", ".join(f"`{one}`" for one in known), nearest(field, known)
                told = {"list": whole.id, "number": str(number), "field": field, "known": listed}
                self._report("SP424", (*place, str(name)), key=True, suggestion=near, **told)
        self._refuse_attributes_without_document(written, place, f"{whole.id}{LIST_MARK}{number}{LIST_MARK}")
        item, self._values = self._values, others
        return {field_of_any(whole.id, own_name(name)): value for name, value in item.items()}

    def _refuse_number(self, whole: FactDefinition, number: int, complete: bool, path: DataPath) -> None:
        """Report more items than there can be, or fewer; none at all where each of them is asked about."""
        least = (whole.least or 0) if complete else 0
        most = MOST_ITEMS if whole.most is None else whole.most
        if not least <= number <= most:
            self._report("SP425", path, fact=whole.id, given=str(number), least=str(least), most=str(most))
        elif not number and complete and whole.least is None:  # something is asked of each of them
            self._report("SP426", path, fact=whole.id)

    # ── documents and single values ──────────────────────────────────────────
    def _document(self, definition: FactDefinition, written: object, path: DataPath) -> None:
        if isinstance(written, Mapping):
            self._values[definition.id] = True
            for attribute, value in written.items():
                self._attribute(definition, str(attribute), value, (*path, str(attribute)))
        elif (value := self._read(definition.replace(kind=Kind.YES_NO), written, path)) is not None:
            self._values[definition.id] = value.value

    def _attribute(self, document: FactDefinition, attribute: str, written: object, path: DataPath) -> None:
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
        elif states_nothing(written):
            self._note_nothing(self._vocabulary[f"{document.id}.{attribute}"], written, path)
        else:
            self._values.setdefault(document.id, True)
            self._value(self._vocabulary[f"{document.id}.{attribute}"], written, path)

    def _value(self, definition: FactDefinition, written: object, path: DataPath) -> None:
        read = self._read(definition, written, path)
        if read is None:
            return
        if self._lies_ahead(definition, read.value):
            given = date.fromordinal(read.value).isoformat()
            known = messages.DAY_OF_APPLICATION if self._latest == self._day else messages.DAY_OF_VISIT
            self._report(
                "SP406", path, fact=definition.id, given=given, day=known.fill(day=str(self._latest))
            )
            return
        if read.understood:
            self._understood.append(Understood(definition, shown(written), read.value))
        if self._values.setdefault(definition.id, read.value) != read.value:
            self._report("SP416", path, fact=definition.id)

    def _read(self, definition: FactDefinition, written: object, path: DataPath) -> SpokenValue | None:
        """Return a value; None where that is a problem, which is reported."""
        try:
            if self._by_people(path):
                return parse_spoken(definition, written, self._zone)
            return SpokenValue(parse_value(definition, written, self._zone), understood=False)
        except ValueProblem as problem:
            self._problem(self._that_can_be(definition, problem), path)
            return None

    def _by_people(self, path: DataPath) -> bool:
        """Whether people wrote what stands at a path, and no system did."""
        source = self._source
        return source is not None and (not source.is_json or path[0] in source.laid_over)

    def _lies_ahead(self, definition: FactDefinition, value: FactValue) -> bool:
        """Whether a date comes after the day on which it was stated, and must not."""
        dated = definition.kind is Kind.DATE and not definition.may_be_future
        return dated and self._latest is not None and bool(value > self._latest.toordinal())

    def _that_can_be(self, definition: FactDefinition, problem: ValueProblem) -> ValueProblem:
        """Return a problem that suggests no date which would be refused for lying ahead."""
        if definition.kind is Kind.DATE and problem.suggestion is not None:
            meant = parse_value(definition, problem.suggestion)
            problem.suggestion = None if self._lies_ahead(definition, meant) else problem.suggestion
        return problem

    def _note_nothing(self, definition: FactDefinition, written: object, path: DataPath) -> None:
        """Note what a person wrote where it states nothing, as a dash does."""
        if isinstance(written, str) and not (written == "" or written.isspace()) and self._by_people(path):
            self._understood.append(Understood(definition, shown(written), None))

    def _refuse_attributes_without_document(
        self, data: Mapping[Any, object], path: DataPath, prefix: str
    ) -> None:
        for name in data:
            document, _, attribute = f"{prefix}{name}".partition(".")
            if attribute and not states_nothing(data[name]) and self._values.get(document) is False:
                self._report("SP414", (*path, str(name)), key=True, document=document, attribute=attribute)

    def _problem(self, problem: ValueProblem, path: DataPath) -> None:
        found = Diagnostic(problem.code, NO_FILE, None, problem.values, problem.suggestion)
        self._problems.append(found if self._source is None else self._source.place(found, path))

    def _report(self, code: str, path: DataPath, *, key: bool = False, **values: Any) -> None:
        if self._source is not None:
            self._problems.append(self._source.finding(code, path, key=key, **values))
        else:
            suggestion, advice = values.pop("suggestion", None), values.pop("advice", None)
            self._problems.append(Diagnostic(code, NO_FILE, None, values, suggestion, None, advice))
