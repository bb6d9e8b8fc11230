"""How the value under a key is written, and what it becomes: a text, a day, a duration, a list of records.

In come data that fit the schema, with their path; out come typed values.  What means nothing (a fact that
nobody defined) is a finding, noted in the `Reading`.  Each form also says what a JSON Schema says of it.
Knows nothing about any document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, TypeAlias, TypeVar

from sp_engine.documents.reading import Reading
from sp_engine.facts import LARGEST, ValueProblem, parse_rupiah
from sp_engine.words import Words
from sp_engine.workdays import Duration, Limit, Unit, parse_duration, parse_limit
from sp_engine.yaml_text import DataPath, Json

T = TypeVar("T", covariant=True)
D = TypeVar("D")
E = TypeVar("E", bound=StrEnum)

Schema: TypeAlias = dict[str, Any]
ItemNumber: TypeAlias = int | str | tuple[int | str, ...] | None


class Form(Generic[T]):
    """The form of a value; `as_written` when the value is what was written."""

    as_written = False

    def read(self, data: Json, path: DataPath, reading: Reading) -> T:
        """Return the value of data that fit the form."""
        raise NotImplementedError

    def schema(self, file: str) -> Schema:
        """Return what the JSON Schema of a file says of the value."""
        raise NotImplementedError


class _AsWritten(Form[T]):
    as_written = True

    def read(self, data: Json, path: DataPath, reading: Reading) -> T:  # noqa: ARG002
        value: T = data
        return value


class Text(_AsWritten[str]):
    """A text that is not empty; `longest` in letters, `format` in the words of JSON Schema."""

    def __init__(
        self, pattern: str | None = None, *, longest: int | None = None, format: str | None = None
    ) -> None:
        self.pattern, self.longest, self.format = pattern, longest, format

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        told: Schema = {"type": "string"}
        told |= {"minLength": 1} if self.pattern is None else {"pattern": self.pattern}
        told |= {} if self.format is None else {"format": self.format}
        return told if self.longest is None else {**told, "maxLength": self.longest}


class WholeNumber(_AsWritten[int]):
    def __init__(self, least: int | None = None, most: int | None = None) -> None:
        self.least, self.most = least, most

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        limits = {"minimum": self.least, "maximum": self.most}
        return {"type": "integer", **{name: limit for name, limit in limits.items() if limit is not None}}


class Flag(_AsWritten[bool]):
    """`true`, or the key is not there."""

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        return {"const": True}


class OneOf(_AsWritten[str]):
    """One of some words that mean nothing to the engine."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        return {"enum": list(self.choices)}


class Anything(_AsWritten[Any]):
    """What is read elsewhere, with what a schema says of it."""

    def __init__(self, told: Schema) -> None:
        self.told = told

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        return self.told


class Choice(Form[E]):
    """One of some words of an enumeration."""

    def __init__(self, *choices: E) -> None:
        self.choices = choices
        self._kinds = type(choices[0])

    def read(self, data: Json, path: DataPath, reading: Reading) -> E:  # noqa: ARG002
        return self._kinds(data)

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        return {"enum": [str(choice) for choice in self.choices]}


class YesIf(Form[bool]):
    """One of two words; whether it is the first."""

    def __init__(self, yes: str, no: str) -> None:
        self.yes, self.no = yes, no

    def read(self, data: Json, path: DataPath, reading: Reading) -> bool:  # noqa: ARG002
        return bool(data == self.yes)

    def word(self, value: bool) -> str:
        """Return how the value is written."""
        return self.yes if value else self.no

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        return {"enum": [self.yes, self.no]}


class OneLanguage(Form[Words]):
    """A text that is not translated: both languages say the same."""

    def read(self, data: Json, path: DataPath, reading: Reading) -> Words:  # noqa: ARG002
        return Words(data, data)

    def schema(self, file: str) -> Schema:
        return Text().schema(file)


class Translated(OneLanguage):
    """A text whose translation, if there is one, stands under the key's twin with `_en`.

    `english` ends what is said of the twin.
    """

    def __init__(self, english: str = "") -> None:
        self.english = english


class Day(Form[date]):
    def read(self, data: Json, path: DataPath, reading: Reading) -> date:  # noqa: ARG002
        return date.fromisoformat(data)

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


class Lasting(Form[Duration]):
    """How long something takes, in any unit or in one of some; `least`: the smallest number, 0 or 1."""

    def __init__(self, *units: Unit, least: int = 0) -> None:
        self.units = units or tuple(Unit)
        self.least = least

    def read(self, data: Json, path: DataPath, reading: Reading) -> Duration:  # noqa: ARG002
        return parse_duration(data)

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        written = [form for unit in self.units for form in _written(unit)]
        nothing = "" if self.least else "0|"
        return {"type": "string", "pattern": f"^({nothing}[1-9][0-9]{{0,3}}|10000)({'|'.join(written)})$"}


