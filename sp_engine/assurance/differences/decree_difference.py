"""What changed between two decrees: what they say of themselves, their services, and each service's standard.

In come two sides, each a decree with the standards to compare; out comes a difference in words.  Two single
services are compared whatever their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sp_engine.assurance.differences.standard_difference import Change, Kind, standard_changes
from sp_engine.deciding.phrases import date_words
from sp_engine.reading.codes import Words
from sp_engine.standards.model import Decree, Standard


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison; `single` when it is one service rather than a whole decree."""

    decree: Decree
    standards: Mapping[str, Standard]
    regulations: Mapping[str, Mapping[str, Any]]
    single: bool = False


@dataclass(frozen=True, slots=True)
class ServiceDifference:
    """One service on both sides, or on one of them."""

    service: str
    name: Words
    status: Literal["added", "dropped", "changed", "same"]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs; `decree` is empty when single services were compared."""

    decree: tuple[Change, ...]
    services: tuple[ServiceDifference, ...]


def compared(old: Side, new: Side) -> Difference:
    """Return what changed from one side to the other."""
    regulations = {**old.regulations, **new.regulations}
    if old.single and new.single:
        (one,), (other,) = old.standards.values(), new.standards.values()
        return Difference((), (_service(one, other, regulations),))
    names = dict.fromkeys((*new.standards, *old.standards))
    services = tuple(
        _service(old.standards.get(name), new.standards.get(name), regulations) for name in names
    )
    return Difference(tuple(_decree(old.decree, new.decree)), services)


def _service(
    old: Standard | None, new: Standard | None, regulations: Mapping[str, Mapping[str, Any]]
) -> ServiceDifference:
    if new is None:
        if old is None:
            raise AssertionError("a service stands on one side at least")
        return ServiceDifference(old.service, old.name, "dropped")
    if old is None:
        return ServiceDifference(new.service, new.name, "added")
    changes = standard_changes(old, new, regulations)
    return ServiceDifference(new.service, new.name, "changed" if changes else "same", changes)


def _decree(old: Decree, new: Decree) -> Iterator[Change]:
    for part, before, after in (
        ("nomor", Words(old.number, old.number), Words(new.number, new.number)),
        ("tentang", Words(old.title, old.title), Words(new.title, new.title)),
        ("tanggal", _day(old, "dated"), _day(new, "dated")),
        ("berlaku_sejak", _day(old, "in_force_from"), _day(new, "in_force_from")),
        ("mencabut", _listed(old), _listed(new)),
    ):
        if before != after:
            yield Change("penetapan", Kind.CHANGED, part, before, after)


def _day(decree: Decree, part: str) -> Words:
    day = getattr(decree, part)
    return Words(date_words(day, "id"), date_words(day, "en"))


def _listed(decree: Decree) -> Words:
    text = ", ".join(decree.revokes) or "-"
    return Words(text, text)
