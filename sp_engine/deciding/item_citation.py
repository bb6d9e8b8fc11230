"""Where in the decree a requirement stands, in words: "persyaratan butir 4"."""

from __future__ import annotations

from typing import assert_never

from sp_engine.documents import Component, Requirement, item_text
from sp_engine.words import Language, Words
from sp_engine.words.messages import decision_page


def cited_item(requirement: Requirement, language: Language) -> str:
    """Return the component and the item of a requirement; of one without a number the component alone."""
    component, number = _component_of(requirement), item_text(requirement.item)
    if not number:
        return component.get(language)
    return decision_page.ITEM.say(language, component=component, number=number)


def _component_of(requirement: Requirement) -> Words:
    match requirement.component:
        case Component.REQUIREMENTS:
            return decision_page.REQUIREMENTS
        case Component.PROCEDURE:
            return decision_page.PROCEDURE
        case _ as never:
            assert_never(never)
