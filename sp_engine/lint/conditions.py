"""What the conditions of one standard can never do: guards that never hold, rows that overlap or leave a gap.

In come a standard without other findings and the parser that read it, which knows where everything stands;
out come findings.  A question with too many alternatives to answer exactly is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sp_engine.conditions.parser import parse_condition
from sp_engine.conditions.solver import Applicant, Claim, Period, Undecided, applicant_words, find_applicant
from sp_engine.conditions.tree import Condition, items_of
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.sharing import Piece
from sp_engine.documents.standard import Standard
from sp_engine.documents.standard_parser import StandardParser
from sp_engine.words.diagnostics import Diagnostic
from sp_engine.words.language import Words
from sp_engine.words.messages import lint
from sp_engine.yaml_text.source import DataPath


def condition_problems(parser: StandardParser, standard: Standard) -> Iterator[Diagnostic]:
    """Yield what the conditions of a standard can never do, each at its place."""
    yield from _ConditionLint(parser, standard).run()


class _ConditionLint:
    def __init__(self, parser: StandardParser, standard: Standard) -> None:
        self.parser, self.standard = parser, standard
        self.period = Period(standard.decree.in_force_from, standard.decree.in_force_until)
        self.dead_definitions: set[str] = set()

    def run(self) -> Iterator[Diagnostic]:
        yield from self._definitions()
        yield from self._requirements()
        yield from self._stages()
        yield from self._fee()

    # ── questions ────────────────────────────────────────────────────────────
    def _applicant(self, *claims: Claim) -> Applicant | None:
        """Return an applicant for whom all claims are so; None when there is none or nobody can tell."""
        try:
            return find_applicant(claims, self.standard.vocabulary, self.period)
        except Undecided:
            return None

    def _never(self, *claims: Claim) -> bool:
        try:
            return find_applicant(claims, self.standard.vocabulary, self.period) is None
        except Undecided:
            return False

    def _example(self, applicant: Applicant) -> Words:
        return applicant_words(applicant, self.standard.vocabulary)

    def _rests_on_dead(self, data: Any) -> bool:
        """Whether data name a definition that never holds, which is a finding already."""
        if isinstance(data, dict):
            return data.get("definisi") in self.dead_definitions or any(
                map(self._rests_on_dead, data.values())
            )
        return isinstance(data, list) and any(map(self._rests_on_dead, data))

    # ── what is asked ────────────────────────────────────────────────────────
    def _definitions(self) -> Iterator[Diagnostic]:
        scope = replace(self.parser.scope, findings=[], used_definitions=set())
        never = set()
        for name, data in scope.definitions.items():
            condition = parse_condition(data, ("definisi", name), scope, guard=True)
            if condition is not None and self._never(Claim(condition)):
                never.add(name)
        for name in sorted(never):
            self.dead_definitions = never - {name}
            if not self._rests_on_dead(scope.definitions[name]):
                yield scope.source.finding("SP301", ("definisi", name), key=True, name=name)
        self.dead_definitions = never

    def _requirements(self) -> Iterator[Diagnostic]:
        piece = self.parser.pieces["persyaratan"]
        if not self.standard.requirements:
            return
        sound: list[tuple[Piece, Requirement]] = []
        for entry, requirement in zip(piece.items(), self.standard.requirements, strict=True):
            found = self._requirement(entry, requirement)
            if found is not None:
                yield found
            elif not self._rests_on_dead(entry.data):
                sound.append((entry, requirement))
        always = [(e, r) for e, r in sound if r.mandatory and r.guard is None]
        for i, (entry, requirement) in enumerate(always):
            for _, other in always[:i]:
                if _share_an_item(requirement.condition, other.condition) and self._never(
                    Claim(requirement.condition), Claim(other.condition)
                ):
                    place = (*entry.path, "syarat")
                    yield entry.source.finding("SP312", place, name=requirement.id, other=other.id)
                    break
        guards = [r.guard for r in self.standard.requirements if r.mandatory]
        if guards and len(sound) == len(self.standard.requirements) and None not in guards:
            applicant = self._applicant(*(Claim(guard, False) for guard in guards if guard is not None))
            if applicant is not None:
                yield piece.source.finding("SP313", piece.path, key=True, example=self._example(applicant))

    def _requirement(self, entry: Piece, requirement: Requirement) -> Diagnostic | None:
        if self._rests_on_dead(entry.data):
            return None
        condition, guard = Claim(requirement.condition), requirement.guard
        if guard is not None and self._never(Claim(guard)):
            return entry.source.finding("SP301", (*entry.path, "jika"), name=requirement.id)
        if self._never(condition):
            return entry.source.finding("SP302", (*entry.path, "syarat"), name=requirement.id)
        if guard is not None and self._never(Claim(guard), condition):
            return entry.source.finding("SP311", (*entry.path, "syarat"), name=requirement.id)
        return None

    def _stages(self) -> Iterator[Diagnostic]:
        if not self.standard.stages:
            return
        pieces = self.parser.pieces["jangka_waktu"].at("tahap").items()
        for piece, stage in zip(pieces, self.standard.stages, strict=True):
            if stage.guard is not None and self._guard_never_holds(piece.data["jika"], Claim(stage.guard)):
                yield piece.source.finding("SP301", (*piece.path, "jika"), name=stage.id)
            elif "pilihan" in piece.data:
                within = [] if stage.guard is None else [Claim(stage.guard)]
                yield from self._rows(piece.at("pilihan"), [row.guard for row in stage.rows], within)

    def _fee(self) -> Iterator[Diagnostic]:
        if not self.standard.fee.components:
            return
        pieces = self.parser.pieces["biaya"].at("komponen").items()
        for piece, component in zip(pieces, self.standard.fee.components, strict=True):
            within = []
            if component.waived is not None:
                if self._guard_never_holds(piece.data["bebas"], Claim(component.waived)):
                    yield piece.source.finding("SP301", (*piece.path, "bebas", "jika"), name=component.id)
                within = [Claim(component.waived, False)]
            if "pilihan" in piece.data:
                yield from self._rows(piece.at("pilihan"), [row.guard for row in component.rows], within)

    def _guard_never_holds(self, data: Any, *claims: Claim) -> bool:
        return not self._rests_on_dead(data) and self._never(*claims)

    def _rows(
        self, rows: Piece, guards: Sequence[Condition | None], within: list[Claim]
    ) -> Iterator[Diagnostic]:
        """Yield rows that never apply, that overlap, or that leave somebody uncovered; one finding a slip."""
        found = False
        for i, piece in enumerate(rows.items()):
            problem = self._row(piece, i, guards, within)
            if problem is not None:
                found = True
                yield problem
        if found or None in guards or self._rests_on_dead(rows.data):
            return
        applicant = self._applicant(*within, *(Claim(guard, False) for guard in guards if guard is not None))
        if applicant is not None:
            yield rows.source.finding("SP304", rows.path, key=True, example=self._example(applicant))

    def _row(
        self, piece: Piece, i: int, guards: Sequence[Condition | None], within: list[Claim]
    ) -> Diagnostic | None:
        guard = guards[i]
        if guard is None:
            place: DataPath = (*piece.path, "selain_itu")
            return piece.source.finding("SP314", place, key=True) if i + 1 < len(guards) else None
        place = (*piece.path, "jika")
        if self._guard_never_holds(piece.data, *within, Claim(guard)):
            return piece.source.finding("SP301", place, name=lint.ROW.fill(number=i + 1))
        for j, other in enumerate(guards[:i]):
            applicant = None if other is None else self._applicant(*within, Claim(other), Claim(guard))
            if applicant is not None:
                return piece.source.finding(
                    "SP303", place, other=str(j + 1), example=self._example(applicant)
                )
        return None


def _share_an_item(one: Condition, other: Condition) -> bool:
    return not {item.id for item in items_of(one)}.isdisjoint(item.id for item in items_of(other))
