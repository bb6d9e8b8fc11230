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
    APPLIED_BEFORE,
    AT_LEAST,
    AT_MOST,
    HOLDS,
    INCLUDES,
    NONE_OF,
    NOT_PAST,
    OLDER,
    ONE_OF,
    OPERATORS,
    OVERLAPS,
    PASSED,
    REMAINING,
    THIS_YEAR,
    WITHIN,
    WITHOUT,
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Leaf,
    OfItems,
    Operator,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
)
from sp_engine.facts import (
    LIST_MARK,
    FactDefinition,
    Kind,
    Vocabulary,
    choices_words,
    item_of_list,
    item_words,
    one_of,
    value_words,
)
from sp_engine.rules import Situation
from sp_engine.words import Joint, Language, listed, unknown_language
from sp_engine.words.messages import conditions as messages
from sp_engine.workdays import Duration, Unit, completed, duration_words

Rejects: TypeAlias = Callable[[str], bool]
"""Whether the service of that name rejects the same applicant."""


class ConditionText:
    """Says what leaves and conditions ask, and the names and values in them, in one situation.

    `about` is the item of a list that is spoken of, which need not be named again.  Except for `name` what it
    returns begins in lower case, to stand inside a sentence.  `rejects` says
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
        self.about: tuple[str, int] | None = None

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
            case Includes() | Overlaps():
                return self.wanted(node) if "." in node.item.id else self._named(node)
            case Known() | Range() | Recent() | Remaining() | SameYear():
                return self._named(node)
            case EachOf() | SomeOf():
                return self._of_items(node)
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

    def _of_items(self, leaf: OfItems) -> str:
        """Say what is asked of the items of a list."""
        one, asked = self.one(leaf), self.asked_of_items(leaf)
        match leaf:
            case EachOf():
                return messages.EACH.say(self.language, one=one, asked=asked)
            case SomeOf(at_least=1) if asked:
                return messages.ONE_ITEM.say(self.language, one=one, asked=asked)
            case SomeOf(at_least=number) if asked:
                return messages.SO_MANY_ITEMS.say(self.language, one=one, asked=asked, number=number)
            case SomeOf(at_least=number):
                return messages.SO_MANY_OF_ANY.say(self.language, one=one, number=number)
            case _ as never:
                assert_never(never)

    def one(self, leaf: OfItems) -> str:
        """Return what an item of a leaf's list is called."""
        return one_of(self.vocabulary[leaf.item.id], self.language)

    def asked_of_items(self, leaf: OfItems) -> str:
        """Say what is asked of an item; nothing where any will do."""
        return "" if leaf.inner == HOLDS else self.condition(leaf.inner)

    def _named(self, leaf: Leaf) -> str:
        return f"{self.within(leaf.item.id)} {self.wanted(leaf)}"

    def wanted(self, leaf: Leaf) -> str:
        """Say what a leaf asks of its fact, in the author's own comparison."""
        definition, said = self.vocabulary[leaf.item.id], leaf.said
        if isinstance(leaf, EachOf | SomeOf):  # these compare no fact: their words are no operator's
            return self._of_items(leaf)
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
                return self._asks(OLDER, definition, duration=duration)
            case Remaining(at_least=at_least, inside=inside):
                duration = self.duration(at_least)
                if not at_least.amount:
                    return self._asks(NOT_PAST, definition) if inside else messages.PAST.get(self.language)
                if inside:
                    spoken = APPLIED_BEFORE if said and said.operator == APPLIED_BEFORE.key else REMAINING
                    return self._asks(spoken, definition, duration=duration)
                return messages.LESS_THAN_AHEAD.say(self.language, duration=duration)
            case SameYear(inside=inside) if not self.situation.dated:
                return (messages.CURRENT_YEAR if inside else messages.NOT_THE_CURRENT_YEAR).get(self.language)
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
            case Overlaps(values=values, inside=inside):
                members = self.choices(definition, values, "and" if inside else "or")
                return self._asks(OVERLAPS if inside else WITHOUT, definition, values=members)
            case Known():  # of a list, too, which no author asks so
                return messages.STATED.get(self.language)
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
        """Return a name as it is written inside a sentence; that of another item's field names the item."""
        name = self.vocabulary[item].inner_name.get(self.language)
        if LIST_MARK not in item:
            return name
        of = item_of_list(item)
        if of is None or of == self.about:
            return name
        return messages.OF_ITEM.say(self.language, name=name, item=self.item(*of))

    def item(self, whole: str, number: int) -> str:
        """Return which item of a list it is: `pengurus 2 (Budi)`."""
        return item_words(self.vocabulary[whole], self.situation.facts.get(whole), number, self.language)

    def telling(self, item: str, say: Callable[[ConditionText], str]) -> str:
        """Return what is said of an item, with the item of a list that it is about first."""
        return self.telling_of(item_of_list(item), say)

    def telling_of(self, item: tuple[str, int] | None, say: Callable[[ConditionText], str]) -> str:
        """Return what is said of an item of a list, with the item first; of none what is said."""
        if item is None or item == self.about:
            return say(self)
        return messages.ABOUT_ITEM.say(self.language, item=self.item(*item), told=self.about_item(item, say))

    def about_item(self, item: tuple[str, int], say: Callable[[ConditionText], str]) -> str:
        """Return what is said of an item of a list, without naming it."""
        text = object.__new__(ConditionText)
        vars(text).update(vars(self), about=item)
        return say(text)

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
