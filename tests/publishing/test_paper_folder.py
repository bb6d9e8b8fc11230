"""A folder of papers: whole ones only, and none is touched that says the same."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from sp_engine.publishing.paper_folder import PaperState, keep_paper

NAME = PurePosixPath("depok/kios/poster.pdf")


def test_a_paper_is_new_then_the_same_then_changed(tmp_path: Path) -> None:
    assert keep_paper(tmp_path, NAME, b"satu") is PaperState.NEW
    assert keep_paper(tmp_path, NAME, b"satu") is PaperState.SAME
    assert keep_paper(tmp_path, NAME, b"dua") is PaperState.CHANGED
    assert (tmp_path / NAME).read_bytes() == b"dua"
    assert os.listdir((tmp_path / NAME).parent) == [NAME.name]


def test_a_paper_that_says_the_same_is_not_touched(tmp_path: Path) -> None:
    keep_paper(tmp_path, NAME, b"satu")
    os.utime(tmp_path / NAME, (1, 1))
    keep_paper(tmp_path, NAME, b"satu")
    assert (tmp_path / NAME).stat().st_mtime == 1


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_whatever_stops_the_writing_leaves_the_old_paper_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    keep_paper(tmp_path, NAME, b"satu")

    def stopped(*_: object) -> None:
        raise error

    monkeypatch.setattr("sp_engine.publishing.paper_folder.os.replace", stopped)
    with pytest.raises(type(error)):
        keep_paper(tmp_path, NAME, b"dua")
    assert (tmp_path / NAME).read_bytes() == b"satu"
    assert os.listdir((tmp_path / NAME).parent) == [NAME.name]


def test_a_paper_may_be_read_by_whoever_may_read_what_the_shell_makes(tmp_path: Path) -> None:
    keep_paper(tmp_path, NAME, b"satu")
    (tmp_path / "biasa").write_bytes(b"")
    assert (tmp_path / NAME).stat().st_mode == (tmp_path / "biasa").stat().st_mode
