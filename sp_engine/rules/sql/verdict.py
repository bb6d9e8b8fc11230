"""The outcome, and what each requirement came to, as expressions and as masks.

In come rules; out come layers of named expressions, each over the names of the layer below: the status of
each requirement, numbers in which twelve stand, four bits each, and the outcome, which these numbers tell.
Applicants with the same reasons have the same numbers.  Knows nothing of databases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final, NamedTuple, TypeVar, assert_never

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
    Sign,
    Sum,
    Unknown,
    all_of,
    any_of,
    compared,
    first_true,
    negated,
    surely,
)

Part = TypeVar("Part")
STATUSES: Final = tuple(FindingStatus)
_BITS = 4
STATUSES_IN_A_MASK, FLAGS_IN_A_MASK = 12, 60
"""How many statuses, and how many truths, stand in one number: in fewer bits than any database has."""
WAITING, LACKING, FAILING = (1 << _BITS * (STATUSES_IN_A_MASK + at) for at in range(3))
"""What a status adds above all statuses of a mask, so that the worst in it tells how great the mask is.

No more of a kind stand in a mask than four bits can count."""


class Named(NamedTuple):
    """A column of a layer of the query; `of`: the rule of which it says something."""

    name: str
    value: Expression
    of: str = ""


class RuleWorth(NamedTuple):
    """A rule in questions, NULL where its answer is open.

    `met` is true just where the rule is; `possible` false just where it is; `hope` true where it would be if
    what is not the applicant's came well.  `asked_met` and `asked_possible` are about its condition alone.
    """

    met: Expression
    possible: Expression
    hope: Expression
    guard: Expression | None
    asked_met: Expression
    asked_possible: Expression
    waits: bool


class VerdictLayers:
    """What the rules come to; `own`: how many, from the first, are requirements of their own.

    `named` are the columns of one layer: the status of each requirement as a number, and what the other rules
    are worth.  What looks at them stands in the layers above.
    """

    def __init__(self, ruleset: Ruleset, own: int, conditions: Conditions, ended: Set[str]) -> None:
        self._conditions, self._ended, self._own = conditions, ended, own
        self._rules = ruleset.rules
        self.named: list[Named] = []
        self._worths = [self._worth(rule) for rule in ruleset.rules]
        self._statuses = [
            self._column(f"rule_{number}", self._status(number - 1, rule, worth), rule.id)
            for number, (rule, worth) in enumerate(self._worth_of(0, own), 1)
        ]
        self._others = [
            self._other(f"rule_{number}", rule, worth)
            for number, (rule, worth) in enumerate(self._worth_of(own, None), own + 1)
            if rule.mandatory
        ]

    def _worth_of(self, first: int, last: int | None) -> Iterator[tuple[Rule, RuleWorth]]:
        yield from zip(self._rules[first:last], self._worths[first:last], strict=True)

    def _column(self, name: str, value: Expression, of: str) -> Expression:
        """Give an expression a name of its own; one that is a column or constant has one."""
        if isinstance(value, Column | Constant) or value == OPEN:
            return value
        self.named.append(Named(name, value, of))
        return Column(name)

    def _worth(self, rule: Rule) -> RuleWorth:
        written = self._conditions
        met, possible = written.met(rule.condition), written.possible(rule.condition)
        waits = _waits(rule)
        hope = written.met(rule.condition, True) if waits else met
        if rule.guard is None:
            return RuleWorth(met, possible, hope, None, met, possible, waits)
        applies = written.value(rule.guard)
        applies_at_worst = written.value(rule.guard, False) if waits else applies
        return RuleWorth(
            any_of((negated(applies), met)),
            any_of((negated(applies), possible)),
            any_of((negated(applies_at_worst), hope)),
            applies,
            met,
            possible,
            waits,
        )

    def _status(self, at: int, rule: Rule, worth: RuleWorth) -> Expression:
        """Return the number of a requirement's status: that of the first whose question is true."""
        return first_true((asked, Constant(_number(status, at))) for asked, status in self._ways(rule, worth))

    def _ways(self, rule: Rule, worth: RuleWorth) -> list[tuple[Expression, FindingStatus]]:
        guard = worth.guard
        met = FindingStatus.MET if rule.mandatory else FindingStatus.PREFERRED
        failed = FindingStatus.FAILED if rule.mandatory else FindingStatus.NOT_PREFERRED
        ways: list[tuple[Expression, FindingStatus]] = []
        if guard is not None:
            ways.append((negated(guard), FindingStatus.NOT_APPLICABLE))
        ways += [(worth.asked_met, met), (negated(worth.possible), failed)]
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

    def _other(self, name: str, rule: Rule, worth: RuleWorth) -> Together:
        """Return what a rule comes to that is no requirement of its own."""
        later = not rule.gates <= self._ended
        return Together(
            self._column(name, worth.met, rule.id),
            self._column(f"{name}_possible", worth.possible, rule.id),
            TRUE if later else self._column(f"{name}_hoped", worth.hope, rule.id),
        )

    # ── what the layers above say ────────────────────────────────────────────
    def masks(self, *, sound: Expression) -> list[Expression]:
        """Return the numbers in which all statuses stand; NULL where the facts are not sound."""
        return [FirstTrue(((sound, _sum(part)),)) for part in _parts(self._statuses, STATUSES_IN_A_MASK)]

    def others(self) -> Together:
        """Return what the rules together come to that are no requirements of their own."""
        return Together(*(all_of(one[at] for one in self._others) for at in range(3)))

    def lacking(self, gate: str | None) -> Expression:
        """Return whether something that falls due after a stage, or from the start, is lacking."""
        found = []
        for rule, worth in self._worth_of(0, self._own):
            if rule.mandatory and rule.gates == (frozenset() if gate is None else frozenset({gate})):
                found.append(negated(surely(worth.hope)))
        return any_of(found)


