"""*Biaya*: what a service costs, in components that add up.

In come the piece that holds the fee and the scope of the standard; out comes a typed fee.
"""

from __future__ import annotations

from sp_engine.conditions.scope import Scope
from sp_engine.documents.pieces import guard_of, number_fact, scope_at, unique
from sp_engine.documents.sharing import Piece
from sp_engine.documents.standard import Fee, FeeComponent, FeeRow
from sp_engine.facts.values import ValueProblem, parse_rupiah
from sp_engine.facts.vocabulary import words
from sp_engine.words.language import Words


def fee_of(piece: Piece | None, scope: Scope) -> Fee:
    """Return the fee; without components it is free of charge, or not known."""
    if piece is None:
        return Fee(False, Words("", ""))
    text = words(piece.data, "uraian")
    if piece.data.get("gratis"):
        return Fee(True, text, at=piece.place)
    if "komponen" not in piece.data:
        return Fee(False, text, at=piece.place)
    pieces = list(piece.at("komponen").items())
    unique(pieces, scope)
    return Fee(False, text, tuple(_fee_component(entry, scope) for entry in pieces), piece.place)


def _fee_component(piece: Piece, scope: Scope) -> FeeComponent:
    data = piece.data
    rows: tuple[FeeRow, ...]
    if "jumlah" in data:
        rows = (FeeRow(None, _amount(piece, scope), piece.at("jumlah").place),)
    else:
        rows = tuple(
            FeeRow(guard_of(row, scope), _amount(row, scope), row.place)
            for row in piece.at("pilihan").items()
        )
    return FeeComponent(
        id=data["id"],
        text=words(data, "uraian"),
        rows=rows,
        per=number_fact(piece, "per", scope) if "per" in data else None,
        waived=guard_of(piece.at("bebas"), scope) if "bebas" in data else None,
        at=piece.place,
    )


def _amount(piece: Piece, scope: Scope) -> int:
    try:
        return parse_rupiah(piece.data["jumlah"])
    except ValueProblem as problem:
        scope_at(piece, scope).report(
            "SP213",
            (*piece.path, "jumlah"),
            fact="jumlah",
            expected="Rp1.000.000",
            given=problem.values["given"],
        )
        return 0
