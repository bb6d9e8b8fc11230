"""An interview that is left: its answers are kept, and it is said how to go on."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, assert_never

from sp_cli import output
from sp_cli.conversation import Conversation, Ended
from sp_cli.drafts import KEPT_FOR, forget_draft, keep_draft
from sp_cli.exit_codes import ExitCode
from sp_cli.options import refusal
from sp_engine.deciding import interview_yaml
from sp_engine.words import DiagnosticError
from sp_engine.words.messages import cli_ask

if TYPE_CHECKING:
    from sp_cli.recording import Recording


class LeftInterview(NamedTuple):
    """What becomes of the answers when an interview is left: they are kept, and it is said how to go on.

    `save`: the file that was named for them; `draft`: the one from which the interview went on; `letter`:
    the one to be written in the end.
    """

    talk: Conversation
    recording: Recording | None
    save: Path | None
    draft: Path | None
    letter: Path | None

    def early(self, end: Literal[Ended.INTERRUPTED, Ended.NO_MORE_LINES]) -> ExitCode:
        """Keep the answers of an interview that has not come to its end."""
        language, interview = self.talk.language, self.talk.interview
        output.note(cli_ask.STOPPED.say(language, number=self.talk.answers))
        if self.talk.answers:
            self.keep()
        match end:
            case Ended.INTERRUPTED:
                return ExitCode.INTERRUPTED
            case Ended.NO_MORE_LINES:
                question = self.talk.question_text(interview.question or "")
                raise refusal("sp ask", cli_ask.ENDED_EARLY.fill(question=question))
            case _ as never:
                assert_never(never)

    def keep(self) -> None:
        """Keep the answers, in the file that was named or in a draft, and say how to go on from it."""
        interview, language = self.talk.interview, self.talk.language
        service, file = interview.service.standard.service, self.save
        if file is None:
            text = interview_yaml(interview, language)
            try:
                file = keep_draft(service, text, datetime.now().astimezone(), self.draft)
            except DiagnosticError:
                output.note(cli_ask.NOT_KEPT.get(language))
                for line in text.splitlines():
                    output.note_command(line)
                raise
            output.note(cli_ask.DRAFT_KEPT.say(language, file=str(file), days=KEPT_FOR.days))
        output.note_command(cli_ask.GO_ON.say(language, command=shlex.join(self._command(service, file))))

    def _command(self, service: str, file: Path) -> Iterator[str]:
        recording = self.recording
        number = None if recording is None else recording.number
        yield from ("sp", "ask", number or service, "--facts", str(file))
        if self.save is not None:
            yield from ("--save", str(file))
        if recording is not None:
            yield from recording.options()
        if self.letter is not None:
            yield from ("--letter", str(self.letter))

    def forget(self) -> None:
        """Remove the draft of an interview that has come to its end."""
        if self.draft is not None:
            forget_draft(self.draft)
            output.note(cli_ask.DRAFT_FORGOTTEN.get(self.talk.language))
