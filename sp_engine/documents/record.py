"""What a typed part of a document is: a class whose fields each name a key of the catalogue, once.

In come class definitions; out come immutable values that know where they are written.  From the same
definition `json_schema` says what a schema and an editor say of a key.  Knows nothing about any document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform, overload

from sp_engine.documents.forms import Form, Schema, Shown, Translated, reference
from sp_engine.documents.reading import Reading
from sp_engine.immutable import REQUIRED, Aside, Immutable, ImmutableType, NamedTuple, aside
from sp_engine.words import Words
from sp_engine.yaml_text import NOWHERE, DataPath, Json, Place

T = TypeVar("T")
D = TypeVar("D")
R = TypeVar("R", bound="Record")
_put = object.__setattr__


class Key(NamedTuple):
    """One key: its name, the form of its value, and what an editor says of it.

    `usual`: what holds where the key is not there, as an author would write it.  `compare`: whether it is
    part of what the record says; a note is not, it is the transcriber's.
    """

    name: str
    form: Form[Any]
    title: str | None
    about: str | None
    default: Any
    usual: str | int | None
    examples: tuple[Any, ...]
    compare: bool

    @property
    def required(self) -> bool:
        return bool(self.default is REQUIRED)


@overload
def key(
    name: str,
    form: Form[T],
    title: str | None = None,
    about: str | None = None,
    *,
    examples: tuple[Any, ...] = (),
    compare: bool = True,
) -> T: ...
@overload
def key(
    name: str,
    form: Form[T],
    title: str | None = None,
    about: str | None = None,
    *,
    default: D,
    usual: str | int | None = None,
    examples: tuple[Any, ...] = (),
    compare: bool = True,
) -> T | D: ...
def key(
    name: str,
    form: Form[Any],
    title: str | None = None,
    about: str | None = None,
    *,
    default: Any = REQUIRED,
    usual: str | int | None = None,
    examples: tuple[Any, ...] = (),
    compare: bool = True,
) -> Any:
    """Return the field of a key; without a `default` the key is required."""
    return Key(name, form, title, about, default, usual, examples, compare)


class About(NamedTuple):
    """What an editor says of a record as a whole, and what must be so of its keys together.

    * `definition`: the file and the name under which its schema stands for all who refer to it;
    * `format`: that of a whole document;
    * `one_of`: exactly one of these keys is there;
    * `needs`: keys that bring others;
    * `spliced`: the key, with its form, that names a shared part in the place of the record;
    * `closing`: its keys stand behind those of what builds on it;
    * `open`: keys of any other name may stand there, in this form;
    * `also`: what else a schema asks.
    """

    title: str | None = None
    about: str | None = None
    definition: tuple[str, str] | None = None
    format: str | None = None
    one_of: tuple[str, ...] = ()
    needs: Mapping[str, str] = {}
    spliced: tuple[str, Form[Any]] | None = None
    closing: bool = False
    examples: tuple[Any, ...] = ()
    open: Form[Any] | None = None
    also: Mapping[str, Any] = {}


_SAYS_NOTHING = About()


class _Step(NamedTuple):
    """How a field is read: from which key, with which form (None: as written), with which twin."""

    field: str
    name: str
    default: Any
    form: Form[Any] | None
    twin: str | None


def _step(field: str, key: Key) -> _Step:
    form = None if key.form.as_written else key.form
    twin = f"{key.name}_en" if isinstance(form, Translated) else None
    return _Step(field, key.name, key.default, form, twin)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(key, aside))
class RecordType(ImmutableType):
    """Makes a record of a class: its keys after those of what it builds on, unless those are closing.

    A field with a plain default is one that no key writes: what stands in the place of the record.
    """

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **about: Any) -> Any:
        own = {field: key for field, key in namespace.items() if isinstance(key, Key)}
        defaults = {f: key.default if key.compare else Aside(key.default) for f, key in own.items()}
        made: Any = super().__new__(cls, name, bases, {**namespace, **defaults})
        keys: dict[str, Key] = {}
        closing: dict[str, Key] = {}
        records: list[Any] = [base for base in bases if isinstance(base, cls)]
        for record in records:
            (closing if record.outline.closing else keys).update(record.keys)
        keys = {**keys, **own}
        made.keys = {**keys, **{field: closing[field] for field in closing if field not in own}}
        made.outline = About(**about) if about else _SAYS_NOTHING
        made._beside = {f: value for f, value in made._defaults.items() if f not in (*made.keys, "at")}
        made._plan = tuple(_step(field, key) for field, key in made.keys.items())
        return made


class Record(Immutable, metaclass=RecordType):
    """An immutable part of a document.  `at` is where it is written, and no part of what it says."""

    outline: ClassVar[About]
    keys: ClassVar[Mapping[str, Key]]
    _beside: ClassVar[Mapping[str, Any]]
    _plan: ClassVar[tuple[_Step, ...]]
    at: Place = aside(default=NOWHERE)

    @classmethod
    def read(cls, data: Json, path: DataPath, reading: Reading) -> Self:
        """Return what data say that fit the schema; what means nothing is noted in the reading."""
        record = object.__new__(cls)
        for field, name, default, form, twin in cls._plan:
            value = data.get(name, REQUIRED)
            if value is REQUIRED:
                value = default
            elif twin is not None:
                value = Words(value, data.get(twin, value))
            elif form is not None:
                value = form.read(value, (*path, name), reading)
            _put(record, field, value)
        for field, default in cls._beside.items():
            _put(record, field, default)
        _put(record, "at", Place(reading.source.name, path))
        return record

    def place(self, field: str) -> Place:
        """Return where the key of a field stands, or would stand."""
        return self.at.under(type(self).keys[field].name)


class Part(Form[R]):
    """Keys and values that make a record."""

    def __init__(self, record: type[R]) -> None:
        self.record = record

    def read(self, data: Json, path: DataPath, reading: Reading) -> R:
        return self.record.read(data, path, reading)

    def schema(self, file: str) -> Schema:
        if self.record.outline.definition is None:
            return record_schema(self.record, file)
        return reference(*self.record.outline.definition, file)


def said_of(record: type[Record]) -> tuple[str | None, str | None]:
    """Return the title and the description of a record, for a key that holds it."""
    return record.outline.title, record.outline.about


def record_schema(record: type[Record], file: str) -> Schema:
    """Return what the JSON Schema of a file says of a record."""
    outline = record.outline
    required = ["format"] if outline.format else []
    required += [key.name for key in record.keys.values() if key.required]
    told: Schema = {"title": outline.title, "description": outline.about} if outline.title else {}
    told["type"] = "object"
    one_of = {"oneOf": [{"required": [str(name)]} for name in outline.one_of]} if outline.one_of else {}
    if outline.spliced:
        name, _ = outline.spliced
        own = {"required": required, **one_of}
        told |= {"if": {"required": [name]}, "then": {"maxProperties": 1}, "else": own}
    elif required:
        told["required"] = required
    told |= outline.also
    if not outline.spliced:
        told |= one_of
    if outline.needs:
        told["dependentRequired"] = {name: [other] for name, other in outline.needs.items()}
    told["properties"] = dict(_properties(record, file))
    told |= {"additionalProperties": False} if outline.open is None else outline.open.schema(file)
    return {**told, "examples": list(outline.examples)} if outline.examples else told


def _properties(record: type[Record], file: str) -> Iterator[tuple[str, Schema]]:
    if record.outline.format is not None:
        told = {"title": "Format", "description": "Nama dan versi format dokumen ini."}
        yield "format", {**told, "const": record.outline.format}
    for key in record.keys.values():
        usual = {} if key.usual is None else {"default": key.usual}
        yield key.name, {**Shown(key.form, key.title, key.about, key.examples).schema(file), **usual}
        if isinstance(key.form, Translated):
            title, about = f"{key.title} dalam bahasa Inggris", f"Terjemahan `{key.name}`{key.form.english}."
            yield f"{key.name}_en", Shown(key.form, title, about).schema(file)
    if record.outline.spliced:
        name, form = record.outline.spliced
        yield name, form.schema(file)
