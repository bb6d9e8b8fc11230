"""The questions of a check as a form: for each fact a control with its question and how it is written.

In come the facts that are asked; out come fieldsets that `page.js` reads by `data-fact`.  What an answer
means is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from sp_engine.deciding import Service
from sp_engine.facts import FactDefinition, Kind, one_of
from sp_engine.publishing.site.check_program import asked_facts, fields_of
from sp_engine.publishing.site.markup import Html, Inside, tag
from sp_engine.words import Language, Words
from sp_engine.words.messages import fact_values, site_page


def questions(service: Service, language: Language) -> Iterator[Html]:
    """Yield the fieldsets of a service's questions."""
    asked = asked_facts(service)
    form = _Form(language)
    groups: list[tuple[Words, list[FactDefinition]]] = [
        (site_page.ABOUT_YOU, [one for one in asked if _is_applicants(one)]),
        (site_page.PAPERS, [one for one in asked if one.kind is Kind.DOCUMENT or one.document is not None]),
        (site_page.BY_THE_OFFICE, [one for one in asked if one.by_agency and one.document is None]),
    ]
    for title, of_group in groups:
        if of_group:
            hint = None
            if title is site_page.BY_THE_OFFICE:
                hint = tag("p", site_page.BY_THE_OFFICE_HINT.get(language), class_="hint")
            yield tag(
                "fieldset", tag("legend", title.get(language)), hint, form.controls(of_group), class_="group"
            )


def _is_applicants(definition: FactDefinition) -> bool:
    return definition.kind is not Kind.DOCUMENT and definition.document is None and not definition.by_agency


def control_id(name: str) -> str:
    """Return the id of the control of a fact."""
    return "f-" + re.sub(r"[^A-Za-z0-9_]", "-", name)


