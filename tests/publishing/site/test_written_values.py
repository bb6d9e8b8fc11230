"""What a reader writes in a field of a page is read as at the counter: the same value, or none."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from typing import Any

import pytest
from rules.script.script_in_node import NO_NODE

from sp_engine.facts import FactDefinition, Kind, ValueProblem, parse_spoken, states_nothing
from sp_engine.facts.value_forms import plainly_written
from sp_engine.publishing.site.check_program import fact_form
from sp_engine.publishing.site.site import check_scripts
from sp_engine.words import Words

WORDS = Words("modal", "capital")
FORMS = [
    FactDefinition("modal", Kind.MONEY, WORDS, WORDS),
    FactDefinition("modal", Kind.MONEY, WORDS, WORDS, least=1_000, most=2_000_000),
    FactDefinition("jumlah", Kind.NUMBER, WORDS, WORDS, least=-5, most=1_000_000),
    FactDefinition("jumlah", Kind.NUMBER, WORDS, WORDS, unit=Words("orang", "people")),
    FactDefinition("berat", Kind.NUMBER, WORDS, WORDS, places=2, unit=Words("kg", "kg")),
    FactDefinition("nib", Kind.TEXT, WORDS, WORDS, pattern="[0-9]{13}"),
    FactDefinition("catatan", Kind.TEXT, WORDS, WORDS),
    FactDefinition("hari", Kind.DATE, WORDS, WORDS),
]
WRITTEN = [
    *(
        "0",
        "-0",
        "7",
        "-5",
        "-6",
        "007",
        "1.500",
        "1,500",
        "1.500,5",
        "1.5",
        "10,5",
        "10.555",
        "1e3",
        "0x10",
        "12 orang",
    ),
    *(
        "1.500 people",
        "12 kg",
        "12,25 kg",
        "Rp500.000",
        "rp. 500000",
        "Rp 1.000,00",
        "Rp1.000,-",
        "IDR 1.000",
        "500 juta",
    ),
    *(
        "1,5 juta",
        "1,555 juta",
        "1.500 juta",
        "2 miliar",
        "2milyar",
        "1,25 jt",
        "500 rb",
        "500.000 rupiah",
        "Rp1.00.000",
    ),
    *(
        "999999999999999",
        "1000000000000000",
        "1000000000000001",
        "9" * 41,
        "9" * 42,
        "",
        " ",
        "-",
        "—",
        "...",
        "\u200b",
        "\u200b7",
    ),
    *(
        "1234567890123",
        " 1234567890123\u00a0",
        "123456789012",
        "é",
        "x" * 1000,
        "x" * 1001,
        "a\u200bb",
        "a\tb",
    ),
    *(
        "2026-03-16",
        "2026-02-30",
        "2026-13-01",
        "1899-12-31",
        "2200-01-01",
        "2026-3-16",
        "2000-02-29",
        "1900-02-29",
    ),
]


def expected(form: FactDefinition, text: str) -> Any:
    """Return the value that the counter reads, "problem" where it refuses, None where nothing is stated."""
    if states_nothing(plainly_written(text)):
        return None
    try:
        return parse_spoken(form, text).value
    except ValueProblem:
        return "problem"


@pytest.mark.skipif(shutil.which("node") is None, reason=NO_NODE)
def test_what_is_written_in_a_field_is_read_as_at_the_counter() -> None:
    chance = random.Random("fields")
    letters = "0123456789.,-Rrp jutaribu kgé\u00a0\u200b"
    made = ["".join(chance.choices(letters, k=chance.randrange(1, 9))) for _ in range(2_000)]
    dates = Kind.DATE  # a page asks for a day with the browser's own field, which writes one form only
    asked = [
        (form, text)
        for form in FORMS
        for text in (*WRITTEN, *(made if form.kind is not dates else ()))
        if form.kind is not dates or text[:1].isdigit() is (len(text) == 10 and text[4:5] == "-")
    ]
    questions = json.dumps([[fact_form(form), text] for form, text in asked])
    program = f"""{check_scripts()}
    const read = ([form, text]) => {{
      const {{value, problem}} = sp.written.read(form, text);
      return problem ? "problem" : value ?? null;
    }};
    console.log(JSON.stringify({questions}.map(read)));"""
    node = shutil.which("node")
    assert node is not None
    run = subprocess.run([node, "-"], input=program, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    differing = [
        (form.kind.value, text, theirs, ours)
        for (form, text), theirs in zip(asked, json.loads(run.stdout), strict=True)
        if theirs != (ours := expected(form, text))
    ]
    assert differing == []
