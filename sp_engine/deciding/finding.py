"""A finding: what one requirement came to, and what the applicant can do about it.

In come a requirement with its values in a verdict, and the situation; words are made when they are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from sp_engine.deciding.applicant_facts import AS_JSON, json_value
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.decision_json import finding_dict
from sp_engine.deciding.finding_message import message_of
from sp_engine.deciding.fixed_words import FixedFinding, FixedWords
from sp_engine.deciding.nothing_stated import says_nothing_of
from sp_engine.deciding.to_supply import Need
from sp_engine.deciding.to_supply_text import need_text
from sp_engine.documents import Requirement, Stage, Standard
from sp_engine.immutable import NamedTuple
from sp_engine.rules import FindingStatus, Situation
from sp_engine.words import Language, sentence


class Judged(Protocol):
    """The decision that a finding belongs to."""

    standard: Standard
    fixed_words: Mapping[Language, FixedWords]

    @property
    def situation(self) -> Situation: ...

    @property
    def asked_alone(self) -> Mapping[str, Need | None]: ...

    def condition_text(self, language: Language = "id") -> ConditionText: ...


class Finding(NamedTuple):
    """What one requirement came to `within` a decision."""

    requirement: Requirement
    status: FindingStatus
    within: Judged

    @property
    def facts(self) -> dict[str, Any]:
        """The stated facts that the requirement looked at, as JSON data."""
        vocabulary, stated = self.within.standard.vocabulary, self.within.situation.facts
        return {
            name: value if type(value) in AS_JSON else json_value(vocabulary[name], value)
            for name in self.requirement.looked_at
            if (value := stated.get(name)) is not None
        }

    def __repr__(self) -> str:
        return f"Finding({self.requirement.id}: {self.status})"

    def text(self, language: Language = "id") -> str:
        return self.requirement.text.get(language)

    def message(self, language: Language = "id") -> str:
        """Say what the requirement came to, in the author's own words where there are some."""
        text = self.within.condition_text(language)
        return self._message(self._fixed(language), text)

    def remedy(self, language: Language = "id") -> str | None:
        """Say what the applicant can do, for what is missing or deficient."""
        text = self.within.condition_text(language)
        return self._remedy(self._fixed(language), text)

    def to_dict(self, language: Language = "id") -> dict[str, Any]:
        """Return the finding in the decision format."""
        return self.as_dict(self.within.condition_text(language))

    def as_dict(self, text: ConditionText) -> dict[str, Any]:
        """Return the finding in the decision format; `text` is its decision's."""
        fixed = self._fixed(text.language)
        return finding_dict(
            fixed.told,
            message=self._message(fixed, text),
            remedy=self._remedy(fixed, text),
            facts=self.facts,
        )

    @property
    def after(self) -> Stage | None:
        """The stage after which the requirement falls due, while that has not ended."""
        return self._fixed("id").after

    def _fixed(self, language: Language) -> FixedFinding:
        words = self.within.fixed_words[language]
        fixed = words.finding(self.requirement, self.status)
        depends = fixed.message is None or fixed.mends
        if depends and says_nothing_of(self.within.situation.facts, self.requirement):
            return words.finding(self.requirement, self.status, nothing_stated=True)
        return fixed

    def _message(self, fixed: FixedFinding, text: ConditionText) -> str:
        if fixed.message is None:
            return message_of(self.requirement, self.status, fixed.after, text)
        return fixed.message if fixed.value is None else fixed.message + text.value(fixed.value)

    def _remedy(self, fixed: FixedFinding, text: ConditionText) -> str | None:
        if not fixed.mends:
            return fixed.remedy
        need = self.within.asked_alone[self.requirement.id]
        return None if need is None else sentence(need_text(text, need))
