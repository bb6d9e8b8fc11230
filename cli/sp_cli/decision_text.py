"""A decision as lines of text, in the order in which a clerk tells it: what, why, what to do, by when."""

from __future__ import annotations

from collections.abc import Iterator

from sp_cli.language import say
from sp_cli.output import colour, wrapped
from sp_engine.deciding.decision import Decision, Finding, deadline_reason, limit_words, skipped_reason
from sp_engine.deciding.needs import NeedAll
from sp_engine.deciding.phrases import date_words, moment_words
from sp_engine.deciding.timing import Deadline
from sp_engine.deciding.wording import OUTCOMES, STATUSES, Wording
from sp_engine.reading.diagnostics import Language
from sp_engine.rules.ruleset import Outcome

_STYLES = {Outcome.APPROVE: "good", Outcome.RETURN: "wait", Outcome.REJECT: "bad", Outcome.PENDING: "wait"}
_MARKS = {
    "met": ("✓", "good"), "failed": ("✗", "bad"), "missing": ("○", "wait"), "deficient": ("○", "wait"),
    "pending": ("…", "wait"), "not_applicable": ("–", "dim"), "preferred": ("+", "dim"),
    "not_preferred": ("·", "dim"), "preference_unknown": ("·", "dim"),
}  # fmt: skip
_FIRST = ("failed", "missing", "deficient", "pending")


def decision_lines(decision: Decision, language: Language) -> Iterator[str]:
    """Yield the decision line by line."""
    standard = decision.standard
    yield colour(f"{standard.name.get(language)} ({standard.service})", "bold")
    yield f"{standard.agency.name.get(language)} · {say('Keputusan', 'Decree')} {standard.decree.number}"
    yield say("Diterima ", "Received ") + moment_words(decision.received, language)
    if decision.complete != decision.received:
        yield say("Lengkap ", "Complete ") + moment_words(decision.complete, language)
    yield ""
    yield say("KEPUTUSAN: ", "DECISION: ") + colour(
        OUTCOMES[decision.outcome].get(language), _STYLES[decision.outcome]
    )
    yield ""
    yield from _findings(decision, language)
    yield from _to_supply(decision, language)
    yield ""
    yield say("Biaya: ", "Fee: ") + decision.fee_text(language)
    if decision.outcome is not Outcome.REJECT:
        yield ""
        for deadline in decision.deadlines:
            yield from deadline_lines(deadline, decision.wording(language), language)
    objection = decision.objection(language)
    if objection is not None and objection["channels"]:
        yield ""
        text = f"{objection['text']} " if objection["text"] else ""
        yield wrapped(say("Keberatan: ", "Objections: ") + text + "; ".join(objection["channels"]), "  ", "")
    yield ""
    yield from _reservations(decision)


def _findings(decision: Decision, language: Language) -> Iterator[str]:
    ordered = sorted(
        decision.findings, key=lambda f: _FIRST.index(f.status) if f.status in _FIRST else len(_FIRST)
    )
    for finding in ordered:
        mark, style = _MARKS[finding.status]
        status = STATUSES[finding.status].get(language)
        yield wrapped(f"{finding.text(language)} ({_source(finding)})", "    ", f"  {colour(mark, style)} ")
        yield wrapped(f"{status} – {finding.message(language)}", "      ", "    ")
        for basis in finding.requirement.basis if finding.status == "failed" else ():
            article = say(f" Pasal {basis.article}", f" art. {basis.article}") if basis.article else ""
            yield f"    {say('dasar', 'basis')}: {basis.title}{article}"


def _source(finding: Finding) -> str:
    requirement = finding.requirement
    item = requirement.item
    number = ", ".join(map(str, item)) if isinstance(item, tuple) else "" if item is None else str(item)
    component = {"persyaratan": say("persyaratan", "requirements"), "prosedur": say("prosedur", "procedure")}
    return (
        f"{component[requirement.component]} {say('butir', 'item')} {number}"
        if number
        else component[requirement.component]
    )


def _to_supply(decision: Decision, language: Language) -> Iterator[str]:
    if decision.needs is None:
        return
    yield ""
    yield colour(say("Yang harus dilengkapi pemohon:", "What the applicant must supply:"), "bold")
    wording = decision.wording(language)
    parts = decision.needs.parts if isinstance(decision.needs, NeedAll) else (decision.needs,)
    for part in parts:
        yield wrapped(wording.supply(part), "    ", "  - ")


def deadline_lines(deadline: Deadline, wording: Wording, language: Language) -> Iterator[str]:
    """Yield one deadline: the limit, the due date, and the days passed over."""
    limit = f" ({limit_words(deadline, language)})" if deadline.limit else ""
    head = say("Tenggat", "Due") + f" – {deadline.name.get(language)}{limit}: "
    if deadline.kind == "general_limit":
        yield say(
            "Standar ini tidak menetapkan batas waktu dalam angka.",
            "This standard sets no time limit in figures.",
        )
    if deadline.due is None or deadline.counted is None:
        yield head + (deadline_reason(deadline, wording, language) or "-")
        return
    yield head + colour(moment_words(deadline.due, language), "bold")
    skipped = (*deadline.counted.waited, *deadline.counted.skipped)
    if skipped:
        days = "; ".join(
            f"{date_words(day.day, language)} ({skipped_reason(day, language)})" for day in skipped
        )
        yield wrapped(say("dilewati: ", "passed over: ") + days, "    ", "  ")
    if deadline.counted.provisional:
        yield "  " + say(
            "SEMENTARA: memakai tanggal libur yang belum pasti",
            "PROVISIONAL: uses days off that are not certain",
        )
    if deadline.counted.hours_assumed:
        yield "  " + say(
            "jam kantor dianggap menurut Perpres 21/2023", "office hours assumed from Perpres 21/2023"
        )


def _reservations(decision: Decision) -> Iterator[str]:
    if decision.standard.draft:
        yield colour(
            say(
                "Perhatian: salinan standar ini masih rancangan, belum diperiksa.",
                "Note: this transcription is a draft, not yet checked.",
            ),
            "dim",
        )
    if decision.witnessed:
        told = say(
            "Pemeriksaan kedua (durable-rules) menghasilkan keputusan yang sama.",
            "Second derivation (durable-rules): the same decision.",
        )
    else:
        told = say(
            "Pemeriksaan kedua: tidak ada (durable-rules tidak terpasang).",
            "Second derivation: none (durable-rules is not installed).",
        )
    yield colour(told, "dim")
