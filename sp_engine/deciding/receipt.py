"""The receipt of a decision: digests of everything it followed from, so that it can be repeated.

In come the standard, the facts and whether there was a witness; out come SHA-256 digests of canonical JSON,
computed when read.  Equal digests mean the same decision.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from sp_engine.documents import Standard
from sp_engine.facts import FactValue
from sp_engine.immutable import Immutable, fields_of

ENGINE_VERSION = "0.1.0"


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_AS_IT_IS: Final = frozenset({bool, int, str, type(None)})
"""What stands in canonical JSON as it is."""


def digest(value: object) -> str:
    """Return the SHA-256 of a value's canonical JSON, as `sha256:…`."""
    from hashlib import sha256  # it loads OpenSSL, for which who only reads a decision need not wait

    text = _ENCODER.encode(_canonical(value))
    return "sha256:" + sha256(text.encode()).hexdigest()


class StandardDigests:
    """The digests of a standard and what it counts with, worked out once for all its decisions."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard

    @cached_property
    def standard(self) -> str:
        standard, written = self._standard, self._standard.written
        return digest([standard.service, standard.decree.number, written.components, written.definitions])

    @cached_property
    def vocabulary(self) -> str:
        """The digest of the vocabulary entries that the standard uses."""
        vocabulary = self._standard.vocabulary
        return digest({name: vocabulary.written(name) for name in self._standard.facts})

    @cached_property
    def calendar(self) -> str:
        """The digest of the agency's days off, office hours and counting rules."""
        clock = self._standard.agency.clock
        return digest([clock.calendar, clock.hours, clock.rules, str(clock.zone)])


class Receipt(Immutable):
    """What a decision followed from."""

    _digests: StandardDigests
    _facts: Mapping[str, FactValue]
    _witnessed: bool
    _ended: Set[str]

    def __repr__(self) -> str:
        return f"Receipt(sp-engine {self.engine}, {'witnessed' if self._witnessed else 'no witness'})"

    @property
    def engine(self) -> str:
        return ENGINE_VERSION

    @property
    def standard(self) -> str:
        return self._digests.standard

    @property
    def vocabulary(self) -> str:
        return self._digests.vocabulary

    @property
    def calendar(self) -> str:
        return self._digests.calendar

    @property
    def facts(self) -> str:
        """The digest of the facts, with the stages that had ended where there were any."""
        facts = dict(self._facts)
        return digest([facts, sorted(self._ended)] if self._ended else facts)

    @property
    def witness(self) -> str | None:
        """The engine that derived the decision a second time, with its version; None without a witness."""
        from sp_engine.rules import witness_name

        return witness_name() if self._witnessed else None

    def to_dict(self) -> dict[str, str | None]:
        return {
            "engine": self.engine,
            "standard": self.standard,
            "vocabulary": self.vocabulary,
            "calendar": self.calendar,
            "facts": self.facts,
            "witness": self.witness,
        }


def _canonical(value: object) -> Any:
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, Mapping):
        return {
            str(key): inner if type(inner) in _AS_IT_IS else _canonical(inner) for key, inner in value.items()
        }
    if isinstance(value, set | frozenset):
        return sorted((_canonical(inner) for inner in value), key=str)
    if isinstance(value, list | tuple):
        return [_canonical(inner) for inner in value]
    if isinstance(value, Immutable):
        return [_canonical(inner) for inner in fields_of(value).values()]
    if isinstance(value, date | datetime | timedelta | tzinfo | Decimal):
        return str(value)
    return value
