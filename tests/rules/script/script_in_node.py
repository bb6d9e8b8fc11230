"""The script of a page as a back end of the tests: Node.js runs it in the place of a browser.

One process answers for all rulesets, line by line, until it is stopped; there is none where `node` is not on
the path.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Set
from functools import cache
from typing import Any, Final

from sp_engine.conditions.tree import Age, Condition, Recent, Remaining, leaves_within
from sp_engine.facts.list_values import ListValue
from sp_engine.rules.backend import NONE_ENDED, Verdict
from sp_engine.rules.outcome import Outcome
from sp_engine.rules.ruleset import Ruleset
from sp_engine.rules.script.program import program_of, three_values
from sp_engine.workdays.calendar import Calendar
from sp_engine.workdays.working_durations import WorkingDuration

NO_NODE: Final = "node (Node.js) is not installed: apt-get install nodejs"
_LISTENING: Final = """
const {fact, mendable, found, checked, workingDays, days, months, known, among, range, age, recent, remaining,
  sameYear, includes, overlaps, handedIn, each, some, all, any, unwritten, when, rule} = sp;
let rules = [];
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const told = JSON.parse(line);
  if (told.program !== undefined) rules = eval(told.program);
  else console.log(JSON.stringify(sp.decide(rules, told.facts, told.at)));
});
"""


@cache
def _node() -> subprocess.Popen[str] | None:
    node = shutil.which("node")
    if node is None:
        return None
    return subprocess.Popen(
        [node, "-e", three_values() + _LISTENING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def stop_node() -> None:
    """End the process, if there is one; the next ruleset begins another."""
    if _node.cache_info().currsize and (node := _node()) is not None:
        node.communicate()
    _node.cache_clear()


class ScriptInNode:
    """A ruleset as a page would decide it."""

    def __init__(self, ruleset: Ruleset, node: subprocess.Popen[str]) -> None:
        self._node = node
        self._program = program_of(ruleset)
        self._calendar = _calendar(ruleset)

    def decide(self, facts: Mapping[str, Any], day: int, ended: Set[str] = NONE_ENDED) -> Verdict:
        stdin, stdout = self._node.stdin, self._node.stdout
        assert stdin is not None
        assert stdout is not None
        at = {"day": day, "calendar": self._calendar, "ended": sorted(ended)}
        stdin.write(json.dumps({"program": self._program}) + "\n")
        stdin.write(json.dumps({"facts": plain(facts), "at": at}) + "\n")
        stdin.flush()
        answer = json.loads(stdout.readline())
        return Verdict(Outcome(answer["outcome"]), tuple(answer["values"]), tuple(answer["hopeful"]))


def script_in_node(ruleset: Ruleset) -> ScriptInNode | None:
    """Return a ruleset as a page decides it, or None where Node.js is not installed."""
    node = _node()
    return None if node is None else ScriptInNode(ruleset, node)


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return typed facts as the script takes them."""
    return {name: _plain(value) for name, value in facts.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, ListValue):
        return {"items": [plain(item) for item in value.items], "complete": value.complete}
    return sorted(value) if isinstance(value, frozenset) else value


def _calendar(ruleset: Ruleset) -> dict[str, Any]:
    """Return the calendar on which the durations of a ruleset are counted, day by day."""
    parts: list[Condition] = [
        c for rule in ruleset.rules for c in (rule.guard, rule.condition) if c is not None
    ]
    for condition in parts:
        for leaf in leaves_within(condition):
            for duration in _durations(leaf):
                if isinstance(duration, WorkingDuration):
                    return _days_of(duration.calendar)
    return {"first": 1, "days": "", "week": [0, 1, 2, 3, 4]}


def _durations(leaf: Condition) -> tuple[Any, ...]:
    match leaf:
        case Age():
            return (leaf.at_least, leaf.less_than)
        case Recent():
            return (leaf.within,)
        case Remaining():
            return (leaf.at_least,)
        case _:  # the rest: no length of time
            return ()


def _days_of(calendar: Calendar) -> dict[str, Any]:
    years = [year.year for year in calendar.years]
    table = calendar.table(min(years))
    days = "".join("1" if table.is_working(day) else "0" for day in range(table.first, table.last + 1))
    return {"first": table.first, "days": days, "week": sorted(calendar.weekdays)}
