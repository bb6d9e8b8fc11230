"""What each rule comes to, and the outcome of all, as the logic of decisions.

In come rules; out comes the logic of one decision for each of them: named questions, and the status that
follows from their answers.  The outcome follows from the statuses alone.  Knows nothing of XML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    leaves,
    leaves_within,
    walk,
)
from sp_engine.rules.dmn.conditions import STAGES_ENDED, FeelConditions
from sp_engine.rules.dmn.feel import (
    NULL,
    TRUE,
    Feel,
    all_of,
    any_of,
    call,
    compared,
    every,
    first_true,
    listed,
    named,
    names_in,
    negated,
    number,
    one_of,
    surely,
    text,
)
from sp_engine.rules.finding_status import FindingStatus
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.ruleset import Rule

_STATUSES, _STATUS = "Statuses", "Status"
_APPLIES, _MAY_APPLY, _MET, _POSSIBLE = "Applies", "May_apply", "Met", "Possible"
_DUE, _HOPED, _SHORT, _DENIED = "Due", "Hoped", "Falls_short", "Denied"


class Logic(NamedTuple):
    """What a decision comes to: a result, over named expressions of which each may use those before."""

    entries: tuple[tuple[str, Feel], ...]
    result: Feel

    @property
    def names(self) -> frozenset[str]:
        """The inputs and decisions at which it looks."""
        looked_at = names_in([*(value for _, value in self.entries), self.result])
        return looked_at - {name for name, _ in self.entries}


def logic_of(rule: Rule, conditions: FeelConditions, ending: Mapping[str, Iterable[str]]) -> Logic:
    """Return the logic that gives the status of a rule.

    `ending`: for each gate the stages whose end shows that it has ended too, itself among them.
    """
    return _Writing(rule, conditions, ending).logic()


class _Writing:
    def __init__(self, rule: Rule, conditions: FeelConditions, ending: Mapping[str, Iterable[str]]) -> None:
        self._rule, self._conditions, self._ending = rule, conditions, ending
        self._entries: list[tuple[str, Feel]] = []

    def _named(self, name: str, value: Feel) -> Feel:
        """Give an answer a name; true and false have one."""
        if value.is_constant:
            return value
        self._entries.append((name, value))
        return named(name)

    def logic(self) -> Logic:
        rule, conditions = self._rule, self._conditions
        ways: list[tuple[Feel, FindingStatus]] = []
        applies = TRUE
        if rule.guard is not None:
            applies = self._named(_APPLIES, conditions.met(rule.guard))
            may_apply = self._named(_MAY_APPLY, conditions.possible(rule.guard))
            ways.append((negated(may_apply), FindingStatus.NOT_APPLICABLE))
        met = self._named(_MET, conditions.met(rule.condition))
        possible = self._named(_POSSIBLE, conditions.possible(rule.condition))
        failed = all_of((applies, negated(possible)))
        if not rule.mandatory:
            ways += [(met, FindingStatus.PREFERRED), (failed, FindingStatus.NOT_PREFERRED)]
            denied = self._named(_DENIED, conditions.denied(rule.condition))
            ways.append((all_of((applies, denied)), FindingStatus.NOT_PREFERRED))
            return self._result(ways, FindingStatus.PREFERENCE_UNKNOWN)
        ways += [(met, FindingStatus.MET), (failed, FindingStatus.FAILED)]
        if rule.gates:
            due = self._named(_DUE, all_of(surely(self._ended(gate)) for gate in sorted(rule.gates)))
            ways.append((negated(due), FindingStatus.LATER))
        if _waits(rule):
            hoped = conditions.met(rule.condition, True)
            if rule.guard is not None:
                hoped = any_of((negated(conditions.possible(rule.guard, False)), hoped))
            ways.append((self._named(_HOPED, hoped), FindingStatus.PENDING))
        if rule.guard is not None:
            # Where the condition is false, what is missing is whether it is asked at all.
            ways.append((negated(possible), FindingStatus.MISSING))
        parts = () if _fails_at_once(rule.condition) else leaves(rule.condition)
        short = any_of(map(conditions.falls_short, parts))
        ways.append((self._named(_SHORT, short), FindingStatus.DEFICIENT))
        return self._result(ways, FindingStatus.MISSING)

    def _ended(self, gate: str) -> Feel:
        """Return that a stage has ended; null where nothing is said of stages."""
        return any_of(call("list contains", named(STAGES_ENDED), text(stage)) for stage in self._ending[gate])

    def _result(self, ways: Sequence[tuple[Feel, FindingStatus]], otherwise: FindingStatus) -> Logic:
        chain = first_true(((asked, text(status)) for asked, status in ways), text(otherwise))
        return Logic(tuple(entry for entry in self._entries if entry[0] in chain.names), chain)


def outcome_logic(statuses: Sequence[str], problems: str) -> Logic:
    """Return the logic of the outcome, by the names of the decisions about what is mandatory.

    `problems` is a decision that lists the inputs which are no values; with any of them nothing is decided.
    """
    entry = (_STATUSES, listed(named(name) for name in statuses))
    # An engine that cannot say what is wrong says null, which is not 0 either.
    good = [FindingStatus.MET, FindingStatus.NOT_APPLICABLE]
    waiting = [*good, FindingStatus.PENDING, FindingStatus.LATER]
    ways = [
        (compared(call("count", named(problems)), "!=", number(0)), NULL),
        (call("list contains", named(_STATUSES), text(FindingStatus.FAILED)), text(Outcome.REJECT)),
        (_all_are(good), text(Outcome.APPROVE)),
        (_all_are(waiting), text(Outcome.PENDING)),
    ]
    return Logic((entry,), first_true(ways, text(Outcome.RETURN)))


def problems_logic(wrong: Mapping[str, Feel]) -> Logic:
    """Return the logic that lists the names of the inputs of which it is true that they are wrong."""
    each = [first_true(((asked, Feel(f'["{name}"]')),), Feel("[]")) for name, asked in wrong.items()]
    return Logic((), call("concatenate", *each))


def _all_are(statuses: Sequence[FindingStatus]) -> Feel:
    return every(named(_STATUSES), one_of(named(_STATUS), map(text, statuses)), _STATUS)


def _fails_at_once(condition: Condition) -> bool:
    """Whether a condition is false wherever a part of it falls short, so that it never is by halves."""
    match condition:
        case AllOf(parts=parts):
            return all(map(_fails_at_once, parts))
        case Defined(condition=inner):
            return _fails_at_once(inner)
        case (
            Known()
            | Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
        ):
            return not condition.item.curable
        case AnyOf() | Document() | EachOf() | SomeOf() | Unwritten():
            return False
        case _ as never:
            assert_never(never)


def _waits(rule: Rule) -> bool:
    """Whether something in a rule can be open that is not the applicant's."""
    asked: list[Condition] = [c for c in (rule.guard, rule.condition) if c is not None]
    agency = any(leaf.item.by_agency for condition in asked for leaf in leaves_within(condition))
    return agency or any(isinstance(part, Unwritten) for condition in asked for part in walk(condition))
