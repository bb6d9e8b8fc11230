"""The papers of a subject: which there are, what each file is called, and how its bytes are made.

In comes a subject; out come names with what makes each paper, which is made when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple, assert_never

from sp_engine.documents import Standard
from sp_engine.presenting import workbook_bytes
from sp_engine.publishing.linked_data import linked_data
from sp_engine.publishing.paper_kinds import PaperKind
from sp_engine.publishing.portal_sheet import portal_sheets
from sp_engine.publishing.subject import Subject
from sp_engine.words import Language, visible_json


class MadePaper(NamedTuple):
    """A paper: its file within the folder, and what returns its bytes."""

    name: PurePosixPath
    make: Callable[[], bytes]


def papers_of(
    subject: Subject, kinds: Collection[PaperKind], language: Language, base: str | None
) -> Iterator[MadePaper]:
    """Yield the papers of some kinds, kind by kind; `base` is the address under which they are published."""
    for kind in PaperKind:
        if kind not in kinds:
            continue
        match kind:
            case PaperKind.SHEET:
                yield MadePaper(_home(subject) / "sippn.xlsx", partial(_sheet, subject, language))
            case PaperKind.LINKED_DATA:
                for standard in subject.standards:
                    name = PurePosixPath(f"{standard.service}.jsonld")
                    yield MadePaper(name, partial(_linked_data, standard, base))
            case _ as never:
                assert_never(never)


def _home(subject: Subject) -> PurePosixPath:
    """Return the folder of what belongs to all of a subject."""
    match subject.breadth:
        case "agency":
            return PurePosixPath(subject.agency.id)
        case "decree":
            return PurePosixPath(subject.agency.id) / subject.standards[0].decree.folder
        case "service":
            return PurePosixPath(subject.standards[0].service)
        case _ as never:
            assert_never(never)


def _sheet(subject: Subject, language: Language) -> bytes:
    return workbook_bytes(portal_sheets(subject.standards, language))


def _linked_data(standard: Standard, base: str | None) -> bytes:
    told = json.dumps(linked_data(standard, base), ensure_ascii=False, indent=2)
    return (visible_json(told) + "\n").encode()
