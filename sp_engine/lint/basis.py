"""The legal basis of a decree against the registry of regulations.

In come the regulations that a decree and its services cite; out come those that had been replaced when the
decree was signed, those replaced since, citations that repeat, and titles that differ from the registry's.
What the registry has not checked is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sp_engine.documents.sharing import Piece
from sp_engine.lint.decree_text import DecreeText, Found, ServiceText, found
from sp_engine.words.dates import date_in_both
from sp_engine.words.language import Words


def preamble(decree: DecreeText) -> Iterator[Found]:
    """Yield what is wrong with the regulations under *Mengingat*."""
    if "mengingat" in decree.source.data:
        cited = Piece(decree.source.data["mengingat"], decree.source, ("mengingat",))
        yield from _problems(list(cited.items()), None, decree)


def service_basis(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield what is wrong with the regulations under *Dasar hukum*."""
    cited = [entry for entry in service.entries("dasar_hukum") if "peraturan" in entry.data]
    yield from _problems(cited, "dasar_hukum", decree)


def _problems(cited: list[Piece], component: str | None, decree: DecreeText) -> Iterator[Found]:
    seen: set[str] = set()
    for entry in cited:
        name = entry.data["peraturan"]
        known = decree.regulations.get(name)
        if known is None:
            continue
        if name in seen:
            yield found("SP322", component, entry, "peraturan", regulation=short_name(known))
        seen.add(name)
        yield from _replaced(entry, component, decree, known)
        written = entry.data.get("judul_tertulis")
        if written is not None and _letters(written) != _letters(known["judul"]):
            yield found(
                "SP323",
                component,
                entry,
                "judul_tertulis",
                regulation=short_name(known),
                written=" ".join(written.split()),
                title=" ".join(known["judul"].split()),
            )


def _replaced(
    entry: Piece, component: str | None, decree: DecreeText, known: Mapping[str, Any]
) -> Iterator[Found]:
    successor = decree.regulations.get(known.get("diganti_oleh", ""))
    if known["status"] != "dicabut" or successor is None:
        return
    signed = decree.decree.dated
    if "sejak" in known:
        since = date.fromisoformat(known["sejak"])
        before, when = since <= signed, date_in_both(since)
    else:  # only the successor's year is known: it speaks when it is clearly another year
        before, when = successor["tahun"] < signed.year, Words(*2 * (str(successor["tahun"]),))
        if successor["tahun"] == signed.year:
            return
    yield found(
        "SP320" if before else "SP321",
        component,
        entry,
        "peraturan",
        regulation=short_name(known),
        successor=short_name(successor),
        since=when,
        signed=date_in_both(signed),
        current=short_name(_latest(successor, decree.regulations)),
    )


def _latest(regulation: Mapping[str, Any], regulations: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return the end of the chain of successors."""
    passed = [regulation]
    while regulation["status"] == "dicabut" and regulation.get("diganti_oleh") in regulations:
        regulation = regulations[regulation["diganti_oleh"]]
        if regulation in passed:
            break
        passed.append(regulation)
    return regulation


def short_name(regulation: Mapping[str, Any]) -> str:
    """Return how a regulation is called in running text, e.g. PP 7/2021."""
    return str(
        regulation.get("singkatan") or f"{regulation['jenis']} {regulation['nomor']}/{regulation['tahun']}"
    )


def _letters(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalnum())
