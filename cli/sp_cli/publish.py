"""`sp publish`: what an agency prints, posts and enters, in a folder; only what changed is written."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Annotated, assert_never

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_day
from sp_cli.options import CatalogueFolder, Lang, On, open_folder, refusal
from sp_cli.parameters import Argument, Option
from sp_cli.service_names import full_name
from sp_engine.documents import AnnexForm
from sp_engine.publishing import (
    Edition,
    PaperKind,
    PaperState,
    Subject,
    keep_paper,
    kinds_of,
    papers_of,
    subject_of,
)
from sp_engine.words import Words, date_words
from sp_engine.words.messages import cli_publish


def publish_command(
    subject: Annotated[str, Argument()],
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
    name = subject if subject in files.agency_ids() else full_name(opened, subject)
    day = datetime.now(files.zone(name)).date() if on is None else read_day("--on", on, language)
    found = subject_of(files, name, day)
    if not found.standards:
        nothing = cli_publish.NOTHING_IN_FORCE.fill(agency=name, day=date_words(day, language))
        raise refusal("sp publish", nothing)
    states: Counter[PaperState] = Counter()
    edition = Edition(
        language=language,
        registry=files.regulations(found.agency.id),
        agency_folder=files.root / found.agency.id,
        base=base or found.agency.document.site,
        form=annex_form,
    )
    for paper in papers_of(found, _fitting(kinds, found), edition):
        place = folder / paper.name
        try:
            state = keep_paper(folder, paper.name, paper.make())
        except OSError as error:
            raise output.unwritable(str(place), error) from error
        states[state] += 1
        if (words := _told(state)) is not None:
            output.show(words.say(language, file=str(place)))
    told = cli_publish.SUMMARY.say(
        language,
        new=states[PaperState.NEW],
        changed=states[PaperState.CHANGED],
        same=states[PaperState.SAME],
        folder=str(folder),
    )
    output.note(told)
    return ExitCode.DONE


def _fitting(kinds: tuple[PaperKind, ...] | None, subject: Subject) -> tuple[PaperKind, ...]:
    """Return the kinds to be made: those that are asked for, else all that there are of the subject."""
    there_are = kinds_of(subject.breadth)
    for kind in kinds or ():
        if kind not in there_are:
            told = cli_publish.NOT_OF_A_SERVICE.fill(kind=kind.value, kinds=", ".join(there_are))
            raise refusal("sp publish", told)
    return kinds or there_are


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
