"""Proofs about standards as a section and as JSON data: one question by question, many in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, assert_never

from sp_engine.assurance import Answer, Burden, Flaw, Proof, QuestionKind, Standing, WhyUndecided, flaw_words
from sp_engine.deciding import outcome_words
from sp_engine.presenting.section import (
    Field,
    Group,
    Item,
    Line,
    Paragraph,
    Part,
    Section,
    Span,
    Style,
    Table,
    Text,
    prose,
    strong,
)
from sp_engine.rules import Outcome
from sp_engine.words import Language, Words, listed
from sp_engine.words.messages import coverage_page
from sp_engine.words.messages import proofs as messages


def proofs_section(proofs: Sequence[Proof], language: Language) -> Section:
    """Return the answers about one standard, or of many what is not as it should be; and how many."""
    parts: list[Part] = []
    if len(proofs) == 1:
        parts.append(_of_one(proofs[0], language))
    else:
        parts += [_failing(proof, language) for proof in proofs if proof.failing]
        parts.append(_table(proofs, language))
    parts += [
        Line(messages.STALE.say(language, subject=f"{proof.service}: {subject}"))
        for proof in proofs
        for subject in proof.stale
    ]
    return Section("", (*parts, Line(_total(proofs, language))))


def _total(proofs: Sequence[Proof], language: Language) -> str:
    answers = [answer for proof in proofs for answer in proof.answers]
    undecided = [answer for answer in answers if answer.standing is Standing.NOT_DECIDED]
    failing = [answer for answer in answers if answer.failing and answer not in undecided]
    return messages.TOTAL.say(
        language,
        services=len(proofs),
        questions=len(answers),
        failing=len(failing),
        undecided=len([answer for answer in undecided if answer.failing]),
        excused=sum(answer.excuse is not None for answer in answers),
    )


# ── one standard ─────────────────────────────────────────────────────────────
def _of_one(proof: Proof, language: Language) -> Section:
    items: list[Part] = []
    for kind in QuestionKind:
        answers = [answer for answer in proof.answers if answer.kind is kind]
        if kind is QuestionKind.CAN_COME_TO:
            items += [_outcome(answer, language) for answer in answers]
        elif answers:
            items.append(_kind(kind, answers, language))
    if proof.burden is not None:
        items.append(_burden(proof.burden, language))
    return Section(strong(f"{proof.name.get(language)} ({proof.service})"), (Group("", tuple(items)),))


def _outcome(answer: Answer, language: Language) -> Item:
    return Item(_mark([answer]), _question(answer, language), (Paragraph(prose(_said(answer, language))),))


def _kind(kind: QuestionKind, answers: Sequence[Answer], language: Language) -> Item:
    lines = [prose(_said(answer, language)) for answer in answers if _is_told(answer)]
    fine = sum(answer.standing is Standing.HOLDS for answer in answers)
    parts: list[Part] = []
    if kind is QuestionKind.READING:
        parts.append(Paragraph(_readings(answers, language)))
    elif fine == len(answers):
        parts.append(
            Paragraph(messages.YES_ALL.say(language, number=fine) if fine > 1 else messages.YES.get(language))
        )
    parts += [Paragraph(line) for line in lines]
    return Item(_mark(answers), question_words(kind).get(language), tuple(parts))


def _readings(answers: Sequence[Answer], language: Language) -> str:
    changing = sum(answer.standing is Standing.TOLD for answer in answers)
    if not changing:
        return messages.NO_READING.say(language, number=len(answers))
    fine = sum(answer.standing is Standing.HOLDS for answer in answers)
    return messages.SOME_READINGS.say(language, changing=changing, number=len(answers), rest=fine)


def _is_told(answer: Answer) -> bool:
    return answer.standing is not Standing.HOLDS or answer.example is not None


def _mark(answers: Sequence[Answer]) -> Text:
    if any(answer.failing for answer in answers):
        undecided = all(answer.standing is Standing.NOT_DECIDED for answer in answers if answer.failing)
        return Span("?", Style.WAIT) if undecided else Span("✗", Style.BAD)
    return Span("✓", Style.GOOD)


def question_words(kind: QuestionKind) -> Words:
    """Return a question as it is asked about all parts of a standard."""
    match kind:
        case QuestionKind.CAN_COME_TO:
            return messages.CAN_COME_TO
        case QuestionKind.ALONE:
            return messages.ALONE
        case QuestionKind.GUARD_HOLDS:
            return messages.GUARD_HOLDS
        case QuestionKind.GUARD_FAILS:
            return messages.GUARD_FAILS
        case QuestionKind.ALTERNATIVE:
            return messages.ALTERNATIVE
        case QuestionKind.OVERLAP:
            return messages.OVERLAP
        case QuestionKind.GAP:
            return messages.GAP
        case QuestionKind.ASKED_ONCE:
            return messages.ASKED_ONCE
        case QuestionKind.READING:
            return messages.READING
        case QuestionKind.FACT:
            return messages.FACT
        case _ as never:
            assert_never(never)


def _question(answer: Answer, language: Language) -> str:
    if answer.kind is QuestionKind.CAN_COME_TO:
        return messages.CAN_COME_TO.say(language, outcome=outcome_words(Outcome(answer.subject)))
    return question_words(answer.kind).get(language)


def _said(answer: Answer, language: Language) -> str:
    """Return what is answered about one part."""
    if answer.standing is Standing.NOT_DECIDED:
        told = _not_decided(answer, language)
    elif answer.standing is Standing.HOLDS and answer.kind is not QuestionKind.CAN_COME_TO:
        told = messages.EXAMPLE_OF.say(language, subject=answer.subject, example=_example(answer, language))
    else:
        told = _answered(answer, language)
    return told if answer.excuse is None else f"{told} {messages.EXCUSED.say(language, reason=answer.excuse)}"


def _not_decided(answer: Answer, language: Language) -> str:
    told = messages.NOT_DECIDED.get(language)
    if answer.seconds is not None:
        told = messages.NOT_DECIDED_IN.say(language, seconds=f"{answer.seconds:g}")
    elif answer.why is not None:
        told = messages.NOT_DECIDED_AS.say(language, why=why_words(answer.why))
    return f"`{answer.subject}`: {told}" if answer.subject else told


def why_words(why: WhyUndecided) -> Words:
    """Say why nothing is claimed."""
    match why:
        case WhyUndecided.HOLIDAYS:
            return messages.HOLIDAYS
        case WhyUndecided.MORE_FOLLOWS:
            return messages.MORE_FOLLOWS
        case WhyUndecided.NOT_CONFIRMED:
            return messages.NOT_CONFIRMED
        case WhyUndecided.TOO_MANY:
            return messages.TOO_MANY
        case _ as never:
            assert_never(never)


def _example(answer: Answer, language: Language) -> str:
    return "" if answer.example is None else answer.example.words.get(language)


def _answered(answer: Answer, language: Language) -> str:
    """Return an outcome that can be or cannot, or what is not as it should be."""
    subject, example = answer.subject, _example(answer, language)
    match answer.kind:
        case QuestionKind.CAN_COME_TO:
            if answer.example is None:
                return messages.NEVER.get(language)
            return messages.YES_EXAMPLE.say(language, example=example)
        case QuestionKind.ALONE:
            if not answer.because:
                return messages.NEVER_ALONE.say(language, subject=subject)
            names = listed((f"`{name}`" for name in answer.because), "and", language)
            return messages.REDUNDANT.say(language, subject=subject, requirements=names)
        case QuestionKind.GUARD_HOLDS:
            return messages.NEVER_HOLDS.say(language, subject=subject)
        case QuestionKind.GUARD_FAILS:
            return messages.ALWAYS_HOLDS.say(language, subject=subject)
        case QuestionKind.ALTERNATIVE:
            return messages.SUPERFLUOUS.say(language, subject=subject)
        case QuestionKind.OVERLAP:
            return messages.BOTH_ROWS.say(language, subject=subject, example=example)
        case QuestionKind.GAP:
            told = messages.NO_AMOUNT if answer.standing is Standing.TOLD else messages.NO_ROW
            return told.say(language, subject=subject, example=example)
        case QuestionKind.ASKED_ONCE:
            if answer.example is None:
                return messages.SHORT_LISTS.say(language, lists=subject)
            names = listed((f"`{name}`" for name in answer.because), "and", language)
            flaw = flaw_words(Flaw(subject))
            return messages.NOT_ONCE.say(language, example=example, flaw=flaw, requirements=names)
        case QuestionKind.READING:
            assert answer.outcome is not None
            assert answer.otherwise is not None
            return messages.CHANGES.say(
                language,
                subject=subject,
                outcome=outcome_words(answer.outcome),
                otherwise=outcome_words(answer.otherwise),
                example=example,
            )
        case QuestionKind.FACT:
            return messages.USELESS.say(language, subject=subject)
        case _ as never:
            assert_never(never)


def _burden(burden: Burden, language: Language) -> Field:
    told = messages.BURDEN_OF.say(language, questions=len(burden.questions), documents=len(burden.documents))
    parts: tuple[Part, ...] = ()
    if burden.held:
        names = ", ".join(f"`{name}`" for name in burden.held)
        parts = (Paragraph(prose(messages.ALREADY_HELD.say(language, number=len(burden.held), names=names))),)
    return Field(messages.BURDEN.get(language), told, parts)


# ── many standards ───────────────────────────────────────────────────────────
def _failing(proof: Proof, language: Language) -> Section:
    lines = tuple(
        Item(
            _mark([answer]),
            question_words(answer.kind).get(language),
            (Paragraph(prose(_said(answer, language))),),
        )
        for answer in proof.answers
        if answer.failing
    )
    return Section(strong(f"{proof.name.get(language)} ({proof.service})"), (Group("", lines),))


def _line(answer: Answer, language: Language) -> Item:
    told = Paragraph(prose(_said(answer, language)))
    return Item(_mark([answer]), _question(answer, language), (told,))


def _table(proofs: Sequence[Proof], language: Language) -> Table:
    headings = (
        coverage_page.SERVICE,
        messages.QUESTIONS,
        messages.FAILING,
        messages.READINGS,
        messages.ASKED,
        messages.DOCUMENTS,
        messages.HELD,
    )
    rows = tuple(
        (
            proof.service,
            str(len(proof.answers)),
            str(sum(answer.failing for answer in proof.answers)),
            str(sum(answer.otherwise is not None for answer in proof.answers)),
            *_counts(proof.burden),
        )
        for proof in proofs
    )
    titles = tuple(words.get(language) for words in headings)
    return Table(titles, rows, frozenset(range(1, len(headings))))


def _counts(burden: Burden | None) -> Iterator[str]:
    for names in ((), (), ()) if burden is None else burden:
        yield str(len(names))


# ── as data ──────────────────────────────────────────────────────────────────
def proofs_dict(proofs: Sequence[Proof], language: Language) -> dict[str, Any]:
    """Return the same as JSON data (schema/bukti.schema.json)."""
    return {
        "format": "sp-prove/1",
        "services": [
            {
                "service": proof.service,
                "decree": proof.decree,
                "name": proof.name.get(language),
                "questions": [_answer_dict(answer, language) for answer in proof.answers],
                "unused_exceptions": list(proof.stale),
                "burden": None if proof.burden is None else _burden_dict(proof.burden),
            }
            for proof in proofs
        ],
    }


def _answer_dict(answer: Answer, language: Language) -> dict[str, Any]:
    example = answer.example
    return {
        "question": answer.kind.value,
        "subject": answer.subject,
        "standing": answer.standing.value,
        "example": None
        if example is None
        else {
            "facts": dict(example.facts),
            "received": example.received,
            "after": list(example.after),
            "words": example.words.get(language),
        },
        "outcome": None if answer.outcome is None else answer.outcome.value,
        "otherwise": None if answer.otherwise is None else answer.otherwise.value,
        "because": list(answer.because),
        "seconds": answer.seconds,
        "excuse": answer.excuse,
        "why": None if answer.why is None else answer.why.value,
    }


def _burden_dict(burden: Burden) -> dict[str, list[str]]:
    return {
        "questions": list(burden.questions),
        "documents": list(burden.documents),
        "held": list(burden.held),
    }
