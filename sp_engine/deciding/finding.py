"""A finding: what one requirement came to, and what the applicant can do about it.

In come a requirement with its values in a verdict, and the situation; words are made when they are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, assert_never

from sp_engine.conditions.tree import leaves
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.decision_json import finding_dict, stated_facts
from sp_engine.deciding.finding_message import message_of
from sp_engine.deciding.finding_status import FindingStatus
from sp_engine.deciding.to_supply import needs_of
from sp_engine.deciding.to_supply_text import need_text
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.standard import Standard
from sp_engine.rules.situation import Situation
from sp_engine.words.language import Language
from sp_engine.words.sentences import sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """What one requirement came to."""

    requirement: Requirement
    status: FindingStatus
    _standard: Standard
    _situation: Situation

    @property
    def facts(self) -> dict[str, Any]:
        """The stated facts that the requirement looked at, as JSON data."""
        requirement, known = self.requirement, self._situation.facts
        conditions = [c for c in (requirement.guard, requirement.condition) if c is not None]
        names = (leaf.item.id for condition in conditions for leaf in leaves(condition))
        stated = {name: known[name] for name in names if known.get(name) is not None}
        return stated_facts(stated, self._standard.vocabulary)

    def __repr__(self) -> str:
        return f"Finding({self.requirement.id}: {self.status})"

    def text(self, language: Language = "id") -> str:
        return self.requirement.text.get(language)

    def message(self, language: Language = "id") -> str:
        """Say what the requirement came to, in the author's own words where there are some."""
        return message_of(self.requirement, self.status, self._condition_text(language))

    def remedy(self, language: Language = "id") -> str | None:
        """Say what the applicant can do, for what is missing or deficient."""
        text = self._condition_text(language)  # an unknown language is refused, whatever the status
        match self.status:
            case FindingStatus.MISSING | FindingStatus.DEFICIENT:
                need = needs_of(self.requirement, self._situation)
                return None if need is None else sentence(need_text(text, need))
            case (
                FindingStatus.MET
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

    def to_dict(self, language: Language = "id") -> dict[str, Any]:
        """Return the finding in the decision format."""
        return finding_dict(
            self.requirement,
            self.status,
            message=self.message(language),
            remedy=self.remedy(language),
            facts=self.facts,
            language=language,
        )

    def _condition_text(self, language: Language) -> ConditionText:
        standard = self._standard
        return ConditionText(standard.vocabulary, self._situation, language, standard.agency.id)
