"""What git knows of a catalogue: which documents changed since a revision, and how it was at one."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from sp_engine.words import Diagnostic, DiagnosticError, Words
from sp_engine.words.messages import cli


def changed_since(revision: str, root: Path) -> list[Path]:
    """Return the files under `root` that differ from a revision, new and removed ones included."""
    commit = _commit(revision, root)
    changed = _git(revision, root, "diff", "--name-only", "--relative", "-z", commit, "--", ".")
    new = _git(revision, root, "ls-files", "--others", "--exclude-standard", "-z")
    return [root / name for name in (changed + new).decode().split("\0") if name]


@contextmanager
def at_revision(revision: str, path: str) -> Iterator[Path]:
    """Give the path as it was at a revision, with the whole catalogue around it, in a folder of its own.

    `path` is taken from the current folder, else from the top of the repository.
    """
    here = Path.cwd()
    commit = _commit(revision, here)
    top = Path(_git(revision, here, "rev-parse", "--show-toplevel").decode().strip())
    prefix = _git(revision, here, "rev-parse", "--show-prefix").decode().strip()
    listed = _git(revision, top, "ls-tree", "-r", "-z", "--name-only", commit).decode().split("\0")
    for base in dict.fromkeys((prefix, "")):
        wanted = PurePosixPath(base, path)
        if any(PurePosixPath(name).is_relative_to(wanted) for name in listed):
            break
    else:
        raise DiagnosticError([_unreadable(revision, cli.NOT_AT_REVISION.fill(path=path))])
    root = next((p for p in (wanted, *wanted.parents) if _is_catalogue(p, listed)), wanted)
    archive = _git(revision, top, "archive", "--format=tar", commit, "--", str(root))
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extraction_filter = getattr(tarfile, "data_filter", None)  # CPython 3.11.4 and newer
            files.extractall(folder)
        yield Path(folder).resolve() / wanted


def _is_catalogue(folder: PurePosixPath, listed: list[str]) -> bool:
    names = {PurePosixPath(name) for name in listed}
    if folder / "kosakata.yaml" in names and folder / "instansi.yaml" not in names:
        return not any(name.parent.parent == folder and name.name == "penetapan.yaml" for name in names)
    return any(name.parent.parent == folder and name.name == "instansi.yaml" for name in names)


def _commit(revision: str, folder: Path) -> str:
    if revision.startswith("-") or not revision:
        raise DiagnosticError([_unreadable(revision, cli.NO_REVISION)])
    return _git(revision, folder, "rev-parse", "--verify", "--quiet", revision + "^{commit}").decode().strip()


def _git(revision: str, folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise DiagnosticError([_unreadable(revision, cli.NO_GIT)]) from error
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ").partition("\n")[0]
        problem = cli.NO_REPOSITORY if "not a git repository" in told else told or _unknown(folder)
        raise DiagnosticError([_unreadable(revision, problem)])
    return done.stdout


def _unknown(folder: Path) -> Words:
    """Return that there is no such revision, and why perhaps: a server often fetches the last one alone."""
    shallow = ["git", "-C", str(folder), "rev-parse", "--is-shallow-repository"]
    if subprocess.run(shallow, capture_output=True, check=False).stdout.strip() == b"true":
        return cli.SHALLOW
    return cli.UNKNOWN_REVISION


def _unreadable(revision: str, problem: Words | str) -> Diagnostic:
    return Diagnostic("SP622", "git", values={"revision": revision, "problem": problem})
