"""Due dates and the ledger of an application as lines of text and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sp_cli.decision_text import deadline_lines
from sp_cli.language import say
from sp_cli.output import colour, wrapped
from sp_engine.deciding.counting_words import counting_lines, time_words
from sp_engine.deciding.dates import DueDates
from sp_engine.deciding.decision import deadline_reason, limit_words
from sp_engine.deciding.events import EVENTS
from sp_engine.deciding.ledger import Ledger, restart_rule
from sp_engine.deciding.phrases import duration_words, moment_words
from sp_engine.deciding.stage_time import STATUSES, Elapsed, StageTime
from sp_engine.deciding.timing import Deadline
from sp_engine.reading.diagnostics import Language
from sp_engine.workdays.duration import Duration, Unit


def due_date_lines(dates: DueDates, deadline: Deadline, explain: bool, language: Language) -> Iterator[str]:
    """Yield one due date, with `explain` every step of its count."""
    lines = deadline_lines(deadline, dates.wording(language), language)
    yield next(lines)
    if deadline.kind == "general_limit":
        yield next(lines, "")
    if not explain or deadline.counted is None:
        yield from lines
        return
    for line in counting_lines(deadline.counted, language):
        yield wrapped(line, "      ", "  ")
    if deadline.counted.provisional:
        yield "  " + say(
            "SEMENTARA: memakai tanggal libur yang belum pasti",
            "PROVISIONAL: uses days off that are not certain",
        )


def ledger_lines(ledger: Ledger, explain: bool, language: Language) -> Iterator[str]:
    """Yield the ledger line by line: what happened, then each stage."""
    yield colour(f"{ledger.name.get(language)} ({ledger.service})", "bold")
    for event in ledger.events:
        note = f" – {event.note}" if event.note else ""
        named = f" ({event.stage})" if event.stage else ""
        yield wrapped(
            f"{moment_words(event.at, language)}: {EVENTS[event.kind].get(language)}{named}{note}",
            "    ",
            "  ",
        )
    yield say("Dihitung per ", "Reckoned at ") + moment_words(ledger.until, language)
    for stage in ledger.stages:
        yield ""
        yield from _stage_lines(ledger, stage, explain, language)


def _stage_lines(ledger: Ledger, stage: StageTime, explain: bool, language: Language) -> Iterator[str]:
    deadline = stage.deadline
    limit = f" ({limit_words(deadline, language)})" if deadline.limit else ""
    yield f"{deadline.name.get(language)}{limit}: {colour(STATUSES[stage.status].get(language), 'bold')}"
    if deadline.kind == "general_limit":
        yield "  " + say(
            "Standar ini tidak menetapkan batas waktu dalam angka.",
            "This standard sets no time limit in figures.",
        )
    if deadline.due is not None:
        yield say("  tenggat: ", "  due: ") + moment_words(deadline.due, language) + _verdict(stage, language)
    else:
        reason = deadline_reason(deadline, ledger.dates.wording(language), language)
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
    if explain and deadline.counted is not None:
        for line in counting_lines(deadline.counted, language):
            yield wrapped(line, "      ", "  ")
    if deadline.counted is not None and deadline.counted.provisional:
        yield "  " + say(
            "SEMENTARA: memakai tanggal libur yang belum pasti",
            "PROVISIONAL: uses days off that are not certain",
        )


def _resumed(ledger: Ledger, left: Duration, language: Language) -> str:
    rule = restart_rule(ledger)
    own = say("ketetapan instansi", "the agency's own") if rule.own else say("anggapan", "assumed")
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
        return time_words(time.open_time, language)
    office = say("kantor buka ", "office open ") + time_words(time.open_time, language)
    if unit is Unit.WORKING_DAY:
        days = say(f"{time.working_days} hari kerja", f"{time.working_days} working days")
    else:
        days = say(f"{time.days} hari", f"{time.days} days")
    return f"{days} ({office})"


def ledger_dict(ledger: Ledger, language: Language) -> dict[str, Any]:
    """Return the ledger as JSON data; a time that no calendar covers is null."""
    return {
        "service": ledger.service,
        "received": ledger.events[0].at.isoformat(),
        "reckoned_at": ledger.until.isoformat(),
        "on_resubmission": _restart_dict(ledger, language),
        "events": [
            {"kind": e.kind.name.lower(), "at": e.at.isoformat(), "stage": e.stage, "note": e.note}
            for e in ledger.events
        ],
        "deadlines": [
            {
                **ledger.dates.to_dict(stage.deadline, language),
                "status": stage.status,
                "finished": stage.finished.isoformat() if stage.finished else None,
                "kept": stage.kept,
                "running": _elapsed_dict(stage.running),
                "paused": _elapsed_dict(stage.paused),
                "spent": _elapsed_dict(stage.spent),
                "remaining": _elapsed_dict(stage.left),
                "late": _elapsed_dict(stage.late),
                "runs": [
                    {
                        "from": run.began.isoformat(),
                        "to": run.until.isoformat(),
                        "limit": str(run.due.duration),
                        "due": run.due.due.isoformat() if run.due.due else None,
                    }
                    for run in stage.runs
                ],
            }
            for stage in ledger.stages
        ],
    }


def _elapsed_dict(time: Elapsed | None) -> dict[str, Any] | None:
    if time is None:
        return None
    minutes = time.open_time // timedelta(minutes=1)
    return {"open_minutes": minutes, "working_days": time.working_days, "days": time.days}


def _restart_dict(ledger: Ledger, language: Language) -> dict[str, Any]:
    rule = restart_rule(ledger)
    return {
        "rule": "restart" if ledger.restarts else "resume",
        "text": rule.text.get(language),
        "own": rule.own,
        "source": rule.source or None,
    }
