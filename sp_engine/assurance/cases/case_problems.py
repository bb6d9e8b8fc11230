"""What is wrong with a case before it is decided: names that the standard lacks, values that cannot be read.

In come a case and the standard; out come findings, each where the case, or its set, writes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import assert_never

from sp_engine.assurance.cases.case import Case, key_of
from sp_engine.assurance.cases.fact_sets import unknown
from sp_engine.assurance.cases.written_values import Unreadable, unreadable
from sp_engine.deciding import GENERAL_LIMIT_STAGE, FactsError, parse_facts
from sp_engine.documents import CaseAssertion, Standard
from sp_engine.facts import shown
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import case_documents as messages

_NAMES = ("SP401", "SP407")  # it is the name that is wrong, not the value
_OF_THE_TIME = {"SP412": "complete", "SP418": "issued"}
"""What is about a time of the case, by its field."""


def case_problems(case: Case, standard: Standard) -> Iterator[Diagnostic]:
    """Yield what a case names and the standard does not have, and everything that cannot be read."""
    written = tuple(written_problems(case, standard))
    yield from written
    if not written:
        try:
            parse_facts(case.facts, standard, case.received(standard.agency.zone))
        except FactsError as error:
            yield from (placed(finding, case) for finding in error.diagnostics)


def written_problems(case: Case, standard: Standard) -> Iterator[Diagnostic]:
    """Yield what is wrong with a case but for its facts."""
    yield from _unknown_names(case, standard)
    for problem in unreadable(case.written):
        yield _cannot_be_read(problem, case)


def placed(finding: Diagnostic, case: Case) -> Diagnostic:
    """Return a finding about a fact at the place where the case, or its set, states the fact."""
    written = str(finding.values.get("fact") or finding.values.get("document") or "")
    name, _, attribute = written.partition(".")
    attribute = str(finding.values.get("attribute") or attribute)
    path = case.stated.get(written, case.stated.get(name))
    if path is None:
        field = _OF_THE_TIME.get(finding.code)
        where = case.path if field is None else case.place(field)
        return case.source.place(finding, where)
    if finding.code in _NAMES and (written in case.columns or name in case.columns):
        return case.source.place(finding, case.columns.get(written, case.columns.get(name, path)))
    inner = (*path, attribute) if attribute and (*path, attribute) in case.source.keys else path
    return case.source.place(finding, inner, key=finding.code in _NAMES)


def _unknown_names(case: Case, standard: Standard) -> Iterator[Diagnostic]:
    requirements = [r.id for r in standard.requirements]
    products = [product.name for product in standard.products]
    yield from _unknown_listed(case, "after", messages.STAGE, [stage.id for stage in standard.stages])
    for assertion in CaseAssertion:
        match assertion:
            case (
                CaseAssertion.FAILED
                | CaseAssertion.LACKING
                | CaseAssertion.PENDING
                | CaseAssertion.LATER
                | CaseAssertion.NOT_APPLICABLE
            ):
                yield from _unknown_listed(case, assertion, messages.REQUIREMENT, requirements)
            case CaseAssertion.TO_SUPPLY:
                yield from _unknown_listed(case, assertion, messages.FACT, standard.facts)
            case CaseAssertion.PREFERENCES:
                yield from _unknown_parts(case, assertion, messages.REQUIREMENT, requirements)
            case CaseAssertion.DUE:
                stages = [*(stage.id for stage in standard.stages), GENERAL_LIMIT_STAGE]
                yield from _unknown_parts(case, assertion, messages.STAGE, stages)
            case CaseAssertion.PRODUCTS:
                yield from _unknown_listed(case, assertion, messages.PRODUCT, products)
            case CaseAssertion.VALID_UNTIL | CaseAssertion.RENEW_BY | CaseAssertion.REPORT_BY:
                yield from _unknown_parts(case, assertion, messages.PRODUCT, products)
            case CaseAssertion.OUTCOME | CaseAssertion.FEE:
                pass  # name nothing of the standard
            case _ as never:
                assert_never(never)


def _unknown_listed(case: Case, field: str, what: Words, known: Collection[str]) -> Iterator[Diagnostic]:
    """Yield the findings about names that a field lists."""
    for i, name in enumerate(getattr(case.written, field) or ()):
        if name not in known:
            yield unknown(case.source, (*case.place(field), i), what, name, known)


def _unknown_parts(
    case: Case, assertion: CaseAssertion, what: Words, known: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield the findings about names under a key: there, or where a table names them."""
    for name in getattr(case.written, assertion):
        if name in known:
            continue
        part = f"{assertion}.{name}"
        if part in case.columns:
            yield unknown(case.source, case.columns[part], what, name, known)
        else:
            yield unknown(case.source, case.place(assertion, name), what, name, known, key=True)


def _cannot_be_read(problem: Unreadable, case: Case) -> Diagnostic:
    place, given = case.place(problem.field, problem.part), shown(problem.written)
    key = key_of(problem.field)
    if problem.form is None:
        return case.source.finding("SP410", place, suggestion=problem.meant, option=key, given=given)
    told = f"{key}.{problem.part}" if problem.part else key
    return case.source.finding(
        "SP507", place, suggestion=problem.meant, expected=told, given=given, form=problem.form
    )
