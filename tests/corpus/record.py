"""What the product says today, recorded: to see what a redesign that should change nothing did change.

`record FOLDER [PART …]` runs the command line over every service, many applicants, both languages, the bad
documents of `tests/cases/bad` and every verb, and writes what it prints; a part is `depok/kios`, `catalogue`,
`coverage`, `mistakes` or `help`.  `compare OLD NEW` prints the differences of what both recorded, and exits 1
when there are any.  `make corpus BASE=REV` does both, against a revision of git.
"""

from __future__ import annotations

import difflib
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

import sp_catalogue  # noqa: E402
from cases.author_mistake import BAD, GOOD, lay_over_good, read_mistake  # noqa: E402
from corpus.applicants import Applicant, applicants  # noqa: E402
from sp_cli.main import main  # noqa: E402
from sp_cli.verbs import VERBS  # noqa: E402

from sp_engine import Outcome  # noqa: E402

LANGUAGES = ("id", "en")
DAY = "2026-07-06"
FROM = "2026-03-16T10:00"
MOST_DIFFERENT_LINES = 40

EVENTS = """format: sp-peristiwa/1
layanan: {service}
peristiwa:
  - {{jenis: diterima, pada: 2026-03-16T10:00}}
  - {{jenis: dikembalikan, pada: 2026-03-17T11:00, catatan: belum lengkap}}
  - {{jenis: dilengkapi, pada: 2026-03-26T09:00}}
  - {{jenis: diputuskan, pada: 2026-03-31T14:00}}
"""


