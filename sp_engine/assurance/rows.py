"""The rows of times and fees as they are written: which applies, and by which guard.

In comes a service as written; out come the rows of each stage and of each component of the fee.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sp_engine.assurance.formula import FALSE, TRUE, Formula, Written
from sp_engine.conditions.tree import Condition
from sp_engine.deciding.applicable_row import first_row
from sp_engine.documents.fee import FeeComponent, FeeRow
from sp_engine.documents.service_time import Stage, TimeRow
from sp_engine.documents.sharing import Piece
from sp_engine.rules.situation import Situation


@dataclass(frozen=True, slots=True)
class Row:
    """One row as written, with the guard as written, and what it means."""

    piece: Piece
    guard: Formula | None
    meaning: TimeRow | FeeRow


@dataclass(frozen=True, slots=True)
class Rows:
    """A stage, or a component of the fee: the first row that applies counts, unless it is ruled out.

    `out` is the stage's guard or the fee's waiver as written, `ruling` what it means, and `counts_when` its
    value with which the rows count.
    """

    owner: str
    kind: str
    rows: tuple[Row, ...]
    out: Formula | None = None
    ruling: Condition | None = None
    counts_when: int = TRUE

    def chosen(self, situation: Situation) -> Row | None:
        """Return the row that applies; None while that is not known, and where the whole is ruled out."""
        if self.ruling is not None and situation.value(self.ruling) != self.counts_when:
            return None
        index, _ = first_row([row.meaning.guard for row in self.rows], situation)
        return None if index is None else self.rows[index]

    def guards(self) -> Iterator[tuple[Formula, Condition]]:
        """Yield every guard as written and what it means."""
        if self.out is not None and self.ruling is not None:
            yield self.out, self.ruling
        for row in self.rows:
            if row.guard is not None and row.meaning.guard is not None:
                yield row.guard, row.meaning.guard


def time_rows(written: Written) -> list[Rows]:
    """Return the stages; one that has no time in numbers has no rows."""
    piece = written.parser.pieces["jangka_waktu"]
    if "tahap" not in piece.data:
        return []
    entries = zip(written.standard.stages, piece.at("tahap").items(), strict=True)
    return [_time_rows(stage, entry, written) for stage, entry in entries]


def _time_rows(stage: Stage, piece: Piece, written: Written) -> Rows:
    rows: tuple[Row, ...] = ()
    if "paling_lama" in piece.data:
        rows = (Row(piece.at("paling_lama"), None, stage.rows[0]),)
    elif "pilihan" in piece.data:
        entries = zip(stage.rows, piece.at("pilihan").items(), strict=True)
        rows = tuple(Row(entry, written.guard_of(entry), row) for row, entry in entries)
    return Rows(stage.id, "time", rows, written.guard_of(piece), stage.guard)


def fee_rows(written: Written) -> list[Rows]:
    """Return the components of the fee; one that is free of charge is a single row."""
    piece, fee = written.parser.pieces["biaya"], written.standard.fee
    if fee.free:
        return [Rows("gratis", "fee", (Row(piece.at("gratis"), None, FeeRow(amount=0)),))]
    if "komponen" not in piece.data:
        return []
    entries = zip(fee.components, piece.at("komponen").items(), strict=True)
    return [_fee_rows(component, entry, written) for component, entry in entries]


def _fee_rows(component: FeeComponent, piece: Piece, written: Written) -> Rows:
    if "jumlah" in piece.data:
        rows: tuple[Row, ...] = (Row(piece.at("jumlah"), None, component.rows[0]),)
    else:
        entries = zip(component.rows, piece.at("pilihan").items(), strict=True)
        rows = tuple(Row(entry, written.guard_of(entry), row) for row, entry in entries)
    waiver = written.guard_of(piece.at("bebas")) if "bebas" in piece.data else None
    return Rows(component.id, "fee", rows, waiver, component.waived, FALSE)
