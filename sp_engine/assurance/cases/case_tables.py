"""Cases as tables and matrices: many small variations of one application, one row or cell each.

In come the tables of a document with its named sets; out come cases just like single ones, each at its row or
cell, and findings for what cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, assert_never

from sp_engine.assurance.cases.case import Case, key_of
from sp_engine.assurance.cases.fact_sets import FactSets
from sp_engine.documents import (
    CaseAssertion,
    CaseMatrix,
    CasesDocument,
    CaseTable,
    ExpectedOutcome,
    WrittenCase,
)
from sp_engine.words import Diagnostic, Words
from sp_engine.words.messages import case_documents
from sp_engine.yaml_text import DataPath, Place, Source, flow

_Cells: TypeAlias = Mapping[str, tuple[Any, DataPath]]
"""The cells of a case by their columns: what is written, and where."""

_OUTCOME = key_of(CaseAssertion.OUTCOME)
_ASSERTIONS = {key_of(assertion): assertion for assertion in CaseAssertion}
_AFTER = key_of("after")
_TEXTS = {key_of(field): field for field in ("name", "received", "complete", "issued")}


def table_cases(
    document: CasesDocument, source: Source, sets: FactSets, findings: list[Diagnostic]
) -> list[Case]:
    """Return a case for every row of every table that can be read."""
    cases: list[Case] = []
    for table in document.tables:
        columns = table.columns
        if _OUTCOME not in columns:
            place = table.place("columns").path
            findings.append(_problem(source, place, case_documents.NO_OUTCOME_COLUMN))
            continue
        if table.received is None and key_of("received") not in columns:
            findings.append(_problem(source, table.at.path, case_documents.NO_RECEIVED, key=True))
            continue
        for j, row in enumerate(table.rows):
            place = (*table.place("rows").path, j)
            if len(row) != len(columns):
                length = case_documents.ROW_LENGTH.fill(count=len(row), columns=len(columns))
                findings.append(_problem(source, place, length))
                continue
            cells = {name: (row[k], (*place, k)) for k, name in enumerate(columns)}
            named = {name: (*table.place("columns").path, k) for k, name in enumerate(columns)}
            cases += _Row(table, source, place, named, sets, findings).case(cells)
    return cases


def matrix_cases(
    document: CasesDocument, source: Source, sets: FactSets, findings: list[Diagnostic]
) -> list[Case]:
    """Return a case for every cell of every matrix that can be read."""
    cases: list[Case] = []
    for matrix in document.matrices:
        many = next((field for field in ("down", "across") if len(getattr(matrix, field)) > 1), None)
        if many is not None:
            key = matrix.place(many).path[-1]
            told = case_documents.ONE_FACT_ONLY.fill(key=f"`{key}`")
            findings.append(_problem(source, matrix.place(many).path, told))
            continue
        (down, rows), (across, columns) = (
            next(iter(facts.items())) for facts in (matrix.down, matrix.across)
        )
        place = matrix.place("outcomes").path
        if [len(row) for row in matrix.outcomes] != [len(columns)] * len(rows):
            told = case_documents.WRONG_SIZE.fill(key=f"{len(rows)} × {len(columns)}")
            findings.append(_problem(source, place, told))
            continue
        for j, row in enumerate(matrix.outcomes):
            for k, outcome in enumerate(row):
                cell = (*place, j, k)
                cells = {
                    down: (rows[j], (*matrix.place("down").path, down, j)),
                    across: (columns[k], (*matrix.place("across").path, across, k)),
                    _OUTCOME: (outcome, cell),
                }
                cases += _Row(matrix, source, cell, {}, sets, findings).case(cells)
    return cases


class _Row:
    """The row of a table, or the cell of a matrix, as it becomes a case."""

    def __init__(
        self,
        table: CaseTable | CaseMatrix,
        source: Source,
        place: DataPath,
        columns: Mapping[str, DataPath],
        sets: FactSets,
        findings: list[Diagnostic],
    ) -> None:
        self._table, self._source, self._place = table, source, place
        self._columns, self._sets, self._findings = columns, sets, findings
        self._values: dict[str, Any] = {}
        self._expected: dict[str, DataPath] = {}
        for field in ("received", "complete", "after", "issued", "base"):
            if value := getattr(table, field):
                self._values[field] = value
                self._expected[field] = table.place(field).path

    def case(self, cells: _Cells) -> Iterator[Case]:
        """Yield the case; nothing after a finding."""
        table = self._table
        laid = self._sets.laid(table, table.changes, table.place("changes").path)
        if laid is None:
            return
        shown = []
        for name, (value, cell) in cells.items():
            if _field(name) is None:
                if not self._sets.restated(laid.facts, name, value, cell):
                    return
                laid.stated[name] = cell
                shown.append(f"{name} {_shown(value)}")
            elif (problem := self._take_in(name, value, cell)) is not None:
                self._findings.append(_problem(self._source, cell, problem))
                return
        outcome: ExpectedOutcome = self._values["outcome"]
        reasons = outcome.reasons
        if reasons is not None and reasons not in self._values:
            told = case_documents.NEEDS_REASONS.fill(outcome=outcome)
            self._findings.append(_problem(self._source, self._expected["outcome"], told))
            return
        label = self._values.get("name") or ", ".join(shown)
        self._values["name"] = f"{table.name}: {label}" if label else table.name
        self._expected.setdefault("name", self._place)
        written = WrittenCase(at=Place(self._source.name, self._place), **self._values)
        columns = {_field(name) or name: place for name, place in self._columns.items()}
        yield Case(written, laid.facts, laid.ground, self._source, laid.stated, self._expected, columns)

    def _take_in(self, name: str, value: Any, cell: DataPath) -> Words | None:
        """Take in the key of a case; return what is wrong with its value."""
        self._expected[_field(name) or name] = cell
        if name in _TEXTS:
            return self._take_in_text(name, value)
        if name == _AFTER:
            return self._take_in_names("after", value)
        head, _, part = name.partition(".")
        assertion = _ASSERTIONS[head]
        match assertion:
            case CaseAssertion.OUTCOME:
                return self._take_in_outcome(value, cell)
            case (
                CaseAssertion.FAILED
                | CaseAssertion.LACKING
                | CaseAssertion.PENDING
                | CaseAssertion.LATER
                | CaseAssertion.NOT_APPLICABLE
                | CaseAssertion.TO_SUPPLY
                | CaseAssertion.PRODUCTS
            ):
                return self._take_in_names(assertion, value)
            case (
                CaseAssertion.PREFERENCES
                | CaseAssertion.DUE
                | CaseAssertion.VALID_UNTIL
                | CaseAssertion.RENEW_BY
            ):
                self._values.setdefault(assertion, {})[part] = value
                return None
            case CaseAssertion.REPORT_BY:
                if value is not None:
                    days = tuple(value) if isinstance(value, list) else value
                    self._values.setdefault(assertion, {})[part] = days
                return None
            case CaseAssertion.FEE:
                self._values[assertion] = value
                return None
            case _ as never:
                assert_never(never)

    def _take_in_outcome(self, value: Any, cell: DataPath) -> Words | None:
        """Take in an outcome, alone or with its reasons."""
        word, reasons = value, None
        if isinstance(value, Mapping) and len(value) == 1:
            ((word, reasons),) = value.items()
        if word not in list(ExpectedOutcome):
            known = ", ".join(f"`{name}`" for name in ExpectedOutcome)
            return case_documents.UNKNOWN_OUTCOME.fill(value=_shown(value), known=known)
        outcome = ExpectedOutcome(word)
        self._values["outcome"] = outcome
        if reasons is None:
            return None
        field = outcome.reasons
        if field is None or not _is_names(reasons):
            with_reasons = ", ".join(o for o in ExpectedOutcome if o.reasons is not None)
            return case_documents.NO_REASONS_HERE.fill(word=word, outcomes=with_reasons)
        self._values[field] = tuple(reasons)
        self._expected[field] = (*cell, word)
        return None

    def _take_in_names(self, field: str, value: Any) -> Words | None:
        if value is None:
            return None
        if not _is_names(value):
            return case_documents.LIST_OF_NAMES.fill(name=key_of(field))
        self._values[field] = tuple(value)
        return None

    def _take_in_text(self, name: str, value: Any) -> Words | None:
        field = _TEXTS[name]
        if value is None and field != "received":
            return None
        if not isinstance(value, str):
            return case_documents.NEEDS_TEXT.fill(name=name)
        self._values[field] = value
        return None


def _field(column: str) -> str | None:
    """Return the field of a case that a column is about (`due.penerbitan`), None for a fact."""
    head, _, part = column.partition(".")
    assertion = _ASSERTIONS.get(head)
    match assertion:
        case None:
            return "after" if column == _AFTER else _TEXTS.get(column)
        case (
            CaseAssertion.PREFERENCES
            | CaseAssertion.DUE
            | CaseAssertion.VALID_UNTIL
            | CaseAssertion.RENEW_BY
            | CaseAssertion.REPORT_BY
        ):
            return f"{assertion}.{part}" if part else None
        case (
            CaseAssertion.OUTCOME
            | CaseAssertion.FAILED
            | CaseAssertion.LACKING
            | CaseAssertion.PENDING
            | CaseAssertion.LATER
            | CaseAssertion.NOT_APPLICABLE
            | CaseAssertion.TO_SUPPLY
            | CaseAssertion.FEE
            | CaseAssertion.PRODUCTS
        ):
            return assertion if column == head else None
        case _ as never:
            assert_never(never)


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _shown(value: Any) -> str:
    return "-" if value is None else flow(value)


def _problem(source: Source, path: DataPath, problem: Words, *, key: bool = False) -> Diagnostic:
    return source.finding("SP505", path, key=key, problem=problem)
