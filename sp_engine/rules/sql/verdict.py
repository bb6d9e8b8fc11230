"""The outcome, and what each requirement came to, as expressions and as masks.

In come rules; out come layers of named expressions, each over the names of the layer below: what each rule is
worth, what it may come to, then the outcome and the statuses.  Statuses stand in whole numbers, four bits for
each requirement, so that applicants with the same reasons have the same numbers.  Knows nothing of databases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final, NamedTuple, TypeVar

from sp_engine.conditions import Condition, Unwritten, leaves, leaves_within, walk
from sp_engine.rules.finding_status import FindingStatus
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.rules.sql.conditions import Conditions
from sp_engine.rules.sql.expressions import (
    FALSE,
    OPEN,
    TRUE,
    ZERO,
    As,
    Column,
    Constant,
    Expression,
    FirstTrue,
    Form,
    Sum,
    Unknown,
    all_of,
    any_of,
    first_true,
    negated,
    surely,
)

Part = TypeVar("Part")
STATUSES: Final = tuple(FindingStatus)
_BITS = 4
STATUSES_IN_A_MASK, FLAGS_IN_A_MASK = 15, 60
"""How many statuses, and how many truths, stand in one number: in fewer bits than any database has."""


class Named(NamedTuple):
    """A column of a layer of the query; `of`: the rule of which it says something."""

    name: str
    value: Expression
    of: str = ""


class RuleWorth(NamedTuple):
    """A rule in questions, each a column or a constant, NULL where its answer is open.

    `met` is true just where the rule is; `possible` false just where it is; `hope` true where it would be if
    what is not the applicant's came well.  `asked_possible` is about its condition alone.
    """

    met: Expression
    possible: Expression
    hope: Expression
    guard: Expression | None
    asked_possible: Expression
    waits: bool


class VerdictLayers:
    """What the rules come to; `own`: how many, from the first, are requirements of their own."""

    def __init__(self, ruleset: Ruleset, own: int, conditions: Conditions, ended: Set[str]) -> None:
        self._conditions, self._ended = conditions, ended
        self.named: list[Named] = []
        self._rules = ruleset.rules
        self.worths = [self._worth(number, rule) for number, rule in enumerate(ruleset.rules, 1)]
        self.own = own

    def _column(self, name: str, value: Expression, of: str) -> Expression:
        """Give an expression a name of its own; one that is a column or constant has one."""
        if isinstance(value, Column | Constant) or value == OPEN:
            return value
        self.named.append(Named(name, value, of))
        return Column(name)

    def _worth(self, number: int, rule: Rule) -> RuleWorth:
        written, name = self._conditions, f"rule_{number}"
        met, possible = written.met(rule.condition), written.possible(rule.condition)
        waits = _waits(rule)
        hope: Expression = FALSE
        if waits:
            hope = written.met(rule.condition, True)
        asked_possible, guard = possible, None
        if rule.guard is not None:
            # Columns of one layer never name each other: what DuckDB takes for such a name, others refuse.
            applies = written.value(rule.guard)
            guard = self._column(f"{name}_guard", applies, rule.id)
            asked_possible = self._column(f"{name}_asked_possible", possible, rule.id)
            met = any_of((negated(applies), met))
            possible = TRUE if possible == TRUE else any_of((negated(applies), possible))
            if waits:
                hope = any_of((negated(written.value(rule.guard, False)), hope))
        met = self._column(name, met, rule.id)
        possible = TRUE if possible == TRUE else self._column(f"{name}_possible", possible, rule.id)
        return RuleWorth(
            met,
            possible,
            self._column(f"{name}_hoped", hope, rule.id) if waits and hope != met else met,
            guard,
            asked_possible if guard is not None else possible,
            waits,
        )

    # ── what the layer above says ────────────────────────────────────────────
    def together(self) -> Together:
        """Return what all rules on which the decision depends come to."""
        deciding = [
            (rule, worth) for rule, worth in zip(self._rules, self.worths, strict=True) if rule.mandatory
        ]
        later = [not rule.gates <= self._ended for rule, _ in deciding]
        hopes = (
            TRUE if waits_for_stage else worth.hope
            for (_, worth), waits_for_stage in zip(deciding, later, strict=True)
        )
        waits = any(later) or any(worth.waits for _, worth in deciding)
        return Together(
            all_of(worth.met for _, worth in deciding),
            all_of(worth.possible for _, worth in deciding),
            all_of(hopes) if waits else None,
        )

    def statuses(self) -> list[list[tuple[Expression, FindingStatus]]]:
        """Return what each requirement came to."""
        return [
            self.status(rule, worth)
            for rule, worth in zip(self._rules[: self.own], self.worths, strict=False)
        ]

    def status(self, rule: Rule, worth: RuleWorth) -> list[tuple[Expression, FindingStatus]]:
        """Return what a requirement came to: the first status whose question is true."""
        guard = worth.guard
        met = FindingStatus.MET if rule.mandatory else FindingStatus.PREFERRED
        failed = FindingStatus.FAILED if rule.mandatory else FindingStatus.NOT_PREFERRED
        ways: list[tuple[Expression, FindingStatus]] = []
        if guard is not None:
            ways.append((negated(guard), FindingStatus.NOT_APPLICABLE))
        ways += [(worth.met, met), (negated(worth.possible), failed)]
        if not rule.mandatory:
            denied = self._conditions.denied(rule.condition)
            ways.append((denied if guard is None else all_of((guard, denied)), FindingStatus.NOT_PREFERRED))
            return [*ways, (TRUE, FindingStatus.PREFERENCE_UNKNOWN)]
        if not rule.gates <= self._ended:
            return [*ways, (TRUE, FindingStatus.LATER)]
        if worth.waits:
            ways.append((worth.hope, FindingStatus.PENDING))
        if guard is not None:
            ways.append((negated(worth.asked_possible), FindingStatus.MISSING))
        short = any_of(self._conditions.falls_short(leaf) for leaf in leaves(rule.condition))
        return [*ways, (short, FindingStatus.DEFICIENT), (TRUE, FindingStatus.MISSING)]

    def lacking(self, gate: str | None) -> Expression:
        """Return whether something that falls due after a stage, or from the start, is lacking."""
        found = []
        for rule, worth in zip(self._rules[: self.own], self.worths, strict=False):
            if rule.mandatory and rule.gates == (frozenset() if gate is None else frozenset({gate})):
                found.append(negated(surely(worth.hope)))
        return any_of(found)


class Together(NamedTuple):
    """All rules together: whether they are met, may be, and would be where something waits."""

    met: Expression
    possible: Expression
    hope: Expression | None


def outcome_of_all(together: Together, *, sound: Expression) -> Expression:
    """Return the outcome of what all rules come to; NULL where the facts are not sound."""
    ways: list[tuple[Expression, Expression]] = [
        (negated(sound), Unknown(Form.TEXT)),
        (negated(together.possible), Constant(Outcome.REJECT.value)),
        (together.met, Constant(Outcome.APPROVE.value)),
    ]
    if together.hope is not None:
        ways.append((together.hope, Constant(Outcome.PENDING.value)))
    return first_true([*ways, (TRUE, Constant(Outcome.RETURN.value))])


def _waits(rule: Rule) -> bool:
    """Whether something in a rule can be open that is not the applicant's."""
    conditions: list[Condition] = [c for c in (rule.guard, rule.condition) if c is not None]
    agency = any(leaf.item.by_agency for condition in conditions for leaf in leaves_within(condition))
    unwritten = any(isinstance(part, Unwritten) for condition in conditions for part in walk(condition))
    return agency or unwritten


