"""`sp publish`: what an agency prints, posts and enters, in a folder; only what changed is written."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Annotated, assert_never

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_day
from sp_cli.options import CatalogueFolder, Lang, On, open_folder, refusal
from sp_cli.parameters import Argument, Option
from sp_cli.service_names import full_name
from sp_engine.deciding import Catalogue
from sp_engine.documents import AnnexForm
from sp_engine.publishing import (
    Edition,
    PaperKind,
    PaperState,
    Subject,
    keep_paper,
    kinds_of,
    old_pages,
    papers_of,
    site_files,
    subject_of,
)
from sp_engine.words import Diagnostic, DiagnosticError, Language, Words, date_words
from sp_engine.words.messages import cli_publish


def publish_command(
    subject: Annotated[str | None, Argument()] = None,
    folder: Annotated[Path | None, Option("-o", metavar="DIR")] = None,
    kind: Annotated[str | None, Option("--kind", metavar=",".join(PaperKind))] = None,
    base: Annotated[str | None, Option("--base", metavar="URL")] = None,
    form: Annotated[str | None, Option("--form", metavar="|".join(AnnexForm))] = None,
    on: On = None,
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    if folder is None:
        raise refusal("sp publish", cli_publish.NO_FOLDER)
    if base is not None and not base.startswith(("http://", "https://")):
        raise refusal("sp publish", cli_publish.NO_ADDRESS.fill(given=base))
    kinds = _kinds(kind)
    annex_form = None if form is None else _form(form)
    opened = open_folder(catalogue)
    files = opened.files
    names = _names(opened, subject)
    day = datetime.now(files.zone(names[0])).date() if on is None else read_day("--on", on, language)
    subjects = [found for name in names if (found := subject_of(files, name, day)).standards]
    if not subjects:
        nothing = cli_publish.NOTHING_IN_FORCE.fill(agency=", ".join(names), day=date_words(day, language))
        raise refusal("sp publish", nothing)
    _refuse_errors(opened, subjects)
    states: Counter[PaperState] = Counter()
    for found in subjects:
        edition = Edition(
            language=language,
            registry=files.regulations(found.agency.id),
            agency_folder=files.root / found.agency.id,
            base=base or found.agency.document.site,
            form=annex_form,
        )
        for paper in papers_of(found, _fitting(kinds, found), edition):
            states[_keep(folder, paper.name, paper.make(), language)] += 1
    if PaperKind.SITE in (kinds or ()):
        agencies = [found.agency.id for found in subjects]
        published = set()
        for page in site_files(files, agencies, day):
            states[_keep(folder, page.path, page.data, language)] += 1
            published.add(page.path)
        for path in old_pages(folder, agencies, published):
            output.show(cli_publish.OLD.say(language, file=str(folder / path)))
    told = cli_publish.SUMMARY.say(
        language,
        new=states[PaperState.NEW],
        changed=states[PaperState.CHANGED],
        same=states[PaperState.SAME],
        folder=str(folder),
    )
    output.note(told)
    return ExitCode.DONE


def _refuse_errors(catalogue: Catalogue, subjects: list[Subject]) -> None:
    """Raise what is wrong with each standard that `sp check` refuses: nobody signs what decides nothing."""
    wrong: list[Diagnostic] = []
    for standard in (standard for found in subjects for standard in found.standards):
        errors = catalogue.under(standard.service, standard.decree).errors
        if errors:
            first = errors[0]
            values: dict[str, str | Words] = {
                "service": standard.service,
                "code": first.code,
                "first": Words(first.message("id"), first.message("en")),
                "number": str(len(errors)),
                "file": first.file,
            }
            wrong.append(Diagnostic("SP631", first.file, first.span, values))
    if wrong:
        raise DiagnosticError(wrong)


def _names(catalogue: Catalogue, subject: str | None) -> list[str]:
    """Return what is published: every agency where nothing is named."""
    agencies = catalogue.files.agency_ids()
    if subject is None:
        if not agencies:
            raise refusal("sp publish", cli_publish.NO_AGENCY)
        return agencies
    return [subject if subject in agencies else full_name(catalogue, subject)]


def _keep(folder: Path, name: PurePosixPath, data: bytes, language: Language) -> PaperState:
    """Write a file where it says something else than before, and tell it."""
    place = folder / name
    try:
        state = keep_paper(folder, name, data)
    except OSError as error:
        raise output.unwritable(str(place), error) from error
    if (words := _told(state)) is not None:
        output.show(words.say(language, file=str(place)))
    return state


def _fitting(kinds: tuple[PaperKind, ...] | None, subject: Subject) -> tuple[PaperKind, ...]:
    """Return the kinds to be made: those that are asked for, else all that there are of the subject."""
    there_are = kinds_of(subject.breadth)
    asked = tuple(kind for kind in kinds or () if kind is not PaperKind.SITE)
    for kind in asked:
        if kind not in there_are:
            told = cli_publish.NOT_OF_A_SERVICE.fill(kind=kind.value, kinds=", ".join(there_are))
            raise refusal("sp publish", told)
    return there_are if kinds is None else asked


def _form(written: str) -> AnnexForm:
    found = next((form for form in AnnexForm if form == written), None)
    if found is None:
        told = cli_publish.NO_SUCH_FORM.fill(form=written, forms=", ".join(AnnexForm))
        raise refusal("sp publish", told)
    return found


def _kinds(written: str | None) -> tuple[PaperKind, ...] | None:
    """Return the kinds of papers that are asked for; None where none is."""
    if written is None:
        return None
    known = {kind.value: kind for kind in PaperKind}
    names = [name.strip() for name in written.split(",")]
    for name in names:
        if name not in known:
            told = cli_publish.NO_SUCH_KIND.fill(kind=name, kinds=", ".join(known))
            raise refusal("sp publish", told)
    return tuple(known[name] for name in names)


def _told(state: PaperState) -> Words | None:
    match state:
        case PaperState.NEW:
            return cli_publish.NEW
        case PaperState.CHANGED:
            return cli_publish.CHANGED
        case PaperState.SAME:
            return None
        case _ as never:
            assert_never(never)
