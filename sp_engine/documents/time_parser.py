"""*Jangka waktu pelayanan*: the stages of a service, what each may take, and from when.

In come the piece that holds the stages and the scope of the standard; out come typed stages.
"""

from __future__ import annotations

from sp_engine.conditions.scope import Scope
from sp_engine.documents.pieces import fact_of_kind, guard_of, number_fact, scope_at, unique
from sp_engine.documents.sharing import Piece
from sp_engine.documents.standard import Growth, Stage, Start, TimeRow
from sp_engine.facts.vocabulary import Kind, words
from sp_engine.words.diagnostics import nearest
from sp_engine.words.language import Words
from sp_engine.workdays.duration import parse_duration


def stages_of(piece: Piece | None, scope: Scope) -> tuple[Stage, ...]:
    """Return the stages, in the order in which they are written."""
    if piece is None or "tahap" not in piece.data:
        return ()
    pieces = list(piece.at("tahap").items())
    unique(pieces, scope)
    names = [entry.data["id"] for entry in pieces]
    return tuple(_stage(entry, names[:i], names, scope) for i, entry in enumerate(pieces))


def _stage(piece: Piece, before: list[str], names: list[str], scope: Scope) -> Stage:
    data = piece.data
    rows: tuple[TimeRow, ...] = ()
    if "paling_lama" in data:
        rows = (_time_row(piece, scope, guarded=False),)
    elif "pilihan" in data:
        rows = tuple(_time_row(row, scope) for row in piece.at("pilihan").items())
    growth = None
    if "bertambah" in data:
        grown = data["bertambah"]
        counted = number_fact(piece.at("bertambah"), "dari", scope)
        growth = Growth(
            parse_duration(grown["sebesar"]),
            grown["setiap"],
            counted,
            grown.get("setelah", 0),
            piece.at("bertambah").place,
        )
        place = (*piece.path, "bertambah", "sebesar")
        for unit in dict.fromkeys(row.longest.unit for row in rows):
            if unit != growth.step.unit:
                scope_at(piece, scope).report("SP229", place, given=grown["sebesar"], unit=str(unit))
    return Stage(
        id=data["id"],
        name=words(data, "nama"),
        rows=rows,
        start=_start(piece, before, names, scope),
        guard=guard_of(piece, scope),
        provision=data.get("ketentuan"),
        approximate=bool(data.get("perkiraan", False)),
        growth=growth,
        extension=parse_duration(data["perpanjangan"]) if "perpanjangan" in data else None,
        at=piece.place,
    )


def _time_row(piece: Piece, scope: Scope, *, guarded: bool = True) -> TimeRow:
    data = piece.data
    longest = parse_duration(data["paling_lama"])
    shortest = parse_duration(data["paling_cepat"]) if "paling_cepat" in data else None
    if shortest is not None and shortest.unit == longest.unit and shortest.amount > longest.amount:
        place = (*piece.path, "paling_cepat")
        scope_at(piece, scope).report("SP232", place, shortest=str(shortest), longest=str(longest))
    if not guarded:
        return TimeRow(None, longest, shortest, piece.at("paling_lama").place)
    return TimeRow(guard_of(piece, scope), longest, shortest, piece.place)


def _start(piece: Piece, before: list[str], names: list[str], scope: Scope) -> Start:
    written = piece.data.get("sejak", "berkas_lengkap")
    if written == "berkas_lengkap":
        return Start("complete")
    if written == "diterima":
        return Start("received")
    if "tahap" in written:
        if written["tahap"] not in before:
            scope_at(piece, scope).report(
                "SP223",
                (*piece.path, "sejak", "tahap"),
                name=written["tahap"],
                suggestion=None if written["tahap"] in names else nearest(written["tahap"], before),
                advice=_earlier(before),
            )
        return Start("stage", written["tahap"])
    fact_of_kind(Kind.MOMENT, written["fakta"], (*piece.path, "sejak", "fakta"), scope_at(piece, scope))
    return Start("fact", written["fakta"])


def _earlier(before: list[str]) -> Words:
    """Return what a stage may begin with."""
    names = ", ".join(f"`{name}`" for name in before)
    if not names:
        return Words(
            "ini tahap pertama: tulis `sejak: berkas_lengkap` atau `sejak: diterima`",
            "this is the first stage: write `sejak: berkas_lengkap` or `sejak: diterima`",
        )
    return Words(f"tahap yang ditulis lebih dahulu: {names}", f"the stages written before it: {names}")
