"""The ledger of an application as lines of text: what happened, then each stage."""

from __future__ import annotations

from collections.abc import Iterator

from sp_cli.deadline_text import count_lines, extension_lines, no_limit_lines
from sp_cli.language import say
from sp_cli.output import colour, wrapped
from sp_engine.deciding.deadline_text import deadline_reason, limit_text
from sp_engine.timing.applied_rules import restart_rule
from sp_engine.timing.counting_text import open_time_text
from sp_engine.timing.elapsed import Elapsed
from sp_engine.timing.events import EventKind, event_words
from sp_engine.timing.ledger import Ledger
from sp_engine.timing.stage_time import StageTime, stage_status_words
from sp_engine.words.dates import moment_words
from sp_engine.words.language import Language
from sp_engine.workdays.duration import Duration, Unit, duration_words


def ledger_lines(ledger: Ledger, explain: bool, language: Language) -> Iterator[str]:
    """Yield the ledger line by line: what happened, then each stage."""
    yield colour(f"{ledger.name.get(language)} ({ledger.service})", "bold")
    for event in ledger.events:
        note = f" – {event.note}" if event.note else ""
        named = f" ({event.stage})" if event.stage else ""
        yield wrapped(
            f"{moment_words(event.at, language)}: {event_words(event.kind).get(language)}{named}{note}",
            "    ",
            "  ",
        )
    yield say("Dihitung per ", "Reckoned at ") + moment_words(ledger.until, language)
    for stage in ledger.stages:
        yield ""
        yield from _stage_lines(ledger, stage, explain, language)


def _stage_lines(ledger: Ledger, stage: StageTime, explain: bool, language: Language) -> Iterator[str]:
    deadline = stage.deadline
    limit = f" ({limit_text(deadline, language)})" if deadline.limit else ""
    status = stage_status_words(stage.status).get(language)
    yield f"{deadline.name.get(language)}{limit}: {colour(status, 'bold')}"
    yield from (f"  {line}" for line in no_limit_lines(deadline))
    if deadline.due is not None:
        yield say("  tenggat: ", "  due: ") + moment_words(deadline.due, language) + _verdict(stage, language)
    else:
        reason = deadline_reason(deadline, ledger.dates.condition_text(language))
        yield say("  tenggat: ", "  due: ") + (reason or "-") + _verdict(stage, language)
    unit = deadline.limit.unit if deadline.limit else Unit.WORKING_DAY
    for at, run in enumerate(stage.runs):
        if at:
            yield "  " + _resumed(ledger, run.due.duration, language)
        if run.until > run.began:
            span = f"{moment_words(run.began, language)} – {moment_words(run.until, language)}"
            yield wrapped(say("berjalan: ", "ran: ") + span, "    ", "  ")
    for label, time in (
        (say("terpakai", "spent"), stage.spent),
        (say("berhenti", "paused"), stage.paused),
        (say("sisa", "left"), stage.left),
        (say("lewat", "late by"), stage.late),
    ):
        if time is not None and (time.days or time.open_time or time is stage.left):
            yield f"  {label}: {_time(time, unit, language)}"
    if stage.finished is None and not _is_extended(ledger, stage):
        yield from extension_lines(deadline, language)
    if deadline.counted is not None:
        yield from count_lines(deadline.counted, explain, language)


def _is_extended(ledger: Ledger, stage: StageTime) -> bool:
    return any(e.kind is EventKind.EXTENDED and e.stage == stage.deadline.stage for e in ledger.events)


def _resumed(ledger: Ledger, left: Duration, language: Language) -> str:
    rule = restart_rule(ledger.rules)
    source = f": {rule.source}" if rule.source else ""
    own = say("ketetapan instansi", "the agency's own") + source if rule.own else say("anggapan", "assumed")
    told = f"{rule.text.get(language)} ({own})"
    return told if ledger.restarts else told + say("; sisa ", "; left: ") + duration_words(left, language)


def _verdict(stage: StageTime, language: Language) -> str:
    if stage.kept is None:
        return ""
    return " – " + (
        colour(say("ditepati", "kept"), "good") if stage.kept else colour(say("TERLAMBAT", "LATE"), "bad")
    )


def _time(time: Elapsed, unit: Unit, language: Language) -> str:
    """Say a time as fits the unit of the limit."""
    if unit in (Unit.MINUTE, Unit.HOUR):
        return open_time_text(time.open_time, language)
    office = say("kantor buka ", "office open ") + open_time_text(time.open_time, language)
    if unit is Unit.WORKING_DAY:
        days = say(f"{time.working_days} hari kerja", f"{time.working_days} working days")
    else:
        days = say(f"{time.days} hari", f"{time.days} days")
    return f"{days} ({office})"
