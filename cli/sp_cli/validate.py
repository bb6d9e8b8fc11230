"""`sp validate`: every finding about the catalogue, at its place, with why and how to fix it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.named_documents import catalogue_around, difference, existing, refuse_empty, replace_text
from sp_cli.options import AsJson, CatalogueFolder, Jobs, Lang, Paths, open_folder, processes_of
from sp_engine.presenting.findings import findings_by_file
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError
from sp_engine.words.language import Language
from sp_engine.words.messages import cli_validate

Wanted = Callable[[Path], bool]


def validate_command(
    paths: Paths = None,
    since: Annotated[str | None, typer.Option("--since", metavar="REV")] = None,
    fix: Annotated[bool, typer.Option("--fix")] = False,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    jobs: Jobs = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_engine.assurance.catalogue_check import check_catalogue

    processes = processes_of(jobs, "sp validate")
    given = existing(paths)
    root = catalogue or catalogue_around(given)
    files = open_folder(root).files
    refuse_empty(files.root)
    _refuse_strangers(given, files.root)
    places = _places(paths, since, files.root)
    wanted = _wanted(places)
    fixed = _fix(files.root, wanted, yes, json, language) if fix else []
    if fixed:
        files = open_folder(root).files
    agencies = [name for name in files.agency_ids() if _touches(files.root / name, places)]
    with output.progress(cli_validate.DOCUMENTS.get(language)) as progress:
        found = check_catalogue(files, agencies, processes=processes, progress=progress)
    findings = [finding for finding in found if wanted(Path(finding.file))]
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    if json:
        listed = [finding.to_dict(language) for finding in findings]
        told = {"fixed": [str(path) for path in fixed]} if fix else {}
        output.show_json({"findings": listed, "errors": errors, "warnings": warnings, **told})
    else:
        output.show_section(findings_by_file(findings, language))
    return findings_or_done(errors > 0)


def _refuse_strangers(paths: Sequence[Path] | None, root: Path) -> None:
    """Refuse paths that have nothing to do with the catalogue: to find nothing there would say nothing."""
    root = root.resolve()

    def strange(path: Path) -> bool:
        place = path.resolve()
        return not (place.is_relative_to(root) or root.is_relative_to(place))

    strangers = [path for path in paths or () if strange(path)]
    if strangers:
        raise DiagnosticError([Diagnostic("SP231", str(path)) for path in strangers])


def _places(paths: Sequence[Path] | None, since: str | None, root: Path) -> list[list[Path]]:
    """Return the files and folders that the command is about; a file must lie in one of each list."""
    places = [[path.resolve() for path in paths]] if paths else []
    if since is not None:
        from sp_cli.git_revisions import changed_since

        changed = changed_since(since, root.resolve())
        places.append([place for path in changed for place in _touched(path, root)])
    return places


def _wanted(places: Sequence[Sequence[Path]]) -> Wanted:
    """Return which files the command is about."""

    @cache
    def wanted(path: Path) -> bool:
        place = path.resolve()
        return all(any(place.is_relative_to(one) for one in some) for some in places)

    return wanted


def _touches(folder: Path, places: Sequence[Sequence[Path]]) -> bool:
    """Tell whether a folder may hold files that the command is about."""
    folder = folder.resolve()
    return all(
        any(folder.is_relative_to(one) or one.is_relative_to(folder) for one in some) for some in places
    )


def _touched(path: Path, root: Path) -> Iterator[Path]:
    """Yield the file or folder where a change in one document can make a difference."""
    root = root.resolve()
    if path.suffix != ".yaml":
        return
    if path.parent in (root, root / "kalender"):
        yield root
    elif path.name in ("instansi.yaml", "penetapan.yaml"):
        yield path.parent
    else:
        service = path.name.removesuffix(".yaml").removesuffix(".uji")
        yield from (path.parent / f"{service}.yaml", path.parent / f"{service}.uji.yaml")
        yield path.parent / "penetapan.yaml"


def _fix(root: Path, wanted: Wanted, yes: bool, json: bool, language: Language) -> list[Path]:
    """Show what can be mended safely, ask, and write it; return what was written."""
    from sp_engine.authoring.fixes import proposed_fixes

    fixes = proposed_fixes(root, wanted)
    if not fixes:
        output.note(cli_validate.NOTHING_TO_MEND.get(language))
        return []
    for path, (before, text) in fixes.items():
        shown = difference(path, before.decode("utf-8-sig"), text)
        if json:
            output.note(shown)
        else:
            output.show(shown + "\n")
    if not yes and not _confirmed(len(fixes), language):
        output.note(cli_validate.NOTHING_WRITTEN.get(language))
        return []
    for path, (before, text) in fixes.items():
        replace_text(path, text, before)
    return list(fixes)


def _confirmed(count: int, language: Language) -> bool:
    if not sys.stdin.isatty():
        output.note(cli_validate.RUN_WITH_YES.get(language))
        return False
    from sp_cli.prompts import agreed

    return agreed(cli_validate.WRITE_FILES.say(language, count=count), language)
