"""The outcome, and what each requirement came to, as expressions and as masks.

In come rules; out come layers of named expressions, each over the names of the layer below: what each rule is
worth, what it may come to, then the outcome and the statuses.  Statuses stand in whole numbers, four bits for
each requirement, so that applicants with the same reasons have the same numbers.  Knows nothing of databases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final, NamedTuple

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
    Column,
    Constant,
    Expression,
    FirstTrue,
    Form,
    IsNull,
    Product,
    Sum,
    Unknown,
    all_of,
    any_of,
    negated,
    surely,
    surely_not,
)

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
    """What a rule is worth, what it may come to, its guard and its condition, as columns or as constants."""

    value: Expression
    hope: Expression
    guard: Expression | None
    asked: Expression
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
        written, guard, asked = self._conditions, None, self._conditions.value(rule.condition)
        value = asked
        if rule.guard is not None:
            guard = written.value(rule.guard)
            value = any_of((negated(guard), asked))
            hopes = (negated(written.value(rule.guard, False)), written.value(rule.condition, True))
        else:
            hopes = (FALSE, written.value(rule.condition, True))
        waits = _waits(rule)
        hope = any_of(hopes) if waits else value
        later = bool(rule.gates) and not rule.gates <= self._ended
        if later:
            hope = any_of((IsNull(value), hope))
        name = f"rule_{number}"
        worth = self._column(name, value, rule.id)
        hoped = worth if hope == value else self._column(f"{name}_hoped", hope, rule.id)
        return RuleWorth(
            worth,
            hoped,
            None if guard is None else self._column(f"{name}_guard", guard, rule.id),
            asked if guard is None else self._column(f"{name}_asked", asked, rule.id),
            waits or later,
        )

    # ── what the layer above says ────────────────────────────────────────────
    def together(self) -> tuple[Expression, Expression | None]:
        """Return what all rules are worth together, and what they may come to; None where nothing waits."""
        deciding = [worth for rule, worth in zip(self._rules, self.worths, strict=True) if rule.mandatory]
        values = all_of(worth.value for worth in deciding)
        if not any(worth.waits for worth in deciding):
            return values, None
        return values, all_of(worth.hope for worth in deciding)

    def statuses(self) -> list[Expression]:
        """Return the number of what each requirement came to, counted from 1 in the order of statuses."""
        return [
            self.status(rule, worth)
            for rule, worth in zip(self._rules[: self.own], self.worths, strict=False)
        ]

    def status(self, rule: Rule, worth: RuleWorth) -> Expression:
        value, guard = worth.value, worth.guard
        met = FindingStatus.MET if rule.mandatory else FindingStatus.PREFERRED
        failed = FindingStatus.FAILED if rule.mandatory else FindingStatus.NOT_PREFERRED
        ways: list[tuple[Expression, FindingStatus]] = []
        if guard is not None:
            ways.append((surely_not(guard), FindingStatus.NOT_APPLICABLE))
        ways.append((surely(value), met))
        ways.append((surely_not(value) if _can_fail(rule) else FALSE, failed))
        if not rule.mandatory:
            applies = TRUE if guard is None else surely(guard)
            denied = all_of((applies, self._conditions.denied(rule.condition)))
            ways.append((denied, FindingStatus.NOT_PREFERRED))
            return _number(ways, FindingStatus.PREFERENCE_UNKNOWN)
        if not rule.gates <= self._ended:
            return _number(ways, FindingStatus.LATER)
        if worth.waits:
            ways.append((surely(worth.hope), FindingStatus.PENDING))
        if guard is not None:
            ways.append((surely_not(worth.asked), FindingStatus.MISSING))
        short = any_of(self._conditions.falls_short(leaf) for leaf in leaves(rule.condition))
        ways.append((short, FindingStatus.DEFICIENT))
        return _number(ways, FindingStatus.MISSING)

    def lacking(self, gate: str | None) -> Expression:
        """Return whether something that falls due after a stage, or from the start, is lacking."""
        found = []
        for rule, worth in zip(self._rules[: self.own], self.worths, strict=False):
            if rule.mandatory and rule.gates == (frozenset() if gate is None else frozenset({gate})):
                found.append(all_of((IsNull(worth.value), negated(surely(worth.hope)))))
        return any_of(found)


def outcome_of_all(values: Expression, hopes: Expression | None, *, sound: Expression) -> Expression:
    """Return the outcome of what all rules are worth; NULL where the facts are not sound."""
    ways: list[tuple[Expression, Expression]] = [
        (negated(sound), Unknown(Form.TEXT)),
        (surely_not(values), Constant(Outcome.REJECT.value)),
        (surely(values), Constant(Outcome.APPROVE.value)),
    ]
    if hopes is not None:
        ways.append((surely(hopes), Constant(Outcome.PENDING.value)))
    return FirstTrue(tuple(way for way in ways if way[0] != FALSE), Constant(Outcome.RETURN.value))


def _waits(rule: Rule) -> bool:
    """Whether something in a rule can be open that is not the applicant's."""
    conditions: list[Condition] = [c for c in (rule.guard, rule.condition) if c is not None]
    agency = any(leaf.item.by_agency for condition in conditions for leaf in leaves_within(condition))
    unwritten = any(isinstance(part, Unwritten) for condition in conditions for part in walk(condition))
    return agency or unwritten


def _can_fail(rule: Rule) -> bool:
    """Whether a rule can be false: something in it cannot be mended."""
    return any(not leaf.item.curable for leaf in leaves(rule.condition))


def _number(ways: Iterable[tuple[Expression, FindingStatus]], otherwise: FindingStatus) -> Expression:
    """Return the number of the first status of which what is asked is true."""
    kept: list[tuple[Expression, Expression]] = []
    for asked, status in ways:
        number = Constant(STATUSES.index(status) + 1)
        if asked == TRUE:
            return FirstTrue(tuple(kept), number) if kept else number
        if asked != FALSE:
            kept.append((asked, number))
    last = Constant(STATUSES.index(otherwise) + 1)
    return FirstTrue(tuple(kept), last) if kept else last


# ── masks ────────────────────────────────────────────────────────────────────
def status_masks(statuses: Sequence[Expression], *, sound: Expression) -> list[Expression]:
    """Return the numbers in which all statuses stand; NULL where the facts are not sound."""
    return [
        FirstTrue(((sound, Sum(tuple(_shifted(one, at) for at, one in enumerate(part)))),))
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
    return FirstTrue(((flag, Constant(1 << at)),), ZERO)


def _shifted(number: Expression, at: int) -> Expression:
    if at == 0:
        return number
    if isinstance(number, Constant):
        return Constant(int(number.value) << (_BITS * at))  # type: ignore[arg-type]
    return Product(number, Constant(1 << (_BITS * at)))


def _parts(each: Sequence[Expression], size: int) -> Iterator[Sequence[Expression]]:
    yield from (each[at : at + size] for at in range(0, len(each), size))
