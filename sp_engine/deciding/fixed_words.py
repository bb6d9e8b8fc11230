"""What a standard's decisions say of every applicant alike: put into words once for each language, and kept.

In come a standard and a language; out comes what its findings say that depends on no applicant.  Which
messages these are, nobody writes down: words that are put together without a look at the applicant are the
same for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple, NoReturn, cast

from sp_engine.conditions import Leaf
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.decision_json import fixed_finding_dict
from sp_engine.deciding.finding_message import message_of, told_by_value, value_follows
from sp_engine.documents import Requirement, Stage, Standard
from sp_engine.rules import FindingStatus, Situation
from sp_engine.words import LANGUAGES, Language, sentence


class FixedFinding(NamedTuple):
    """What a requirement of one status says of everybody; no `message` where that depends on whom.

    `value`: the leaf whose value completes the message, where there is one.  `after`: the stage after which
    it falls due, while that has not ended; `mends`: whether the applicant can do something about it.  `told`
    is shared by all decisions, and not to be changed.
    """

    message: str | None
    value: Leaf | None
    after: Stage | None
    mends: bool
    told: dict[str, Any]


class FixedWords:
    """The findings of a standard as far as they are the same for every applicant, in one language.

    Each is put into words when it is first asked for; there is one at most for each requirement and status.
    """

    def __init__(self, standard: Standard, language: Language) -> None:
        nobody = cast("Situation", _Nobody())
        self._stages = {stage.id: stage for stage in standard.stages}
        self._text = ConditionText(standard.vocabulary, nobody, language, standard.service)
        self._findings: dict[tuple[str, FindingStatus], FixedFinding] = {}

    def finding(self, requirement: Requirement, status: FindingStatus) -> FixedFinding:
        """Return what a requirement of the standard says of everybody when it has that status."""
        key = requirement.id, status
        found = self._findings.get(key)
        if found is None:
            found = self._findings[key] = self._fixed(requirement, status)
        return found

    def _fixed(self, requirement: Requirement, status: FindingStatus) -> FixedFinding:
        after = self._stages[requirement.gate] if requirement.gate and status.falls_due_later else None
        name, message = None if after is None else after.id, None
        value = told_by_value(requirement, status)
        with suppress(_ApplicantAskedAbout):
            if value is None:
                message = message_of(requirement, status, after, self._text)
            else:
                message = sentence(value_follows(self._text, value))
        told = fixed_finding_dict(requirement, status, name, self._text.language)
        return FixedFinding(message, value, after, status.can_be_mended, told)


def fixed_words(standard: Standard) -> Mapping[Language, FixedWords]:
    """Return what is said of every applicant, by language."""
    return {language: FixedWords(standard, language) for language in LANGUAGES}


class _ApplicantAskedAbout(Exception):
    """Somebody looked at the applicant."""


class _Nobody:
    """Stands for the situation of an applicant, and tells when it is looked at."""

    def __getattr__(self, _: str) -> NoReturn:
        raise _ApplicantAskedAbout
