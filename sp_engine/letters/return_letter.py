"""The body of a return: all that is lacking, each with the requirement that asks for it.

In comes what a letter is about; out come blocks.  Everything that the decision asks for is told once, so that
who brings it all comes back once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from sp_engine.deciding import (
    Decision,
    Need,
    NeedAll,
    NeedAny,
    NeedDocument,
    NeedFact,
    NeedIf,
    need_lines,
    needs_of,
)
from sp_engine.documents import Requirement
from sp_engine.letters.citations import decree_text, requirement_text
from sp_engine.letters.facts_of_application import opening, stages_to_come, times_and_fee
from sp_engine.letters.letter_subject import LetterSubject
from sp_engine.letters.objection import objection_blocks
from sp_engine.letters.readings import reading_blocks
from sp_engine.papers import Block, Table, paragraph
from sp_engine.rules import FindingStatus
from sp_engine.words import Language, sentence
from sp_engine.words.messages import letters as messages


def return_blocks(subject: LetterSubject, language: Language) -> Iterator[Block]:
    """Yield what a return says."""
    decision = subject.decision
    decree = decree_text(decision.standard, language)
    yield opening(subject, messages.TOLD_RETURN.say(language, decree=decree), language)
    yield _to_supply(subject, language)
    yield from stages_to_come(subject, language)
    yield times_and_fee(subject, language)
    yield from reading_blocks(decision, language)
    yield from objection_blocks(decision.standard, language)


class _Asked(NamedTuple):
    """Needs that are about the same things, and the requirements that ask for them."""

    needs: tuple[Need, ...]
    requirements: tuple[Requirement, ...]


def _to_supply(subject: LetterSubject, language: Language) -> Table:
    decision = subject.decision
    text = decision.condition_text(language)
    rows = []
    for i, asked in enumerate(_asked(decision), 1):
        lines = need_lines(text, NeedAll(asked.needs))
        told = [paragraph(sentence(subject.with_service_names(line, language))) for line in lines]
        why = [paragraph(requirement_text(one, language)) for one in asked.requirements]
        rows.append(((paragraph(f"{i}."),), tuple(told), tuple(why) or (paragraph("–"),)))
    heading = (messages.NUMBER, messages.TO_SUPPLY, messages.REQUIREMENT)
    return Table((7, 47, 46), tuple(words.get(language) for words in heading), tuple(rows))


def _asked(decision: Decision) -> list[_Asked]:
    """Return all that is asked, in the decree's order, what is about one thing together."""
    needs = decision.needs
    parts: Sequence[Need] = () if needs is None else needs.parts if isinstance(needs, NeedAll) else (needs,)
    groups: list[tuple[set[str], list[Need]]] = []
    for part in parts:
        things = {*_things(part)}
        shared = [group for group in groups if group[0] & things]
        together = [need for _, inner in shared for need in inner]
        union = things.union(*(names for names, _ in shared))
        if shared:
            groups[groups.index(shared[0])] = (union, [*together, part])
            groups = [group for group in groups if group not in shared[1:]]
        else:
            groups.append((union, [part]))
    asking = [(requirement, {*_things(need)}) for requirement, need in _open(decision)]
    return [
        _Asked(tuple(inner), tuple(requirement for requirement, things in asking if things & names))
        for names, inner in groups
    ]


def _open(decision: Decision) -> Iterator[tuple[Requirement, Need]]:
    """Yield each requirement that asks something of the applicant now."""
    for finding in decision.findings:
        match finding.status:
            case FindingStatus.MISSING | FindingStatus.DEFICIENT:
                need = needs_of(finding.requirement, decision.situation)
                if finding.requirement.mandatory and need is not None:
                    yield finding.requirement, need
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
                pass
            case _ as never:
                assert_never(never)


def _things(need: Need) -> Iterator[str]:
    """Yield the facts and documents that a need asks for; on which facts it depends does not count."""
    match need:
        case NeedAll(parts) | NeedAny(parts):
            for part in parts:
                yield from _things(part)
        case NeedIf(_, _, then):
            yield from _things(then)
        case NeedFact(leaf):
            yield leaf.item.id
        case NeedDocument(document):
            yield document.item.id
        case _ as never:
            assert_never(never)
