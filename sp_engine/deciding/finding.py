"""A finding: what one requirement came to, and what the applicant can do about it.

In come a requirement with its values in a verdict, and the situation; words are made when they are read.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol, assert_never

from sp_engine.conditions import items_of
from sp_engine.deciding.applicant_facts import json_value
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.decision_json import finding_dict
from sp_engine.deciding.finding_message import message_of
from sp_engine.deciding.to_supply import needs_of
from sp_engine.deciding.to_supply_text import need_text
from sp_engine.documents import Requirement, Stage, Standard
from sp_engine.rules import FindingStatus, Situation
from sp_engine.words import Language, sentence, within_sentence
from sp_engine.words.messages import conditions as messages


class Judged(Protocol):
    """The decision that a finding belongs to."""

    standard: Standard

    @property
    def situation(self) -> Situation: ...

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
        found: dict[str, Any] = {}
        for condition in (self.requirement.guard, self.requirement.condition):
            for item in items_of(condition) if condition is not None else ():
                if (value := stated.get(item.id)) is not None:
                    found[item.id] = json_value(vocabulary[item.id], value)
        return found

    def __repr__(self) -> str:
        return f"Finding({self.requirement.id}: {self.status})"

    def text(self, language: Language = "id") -> str:
        return self.requirement.text.get(language)

    def message(self, language: Language = "id") -> str:
        """Say what the requirement came to, in the author's own words where there are some."""
        return self._message(self.within.condition_text(language))

    def remedy(self, language: Language = "id") -> str | None:
        """Say what the applicant can do, for what is missing or deficient."""
        return self._remedy(self.within.condition_text(language))

    def to_dict(self, language: Language = "id") -> dict[str, Any]:
        """Return the finding in the decision format."""
        text = self.within.condition_text(language)
        return finding_dict(
            self.requirement,
            self.status,
            message=self._message(text),
            remedy=self._remedy(text),
            facts=self.facts,
            after=None if self.after is None else self.after.id,
            language=language,
        )

    @property
    def after(self) -> Stage | None:
        """The stage after which the requirement falls due, while that has not ended."""
        match self.status:
            case FindingStatus.LATER:
                return next(s for s in self.within.standard.stages if s.id == self.requirement.gate)
            case (
                FindingStatus.MET
                | FindingStatus.MISSING
                | FindingStatus.DEFICIENT
                | FindingStatus.FAILED
                | FindingStatus.NOT_APPLICABLE
                | FindingStatus.PENDING
                | FindingStatus.PREFERRED
                | FindingStatus.NOT_PREFERRED
                | FindingStatus.PREFERENCE_UNKNOWN
            ):
                return None
            case _ as never:
                assert_never(never)

    def _message(self, text: ConditionText) -> str:
        told = message_of(self.requirement, self.status, text)
        if self.after is None:
            return told
        stage, problem = self.after.name.get(text.language), within_sentence(told)
        return sentence(messages.AFTER_STAGE.say(text.language, stage=stage, problem=problem))

    def _remedy(self, text: ConditionText) -> str | None:
        match self.status:
            case (
                FindingStatus.MET
                | FindingStatus.FAILED
                | FindingStatus.NOT_APPLICABLE
                | FindingStatus.PENDING
                | FindingStatus.LATER
                | FindingStatus.PREFERRED
                | FindingStatus.NOT_PREFERRED
                | FindingStatus.PREFERENCE_UNKNOWN
            ):
                return None
            case FindingStatus.MISSING | FindingStatus.DEFICIENT:
                need = needs_of(self.requirement, self.within.situation)
                return None if need is None else sentence(need_text(text, need))
            case _ as never:
                assert_never(never)
