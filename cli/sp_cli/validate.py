"""`sp validate`: every finding about the catalogue, at its place, with why and how to fix it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from sp_cli import output
from sp_cli.agreed_changes import write_if_agreed
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.named_codes import named_codes
from sp_cli.named_documents import catalogue_around, existing, refuse_empty
from sp_cli.options import AsJson, CatalogueFolder, Jobs, Lang, Paths, open_folder, processes_of, refusal
from sp_cli.parameters import Option
from sp_cli.validate_scope import Wanted, may_hold_wanted, places_of, refuse_strangers, wanted_in
from sp_engine.presenting import findings_by_file, findings_dict
from sp_engine.words import Diagnostic, Language
from sp_engine.words.messages import cli_validate


def validate_command(
    paths: Paths = None,
    since: Annotated[str | None, Option("--since", metavar="REV")] = None,
    only: Annotated[list[str] | None, Option("--only")] = None,
    sarif: Annotated[str | None, Option("--sarif", metavar="FILE|-")] = None,
    source: Annotated[Path | None, Option("--source", metavar="FILE")] = None,
    fix: Annotated[bool, Option("--fix")] = False,
    yes: Annotated[bool, Option("--yes")] = False,
    jobs: Jobs = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_engine.assurance import LeftOut, check_catalogue

    if json and sarif == "-":
        raise refusal("sp validate", cli_validate.NOT_BESIDE_JSON)
    processes = processes_of(jobs, "sp validate")
    codes = {code for written in only or () for code in named_codes(written, "sp validate --only", language)}
    given = existing(paths, catalogue)
    root = catalogue or catalogue_around(given)
    files = open_folder(root).files
    refuse_empty(files.root)
    refuse_strangers(given, files.root)
    places = places_of(given, since, files.root)
    wanted = wanted_in(places)
    fixed = _fix(files.root, wanted, yes, json, language) if fix else []
    if fixed:
        files = open_folder(root).files
    agencies = [name for name in files.agency_ids() if may_hold_wanted(files.root / name, places)]
    left_out = LeftOut()
    with output.progress(cli_validate.DOCUMENTS.get(language)) as progress:
        found = check_catalogue(
            files,
            agencies,
            processes=processes,
            progress=progress,
            left_out=left_out,
            advice_tried=True,
        )
    all_findings = [finding for finding in found if wanted(Path(finding.file))]
    findings = [finding for finding in all_findings if only is None or finding.code in codes]
    if len(findings) < len(all_findings):
        output.note(cli_validate.NOT_SHOWN.say(language, count=len(all_findings) - len(findings)))
    if source is not None:
        from sp_cli.decree_source import source_findings

        compared = source_findings(files, source)
        findings += [finding for finding in compared if only is None or finding.code in codes]
    unread = sorted(name for name in left_out.documents if wanted(Path(name)))
    uncompared = sorted(left_out.agencies)
    if sarif is not None:
        _write_sarif(findings, sarif, language)
    if json:
        told = {"fixed": [str(path) for path in fixed]} if fix else {}
        hidden = {"unread": unread, "uncompared": uncompared}
        output.show_json({**findings_dict(findings, language), **hidden, **told})
    elif sarif != "-":
        output.show_section(findings_by_file(findings, language))
        if unread:
            output.show(cli_validate.UNREAD.say(language, count=len(unread)))
        if uncompared:
            output.show(cli_validate.UNCOMPARED.say(language, agencies=", ".join(uncompared)))
    return findings_or_done(any(finding.severity == "error" for finding in findings))


def _write_sarif(findings: Sequence[Diagnostic], file: str, language: Language) -> None:
    from sp_engine.presenting import sarif_text

    text = sarif_text(findings, language)
    if file == "-":
        output.show_document(text)
    else:
        output.write_file(Path(file), text)


def _fix(root: Path, wanted: Wanted, yes: bool, json: bool, language: Language) -> list[Path]:
    """Show what can be mended safely, ask, and write it; return what was written."""
    from sp_engine.authoring import proposed_fixes

    fixes = proposed_fixes(root, wanted)
    if not fixes:
        output.note(cli_validate.NOTHING_TO_MEND.get(language))
        return []
    return write_if_agreed(fixes, yes, json, language)
