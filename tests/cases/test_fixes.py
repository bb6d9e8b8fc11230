"""Advice leads somewhere: a document mended as the finding says has no such slip any more."""

import re
from pathlib import Path

import pytest
from cases.author_mistake import BAD, lay_over_good, read_mistake

from sp_engine.assurance.catalogue_check import check_catalogue
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.words.diagnostics import Diagnostic

MISTAKES = sorted(BAD.glob("*.txt"))


def errors_in(folder: Path) -> list[Diagnostic]:
    return [finding for finding in check_catalogue(CatalogueFiles(folder)) if finding.severity == "error"]


def mended(line: str, finding: Diagnostic) -> str | None:
    """Return the line as the finding says that it should be; None when it does not say that exactly."""
    assert finding.span is not None
    if finding.suggestion is not None:
        return line[: finding.span.column - 1] + finding.suggestion + line[finding.span.end_column - 1 :]
    if spaces := re.fullmatch(r"awali baris ini dengan (\d+) spasi", finding.fix()):
        return " " * int(spaces[1]) + line.lstrip(" ")
    if finding.fix() == "hapus kurung ini":
        return line[: finding.span.column - 1] + line[finding.span.end_column - 1 :]
    said = re.fullmatch(r"tulis `([^`]*)`", finding.fix())
    if said is None:
        return None
    if finding.code == "SP101":  # the whole line
        return line[: len(line) - len(line.lstrip())] + said[1]
    start = finding.span.column - 1
    if re.match(r"[a-z0-9_-]+: ", said[1]):  # with its key
        if before := re.search(r"[a-z0-9_-]+: *$", line[:start]):
            start = before.start()
        else:  # the key is told, and what it says goes with it
            return line[:start] + said[1] + re.sub(r"^: *[^,}]*", "", line[finding.span.end_column - 1 :])
    return line[:start] + said[1] + line[finding.span.end_column - 1 :]


def told_exactly(path: Path) -> bool:
    expected = read_mistake(path).expected
    return (
        "SP3" not in expected
        and re.search(r"maksud Anda|perbaiki: tulis `[^…`]*`$", expected, re.M) is not None
    )


@pytest.mark.parametrize("path", [p for p in MISTAKES if told_exactly(p)], ids=lambda path: path.stem)
def test_following_the_advice_mends_the_slip(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_over_good(read_mistake(path).slip, tmp_path)
    monkeypatch.chdir(tmp_path)
    mistaken = set()
    for finding in reversed(errors_in(tmp_path)):
        assert finding.span is not None
        file = tmp_path / finding.file
        lines = file.read_text(encoding="utf-8").split("\n")
        new = mended(lines[finding.span.line - 1], finding)
        assert new is not None, finding.fix()
        lines[finding.span.line - 1] = new
        file.write_text("\n".join(lines), encoding="utf-8")
        mistaken.add(finding.file)
    assert [finding for finding in errors_in(tmp_path) if finding.file in mistaken] == []
