"""A plain command line is read as typer would read it, and nothing else is read without typer."""

from __future__ import annotations

import inspect
import subprocess
import sys
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sp_cli import command_line
from sp_cli.exit_codes import ExitCode
from sp_cli.parameters import Option
from sp_cli.plain_line import parameters_of, plain_values
from sp_cli.verbs import VERBS, verb_function

WRITTEN = [
    "",
    "-",
    "--",
    "-x",
    "a",
    "a b",
    "a=b",
    "=",
    "depok/kios",
    "2026",
    "en",
    "id",
    "sp-decision/1",
    "--json",
]


TAKEN: dict[str, Any] = {}


@cache
def taking(verb: str) -> Any:
    """Return typer's command of a verb, whose function only notes what it is given."""

    def take(**given: Any) -> ExitCode:
        TAKEN.update(given)
        return ExitCode.DONE

    setattr(take, "__signature__", inspect.signature(verb_function(verb), eval_str=True))  # noqa: B010
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command_line, "verb_function", {verb: take}.__getitem__)
        return command_line.command_line([verb], "id")


def read_by_typer(verb: str, words: list[str]) -> dict[str, Any]:
    """Return what typer would give to the function of a verb; raises what typer raises."""
    TAKEN.clear()
    with taking(verb).make_context("sp", [*verb.split(), *words], obj="id") as context:
        context.command.invoke(context)
    return dict(TAKEN)


def lines(verb: str) -> st.SearchStrategy[list[str]]:
    options = [p.place.name for p in parameters_of(verb_function(verb)) if isinstance(p.place, Option)]
    written = st.sampled_from(WRITTEN)
    named = st.sampled_from(options)
    word = st.one_of(
        named.map(lambda name: [name]),
        st.builds(lambda name, text: [name, text], named, written),
        st.builds(lambda name, text: [f"{name}={text}"], named, written),
        written.map(lambda text: [text]),
    )
    return st.lists(word, max_size=4).map(lambda words: [*chain(*words)])


@pytest.mark.parametrize("verb", VERBS)
@given(data=st.data())
def test_what_is_read_at_once_is_what_typer_reads(verb: str, data: st.DataObject) -> None:
    words = data.draw(lines(verb))
    plain = plain_values(verb_function(verb), words, "id")
    if plain is not None:
        defaults = {
            name: parameter.default
            for name, parameter in inspect.signature(verb_function(verb)).parameters.items()
        }
        assert {**defaults, **plain} == read_by_typer(verb, words)


@pytest.mark.parametrize(
    "words",
    [
        ["depok/kios", "--facts", "f.yaml", "--set", "a=1", "--set=b=2", "--json", "--lang", "en"],
        ["--facts", "-", "depok/kios", "--decision-format", "sp-decision/1"],
    ],
)
def test_the_lines_of_a_counter_are_plain(words: list[str]) -> None:
    assert plain_values(verb_function("check"), words, "id") is not None


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["depok/kios", "depok/kios"],
        ["depok/kios", "--help"],
        ["depok/kios", "-h"],
        ["depok/kios", "--fact", "f.yaml"],
        ["depok/kios", "--facts"],
        ["depok/kios", "--facts", "--json"],
        ["depok/kios", "--facts", "a", "--facts", "b"],
        ["depok/kios", "--json=ya"],
        ["depok/kios", "--decision-format", "sp-decision/9"],
        ["--", "depok/kios"],
    ],
)
def test_what_is_not_plain_goes_to_typer(words: list[str]) -> None:
    assert plain_values(verb_function("check"), words, "id") is None


def test_the_environment_names_the_catalogue_unless_the_line_does(monkeypatch: pytest.MonkeyPatch) -> None:
    check = verb_function("check")
    monkeypatch.setenv("SP_CATALOGUE", "there")
    stated = plain_values(check, ["a/b"], "id"), plain_values(check, ["a/b", "--catalogue", "here"], "id")
    assert [values and values["catalogue"] for values in stated] == [Path("there"), Path("here")]
    monkeypatch.setenv("SP_CATALOGUE", "")
    assert plain_values(check, ["a/b"], "id") == {"service": "a/b", "language": "id"}


def test_a_clerk_does_not_wait_for_typer() -> None:
    code = (
        "import sys; from sp_cli.main import main; main(['check', 'depok/kios', '--received',"
        " '2026-03-16T10:00']); assert 'typer' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
