"""What is asked for, what is locked and what is said about the package belong together."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
IMPORTED_AS = {  # the others by their own name
    "durable-rules": "durable",
    "python-docx": "docx",
    "sp-engine": "sp_engine",
    "z3-solver": "z3",
}


def name_of(requirement: str) -> str:
    return re.split(r"[\[<>=; ]", requirement, maxsplit=1)[0].lower()


def test_everything_that_is_asked_for_is_locked_with_a_version_and_hashes() -> None:
    locked = (ROOT / "requirements" / "test.txt").read_text(encoding="utf-8")
    asked = {name_of(line) for line in [*PROJECT["dependencies"], *EXTRAS["test"], *EXTRAS["all"]]}
    asked |= {name_of(line) for extra in ("calendar", "witness") for line in EXTRAS[extra]}
    pinned = set(re.findall(r"^([\w.-]+)==\S+.* \\\n    --hash=sha256:", locked, re.MULTILINE))
    assert asked - {"sp-engine"} <= pinned


def test_what_makes_the_documentation_is_locked_with_the_versions_of_the_tests() -> None:
    pinned = {lock.stem: dict(_pins(lock.read_text(encoding="utf-8"))) for lock in LOCKS}
    assert {name_of(line) for line in EXTRAS["site"]} <= set(pinned["site"])
    both = pinned["site"].keys() & pinned["test"].keys()
    assert {name for name in both if pinned["site"][name] != pinned["test"][name]} == set()


def test_what_runs_on_spark_is_locked_with_the_versions_of_the_tests() -> None:
    pinned = {lock.stem: dict(_pins(lock.read_text(encoding="utf-8"))) for lock in LOCKS}
    assert {name_of(line) for line in EXTRAS["spark"]} - {"sp-engine"} <= set(pinned["spark"])
    both = pinned["spark"].keys() & pinned["test"].keys()
    assert {name for name in both if pinned["spark"][name] != pinned["test"][name]} == set()
    assert "pyspark" not in pinned["test"]


def _pins(text: str) -> list[tuple[str, str]]:
    return re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_machine_and_no_index(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()
    known = re.compile(r"[\w.-]+==[\w.]+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?| *#.*")
    assert [line for line in lines if not known.fullmatch(line)] == []
    assert not [line for line in lines if "://" in line or re.search(r"(^|\s)/", line)]


@pytest.mark.parametrize("extra", sorted(set(EXTRAS) - {"all", "site", "test"}))
def test_the_code_imports_what_an_extra_brings(extra: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "sp_engine").rglob("*.py"))
    for requirement in EXTRAS[extra]:
        name = name_of(requirement)
        module = IMPORTED_AS.get(name, name)
        asked = rf'optional_package\("{module}", "{extra}"\)|^ *(from|import) {module}\b'
        assert re.search(asked, code, re.MULTILINE), f"nothing imports {module}"


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert str(citation["version"]) == version("sp-engine")
    assert citation["license"] == PROJECT["license"]
