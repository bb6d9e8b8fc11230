"""Whether standards ask once, as a section and as JSON data: how many are proved, and who is sent back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sp_engine.assurance import AskedOnce, Counterexample, Suite, flaw_words
from sp_engine.conditions import Applicant, applicant_words
from sp_engine.deciding import facts_as_json
from sp_engine.presenting.section import Field, Line, Part, Section
from sp_engine.words import Language, listed, within_sentence
from sp_engine.words.messages import asked_once as messages


class AskedOnceReport:
    """What is told of services that come one after the other; keeps nothing of them but what is told.

    With `as_data` it also puts together the JSON data.
    """

    def __init__(self, language: Language, *, as_data: bool = True) -> None:
        self._language, self._as_data = language, as_data
        self._parts: list[Part] = []
        self._proven = self._services = self._returns = 0
        self._data: list[dict[str, Any]] = []

    def add(self, suite: Suite, found: AskedOnce) -> None:
        self._parts += _unproven(suite, found, self._language)
        self._services += 1
        if found.proven:
            self._proven += 1
            self._returns += found.returns
        if self._as_data:
            self._data.append(_proof_dict(suite, found))

    def section(self) -> Section:
        """Return how many are proved, and every service that is not, or of short lists alone, and why."""
        told = messages.PROVEN.say(
            self._language, proven=self._proven, services=self._services, returns=self._returns
        )
        return Section("", (*self._parts, Line(told)))

    def data(self) -> list[dict[str, Any]]:
        """Return the same as JSON data (docs/reference/interface.md)."""
        return self._data


def _unproven(suite: Suite, found: AskedOnce, language: Language) -> Iterator[Part]:
    if found.found is not None:
        yield _flaw(suite, found, found.found, language)
    elif found.lists:
        names = (suite.text.standard.vocabulary[name].name.get(language) for name in found.lists)
        told = listed(map(within_sentence, names), "and", language)
        yield Field(suite.service, messages.LISTS.say(language, lists=told))
    elif not found.complete:
        yield Field(suite.service, messages.TOO_MANY.get(language))
    elif found.longest:
        lists = listed(
            (_short_list(suite, *each, language) for each in found.longest.items()), "and", language
        )
        yield Field(suite.service, messages.SHORT_LISTS.say(language, lists=lists))


def _short_list(suite: Suite, name: str, number: int, language: Language) -> str:
    called = within_sentence(suite.text.standard.vocabulary[name].name.get(language))
    return messages.SHORT_LIST.say(language, list=called, number=number)


def _flaw(suite: Suite, found: AskedOnce, counterexample: Counterexample, language: Language) -> Field:
    vocabulary = suite.text.standard.vocabulary
    stated = counterexample.applicant.facts
    facts = applicant_words(counterexample.applicant, vocabulary)
    told = messages.FLAW.say(language, facts=facts, flaw=flaw_words(counterexample.flaw))
    parts: list[Part] = [Field(messages.ABOUT.get(language), ", ".join(counterexample.requirements))]
    if counterexample.ended:
        parts.append(Field(messages.AFTER.get(language), ", ".join(sorted(counterexample.ended))))
    if counterexample.supplied is not None:
        changed = {n: v for n, v in counterexample.supplied.facts.items() if stated.get(n) != v}
        supplied = applicant_words(Applicant(changed, found.day, dated=False), vocabulary)
        parts.append(Field(messages.SUPPLIED.get(language), supplied.get(language)))
    return Field(suite.service, told, tuple(parts))


def _proof_dict(suite: Suite, found: AskedOnce) -> dict[str, Any]:
    service = {"service": suite.service, "decree": suite.decree}
    told = {**service, "day": found.day.isoformat(), "proven": found.proven, "returns": found.returns}
    told |= {"lists": list(found.lists), "longest": dict(found.longest)}
    return {**told, "flaw": None if found.found is None else _flaw_dict(suite, found.found)}


def _flaw_dict(suite: Suite, found: Counterexample) -> dict[str, Any]:
    vocabulary = suite.text.standard.vocabulary
    supplied = None if found.supplied is None else facts_as_json(found.supplied.facts, vocabulary)
    return {
        "kind": found.flaw.value,
        "requirements": list(found.requirements),
        "facts": facts_as_json(found.applicant.facts, vocabulary),
        "supplied": supplied,
        "after": sorted(found.ended),
    }
