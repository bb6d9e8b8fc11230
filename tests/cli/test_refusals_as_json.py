"""Whoever asks for JSON gets JSON, also when there is no result: the findings that say why."""

from __future__ import annotations

import pytest
from cli.workbench import Command

from sp_engine import Service

HAKI = "depok/rekomendasi-haki"
AT = ("--received", "2026-03-16T10:00")
REFUSED = [
    (("check", HAKI, "--set", "modal_usaha=abc", *AT), 2, "SP402"),
    (("check", "depok/tidak-ada", *AT), 2, "SP601"),
    (("check", HAKI, "--facts", "tidak-ada.yaml", *AT), 2, "SP112"),
    (("check",), 2, "SP610"),
    (("chek",), 2, "SP610"),
    (("list", "--salah"), 2, "SP610"),
    (("list", "--lang", "xx"), 2, "SP610"),
    (("deadline", HAKI), 2, "SP610"),
    (("validate", "tidak-ada"), 2, "SP112"),
    (("test", "depok/tidak-ada"), 2, "SP601"),
    (("example", "depok/layanan-wub", "--outcome", "apa"), 2, "SP205"),
    (("example", "kalbar/konsultasi", "--outcome", "reject"), 1, "SP608"),
    (("new", "agency"), 2, "SP610"),
    (("explain", "SP999"), 2, "SP607"),
]


@pytest.mark.parametrize(("arguments", "code", "finding"), REFUSED, ids=lambda part: str(part)[:60])
def test_a_refusal_is_json_on_standard_output(
    sp: Command, arguments: tuple[str, ...], code: int, finding: str
) -> None:
    told = sp(*arguments)
    ran = sp(*arguments, "--json")
    assert (ran.code, ran.err) == (told.code, "") == (code, "")
    assert finding in told.err
    assert finding in {found["code"] for found in ran.json["findings"]}
    assert ran.json["errors"] == len(ran.json["findings"])
    assert set(ran.json) == {"findings", "errors", "warnings", "acknowledged"}


def test_a_defect_of_our_own_is_json_too(sp: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Service, "decide", lambda *_a, **_o: 1 / 0)
    ran = sp("check", HAKI, *AT, "--json")
    assert (ran.code, ran.err, ran.json["findings"][0]["code"]) == (70, "", "SP702")


def test_a_calendar_that_cannot_be_written_leaves_no_half_of_an_answer(sp: Command) -> None:
    arguments = ("deadline", HAKI, "--from", "2026-03-16T10:00", "--json", "--ics")
    ran = sp(*arguments, "/tidak/ada/tenggat.ics")
    assert (ran.code, ran.err, ran.json["findings"][0]["code"]) == (2, "", "SP613")
    both = sp(*arguments, "-")
    assert (both.code, both.json["findings"][0]["code"]) == (2, "SP610")
