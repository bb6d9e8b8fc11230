"""What may be shown of recorded applications: names, notes and facts, with what is confidential covered.

In come the register, the catalogue and applications; out come the texts to show, in one language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sp_engine.deciding import Catalogue, Service
from sp_engine.facts import value_words
from sp_engine.register.application import RecordedApplication
from sp_engine.register.entry import PersonalPart
from sp_engine.register.masking import COVERED, covered_facts
from sp_engine.register.register import Register, facts_of
from sp_engine.words import DiagnosticError, Language


def applicants_of(register: Register, applications: Iterable[RecordedApplication]) -> dict[str, str | None]:
    """Return the name of each applicant by the number; None once erased, or where none is known."""
    known = register.personal(applications, (PersonalPart.APPLICANT,))
    return {str(number): told.get(PersonalPart.APPLICANT) for number, told in known.items()}


def service_of(application: RecordedApplication, catalogue: Catalogue) -> Service | None:
    """Return the service under which an application was decided; None where the catalogue has it no more."""
    try:
        return catalogue.service(application.service, received=application.received)
    except DiagnosticError:
        return None


def told_facts(
    decision: Mapping[str, Any], service: Service | None, *, unmasked: bool, language: Language
) -> tuple[tuple[str, str], ...]:
    """Return each fact that a decision was made on, by its name, as people write its value."""
    facts = facts_of(decision)
    vocabulary = None if service is None else service.standard.vocabulary
    shown = facts if unmasked else covered_facts(facts, vocabulary)
    typed: Mapping[str, Any] = {}
    if service is not None:
        try:
            typed = service.read_facts(facts)
        except DiagnosticError:  # the vocabulary says otherwise by now: it is shown as it was written
            typed = {}
    return tuple(_told(name, value, typed, service, language) for name, value in shown.items())


def _told(
    name: str, value: Any, typed: Mapping[str, Any], service: Service | None, language: Language
) -> tuple[str, str]:
    if service is None:
        return name, str(value)
    try:
        definition = service.standard.vocabulary[name]
    except KeyError:
        return name, str(value)
    called = definition.name.get(language)
    if value == COVERED:
        return called, COVERED
    attributes = definition.attributes or {}
    if isinstance(value, Mapping) and attributes:
        told = {
            attributes[key].name.get(language): (key, one) for key, one in value.items() if key in attributes
        }
        inner = {
            words: one if one == COVERED else _value(f"{name}.{key}", one, typed, service, language)
            for words, (key, one) in told.items()
        }
        return called, "; ".join(f"{words}: {one}" for words, one in inner.items())
    return called, _value(name, value, typed, service, language)


def _value(name: str, value: Any, typed: Mapping[str, Any], service: Service, language: Language) -> str:
    if name not in typed:
        return str(value)
    return value_words(service.standard.vocabulary[name], typed[name], language)