class WithinTime(Form[Limit]):
    """How long something may take: as what lasts, or two periods of which the second is in a smaller unit."""

    def read(self, data: Json, path: DataPath, reading: Reading) -> Limit:  # noqa: ARG002
        return parse_limit(data)

    def schema(self, file: str) -> Schema:
        one = Lasting().schema(file)["pattern"].removeprefix("^").removesuffix("$")
        both = [
            f"{_number_of(unit for unit in Unit if unit.size == size)} "
            f"{_number_of(unit for unit in Unit if unit.size < size)}"
            for size in sorted({unit.size for unit in Unit}, reverse=True)[:-1]
        ]
        return {"type": "string", "pattern": f"^({'|'.join((one, *both))})$"}


def _number_of(units: Iterable[Unit]) -> str:
    """Return the pattern of a number, not zero, of one of some units."""
    written = [form for unit in units for form in _written(unit)]
    return f"([1-9][0-9]{{0,3}}|10000)({'|'.join(written)})"


def _written(unit: Unit) -> tuple[str, ...]:
    """Return how a unit is written behind its number."""
    return (f" {unit}", "x24 jam") if unit is Unit.CLOCK_HOUR else (f" {unit}",)  # the rest: one form each


class Rupiah(Form[int]):
    def read(self, data: Json, path: DataPath, reading: Reading) -> int:
        try:
            return parse_rupiah(data)
        except ValueProblem as problem:
            given = problem.values["given"]
            nothing: int = reading.report("SP213", path, fact="jumlah", expected="Rp1.000.000", given=given)
            return nothing

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        return {
            "type": ["integer", "string"],
            "minimum": 0,
            "maximum": LARGEST,
            "pattern": r"^Rp ?[0-9]{1,3}(\.[0-9]{3})*$|^Rp ?[0-9]+$",
        }


class Share(Form[Fraction]):
    """So many hundredths, thousandths …, kept exactly."""

    def __init__(self, of: int) -> None:
        self.of = of

    def read(self, data: Json, path: DataPath, reading: Reading) -> Fraction:  # noqa: ARG002
        return Fraction(str(data)) / self.of

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        return {"type": "number", "minimum": 0, "maximum": 100 * self.of}


MOST_ENTRIES = 300
"""How long a list may be: ten times the longest of any decree, and short enough to compare each with each."""
MOST_ROWS = 5000
"""How long a list may be whose entries are looked at one by one: cases, and the services of a decree."""
LAST_ITEM, LONGEST_ITEM = 999, 30
"""The highest number of an item, and the most letters of one such as `6.a`; no decree comes near."""


class Item(Form[ItemNumber]):
    """The number of an item in the decree, or the numbers of several that became one."""

    def read(self, data: Json, path: DataPath, reading: Reading) -> ItemNumber:  # noqa: ARG002
        return tuple(data) if isinstance(data, list) else data

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        limits = {"minimum": 1, "maximum": LAST_ITEM, "minLength": 1, "maxLength": LONGEST_ITEM}
        number = {"type": ["integer", "string"], **limits}
        return {"type": ["integer", "string", "array"], **limits, "maxItems": MOST_ENTRIES, "items": number}


class ListOf(Form[tuple[T, ...]]):
    """A list of at least so many entries.

    `once`: none of them twice, which its schema refuses; `unique`: no two records of one `id`, which is a
    finding.
    """

    def __init__(
        self,
        form: Form[T],
        *,
        least: int | None = 1,
        most: int = MOST_ENTRIES,
        once: bool = False,
        unique: bool = False,
    ) -> None:
        self.form, self.least, self.most, self.once, self.unique = form, least, most, once, unique

    def read(self, data: Json, path: DataPath, reading: Reading) -> tuple[T, ...]:
        if self.form.as_written:
            return tuple(data)
        if self.unique:
            report_repeated([(entry["id"], (*path, i, "id"), reading) for i, entry in enumerate(data)])
        return tuple(self.form.read(entry, (*path, i), reading) for i, entry in enumerate(data))

    def schema(self, file: str) -> Schema:
        told: Schema = {"type": "array"}
        told |= {} if self.least is None else {"minItems": self.least}
        told["maxItems"] = self.most
        told |= {"uniqueItems": True} if self.once else {}
        entries = self.form.schema(file)
        return {**told, "items": entries} if entries else told


def report_repeated(names: Iterable[tuple[str, DataPath, Reading]]) -> None:
    """Report each name that an earlier one is, where it stands."""
    seen: set[str] = set()
    for name, path, reading in names:
        if name in seen:
            reading.report("SP222", path, name=name)
        seen.add(name)


