"""Cases as tables and matrices: many small variations of one application, one row or cell each.

In comes the data of an `.uji.yaml` with its named sets; out come cases just like single ones, each at its
row or cell, and findings for what cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sp_engine.assurance.cases.expectations import LISTS, NOT_IN_FORCE, OUTCOMES, REASONS
from sp_engine.assurance.cases.fact_sets import Case, FactSets, restate
from sp_engine.words.diagnostics import Diagnostic
from sp_engine.words.language import Words
from sp_engine.words.messages import case_documents
from sp_engine.yaml_text.flow_style import flow
from sp_engine.yaml_text.source import DataPath, Source

_LISTS = (*LISTS, "lengkapi")
_TEXTS = ("nama", "diajukan", "lengkap")
_NESTED = ("tenggat", "diutamakan")


def table_cases(source: Source, sets: FactSets, findings: list[Diagnostic]) -> list[Case]:
    """Return a case for every row of every table that can be read."""
    cases: list[Case] = []
    for i, table in enumerate(source.data.get("tabel", ())):
        path: DataPath = ("tabel", i)
        columns = table["kolom"]
        if "hasil" not in columns:
            findings.append(_problem(source, (*path, "kolom"), case_documents.NO_OUTCOME_COLUMN))
            continue
        if "diajukan" not in table and "diajukan" not in columns:
            findings.append(_problem(source, path, case_documents.NO_RECEIVED, key=True))
            continue
        for j, row in enumerate(table["baris"]):
            place = (*path, "baris", j)
            if len(row) != len(columns):
                findings.append(
                    _problem(
                        source,
                        place,
                        case_documents.ROW_LENGTH.fill(count=len(row), columns=len(columns)),
                    )
                )
                continue
            cells = {name: (row[k], (*place, k)) for k, name in enumerate(columns)}
            cases += _case(source, table, path, place, cells, sets, findings)
    return cases


def matrix_cases(source: Source, sets: FactSets, findings: list[Diagnostic]) -> list[Case]:
    """Return a case for every cell of every matrix that can be read."""
    cases: list[Case] = []
    for i, matrix in enumerate(source.data.get("matriks", ())):
        path: DataPath = ("matriks", i)
        many = next((key for key in ("menurun", "mendatar") if len(matrix[key]) > 1), None)
        if many is not None:
            told = f"`{many}`"
            findings.append(_problem(source, (*path, many), case_documents.ONE_FACT_ONLY.fill(key=told)))
            continue
        (down, rows), (across, columns) = (next(iter(matrix[key].items())) for key in ("menurun", "mendatar"))
        lengths = [len(row) for row in matrix["hasil"]]
        if lengths != [len(columns)] * len(rows):
            told = f"{len(rows)} × {len(columns)}"
            place = (*path, "hasil")
            findings.append(_problem(source, place, case_documents.WRONG_SIZE.fill(key=told)))
            continue
        for j, row in enumerate(matrix["hasil"]):
            for k, outcome in enumerate(row):
                place = (*path, "hasil", j, k)
                cells = {
                    down: (rows[j], (*path, "menurun", down, j)),
                    across: (columns[k], (*path, "mendatar", across, k)),
                    "hasil": (outcome, place),
                }
                cases += _case(source, matrix, path, place, cells, sets, findings)
    return cases


_Cells = Mapping[str, tuple[Any, DataPath]]


def _case(
    source: Source,
    table: Mapping[str, Any],
    path: DataPath,
    place: DataPath,
    cells: _Cells,
    sets: FactSets,
    findings: list[Diagnostic],
) -> Iterator[Case]:
    """Yield the case of one row or cell; nothing after a finding."""
    laid = sets.laid(table, path, table.get("ubah", {}), (*path, "ubah"))
    if laid is None:
        return
    facts, stated = laid
    data: dict[str, Any] = {key: table[key] for key in ("diajukan", "lengkap", "dari") if key in table}
    expected = {key: (*path, key) for key in data}
    shown = []
    for name, (value, cell) in cells.items():
        expected[name] = cell
        if not _is_key(name):
            restate(facts, name, value)
            stated[name] = cell
            shown.append(f"{name} {_shown(value)}")
        elif (problem := _take_in(name, value, data, expected, cell)) is not None:
            findings.append(_problem(source, cell, problem))
            return
    outcome = data["hasil"]
    if outcome in REASONS and REASONS[outcome] not in data:
        reasons = case_documents.NEEDS_REASONS.fill(outcome=outcome)
        findings.append(_problem(source, expected["hasil"], reasons))
        return
    label = data.get("nama") or ", ".join(shown)
    data["nama"] = f"{table['nama']}: {label}" if label else table["nama"]
    expected.setdefault("nama", place)
    columns = {name: (*path, "kolom", k) for k, name in enumerate(table.get("kolom", ()))}
    yield Case(data["nama"], data, facts, source, place, stated, expected, columns)


def _is_key(name: str) -> bool:
    """Whether a column is a key of a case; any other is a fact."""
    head, _, rest = name.partition(".")
    return name in ("hasil", "biaya", *_LISTS, *_TEXTS) or (head in _NESTED and rest != "")


def _take_in(
    name: str, value: Any, data: dict[str, Any], expected: dict[str, DataPath], cell: DataPath
) -> Words | None:
    """Take in the key of a case; return what is wrong with its value."""
    head, _, rest = name.partition(".")
    if name == "hasil":
        return _outcome(value, data, expected, cell)
    if name in _LISTS:
        return _listed(name, value, data)
    if name in _TEXTS:
        return _text(name, value, data)
    if rest:
        data.setdefault(head, {})[rest] = value
    else:
        data[name] = value
    return None


def _outcome(value: Any, data: dict[str, Any], expected: dict[str, DataPath], cell: DataPath) -> Words | None:
    """Take in an outcome, alone or with its reasons; return what is wrong with it."""
    word, reasons = value, None
    if isinstance(value, Mapping) and len(value) == 1:
        ((word, reasons),) = value.items()
    if word not in (*OUTCOMES, NOT_IN_FORCE):
        known = ", ".join(f"`{name}`" for name in (*OUTCOMES, NOT_IN_FORCE))
        return case_documents.UNKNOWN_OUTCOME.fill(value=_shown(value), known=known)
    data["hasil"] = word
    key = REASONS.get(word)
    if reasons is None:
        return None
    if key is None or not _is_names(reasons):
        return case_documents.NO_REASONS_HERE.fill(word=word, outcomes=", ".join(REASONS))
    data[key] = reasons
    expected[key] = (*cell, word)
    return None


def _listed(name: str, value: Any, data: dict[str, Any]) -> Words | None:
    if value is None:
        return None
    if not _is_names(value):
        return case_documents.LIST_OF_NAMES.fill(name=name)
    data[name] = value
    return None


def _text(name: str, value: Any, data: dict[str, Any]) -> Words | None:
    if value is None and name != "diajukan":
        return None
    if not isinstance(value, str):
        return case_documents.NEEDS_TEXT.fill(name=name)
    data[name] = value
    return None


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _shown(value: Any) -> str:
    return "-" if value is None else flow(value)


def _problem(source: Source, path: DataPath, problem: Words, *, key: bool = False) -> Diagnostic:
    return source.finding("SP505", path, key=key, problem=problem)
