"""The joint byte code: what it imports is what Python would, whatever happened to the file or to sources."""

import marshal
import os
import shutil
import subprocess
import sys
from importlib.machinery import PathFinder
from pathlib import Path

import pytest
import sp_cli.joint_byte_code
from sp_cli.joint_byte_code import JointByteCode, joint_byte_code

IMPORT = """
import importlib.util, sys
from pathlib import Path
place, module = sys.argv[1:3]
spec = importlib.util.spec_from_file_location("joint_byte_code", module)
joint_byte_code = importlib.util.module_from_spec(spec)
spec.loader.exec_module(joint_byte_code)
joint = joint_byte_code.JointByteCode(place)
sys.meta_path.insert(0, joint)
import sp_schema.inner.deep, sp_schema.plain
for one in (sp_schema, sp_schema.inner, sp_schema.inner.deep, sp_schema.plain):
    print(one.VALUE, one.__file__, getattr(one, "__path__", None), one.__package__)
print([type(one.__loader__).__name__ for one in (sp_schema.inner, sp_schema.inner.deep, sp_schema.plain)])
joint.keep()
"""
FROM_SOURCE, JOINT = ["SourceFileLoader"] * 3, ["_Loader"] * 3


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Return a folder with a package in which there is another."""
    folder = tmp_path / "sources"
    write(folder, "one")
    return folder


def write(folder: Path, value: str) -> None:
    (folder / "sp_schema" / "inner").mkdir(parents=True, exist_ok=True)
    for name in ("__init__", "plain", "inner/__init__", "inner/deep"):
        (folder / "sp_schema" / f"{name}.py").write_text(f"VALUE = {f'{value} {name}'!r}\n")


def imported(place: Path, *folders: Path, write_byte_code: bool = True) -> tuple[list[str], list[str]]:
    """Return what the modules say of themselves, and by which loaders those within a package came."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    options = [] if write_byte_code else ["-B"]
    command = [sys.executable, *options, "-c", IMPORT, str(place), sp_cli.joint_byte_code.__file__]
    *told, loaders = subprocess.check_output(command, env=environment, text=True).splitlines()
    names: list[str] = eval(loaders)
    return told, names


def test_what_was_imported_once_is_found_in_the_file_and_is_the_same(sources: Path, tmp_path: Path) -> None:
    first, by = imported(tmp_path / "joint", sources)
    assert by == FROM_SOURCE
    assert imported(tmp_path / "joint", sources) == (first, JOINT)
    assert first[1].split() == [
        "one",
        "inner/__init__",
        str(sources / "sp_schema" / "inner" / "__init__.py"),
        f"['{sources / 'sp_schema' / 'inner'}']",
        "sp_schema.inner",
    ]


def test_a_source_that_changed_is_read_anew(sources: Path, tmp_path: Path) -> None:
    imported(tmp_path / "joint", sources)
    write(sources, "another")
    told, by = imported(tmp_path / "joint", sources)
    assert all(line.startswith("another ") for line in told)
    assert by == FROM_SOURCE
    assert imported(tmp_path / "joint", sources) == (told, JOINT)


def test_a_source_of_the_same_length_and_another_time_is_read_anew(sources: Path, tmp_path: Path) -> None:
    imported(tmp_path / "joint", sources)
    plain = sources / "sp_schema" / "plain.py"
    plain.write_text(plain.read_text().replace("one", "two"))
    later = plain.stat().st_mtime_ns + 2_000_000_000
    os.utime(plain, ns=(later, later))
    told, by = imported(tmp_path / "joint", sources)
    assert told[-1].startswith("two plain ")
    assert by == ["_Loader", "_Loader", "SourceFileLoader"]


def test_the_same_package_elsewhere_is_another(sources: Path, tmp_path: Path) -> None:
    imported(tmp_path / "joint", sources)
    write(tmp_path / "nearer", "nearer")
    told, by = imported(tmp_path / "joint", tmp_path / "nearer", sources)
    assert all(line.startswith("nearer ") for line in told)
    assert by == FROM_SOURCE


