"""One deadline as lines of text: its limit, its due date, and the days passed over or every step."""

from __future__ import annotations

from collections.abc import Iterator

from sp_cli.language import say
from sp_cli.output import colour, wrapped
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.deadline_text import deadline_reason, limit_text, skipped_text
from sp_engine.deciding.stage_deadline import Deadline, extended
from sp_engine.timing.applied_rules import own_rules
from sp_engine.timing.counting_text import counting_lines
from sp_engine.words.dates import moment_words
from sp_engine.words.language import Language
from sp_engine.workdays.due_date import DueDate
from sp_engine.workdays.duration import duration_words


def deadline_lines(
    deadline: Deadline, wording: ConditionText, language: Language, *, explain: bool = False
) -> Iterator[str]:
    """Yield one deadline, with `explain` every step of its count."""
    yield from no_limit_lines(deadline)
    limit = f" ({limit_text(deadline, language)})" if deadline.limit else ""
    head = say("Tenggat", "Due") + f" – {deadline.name.get(language)}{limit}: "
    if deadline.due is None:
        yield head + (deadline_reason(deadline, wording) or "-")
    else:
        yield head + colour(moment_words(deadline.due, language), "bold")
        skipped = () if deadline.counted is None or explain else skipped_text(deadline.counted, language)
        if skipped:
            yield wrapped(say("dilewati: ", "passed over: ") + "; ".join(skipped), "    ", "  ")
    if deadline.counted is not None and (explain or deadline.due is not None):
        yield from count_lines(deadline.counted, explain, language)
    yield from extension_lines(deadline, language)


def no_limit_lines(deadline: Deadline) -> Iterator[str]:
    """Yield that the general limit stands in for one that the standard does not set."""
    if deadline.kind == "general_limit":
        yield say(
            "Standar ini tidak menetapkan batas waktu dalam angka.",
            "This standard sets no time limit in figures.",
        )


def extension_lines(deadline: Deadline, language: Language) -> Iterator[str]:
    """Yield by how much the standard lets the stage be extended, and until when at the latest."""
    if deadline.extension is None:
        return
    longer = duration_words(deadline.extension, language)
    last = extended(deadline, deadline.counted).due if deadline.counted is not None else None
    until = say(", paling lambat ", ", at the latest ") + moment_words(last, language) if last else ""
    yield "  " + say(f"dapat diperpanjang {longer}", f"may be extended by {longer}") + until


def count_lines(due: DueDate, explain: bool, language: Language) -> Iterator[str]:
    """Yield how a due date was counted: every step, or the agency's own rules that made a difference."""
    if explain:
        for line in counting_lines(due, language):
            yield wrapped(line, "      ", "  ")
    else:
        for rule in own_rules(due):
            source = f" ({rule.source})" if rule.source else ""
            yield wrapped(
                say("cara hitung: ", "counted so: ") + rule.text.get(language) + source, "    ", "  "
            )
    if due.provisional:
        yield "  " + say(
            "SEMENTARA: memakai tanggal libur yang belum pasti",
            "PROVISIONAL: uses days off that are not certain",
        )
    if due.hours_assumed and not explain:
        yield "  " + say(
            "jam kantor dianggap menurut Perpres 21/2023", "office hours assumed from Perpres 21/2023"
        )
