"""Formulas with places mean what the rules mean."""

from sp_engine.assurance.cases.suite import run_suite
from sp_engine.catalogue.files import CatalogueFiles


def test_on_every_case_a_formula_is_worth_what_the_rules_say() -> None:
    compared = 0
    for suite in run_suite(CatalogueFiles()):
        for result in suite.results:
            if result.decision is not None:
                values = [f.value(result.decision.situation, {}) for f in suite.written.requirements]
                assert tuple(value[0] for value in values) == result.decision.verdict.values
                assert tuple(value[1] for value in values) == result.decision.verdict.hopeful
                compared += 1
    assert compared > 700
