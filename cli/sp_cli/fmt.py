"""`sp fmt`: every document in the one layout, comments and meaning untouched."""

from __future__ import annotations

import sys
from typing import Annotated

from sp_cli import output
from sp_cli.exit_codes import ExitCode, findings_or_done
from sp_cli.options import AsJson, CatalogueFolder, Lang, Paths
from sp_cli.parameters import Option
from sp_engine.words import Diagnostic, Language
from sp_engine.words.messages import cli_fmt


def fmt_command(
    paths: Paths = None,
    check: Annotated[bool, Option("--check")] = False,
    diff: Annotated[bool, Option("--diff")] = False,
    catalogue: CatalogueFolder = None,
    json: AsJson = False,
    language: Lang = "id",
) -> ExitCode:
    from sp_cli.document_writing import replace_text
    from sp_cli.named_documents import catalogue_around, documents
    from sp_engine.catalogue import leads_out, link_out, shown_path
    from sp_engine.documents import has_format, laid_out
    from sp_engine.yaml_text import SourceError, load_source

    if paths is not None and [str(path) for path in paths] == ["-"]:
        return _from_input(check, diff, language)
    changed: list[str] = []
    findings: list[Diagnostic] = []
    unread = 0
    found = documents(paths, catalogue)
    for path in found:
        try:
            if path.is_symlink() and (around := catalogue_around([path.parent])) and leads_out(path, around):
                raise SourceError([link_out(shown_path(path))])
            source = load_source(path, shown_path(path))
            before = source.text
            if not has_format(source.data):
                raise SourceError([Diagnostic("SP120", shown_path(path))])
            after = laid_out(before, shown_path(path))
        except SourceError as error:
            findings.extend(error.diagnostics)
            unread += 1
            continue
        if after == before:
            continue
        changed.append(shown_path(path))
        if diff and not json:
            output.show_change(shown_path(path), before, after)
        if not (check or diff):
            replace_text(path, after)
    if json:
        listed = [finding.to_dict(language) for finding in findings]
        output.show_json({"checked": len(found), "changed": changed, "findings": listed})
    else:
        for name in changed:
            output.show(cli_fmt.NOT_LAID_OUT.say(language, file=name) if check or diff else name)
        output.show_findings(findings, language)
        output.show(_counted(len(found) - unread, len(changed), check or diff, language))
        if unread:
            output.show(cli_fmt.UNREADABLE.say(language, count=unread))
    return findings_or_done(bool(findings or (check and changed)))


def _from_input(check: bool, diff: bool, language: Language) -> ExitCode:
    """Lay out standard input, as an editor does before it saves; nothing comes out of what cannot be read."""
    from sp_engine.documents import has_format, laid_out
    from sp_engine.yaml_text import SourceError, read_source

    try:
        source = read_source(sys.stdin.buffer, "<stdin>")
        if not has_format(source.data):
            raise SourceError([Diagnostic("SP120", "<stdin>")])
        before = source.text
        after = laid_out(before, "<stdin>")
    except SourceError as error:
        output.show_findings(error.diagnostics, language)
        return ExitCode.FINDINGS
    if diff and after != before:
        output.show_change("<stdin>", before, after)
    elif not (diff or check):
        output.show_document(after)
    return findings_or_done(check and after != before)


def _counted(documents: int, changed: int, check: bool, language: Language) -> str:
    rest = documents - changed
    if check:
        return cli_fmt.CHECKED.say(language, laid_out=rest, not_laid_out=changed)
    return cli_fmt.LAID_OUT.say(language, changed=changed, unchanged=rest)
