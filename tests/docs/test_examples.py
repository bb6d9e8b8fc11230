"""The examples say what the pages around them claim."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from pages.sessions import commands
from sp_cli.main import main

from sp_engine import CatalogueError, open_catalogue

ROOT = Path(__file__).parents[2]


def sessions(name: str) -> dict[str, str]:
    """Return each command of a page with what the page says it prints."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        asked = commands(block)
        parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
        found.update(zip(asked, (p.removeprefix(a) for a, p in zip(asked, parts, strict=True)), strict=True))
    return found


def test_the_readme_shows_the_two_commands_first_and_they_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.findall(r"^make (\w+)", text.partition("\n## ")[0], re.MULTILINE) == ["demo", "test"]
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in ("demo", "test"))


def test_every_target_that_the_contributors_are_told_of_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = set(re.findall(r"`make ([\w-]+)", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert {"test", "test-all", "soak", "corpus", "lock"} <= told
    assert told <= set(re.findall(r"^([\w-]+):", makefile, re.MULTILINE))


def test_the_readme_shows_the_command_that_make_demo_runs() -> None:
    [(command, printed)] = sessions("README.md").items()
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^demo:.*\n\t\$\(BIN\)/{re.escape(command)}$", makefile, re.MULTILINE)
    assert "KEPUTUSAN: DISETUJUI" in printed
    assert "Kamis, 26 Maret 2026 pukul 15.00 WIB" in printed


def test_the_tutorial_leads_from_a_mistake_over_its_repair_to_a_decided_application() -> None:
    text = (ROOT / "docs/tutorial/menulis-standar.md").read_text(encoding="utf-8")
    at = [
        text.index(part)
        for part in (
            "SP204  fakta `tanggal_lahr` tidak dikenal",
            "maksud Anda `tanggal_lahir`?",
            "5 kasus lulus, 0 gagal; 0 persyaratan",
            "KEPUTUSAN: DISETUJUI",
        )
    ]
    assert at == sorted(at)
    assert re.findall(r"^(\d+) kesalahan", text, re.MULTILINE) == ["1", "0", "0"]


def test_the_counter_page_shows_all_four_decisions_and_a_refused_input() -> None:
    printed = sessions("docs/how-to/loket.md")
    checked = (output for command, output in printed.items() if command.startswith("sp check"))
    decided = re.findall(r"^KEPUTUSAN: (.+)$", "".join(checked), re.MULTILINE)
    assert decided == ["DISETUJUI", "MENUNGGU PETUGAS", "DIKEMBALIKAN", "DITOLAK"]
    refused = next(output for command, output in printed.items() if "salah.yaml" in command)
    assert re.findall(r" (SP\d+)  ", refused) == ["SP402", "SP405", "SP401"]
    assert "KEPUTUSAN" not in refused


def test_the_embedded_program_meets_every_kind_of_answer() -> None:
    [printed] = [out for command, out in sessions("docs/how-to/embed.md").items() if "embed.py" in command]
    assert re.findall(r"^(approve|reject|return|input error)\b", printed, re.MULTILINE) == [
        "approve", "reject", "return", "input error", "input error"
    ]  # fmt: skip


def test_the_contract_shows_a_return_with_something_to_supply() -> None:
    [printed] = sessions("docs/reference/interface.md").values()
    assert '"outcome": "return"' in printed
    assert '"to_supply": {' in printed


@pytest.mark.parametrize("text", ["id: x\n\tnama: y\n", "id: x\n"])
def test_documents_with_errors_raise_the_error_that_the_embedding_page_names(
    text: str, tmp_path: Path
) -> None:
    (tmp_path / "kota").mkdir()
    (tmp_path / "kota" / "instansi.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError):
        open_catalogue(tmp_path).standard("kota/layanan", on=date(2026, 1, 6))


def test_the_version_is_told_as_the_page_of_commands_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"sp-engine \d+\.\d+\.\d+\n", capsys.readouterr().out)