class OneOrMore(Form[tuple[T, ...]]):
    """One value, or a list of them."""

    def __init__(self, form: Form[T]) -> None:
        self.form = form

    def read(self, data: Json, path: DataPath, reading: Reading) -> tuple[T, ...]:
        if isinstance(data, list):
            return ListOf(self.form).read(data, path, reading)
        return (self.form.read(data, path, reading),)

    def schema(self, file: str) -> Schema:
        return ListOr(self.form, self.form).schema(file)


class ByName(Form[Mapping[str, T]]):
    """Values by their names; at least so many."""

    def __init__(self, names: Form[str], form: Form[T], *, least: int | None = None) -> None:
        self.names, self.form, self.least = names, form, least

    def read(self, data: Json, path: DataPath, reading: Reading) -> Mapping[str, T]:
        return {name: self.form.read(value, (*path, name), reading) for name, value in data.items()}

    def schema(self, file: str) -> Schema:
        told: Schema = {"type": "object"}
        told |= {} if self.least is None else {"minProperties": self.least}
        return {
            **told,
            "propertyNames": self.names.schema(file),
            "additionalProperties": self.form.schema(file),
        }


class ListOr(Form[tuple[T, ...] | D]):
    """A list, or else something in another form."""

    def __init__(self, entries: Form[T], other: Form[D]) -> None:
        self.entries, self.other = entries, other

    def read(self, data: Json, path: DataPath, reading: Reading) -> tuple[T, ...] | D:
        if isinstance(data, list):
            return ListOf(self.entries).read(data, path, reading)
        return self.other.read(data, path, reading)

    def schema(self, file: str) -> Schema:
        entries = {"minItems": 1, "maxItems": MOST_ENTRIES, "items": self.entries.schema(file)}
        return {"if": {"type": "array"}, "then": entries, "else": self.other.schema(file)}


class Made(Form[T]):
    """What a function makes of what another form reads."""

    def __init__(self, form: Form[D], make: Callable[[D], T]) -> None:
        self.form: Form[Any] = form
        self.make: Callable[[Any], T] = make

    def read(self, data: Json, path: DataPath, reading: Reading) -> T:
        return self.make(self.form.read(data, path, reading))

    def schema(self, file: str) -> Schema:
        return self.form.schema(file)


class MappingOr(Form[T | D]):
    """A mapping in one form, or else something in another."""

    def __init__(self, mapping: Form[T], other: Form[D]) -> None:
        self.mapping, self.other = mapping, other

    def read(self, data: Json, path: DataPath, reading: Reading) -> T | D:
        form: Form[T] | Form[D] = self.mapping if isinstance(data, Mapping) else self.other
        return form.read(data, path, reading)

    def schema(self, file: str) -> Schema:
        return {
            "if": {"type": "object"},
            "then": self.mapping.schema(file),
            "else": self.other.schema(file),
        }


class Defined(Form[T]):
    """A form that a schema defines once, under a name, for all who refer to it."""

    def __init__(
        self, file: str, name: str, form: Form[T], title: str, about: str, examples: tuple[Any, ...] = ()
    ) -> None:
        self.file, self.name, self.form, self.title, self.about = file, name, form, title, about
        self.examples = examples
        self.as_written = form.as_written

    def read_as(self, form: Form[D]) -> Defined[D]:
        """Return what is written alike and becomes something else."""
        return Defined(self.file, self.name, form, self.title, self.about, self.examples)

    def read(self, data: Json, path: DataPath, reading: Reading) -> T:
        return self.form.read(data, path, reading)

    def schema(self, file: str) -> Schema:
        return reference(self.file, self.name, file)

    def definition(self) -> Schema:
        """Return what the schema says where the form is defined."""
        return Shown(self.form, self.title, self.about, self.examples).schema(self.file)


class Shown(Form[T]):
    """A form with what an editor says of it, where it stands under no key."""

    def __init__(
        self,
        form: Form[T],
        title: str | None = None,
        about: str | None = None,
        examples: tuple[Any, ...] = (),
    ) -> None:
        self.form, self.title, self.about, self.examples = form, title, about, examples
        self.as_written = form.as_written

    def read(self, data: Json, path: DataPath, reading: Reading) -> T:
        return self.form.read(data, path, reading)

    def schema(self, file: str) -> Schema:
        told = {} if self.title is None else {"title": self.title, "description": self.about}
        examples = {"examples": list(self.examples)} if self.examples else {}
        return {**told, **self.form.schema(file), **examples}


class Elsewhere(Form[T]):
    """What a schema writes in another place, to which it refers."""

    def __init__(self, form: Form[T], reference: str) -> None:
        self.form, self.reference = form, reference

    def read(self, data: Json, path: DataPath, reading: Reading) -> T:
        return self.form.read(data, path, reading)

    def schema(self, file: str) -> Schema:  # noqa: ARG002
        return {"$ref": self.reference}


def reference(file: str, name: str, within: str) -> Schema:
    """Return the reference to what a file defines, as it stands within another file."""
    return {"$ref": f"{'' if file == within else f'{file}.schema.json'}#/$defs/{name}"}
