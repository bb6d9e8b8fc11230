"""Small changes of one condition: a bound moved, a comparison turned, a connective swapped, a value gone.

In comes a piece of a condition as written; out come mutants.  Knows nothing about whole standards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sp_engine.assurance.formula import place_name
from sp_engine.documents.sharing import Piece
from sp_engine.facts.values import parse_rupiah, parse_value
from sp_engine.facts.vocabulary import FactDefinition, Kind, Vocabulary
from sp_engine.words.language import Words
from sp_engine.words.numbers import rupiah
from sp_engine.workdays.duration import Unit, parse_duration

_COMPARISONS = {
    "paling_sedikit": "paling_banyak",
    "paling_banyak": "paling_sedikit",
    "lebih_dari": "kurang_dari",
    "kurang_dari": "lebih_dari",
    "telah_berjalan": "dalam_terakhir",
    "dalam_terakhir": "telah_berjalan",
    "termasuk": "selain",
    "selain": "termasuk",
}
_JOINTS = {"semua": "salah_satu", "salah_satu": "semua"}
_DAYS = {Unit.DAY: Unit.WORKING_DAY, Unit.WORKING_DAY: Unit.DAY}
DROPPED = "dihapus"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One edit: at `piece`, to `value` (None: taken away).  `says` completes "would fail if …"."""

    piece: Piece
    value: Any
    to: str
    says: Words

    @property
    def name(self) -> str:
        return place_name(self.piece)


def condition_mutants(piece: Piece, vocabulary: Vocabulary, owner: Words) -> Iterator[Mutant]:
    """Yield the mutants of a condition and of every part of it."""
    data = piece.data
    for joint, other in _JOINTS.items():
        if joint in data:
            if len(data[joint]) > 1:
                says = became(f"`{joint}`", f"`{other}`", owner)
                yield Mutant(piece, _renamed(data, joint, other), other, says)
                for i in range(len(data[joint])):
                    nth = Words(
                        f"butir ke-{i + 1} `{joint}` {owner.id} dihapus",
                        f"item {i + 1} of `{joint}` {owner.en} were dropped",
                    )
                    yield Mutant(piece.at(joint).at(i), None, DROPPED, nth)
            for part in piece.at(joint).items():
                yield from condition_mutants(part, vocabulary, owner)
            return
    if "dokumen" in data:
        document = vocabulary[data["dokumen"]]
        for i, entry in enumerate(piece.at("dengan").items() if "dengan" in data else ()):
            name = f"`{entry.data['atribut']}`"
            says = Words(
                f"syarat atribut {name} {owner.id} dihapus", f"the attribute {name} {owner.en} were dropped"
            )
            kept = [other for j, other in enumerate(data["dengan"]) if j != i]
            fewer = {key: value for key, value in data.items() if key != "dengan"}
            yield Mutant(
                piece, {**fewer, "dengan": kept} if kept else fewer, f"tanpa {entry.data['atribut']}", says
            )
            yield from _tests(entry, (document.attributes or {})[entry.data["atribut"]], owner)
    elif "fakta" in data:
        yield from _tests(piece, vocabulary[data["fakta"]], owner)


def _tests(piece: Piece, definition: FactDefinition, owner: Words) -> Iterator[Mutant]:
    """Yield the mutants of one leaf: bound moved, comparison turned, a value taken from a list."""
    name = definition.name
    for key, written in piece.data.items():
        if key in _COMPARISONS:
            other = _COMPARISONS[key]
            says = became(f"`{key}` ({name.id})", f"`{other}`", owner)
            yield Mutant(piece, _renamed(piece.data, key, other), other, says)
        if key in ("paling_sedikit", "paling_banyak", "lebih_dari", "kurang_dari"):
            yield from _bound(piece.at(key), definition, owner)
        elif key in ("telah_berjalan", "dalam_terakhir"):
            yield from duration_mutants(piece.at(key), f"`{key}` ({name.id})", f"`{key}` ({name.en})", owner)
        elif key == "umur":
            for bound in written:
                yield from number_mutants(piece.at(key).at(bound), f"umur `{bound}`", owner)
        elif key == "adalah":
            yield from _turned(piece, definition, owner)
        elif key in ("termasuk", "selain", "mencakup") and len(written) > 1:
            for i, member in enumerate(written):
                kept = [value for j, value in enumerate(written) if j != i]
                says = Words(
                    f"`{member}` hilang dari `{key}` ({name.id}) {owner.id}",
                    f"`{member}` were missing from `{key}` ({name.en}) {owner.en}",
                )
                yield Mutant(piece.at(key), kept, f"tanpa {member}", says)


