"""`sp validate` of a large catalogue: processes, progress, interrupts, two at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeAlias

import pytest
from benchmarks.big_catalogue import write_agencies, write_one_decree
from cli.workbench import Command
from sp_cli import output

from sp_engine.catalogue.catalogue_documents import bundled_catalogue
from sp_engine.lint.agencies import AgencyLint

SP = [sys.executable, "-m", "sp_cli.entrance", "validate", "--jobs", "2", "--catalogue"]
CHILDREN = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
Validating: TypeAlias = tuple[subprocess.Popen[bytes], list[int]]
needs_children = pytest.mark.skipif(not CHILDREN.exists(), reason="needs /proc/…/children")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a catalogue that takes some seconds, with nothing known about it."""
    root = tmp_path_factory.mktemp("katalog")
    write_agencies(root, 400)
    return root


@pytest.fixture
def validating(large: Path, tmp_path: Path) -> Iterator[Validating]:
    """Return `sp validate` of the large catalogue under way, and its processes."""
    environment = {**os.environ, "SP_CACHE": str(tmp_path / "cache"), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [*SP, str(large)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment
    ) as running:
        # Work has begun when something is known to have passed.
        while not list((tmp_path / "cache" / "passed").glob("*")) or len(children(running.pid)) < 2:
            assert running.poll() is None
            time.sleep(0.01)
        yield running, children(running.pid)


def children(parent: int) -> list[int]:
    """Return the processes that work for a process."""
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(child) for child in listed if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def has_ended(process: int) -> bool:
    for _ in range(500):
        try:
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False


@needs_children
def test_an_interrupt_ends_it_at_once_with_every_process(validating: Validating) -> None:
    running, workers = validating
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert all(map(has_ended, workers))


@needs_children
def test_an_interrupt_of_the_whole_group_says_nothing_more(validating: Validating) -> None:
    running, workers = validating
    for process in (*workers, running.pid):
        os.kill(process, signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, b"")
    assert err.decode().strip().count("\n") == 0
    assert all(map(has_ended, workers))


@needs_children
def test_a_killed_process_is_an_error_and_never_a_shorter_list(validating: Validating) -> None:
    running, workers = validating
    os.kill(workers[0], signal.SIGKILL)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (70, b"")
    assert "SP703" in err.decode()
    assert "sinyal SIGKILL" in err.decode()
    assert b"Traceback" not in err
    assert all(map(has_ended, workers))


@needs_children
def test_processes_end_when_their_parent_is_killed(validating: Validating) -> None:
    running, workers = validating
    running.kill()
    running.communicate(timeout=60)
    assert all(map(has_ended, workers))


def test_two_at_once_share_a_cache_and_find_what_one_alone_does(tmp_path: Path) -> None:
    write_one_decree(tmp_path / "katalog", 60)
    arguments = [*SP, "katalog", "--json"]
    environments = [{**os.environ, "SP_CACHE": str(tmp_path / name)} for name in ("a", "b", "b")]

    def validate(environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, check=False)

    alone = validate(environments[0])
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(validate, environments[1:]))
    assert [(ran.returncode, ran.stdout, ran.stderr) for ran in together] == [(0, alone.stdout, b"")] * 2
    known = [line for file in (tmp_path / "b" / "passed").iterdir() for line in file.read_text().split()]
    assert {len(line) for line in known} == {64}
    assert set(known) == {
        line for file in (tmp_path / "a" / "passed").iterdir() for line in file.read_text().split()
    }


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "1.5", "", "²", "9" * 5000])
def test_jobs_that_are_no_number_of_processes_are_refused(sp: Command, jobs: str) -> None:
    ran = sp("validate", "--jobs", jobs)
    assert (ran.code, ran.out) == (2, "")
    assert f"bukan `{jobs}`" in ran.err


def test_findings_do_not_depend_on_the_number_of_jobs(sp: Command) -> None:
    listed = [sp("validate", "--json", "--jobs", jobs) for jobs in ("1", "2", "5")]
    assert listed[0] == listed[1] == listed[2]
    assert listed[0].json["warnings"] > 100


