"""What several letters tell of an application: when it came in, what comes later, times and fee.

In comes what a letter is about; out come blocks.
"""

from __future__ import annotations

from collections.abc import Iterator

from sp_engine.deciding import awaited_for, need_lines, needs_of, question_text
from sp_engine.letters.due_dates import due_lines
from sp_engine.letters.letter_subject import LetterSubject
from sp_engine.papers import Block, Pairs, Paragraph, numbered, pairs, paragraph
from sp_engine.words import Language, moment_words, sentence
from sp_engine.words.messages import letters as messages


def opening(subject: LetterSubject, told: str, language: Language) -> Paragraph:
    """Return the first sentence: which application, and what became of it."""
    decision = subject.decision
    service = decision.standard.name.get(language)
    received = moment_words(decision.received, language)
    return paragraph(f"{messages.RECEIVED_FOR.say(language, service=service, moment=received)} {told}")


def times_and_fee(subject: LetterSubject, language: Language) -> Pairs:
    """Return by when what is done, and what it costs."""
    return pairs(time_and_fee_rows(subject, language))


def time_and_fee_rows(subject: LetterSubject, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the same as rows of a list that says more."""
    decision = subject.decision
    lines = [*due_lines(subject.deadlines, decision.condition_text(language))]
    if lines:
        dated = any(deadline.due is not None for deadline in subject.deadlines)
        yield (messages.DUE if dated else messages.TIME).get(language), "\n".join(lines)
    yield messages.FEE.get(language), decision.fee_text(language)


def stages_to_come(subject: LetterSubject, language: Language) -> Iterator[Block]:
    """Yield what will be asked for after each stage that has not ended."""
    decision = subject.decision
    text = decision.condition_text(language)
    later: dict[str, list[str]] = {}
    for finding in decision.findings:
        if finding.after is None:
            continue
        told = later.setdefault(finding.after.name.get(language), [])
        need = needs_of(finding.requirement, decision.situation)
        if need is not None:
            told += need_lines(text, need)
        else:
            awaited = awaited_for(finding.requirement, decision.situation)
            told += [question_text(answer, text) for answer in awaited]
    for stage, told in later.items():
        lines = [subject.with_service_names(line, language) for line in dict.fromkeys(told)]
        if lines:
            yield paragraph(messages.AFTER_STAGE.say(language, stage=stage))
            yield numbered(map(sentence, lines))
