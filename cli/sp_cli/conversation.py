"""The questions of an interview, line by line: what is asked, what was understood, what was not.

In come an interview and lines, from a keyboard or a pipe; out comes the interview at its end.  Every line
stands for itself and nothing is drawn anew, so that a terminal, a pipe and a reader of screens are served
alike.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import Enum

from sp_cli import output
from sp_engine import FactsError
from sp_engine.deciding import (
    Interview,
    NotAnAnswer,
    answer_again,
    choices_of,
    official_asked,
    typed_answer,
)
from sp_engine.facts import FactDefinition, Kind, ValueProblem, shown, value_words
from sp_engine.words import Diagnostic, Language, Words
from sp_engine.words.messages import cli_ask, fact_values

UNKNOWN, BACK, STOP, MORE = "?", "<", ".", ("l", "lanjut", "m", "more")
"""What may be typed at every question in place of an answer; the last where the rest can be asked."""


class Ended(Enum):
    """Why no more is asked."""

    CERTAIN = "certain"
    STOPPED = "stopped"
    NO_MORE_LINES = "no_more_lines"
    INTERRUPTED = "interrupted"


class Conversation:
    """One run of questions; `interview` is as far as it got, whatever happens."""

    def __init__(self, interview: Interview, language: Language) -> None:
        self.interview, self.language = interview, language
        self.answers = 0
        self._meant: tuple[str, str] | None = None  # at which question, and what was probably meant
        self._before: list[Interview] = []

    def hold(self) -> Ended:
        """Ask until nothing more can change, or no more is answered."""
        try:
            return self._asked()
        except KeyboardInterrupt:
            sys.stderr.write("\n")
            return Ended.INTERRUPTED

    def _asked(self) -> Ended:
        if self.interview.question is not None:
            output.note(cli_ask.KEYS.get(self.language))
        while True:
            name = self.interview.question
            if name is None:
                if not self._wants_the_rest():
                    return Ended.CERTAIN
                continue
            self._ask(name)
            line = read_line()
            if line is None:
                return Ended.NO_MORE_LINES
            if line == STOP:
                return Ended.STOPPED
            self._take(name, line)

    def back(self) -> None:
        """Go back to the question before."""
        if self._before:
            self.interview = self._before.pop()
            self.answers -= 1
            output.note(cli_ask.BACK_TO.get(self.language))
        else:
            output.note(cli_ask.NOTHING_BEFORE.get(self.language))

    def question_text(self, name: str) -> str:
        """Return the question about a fact; an attribute is asked about with its document."""
        [asked] = self.interview.asked((name,), self.language)
        question: str = asked["question"]
        document, dot, _ = name.partition(".")
        if dot:
            [whole] = self.interview.asked((document,), self.language)
            question = cli_ask.OF_DOCUMENT.say(self.language, document=whole["title"], question=question)
        return question

    def _ask(self, name: str) -> None:
        definition, language = self._definition(name), self.language
        question = self.question_text(name)
        if definition.kind is Kind.LIST:
            question = cli_ask.HOW_MANY.say(language, question=question)
        left = len(self.interview.left)
        output.note("")
        output.note(cli_ask.QUESTION.say(language, left=left, question=question))
        for hint in self._hints(name, definition):
            output.note(f"  {hint}")
        before = self.interview.value_before(name)
        if before is not None:
            told = value_words(definition, before, language)
            output.note(cli_ask.BEFORE.say(language, value=told))

    def _hints(self, name: str, definition: FactDefinition) -> Iterator[str]:
        language = self.language
        match definition.kind:
            case Kind.YES_NO | Kind.DOCUMENT:
                yield cli_ask.YES_NO_KEYS.get(language)
            case Kind.CHOICE | Kind.SET:
                for choice in choices_of(definition):
                    yield f"{choice.key}  {choice.name.get(language)}"
                if definition.kind is Kind.SET:
                    yield cli_ask.SET_KEYS.get(language)
            case Kind.DATE:
                yield cli_ask.DATE_FORM.get(language)
            case Kind.NUMBER | Kind.MONEY | Kind.MOMENT | Kind.TEXT | Kind.LIST:
                form = definition.form
                if form is not None:
                    yield form.get(language)
        who = official_asked(self.interview.service.standard, name)
        if who is not None:
            yield cli_ask.CHECKED_BY.say(language, who=who)

    def _take(self, name: str, line: str) -> None:
        """Take what was typed, and say what was understood or why it was not."""
        language = self.language
        at, meant = self._meant or ("", "")
        self._meant = None
        if not line and at == name:
            line = meant
        if line == BACK:
            self.back()
            return
        if line == UNKNOWN:
            self._go_on(self.interview.not_known(name))
            output.note(cli_ask.NOT_KNOWN.get(language))
            return
        definition, before = self._definition(name), self.interview.value_before(name)
        if not line and before is None:
            output.note(cli_ask.EMPTY.get(language))
            return
        try:
            zone = self.interview.service.standard.agency.zone
            answer = typed_answer(definition, line, zone) if line else answer_again(definition, before)
            answered = self.interview.answered(name, answer)
        except NotAnAnswer:
            expected = self._expected(definition)
            output.note(cli_ask.NO_ANSWER.say(language, given=shown(line), expected=expected))
            return
        except ValueProblem as problem:
            self._say_why(name, line, Diagnostic(problem.code, "", None, problem.values, problem.suggestion))
            return
        except FactsError as error:
            self._say_why(name, line, error.diagnostics[0])
            return
        self._go_on(answered)
        value = answered.value(name)
        said = line if value is None else value_words(definition, value, language)
        output.note(cli_ask.UNDERSTOOD.say(language, value=said))

    def _say_why(self, name: str, line: str, problem: Diagnostic) -> None:
        """Say why an answer could not be read, and what was probably meant or is expected."""
        language, said = self.language, problem.message(self.language)
        dated = self._definition(name).kind is Kind.DATE
        expected = cli_ask.DATE_FORM if dated else problem.values.get("expected")
        if problem.suggestion is not None:
            self._meant = name, problem.suggestion
            output.note(cli_ask.MEANT.say(language, problem=said, meant=problem.suggestion))
        elif isinstance(expected, Words) and "expected" in problem.values:
            output.note(cli_ask.NO_ANSWER.say(language, given=shown(line), expected=expected.get(language)))
        else:
            output.note(cli_ask.UNREADABLE.say(language, problem=said))

    def _expected(self, definition: FactDefinition) -> str:
        choices = choices_of(definition)
        if not choices:
            return fact_values.WHOLE_NUMBER.get(self.language)
        return ", ".join(choice.key for choice in choices)

    def _go_on(self, interview: Interview) -> None:
        self._before.append(self.interview)
        self.interview = interview
        self.answers += 1

    def _wants_the_rest(self) -> bool:
        """Whether what would only change the list of what is lacking is to be asked too."""
        rest = self.interview.rest
        if not rest or not self._before:
            return False
        output.note("")
        output.note(cli_ask.WHOLE_LIST.say(self.language, number=len(rest)))
        line = read_line()
        if line is None or line.lower() not in MORE:
            return False
        self.interview = self.interview.for_the_whole_list()
        return True

    def _definition(self, name: str) -> FactDefinition:
        return self.interview.service.standard.vocabulary[name]


def ask_line(question: str) -> str | None:
    """Return the answer to a question of one line; None for an empty one, and when there are no more."""
    output.note("")
    output.note(question)
    return read_line() or None


def read_line() -> str | None:
    """Return the next line that is typed; None when there are no more."""
    if sys.stdin.isatty():
        sys.stderr.write("> ")
        sys.stderr.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None
