"""What an import made, as a section, as JSON data, and the list of what it left out as a text.

In come the draft and its source; out comes what whoever imports has to know, nothing hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sp_engine.documents import Component, component_title
from sp_engine.importing import DraftDecree, LeftOut, SourceFile
from sp_engine.presenting.section import Field, Item, Line, Part, Section, Span, Style
from sp_engine.words import Language
from sp_engine.words.messages import cli_import as says


class ImportedDecree(NamedTuple):
    """What a command wrote, and the command that comes next."""

    draft: DraftDecree
    source: SourceFile
    written: Sequence[str]
    to_look_at: int
    following: str


def imported_section(made: ImportedDecree, language: Language) -> Section:
    """Return what was written, what each service has, and what was left out."""
    draft = made.draft
    services = (Item(service.id, _components(service.missing, language)) for service in draft.services)
    parts: list[Part] = [
        Field(says.WRITTEN.get(language), "", tuple(map(Line, made.written))),
        Field(says.SERVICES.get(language), "", tuple(services)),
        Field(says.TO_LOOK_AT.get(language), says.PLACES.say(language, count=made.to_look_at)),
        Field(says.LEFT_OUT.get(language), _left_out(draft, language)),
        Field(says.NEXT.get(language), Span(made.following, Style.CODE)),
    ]
    return Section("", tuple(parts))


def _components(missing: Sequence[Component], language: Language) -> str:
    count = len(Component) - len(missing)
    if not missing:
        return says.SERVICE.say(language, count=count)
    names = ", ".join(component_title(component).get(language) for component in missing)
    return says.LACKS.say(language, count=count, missing=names)


def _left_out(draft: DraftDecree, language: Language) -> str:
    inside = sum(one.in_services for one in draft.left_out)
    share = f"{100 * draft.share_left_out:.1f}"
    shown = share if language == "en" else share.replace(".", ",")
    return says.OF_SERVICES.say(language, count=inside, share=shown, other=len(draft.left_out) - inside)


def imported_dict(made: ImportedDecree) -> dict[str, Any]:
    """Return the same as JSON data (docs/reference/interface.md)."""
    return {
        "written": list(made.written),
        "services": [
            {"id": service.id, "name": service.name, "missing": [str(one) for one in service.missing]}
            for service in made.draft.services
        ],
        "to_look_at": made.to_look_at,
        "left_out": [
            {
                "line": made.source.line_number(one.line.at.start),
                "page": made.source.page_number(one.line.at.start),
                "text": one.line.text,
                "in_services": one.in_services,
            }
            for one in made.draft.left_out
        ],
        "share_left_out": round(made.draft.share_left_out, 4),
        "next": made.following,
    }


def left_out_text(draft: DraftDecree, source: SourceFile, language: Language) -> str:
    """Return every line that stands in no document, with its place in the decree's file."""
    return "\n".join(_left_out_lines(draft.left_out, source, language)) + "\n"


def _left_out_lines(left_out: Sequence[LeftOut], source: SourceFile, language: Language) -> Iterator[str]:
    yield says.LEFT_OUT_FILE.get(language)
    for inside, heading in ((True, says.IN_SERVICES), (False, says.AROUND)):
        lines = [one.line for one in left_out if one.in_services is inside]
        if not lines:
            continue
        yield from ("", f"== {heading.get(language)} ==")
        for line in lines:
            number, page = source.line_number(line.at.start), source.page_number(line.at.start)
            if page is None:
                place = says.LINE.say(language, line=number)
            else:
                place = says.PAGE_AND_LINE.say(language, page=page, line=number)
            yield f"{place}: {line.text}"
