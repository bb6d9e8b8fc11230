"""What a part is worth with nothing forced is what the rules say."""

from sp_engine.assurance.cases.suite import run_suite
from sp_engine.assurance.coverage.forced_value import requirement_value
from sp_engine.catalogue.files import CatalogueFiles


def test_on_every_case_a_requirement_is_worth_what_the_rules_say() -> None:
    compared = 0
    for suite in run_suite(CatalogueFiles()):
        for result in suite.results:
            decision = result.decision
            if decision is not None:
                requirements = suite.text.standard.requirements
                values = [requirement_value(r, decision.situation, {}) for r in requirements]
                own = len(requirements)  # what follows from them together stands behind them
                assert tuple(value.now for value in values) == decision.verdict.values[:own]
                assert tuple(value.hopeful for value in values) == decision.verdict.hopeful[:own]
                compared += 1
    assert compared > 700
