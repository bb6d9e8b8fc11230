"""One function for each standard, written out in Python: statuses and outcome in one pass over the facts.

In comes a `Ruleset`, out comes a back end that decides as the reference does, several times as fast, and the
text of its function, which says in order what is asked (`sp explain --compiled`).  What depends on the day
of application alone is worked out once for each day.  A value of a document stands in the text only as
Python writes it (`repr`); a name only by its letters.  Knows nothing about the other back ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any, Final, TypeAlias, assert_never

from sp_engine.conditions import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Comparison,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Item,
    Known,
    OfItems,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    ends_on,
    leaves,
    leaves_within,
    not_older,
    passed_by,
    walk,
)
from sp_engine.facts import FactValue
from sp_engine.immutable import NamedTuple
from sp_engine.rules.backend import NONE_ENDED, Verdict
from sp_engine.rules.finding_status import FindingStatus
from sp_engine.rules.outcome import FALSE, TRUE, UNKNOWN, Outcome
from sp_engine.rules.ruleset import Rule, Ruleset
from sp_engine.workdays import Duration, WorkingDuration

Limit: TypeAlias = Callable[[int], int]
"""Something that follows from the day of application alone: the day, or the year, at which a leaf turns."""
_MOST_DAYS = 1_000
"""Of how many days of application limits are kept."""


class Judgement(NamedTuple):
    """A verdict, and what the first rules came to; None where only a look at the situation can tell."""

    verdict: Verdict
    statuses: tuple[FindingStatus | None, ...]


class Compiled:
    """A ruleset as one function; immutable but for the limits of days, safe to share between threads.

    `own`: of how many rules, from the first, what they came to is asked; of all without it.
    """

    def __init__(self, ruleset: Ruleset, own: int | None = None) -> None:
        self.ruleset = ruleset
        text = FunctionText(ruleset, len(ruleset.rules) if own is None else own)
        self.source = text.source
        self._limits_of = text.limits
        self._limits: dict[int, tuple[Any, ...]] = {}
        names: dict[str, Any] = {"Outcome": Outcome, **FindingStatus.__members__}
        exec(compile(self.source, "<standard>", "exec"), names)
        self._judge: Callable[..., tuple[Outcome, tuple[int, ...], tuple[int, ...], Any]] = names["judge"]

    def judge(self, facts: Mapping[str, FactValue], day: int, ended: Set[str] = NONE_ENDED) -> Judgement:
        """Return the verdict on typed facts and what each rule came to, when some stages have ended."""
        try:
            limits = self._limits[day]
        except KeyError:
            limits = self._on(day)
        outcome, values, hopeful, statuses = self._judge(facts.get, ended, limits)
        return Judgement(Verdict(outcome, values, hopeful), statuses)

    def decide(self, facts: Mapping[str, FactValue], day: int, ended: Set[str] = NONE_ENDED) -> Verdict:
        """Return the verdict on typed facts on a day, an ordinal, when some stages have ended."""
        return self.judge(facts, day, ended).verdict

    def _on(self, day: int) -> tuple[Any, ...]:
        """Return the limits of a day, and keep them."""
        limits = tuple([_limit_on(limit, day) for limit in self._limits_of])
        if len(self._limits) >= _MOST_DAYS:
            self._limits = {}
        self._limits[day] = limits
        return limits


class _NoLimit:
    """Stands for a limit that is no date: only who compares something with it comes upon that."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def _refused(self, _: object) -> bool:
        raise self._error

    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = _refused
    __hash__ = object.__hash__


def _limit_on(limit: Limit, day: int) -> int | _NoLimit:
    try:
        return limit(day)
    except (ValueError, OverflowError, LookupError) as error:
        return _NoLimit(error)


