"""Letters that deceive are found at their place, with the text that is to stand there."""

import pytest

from sp_engine.lint.letters import letter_problems
from sp_engine.words.diagnostics import Diagnostic, Span
from sp_engine.yaml_text.source import parse_yaml


def found(text: str) -> list[tuple[str, int, int, str | None]]:
    problems = letter_problems(parse_yaml(text, "t.yaml"))
    return [(p.code, p.span.line, p.span.column, p.suggestion) for p in problems if p.span]


def mended(text: str) -> str:
    """Return the text with each suggestion in its place."""
    lines = text.split("\n")
    for code, line, column, meant in sorted(found(text), key=lambda one: one[1:3], reverse=True):
        assert meant is not None, code
        (span,) = (p.span for p in letter_problems(parse_yaml(text, "t.yaml")) if _at(p) == (line, column))
        assert span is not None
        lines[line - 1] = lines[line - 1][: column - 1] + meant + lines[line - 1][span.end_column - 1 :]
    return "\n".join(lines)


def _at(problem: Diagnostic) -> tuple[int, int]:
    return (problem.span.line, problem.span.column) if problem.span else (0, 0)


@pytest.mark.parametrize(
    ("text", "code", "better"),
    [
        ("nama: Izin\u200bMakam\n", "SP392", "nama: IzinMakam\n"),
        ("nama: Izin \u202eMakam\u202c\n", "SP392", "nama: Izin Makam\n"),
        ("# catatan\u2066\nnama: Izin\n", "SP392", "# catatan\nnama: Izin\n"),
        ("na\u00adma: Izin\n", "SP392", "nama: Izin\n"),
        ("nama: Izin\ufeff\n", "SP392", "nama: Izin\n"),
        ("nama: Izin\u3164\n", "SP392", "nama: Izin\n"),
        ("nama: Izin\u00a0Makam\n", "SP393", "nama: Izin Makam\n"),
        ("nama: Izin\u3000Makam\u2009di\n", "SP393", "nama: Izin Makam di\n"),
        ("nama: K\u043eperasi\n", "SP393", "nama: Koperasi\n"),
        ("nama: \u041aoperasi\n", "SP393", "nama: Koperasi\n"),
        ("nama: k\u03bfperasi\n", "SP393", "nama: koperasi\n"),
        ("nama: \uff11\uff12 \uff21\n", "SP393", "nama: 12 A\n"),
        ("nama: de\ufb01nisi\n", "SP393", "nama: definisi\n"),
        (
            "uraian: Mengisi formulir #A1 lalu\n",
            "SP394",
            'uraian: "Mengisi formulir #A1 lalu"\n',
        ),
        ("- formulir #1\n", "SP394", '- "formulir #1"\n'),
        ("nama: “Izin Makam\n", "SP395", "nama: Izin Makam\n"),
        ("nama: Izin Makam”\n", "SP395", "nama: Izin Makam\n"),
    ],
)
def test_what_deceives_is_found_and_mended(text: str, code: str, better: str) -> None:
    assert {found_code for found_code, *_ in found(text)} == {code}
    assert mended(text) == better
    assert found(better) == []


@pytest.mark.parametrize(
    "text",
    [
        "nama: Keputusan – “Izin” é ²\n",
        "nama: 'Koperasi “Maju” dan „Jaya”'\n",
        "nama: Кооператив и α, β\n",
        "nama: Izin # catatan\n",
        "nama: Izin ## catatan\n",
        "nama: Izin#5\n",
        "nama: 'Izin #5'\n",
        "# teks #5\nnama: Izin\n",
        "#sementara\nnama: Izin\n",
        "hari: [senin] #kerja\n",
        "nama: Jum’at ‘ini’ 中文 😀\n",
    ],
)
def test_what_is_as_it_looks_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_is_written_with_a_backslash_is_found_too() -> None:
    assert found('nama: "Izin \\u202e Makam"\n') == [("SP392", 1, 7, None)]
    assert found('nama: "\\e[31mIzin"\n') == [("SP392", 1, 7, None)]


def test_a_mark_in_the_middle_of_a_text_is_for_its_author() -> None:
    assert found("nama: Izin “Makam umum\n") == [("SP395", 1, 12, None)]


def test_what_was_found_already_is_not_found_again() -> None:
    source = parse_yaml("nama: Izin\u200bMakam\n", "t.yaml")
    known = Diagnostic("SP204", "t.yaml", Span(1, 7, 1, 17))
    assert list(letter_problems(source, [known])) == []
    elsewhere = known._replace(file="u.yaml")
    assert len(list(letter_problems(source, [elsewhere]))) == 1
