"""One case, and the named fact sets that cases are laid over.

In comes the data of an `.uji.yaml`; out come facts with the place where each is stated.  Knows nothing about
deciding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

from sp_engine.assurance.cases.expectations import moment_of
from sp_engine.words.diagnostics import Diagnostic, nearest
from sp_engine.words.language import Words
from sp_engine.yaml_text.source import DataPath, Source

_THINGS = {"himpunan": "set", "fakta": "fact", "persyaratan": "requirement", "tahap": "stage"}


@dataclass(frozen=True, slots=True)
class Case:
    """One case: where it stands, and its facts with the sets laid out.

    `data` are its keys as a single case has them, also when it is a row of a table; `stated` says where each
    fact stands and `expected` where an expectation stands, when that is not under the case's own key;
    `columns` says where a table names a fact or a stage.
    """

    name: str
    data: Mapping[str, Any]
    facts: Mapping[str, Any]
    source: Source
    path: DataPath
    stated: Mapping[str, DataPath] = field(default_factory=dict)
    expected: Mapping[str, DataPath] = field(default_factory=dict)
    columns: Mapping[str, DataPath] = field(default_factory=dict)

    def received(self, zone: tzinfo) -> datetime:
        return moment_of(self.data["diajukan"], zone)

    def complete(self, zone: tzinfo) -> datetime | None:
        return moment_of(self.data["lengkap"], zone) if "lengkap" in self.data else None

    def place(self, key: str) -> DataPath:
        """Return where an expectation stands: `hasil`, `tenggat.penerbitan`."""
        return self.expected.get(key, (*self.path, *key.split(".", 1)))


class FactSets:
    """The named sets of a file, each laid over the one it extends, with the place of every fact."""

    def __init__(self, source: Source, findings: list[Diagnostic]) -> None:
        self._source, self._findings = source, findings
        self._sets: dict[str, tuple[dict[str, Any], dict[str, DataPath]] | None] = {}
        for name, entry in source.data.get("himpunan", {}).items():
            self._sets[name] = self.laid(entry, ("himpunan", name), entry, ("himpunan", name))

    def laid(
        self, entry: Mapping[str, Any], path: DataPath, changes: Mapping[str, Any], inner: DataPath
    ) -> tuple[dict[str, Any], dict[str, DataPath]] | None:
        """Return the facts of the set under `dari`, less `tanpa`, with `changes` (at `inner`) laid over.

        None after a finding, and over a set that has one.  A set may extend only one that stands above it.
        """
        base: tuple[Mapping[str, Any], Mapping[str, DataPath]] = ({}, {})
        if "dari" in entry:
            if entry["dari"] not in self._sets:
                self._findings.append(self._no_set(entry["dari"], (*path, "dari")))
            extended = self._sets.get(entry["dari"])
            if extended is None:
                return None
            base = extended
        without = entry.get("tanpa", ())
        for j, fact in enumerate(without):
            if fact not in base[0]:
                self._findings.append(unknown(self._source, (*path, "tanpa", j), "fakta", fact, base[0]))
        facts = {name: value for name, value in base[0].items() if name not in without}
        stated = dict(base[1])
        for name, value in changes.items():
            if changes is not entry or name not in ("dari", "tanpa"):
                restate(facts, name, value)
                stated[name] = (*inner, name)
        return facts, stated

    def _no_set(self, name: str, path: DataPath) -> Diagnostic:
        if name in self._source.data.get("himpunan", {}):
            return self._source.finding("SP506", path, name=name)
        return unknown(self._source, path, "himpunan", name, self._sets)


def restate(facts: dict[str, Any], name: str, value: Any) -> None:
    """State a fact anew; `document.attribute` changes that attribute alone, a document all of its own."""
    document, _, attribute = name.partition(".")
    if attribute and isinstance(facts.get(document), Mapping):
        facts[document] = {**facts[document], attribute: value}
        return
    for other in [other for other in facts if not attribute and other.startswith(f"{name}.")]:
        del facts[other]
    facts[name] = value


def unknown(source: Source, path: DataPath, what: str, name: str, known: Any) -> Diagnostic:
    """Return the finding about a name that a case uses and that does not exist."""
    listed = ", ".join(f"`{k}`" for k in known) or "-"
    return source.finding(
        "SP502",
        path,
        key=isinstance(path[-1], str) and path[-2] in ("tenggat", "diutamakan"),
        suggestion=nearest(name, known),
        what=Words(what, _THINGS[what]),
        name=name,
        known=listed,
    )
