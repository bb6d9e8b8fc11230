"""`sp validate`: every finding about the catalogue, at its place, with why and how to fix it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.language import language, say
from sp_cli.options import AsJson, CatalogueFolder, Lang, open_folder
from sp_engine.reading.diagnostics import Diagnostic, DiagnosticError

HELP = say("Periksa dokumen katalog.", "Check the catalogue's documents.")


def validate_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]…",
            help=say(
                "Berkas atau folder; baku: seluruh katalog.",
                "Files or folders; default: the whole catalogue.",
            ),
        ),
    ] = None,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    lang: Lang = None,
) -> int:
    from sp_engine.assurance.cases_lint import check_catalogue

    missing = [path for path in paths or () if not path.exists()]
    if missing:
        reason = say("berkas tidak ada", "there is no such file")
        raise DiagnosticError([Diagnostic("SP112", str(path), values={"reason": reason}) for path in missing])
    root = catalogue or _catalogue_around(paths)
    findings = check_catalogue(open_folder(root).files)
    if paths:
        wanted = [path.resolve() for path in paths]
        findings = tuple(
            f for f in findings if any(Path(f.file).resolve().is_relative_to(path) for path in wanted)
        )
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    if json:
        listed = [finding.to_dict(language()) for finding in findings]
        output.show_json({"findings": listed, "errors": errors, "warnings": warnings})
    else:
        output.show_findings(findings, result=True)
        output.show(output.counted(errors, warnings))
    return 1 if errors else 0


def _catalogue_around(paths: list[Path] | None) -> Path | None:
    """Return the catalogue folder that contains the first path, so that one need not name it."""
    if not paths:
        return None
    path = paths[0].resolve()
    for folder in (path, *path.parents):
        if (folder / "kosakata.yaml").exists() or any(folder.glob("*/instansi.yaml")):
            return folder
    return None
