"""A difference as lines of text: by component, the services that changed alike together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sp_cli.language import language, say
from sp_cli.output import colour, wrapped
from sp_engine.assurance.differences.change import Change, Kind
from sp_engine.assurance.differences.decree_difference import Difference, ServiceDifference
from sp_engine.documents.standard import COMPONENTS
from sp_engine.words.language import Words

_MARKS = {
    "added": Words("+ ditambah", "+ added"),
    "dropped": Words("- dihapus", "- dropped"),
    "tightened": Words("↑ diperketat", "↑ tightened"),
    "loosened": Words("↓ diperlonggar", "↓ loosened"),
    "quicker": Words("↓ dipercepat", "↓ quicker"),
    "slower": Words("↑ diperlambat", "↑ slower"),
    "cheaper": Words("↓ lebih murah", "↓ cheaper"),
    "dearer": Words("↑ lebih mahal", "↑ dearer"),
    "changed": Words("~ diubah", "~ changed"),
    "reworded": Words("~ bunyi", "~ wording"),
    "renumbered": Words("~ nomor butir", "~ item numbers"),
}


def difference_lines(old: str, new: str, found: Difference) -> Iterator[str]:
    yield colour(f"{old} → {new}", "bold")
    for title, changes in (
        (Words("Penetapan", "Decree"), found.decree),
        (Words("Instansi", "Agency"), found.agency),
    ):
        if changes:
            yield from ("", colour(title.get(language()), "bold"))
            yield from _changes(changes)
    alike = _alike(found.services)
    for services, shared in alike.items():
        listed = ", ".join(services)
        heading = say(
            f"Sama pada {len(services)} layanan: {listed}", f"Alike in {len(services)} services: {listed}"
        )
        yield from ("", wrapped(heading, "  ", ""))
        yield from _components(shared)
    told = {change for changes in alike.values() for change in changes}
    for one in found.services:
        yield from _service(one, [change for change in one.changes if change not in told])
    same = [one.service for one in found.services if one.status == "same"]
    if same:
        listed = ", ".join(same)
        yield from ("", wrapped(say(f"Tidak berubah: {listed}", f"Unchanged: {listed}"), "  ", ""))


def _alike(services: Sequence[ServiceDifference]) -> dict[tuple[str, ...], list[Change]]:
    """Return the changes that several services have, by the services that have them."""
    where: dict[Change, list[str]] = {}
    for one in services:
        for change in one.changes:
            where.setdefault(change, []).append(one.service)
    found: dict[tuple[str, ...], list[Change]] = {}
    for change, names in where.items():
        if len(names) > 1:
            found.setdefault(tuple(names), []).append(change)
    return found


def _service(one: ServiceDifference, changes: Sequence[Change]) -> Iterator[str]:
    state = {"added": say(" – layanan baru", " – new service"), "dropped": say(" – dihapus", " – dropped")}
    if one.status in state or changes:
        title = f"{one.name.get(language())} ({one.service}){state.get(one.status, '')}"
        yield from ("", colour(title, "bold"))
        yield from _components(changes)


def _components(changes: Sequence[Change]) -> Iterator[str]:
    for component, group in groupby(changes, key=lambda change: change.component):
        known = COMPONENTS.get(component)
        yield f"  {known.get(language()) if known else component}"
        yield from _changes(tuple(group))


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    moved = [change for change in changes if change.kind is Kind.RENUMBERED]
    for change in changes:
        if change in moved:
            continue
        mark = _MARKS[change.kind.value].get(language())
        subject = f" {change.subject}" if change.subject else ""
        yield wrapped(_told(change), "        ", f"    {mark}{subject}: ")
        for words, label in (
            (change.shut_out, say("kini tidak memenuhi: ", "no longer meets it: ")),
            (change.let_in, say("kini memenuhi: ", "now meets it: ")),
            (change.note, ""),
        ):
            if words is not None:
                yield wrapped(words.get(language()), "          ", f"        {label}")
    if moved:
        listed = "; ".join(f"{change.subject} {_told(change)}" for change in moved)
        yield wrapped(listed, "        ", f"    {_MARKS['renumbered'].get(language())}: ")


def _told(change: Change) -> str:
    """Return what was and what is; in the other language where only its translation changed."""
    both = [words for words in (change.before, change.after) if words is not None]
    one, other = (words.get(language()) for words in both) if len(both) == 2 else ("", "-")
    if one == other:
        return " → ".join(words.en if language() == "id" else words.id for words in both)
    return " → ".join(words.get(language()) for words in both)
