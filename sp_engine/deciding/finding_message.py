"""What a requirement came to, in words: by which facts it holds, why not, what the agency has to find.

In come a requirement with the status of its finding, and what puts conditions into words; out comes text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import assert_never

from sp_engine.conditions import (
    OPERATORS,
    Age,
    AllOf,
    Among,
    AnyOf,
    Comparison,
    Condition,
    Defined,
    Document,
    EachOf,
    Includes,
    Known,
    Leaf,
    OfItems,
    Overlaps,
    Range,
    Recent,
    Remaining,
    SameYear,
    SomeOf,
    Unwritten,
    leaves,
)
from sp_engine.deciding.awaiting import open_to_agency
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.said_of_items import Said, said_once
from sp_engine.documents import Requirement, Stage
from sp_engine.facts import Kind, value_words
from sp_engine.rules import FindingStatus, Truth
from sp_engine.words import listed, sentence, within_sentence
from sp_engine.words.messages import conditions as messages

MOST_ITEMS_TOLD = 10
"""How many items of a list are named of which something does not hold, or not yet."""
MOST_MET_ITEMS_NAMED = 3
"""How many items of a list are named of which something holds."""


def message_of(
    requirement: Requirement, status: FindingStatus, after: Stage | None, text: ConditionText
) -> str:
    """Say what a requirement came to, in the author's own words where there are some.

    `after`: the stage after which it falls due, while that has not ended.
    """
    told = _message_of(requirement, status, text)
    if after is None:
        return told
    stage, told_later = after.name.get(text.language), within_sentence(told)
    return sentence(messages.AFTER_STAGE.say(text.language, stage=stage, problem=told_later))


def _message_of(requirement: Requirement, status: FindingStatus, text: ConditionText) -> str:
    guard, condition = requirement.guard, requirement.condition
    match status:
        case FindingStatus.MET | FindingStatus.PREFERRED:
            return sentence(fulfilled(text, condition))
        case FindingStatus.NOT_APPLICABLE:
            return sentence(stated(text, condition if guard is None else guard))
        case FindingStatus.NOT_PREFERRED:
            return sentence(stated(text, condition))
        case FindingStatus.PENDING:
            open_guard = _open_guard(requirement, text)
            return sentence(pending(text, condition, *([] if open_guard is None else [open_guard])))
        case FindingStatus.PREFERENCE_UNKNOWN:
            own = None
        case FindingStatus.FAILED | FindingStatus.MISSING | FindingStatus.DEFICIENT | FindingStatus.LATER:
            own = requirement.message
        case _ as never:
            assert_never(never)
    told = problem(text, condition) if own is None else own.get(text.language)
    if (open_guard := _open_guard(requirement, text)) is not None:
        inner = within_sentence(told)
        told = messages.IF_GUARD.say(text.language, guard=text.condition(open_guard), problem=inner)
    return sentence(told)


def told_by_value(requirement: Requirement, status: FindingStatus) -> Leaf | None:
    """Return the leaf by which a requirement is met, where nothing is said of it but name and value."""
    node = requirement.condition
    if status not in (FindingStatus.MET, FindingStatus.PREFERRED):
        return None
    return node if isinstance(node, Comparison) and not isinstance(node, Age) else None


def value_follows(text: ConditionText, leaf: Leaf) -> str:
    """Return what stands before the value of a fact."""
    return f"{text.within(leaf.item.id)}: "


def _open_guard(requirement: Requirement, text: ConditionText) -> Condition | None:
    """Return the guard of a requirement while it is open whether it applies."""
    guard = requirement.guard
    return guard if guard is not None and text.situation.value(guard) is Truth.UNKNOWN else None


def fulfilled(text: ConditionText, node: Condition) -> str:
    """Say by which facts a condition holds, each once."""
    return _sentences(_fulfilled(text, node))


def _fulfilled(text: ConditionText, node: Condition) -> list[str]:
    match node:
        case Document():
            words = messages.HANDED_IN_AND_IN_ORDER if node.attributes else messages.HANDED_IN
            return [words.say(text.language, name=text.within(node.item.id))]
        case Known() | Among() | Range() | Recent() | Remaining() | SameYear() | Includes() | Overlaps():
            return [value_follows(text, node) + text.value(node)]
        case Age():
            return [text.age(node) or value_follows(text, node) + text.value(node)]
        case EachOf() | SomeOf():
            return [_met_by_items(text, node)]
        case AllOf(parts):
            return [told for part in parts for told in _fulfilled(text, part)]
        case AnyOf(parts):
            met = (part for part in parts if text.situation.value(part) is Truth.TRUE)
            return [told for part in met for told in _fulfilled(text, part)]
        case Defined(condition=inner):
            return _fulfilled(text, inner)
        case Unwritten():
            return [messages.NOT_WRITTEN_YET.get(text.language)]
        case _ as never:
            assert_never(never)


def stated(text: ConditionText, node: Condition) -> str:
    """Say the stated facts that a condition looks at."""
    told = [leaf for leaf in leaves(node) if text.situation.facts.get(leaf.item.id) is not None]
    return _sentences(f"{text.within(leaf.item.id)}: {text.value(leaf)}" for leaf in told)


def problem(text: ConditionText, node: Condition) -> str:
    """Say why a condition does not hold, or not yet."""
    situation = text.situation
    match node:
        case EachOf() | SomeOf():
            return _problem_of_items(text, node) if situation.stated(node) else _unstated(text, node)
        case (
            Known()
            | Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
        ):
            return _short(text, node) if situation.stated(node) else _unstated(text, node)
        case AllOf(parts):
            unmet = [part for part in parts if situation.value(part) is not Truth.TRUE]
            failing = [part for part in unmet if situation.value(part) is Truth.FALSE]
            return _sentences(problem(text, part) for part in failing or unmet)
        case AnyOf(parts):
            open_parts = [part for part in parts if situation.value(part) is Truth.UNKNOWN]
            told = list(dict.fromkeys(problem(text, part) for part in open_parts or parts))
            if len(told) == 1:
                return told[0]
            open_ = situation.value(node) is Truth.UNKNOWN
            numbered = "; ".join(f"({i}) {part}" for i, part in enumerate(told, 1))
            words = messages.NONE_MET_YET if open_ else messages.NONE_MET
            return words.say(text.language, parts=numbered)
        case Defined(condition=inner):
            return problem(text, inner)
        case Unwritten():
            return messages.NOT_WRITTEN_YET.get(text.language)
        case Document():
            return _document_problem(text, node)
        case _ as never:
            assert_never(never)


# ── lists ────────────────────────────────────────────────────────────────────
def _met_by_items(text: ConditionText, leaf: OfItems) -> str:
    """Say by which items of its list a leaf holds: a few by their names, of more how many they are."""
    asked, items = text.asked_of_items(leaf), text.situation.items(leaf)
    numbers = [number for number, item in enumerate(items, 1) if text.situation.value(item) is Truth.TRUE]
    if not numbers:
        told = text.value(leaf)
    elif len(numbers) <= MOST_MET_ITEMS_NAMED:
        told = ", ".join(text.item(leaf.item.id, number) for number in numbers)
    else:
        told = messages.SO_MANY_MEET.say(text.language, number=len(numbers), one=text.one(leaf))
    match leaf:
        case EachOf():
            words = messages.EACH_MEETS
        case SomeOf():
            words = messages.THESE_MEET
        case _ as never:
            assert_never(never)
    return words.say(text.language, items=told, asked=asked) if asked else told


def _problem_of_items(text: ConditionText, leaf: OfItems) -> str:
    """Say of which items of a stated list something does not hold, or of how few it does."""
    situation = text.situation
    items = [*enumerate(situation.items(leaf), 1)]
    failing = [(number, item) for number, item in items if situation.value(item) is Truth.FALSE]
    open_ = [(number, item) for number, item in items if situation.value(item) is Truth.UNKNOWN]
    match leaf:
        case EachOf():
            told = [*_each_problem(text, leaf, failing or open_)]
        case SomeOf(at_least=at_least):
            short = situation.value(leaf) is Truth.FALSE
            told = [_too_few(text, leaf, at_least, len(items) - len(failing) - len(open_), final=short)]
            told += [] if short else _each_problem(text, leaf, open_)
        case _ as never:
            assert_never(never)
    if situation.unfinished(leaf) and (not failing or isinstance(leaf, SomeOf)):
        told.append(messages.LIST_UNFINISHED.say(text.language, name=text.within(leaf.item.id)))
    return _sentences(told)


def _each_problem(text: ConditionText, leaf: OfItems, items: list[tuple[int, Condition]]) -> tuple[str, ...]:
    """Say of each item what is wrong with it, by its name, and once what is wrong with several alike."""
    whole = leaf.item.id
    said = (
        Said(text.about_item((whole, number), partial(_problem_of, item)), whole, (number,))
        for number, item in items
    )
    return said_once(text, said, MOST_ITEMS_TOLD)


def _problem_of(item: Condition, text: ConditionText) -> str:
    return problem(text, item)


def _too_few(text: ConditionText, leaf: SomeOf, at_least: int, met: int, *, final: bool) -> str:
    asked, one = text.asked_of_items(leaf), text.one(leaf)
    if not asked:
        fewer = messages.TOO_FEW if final else messages.TOO_FEW_YET
        return fewer.say(text.language, met=met, one=one, number=at_least)
    if at_least == 1:
        none = messages.NO_ITEM_MEETS if final else messages.NO_ITEM_MEETS_YET
        return none.say(text.language, one=one, asked=asked)
    words = messages.TOO_FEW_MEET if final else messages.TOO_FEW_MEET_YET
    return words.say(text.language, met=met, one=one, number=at_least, asked=asked)


def pending(text: ConditionText, *nodes: Condition) -> str:
    """Say what the agency still has to find or check, and that a rule is not written yet."""
    documents: dict[str, list[str]] = {}
    for node in nodes:
        for leaf in open_to_agency(node, text.situation):
            document, dot, _ = leaf.item.id.partition(".")
            documents.setdefault(document if dot else "", []).append(text.within(leaf.item.id))
    told = [_for_the_agency(text, document, names) for document, names in documents.items()]
    if any(isinstance(node, Unwritten) for node in nodes):
        told.append(messages.NOT_WRITTEN_YET.get(text.language))
    return _sentences(told)


def _for_the_agency(text: ConditionText, document: str, names: list[str]) -> str:
    """Say what the agency has to check of a document or, where there is none, to find."""
    told = listed(names, "and", text.language)
    if document:
        return messages.FOR_THE_CLERK_TO_CHECK.say(text.language, document=text.within(document), names=told)
    return messages.NO_FINDING_YET.say(text.language, names=told)


def _unstated(text: ConditionText, leaf: Leaf) -> str:
    if leaf.item.by_agency:
        return pending(text, leaf)
    definition = text.vocabulary[leaf.item.id]
    if definition.kind is Kind.YES_NO:
        return messages.NOT_ANSWERED.say(text.language, question=definition.question)
    return messages.NOT_STATED.say(text.language, name=text.within(leaf.item.id))


def _short(text: ConditionText, leaf: Leaf) -> str:
    """Say how a stated value falls short."""
    definition, said = text.vocabulary[leaf.item.id], leaf.said
    name, value = text.within(leaf.item.id), text.value(leaf)
    match leaf:
        case Range() if (
            said is not None
            and definition.kind is not Kind.DATE
            and (words := OPERATORS[said.operator].beyond) is not None
        ):
            bound = value_words(definition, said.value, text.language)
            return words.say(text.language, name=name, value=value, bound=bound)
        case Age() if age := text.age(leaf):
            return messages.AGE_SHOULD_BE.say(text.language, age=age, ages=text.ages(leaf))
        case Age(at_least=at_least) if at_least is not None:
            duration = text.duration(at_least)
            return messages.NOT_YET_AGO.say(text.language, name=name, value=value, duration=duration)
        case Recent(within=within, inside=True):
            duration = text.duration(within)
            return messages.TOO_LONG_AGO.say(text.language, name=name, value=value, duration=duration)
        case Remaining(at_least=at_least, inside=True) if not at_least.amount:
            return messages.IS_PAST.say(text.language, name=name, value=value)
        case Remaining(at_least=at_least, inside=True):
            duration = text.duration(at_least)
            return messages.NOT_ENOUGH_AHEAD.say(text.language, name=name, value=value, duration=duration)
        case Includes(inside=True):
            return messages.LACKS.say(text.language, name=name, values=_lacking(text, leaf))
        case (
            Known()
            | Among()
            | Range()
            | Age()
            | Recent()
            | Remaining()
            | SameYear()
            | Includes()
            | Overlaps()
            | EachOf()
            | SomeOf()
        ):
            return messages.REQUIRED.say(text.language, name=name, value=value, wanted=text.wanted(leaf))
        case _ as never:
            assert_never(never)


def _document_problem(text: ConditionText, node: Document) -> str:
    name = text.within(node.item.id)
    if not text.situation.stated(node):
        return messages.NOT_HANDED_IN.say(text.language, name=name)
    lacking, other = [], []
    for leaf in node.attributes:
        if text.situation.falls_short(leaf):
            match leaf:
                case Includes(inside=True):
                    lacking.append(_lacking(text, leaf))
                case (
                    Known()
                    | Among()
                    | Range()
                    | Age()
                    | Recent()
                    | Remaining()
                    | SameYear()
                    | Includes()
                    | Overlaps()
                    | EachOf()
                    | SomeOf()
                ):
                    other.append(text.asked(leaf, told=True))
                case _ as never:
                    assert_never(never)
    if not lacking and not other:
        return pending(text, node)
    told = []
    if lacking:
        told.append(messages.LACKS.say(text.language, name=name, values=", ".join(lacking)))
    if other:
        told.append(messages.DOES_NOT_MEET.say(text.language, name=name, asked="; ".join(other)))
    return _sentences(told)


def _lacking(text: ConditionText, leaf: Includes) -> str:
    lacking = leaf.values - text.situation.facts[leaf.item.id]
    return text.choices(text.vocabulary[leaf.item.id], lacking, "and")


def _sentences(parts: Iterable[str]) -> str:
    """Return parts one after the other, the later ones as sentences of their own."""
    told = [*parts]
    if len(told) == 1:
        return told[0]
    first, *rest = dict.fromkeys(part for part in told if part) or [""]
    return ". ".join([first, *map(sentence, rest)])
