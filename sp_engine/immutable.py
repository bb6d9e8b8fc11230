"""What an immutable value is: a class whose fields are written once, as annotations, and that stays as made.

In come class definitions; out come values with a constructor, equality, hash and repr.  Knows nothing of what
they mean.  Where `dataclasses` generate code for each class, these share it: a clerk waits at every start of
a command for every class on the way, and to make a value costs about the same.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]  # the property of a place in a tuple
from functools import cache, cached_property
from itertools import islice
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # the name goes on from here
else:

    class _Fields(tuple):
        """A tuple whose class says in `_fields` how its values are called."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has no {', '.join(changes)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            told = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(told)})"

        def __getnewargs__(self):
            return tuple(self)

    class _NamedTupleType(type):
        """Makes a tuple with named fields of a class of annotations, as `typing.NamedTuple` does.

        That compiles a function for each class and each annotation, which takes more time than all the rest.
        """

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = tuple([namespace[field] for field in fields if field in namespace])
            getters = {field: _tuplegetter(i, None) for i, field in enumerate(fields)}
            made = {
                "__slots__": (),
                "__new__": _constructor(fields, defaults),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": dict(zip(fields[len(fields) - len(defaults) :], defaults, strict=True)),
            }
            return type(name, (_Fields,), {**namespace, **made, **getters})

    def _constructor(fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
        """Return what makes a tuple of so many values: the same code for all, in which they have names."""
        code = _code_of(len(fields)).replace(co_varnames=("_cls", *fields))
        return FunctionType(code, {"_tuple": tuple.__new__}, "__new__", defaults)

    @cache
    def _code_of(number: int) -> CodeType:
        values = "".join([f"_{i}, " for i in range(number)])
        return eval(f"lambda _cls, {values}: _tuple(_cls, ({values}))").__code__

    class NamedTuple(metaclass=_NamedTupleType):
        """What is built on this is a tuple whose fields are what it annotates."""


V = TypeVar("V", bound="Immutable")
REQUIRED: Final[Any] = object()
"""Stands where a field has no default."""


class Aside(NamedTuple):
    """The default of a field that is no part of what a value says."""

    default: Any


def aside(*, default: Any) -> Any:
    """Return a field that equality, hash and repr leave out, as the place where something is written."""
    return Aside(default)


@dataclass_transform(frozen_default=True, field_specifiers=(aside,))
class ImmutableType(type):
    """Makes a class of immutable values: its fields are what it annotates, after those of what it builds on.

    `__post_init__` may refuse what is made; what a `cached_property` finds has its room beside the fields.
    """

    _defaults: dict[str, Any]
    _puts: tuple[Any, ...]

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **_: Any
    ) -> ImmutableType:
        notes = namespace.get("__annotations__", {})
        own = {f: namespace.get(f, REQUIRED) for f, note in notes.items() if "ClassVar" not in str(note)}
        fields: dict[str, Any] = {}
        asides: set[str] = set()
        for base in bases:
            fields |= getattr(base, "_defaults", {})
            asides |= getattr(base, "_asides", set())
        for field, default in own.items():
            fields[field] = default.default if type(default) is Aside else default
            (asides.add if type(default) is Aside else asides.discard)(field)
        rest = {name: value for name, value in namespace.items() if name not in own}
        caches = any(isinstance(value, cached_property) for value in rest.values())
        rest["__slots__"] = (*own, "__dict__") if caches else tuple(own)
        if "__post_init__" in rest:
            rest["__init__"] = _make_and_look
        rest["__match_args__"] = tuple(fields)
        rest["_defaults"] = fields
        rest["_asides"] = asides
        rest["_said"] = attrgetter("__class__", *(field for field in fields if field not in asides))
        made = super().__new__(cls, name, bases, rest)
        made._puts = tuple(getattr(made, field).__set__ for field in fields)
        return made

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **_: Any) -> None:
        super().__init__(name, bases, namespace)


class Immutable(metaclass=ImmutableType):
    """A value that says the same for ever, and is equal to whoever of its class says the same."""

    _defaults: ClassVar[dict[str, Any]]
    _asides: ClassVar[set[str]]
    _puts: ClassVar[tuple[Any, ...]]
    _said: ClassVar[Any]

    def __init__(self, *values: Any, **named: Any) -> None:
        puts = self._puts
        if named or len(values) != len(puts):
            values = _completed(type(self), values, named)
        for i, put in enumerate(puts):
            put(self, values[i])

    def replace(self, **changes: Any) -> Self:
        """Return the same value with other values in some fields."""
        fields = self._defaults
        values = [changes.pop(f) if f in changes else getattr(self, f) for f in fields]
        return type(self)(*values, **changes)

    def __setattr__(self, field: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, field: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._said(self) == self._said(other))

    def __hash__(self) -> int:
        return hash(self._said(self))

    def __repr__(self) -> str:
        said = (field for field in self._defaults if field not in self._asides)
        return f"{type(self).__name__}({', '.join(f'{f}={getattr(self, f)!r}' for f in said)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), *fields_of(self).values())


def fields_of(value: Immutable) -> dict[str, Any]:
    """Return the fields with what stands in each, in their order."""
    return {field: getattr(value, field) for field in value._defaults}


def _completed(of: type[Immutable], values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """Return a value for each field: those given in order, those given by name, and defaults."""
    given = list(values)
    for field, default in islice(of._defaults.items(), len(values), None):
        value = named.pop(field, default) if named else default
        if value is REQUIRED:
            raise TypeError(f"{of.__name__} lacks `{field}`")
        given.append(value)
    if named or len(given) != len(of._defaults):
        raise TypeError(f"{of.__name__} has no {', '.join(named) or f'{len(given)} fields'}")
    return tuple(given)


def _make_and_look(self: Any, *values: Any, **named: Any) -> None:
    Immutable.__init__(self, *values, **named)
    self.__post_init__()


def _restored(of: type[V], *values: Any) -> V:
    """Return a value as it was when it was copied or sent to another process."""
    value = object.__new__(of)
    for put, field in zip(of._puts, values, strict=True):
        put(value, field)
    return value
