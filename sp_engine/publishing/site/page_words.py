"""The words that scripts say on a page, in its language.

Out comes JavaScript for one language: outcomes, statuses, needs, reasons, problems, names of the calendar.
"""

from __future__ import annotations

from typing import assert_never

from sp_engine.deciding import outcome_words, status_words
from sp_engine.rules import FindingStatus, Outcome, js_value
from sp_engine.words import Language, Words, sentence
from sp_engine.words.messages import fees, site_page
from sp_engine.words.messages.calendar import MONTHS, WEEKDAYS

_SAID = {
    "toSupply": site_page.TO_SUPPLY,
    "eachRequirement": site_page.EACH_REQUIREMENT,
    "together": site_page.TOGETHER,
    "answer": site_page.NEED_ANSWER,
    "state": site_page.NEED_STATE,
    "mend": site_page.NEED_MEND,
    "handIn": site_page.NEED_HAND_IN,
    "corrected": site_page.NEED_CORRECTED,
    "oneOf": site_page.NEED_ONE_OF,
    "soManyOf": site_page.NEED_SO_MANY_OF,
    "ifSo": site_page.NEED_IF,
    "refused": site_page.NEED_REFUSED,
    "ofItem": site_page.NEED_OF_ITEM,
    "fee": site_page.FEE,
    "feeNotKnown": site_page.FEE_NOT_KNOWN,
    "feeNotSet": site_page.FEE_NOT_SET,
    "feeDepends": site_page.FEE_DEPENDS,
    "feeOpen": site_page.FEE_OPEN,
    "feeOfComponent": site_page.FEE_OF_COMPONENT,
    "due": site_page.DUE,
    "stage": site_page.STAGE,
    "byWhen": site_page.BY_WHEN,
    "general": site_page.GENERAL_LIMIT,
    "ofTheApplicant": site_page.OF_THE_APPLICANT,
    "programmeUntil": site_page.PROGRAMME_UNTIL,
    "mayMove": site_page.MAY_MOVE,
    "at": site_page.AT,
    "provision": site_page.REASON_PROVISION,
    "noRow": site_page.REASON_NO_ROW,
    "tooLong": site_page.REASON_TOO_LONG,
    "forEach": site_page.REASON_FOR_EACH,
    "onceSupplied": site_page.REASON_ONCE_SUPPLIED,
    "onceComplete": site_page.REASON_ONCE_COMPLETE,
    "afterProgramme": site_page.REASON_AFTER_PROGRAMME,
    "afterStage": site_page.REASON_AFTER_STAGE,
    "afterApplicant": site_page.REASON_AFTER_APPLICANT,
    "waits": site_page.REASON_WAITS,
    "gap": site_page.REASON_GAP,
    "needs": site_page.REASON_NEEDS,
    "form": site_page.PROBLEM_FORM,
    "bounds": site_page.PROBLEM_BOUNDS,
    "noSuchDay": site_page.PROBLEM_NO_SUCH_DAY,
    "ahead": site_page.PROBLEM_AHEAD,
    "tooFew": site_page.PROBLEM_TOO_FEW,
    "tooMany": site_page.PROBLEM_TOO_MANY,
    "noItem": site_page.PROBLEM_NO_ITEM,
    "problemsFirst": site_page.PROBLEMS_FIRST,
    "noTime": site_page.NO_TIME,
    "notInForce": site_page.NOT_IN_FORCE,
    "calendarNotKnown": site_page.CALENDAR_NOT_KNOWN,
    "foundNone": site_page.FOUND_NONE,
    "found": site_page.FOUND,
    "private": site_page.PRIVATE,
}


def words_program(language: Language) -> str:
    """Return the words of a language as a script."""
    told: dict[str, object] = {name: words.get(language) for name, words in _SAID.items()}
    told["outcomes"] = {
        one.value: [outcome_words(one).get(language), outcome_sentence(one).get(language)] for one in Outcome
    }
    told["statuses"] = {one.value: status_words(one).get(language) for one in FindingStatus}
    told["free"] = sentence(fees.FREE.get(language))
    told["feeNotStated"] = sentence(fees.NOT_STATED.get(language))
    told["months"] = [one.get(language) for one in MONTHS]
    told["weekdays"] = [one.get(language) for one in WEEKDAYS]
    told["language"] = language
    text = js_value(told, indent=1)
    return f'"use strict";\nvar sp = sp || {{}};\nsp.said = {text};\n'


def outcome_sentence(outcome: Outcome) -> Words:
    """Return what an outcome means to a reader who checked for himself."""
    match outcome:
        case Outcome.APPROVE:
            return site_page.OUTCOME_APPROVE
        case Outcome.RETURN:
            return site_page.OUTCOME_RETURN
        case Outcome.REJECT:
            return site_page.OUTCOME_REJECT
        case Outcome.PENDING:
            return site_page.OUTCOME_PENDING
        case _ as never:
            assert_never(never)
