"""The papers of a subject: which there are, what each file is called, and how its bytes are made.

In come a subject and how it is to be published; out come names with what makes each paper, which is made when
it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple, assert_never

from sp_engine.documents import AnnexForm, Decree, Registry, Standard
from sp_engine.immutable import Immutable
from sp_engine.papers import Body, Paper, PaperFormat, TemplateFolders, Value, paper_bytes
from sp_engine.presenting import workbook_bytes
from sp_engine.publishing.amendment import amendment_blocks
from sp_engine.publishing.annex import annex_blocks
from sp_engine.publishing.decree_values import decree_values, head_values
from sp_engine.publishing.linked_data import linked_data
from sp_engine.publishing.notice import notice_values
from sp_engine.publishing.paper_kinds import PaperKind
from sp_engine.publishing.portal_sheet import portal_sheets
from sp_engine.publishing.service_sheets import checklist_values, poster_values
from sp_engine.publishing.standard_content import agency_complaints, mark_of, printed_standard
from sp_engine.publishing.subject import Subject
from sp_engine.stationery import own_folder, template_folders
from sp_engine.words import Language, visible_json
from sp_engine.words.messages import annex as annex_messages
from sp_engine.words.messages import service_notices, service_sheets

PAPER_TEMPLATES = Path(__file__).with_name("templates")
"""The folder of the templates of printed papers that come with us."""


class Edition(Immutable):
    """How papers are made: in which language, published where, by whose templates and register of laws.

    `form`: that of annexes, that of each decree where it is None.
    """

    language: Language
    registry: Registry
    agency_folder: Path
    base: str | None = None
    form: AnnexForm | None = None

    @property
    def folders(self) -> TemplateFolders:
        return template_folders(PAPER_TEMPLATES, self.agency_folder)

    @property
    def own_folder(self) -> Path:
        """Where the agency's own templates and its arms are."""
        return own_folder(self.agency_folder)


class MadePaper(NamedTuple):
    """A paper: its file within the folder, and what returns its bytes."""

    name: PurePosixPath
    make: Callable[[], bytes]


def papers_of(subject: Subject, kinds: Collection[PaperKind], edition: Edition) -> Iterator[MadePaper]:
    """Yield the papers of some kinds, kind by kind."""
    for kind in PaperKind:
        if kind not in kinds:
            continue
        match kind:
            case PaperKind.ANNEX:
                for decree, standards in subject.decrees:
                    folder = _home(subject) if subject.breadth == "service" else _folder(decree)
                    yield from _both_forms(
                        folder / "lampiran", partial(_annex, subject, decree, standards), edition
                    )
                    if decree.document.amends and subject.breadth != "service":
                        changes = partial(_changes, subject, decree, standards)
                        yield from _both_forms(_folder(decree) / "perubahan", changes, edition)
            case PaperKind.DECREE:
                for decree, standards in subject.decrees:
                    make = partial(_decree, subject, decree, standards)
                    yield from _both_forms(_folder(decree) / "keputusan", make, edition)
            case PaperKind.NOTICE:
                name = PurePosixPath(subject.agency.id) / "maklumat"
                yield from _both_forms(name, partial(_notice, subject), edition)
            case PaperKind.POSTER:
                for standard in subject.standards:
                    name = PurePosixPath(standard.service) / "poster.pdf"
                    yield MadePaper(
                        name, partial(_made, partial(_poster, standard), PaperFormat.PDF, edition)
                    )
            case PaperKind.CHECKLIST:
                for standard in subject.standards:
                    name = PurePosixPath(standard.service) / "daftar-periksa.pdf"
                    make = partial(_checklist, standard)
                    yield MadePaper(name, partial(_made, make, PaperFormat.PDF, edition))
            case PaperKind.SHEET:
                yield MadePaper(_home(subject) / "sippn.xlsx", partial(_sheet, subject, edition))
            case PaperKind.LINKED_DATA:
                for standard in subject.standards:
                    name = PurePosixPath(f"{standard.service}.jsonld")
                    yield MadePaper(name, partial(_linked_data, standard, edition))
            case PaperKind.SITE:
                continue  # not of a subject, but of whole agencies: `site_files`
            case _ as never:
                assert_never(never)


