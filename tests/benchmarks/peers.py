"""Other engines, one a process, in an environment of their own: they wait for a line and answer with a time.

In come, as the first line of standard input, the name of an engine, expressions and applicants as JSON; for
each later line, a number of rounds, out comes the time that a decision took of a processor, in microseconds.
Knows nothing of sp-engine, which is not installed here.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

Decide = Callable[[dict[str, Any]], object]


def zen_table(rules: dict[str, str], *, trace: bool) -> Decide:
    """One table of which every row is a requirement: the rows of those that are met come out."""
    import zen

    rows = [{"_id": name, "i": test, "o": json.dumps(name)} for name, test in rules.items()]
    inputs, outputs = [{"id": "i", "name": "i", "field": ""}], [{"id": "o", "name": "o", "field": "met"}]
    table = {"hitPolicy": "collect", "inputs": inputs, "outputs": outputs, "rules": rows}
    at = {"x": 0, "y": 0}
    model = {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": at},
            {"id": "t", "type": "decisionTableNode", "name": "t", "position": at, "content": table},
            {"id": "out", "type": "outputNode", "name": "out", "position": at},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "in", "targetId": "t"},
            {"id": "2", "type": "edge", "sourceId": "t", "targetId": "out"},
        ],
    }
    decision = zen.ZenEngine().create_decision(json.dumps(model))
    options = {"trace": trace}

    def decide(facts: dict[str, Any]) -> object:
        result = decision.evaluate(facts, options)["result"]
        return {each["met"] for each in result or ()}

    return decide


def cel_expressions(rules: dict[str, str]) -> Decide:
    import cel

    programs = [(name, cel.compile(test)) for name, test in rules.items()]
    return lambda facts: {name for name, program in programs if program.execute(facts)}


def rule_engine_rules(rules: dict[str, str]) -> Decide:
    import rule_engine

    compiled = [(name, rule_engine.Rule(test)) for name, test in rules.items()]
    return lambda facts: {name for name, rule in compiled if rule.matches(facts)}


ENGINES: dict[str, tuple[str, Callable[[dict[str, str]], Decide]]] = {
    "zen": ("zen-engine", lambda rules: zen_table(rules, trace=False)),
    "zen-trace": ("zen-engine", lambda rules: zen_table(rules, trace=True)),
    "cel": ("common-expression-language", cel_expressions),
    "rule-engine": ("rule-engine", rule_engine_rules),
}


def main() -> None:
    asked = json.loads(sys.stdin.readline())
    package, engine = ENGINES[asked["engine"]]
    decide, applicants = engine(asked["rules"]), asked["applicants"]
    met = [sorted(decide(facts)) for facts in applicants]  # type: ignore[call-overload]
    print(json.dumps({"version": f"{package} {version(package)}", "met": met}), flush=True)
    for line in sys.stdin:
        rounds = int(line)
        start = time.process_time()
        for number in range(1 + rounds):
            if number == 1:  # the first warms the processor's caches
                start = time.process_time()
            for facts in applicants:
                decide(facts)
        taken = time.process_time() - start
        print(taken / rounds / len(applicants) * 1e6, flush=True)


if __name__ == "__main__":
    main()
