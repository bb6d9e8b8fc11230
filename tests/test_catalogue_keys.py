"""A key of the catalogue is named in the room that defines it; whoever else needs it takes it from there."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((*(ROOT / "sp_engine").rglob("*.py"), *(ROOT / "cli/sp_cli").rglob("*.py")))
ROOMS = {
    "sp_engine/documents": "defines every key, and advises on them",
    "sp_engine/conditions/grammar.py": "joins and names conditions",
    "sp_engine/conditions/operators.py": "has a row for each key that compares",
    "sp_engine/facts": "knows kinds of fact and units as people write them, and no document",
    "sp_engine/workdays": "knows units and kinds of day off, and no document",
    "sp_engine/importing": "writes drafts key by key, which must validate, and reads words of decrees",
    "sp_engine/publishing/decree_values.py": "names what a template places as an office does",
    "sp_engine/publishing/notice.py": "names what a template places as an office does",
    "sp_engine/publishing/service_sheets.py": "names what a template places as an office does",
    "sp_engine/publishing/papers_made.py": "calls files and templates as an office does",
    "sp_engine/words/figures.py": "reads units as people write them in a sentence, and knows no document",
    "sp_engine/words/figure_text.py": "writes units as people write them, and knows no document",
    "sp_engine/stationery": "calls what a template places as those do who change it in Word",
    "sp_engine/letters/template_values.py": "calls what a template places as those do who change it in Word",
    "sp_engine/words/messages": "holds sentences, some of a single word",
}
"""The rooms in which a literal may read like a key, and why."""
SINGLE = {
    ("sp_engine/deciding/applicant_facts.py", "fakta"): "what stands where a finding has no file to name",
    ("sp_engine/lint/rule_figures.py", "persen"): "the unit of a number that is a share",
    ("sp_engine/lint/listed_name.py", "layanan"): "a word that a name may leave out",
    ("sp_engine/lint/listed_name.py", "pelayanan"): "a word that a name may leave out",
    ("sp_engine/authoring/skeletons.py", "contoh"): "the value of a text that an applicant would state",
    **{
        ("sp_engine/population/result_columns.py", heading): "the heading of a column of results"
        for heading in ("baris", "hasil", "biaya", "kolom", "kode")
    },
    ("sp_engine/authoring/first_cases.py", "lengkap"): "what a set of facts is called",
    ("sp_engine/papers/paper.py", "judul"): "what a template of a paper calls its title",
}
TEMPLATES = {
    "sp_engine/authoring/skeletons.py": "is the text of documents to be filled in, which must validate",
    "sp_engine/authoring/first_cases.py": "is the text of cases to be gone through, which must validate",
}
"""Where the text of a document may be written out, and why."""
ELSEWHERE = {"id", "format", "status"}
"""Keys of the catalogue that our JSON and Python's own libraries have too."""


OF_THE_ENGINE = {"bukti.schema", "keputusan.schema", "penapisan.schema"}
"""The schemas of what the engine writes itself, which nobody writes in a catalogue."""


def schema_keys() -> set[str]:
    """Return every key that the schema of a document names; a decision is JSON of ours, and English."""
    schemas = [p for p in (ROOT / "schema").glob("*.schema.json") if p.stem not in OF_THE_ENGINE]
    return {key for path in schemas for key in keys_in(json.loads(path.read_text(encoding="utf-8")))}


def keys_in(form: Any) -> Iterator[str]:
    if isinstance(form, dict):
        properties = form.get("properties")
        yield from properties if isinstance(properties, dict) else ()
        for inner in form.values():
            yield from keys_in(inner)
    elif isinstance(form, list):
        for inner in form:
            yield from keys_in(inner)


KEYS = schema_keys() - ELSEWHERE
_WRITTEN = re.compile(rf"(?:^|[\s{{\[`])({'|'.join(sorted(KEYS))}):(?:\s|$)")


def literals_in(code: str) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module with their lines: no docstrings, and no names of a record's fields."""
    tree = ast.parse(code)
    left_out: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=value):
                left_out.add(id(value))
            case ast.Call(func=ast.Attribute(attr="place"), args=[field, *_]):
                left_out.add(id(field))
            case ast.Subscript(value=ast.Attribute(attr="keys"), slice=field):
                left_out |= {id(part) for part in ast.walk(field)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.lineno, node.value


def keys_named_in(code: str) -> Iterator[tuple[int, str]]:
    yield from ((line, text) for line, text in literals_in(code) if text in KEYS)


def keys_written_out_in(code: str) -> Iterator[tuple[int, str]]:
    """Yield the keys in texts such as `nama: …`; a line that waits for its author begins with a comment."""
    for line, text in literals_in(code):
        yield from ((line, key) for key in _WRITTEN.findall(text.replace("# lengkapi:", "")))


def allowed(name: str) -> bool:
    return any(name == room or name.startswith(f"{room}/") for room in ROOMS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_key_of_the_catalogue_is_named_in_its_own_room(path: Path) -> None:
    name, code = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    if not allowed(name):
        named = [f"{name}:{line} {key}" for line, key in keys_named_in(code) if (name, key) not in SINGLE]
        written = (
            [] if name in TEMPLATES else [f"{name}:{line} {k}:" for line, k in keys_written_out_in(code)]
        )
        assert not named + written


def test_what_is_allowed_is_needed() -> None:
    rooms, single, templates = set(), set(), set()
    for path in FILES:
        name, code = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        named = {key for _, key in keys_named_in(code)}
        if allowed(name):
            rooms |= {room for room in ROOMS if named and (name == room or name.startswith(f"{room}/"))}
        else:
            single |= {(name, key) for key in named}
            templates |= {name} if any(keys_written_out_in(code)) else set()
    assert rooms == set(ROOMS)
    assert single == set(SINGLE)
    assert templates == set(TEMPLATES)


@pytest.mark.parametrize(
    "code",
    [
        'data["syarat"]',
        'data.get("layanan", ())',
        '{"uraian": "Biaya"}',
        '(*path, "tenggat")',
        'f"diajukan: {moment}"',
        'lines = "pelayanan:\\n"',
        '"Tulis `jika: …`."[1:]',
        'f"{{dokumen: {name}}}"',
    ],
)
def test_a_key_that_stands_in_code_is_found(code: str) -> None:
    assert [*keys_named_in(code), *keys_written_out_in(code)]


@pytest.mark.parametrize(
    "code",
    [
        'record.place("per")',
        'Fee.keys["per"].name',
        '"""What stands under `syarat: …`."""',
        '"# lengkapi: bunyinya menurut keputusan"',
        '{"status": "open", "format": "date"}',
        '"persyaratan dan prosedur"',
    ],
)
def test_what_only_reads_like_a_key_is_let_be(code: str) -> None:
    assert not [*keys_named_in(code), *keys_written_out_in(code)]


def test_the_keys_are_those_of_the_documents() -> None:
    assert {"layanan", "syarat", "paling_banyak", "dengan", "uraian_en", "hari_libur", "kasus"} <= KEYS
    assert not {"outcome", "deadlines", "satuPersyaratan"} & KEYS