def _both_forms(
    name: PurePosixPath, paper: Callable[[Edition], Paper], edition: Edition
) -> Iterator[MadePaper]:
    """Yield a paper to be changed in Word, and the same to be printed."""
    for form in (PaperFormat.DOCX, PaperFormat.PDF):
        yield MadePaper(name.with_suffix(f".{form.value}"), partial(_made, paper, form, edition))


def _made(paper: Callable[[Edition], Paper], form: PaperFormat, edition: Edition) -> bytes:
    return paper_bytes(paper(edition), form, edition.folders)


def _home(subject: Subject) -> PurePosixPath:
    """Return the folder of what belongs to all of a subject."""
    match subject.breadth:
        case "agency":
            return PurePosixPath(subject.agency.id)
        case "decree":
            return _folder(subject.standards[0].decree)
        case "service":
            return PurePosixPath(subject.standards[0].service)


def _folder(decree: Decree) -> PurePosixPath:
    return PurePosixPath(decree.agency) / decree.folder


def _head(
    subject: Subject, decree: Decree, standards: tuple[Standard, ...], edition: Edition
) -> dict[str, Value]:
    mark = mark_of(standards, edition.language)
    return head_values(decree, subject.agency, mark, edition.own_folder, edition.language)


def _annex(subject: Subject, decree: Decree, standards: tuple[Standard, ...], edition: Edition) -> Paper:
    language = edition.language
    printed = tuple(printed_standard(standard, language) for standard in standards)
    complaints = None if subject.breadth == "service" else agency_complaints(standards[0], language)
    blocks = annex_blocks(printed, edition.form or decree.document.annex_form, complaints, language)
    values = _head(subject, decree, standards, edition)
    title = annex_messages.TITLE.say(language, number=decree.number)
    return Paper("lampiran", title, language, {**values, "isi": Body(blocks)})


def _changes(subject: Subject, decree: Decree, standards: tuple[Standard, ...], edition: Edition) -> Paper:
    language = edition.language
    pairs = [(subject.before(standard), standard) for standard in standards]
    values = _head(subject, decree, standards, edition)
    title = annex_messages.AMENDMENT.say(language, number=decree.number)
    body = Body(amendment_blocks(pairs, edition.registry, language))
    return Paper("lampiran", title, language, {**values, "isi": body})


def _decree(subject: Subject, decree: Decree, standards: tuple[Standard, ...], edition: Edition) -> Paper:
    language = edition.language
    values = _head(subject, decree, standards, edition)
    said = decree_values(decree, edition.registry, language)
    title = annex_messages.DECREE.say(language, number=decree.number)
    return Paper("keputusan", title, language, {**values, **said})


def _notice(subject: Subject, edition: Edition) -> Paper:
    language = edition.language
    title = service_notices.TITLE.get(language)
    values = notice_values(subject.agency, subject.decrees[0][0], edition.own_folder, language)
    return Paper("maklumat", title, language, values)


def _poster(standard: Standard, edition: Edition) -> Paper:
    language = edition.language
    title = service_sheets.POSTER.say(language, service=standard.name)
    return Paper("poster", title, language, poster_values(standard, edition.base, language))


def _checklist(standard: Standard, edition: Edition) -> Paper:
    language = edition.language
    title = service_sheets.CHECKLIST.say(language, service=standard.name)
    return Paper("daftar-periksa", title, language, checklist_values(standard, edition.base, language))


def _sheet(subject: Subject, edition: Edition) -> bytes:
    return workbook_bytes(portal_sheets(subject.standards, edition.language))


def _linked_data(standard: Standard, edition: Edition) -> bytes:
    told = json.dumps(linked_data(standard, edition.base), ensure_ascii=False, indent=2)
    return (visible_json(told) + "\n").encode()
