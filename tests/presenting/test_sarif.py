"""Findings as SARIF: what the format demands, and what a code host shows of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sp_engine.presenting.sarif import sarif_text
from sp_engine.words import Language
from sp_engine.words.diagnostics import Diagnostic, Span

ERROR = Diagnostic(
    "SP204", "katalog/a b/surat.yaml", Span(16, 23, 16, 33), {"fact": "modal_usah"}, "modal_usaha"
)
WARNING = Diagnostic("SP310", "katalog/surat.yaml", Span(2, 10, 2, 15), {"name": "surat"})
LEFT = WARNING._replace(acknowledged="diuji di tempat lain\u202e")
NOWHERE = Diagnostic("SP112", "/tidak/ada.yaml", values={"reason": "berkas tidak ada"})


def log_of(*findings: Diagnostic, language: Language = "id") -> Any:
    return json.loads(sarif_text(findings, language))


def test_a_log_has_what_the_format_demands() -> None:
    """Logs were checked by hand against the schema of OASIS: these are the keys that it requires."""
    log = log_of(ERROR, WARNING, LEFT, NOWHERE)
    assert (log["version"], set(log)) == ("2.1.0", {"$schema", "version", "runs"})
    (run,) = log["runs"]
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["columnKind"] == "unicodeCodePoints"  # as Python counts
    driver = run["tool"]["driver"]
    assert driver["name"] == "sp-engine"
    assert [rule["id"] for rule in driver["rules"]] == ["SP112", "SP204", "SP310"]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    for result in run["results"]:
        assert set(result) - {"suppressions", "fixes"} == {
            "ruleId",
            "ruleIndex",
            "level",
            "message",
            "locations",
        }
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_result_stands_at_its_place_and_says_what_why_and_how() -> None:
    (result,) = log_of(ERROR)["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("SP204", "error")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "katalog/a%20b/surat.yaml"}
    assert place["region"] == {"startLine": 16, "startColumn": 23, "endLine": 16, "endColumn": 33}
    what, why, how = result["message"]["text"].split("\n")
    assert what == "fakta `modal_usah` tidak dikenal"
    assert (why[:9], how) == ("mengapa: ", "perbaiki: maksud Anda `modal_usaha`?")
    english = log_of(ERROR, language="en")["runs"][0]
    assert "did you mean" in english["results"][0]["message"]["text"]
    assert english["tool"]["driver"]["language"] == "en"


def test_what_was_probably_meant_is_a_fix_that_a_host_can_apply() -> None:
    (result,) = log_of(ERROR)["runs"][0]["results"]
    (fix,) = result["fixes"]
    assert fix["description"]["text"] == "maksud Anda `modal_usaha`?"
    ((change, place),) = [(change, change["artifactLocation"]["uri"]) for change in fix["artifactChanges"]]
    assert place == "katalog/a%20b/surat.yaml"
    (replacement,) = change["replacements"]
    assert replacement["deletedRegion"] == result["locations"][0]["physicalLocation"]["region"]
    assert replacement["insertedContent"] == {"text": "modal_usaha"}


@pytest.mark.parametrize(
    "finding",
    [
        WARNING,
        NOWHERE,
        ERROR._replace(span=Span(16, 23, 17, 3)),
        ERROR._replace(suggestion="modal\u202eusaha"),
    ],
)
def test_what_proposes_nothing_or_more_than_it_looks_like_is_no_fix(finding: Diagnostic) -> None:
    (result,) = log_of(finding)["runs"][0]["results"]
    assert "fixes" not in result


def test_a_finding_without_a_place_names_its_file_alone() -> None:
    (result,) = log_of(NOWHERE)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "file:///tidak/ada.yaml"}}


def test_a_warning_that_is_acknowledged_is_suppressed_with_its_reason() -> None:
    (result,) = log_of(LEFT)["runs"][0]["results"]
    assert result["level"] == "warning"
    assert result["suppressions"] == [{"kind": "inSource", "justification": "diuji di tempat lain\\u202e"}]


@pytest.mark.parametrize("text", ["\033[2J", "\u2028"])
def test_nothing_that_acts_gets_into_a_log(text: str) -> None:
    written = sarif_text([ERROR._replace(values={"fact": text})], "id")
    assert text not in written
