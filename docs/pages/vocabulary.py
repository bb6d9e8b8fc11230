"""Every fact of the bundled vocabulary, with the services that look at it."""

from __future__ import annotations

from collections.abc import Iterator

from pages.sections import table
from sp_engine.catalogue import CatalogueFiles
from sp_engine.facts import FactDefinition


def facts() -> str:
    """Return one table per kind of entry: facts, then documents with their attributes."""
    files = CatalogueFiles()
    used = _used(files)
    definitions = [files.vocabulary()[name] for name in files.vocabulary()]
    plain = [d for d in definitions if d.kind.value != "dokumen"]
    documents = [d for d in definitions if d.kind.value == "dokumen"]
    headings = ("Fakta", "Jenis", "Pertanyaan", "Diisi oleh", "Bila kurang", "Layanan")
    return "\n\n".join(
        (
            f"## Fakta ({len(plain)})",
            table(headings, (_row(d, used) for d in plain)),
            f"## Dokumen ({len(documents)})",
            table(headings, (row for d in documents for row in _document(d, used))),
        )
    )


def _used(files: CatalogueFiles) -> dict[str, list[str]]:
    used: dict[str, list[str]] = {}
    for agency in files.agency_ids():
        for decree in files.decrees(agency):
            for listed in decree.services:
                standard = files.standard_of(decree, f"{agency}/{listed.id}")
                for name in standard.facts:
                    used.setdefault(name, []).append(standard.service)
    return used


def _row(definition: FactDefinition, used: dict[str, list[str]]) -> tuple[str, ...]:
    services = used.get(definition.id, [])
    return (
        f"`{definition.id}`",
        f"{_kind(definition)} (rahasia)" if definition.confidential else _kind(definition),
        definition.question.id,
        "petugas" if definition.supplied_by_agency else "pemohon",
        "dapat diperbaiki" if definition.curable_when_short else "ditolak",
        ", ".join(services) if len(services) <= 3 else f"{len(services)} layanan",
    )


def _document(document: FactDefinition, used: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    yield _row(document, used)
    for attribute in (document.attributes or {}).values():
        yield (*_row(attribute, used)[:5], "")


def _kind(definition: FactDefinition) -> str:
    kind = definition.kind.value
    if definition.choices:
        ladder = " (bertingkat)" if definition.graded else ""
        return f"{kind}{ladder}: " + " · ".join(f"`{choice}`" for choice in definition.choices)
    if definition.form is not None:
        return f"{kind}: {definition.form.id}"
    if definition.unit is not None:
        return f"{kind} ({definition.unit.id})"
    return kind
