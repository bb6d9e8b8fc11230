"""`sp letter`: the paper that an applicant takes home, of a kept decision or a number of the register."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode
from sp_cli.facts_and_times import read_day, text_at
from sp_cli.options import CatalogueFolder, Lang, open_folder, refusal
from sp_cli.parameters import Argument, Option
from sp_cli.register_options import Place, now, opened
from sp_engine.deciding import Catalogue, Decision
from sp_engine.letters import (
    LetterKind,
    LetterSubject,
    fitting_kind,
    kind_words,
    letter_bytes,
    subject_of_decision,
    subject_of_number,
)
from sp_engine.papers import PaperFormat, paper_format
from sp_engine.register import is_number
from sp_engine.words import Language
from sp_engine.words.messages import cli_letter
from sp_engine.yaml_text import parse_text


def letter_command(
    about: Annotated[str, Argument()],
    file: Annotated[Path, Option("-o", metavar="FILE")],
    kind: Annotated[str | None, Option("--kind")] = None,
    applicant: Annotated[str | None, Option("--applicant")] = None,
    dated: Annotated[str | None, Option("--dated")] = None,
    register: Place = None,
    catalogue: CatalogueFolder = None,
    language: Lang = "id",
) -> ExitCode:
    format_of(file)
    wanted = None if kind is None else _kind(kind)
    folder = open_folder(catalogue)
    subject = _subject(about, folder, register, applicant)
    _write(subject, fitting_kind(subject, wanted, about), file, folder, dated, language)
    return ExitCode.DONE


def format_of(file: Path) -> PaperFormat:
    """Return in which format a letter is written to a file; refuse a name that does not say."""
    form = paper_format(file)
    if form is None:
        formats = ", ".join(f".{form.value}" for form in PaperFormat)
        raise refusal("sp letter", cli_letter.UNKNOWN_FORMAT.fill(file=str(file), formats=formats))
    return form


def write_letter_of(
    about: Decision | str,
    file: Path,
    catalogue: Catalogue,
    register: str | None,
    applicant: str | None,
    language: Language,
) -> None:
    """Write the letter that fits a decision just made, or one of a number of the register."""
    if isinstance(about, str):
        with opened(register) as kept:
            subject = subject_of_number(kept, about, catalogue, at=now())
        name = about
    else:
        name = about.standard.service
        subject = subject_of_decision(about.to_dict(language), catalogue, name=name, applicant=applicant)
    _write(subject, fitting_kind(subject, None, name), file, catalogue, None, language)


def _write(
    subject: LetterSubject,
    kind: LetterKind,
    file: Path,
    catalogue: Catalogue,
    dated: str | None,
    language: Language,
) -> None:
    made = letter_bytes(
        subject,
        kind,
        format_of(file),
        dated=_day(dated, subject, language),
        agency_folder=catalogue.files.root / subject.agency,
        language=language,
    )
    output.write_bytes(file, made)
    output.note(cli_letter.WRITTEN.say(language, file=str(file), kind=kind_words(kind)))
    if subject.reservations:
        output.note(cli_letter.PROVISIONAL.get(language))


def _kind(written: str) -> LetterKind:
    found = next((kind for kind in LetterKind if kind == written), None)
    if found is None:
        kinds = ", ".join(LetterKind)
        raise refusal("sp letter", cli_letter.UNKNOWN_KIND.fill(kind=written, kinds=kinds))
    return found


def _subject(about: str, catalogue: Catalogue, register: str | None, applicant: str | None) -> LetterSubject:
    """Return what the letter is about: what is written like a number is one, unless it is a file."""
    if is_number(about) and not Path(about).exists():
        if applicant is not None:
            raise refusal("sp letter", cli_letter.NAME_IS_KEPT)
        with opened(register) as kept:
            return subject_of_number(kept, about, catalogue, at=now())
    name, text = text_at(about)
    source = parse_text(text, name)
    return subject_of_decision(source.data, catalogue, name=source.name, applicant=applicant)


def _day(dated: str | None, subject: LetterSubject, language: Language) -> date:
    """Return the date of the letter: today where the agency is, unless another is wanted."""
    if dated is not None:
        return read_day("--dated", dated, language)
    return datetime.now(subject.decision.standard.agency.zone).date()