def test_half_a_file_and_nonsense_are_not_believed(sources: Path, tmp_path: Path) -> None:
    joint = tmp_path / "joint"
    first, _ = imported(joint, sources)
    whole = joint.read_bytes()
    other_python = bytes([whole[0] ^ 1]) + whole[1:]
    cut = [whole[:length] for length in (0, 3, 11, 12, 40, len(whole) // 2, len(whole) - 1)]
    no_index = whole[:4] + (5).to_bytes(8, "big") + marshal.dumps(17)
    assert len(marshal.dumps(17)) == 5
    for broken in (*cut, whole + b"!", b"nonsense" * 100, other_python, no_index):
        joint.write_bytes(broken)
        assert imported(joint, sources) == (first, FROM_SOURCE)
        assert imported(joint, sources) == (first, JOINT)


def test_byte_code_that_is_none_is_read_from_the_source(sources: Path, tmp_path: Path) -> None:
    joint = tmp_path / "joint"
    first, _ = imported(joint, sources)
    whole = joint.read_bytes()
    codes = 12 + int.from_bytes(whole[4:12], "big")
    joint.write_bytes(whole[:codes] + bytes(len(whole) - codes))
    assert imported(joint, sources)[0] == first


def test_a_version_that_was_put_there_anew_is_read_anew(sources: Path, tmp_path: Path) -> None:
    """Even where its files have the sizes and times of before, of which Python's byte code is gone."""
    imported(tmp_path / "joint", sources)
    plain = sources / "sp_schema" / "plain.py"
    before = plain.stat()
    plain.write_text(plain.read_text().replace("one", "two"))
    os.utime(plain, ns=(before.st_atime_ns, before.st_mtime_ns))
    shutil.rmtree(plain.parent / "__pycache__")
    assert imported(tmp_path / "joint", sources)[0][-1].startswith("two plain ")


def test_a_source_that_is_gone_when_the_file_is_written_spoils_nothing(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sp_cli.joint_byte_code, "_PACKAGES", ("sp_cli.joint_byte_code",))
    monkeypatch.setattr(sp_cli.joint_byte_code, "_code", lambda name, _: (sources / name).read_bytes())
    JointByteCode(str(tmp_path / "joint")).keep()
    assert not (tmp_path / "joint").exists()


def test_it_is_asked_before_python_looks_and_after_all_others() -> None:
    before = [*sys.meta_path]
    try:
        joint = joint_byte_code()
        assert sys.meta_path.index(joint) == before.index(PathFinder)
    finally:
        sys.meta_path[:] = before


def test_a_check_keeps_what_it_imports_and_finds_it_there(tmp_path: Path) -> None:
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-m", "sp_cli.entrance", "check"]
    command += ["depok/rekomendasi-haki", "--received", "2026-03-16T10:00"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    told = [subprocess.check_output(command, env=environment)]
    [joint] = tmp_path.rglob("*.joint")
    assert b"sp_engine.deciding.decider" in joint.read_bytes()
    written = joint.stat().st_mtime_ns
    for code in tmp_path.rglob("decider.*.pyc"):
        code.unlink()
    told.append(subprocess.check_output(command, env=environment))
    assert told[0] == told[1]
    assert joint.stat().st_mtime_ns == written
    assert [*tmp_path.rglob("decider.*.pyc")] == []  # nobody had to look for it


def test_nothing_is_written_where_nothing_can_or_may_be(sources: Path, tmp_path: Path) -> None:
    assert imported(tmp_path / "no such folder" / "joint", sources)[1] == FROM_SOURCE
    assert imported(tmp_path / "joint", sources, write_byte_code=False)[1] == FROM_SOURCE
    assert [path.name for path in tmp_path.iterdir()] == ["sources"]
