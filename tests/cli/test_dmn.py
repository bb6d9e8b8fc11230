"""`sp dmn`: a standard as a decision model, and what is said of what it leaves out."""

import json
from pathlib import Path
from xml.etree import ElementTree

from cli.workbench import Command

SERVICE = "depok/pendampingan-wub"
DAY = ("--on", "2026-03-16")


def test_a_model_is_shown_or_written(sp: Command, tmp_path: Path) -> None:
    shown = sp("dmn", SERVICE, *DAY)
    assert shown.code == 0
    assert ElementTree.fromstring(shown.out).tag.endswith("}definitions")
    file = tmp_path / "wub.dmn"
    written = sp("dmn", SERVICE, *DAY, "-o", str(file))
    assert written.code == 0
    assert written.out == ""
    assert f"model keputusan ditulis ke {file}" in written.err
    assert file.read_text(encoding="utf-8") == shown.out


def test_what_the_model_does_not_say_is_said(sp: Command) -> None:
    shown = sp("dmn", SERVICE, *DAY, "--lang", "en")
    assert "the model does not say: due dates: they are counted on the working calendar" in shown.err
    assert "- due dates: they are counted on the working calendar" in shown.out
    data = json.loads(sp("dmn", SERVICE, *DAY, "--json", "--lang", "en").out)
    assert data["service"] == SERVICE
    assert data["dmn"] == shown.out
    assert [f"the model does not say: {what}" for what in data["left_out"]] == shown.err.splitlines()


def test_a_file_is_written_beside_json_too(sp: Command, tmp_path: Path) -> None:
    file = tmp_path / "wub.dmn"
    data = json.loads(sp("dmn", SERVICE, *DAY, "--json", "-o", str(file)).out)
    assert file.read_text(encoding="utf-8") == data["dmn"]


def test_a_file_that_cannot_be_written_is_said(sp: Command, tmp_path: Path) -> None:
    refused = sp("dmn", SERVICE, *DAY, "-o", str(tmp_path / "none" / "wub.dmn"))
    assert refused.code != 0
    assert "SP613" in refused.err
    assert "Traceback" not in refused.err


def test_another_service_is_refused_in_words(sp: Command) -> None:
    refused = sp("dmn", "depok/tidak-ada")
    assert refused.code == 2
    assert "Traceback" not in refused.err
