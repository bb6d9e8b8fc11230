"""Advice is tried where it is to stand: what would be refused is not proposed, and nothing else is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from sp_engine.words.diagnostics import Diagnostic, Span
from sp_engine.words.language import Words
from sp_engine.words.messages import document_advice
from sp_engine.yaml_text.tried_advice import MOST_TRIED, FoundIn, proposal_of, with_tried_advice

TEXT = "a: satu\nb: dua\nc: tiga\n"


def at(line: int, column: int, end: int, suggestion: str | None = None, code: str = "SP203") -> Diagnostic:
    return Diagnostic(code, "f.yaml", Span(line, column, line, end), suggestion=suggestion)


def refusing(*words: str) -> tuple[list[str], FoundIn]:
    """Return who finds words where they stand, and the texts that were looked at."""
    seen: list[str] = []

    def found_in(texts: Mapping[str, str]) -> Iterable[Diagnostic]:
        seen.append(texts["f.yaml"])
        for number, line in enumerate(texts["f.yaml"].split("\n"), 1):
            for word in words:
                if (column := line.find(word)) >= 0:
                    yield at(number, column + 1, column + 1 + len(word))

    return seen, found_in


def test_a_proposal_that_is_refused_is_silent_and_the_others_stay() -> None:
    seen, found_in = refusing("salah")
    told = with_tried_advice(
        [at(1, 4, 8, "benar"), at(2, 4, 7, "salah"), at(3, 4, 8)], {"f.yaml": TEXT}, found_in
    )
    assert [finding.suggestion for finding in told] == ["benar", None, None]
    assert seen == ["a: benar\nb: salah\nc: tiga\n", "a: satu\nb: salah\nc: tiga\n"]


def test_what_is_found_elsewhere_refuses_nothing() -> None:
    _, found_in = refusing("dua", "a:")
    [told] = with_tried_advice([at(1, 4, 8, "benar")], {"f.yaml": TEXT}, found_in)
    assert told.suggestion == "benar"


def test_two_proposals_that_do_not_go_together_are_tried_alone() -> None:
    def found_in(texts: Mapping[str, str]) -> Iterable[Diagnostic]:
        if "x" in texts["f.yaml"] and "y" in texts["f.yaml"]:
            yield at(1, 1, 9)
            yield at(2, 1, 9)

    told = with_tried_advice([at(1, 4, 8, "x"), at(2, 4, 7, "y")], {"f.yaml": TEXT}, found_in)
    assert [finding.suggestion for finding in told] == ["x", "y"]


def test_a_proposal_that_breaks_the_document_is_refused_wherever_that_shows() -> None:
    def found_in(texts: Mapping[str, str]) -> Iterable[Diagnostic]:
        if "{" in texts["f.yaml"]:
            yield at(3, 1, 2, code="SP101")

    told = with_tried_advice([at(1, 4, 8, "{"), at(2, 4, 7, "y")], {"f.yaml": TEXT}, found_in)
    assert [finding.suggestion for finding in told] == [None, "y"]


def test_what_is_refused_stays_so_where_the_rest_keeps_the_document_from_being_read() -> None:
    slips = [at(1, 4, 8, "salah", "SP101"), at(2, 4, 7, "d", "SP101")]

    def found_in(texts: Mapping[str, str]) -> Iterable[Diagnostic]:
        still = [slip for slip in slips if str(slip.suggestion) not in texts["f.yaml"]]
        yield from still or [at(1, 4, 9, code="SP402")]

    told = with_tried_advice(slips, {"f.yaml": TEXT}, found_in)
    assert [finding.suggestion for finding in told] == [None, "d"]


def test_no_more_than_some_are_tried_one_by_one() -> None:
    seen, found_in = refusing("salah")
    text = "a: satu\n" * 50
    told = with_tried_advice([at(n, 4, 8, "salah") for n in range(1, 51)], {"f.yaml": text}, found_in)
    assert [finding.suggestion for finding in told] == [None] * 50
    assert len(seen) == 1 + MOST_TRIED


def test_advice_falls_silent_too_and_leaves_the_suggestion_of_another() -> None:
    _, found_in = refusing("salah")
    told = with_tried_advice([advised(at(1, 4, 8), "a: salah"), at(1, 1, 2, "z")], {"f.yaml": TEXT}, found_in)
    assert [(finding.advice, finding.suggestion) for finding in told] == [(None, None), (None, "z")]


def test_lines_end_as_they_did() -> None:
    seen, found_in = refusing()
    with_tried_advice([at(1, 4, 8, "benar")], {"f.yaml": TEXT.replace("\n", "\r\n")}, found_in)
    assert seen == [TEXT.replace("\n", "\r\n").replace("satu", "benar")]


def test_what_is_about_no_text_at_hand_is_left_alone() -> None:
    finding = at(1, 4, 8, "benar")._replace(file="lain.yaml")
    assert with_tried_advice([finding], {"f.yaml": TEXT}, refusing("benar")[1]) == [finding]


def advised(finding: Diagnostic, text: str) -> Diagnostic:
    return finding._replace(advice=document_advice.WRITE.fill(text=text))


@pytest.mark.parametrize(
    ("finding", "line", "new"),
    [
        (at(1, 4, 8, "dua"), "a: satu", "a: dua"),
        (advised(at(1, 4, 8), "a: [satu]"), "a: satu", "a: [satu]"),
        (advised(at(1, 4, 8), "[satu]"), "a: satu", "a: [satu]"),
        (advised(at(1, 2, 3), "c: 1"), "{a: {b: 2}, d: 1}", "{c: 1, d: 1}"),
        (advised(at(1, 2, 3), "c: 1"), "{a: 2, d: 1}", "{c: 1, d: 1}"),
        (advised(at(1, 9, 10, code="SP101"), 'a: "b: c"'), "  a: b: c", '  a: "b: c"'),
    ],
)
def test_what_is_proposed_is_a_line(finding: Diagnostic, line: str, new: str) -> None:
    found = proposal_of(finding, line)
    assert found is not None
    assert (found.line, found.text) == (1, new)


@pytest.mark.parametrize(
    "finding",
    [
        at(1, 4, 8),
        at(9, 1, 2, "x"),
        advised(at(1, 4, 8), "a: …"),
        at(1, 4, 8)._replace(advice=Words("lihat di atas", "look above")),
        at(1, 4, 8)._replace(span=None),
    ],
)
def test_what_says_no_text_proposes_nothing(finding: Diagnostic) -> None:
    assert proposal_of(finding, "a: satu") is None
