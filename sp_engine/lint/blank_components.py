"""Components that a decree leaves blank, or whose content is not known.

In comes a service of a decree; out come findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from sp_engine.documents import Blank, Component, component_title
from sp_engine.lint.decree_and_services import DecreeText, Found, ServiceText
from sp_engine.words import Words
from sp_engine.words.messages import lint_details


def blank_component(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield components that the decree leaves blank, or whose content is not known."""
    for component in Component:
        content = service.standard.document.content(component)
        if content.blank is not None:
            field, state, remedy = _blank(content.blank)
            told = {"component_name": component_title(component), "state": state, "remedy": remedy}
            yield service.found("SP324", component, content, field, **told)


def _blank(blank: Blank) -> tuple[str, Words, Words]:
    """Return the field that says that a component is blank, what that is called, and what to do."""
    match blank:
        case Blank.LEFT_BLANK:
            return "left_blank", lint_details.LEFT_BLANK, lint_details.STATE_WHEN_AMENDED
        case Blank.NOT_KNOWN:
            return "not_known", lint_details.NOT_TRANSCRIBED, lint_details.TRANSCRIBE
        case _ as never:
            assert_never(never)