class Together(NamedTuple):
    """Rules together: whether they are met, may be, and would be if what is not the applicant's came well."""

    met: Expression
    possible: Expression
    hope: Expression


def outcome_of_all(masks: Sequence[Expression], others: Together, *, sound: Expression) -> Expression:
    """Return the outcome of the requirements, by their `masks`, and other rules; NULL for unsound facts."""

    def below(bound: int) -> list[Expression]:
        return [compared(mask, Sign.LESS, bound) for mask in masks]

    return first_true(
        (
            (negated(sound), Unknown(Form.TEXT)),
            (negated(all_of((*below(FAILING), others.possible))), Constant(Outcome.REJECT.value)),
            (all_of((*below(WAITING), others.met)), Constant(Outcome.APPROVE.value)),
            (all_of((*below(LACKING), others.hope)), Constant(Outcome.PENDING.value)),
            (TRUE, Constant(Outcome.RETURN.value)),
        )
    )


def _waits(rule: Rule) -> bool:
    """Whether something in a rule can be open that is not the applicant's."""
    conditions: list[Condition] = [c for c in (rule.guard, rule.condition) if c is not None]
    agency = any(leaf.item.by_agency for condition in conditions for leaf in leaves_within(condition))
    unwritten = any(isinstance(part, Unwritten) for condition in conditions for part in walk(condition))
    return agency or unwritten


# ── masks ────────────────────────────────────────────────────────────────────
def _number(status: FindingStatus, at: int) -> int:
    """Return the number of a status in its place in a mask: counted from 1, with what it adds above."""
    return (STATUSES.index(status) + 1 << _BITS * (at % STATUSES_IN_A_MASK)) + _weight(status)


def _weight(status: FindingStatus) -> int:
    match status:
        case FindingStatus.FAILED:
            return FAILING
        case FindingStatus.MISSING | FindingStatus.DEFICIENT:
            return LACKING
        case FindingStatus.PENDING | FindingStatus.LATER:
            return WAITING
        case (
            FindingStatus.MET
            | FindingStatus.NOT_APPLICABLE
            | FindingStatus.PREFERRED
            | FindingStatus.NOT_PREFERRED
            | FindingStatus.PREFERENCE_UNKNOWN
        ):
            return 0
        case _ as never:
            assert_never(never)


def flag_masks(flags: Sequence[Expression]) -> list[Expression]:
    """Return the numbers in which a bit stands for each of some truths."""
    return [
        Sum(tuple(_either(flag, 1 << at) for at, flag in enumerate(part) if flag != FALSE))
        for part in _parts(flags, FLAGS_IN_A_MASK)
    ]


def _either(flag: Expression, number: int) -> Expression:
    """Return a number where a truth is true and 0 elsewhere; one choice in another is made one."""
    match flag:
        case FirstTrue(ways=ways, otherwise=otherwise):
            return first_true(
                ((asked, _either(then, number)) for asked, then in ways), _either(otherwise or FALSE, number)
            )
        case _:  # the rest: asked once
            return first_true(((flag, Constant(number)),), ZERO)


def statuses_in(masks: Sequence[int], number: int) -> tuple[FindingStatus, ...]:
    """Return the statuses that stand in numbers, of so many requirements."""
    places = (divmod(at, STATUSES_IN_A_MASK) for at in range(number))
    return tuple(STATUSES[(masks[mask] >> (_BITS * at) & 15) - 1] for mask, at in places)


def flags_in(masks: Sequence[int]) -> Iterator[int]:
    """Yield the places of the truths whose bits stand in numbers."""
    for at, mask in enumerate(masks):
        yield from (at * FLAGS_IN_A_MASK + bit for bit in range(FLAGS_IN_A_MASK) if mask >> bit & 1)


def _sum(parts: Iterable[Expression]) -> Expression:
    """Return a sum that is reckoned in the widest whole numbers from its first part on."""
    first, *more = [*parts] or [ZERO]
    return Sum((As(first, Form.WHOLE), *more)) if more else first


def _parts(each: Sequence[Part], size: int) -> Iterator[Sequence[Part]]:
    yield from (each[at : at + size] for at in range(0, len(each), size))
