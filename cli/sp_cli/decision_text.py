"""A decision as lines of text, in the order in which a clerk tells it: what, why, what to do, by when."""

from __future__ import annotations

from collections.abc import Iterator

from sp_cli.deadline_text import deadline_lines
from sp_cli.language import say
from sp_cli.output import colour, wrapped
from sp_engine.deciding.decision import Decision, outcome_words
from sp_engine.deciding.finding import Finding
from sp_engine.deciding.finding_status import status_words
from sp_engine.deciding.to_supply import NeedAll
from sp_engine.deciding.to_supply_text import need_text
from sp_engine.rules.ruleset import Outcome
from sp_engine.words.dates import moment_words
from sp_engine.words.language import Language

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
        outcome_words(decision.outcome).get(language), _STYLES[decision.outcome]
    )
    yield ""
    yield from _findings(decision, language)
    yield from _to_supply(decision, language)
    yield ""
    yield say("Biaya: ", "Fee: ") + decision.fee_text(language)
    if decision.outcome is not Outcome.REJECT:
        yield ""
        for deadline in decision.deadlines:
            yield from deadline_lines(deadline, decision.condition_text(language), language)
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
        status = status_words(finding.status).get(language)
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
    wording = decision.condition_text(language)
    parts = decision.needs.parts if isinstance(decision.needs, NeedAll) else (decision.needs,)
    for part in parts:
        yield wrapped(need_text(wording, part), "    ", "  - ")


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
