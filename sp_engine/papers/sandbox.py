"""A template of jinja2, filled where it can do no harm: what it does not know, or may not do, is a finding.

In come the template's source and what its names stand for; out comes text.  Used for HTML and for what is
inside a file of Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from sp_engine.packages import optional_package
from sp_engine.papers.template import Template, name_in, read_own_file
from sp_engine.words.messages import papers as messages


@cache
def sandbox() -> Any:
    """Return an environment in which every text is escaped, and no template reaches Python."""
    optional_package("jinja2", "documents")
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def filled(template: Template, source: str, values: Mapping[str, Any]) -> str:
    """Return the template's text with its names filled in."""
    with refusing(template, values):
        environment = sandbox().overlay(loader=_others(template))
        text: str = environment.from_string(source).render(values)
    return text


def _others(template: Template) -> Any:
    """Return what finds the templates that one may take in, and nothing else."""
    from jinja2 import FunctionLoader

    others = template.others("html")

    def text_of(name: str) -> str | None:
        return read_own_file(others[name]).decode(errors="replace") if name in others else None

    return FunctionLoader(text_of)


@contextmanager
def refusing(template: Template, values: Mapping[str, Any]) -> Iterator[None]:
    """Turn what jinja finds wrong with a template into a finding at its file."""
    from jinja2 import TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError, TemplateError

    try:
        yield
    except UndefinedError as error:
        name = name_in(str(error))
        if name is None:
            raise template.refusal(str(error)) from error
        raise template.unknown_name(name, known_names(values)) from error
    except SecurityError as error:
        raise template.refusal(messages.NOT_ALLOWED.fill(problem=str(error))) from error
    except TemplateSyntaxError as error:
        near = " ".join("".join(getattr(error, "docx_context", ())).split())
        if near:
            problem = messages.NEAR.fill(problem=error.message or "", text=near[:_LONGEST])
        else:
            problem = messages.AT_LINE.fill(line=str(error.lineno), problem=error.message or "")
        raise template.refusal(problem) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise template.refusal(f"{type(error).__name__}: {error}") from error


def known_names(values: Mapping[str, Any]) -> list[str]:
    """Return every name that stands for something, those within others too."""
    inner = (known_names(value) for value in values.values() if isinstance(value, Mapping))
    return [*values, *(name for names in inner for name in names)]


_LONGEST = 120
