"""What a solver answers: an assignment, a proof that there is none, or that it did not decide in time."""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypeAlias


class Literal(NamedTuple):
    """A named truth, and whether it should hold."""

    name: str
    holds: bool = True


class Model(Protocol):
    """The values of names; of one that does not matter, any."""

    def truth(self, name: str) -> bool: ...

    def number(self, name: str) -> int: ...


class Impossible(NamedTuple):
    """That some of the literals asked for cannot hold together; none of these can be left out."""

    together: tuple[Literal, ...]


class NotDecided(NamedTuple):
    """That no answer was found within so many seconds; None where that was not the reason."""

    seconds: float | None


Answer: TypeAlias = Model | Impossible | NotDecided