class FunctionText:
    """The text of a standard's function, and the limits that it takes after the facts, in their order."""

    def __init__(self, ruleset: Ruleset, own: int) -> None:
        self.own = own
        self.limits: list[Limit] = []
        self._kept: dict[tuple[object, ...], str] = {}
        self._lines: list[str] = []
        self._constants: list[str] = []
        self._functions: list[str] = []
        self._indent = 1
        self._names: dict[str, str] = {}
        self._write(ruleset)
        self.source = "\n".join(
            [
                *self._constants,
                *self._functions,
                "def judge(get, ended, limits):",
                *self._facts(),
                *self._lines,
                "",
            ]
        )

    def _facts(self) -> Iterator[str]:
        return (f"    {name} = get({item!r})" for item, name in self._names.items())

    def _write(self, ruleset: Ruleset) -> None:
        for number, rule in enumerate(ruleset.rules):
            self._rule(number, rule)
        every = range(len(ruleset.rules))
        decisive = [number for number in every if ruleset.rules[number].mandatory]
        self._line(f"values = {_tuple(f'value_{number}' for number in every)}")
        self._line(f"hopeful = {_tuple(f'hope_{number}' for number in every)}")
        hopes = "hopeful"
        if len(decisive) == len(ruleset.rules):
            self._line("decisive = values")
        else:
            self._line(f"decisive = {_tuple(f'value_{number}' for number in decisive)}")
            hopes = _tuple(f"hope_{number}" for number in decisive)
        with self._block("if 0 in decisive:"):
            self._line("outcome = Outcome.REJECT")
        with self._block("elif 1 not in decisive:"):
            self._line("outcome = Outcome.APPROVE")
        with self._block(f"elif 1 in {hopes}:"):
            self._line("outcome = Outcome.RETURN")
        with self._block("else:"):
            self._line("outcome = Outcome.PENDING")
        statuses = _tuple(f"status_{number}" for number in range(self.own))
        self._line(f"return outcome, values, hopeful, {statuses}")

    # ── one rule ─────────────────────────────────────────────────────────────
    def _rule(self, number: int, rule: Rule) -> None:
        """Write what a rule is worth, what it may come to, and what its finding says."""
        value, hope, status = f"value_{number}", f"hope_{number}", f"status_{number}"
        met = (FindingStatus.MET if rule.mandatory else FindingStatus.PREFERRED).name
        failed = (FindingStatus.FAILED if rule.mandatory else FindingStatus.NOT_PREFERRED).name
        told = number < self.own
        self._line(f"# {number + 1}. {_plain(rule.id)}")
        if rule.guard is None:
            self._value(rule.condition, None, value)
        else:
            self._value(rule.guard, None, "applies")
            with self._block("if applies == 0:"):
                self._line(f"{value} = 2")
            with self._block("else:"):
                self._value(rule.condition, None, "asked")
                self._line(f"{value} = asked if applies == 2 or asked == 2 else 1")
        if told:
            self._line(f"{status} = {met}" if rule.guard is None else f"{status} = {self._guarded(met)}")
        self._line(f"{hope} = {value}")
        with self._block(f"if {value} == 1:"):
            waits = self._hope(rule, hope)
            if told:
                self._open_status(number, rule, waits=waits)
            elif not waits:
                self._line("pass")
        if told:
            with self._block(f"elif {value} == 0:"):
                self._line(f"{status} = {failed}")

    @staticmethod
    def _guarded(met: str) -> str:
        return f"{met} if applies else {FindingStatus.NOT_APPLICABLE.name}"

    def _hope(self, rule: Rule, hope: str) -> bool:
        """Write what an open rule is worth when what is not the applicant's comes well; whether it can."""
        conditions = [condition for condition in (rule.guard, rule.condition) if condition is not None]
        parts = [part for condition in conditions for part in walk(condition)]
        agency = any(leaf.item.by_agency for condition in conditions for leaf in leaves_within(condition))
        waits = agency or any(isinstance(part, Unwritten) for part in parts)
        if waits:
            if rule.guard is None:
                self._value(rule.condition, TRUE, hope)
            else:
                self._value(rule.guard, FALSE, "hoped_to_apply")
                with self._block("if hoped_to_apply == 0:"):
                    self._line(f"{hope} = 2")
                with self._block("else:"):
                    self._value(rule.condition, TRUE, "hoped")
                    self._line(f"{hope} = hoped if hoped_to_apply == 2 or hoped == 2 else 1")
        if rule.gates:
            with self._block(f"if not {self._set(rule.gates)} <= ended:"):
                self._line(f"{hope} = 2")
        return waits or bool(rule.gates)

    def _open_status(self, number: int, rule: Rule, *, waits: bool) -> None:
        """Write what the finding of an open rule says."""
        status = f"status_{number}"
        if not rule.mandatory:
            self._line(f"{status} = None")
            return
        alternatives: list[tuple[str, str]] = []
        if rule.gates:
            later = FindingStatus.LATER.name
            alternatives.append((f"not {self._set(rule.gates)} <= ended", later))
        if waits:
            alternatives.append((f"hope_{number} == 2", FindingStatus.PENDING.name))
        if rule.guard is not None:
            alternatives.append(("asked == 0", FindingStatus.MISSING.name))
        looked_at = [*leaves(rule.condition)]
        if any(isinstance(leaf, EachOf | SomeOf) for leaf in looked_at):
            otherwise = "None"  # which items fall short is seen in the situation
        else:
            short = [
                self._falls_short(leaf)
                for leaf in looked_at
                if not isinstance(leaf, Document | EachOf | SomeOf)
            ]
            told = " or ".join(dict.fromkeys(one for one in short if one is not None))
            if told:
                alternatives.append((told, FindingStatus.DEFICIENT.name))
            otherwise = FindingStatus.MISSING.name
        for at, (asked, said) in enumerate(alternatives):
            with self._block(f"{'elif' if at else 'if'} {asked}:"):
                self._line(f"{status} = {said}")
        if alternatives:
            with self._block("else:"):
                self._line(f"{status} = {otherwise}")
        else:
            self._line(f"{status} = {otherwise}")

    def _falls_short(self, leaf: Comparison) -> str | None:
        """Return the question whether a leaf is stated and does not hold; None where it always does."""
        test = self._test(leaf)
        return None if test == "True" else f"{self._fact(leaf.item)} is not None and not ({test})"

    # ── values ───────────────────────────────────────────────────────────────
    def _value(self, node: Condition, unstated: int | None, into: str, depth: int = 0) -> None:
        """Write statements that put into a name what a condition is worth."""
        match node:
            case AllOf(parts=(part,)) | AnyOf(parts=(part,)) | Defined(condition=part):
                self._value(part, unstated, into, depth)
            case AllOf(parts=()):
                self._line(f"{into} = {TRUE}")
            case AnyOf(parts=()):
                self._line(f"{into} = {FALSE}")
            case AllOf(parts=parts) | Document(parts=[_, *_] as parts):
                self._value(parts[0], unstated, into, depth + 1)
                for part in parts[1:]:
                    self._fold(part, unstated, into, depth, f"if {into}:", "<")
            case AnyOf(parts=parts):
                self._value(parts[0], unstated, into, depth + 1)
                for part in parts[1:]:
                    self._fold(part, unstated, into, depth, f"if {into} != 2:", ">")
            case Unwritten():
                self._line(f"{into} = {UNKNOWN if unstated is None else unstated}")
            case EachOf() | SomeOf():
                self._of_items(node, unstated, into, depth)
            case Document():
                self._leaf(node.item, f"{self._fact(node.item)} is True", unstated, into)
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
                self._leaf(node.item, self._test(node), unstated, into)
            case _ as never:
                assert_never(never)

    def _fold(
        self, part: Condition, unstated: int | None, into: str, depth: int, while_open: str, better: str
    ) -> None:
        with self._block(while_open):
            other = f"part_{depth}"
            self._value(part, unstated, other, depth + 1)
            with self._block(f"if {other} {better} {into}:"):
                self._line(f"{into} = {other}")

    def _leaf(self, item: Item, test: str, unstated: int | None, into: str) -> None:
        fact, short = self._fact(item), UNKNOWN if item.curable else FALSE
        absent = _absent(item, unstated)
        if test == "True":
            self._line(f"{into} = {absent} if {fact} is None else 2")
        elif test == f"{fact} is True" and absent == short:
            self._line(f"{into} = 2 if {test} else {short}")
        elif absent == short:
            self._line(f"{into} = 2 if {fact} is not None and {test} else {short}")
        else:
            self._line(f"{into} = {absent} if {fact} is None else 2 if {test} else {short}")

    def _of_items(self, node: OfItems, unstated: int | None, into: str, depth: int) -> None:
        """Write what a list is worth, one item after the other, each by a function of its own."""
        name, fact = self._function_of_items(node.inner, unstated), self._fact(node.item)
        short, to_come = UNKNOWN if node.item.curable else FALSE, _absent(node.item, unstated)
        worth = f"{name}(item.get, limits)"
        with self._block(f"if {fact} is None:"):
            self._line(f"{into} = {to_come}")
        with self._block("else:"):
            match node:
                case EachOf():
                    self._line(f"{into} = 2 if {fact}.complete else {to_come}")
                    with self._block(f"for item in {fact}.items:"):
                        self._line(f"part_{depth} = {worth}")
                        with self._block(f"if part_{depth} < {into}:"):
                            self._line(f"{into} = part_{depth}")
                    if short != FALSE:
                        with self._block(f"if {into} == 0:"):
                            self._line(f"{into} = {short}")
                case SomeOf(at_least=number):
                    self._line(f"worths = [{worth} for item in {fact}.items]")
                    self._line("met = worths.count(2)")
                    with self._block(f"if met >= {number}:"):
                        self._line(f"{into} = 2")
                    with self._block("else:"):
                        self._line(f"{into} = 1 if met + worths.count(1) >= {number} else {short}")
                        with self._block(f"if not {fact}.complete and {into} < {to_come}:"):
                            self._line(f"{into} = {to_come}")
                case _ as never:
                    assert_never(never)

    def _function_of_items(self, inner: Condition, unstated: int | None) -> str:
        """Write the function that says what one item is worth, and return its name."""
        at = len(self._functions)
        name = f"item_{at}"
        outer = self._lines, self._indent, self._names
        self._lines, self._indent, self._names = [], 1, {}
        self._functions.append("")  # its place: another may stand within
        self._value(inner, unstated, "value")
        text = [f"def {name}(get, limits):", *self._facts(), *self._lines, "    return value", ""]
        self._lines, self._indent, self._names = outer
        self._functions[at] = "\n".join(text)
        return name

    # ── tests of one value ───────────────────────────────────────────────────
    def _test(self, leaf: Comparison) -> str:
        """Return the question that a leaf asks of a stated value; `True` where any will do."""
        fact = self._fact(leaf.item)
        match leaf:
            case Known():
                return "True"
            case Among(values=values, inside=inside):
                return f"{fact} {'in' if inside else 'not in'} {_literal(values)}"
            case Range(low=None, high=high):
                return f"{fact} <= {high!r}"
            case Range(low=low, high=None):
                return f"{fact} >= {low!r}"
            case Range(low=low, high=high):
                return f"{low!r} <= {fact} <= {high!r}"
            case Age(at_least=at_least, less_than=less_than):
                both = [(sign, length) for sign, length in (("<=", at_least), (">", less_than)) if length]
                asked = (f"{fact} {sign} {self._limit(passed_by, length)}" for sign, length in both)
                return " and ".join(asked) or "True"
            case Recent(within=within, inside=inside):
                return f"{fact} {'>=' if inside else '<'} {self._limit(not_older, within)}"
            case Remaining(at_least=at_least, inside=inside):
                return f"{fact} {'>=' if inside else '<'} {self._limit(ends_on, at_least)}"
            case SameYear(is_date=True, inside=inside):
                first, last = self._limit(_first_of_year), self._limit(_last_of_year)
                return f"{'' if inside else 'not '}{first} <= {fact} <= {last}"
            case SameYear(inside=inside):
                return f"{fact} {'==' if inside else '!='} {self._limit(_year)}"
            case Includes(values=values, inside=inside):
                return f"{'' if inside else 'not '}{self._set(values)} <= {fact}"
            case Overlaps(values=values, inside=inside):
                return f"{'not ' if inside else ''}{self._set(values)}.isdisjoint({fact})"
            case _ as never:
                assert_never(never)

    def _limit(self, turns: Callable[..., int], *length: Duration) -> str:
        """Return the day or year at which something turns, worked out before the function is called."""
        calendars = [id(each.calendar) for each in length if isinstance(each, WorkingDuration)]
        key = (turns.__name__, *length, *calendars)
        if key not in self._kept:
            self._kept[key] = f"limits[{len(self.limits)}]"
            self._constants.append(f"# {self._kept[key]}: {' '.join([_SAID[turns], *map(str, length)])}")
            self.limits.append(partial(_turned, turns, length))
        return self._kept[key]

    def _set(self, values: Iterable[str]) -> str:
        """Return the name of a constant set."""
        told = f"frozenset({_literal(values)})"
        if ("set", told) not in self._kept:
            self._kept["set", told] = name = f"SET_{len(self._kept)}"
            self._constants.append(f"{name} = {told}")
        return self._kept["set", told]

    # ── writing ──────────────────────────────────────────────────────────────
    def _fact(self, item: Item) -> str:
        """Return the name under which what is stated of an item stands."""
        if item.id not in self._names:
            self._names[item.id] = f"fact_{len(self._names)}_{_plain(item.id)}"
        return self._names[item.id]

    def _line(self, text: str) -> None:
        self._lines.append(f"{'    ' * self._indent}{text}")

    @contextmanager
    def _block(self, heading: str) -> Iterator[None]:
        self._line(heading)
        self._indent += 1
        yield
        self._indent -= 1


def _absent(item: Item, unstated: int | None) -> int:
    """Return what an item is worth that is not stated."""
    return unstated if item.by_agency and unstated is not None else UNKNOWN


def _plain(name: str) -> str:
    """Return the letters of a name that may stand anywhere in Python."""
    return re.sub("[^A-Za-z0-9_]", "_", name)


def _literal(values: Iterable[object]) -> str:
    return "{" + ", ".join(sorted(map(repr, values))) + "}"


def _tuple(parts: Iterable[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts).removesuffix(" ") + ")"


def _turned(turns: Callable[..., int], length: tuple[Duration, ...], day: int) -> int:
    return turns(day, *length)


def _year(day: int) -> int:
    return date.fromordinal(day).year


def _first_of_year(day: int) -> int:
    return date(_year(day), 1, 1).toordinal()


def _last_of_year(day: int) -> int:
    return date(_year(day), 12, 31).toordinal()


_SAID: Final[Mapping[Callable[..., int], str]] = {
    passed_by: "the latest day from which so long has passed:",
    not_older: "the earliest day that is not older than",
    ends_on: "the day that lies so far ahead:",
    _year: "the year of the application",
    _first_of_year: "the first day of that year",
    _last_of_year: "the last day of that year",
}
