"""An interview that is left keeps its answers in a draft that only the clerk can read, until it is over."""

from __future__ import annotations

import os
import shlex
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli.workbench import Command

HAKI = "depok/rekomendasi-haki"
AT = ("--received", "2026-03-16T10:00")


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sp-engine" / "draf"


def read_yaml(file: str) -> Any:
    return yaml.safe_load(Path(file).read_text(encoding="utf-8"))


def go_on(err: str) -> list[str]:
    command = next(line for line in err.splitlines() if line.startswith("Lanjutkan: "))
    _, *arguments = shlex.split(command.removeprefix("Lanjutkan: "))
    return arguments


def test_what_was_answered_is_in_a_draft_that_nobody_else_can_read(process: Command, drafts: Path) -> None:
    ran = process("ask", HAKI, *AT, stdin="1\ny\n?\n")
    assert ran.code == 2
    [draft] = drafts.iterdir()
    assert f"Jawaban ada di {draft}: hanya Anda yang dapat membacanya" in ran.err
    if os.name == "posix":
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
        assert stat.S_IMODE(drafts.stat().st_mode) == 0o700


def test_what_nobody_knows_is_not_asked_again_from_a_draft(process: Command) -> None:
    ran = process("ask", HAKI, *AT, stdin="1\ny\n?\n")
    on = process(*go_on(ran.err), stdin="5 miliar\n")
    assert "modal usaha" not in on.err
    assert (on.code, on.out.splitlines()[0]) == (0, "KEPUTUSAN: DITOLAK")


def test_a_draft_is_written_anew_when_it_is_left_again_and_goes_with_the_decision(
    process: Command, drafts: Path
) -> None:
    ran = process("ask", HAKI, *AT, stdin="1\n")
    [first] = drafts.iterdir()
    ran = process(*go_on(ran.err), stdin="y\n")
    assert [*drafts.iterdir()] == [first]
    assert "memiliki_produk: ya" in first.read_text(encoding="utf-8")
    ran = process(*go_on(ran.err), stdin="5 miliar\n5 miliar\n")
    assert ran.out.startswith("KEPUTUSAN: DITOLAK")
    assert "Draf yang diteruskan sudah dihapus." in ran.err
    assert [*drafts.iterdir()] == []


def test_whoever_answers_nothing_leaves_nothing(process: Command, drafts: Path) -> None:
    assert process("ask", HAKI, *AT).code == 2
    assert not drafts.exists()


def test_a_file_that_was_named_is_kept_and_is_the_clerks_alone(process: Command, tmp_path: Path) -> None:
    mine, shared = tmp_path / "budi.yaml", tmp_path / "bersama.yaml"
    shared.write_text("{}\n", encoding="utf-8")
    shared.chmod(0o640)
    for file in (mine, shared):
        ran = process("ask", HAKI, *AT, "--save", str(file), stdin="1\n")
        assert go_on(ran.err)[-4:] == ["--facts", str(file), "--save", str(file)]
        assert "wilayah_usaha: kota-depok" in file.read_text(encoding="utf-8")
    if os.name == "posix":
        assert [stat.S_IMODE(file.stat().st_mode) for file in (mine, shared)] == [0o600, 0o640]
    process("ask", HAKI, *AT, "--facts", str(mine), stdin="y\n5 miliar\n5 miliar\n")
    assert mine.exists()


def test_a_draft_that_nobody_went_on_from_goes_after_a_month(process: Command, drafts: Path) -> None:
    process("ask", HAKI, *AT, stdin="1\n")
    [old] = drafts.iterdir()
    month = 31 * 24 * 3600
    os.utime(old, (old.stat().st_atime - month, old.stat().st_mtime - month))
    process("ask", "kios", *AT, stdin="1\n")
    assert old not in drafts.iterdir()


def test_answers_that_cannot_be_kept_are_printed(process: Command, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    ran = process("ask", HAKI, *AT, stdin="1\n")
    assert (ran.code, "SP613" in ran.err) == (2, True)
    assert "  wilayah_usaha: kota-depok\n" in ran.err


def test_people_may_have_written_the_facts_that_are_gone_on_from(process: Command, tmp_path: Path) -> None:
    file = tmp_path / "fakta.yaml"
    file.write_text("modal_usaha: 5 miliar\n", encoding="utf-8")
    assert process("ask", HAKI, *AT, "--facts", str(file)).out.startswith("KEPUTUSAN: DITOLAK")
    file.write_text("modal_usaha: banyak\n", encoding="utf-8")
    assert "fakta.yaml:1:14" in process("ask", HAKI, *AT, "--facts", str(file)).err


def test_lists_are_kept_item_by_item(process: Command) -> None:
    fields = str(Path(__file__).parents[1] / "catalogue_of_fields")
    tera = ("ask", "kenanga/tera", "--catalogue", fields, "--received", "2026-07-06T10:00")
    ran = process(*tera, "--set", "tempat_tera=kantor", stdin="y\n2\ny\n")
    asked = ran.err.count(" lagi]")
    arguments = go_on(ran.err)
    on = process(*arguments, "--catalogue", fields, stdin="y\n")
    assert "Berapa banyaknya?" not in on.err
    assert on.err.count(" lagi]") == 2
    [item, other] = read_yaml(arguments[arguments.index("--facts") + 1])["facts"]["alat_ukur"]
    assert (asked, len(item) + len(other)) == (4, 2)