def _bound(piece: Piece, definition: FactDefinition, owner: Words) -> Iterator[Mutant]:
    """Yield the bound one lower and one higher: one rupiah, one day, one grade, one."""
    value = parse_value(definition, piece.data)
    if definition.graded:
        ladder = list(definition.choices or ())
        at = ladder.index(value)
        moved: list[Any] = ladder[max(0, at - 1) : at] + ladder[at + 1 : at + 2]
        shown = list(map(str, moved))
    else:
        least = definition.least or 0
        numbers = [v for v in (value - 1, value + 1) if v >= least or definition.kind is Kind.DATE]
        if definition.kind is Kind.MONEY:
            moved = shown = [rupiah(number) for number in numbers]
        elif definition.kind is Kind.DATE:
            moved = shown = [date.fromordinal(number).isoformat() for number in numbers]
        else:
            moved, shown = numbers, list(map(str, numbers))
    for new, text in zip(moved, shown, strict=True):
        yield Mutant(
            piece,
            new,
            text,
            Words(
                f"batas {definition.name.id} {owner.id} menjadi {text}",
                f"the limit of {definition.name.en} {owner.en} were {text}",
            ),
        )


def _turned(piece: Piece, definition: FactDefinition, owner: Words) -> Iterator[Mutant]:
    written = piece.data["adalah"]
    value = parse_value(definition, written)
    if definition.kind is Kind.YES_NO:
        other = "tidak" if value else "ya"
        says = became(f"`adalah: {'ya' if value else 'tidak'}` ({definition.name.id})", f"`{other}`", owner)
        yield Mutant(piece.at("adalah"), other, other, says)
    else:
        says = became(f"`adalah: {written}` ({definition.name.id})", "`selain`", owner)
        yield Mutant(
            piece, {**_without(piece.data, "adalah"), "selain": [written]}, f"selain {written}", says
        )


def duration_mutants(piece: Piece, what: str, english: str, owner: Words) -> Iterator[Mutant]:
    """Yield the duration one unit shorter and one longer."""
    duration = parse_duration(str(piece.data))
    for amount in (duration.amount - 1, duration.amount + 1):
        if amount >= 0:
            text = f"{amount} {duration.unit}"
            says = Words(f"{what} {owner.id} menjadi {text}", f"{english} {owner.en} were {text}")
            yield Mutant(piece, text, text, says)


def unit_mutants(piece: Piece, what: str, english: str, owner: Words) -> Iterator[Mutant]:
    """Yield days counted as working days, and the other way round."""
    duration = parse_duration(str(piece.data))
    if duration.unit in _DAYS:
        text = f"{duration.amount} {_DAYS[duration.unit]}"
        says = Words(f"{what} {owner.id} menjadi {text}", f"{english} {owner.en} were {text}")
        yield Mutant(piece, text, text, says)


def number_mutants(piece: Piece, what: str, owner: Words, *, least: int = 0) -> Iterator[Mutant]:
    """Yield the number one lower and one higher."""
    for number in (piece.data - 1, piece.data + 1):
        if number >= least:
            yield Mutant(piece, number, str(number), became(what, str(number), owner))


def amount_mutants(piece: Piece, owner: Words) -> Iterator[Mutant]:
    """Yield the amount one rupiah lower and one higher."""
    amount = parse_rupiah(piece.data)
    for moved in (amount - 1, amount + 1):
        if moved >= 0:
            yield Mutant(piece, rupiah(moved), rupiah(moved), became("jumlah", rupiah(moved), owner))


def became(what: str, other: str, owner: Words) -> Words:
    """Say that something became something else."""
    return Words(f"{what} {owner.id} menjadi {other}", f"{what} {owner.en} were {other}")


def _renamed(data: Mapping[str, Any], key: str, other: str) -> dict[str, Any]:
    return {other if name == key else name: value for name, value in data.items()}


def _without(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}
