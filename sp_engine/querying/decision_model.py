"""A service as a decision model in DMN 1.5: what systems take that run decisions of others.

In comes a service; out comes a model with an input for each fact, a decision for each requirement, in the
decree's words, and one for the outcome; and what of the standard is not in it, which is told and never left
out in silence.  Its logic is that of `rules.dmn`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sp_engine.deciding import (
    ENGINE_VERSION,
    ConditionText,
    Service,
    UndatedSituation,
    cited_item,
)
from sp_engine.documents import Requirement, with_earlier
from sp_engine.facts import LIST_MARK, FactDefinition
from sp_engine.rules import (
    DAY_RECEIVED,
    ITEMS,
    STAGES_ENDED,
    DecisionModel,
    FeelConditions,
    FindingStatus,
    ItemType,
    ModelDecision,
    ModelInput,
    NotInDmn,
    Outcome,
    Rule,
    Source,
    feel_name,
    feel_text,
    logic_of,
    outcome_logic,
    problems_logic,
    type_of,
    wrong_day,
    wrong_stages,
    wrong_value,
    xml_of,
)
from sp_engine.words import Language, Words
from sp_engine.words.messages import decision_page, decision_screen
from sp_engine.words.messages import dmn as messages

OUTCOME: Final = "Outcome"
"""The decision that is the result."""
PROBLEMS: Final = "Problems"
_DECREE: Final = "Decree"


def decision_model(service: Service, language: Language = "id") -> DecisionModel:
    """Return a service as a decision model; raises `NotInDmn` for one that DMN cannot say.

    Names and the values of outcomes and statuses are the same in each language; what is described is not.
    """
    return _Writing(service, language).model()


def decision_model_xml(service: Service, language: Language = "id") -> str:
    """Return a service as DMN 1.5 XML; raises `NotInDmn` as `decision_model` does."""
    return xml_of(decision_model(service, language))


def left_out(service: Service) -> Iterator[Words]:
    """Yield what a standard says and its decision model does not."""
    standard = service.standard
    if standard.stages:
        yield messages.TIMES
    if standard.fee.components:
        yield messages.FEE
    if any(product.says_more for product in standard.products):
        yield messages.PRODUCTS
    readings = [*service.other_readings]
    if readings:
        yield messages.READINGS.fill(count=len(readings))
    yield messages.SPELLINGS
    yield messages.REASONS


def requirement_name(requirement: str) -> str:
    """Return the name of the decision about a requirement."""
    return f"Requirement_{feel_name(requirement)}"


def _facts(service: Service) -> Mapping[str, FactDefinition]:
    """Return every fact at which the rules look, documents before their attributes."""
    vocabulary = service.standard.vocabulary
    names: dict[str, None] = {}
    for item in service.follows.ruleset.items():
        name = item.id.partition(LIST_MARK)[0]
        names.setdefault(name.partition(".")[0])
        names.setdefault(name)
    return {name: vocabulary[name] for name in names}


class _Writing:
    def __init__(self, service: Service, language: Language) -> None:
        standard = service.standard
        if not service.follows.proven:
            raise NotInDmn(messages.NOT_PROVEN.fill(service=standard.service))
        if standard.document.delivery.requirements.blank is not None:
            raise NotInDmn(messages.BLANK_REQUIREMENTS.fill(service=standard.service))
        self._service, self._standard, self._language = service, standard, language
        self._rules = service.follows.ruleset.rules
        self._conditions = FeelConditions(standard.vocabulary)
        self._is_gated = any(rule.gates for rule in self._rules)
        self._ending = {
            gate.id: [one.id for one in standard.stages if gate.id in with_earlier([one.id], standard.stages)]
            for gate in standard.stages
        }
        self._facts = _facts(service)
        situation = UndatedSituation({}, standard.decree.first_day.toordinal())
        self._text = ConditionText(standard.vocabulary, situation, language)
        statuses = ", ".join(feel_text(status) for status in FindingStatus)
        self._status = ItemType("Status", "string", statuses, told=self._say(messages.STATUS))
        self._source = Source(_DECREE, f"{standard.decree.number}: {standard.decree.title}")

    def _say(self, words: Words, **values: object) -> str:
        return words.say(self._language, **values)

    def model(self) -> DecisionModel:
        standard = self._standard
        stages = [self._stages_ended()] if self._is_gated else []
        return DecisionModel(
            name=standard.service,
            title=standard.name.get(self._language),
            namespace=f"urn:standar-pelayanan:{standard.service.replace('/', ':')}:{standard.decree.folder}",
            description="\n".join(self._about()),
            exporter="sp-engine",
            exporter_version=ENGINE_VERSION,
            inputs=(self._received(), *stages, *(map(self._input, self._facts))),
            decisions=(*self._requirements(), *self._joint(), self._problems(), self._outcome()),
        )

    def _about(self) -> Iterator[str]:
        standard = self._standard
        agency = standard.agency.name.get(self._language)
        yield self._say(messages.MODEL, agency=agency, number=standard.decree.number)
        if standard.draft:
            yield messages.DRAFT.get(self._language)
        if standard.decree.dates_not_known:
            yield self._say(decision_screen.DATES_NOT_KNOWN, number=standard.decree.number)
        yield messages.LEFT_OUT.get(self._language)
        for what in left_out(self._service):
            yield f"- {what.get(self._language)}"

    # ── inputs ───────────────────────────────────────────────────────────────
    def _received(self) -> ModelInput:
        return ModelInput(DAY_RECEIVED, ItemType("date", "date"), messages.RECEIVED.get(self._language))

    def _stages_ended(self) -> ModelInput:
        stages = self._standard.stages
        told = ", ".join(self._say(messages.ONE_EACH, value=one.id, name=one.name) for one in stages)
        allowed = ", ".join(feel_text(stage.id) for stage in stages)
        type_ = ItemType(f"Type_{STAGES_ENDED}", "string", allowed, of_many=True)
        return ModelInput(STAGES_ENDED, type_, self._say(messages.STAGES_ENDED, stages=told))

    def _input(self, name: str) -> ModelInput:
        definition = self._facts[name]
        type_ = type_of(definition, f"Type_{feel_name(name)}")
        return ModelInput(feel_name(name), type_, "\n".join(self._of_fact(definition)))

    def _of_fact(self, definition: FactDefinition) -> Iterator[str]:
        """Yield what a fact asks, what each of its values is, and who fills it in."""
        yield definition.question.get(self._language)
        for choice, words in (definition.choices or {}).items():
            yield self._say(messages.ONE_EACH, value=choice, name=words)
        for name, field in (definition.fields or {}).items():
            yield self._say(messages.PART, name=f"{ITEMS}.{feel_name(name)}", question=field.question)
        if definition.supplied_by_agency:
            yield messages.OF_THE_AGENCY.get(self._language)

    # ── decisions ────────────────────────────────────────────────────────────
    def _requirements(self) -> Iterator[ModelDecision]:
        for requirement, rule in zip(self._standard.requirements, self._rules, strict=False):
            yield ModelDecision(
                requirement_name(requirement.id),
                self._status,
                requirement.text.get(self._language),
                "\n".join(self._of_requirement(requirement)),
                logic_of(rule, self._conditions, self._ending),
                (self._source,),
            )

    def _of_requirement(self, requirement: Requirement) -> Iterator[str]:
        item = cited_item(requirement, self._language)
        yield self._say(messages.ITEM, item=item, number=self._standard.decree.number)
        if requirement.guard is not None:
            yield self._say(messages.IF, guard=self._text.condition(requirement.guard))
        yield self._say(messages.CONDITION, condition=self._text.condition(requirement.condition))
        if not requirement.mandatory:
            yield messages.PREFERRED.get(self._language)
        if requirement.gate is not None:
            stage = next(one.name for one in self._standard.stages if one.id == requirement.gate)
            yield self._say(messages.DUE_AFTER, stage=stage)
        for reference in requirement.basis:
            basis = str(reference.title)
            if reference.article:
                basis = self._say(decision_page.ARTICLE, title=basis, article=reference.article)
            yield self._say(messages.BASIS, basis=basis)

    def _joint(self) -> Iterator[ModelDecision]:
        """Yield a decision for each thing that follows from requirements together."""
        for number, rule in enumerate(self._joint_rules, 1):
            yield ModelDecision(
                f"Together_{number}",
                self._status,
                self._say(messages.TOGETHER_ASKED, rules=rule.id.replace("+", ", ")),
                messages.TOGETHER.get(self._language),
                logic_of(rule, self._conditions, self._ending),
                (self._source,),
            )

    @property
    def _joint_rules(self) -> Iterable[Rule]:
        return self._rules[len(self._standard.requirements) :]

    def _problems(self) -> ModelDecision:
        tenure, vocabulary = self._standard.tenure, self._standard.vocabulary
        wrong = {DAY_RECEIVED: wrong_day(tenure.first, tenure.until)}
        if self._is_gated:
            wrong[STAGES_ENDED] = wrong_stages(stage.id for stage in self._standard.stages)
        wrong |= {feel_name(name): wrong_value(name, vocabulary) for name in self._facts}
        return ModelDecision(
            PROBLEMS,
            ItemType("Names", "string", of_many=True),
            messages.PROBLEMS_ASKED.get(self._language),
            messages.PROBLEMS.get(self._language),
            problems_logic(wrong),
        )

    def _outcome(self) -> ModelDecision:
        mandatory = [
            requirement_name(requirement.id)
            for requirement in self._standard.requirements
            if requirement.mandatory
        ]
        mandatory += [f"Together_{number}" for number, _ in enumerate(self._joint_rules, 1)]
        return ModelDecision(
            OUTCOME,
            ItemType(f"{OUTCOME}_of_application", "string", ", ".join(map(feel_text, Outcome))),
            messages.OUTCOME_ASKED.get(self._language),
            messages.OUTCOME.get(self._language),
            outcome_logic(mandatory, PROBLEMS),
            (self._source,),
        )
