"""What a standard's decisions say of every applicant alike: put into words once for each language, and kept.

In come a standard and a language; out comes what its findings say that depends on no applicant.  Which
messages these are, nobody writes down: words that are put together without a look at the applicant are the
same for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NoReturn, cast

from sp_engine.conditions import Leaf
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.decision_json import fixed_finding_dict
from sp_engine.deciding.finding_message import message_of, told_by_value, value_follows
from sp_engine.deciding.nothing_stated import NothingStated
from sp_engine.deciding.to_supply_text import need_text
from sp_engine.documents import Requirement, Stage, Standard
from sp_engine.immutable import NamedTuple
from sp_engine.rules import FindingStatus, Situation
from sp_engine.words import LANGUAGES, Language, sentence


class FixedFinding(NamedTuple):
    """What a requirement of one status says of everybody; no `message` where that depends on whom.

    `value`: the leaf whose value completes the message, where there is one.  `after`: the stage after which
    it falls due, while that has not ended.  `mends`: whether the applicant can do something about it that
    depends on whom; what is the same for everybody is the `remedy`.  `told` is shared by all decisions, and
    not to be changed.
    """

    message: str | None
    value: Leaf | None
    after: Stage | None
    mends: bool
    told: dict[str, Any]
    remedy: str | None = None


class FixedWords:
    """The findings of a standard as far as they are the same for every applicant, in one language.

    Each is put into words when it is first asked for; there are two at most for each requirement and status.
    """

    def __init__(self, standard: Standard, nothing: NothingStated, language: Language) -> None:
        def text(nobody: object) -> ConditionText:
            situation = cast("Situation", nobody)
            return ConditionText(standard.vocabulary, situation, language, standard.service, _asked_about)

        self._language: Language = language
        self._stages = {stage.id: stage for stage in standard.stages}
        self._nothing = nothing
        self._of_everybody, self._of_nothing = text(_Nobody()), text(_NothingStated(nothing.situation))
        self._findings: dict[tuple[str, FindingStatus, bool], FixedFinding] = {}

    def finding(
        self, requirement: Requirement, status: FindingStatus, *, nothing_stated: bool = False
    ) -> FixedFinding:
        """Return what a requirement of the standard says of everybody when it has that status.

        With `nothing_stated`: of everybody who has stated nothing that it looks at.
        """
        key = requirement.id, status, nothing_stated
        found = self._findings.get(key)
        if found is None:
            found = self._findings[key] = self._fixed(requirement, status, nothing_stated)
        return found

    def _fixed(self, requirement: Requirement, status: FindingStatus, nothing_stated: bool) -> FixedFinding:
        text = self._of_nothing if nothing_stated else self._of_everybody
        after = self._stages[requirement.gate] if requirement.gate and status.falls_due_later else None
        value, message, remedy, mends = told_by_value(requirement, status), None, None, status.can_be_mended
        with suppress(_ApplicantAskedAbout):
            if value is None:
                message = message_of(requirement, status, after, text)
            else:
                message = sentence(value_follows(text, value))
        if nothing_stated and mends:
            with suppress(_ApplicantAskedAbout):
                need = self._nothing.need(requirement)
                remedy, mends = None if need is None else sentence(need_text(text, need)), False
        name = None if after is None else after.id
        told = fixed_finding_dict(requirement, status, name, self._language)
        return FixedFinding(message, value, after, mends, told, remedy)


def fixed_words(standard: Standard, nothing: NothingStated) -> Mapping[Language, FixedWords]:
    """Return what is said of every applicant, by language."""
    return {language: FixedWords(standard, nothing, language) for language in LANGUAGES}


class _ApplicantAskedAbout(AttributeError):
    """Somebody looked at the applicant."""


def _asked_about(_: str) -> NoReturn:
    raise _ApplicantAskedAbout


class _Nobody:
    """Stands for the situation of an applicant, and tells when it is looked at."""

    def __getattr__(self, name: str) -> Any:
        raise _ApplicantAskedAbout


class _NothingStated(_Nobody):
    """Stands for that of one who has stated nothing; tells when the day, or what has ended, is looked at."""

    def __init__(self, situation: Situation) -> None:
        self.facts, self.value, self.stated = situation.facts, situation.value, situation.stated
        self.items, self.unfinished = situation.items, situation.unfinished
        self.falls_short = situation.falls_short
