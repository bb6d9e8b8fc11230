"""What the components of a standard share while they are read: their guards, names and counted facts.

In come pieces of data and the scope of the standard; a finding goes to the source where its piece stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sp_engine.conditions.parser import parse_condition
from sp_engine.conditions.scope import Scope
from sp_engine.conditions.tree import Condition
from sp_engine.documents.sharing import Piece
from sp_engine.facts.vocabulary import Kind
from sp_engine.yaml_text.source import DataPath


def scope_at(piece: Piece, scope: Scope) -> Scope:
    """Return the scope for data that may stand in another source, with the same collections."""
    return scope if piece.source is scope.source else replace(scope, source=piece.source)


def guard_of(piece: Piece, scope: Scope) -> Condition | None:
    """Return the condition under `jika`, if there is one."""
    if "jika" not in piece.data:
        return None
    return parse_condition(piece.data["jika"], (*piece.path, "jika"), scope_at(piece, scope), guard=True)


def unique(pieces: Iterable[Piece], scope: Scope) -> None:
    """Report each piece whose `id` an earlier one has."""
    seen: set[str] = set()
    for piece in pieces:
        if piece.data["id"] in seen:
            scope_at(piece, scope).report("SP222", (*piece.path, "id"), name=piece.data["id"])
        seen.add(piece.data["id"])


def number_fact(piece: Piece, key: str, scope: Scope) -> str:
    """Return the fact that is counted, which must be a number."""
    name: str = piece.data[key]
    fact_of_kind(Kind.NUMBER, name, (*piece.path, key), scope_at(piece, scope))
    return name


def fact_of_kind(kind: Kind, name: str, path: DataPath, scope: Scope) -> None:
    """Note the use of a fact, which must be of that kind."""
    definition = scope.fact(name, path)
    if definition is not None and definition.kind is not kind:
        from sp_engine.conditions.advice import of_kind

        advice = of_kind(kind, scope.vocabulary)
        scope.report("SP216", path, advice=advice, fact=name, kind=definition.kind.value)
