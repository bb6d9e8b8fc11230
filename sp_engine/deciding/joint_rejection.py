"""A rejection by several requirements together, while each of them alone is still open.

In come requirements that no completion of the stated facts meets together, and what follows from them; out
comes text that names them all, the answers that cannot matter, and what was stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sp_engine.conditions import Condition, items_of, leaves
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.finding_message import problem, stated
from sp_engine.deciding.item_citation import cited_item
from sp_engine.documents import Requirement, Standard
from sp_engine.immutable import Immutable
from sp_engine.rules import Situation
from sp_engine.words import Language, listed, sentence
from sp_engine.words.messages import joint_rejection as messages


class JointRejection(Immutable):
    """Requirements of which no completion meets all; `follows` is what they entail and the facts break.

    It is None where that was found by searching alone.
    """

    requirements: tuple[Requirement, ...]
    follows: Condition | None
    _standard: Standard
    _situation: Situation

    def __repr__(self) -> str:
        return f"JointRejection({', '.join(self.ids)})"

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(requirement.id for requirement in self.requirements)

    def text(self, language: Language = "id") -> str:
        """Name the requirements by their items: "persyaratan butir 1 bersama prosedur butir 3"."""
        named = (_name(requirement, language) for requirement in self.requirements)
        return messages.TOGETHER.get(language).join(dict.fromkeys(named))

    def message(self, language: Language = "id") -> str:
        """Say which answers cannot matter any more, and what was stated."""
        return sentence(self._message(self._condition_text(language)))

    def to_dict(self, language: Language = "id") -> dict[str, Any]:
        """Return the rejection in the decision format."""
        told = {"text": self.text(language), "message": self.message(language)}
        return {"requirements": list(self.ids), **told}

    def _message(self, text: ConditionText) -> str:
        if self.follows is None:
            told = "; ".join(dict.fromkeys(self._stated(text)))
            return messages.NOTHING_HELPS.say(text.language, stated=told)
        why, questions = problem(text, self.follows), [*self._open_questions(text)]
        if not questions:
            return why
        asked = listed(questions, "and", text.language)
        return messages.WHATEVER_IS_ANSWERED.say(text.language, questions=asked, problem=why)

    def _condition_text(self, language: Language) -> ConditionText:
        standard = self._standard
        return ConditionText(standard.vocabulary, self._situation, language, standard.service)

    def _conditions(self) -> Iterator[Condition]:
        for requirement in self.requirements:
            if requirement.guard is not None:
                yield requirement.guard
            yield requirement.condition

    def _open_questions(self, text: ConditionText) -> Iterator[str]:
        """Yield the questions that are not answered and cannot matter."""
        broken = {item.id for item in items_of(self.follows)} if self.follows is not None else set()
        asked = dict.fromkeys(
            leaf.item.id
            for condition in self._conditions()
            for leaf in leaves(condition)
            if not leaf.item.curable and leaf.item.id not in broken and not text.situation.stated(leaf)
        )
        for name in asked:
            yield messages.QUESTION.say(text.language, question=text.vocabulary[name].question)

    def _stated(self, text: ConditionText) -> Iterator[str]:
        for condition in self._conditions():
            if told := stated(text, condition):
                yield told


def _name(requirement: Requirement, language: Language) -> str:
    if requirement.item is None:
        return messages.UNNUMBERED.say(language, text=requirement.text)
    return cited_item(requirement, language)
