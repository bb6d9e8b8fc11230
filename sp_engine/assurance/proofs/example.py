"""A witness as it is shown: facts as a facts file has them, when they were received, and the same in words.

In comes a witness with the service that decided it, and perhaps an applicant whom it resembles; out comes
plain data.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sp_engine.assurance.proofs.witness import Witness, facts_of, received
from sp_engine.conditions import Applicant, applicant_words
from sp_engine.deciding import Service, facts_as_json
from sp_engine.facts import Vocabulary
from sp_engine.words import LANGUAGES, Words, listed
from sp_engine.words.messages import proofs as messages

FEW = 6
"""How many facts are told one by one, where an applicant is like somebody told before."""


class Example(NamedTuple):
    """`words` say the facts as an author would write them; `compared`: by what differs from somebody's."""

    facts: Mapping[str, Any]
    received: str
    after: tuple[str, ...]
    words: Words
    compared: bool = False


def shown(service: Service, witness: Witness, like: Witness | None, *, dated: bool) -> Example:
    """Return a witness as data and in words; `dated` where the day of application matters."""
    return Example(
        facts_of(service, witness),
        received(service, witness).isoformat(),
        tuple(sorted(witness.ended)),
        *_words(witness, like, service.standard.vocabulary, dated=dated),
    )


def applicant_example(
    witness: Witness, like: Witness | None, vocabulary: Vocabulary, at: datetime, *, dated: bool
) -> Example:
    """Return a witness of whom several services are asked, with all that is stated to any of them."""
    return Example(
        facts_as_json(witness.facts, vocabulary),
        at.isoformat(),
        tuple(sorted(witness.ended)),
        *_words(witness, like, vocabulary, dated=dated),
    )


def _words(
    witness: Witness, like: Witness | None, vocabulary: Vocabulary, *, dated: bool
) -> tuple[Words, bool]:
    """Return a witness in words, and whether they say in what it differs from the one that it is like."""
    differing = (
        None if like is None or len(witness.facts) <= FEW else _differing(witness, like, vocabulary, dated)
    )
    if differing is not None:
        return _after(witness, differing), True
    if not witness.facts:
        return _after(witness, messages.NOTHING_STATED), False
    applicant = Applicant({**witness.facts}, witness.day, dated)
    return _after(witness, messages.WITH.fill(facts=applicant_words(applicant, vocabulary))), False


def _differing(witness: Witness, like: Witness, vocabulary: Vocabulary, dated: bool) -> Words | None:
    """Say in what a witness differs from another; None where that is as much as to say all of it."""
    changed = {name: value for name, value in witness.facts.items() if like.facts.get(name) != value}
    without = [name for name in like.facts if name not in witness.facts]
    without = [name for name in without if "." not in name or name.partition(".")[0] not in without]
    if len(changed) + len(without) >= len(witness.facts):
        return None
    parts = []
    if changed or witness.day != like.day:
        another_day = dated and witness.day != like.day
        parts.append(applicant_words(Applicant(changed, witness.day, another_day), vocabulary))
    if without:
        names = [f"`{name}`" for name in without]
        parts.append(
            messages.WITHOUT.fill(names=Words(listed(names, "and", "id"), listed(names, "and", "en")))
        )
    if not parts:
        return messages.LIKE_APPROVED
    changes = Words(*(", ".join(part.get(language) for part in parts) for language in LANGUAGES))
    return messages.LIKE_APPROVED_BUT.fill(changes=changes)


def _after(witness: Witness, told: Words) -> Words:
    if not witness.ended:
        return told
    return messages.AFTER_STAGES.fill(told=told, stages=", ".join(sorted(witness.ended)))