# ── masks ────────────────────────────────────────────────────────────────────
def status_masks(
    statuses: Sequence[Sequence[tuple[Expression, FindingStatus]]], *, sound: Expression
) -> list[Expression]:
    """Return the numbers in which all statuses stand; NULL where the facts are not sound."""
    return [
        FirstTrue(((sound, _sum(_shifted(one, at) for at, one in enumerate(part))),))
        for part in _parts(statuses, STATUSES_IN_A_MASK)
    ]


def flag_masks(flags: Sequence[Expression]) -> list[Expression]:
    """Return the numbers in which a bit stands for each of some truths."""
    return [
        Sum(
            tuple(
                FirstTrue(((flag, Constant(1 << at)),), ZERO) for at, flag in enumerate(part) if flag != FALSE
            )
        )
        for part in _parts(flags, FLAGS_IN_A_MASK)
    ]


def statuses_in(masks: Sequence[int], number: int) -> tuple[FindingStatus, ...]:
    """Return the statuses that stand in numbers, of so many requirements."""
    places = (divmod(at, STATUSES_IN_A_MASK) for at in range(number))
    return tuple(STATUSES[(masks[mask] >> (_BITS * at) & 15) - 1] for mask, at in places)


def flags_in(masks: Sequence[int]) -> Iterator[int]:
    """Yield the places of the truths whose bits stand in numbers."""
    for at, mask in enumerate(masks):
        yield from (at * FLAGS_IN_A_MASK + bit for bit in range(FLAGS_IN_A_MASK) if mask >> bit & 1)


def _bit(flag: Expression, at: int) -> Expression:
    return first_true(((flag, Constant(1 << at)),), ZERO)


def _shifted(ways: Iterable[tuple[Expression, FindingStatus]], at: int) -> Expression:
    """Return the number of a status, counted from 1, in its place in a mask."""
    return first_true(
        (asked, Constant((STATUSES.index(status) + 1) << (_BITS * at))) for asked, status in ways
    )


def _sum(parts: Iterable[Expression]) -> Expression:
    """Return a sum that is reckoned in the widest whole numbers from its first part on."""
    first, *more = [*parts] or [ZERO]
    return Sum((As(first, Form.WHOLE), *more)) if more else first


def _parts(each: Sequence[Part], size: int) -> Iterator[Sequence[Part]]:
    yield from (each[at : at + size] for at in range(0, len(each), size))