def said(*arguments: str, language: str = "id") -> str:
    """Return what a command prints, on both streams, and its exit code."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([*arguments, "--lang", language])
    told = f"$ sp {' '.join(arguments)}\n{written(out)}--- {err.getvalue()}--- exit {code}\n"
    root = Path(sp_catalogue.__path__[0])
    return told.replace(str(root), "catalogue").replace(os.path.relpath(root), "catalogue")


def json_of(*arguments: str) -> Any:
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        main([*arguments])
    told = written(out)
    return json.loads(told) if told.strip() else None


def written(out: io.TextIOWrapper) -> str:
    """Return what was printed, as text or as bytes."""
    out.seek(0)
    return out.read()


def record(folder: Path, wanted: list[str]) -> None:
    """Write everything that is recorded, or the parts that are wanted, into files under `folder`."""
    with ProcessPoolExecutor() as processes:
        tasks = [processes.submit(_write, part, folder) for part in wanted or [*PARTS, *services()]]
        for task in tasks:
            print(task.result(), file=sys.stderr)


def _write(part: str, folder: Path) -> str:
    os.environ.update(COLUMNS="100", SP_CACHE=tempfile.mkdtemp(), SP_DEBUG="")
    for name, text in PARTS[part]() if part in PARTS else _service(part):
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    return part


def services() -> list[str]:
    return [entry["service"] for entry in json_of("list", "--on", DAY, "--json")["services"]]


# ── one service ──────────────────────────────────────────────────────────────
def _service(service: str) -> Iterator[tuple[str, str]]:
    name = service.replace("/", "-")
    schema = json_of("schema", "facts", service, "--on", DAY)
    found = [json_of("example", service, "--outcome", outcome, "--json") for outcome in Outcome]
    chosen = applicants(
        schema, [example for example in found if "facts" in example]
    )  # no outcome, no example
    for language in LANGUAGES:
        place = f"{language}/{name}"
        for i, applicant in enumerate(chosen):
            yield f"{place}/check", _checked(service, i, applicant, language)
        yield f"{place}/show", said("show", service, "--on", DAY, language=language)
        yield f"{place}/show", said("show", service, "--on", DAY, "--json", language=language)
        yield f"{place}/show", said("show", service, "--on", DAY, "--mermaid", language=language)
        yield f"{place}/schema", said("schema", "facts", service, "--on", DAY, language=language)
        for outcome in Outcome:
            yield f"{place}/example", said("example", service, "--outcome", outcome, language=language)
        yield f"{place}/deadline", "".join(_deadlines(service, language))


def _checked(service: str, number: int, applicant: Applicant, language: str) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(applicant.facts, file)
        file.flush()
        common = ("check", service, "--facts", file.name, "--received", applicant.received)
        told = said(*common, language=language) + said(*common, "--json", "--exit-code", language=language)
        told = told.replace(file.name, "fakta.json")
    return f"# {number}: {json.dumps(applicant.facts)}\n{told}"


def _deadlines(service: str, language: str) -> Iterator[str]:
    common = ("deadline", service, "--from", FROM)
    for more in ((), ("--json",), ("--explain",), ("--explain", "--json"), ("--ics", "-")):
        yield said(*common, *more, language=language)
    for kind in ("ringan", "normatif", "tidak_berkadar_pengawasan", "berkadar_pengawasan"):
        yield said(*common, "--complaint", kind, language=language)
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        file.write(EVENTS.format(service=service))
        file.flush()
        for more in ((), ("--json",), ("--at", "2026-03-20T10:00")):
            told = said("deadline", service, "--events", file.name, *more, language=language)
            yield told.replace(file.name, "peristiwa.yaml")


# ── the catalogue ────────────────────────────────────────────────────────────
def _catalogue() -> Iterator[tuple[str, str]]:
    pairs = [("depok/2023", "pasuruan/2024"), ("palembang/2024", "kalbar/2023")]
    pairs += [("kalbar/2023/kantor-cabang", f"kalbar/2023/{name}") for name in ("kantor-kas", "konsultasi")]
    pairs += [("depok/2023/tamu", "pasuruan/2024/pengaduan"), ("depok/2023/kios", "depok/2023/dkerens")]
    agencies = ("depok", "pasuruan", "palembang", "kalbar")
    for language in LANGUAGES:
        commands: dict[str, list[tuple[str, ...]]] = {
            "list": [("list", "--on", DAY), ("list", "--on", DAY, "--json"), ("list", "--on", "2023-08-01")],
            "validate": [("validate",), ("validate", "--json"), ("fmt", "--check")],
            "explain": [("explain",), ("explain", "--json")],
            "calendar": [("calendar", str(year)) for year in range(2023, 2028)],
            "diff": [("diff", *pair, *more) for pair in pairs for more in ((), ("--json",))],
            "test": [("test",), ("test", "--json"), ("test", "depok", "--case", "usaha")],
        }
        codes = [entry["code"] for entry in json_of("explain", "--json")["codes"]]
        commands["explain"] += [("explain", code) for code in codes]
        commands["calendar"] += [("calendar", "2026", "--agency", name) for name in agencies]
        commands["calendar"] += [("calendar", "2026", "--json"), ("calendar", "--check")]
        commands["calendar"] += [
            ("deadline", name, "--from", FROM, "--for", "10 hari kerja") for name in agencies
        ]
        for file, wanted in commands.items():
            for arguments in wanted:
                yield f"{language}/{file}", said(*arguments, language=language)


def _coverage() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for more in ((), ("--json",)):
            yield f"{language}/coverage", said("test", "--coverage", "--mutate", *more, language=language)
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "cakupan.html"
            junit = Path(folder) / "junit.xml"
            said("test", "--coverage", "--html", str(page), "--junit", str(junit), language=language)
            yield f"{language}/coverage-page", page.read_text(encoding="utf-8")
            yield f"{language}/junit", junit.read_text(encoding="utf-8")


# ── bad documents ────────────────────────────────────────────────────────────
def _mistakes() -> Iterator[tuple[str, str]]:
    for path in sorted(BAD.glob("*.txt")):
        for language in LANGUAGES:
            with tempfile.TemporaryDirectory() as folder, chdir(folder):
                lay_over_good(read_mistake(path).slip, Path(folder) / "katalog")
                for more in ((), ("--json",), ("--fix", "--yes")):
                    told = said("validate", "--catalogue", "katalog", *more, language=language)
                    yield f"{language}/bad/{path.stem}", told
                yield f"{language}/bad/{path.stem}", said("test", "--catalogue", "katalog", language=language)
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            wanted = ("test", "--catalogue", str(GOOD), "--coverage", "--mutate")
            yield f"{language}/good", said(*wanted, language=language).replace(str(GOOD), "good")


def _help() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for verb in ((), *(tuple(verb.split()) for verb in VERBS)):
            arguments = [sys.executable, "-m", "sp_cli.entrance", *verb, "--help", "--lang", language]
            done = subprocess.run(arguments, capture_output=True, text=True, check=False)
            yield f"{language}/help", f"$ sp {' '.join(verb)} --help\n{done.stdout}{done.stderr}"


# ── comparing ────────────────────────────────────────────────────────────────
def compare(old: Path, new: Path) -> int:
    """Print how two records differ; return how many files do."""
    before, after = ({p.relative_to(folder) for p in folder.rglob("*.txt")} for folder in (old, new))
    folders = {path.parent for path in after if len(path.parts) > 2}  # a part may be recorded alone
    names = {str(path) for path in after} | {str(path) for path in before if path.parent in folders}
    different = 0
    for name in sorted(names):
        said, says = (
            (f / name).read_text(encoding="utf-8") if (f / name).exists() else "" for f in (old, new)
        )
        if said == says:
            continue
        different += 1
        lines = difflib.unified_diff(
            said.splitlines(), says.splitlines(), "before", "after", lineterm="", n=1
        )
        print(f"=== {name}", *list(lines)[:MOST_DIFFERENT_LINES], sep="\n")
    print(f"{len(names)} files, {different} different")
    return different


PARTS: dict[str, Callable[[], Iterator[tuple[str, str]]]] = {
    "mistakes": _mistakes,
    "coverage": _coverage,
    "catalogue": _catalogue,
    "help": _help,
}


def run(arguments: list[str]) -> int:
    match arguments:
        case ["record", folder, *parts]:
            record(Path(folder), parts)
            return 0
        case ["compare", old, new]:
            return min(1, compare(Path(old), Path(new)))
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
