"""A decision on one screen: what came out, what is to be done about it, by when, and where to object.

In comes a decision; out comes a section that an official takes in at once.  What is met, how days were
counted and on which readings it rests is only counted, and told in full by `presenting.decision`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import assert_never

from sp_engine.deciding import (
    Awaited,
    Deadline,
    Decision,
    Finding,
    awaited_text,
    cited_item,
    deadline_reason,
    need_lines,
    possible_answers,
    status_words,
)
from sp_engine.documents import Component
from sp_engine.presenting.deadlines import due_head, no_limit, programme
from sp_engine.presenting.decision import head_lines, next_stages, outcome_span, why_not_final
from sp_engine.presenting.section import Field, Group, Item, Line, Note, Paragraph, Part, Section, strong
from sp_engine.rules import FindingStatus, Outcome
from sp_engine.words import Language, moment_words
from sp_engine.words.messages import decision_page, decision_screen


def decision_screen_section(decision: Decision, language: Language) -> Section:
    """Return what an official has to know first."""
    standard = decision.standard
    name = f"{standard.name.get(language)} ({standard.service})"
    parts: list[Part] = [Line(name), *head_lines(decision, language), *why_not_final(decision, language)]
    parts += _what_to_do(decision, language)
    parts.append(Section("", tuple(_fee_and_dates(decision, language))))
    parts.append(Section("", tuple(_objection(decision, language))))
    parts.append(Section("", tuple(_counted(decision, language))))
    heading = (decision_page.DECISION.get(language), outcome_span(decision, language))
    return Section(heading, tuple(parts))


def _what_to_do(decision: Decision, language: Language) -> Iterator[Section]:
    match decision.outcome:
        case Outcome.REJECT:
            yield _listed(decision_screen.WHY.get(language), rejection_lines(decision, language))
        case Outcome.RETURN:
            text, needs = decision.condition_text(language), decision.needs
            lines = () if needs is None else need_lines(text, needs)
            yield _listed(decision_page.TO_SUPPLY.get(language), lines)
            yield from _awaited(decision, language)
        case Outcome.PENDING:
            yield from _awaited(decision, language)
        case Outcome.APPROVE:
            pass
        case _ as never:
            assert_never(never)
    yield from next_stages(decision, language)


def _listed(heading: str, lines: Iterable[str]) -> Section:
    return Section(strong(heading), (Group("", tuple(Item("-", line) for line in lines)),))


def rejection_lines(decision: Decision, language: Language) -> Iterator[str]:
    """Yield what failed, with the item of the decree and what it rests on."""
    for rejection in decision.together:
        yield rejection.message(language)
    for finding in decision.findings:
        if finding.status is FindingStatus.FAILED:
            yield f"{finding.message(language)} ({_rests_on(finding, language)})"


def _rests_on(finding: Finding, language: Language) -> str:
    told = [cited_item(finding.requirement, language)]
    for basis in finding.requirement.basis:
        article = decision_page.ARTICLE.say(language, title=basis.title, article=basis.article)
        told.append(article if basis.article else str(basis.title))
    return "; ".join(told)


def _awaited(decision: Decision, language: Language) -> Iterator[Section]:
    """Yield who has to answer what, with what is to be typed once it is known."""
    awaited = [answer for answer in decision.awaiting if answer.after is None]
    if awaited:
        text = decision.condition_text(language)
        lines = [_to_type(answer, decision, awaited_text(answer, text), language) for answer in awaited]
        yield _listed(decision_page.AWAITED.get(language), dict.fromkeys(lines))


def _to_type(answer: Awaited, decision: Decision, told: str, language: Language) -> str:
    if answer.leaf is None:
        return told
    name = answer.leaf.item.id
    values = possible_answers(decision.standard.vocabulary[name])
    choices = "|".join(values) or decision_screen.VALUE.get(language)
    question = told.rpartition(" (")[0] if values else told
    return decision_screen.TYPE.say(language, question=question, name=name, values=choices)


def _fee_and_dates(decision: Decision, language: Language) -> Iterator[Part]:
    match decision.outcome:
        case Outcome.REJECT:
            return
        case Outcome.APPROVE | Outcome.RETURN | Outcome.PENDING:
            pass
        case _ as never:
            assert_never(never)
    yield Field(decision_page.FEE.get(language), decision.fee_text(language))
    for deadline in decision.deadlines:
        yield from no_limit(deadline, language)
        yield _due(deadline, decision, language)


def _due(deadline: Deadline, decision: Decision, language: Language) -> Field:
    text = decision.condition_text(language)
    if deadline.ends is not None:
        told = programme(deadline, text, language)
        return Field(told.name, told.value)
    if deadline.due is None:
        return Field(due_head(deadline, language), deadline_reason(deadline, text) or "-")
    return Field(due_head(deadline, language), strong(moment_words(deadline.due, language)))


def _objection(decision: Decision, language: Language) -> Iterator[Part]:
    objection = decision.objection(language)
    transcribed = decision.standard.transcribed(Component.COMPLAINTS)
    if objection is not None and (objection["channels"] or not transcribed):
        where = "; ".join(objection["channels"]) or objection["text"]
        yield Paragraph(where, decision_page.OBJECTIONS.get(language))


def _counted(decision: Decision, language: Language) -> Iterator[Part]:
    """Yield what else there is, in a line each."""
    deciding = [
        r for r in decision.readings.interpretations if r.decides and r.of.interpretation.ratified is None
    ]
    if deciding:
        yield Line(decision_screen.READINGS.say(language, number=len(deciding)))
    decree = decision.standard.decree
    if decree.dates_not_known:
        yield Note(decision_screen.DATES_NOT_KNOWN.say(language, number=decree.number))
    if decision.standard.draft:
        yield Note(decision_page.DRAFT.get(language))
    if decision.unwitnessed is not None:
        yield Note(decision_page.NOT_WITNESSED.say(language, because=decision.unwitnessed))
    counts = Counter(finding.status for finding in decision.findings)
    told = (
        f"{counts[status]} {status_words(status).get(language)}" for status in FindingStatus if counts[status]
    )
    yield Note(decision_screen.THE_REST.say(language, counts=", ".join(told)))