@pytest.mark.parametrize("arguments", [(), ("--json",), ("--jobs", "2")])
def test_progress_is_shown_on_stderr_where_that_is_a_terminal(
    sp: Command, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
    plain = sp("validate", *arguments)
    assert plain.err == ""
    ours, theirs = pty.openpty()
    monkeypatch.setattr(output, "_PATIENCE", 0)
    with os.fdopen(theirs, "w") as terminal, ThreadPoolExecutor(1) as pool:
        seen = pool.submit(read_all, ours)
        monkeypatch.setattr(sys, "stderr", terminal)
        ran = sp("validate", *arguments)
        monkeypatch.undo()
        terminal.close()
        documents = len(list(bundled_catalogue().glob("*/*/*.yaml"))) + 4
        assert f"/{documents}" in seen.result().decode()
    assert ran.out == plain.out


def read_all(terminal: int) -> bytes:
    seen = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        seen += part
    os.close(terminal)
    return seen


def test_work_that_is_done_soon_shows_no_progress(sp: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
    ours, theirs = pty.openpty()
    monkeypatch.setattr(output, "_PATIENCE", 60)
    with os.fdopen(theirs, "w") as terminal, ThreadPoolExecutor(1) as pool:
        seen = pool.submit(read_all, ours)
        monkeypatch.setattr(sys, "stderr", terminal)
        sp("validate")
        monkeypatch.undo()
        terminal.close()
        assert seen.result() == b""


def test_only_what_is_asked_for_is_shown_and_what_is_not_is_counted(sp: Command) -> None:
    every = sp("validate", "depok", "--json").json["findings"]
    ran = sp("validate", "depok", "--only", "sp329", "--only", "32", "--json")
    shown = ran.json["findings"]
    assert shown == [finding for finding in every if finding["code"].startswith("SP32")] != []
    assert f"temuan lain tidak ditampilkan: {len(every) - len(shown)}" in ran.err


def test_a_code_that_there_is_not_is_refused_before_anything_is_read(sp: Command) -> None:
    ran = sp("validate", "--only", "SP999")
    assert (ran.code, ran.out) == (2, "")
    assert "kode `SP999` tidak ada" in ran.err


def test_agencies_decrees_and_services_are_found_by_name(sp: Command) -> None:
    def files(*names: str) -> set[str]:
        return {finding["file"] for finding in sp("validate", *names, "--json").json["findings"]}

    depok = {file for file in files() if "/depok/" in file}
    assert files("depok") == files("depok/2023") == depok
    assert files("depok/kios") == {file for file in depok if file.endswith("/kios.yaml")} != set()


def test_an_agency_with_a_vocabulary_of_its_own_is_looked_at_within_its_catalogue(
    sp: Command, good: Path
) -> None:
    own = good / "kota" / "kosakata.yaml"
    own.write_text("format: sp-kosakata/1\nfakta:\n  nomor_arsip: {jenis: teks, nama: Nomor arsip}\n")
    for path in (good, good / "kota", own, good / "kota" / "2024" / "surat.yaml"):
        ran = sp("validate", str(path))
        assert (ran.code, ran.out.strip()) == (0, "tidak ada temuan"), path


@pytest.mark.parametrize(("name", "meant"), [("depk", "depok"), ("depok/kois", "depok/kios")])
def test_a_name_of_nothing_is_refused_with_the_nearest_one(sp: Command, name: str, meant: str) -> None:
    ran = sp("validate", name)
    assert ran.code == 2
    assert f"maksud Anda `{meant}`?" in ran.err


def test_findings_that_the_same_advice_mends_stand_together(sp: Command) -> None:
    told = sp("validate", "depok/klinik-bisnis").out
    assert told.count("  peringatan SP330  ") > told.count("sebut buktinya dalam persyaratan") == 1


def test_the_last_line_is_the_count(sp: Command) -> None:
    last = sp("validate").out.splitlines()[-1]
    assert last.startswith("0 kesalahan, ")


def test_of_one_service_only_its_agency_is_read_and_what_is_found_is_what_a_whole_check_finds(
    sp: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bundled_catalogue() / "kalbar" / "2023" / "kantor-kas.yaml"
    whole = [
        f
        for f in sp("validate", "--json").json["findings"]
        if f["file"].endswith("kalbar/2023/kantor-kas.yaml")
    ]
    agencies: list[str] = []
    read = AgencyLint.read

    def noted(lint: AgencyLint) -> object:
        agencies.append(lint.part.agency)
        return read(lint)

    monkeypatch.setattr(AgencyLint, "read", noted)
    assert sp("validate", "--json", str(path)).json["findings"] == whole != []
    assert agencies == ["kalbar"]


@pytest.mark.parametrize("verb", ["validate", "fmt"])
def test_a_folder_without_documents_is_not_called_clean(sp: Command, tmp_path: Path, verb: str) -> None:
    ran = sp(verb, "--catalogue", str(tmp_path))
    assert ran.code == 2
    assert "SP112" in ran.err
    assert "tidak ada dokumen katalog di folder ini" in ran.err


def test_files_that_an_error_keeps_from_being_read_are_counted(sp: Command, good: Path) -> None:
    """A slip in the service lies behind one in the vocabulary: nothing must look as if it were clean."""
    service, vocabulary = good / "kota/2024/surat.yaml", good / "kosakata.yaml"
    service.write_text(service.read_text().replace("fakta: modal_usaha", "fakta: modal_usah"))
    sound = vocabulary.read_text()
    vocabulary.write_text(sound.replace("sp-kosakata/1", "sp-kosakata/9"))
    ran = sp("validate", "--catalogue", str(good), "--json")
    assert [finding["code"] for finding in ran.json["findings"]] == ["SP210"]
    assert (ran.json["unread"], ran.json["uncompared"]) == ([str(service)], ["kota"])
    told = sp("validate", "--catalogue", str(good)).out
    assert "\n1 berkas belum dibaca: kesalahan di atas menghalanginya\n" in told
    assert told.endswith("\nbelum dibandingkan satu layanan dengan yang lain, karena kesalahan: kota\n")
    vocabulary.write_text(sound)
    ran = sp("validate", "--catalogue", str(good), "--json")
    assert ([f["code"] for f in ran.json["findings"]], ran.json["unread"]) == (["SP204"], [])
    agency = good / "kota/instansi.yaml"
    agency.write_text(agency.read_text().replace("sp-instansi/1", "sp-instansi/9"))
    unread = sp("validate", "--catalogue", str(good), "--json").json["unread"]
    assert {Path(name).name for name in unread} == {"penetapan.yaml", "surat.yaml", "surat.uji.yaml"}


def test_a_sound_catalogue_leaves_nothing_out(sp: Command, good: Path) -> None:
    told = sp("validate", "--catalogue", str(good), "--json").json
    assert (told["findings"], told["unread"], told["uncompared"]) == ([], [], [])


def test_findings_are_written_as_sarif_beside_the_result_or_in_its_place(
    sp: Command, good: Path, tmp_path: Path
) -> None:
    service = good / "kota/2024/surat.yaml"
    service.write_text(service.read_text().replace("fakta: modal_usaha", "fakta: modal_usah"))
    asked = ("validate", "--catalogue", str(good), "--sarif")
    beside = sp(*asked, str(tmp_path / "temuan.sarif"))
    assert (beside.code, "SP204" in beside.out) == (1, True)
    (run,) = json.loads((tmp_path / "temuan.sarif").read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["SP204"]
    assert sp(*asked, "-").json["runs"] == [run]
    refused = sp(*asked, "-", "--json")
    assert (refused.code, refused.json["findings"][0]["code"]) == (2, "SP610")
    assert sp(*asked, str(tmp_path / "tidak" / "ada.sarif")).code == 2


def test_an_agency_is_validated_by_its_name(sp: Command) -> None:
    found = sp("validate", "pasuruan", "--json").json["findings"]
    assert found
    assert all("/pasuruan/" in finding["file"] for finding in found)
