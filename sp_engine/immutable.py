"""What an immutable value is: a class whose fields are written once, as annotations, and that stays as made.

In come class definitions; out come values with a constructor, equality, hash and repr.  Knows nothing of what
they mean.  Where `dataclasses` generate code for each class, these share it: a clerk waits at every start of
a command for every class on the way, and to make a value costs about the same.
"""

from __future__ import annotations

from collections import namedtuple
from functools import cached_property
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # the name goes on from here
else:

    class _NamedTupleType(type):
        """Makes a tuple with named fields of a class of annotations, as `typing.NamedTuple` does.

        That compiles each annotation, which takes more time than all the rest, and nothing here looks at them
        again.
        """

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            notes = namespace.get("__annotations__", {})
            defaults = [namespace[field] for field in notes if field in namespace]
            made = namedtuple(name, notes, defaults=defaults, module=namespace["__module__"])
            made.__annotations__ = notes
            for key, value in namespace.items():
                if key not in notes and key not in ("__annotations__", "__module__", "__qualname__"):
                    setattr(made, key, value)
            return made

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
