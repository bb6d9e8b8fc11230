"""First cases of a standard that has none: one for each outcome that its formulas can be seen to come to.

In come a service and when applications are received; out comes the text of a cases file.  Values on either
side of everything that is asked are tried, one fact after another.  Each case comes out as it says by the
formulas as they are: whether the decree says so is a person's to judge, so that each is marked `# periksa`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sp_engine.assurance import OfferedCase, expected_outcome, outcome_with_reasons
from sp_engine.authoring.editor_schema import first_line
from sp_engine.catalogue import CatalogueError
from sp_engine.conditions import Leaf, leaves_within, telling_values
from sp_engine.deciding import Decision, FactsError, Service, facts_as_json, form_names
from sp_engine.documents import DocumentKind, WrittenCase, laid_out
from sp_engine.facts import FactValue, as_written, value_words
from sp_engine.rules import FindingStatus, Outcome
from sp_engine.words import within_sentence
from sp_engine.yaml_text import flow

_WHOLE = "lengkap"
_ROUNDS = 3
_MARK = "# periksa: hasil menurut rumus sekarang; betulkah menurut keputusan?"
_FAR = {
    FindingStatus.FAILED: 100,
    FindingStatus.MISSING: 10,
    FindingStatus.DEFICIENT: 9,
    FindingStatus.PENDING: 1,
}
"""How far a requirement is from being met, by its status."""

Facts = Mapping[str, FactValue]


class _Found(NamedTuple):
    """Facts with what they come to, and which of them was changed."""

    facts: Facts
    decision: Decision
    changed: str | None = None


def first_cases_text(service: Service, received: datetime) -> str:
    """Return the text of a cases file of a service."""
    search = _Search(service, received)
    whole = search.nearest_to_approval()
    found = [whole, *search.beside(whole)]
    lines = ["format: sp-uji/1", f"layanan: {service.standard.service}", "himpunan:", f"  {_WHOLE}:"]
    lines += [f"    {name}: {flow(value)}" for name, value in _written(service, whole.facts).items()]
    if not whole.facts:
        lines = lines[:2]
    lines.append("kasus:")
    for one in found:
        lines += _case_lines(service, whole, one, received)
    seen = {one.decision.outcome for one in found}
    for outcome in Outcome:
        if outcome not in seen:
            name = expected_outcome(outcome)
            lines.append(f"  # lengkapi: kasus yang {name}, bila ada; menurut rumus sekarang tidak ditemukan")
    return laid_out(first_line(DocumentKind.CASES, 2) + "\n".join(lines) + "\n", DocumentKind.CASES)


class _Search:
    """Tries values of facts for one service, on one day."""

    def __init__(self, service: Service, received: datetime) -> None:
        self.service, self.received = service, received
        self.vocabulary = service.standard.vocabulary
        asked: dict[str, list[Leaf]] = defaultdict(list)
        for requirement in service.standard.requirements:
            for condition in (requirement.guard, requirement.condition):
                for leaf in leaves_within(condition) if condition is not None else ():
                    if isinstance(leaf, Leaf):
                        asked[leaf.item.id].append(leaf)
        day = received.date().toordinal()
        self.values = {
            one.id: telling_values(one, asked[one.id], day) for one in form_names(service.standard)
        }

    def decide(self, facts: Facts) -> Decision | None:
        """Decide; None for facts that cannot be stated together."""
        given = facts_as_json(facts, self.vocabulary)
        try:
            return self.service.decide(given, received=self.received, as_if=True, with_errors=True)
        except (FactsError, CatalogueError):
            return None

    def nearest_to_approval(self) -> _Found:
        """Return facts that are approved, or that lack as little as was found; none that changes nothing."""
        facts: dict[str, FactValue] = {}
        best = self._distance(facts)
        for _ in range(_ROUNDS):
            before = best
            for name in self.values:
                for trial in self._with(facts, name):
                    distance = self._distance(trial)
                    if distance < best:
                        facts, best = trial, distance
            if best == before:
                break
        for name in [*facts]:
            without = {key: value for key, value in facts.items() if key != name}
            if self._distance(without) == best:
                facts = without
        decision = self.decide(facts)
        assert decision is not None
        return _Found(facts, decision)

    def beside(self, whole: _Found) -> Iterator[_Found]:
        """Yield for each other outcome facts that differ in one, those for one reason first."""
        found: dict[Outcome, tuple[int, _Found]] = {}
        for name in self.values:
            for trial in self._with(whole.facts, name):
                decision = self.decide(trial)
                if decision is None or decision.outcome is whole.decision.outcome:
                    continue
                reasons = sum(1 for finding in decision.findings if finding.status in _FAR)
                known = found.get(decision.outcome)
                if known is None or reasons < known[0]:
                    found[decision.outcome] = reasons, _Found(trial, decision, name)
        yield from (found[outcome][1] for outcome in Outcome if outcome in found)

    def _with(self, facts: Facts, name: str) -> Iterator[dict[str, FactValue]]:
        """Yield facts in which one is another, or not stated."""
        document, dot, _ = name.partition(".")
        for value in self.values[name]:
            trial = {key: known for key, known in facts.items() if key != name}
            if value is not None:
                trial[name] = value
                if dot:
                    trial[document] = True
            elif not dot:
                trial = {key: known for key, known in trial.items() if not key.startswith(f"{name}.")}
            if trial != facts:
                yield trial

    def _distance(self, facts: Facts) -> tuple[int, int]:
        """Return how far facts are from approval: by requirements, then by what the office has to say."""
        decision = self.decide(facts)
        if decision is None:
            return 10**9, 0
        far = sum(_FAR.get(finding.status, 0) for finding in decision.findings)
        return far, len(decision.awaiting)


def _written(service: Service, facts: Facts) -> dict[str, Any]:
    """Return facts as an author writes them, the attributes of a document under it."""
    vocabulary = service.standard.vocabulary
    told: dict[str, Any] = {}
    for name in (one.id for one in form_names(service.standard) if one.id in facts):
        document, dot, attribute = name.partition(".")
        value = as_written(vocabulary[name], facts[name])
        if dot:
            known = told.get(document)
            told[document] = {**(known if isinstance(known, dict) else {}), attribute: value}
        else:
            told.setdefault(name, value)
    return told


def _case_lines(service: Service, whole: _Found, one: _Found, received: datetime) -> Sequence[str]:
    """Return the lines of a case, what is expected marked to be looked at."""
    before, after = _written(service, whole.facts), _written(service, one.facts)
    application = [f"{_key('received')}: {received:%Y-%m-%dT%H:%M}"]
    if before:
        application.append(f"{_key('base')}: {_WHOLE}")
    changes = {name: value for name, value in after.items() if before.get(name) != value}
    gone = [name for name in before if name not in after]
    application += [f"{_key('changes')}: {flow(changes)}"] if changes else []
    application += [f"{_key('without')}: {flow(gone)}"] if gone else []
    expected = outcome_with_reasons(one.decision)
    text = OfferedCase(_name(service, one), tuple(application), expected).to_yaml()
    outcome = f"{_key('outcome')}: "
    return [f"{line}  {_MARK}" if line.strip().startswith(outcome) else line for line in text.split("\n")]


def _name(service: Service, one: _Found) -> str:
    """Return what a case tries: what is another than in the whole application."""
    if one.changed is None:
        return "berkas lengkap"
    definition, value = service.standard.vocabulary[one.changed], one.facts.get(one.changed)
    name = within_sentence(definition.name.id)
    if value is None:
        return f"{name} tidak dinyatakan"
    return f"{name} {value_words(definition, value, 'id')}"


def _key(field: str) -> str:
    return WrittenCase.keys[field].name