class _Form:
    """Writes controls in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def controls(self, asked: Sequence[FactDefinition]) -> Iterator[Html]:
        """Yield a control for each fact, the attributes of a document inside that of the document."""
        for definition in asked:
            if definition.document is None:
                attributes = [one for one in asked if one.id.startswith(f"{definition.id}.")]
                yield self._control(definition, attributes)

    def _control(self, definition: FactDefinition, attributes: Sequence[FactDefinition]) -> Html:
        question = definition.question.get(self.language)
        match definition.kind:
            case Kind.YES_NO:
                return self._choose_one(definition, question, None)
            case Kind.DOCUMENT:
                return self._choose_one(definition, question, self._attributes(attributes))
            case Kind.CHOICE:
                return self._select(definition, question)
            case Kind.SET:
                return self._several(definition, question)
            case Kind.NUMBER | Kind.MONEY:
                return self._input(definition, question, type="text", inputmode="decimal")
            case Kind.TEXT:
                return self._input(definition, question, type="text")
            case Kind.DATE:
                return self._input(definition, question, type="date", min="1900-01-01", max="2199-12-31")
            case Kind.MOMENT:
                return self._input(definition, question, type="datetime-local")
            case Kind.LIST:
                return self._list(definition, question)
            case _ as never:
                assert_never(never)

    def _attributes(self, attributes: Sequence[FactDefinition]) -> Inside:
        if not attributes:
            return None
        title = tag("p", site_page.CHECKED_BY_OFFICE.get(self.language), class_="hint")
        return tag("div", title, [self._control(one, ()) for one in attributes], class_="attributes")

    def _question(self, definition: FactDefinition, *content: Inside) -> Html:
        return tag(
            "div",
            *content,
            tag("p", class_="problem", id=f"{control_id(definition.id)}-salah", hidden=True),
            class_="question",
            data_fact=definition.id,
        )

    def _choose_one(self, definition: FactDefinition, question: str, inner: Inside) -> Html:
        told = (("ya", fact_values.YES), ("tidak", fact_values.NO), ("", site_page.NOT_ANSWERED))
        answers = [self._radio(definition, value, words, checked=not value) for value, words in told]
        field = tag(
            "fieldset",
            tag("legend", question),
            tag("div", answers, class_="answers"),
            self._confidential(definition),
        )
        return self._question(definition, field, inner)

    def _radio(self, definition: FactDefinition, value: str, words: Words, *, checked: bool) -> Html:
        button = tag("input", type="radio", name=definition.id, value=value, checked=checked)
        return tag("label", button, " ", words.get(self.language))

    def _select(self, definition: FactDefinition, question: str) -> Html:
        name = control_id(definition.id)
        options = [tag("option", site_page.CHOOSE.get(self.language), value="")]
        choices = (definition.choices or {}).items()
        options += [tag("option", words.get(self.language), value=value) for value, words in choices]
        control = tag("select", options, id=name, name=definition.id, aria_describedby=f"{name}-salah")
        return self._question(definition, tag("label", question, for_=name), control)

    def _several(self, definition: FactDefinition, question: str) -> Html:
        boxes = [
            tag(
                "label",
                tag("input", type="checkbox", name=definition.id, value=value),
                " ",
                words.get(self.language),
            )
            for value, words in (definition.choices or {}).items()
        ]
        none = tag(
            "label",
            tag("input", type="checkbox", name=definition.id, value="", data_none=True),
            " ",
            site_page.NONE_OF_THESE.get(self.language),
        )
        return self._question(
            definition,
            tag("fieldset", tag("legend", question), tag("div", boxes, none, class_="answers tall")),
        )

    def _input(self, definition: FactDefinition, question: str, **attributes: str) -> Html:
        name = control_id(definition.id)
        hint = self._hint(definition)
        described = f"{name}-cara {name}-salah" if hint else f"{name}-salah"
        control = tag(
            "input", id=name, name=definition.id, autocomplete="off", aria_describedby=described, **attributes
        )
        help_ = tag("p", hint, class_="hint", id=f"{name}-cara") if hint else None
        return self._question(definition, tag("label", question, for_=name), help_, control)

    def _hint(self, definition: FactDefinition) -> str:
        language, told = self.language, []
        if definition.form is not None:
            told.append(f"{definition.form.get(language)}.")
        elif definition.kind is Kind.MONEY:
            told.append(site_page.HINT_MONEY.get(language))
        elif definition.kind is Kind.NUMBER:
            told.append(
                (site_page.HINT_DECIMALS if definition.places else site_page.HINT_NUMBER).get(language)
            )
        if definition.unit is not None:
            told.append(site_page.HINT_UNIT.say(language, unit=definition.unit))
        if definition.confidential:
            told.append(site_page.CONFIDENTIAL.get(language))
        return " ".join(f"{one[:1].upper()}{one[1:]}" for one in told)

    def _confidential(self, definition: FactDefinition) -> Inside:
        return (
            tag("p", site_page.CONFIDENTIAL.get(self.language), class_="hint")
            if definition.confidential
            else None
        )

    def _list(self, definition: FactDefinition, question: str) -> Html:
        """Return the items of a list: a template that the script copies for each of them."""
        one = one_of(definition, self.language)
        fields = fields_of(definition)
        remove = tag(
            "button", site_page.REMOVE_ITEM.say(self.language, one=one), type="button", class_="remove"
        )
        item = tag("fieldset", tag("legend", one), self.controls(fields), remove, class_="item")
        complete = tag(
            "label",
            tag("input", type="checkbox", name=definition.id, class_="complete", checked=True),
            " ",
            site_page.LIST_IS_COMPLETE.get(self.language),
        )
        add = tag("button", site_page.ADD_ITEM.say(self.language, one=one), type="button", class_="add")
        field = tag(
            "fieldset",
            tag("legend", question),
            tag("div", class_="items"),
            tag("template", item),
            add,
            tag("div", complete, class_="answers"),
        )
        return self._question(definition, field)
