"""`sp fmt`: every document in the one layout, comments and meaning untouched."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sp_cli import output
from sp_cli.language import language, say
from sp_cli.options import AsJson, CatalogueFolder, Lang, Paths
from sp_engine.words.diagnostics import Diagnostic

HELP = say(
    "Rapikan tata letak dokumen. `-` sebagai PATH berarti masukan baku.",
    "Put documents in the one layout. `-` as PATH means standard input.",
)


def fmt_command(
    paths: Paths = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=say(
                "Hanya sebutkan yang belum rapi (keluar 1); tidak menulis apa pun.",
                "Only name what is not in the layout (exit 1); write nothing.",
            ),
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help=say(
                "Tampilkan yang akan berubah, baris demi baris; tidak menulis apa pun.",
                "Show what would change, by line; write nothing.",
            ),
        ),
    ] = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    lang: Lang = None,
) -> int:
    from sp_cli.documents import difference, documents, replace_text
    from sp_engine.catalogue.files import shown_path
    from sp_engine.documents.layout import laid_out
    from sp_engine.yaml_text.source import SourceError, load_source

    if paths is not None and [str(path) for path in paths] == ["-"]:
        return _from_input(check, diff)
    changed: list[str] = []
    findings: list[Diagnostic] = []
    unread = 0
    found = documents(paths, catalogue)
    for path in found:
        try:
            before = load_source(path, shown_path(path)).text
            after = laid_out(before, shown_path(path))
        except SourceError as error:
            findings.extend(error.diagnostics)
            unread += 1
            continue
        if after == before:
            continue
        changed.append(shown_path(path))
        if diff and not json:
            output.show(difference(path, before, after))
        if not (check or diff):
            replace_text(path, after)
    if json:
        listed = [finding.to_dict(language()) for finding in findings]
        output.show_json({"checked": len(found), "changed": changed, "findings": listed})
    else:
        for name in changed:
            output.show(say(f"belum rapi: {name}", f"not laid out: {name}") if check or diff else name)
        output.show_findings(findings)
        output.show(_counted(len(found) - unread, len(changed), check or diff))
        if unread:
            output.show(
                say(f"{unread} dokumen tidak dapat dirapikan", f"{unread} documents cannot be laid out")
            )
    return 1 if findings or (check and changed) else 0


def _from_input(check: bool, diff: bool) -> int:
    """Lay out standard input, as an editor does before it saves; nothing comes out of what cannot be read."""
    from sp_cli.documents import difference
    from sp_engine.documents.layout import laid_out
    from sp_engine.yaml_text.source import SourceError, read_source

    try:
        before = read_source(sys.stdin.buffer, "<stdin>").text
        after = laid_out(before, "<stdin>")
    except SourceError as error:
        output.show_findings(error.diagnostics)
        return 1
    if diff and after != before:
        output.show(difference(Path("<stdin>"), before, after))
    elif not (diff or check):
        output.show(after, end="")
    return 1 if check and after != before else 0


def _counted(documents: int, changed: int, check: bool) -> str:
    if check:
        return say(
            f"{documents - changed} dokumen rapi, {changed} belum",
            f"{documents - changed} documents in the layout, {changed} not",
        )
    return say(
        f"{changed} dokumen dirapikan, {documents - changed} sudah rapi",
        f"{changed} documents laid out, {documents - changed} already were",
    )
