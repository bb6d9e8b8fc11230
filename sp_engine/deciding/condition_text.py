"""What conditions ask, in words, Indonesian and English.

In come conditions, typed facts and the vocabulary; out comes text for applicants and clerks.  What became of
a condition is said in `finding_message`, what the applicant can do in `to_supply_text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import assert_never, cast

from sp_engine.conditions.tree import (
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
    Range,
    Recent,
    SameYear,
)
from sp_engine.facts.display import choices_words, value_words
from sp_engine.facts.vocabulary import FactDefinition, Kind, Vocabulary
from sp_engine.rules.situation import Situation
from sp_engine.words.language import Language, Words, unknown_language
from sp_engine.words.messages import conditions as messages
from sp_engine.words.sentences import Joint, listed, within_sentence
from sp_engine.workdays.duration import Duration, Unit, completed, duration_words


class ConditionText:
    """Says what leaves and conditions ask, and the names and values in them, in one situation.

    Except for `name` what it returns begins in lower case, to stand inside a sentence.
    """

    def __init__(
        self, vocabulary: Vocabulary, situation: Situation, language: Language, agency: str = ""
    ) -> None:
        if language not in ("id", "en"):
            raise unknown_language(language)
        self.vocabulary = vocabulary
        self.situation = situation
        self.language: Language = language
        self.agency = agency

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
            case _ as never:
                assert_never(never)

    def _among(self, leaf: Among) -> str:
        name = self.within(leaf.item.id)
        if self.vocabulary[leaf.item.id].kind is Kind.YES_NO:
            yes = (True in leaf.values) is leaf.inside
            words = messages.ANSWERED_YES if yes else messages.ANSWERED_NO
            return words.say(self.language, name=name)
        if leaf.inside and leaf.said is not None and leaf.said.operator not in messages.AMOUNT:
            return messages.NAME_IS.say(self.language, name=name, wanted=self.wanted(leaf))
        return self._named(leaf)

    def _named(self, leaf: Leaf) -> str:
        return f"{self.within(leaf.item.id)} {self.wanted(leaf)}"

    def wanted(self, leaf: Leaf) -> str:
        """Say what a leaf asks of its fact, in the author's own comparison."""
        definition, said = self.vocabulary[leaf.item.id], leaf.said
        if said is not None and said.operator in messages.AMOUNT:
            return self._bound(definition, said.operator, said.value)
        match leaf:
            case Among(values=values, inside=inside):
                either = self.choices(definition, values, "or")
                return either if inside else messages.NOT_VALUE.say(self.language, value=either)
            case Range(low=low, high=high):
                bounds = (("paling_sedikit", low), ("paling_banyak", high))
                told = [self._bound(definition, key, bound) for key, bound in bounds if bound is not None]
                return messages.AND.get(self.language).join(told)
            case Age():
                return self._age(leaf)
            case Recent(within=within):
                return messages.WITHIN_THE_LAST.say(self.language, duration=self.duration(within))
            case SameYear():
                return messages.THE_YEAR.say(self.language, year=date.fromordinal(self.situation.day).year)
            case Includes(values=values):
                return messages.COVERING.say(self.language, values=self.choices(definition, values, "and"))
            case Known():
                return messages.STATED.get(self.language)
            case _ as never:
                assert_never(never)

    def _bound(self, definition: FactDefinition, operator: str, bound: object) -> str:
        written = value_words(definition, bound, self.language)
        return _bounds(definition.kind)[operator].say(self.language, bound=written)

    def _age(self, leaf: Age) -> str:
        if ages := self.ages(leaf):
            return messages.AGED.say(self.language, ages=ages)
        limits = ((messages.AT_LEAST_AGO, leaf.at_least), (messages.LESS_THAN_AGO, leaf.less_than))
        told = [w.say(self.language, duration=self.duration(limit)) for w, limit in limits if limit]
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
    def age(self, leaf: Leaf) -> str:
        """Return the applicant's age in words when the leaf asks for one; none for a birth yet to come."""
        if not self.ages(leaf) or self.situation.facts[leaf.item.id] > self.situation.day:
            return ""
        born = date.fromordinal(self.situation.facts[leaf.item.id])
        years = completed(Unit.YEAR, born, date.fromordinal(self.situation.day))
        return messages.AGE_ON_THE_DAY.say(self.language, years=years)

    def ages(self, leaf: Leaf) -> str:
        """Return the ages that a leaf asks for in words, none for a leaf that asks for none."""
        if not isinstance(leaf, Age) or leaf.said is None or leaf.said.operator != "umur":
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


def _bounds(kind: Kind) -> Mapping[str, Words]:
    """Return the words for the bounds of a kind of fact, by the operator that sets them."""
    match kind:
        case Kind.NUMBER | Kind.MONEY:
            return messages.AMOUNT
        case Kind.DATE:
            return messages.DAY
        case Kind.CHOICE:
            return messages.GRADE
        case Kind.YES_NO | Kind.MOMENT | Kind.TEXT | Kind.SET | Kind.DOCUMENT:
            raise AssertionError(f"facts of the kind {kind} have no order")
        case _ as never:
            assert_never(never)
