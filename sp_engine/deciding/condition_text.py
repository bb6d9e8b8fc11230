"""What conditions ask, in words, Indonesian and English.

In come conditions, typed facts and the vocabulary; out comes text for applicants and clerks.  What became of
a condition is said in `finding_message`, what the applicant can do in `to_supply_text`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias, assert_never, cast

from sp_engine.conditions import (
    AGED,
    AT_LEAST,
    AT_MOST,
    INCLUDES,
    KNOWN,
    NONE_OF,
    ONE_OF,
    OPERATORS,
    PASSED,
    THIS_YEAR,
    WITHIN,
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    Includes,
    Known,
    Leaf,
    Operator,
    Range,
    Recent,
    SameYear,
    Unwritten,
)
from sp_engine.facts import FactDefinition, Kind, Vocabulary, choices_words, value_words
from sp_engine.rules import Situation
from sp_engine.words import Joint, Language, listed, unknown_language, within_sentence
from sp_engine.words.messages import conditions as messages
from sp_engine.workdays import Duration, Unit, completed, duration_words

Rejects: TypeAlias = Callable[[str], bool]
"""Whether the service of that name rejects the same applicant."""


class ConditionText:
    """Says what leaves and conditions ask, and the names and values in them, in one situation.

    Except for `name` what it returns begins in lower case, to stand inside a sentence.  `rejects` says
    whether another service rejects the same applicant; it is asked only where somebody is sent there.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        situation: Situation,
        language: Language,
        service: str = "",
        rejects: Rejects | None = None,
    ) -> None:
        if language not in ("id", "en"):
            raise unknown_language(language)
        self.vocabulary = vocabulary
        self.situation = situation
        self.language: Language = language
        self.service = service
        self.rejects = rejects

    # ── what a condition asks ────────────────────────────────────────────────
    def condition(self, node: Condition) -> str:
        """Say what a condition asks, for guards and for reading a standard aloud."""
        match node:
            case AllOf(parts):
                return messages.AND.get(self.language).join(self.condition(part) for part in parts)
            case AnyOf(parts):
                return self.either(self.condition(part) for part in parts)
            case Defined(condition=inner):
                return self.condition(inner)
            case Document():
                return self.document(node, node.attributes)
            case Among():
                return self._among(node)
            case Age():
                return self.wanted(node) if self.ages(node) else self._named(node)
            case Includes():
                return self.wanted(node) if "." in node.item.id else self._named(node)
            case Known() | Range() | Recent() | SameYear():
                return self._named(node)
            case Unwritten():
                return messages.NOT_WRITTEN_YET.get(self.language)
            case _ as never:
                assert_never(never)

    def _among(self, leaf: Among) -> str:
        name = self.within(leaf.item.id)
        if self.vocabulary[leaf.item.id].kind is Kind.YES_NO:
            yes = (True in leaf.values) is leaf.inside
            words = messages.ANSWERED_YES if yes else messages.ANSWERED_NO
            return words.say(self.language, name=name)
        if leaf.inside and leaf.said is not None and not OPERATORS[leaf.said.operator].bound:
            return messages.NAME_IS.say(self.language, name=name, wanted=self.wanted(leaf))
        return self._named(leaf)

    def _named(self, leaf: Leaf) -> str:
        return f"{self.within(leaf.item.id)} {self.wanted(leaf)}"

    def wanted(self, leaf: Leaf) -> str:
        """Say what a leaf asks of its fact, in the author's own comparison."""
        definition, said = self.vocabulary[leaf.item.id], leaf.said
        if said is not None and OPERATORS[said.operator].bound:
            return self._bound(OPERATORS[said.operator], definition, said.value)
        match leaf:
            case Among(values=values, inside=inside):
                operator = ONE_OF if inside else NONE_OF
                return self._asks(operator, definition, value=self.choices(definition, values, "or"))
            case Range(low=low, high=high):
                bounds = ((AT_LEAST, low), (AT_MOST, high))
                told = [self._bound(one, definition, bound) for one, bound in bounds if bound is not None]
                return messages.AND.get(self.language).join(told)
            case Age():
                return self._age(leaf, definition)
            case Recent(within=within, inside=inside):
                duration = self.duration(within)
                if inside:
                    return self._asks(WITHIN, definition, duration=duration)
                return messages.LONGER_AGO_THAN.say(self.language, duration=duration)
            case SameYear(inside=inside):
                year = date.fromordinal(self.situation.day).year
                if inside:
                    return self._asks(THIS_YEAR, definition, year=year)
                return messages.ANOTHER_YEAR.say(self.language, year=year)
            case Includes(values=values, inside=inside):
                members = self.choices(definition, values, "and")
                if inside:
                    return self._asks(INCLUDES, definition, values=members)
                return messages.NOT_COVERING.say(self.language, values=members)
            case Known():
                return self._asks(KNOWN, definition)
            case _ as never:
                assert_never(never)

    def _asks(self, operator: Operator, definition: FactDefinition, **values: object) -> str:
        return operator.words[definition.kind].say(self.language, **values)

    def _bound(self, operator: Operator, definition: FactDefinition, bound: object) -> str:
        return self._asks(operator, definition, bound=value_words(definition, bound, self.language))

    def _age(self, leaf: Age, definition: FactDefinition) -> str:
        if ages := self.ages(leaf):
            return self._asks(AGED, definition, ages=ages)
        told = []
        if leaf.at_least is not None:
            told.append(self._asks(PASSED, definition, duration=self.duration(leaf.at_least)))
        if leaf.less_than is not None:
            told.append(messages.LESS_THAN_AGO.say(self.language, duration=self.duration(leaf.less_than)))
        return messages.AND.get(self.language).join(told)

    def document(self, document: Document, attributes: Iterable[Leaf]) -> str:
        """Name a document with what is asked of it."""
        asked = "; ".join(dict.fromkeys(self.asked(leaf) for leaf in attributes))
        return self.within(document.item.id) + (f" ({asked})" if asked else "")

    def asked(self, leaf: Leaf, *, told: bool = False) -> str:
        """Say what is asked of an attribute; with `told` also what was stated of it."""
        if isinstance(leaf, Among) and leaf.inside and leaf.values == {True}:
            return self.within(leaf.item.id)
        stated = messages.STATED_AS.say(self.language, value=self.value(leaf)) if told else ""
        return self.condition(leaf) + stated

    # ── ages ────────────────────────────────────────────────────────────────
    def age(self, leaf: Age) -> str:
        """Return the applicant's age in words when the leaf asks for one; none for a birth yet to come."""
        if not self.ages(leaf) or self.situation.facts[leaf.item.id] > self.situation.day:
            return ""
        born = date.fromordinal(self.situation.facts[leaf.item.id])
        years = completed(Unit.YEAR, born, date.fromordinal(self.situation.day))
        return messages.AGE_ON_THE_DAY.say(self.language, years=years)

    def ages(self, leaf: Age) -> str:
        """Return the ages that a leaf asks for in words, none for one that asks how long ago a day was."""
        if leaf.said is None or leaf.said.operator != AGED.key:
            return ""
        least, most = cast("tuple[int | None, int | None]", leaf.said.value)
        if least is None:
            return messages.MOST_YEARS.say(self.language, most=most)
        if most is None:
            return messages.LEAST_YEARS.say(self.language, least=least)
        return messages.YEARS_BETWEEN.say(self.language, least=least, most=most)

    # ── names and values ─────────────────────────────────────────────────────
    def name(self, item: str) -> str:
        return self.vocabulary[item].name.get(self.language)

    def within(self, item: str) -> str:
        """Return a name as it is written inside a sentence."""
        return within_sentence(self.name(item))

    def names(self, items: Iterable[str]) -> str:
        return listed((self.within(item) for item in items), "and", self.language)

    def depends(self, items: Iterable[str]) -> str:
        """Say on which facts something depends."""
        return messages.DEPENDS_ON.say(self.language, names=self.names(items))

    def value(self, leaf: Leaf | Document) -> str:
        value = self.situation.facts[leaf.item.id]
        return value_words(self.vocabulary[leaf.item.id], value, self.language)

    def choices(self, definition: FactDefinition, values: Iterable[object], joint: Joint) -> str:
        return listed(choices_words(definition, values, self.language), joint, self.language)

    def either(self, told: Iterable[str]) -> str:
        return messages.EITHER.get(self.language).join(dict.fromkeys(told))

    def duration(self, duration: Duration) -> str:
        return duration_words(duration, self.language)
