"""What `sp validate` mends, and what it chooses."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from cli.workbench import Command, at_a_terminal, git
from sp_cli import agreed_changes


@pytest.fixture
def slip(good: Path) -> Path:
    path = good / "kota/2024/surat.yaml"
    path.write_text(path.read_text().replace("fakta: modal_usaha", "fakta: modal_usah"))
    return path


def test_findings_are_grouped_by_file(sp: Command, good: Path) -> None:
    (good / "kota/instansi.yaml").write_text((good / "kota/instansi.yaml").read_text() + "lain: 1\n")
    out = sp("validate", "--catalogue", str(good)).out
    assert [line for line in out.splitlines() if line.endswith("peringatan") and ": " in line] == [
        f"{good / 'kota/instansi.yaml'}: 1 kesalahan, 0 peringatan"
    ]


def test_a_fix_is_shown_first_and_written_only_with_consent(sp: Command, good: Path, slip: Path) -> None:
    before = slip.read_text()
    ran = sp("validate", "--catalogue", str(good), "--fix")
    assert "-      syarat: {fakta: modal_usah, paling_banyak" in ran.out
    assert "+      syarat: {fakta: modal_usaha, paling_banyak" in ran.out
    assert (ran.code, slip.read_text()) == (1, before)
    assert "--yes" in ran.err
    fixed = sp("validate", "--catalogue", str(good), "--fix", "--yes")
    assert fixed.code == 0
    assert "fakta: modal_usaha," in slip.read_text()
    assert "tidak ada yang dapat diperbaiki" in sp("validate", "--catalogue", str(good), "--fix").err


def test_a_fix_as_json_names_the_files_it_wrote(sp: Command, good: Path, slip: Path) -> None:
    ran = sp("validate", "--catalogue", str(good), str(slip), "--fix", "--yes", "--json")
    nothing = {"findings": [], "errors": 0, "warnings": 0, "acknowledged": 0, "unread": [], "uncompared": []}
    assert ran.json == {**nothing, "fixed": [str(slip)]}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal")
@pytest.mark.parametrize(
    ("lang", "asked", "answers", "told", "written"),
    [
        ("id", "Tulis 1 berkas ini? [y/T]: ", ("mungkin\n", "Ya\n"), "`mungkin`: jawab `ya`", True),
        ("id", "Tulis 1 berkas ini? [y/T]: ", ("t\n",), "tidak ada yang ditulis", False),
        ("en", "Write these 1 files? [y/N]: ", ("\n",), "nothing was written", False),
    ],
)
def test_consent_is_given_and_refused_in_the_readers_words(
    good: Path, slip: Path, lang: str, asked: str, answers: tuple[str, ...], told: str, written: bool
) -> None:
    arguments = ("validate", "--catalogue", str(good), str(slip), "--fix", "--lang", lang)
    shown = at_a_terminal(good, arguments, *answers, asked=asked)[1]
    assert told in shown
    assert ("fakta: modal_usaha," in slip.read_text()) == written


def test_what_was_saved_while_consent_was_awaited_is_not_written_over(
    sp: Command, good: Path, slip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = slip.read_text() + "# disimpan sementara itu\n"
    monkeypatch.setattr(agreed_changes, "_confirmed", lambda *_: bool(slip.write_text(saved)))
    ran = sp("validate", "--catalogue", str(good), "--fix")
    assert (ran.code, "SP613" in ran.err, "berubah sementara itu" in ran.err) == (2, True, True)
    assert slip.read_text() == saved


def test_since_a_revision_only_what_changed_is_reported(sp: Command, good: Path, slip: Path) -> None:
    other = good / "peraturan.yaml"
    other.write_text(other.read_text() + "lain: 1\n")
    git(good, "init", "-q")
    git(good, "add", "-A")
    git(good, "commit", "-qm", "awal")
    since = ("validate", "--catalogue", str(good), "--since", "HEAD", "--json")
    assert sp(*since).json["findings"] == []
    shutil.copy(slip, slip.with_name("lain.yaml"))
    assert {Path(f["file"]).name for f in sp(*since).json["findings"]} <= {"lain.yaml", "penetapan.yaml"}
    vocabulary = good / "kosakata.yaml"  # what everything depends on
    vocabulary.write_text(vocabulary.read_text() + "# catatan\n")
    assert "peraturan.yaml" in {Path(f["file"]).name for f in sp(*since).json["findings"]}


def test_since_a_change_of_an_agencys_vocabulary_its_services_are_looked_at_and_no_others(
    sp: Command, good: Path, slip: Path
) -> None:
    (good / "lain.yaml").write_text("format: sp-standar/1\n")  # wrong, and as wrong as before
    own = good / "kota" / "kosakata.yaml"
    own.write_text("format: sp-kosakata/1\nfakta:\n  modal_usah: {jenis: uang, nama: Modal}\n")
    git(good, "init", "-q")
    git(good, "add", "-A")
    git(good, "commit", "-qm", "awal")
    own.write_text("format: sp-kosakata/1\n")
    found = sp("validate", "--catalogue", str(good), "--since", "HEAD", "--json").json["findings"]
    assert {finding["file"] for finding in found if finding["severity"] == "error"} == {str(slip)}


@pytest.mark.parametrize("revision", ["tidak-ada", "--output=x", ""])
def test_an_unreadable_revision_is_named(sp: Command, good: Path, revision: str) -> None:
    git(good, "init", "-q")
    ran = sp("validate", "--catalogue", str(good), f"--since={revision}")
    assert (ran.code, "SP622" in ran.err) == (2, True)


def test_in_a_repository_without_its_history_it_is_said_how_to_get_it(
    sp: Command, good: Path, tmp_path: Path
) -> None:
    git(good, "init", "-q")
    git(good, "add", "-A")
    git(good, "commit", "-qm", "awal")
    git(tmp_path, "clone", "-q", "--depth", "1", good.as_uri(), "dangkal")
    ran = sp("validate", "--catalogue", str(tmp_path / "dangkal"), "--since", "HEAD~1")
    assert (ran.code, "git fetch --unshallow" in ran.err) == (2, True)


def test_outside_a_repository_it_is_said_in_the_readers_words(sp: Command, good: Path) -> None:
    ran = sp("validate", "--catalogue", str(good), "--since", "HEAD")
    assert (ran.code, "tidak berada dalam repositori git" in ran.err) == (2, True)


@pytest.mark.parametrize("change", ["renamed", "removed", "in a subfolder", "in a worktree"])
def test_since_a_revision_every_kind_of_change_counts(
    sp: Command, good: Path, tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = tmp_path / "repo"
    top.mkdir()
    root = top / "data"
    shutil.move(good, root)
    git(top, "init", "-q")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "awal")
    service = root / "kota/2024/surat.yaml"
    if change == "renamed":
        service.rename(service.with_name("lain.yaml"))
    elif change == "removed":
        service.with_name("surat.uji.yaml").unlink()
    elif change == "in a subfolder":
        monkeypatch.chdir(root / "kota")
        service.write_text(service.read_text().replace("fakta: modal_usaha", "fakta: modal_usah"))
    else:
        git(top, "worktree", "add", "-q", str(tmp_path / "lain"))
        root = tmp_path / "lain/data"
        (root / "kota/2024/penetapan.yaml").write_text("format: sp-penetapan/1\n")
    found = sp("validate", "--catalogue", str(root), "--since", "HEAD", "--json").json["findings"]
    assert found
    assert all(finding["file"].endswith(".yaml") for finding in found)
