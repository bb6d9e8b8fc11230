"""Surviving mutants as sentences, each with the case that would catch it, and as JSON data."""

from __future__ import annotations

from typing import Any

from sp_cli import output
from sp_cli.language import language, say
from sp_engine.assurance.mutants.mutation import Mutation, mutate
from sp_engine.assurance.mutants.survivors import Survivor
from sp_engine.catalogue.files import CatalogueFiles


def survived(
    files: CatalogueFiles, wanted: str | None, processes: int | None, *, show: bool
) -> tuple[bool, dict[str, Any]]:
    """Change the rules one by one and tell what no case notices; return whether any, and JSON data."""
    with output.progress(say("mutan", "mutants")) as progress:
        mutation = mutate(files, wanted, progress, processes)
    if show:
        _show(mutation)
    return bool(mutation.open or mutation.stale), {
        "total": mutation.total,
        "survivors": [_survivor(survivor) for survivor in mutation.survivors],
        "unused_exceptions": mutation.stale,
        "untested": mutation.untested,
    }


def _survivor(survivor: Survivor) -> dict[str, Any]:
    return {
        "service": survivor.service,
        "decree": survivor.decree,
        "part": survivor.name,
        "to": survivor.to,
        "text": _sentence(survivor),
        "file": survivor.file,
        "line": survivor.span.line if survivor.span else None,
        "case": survivor.case,
        "cases": survivor.cases,
        "equivalent": survivor.equivalent,
        "excuse": survivor.excuse,
    }


def _sentence(survivor: Survivor) -> str:
    says = survivor.says.get(language())
    return say(f"tidak ada kasus yang akan gagal bila {says}", f"no case would fail if {says}")


def _show(mutation: Mutation) -> None:
    output.show()
    offered: set[str] = set()
    for survivor in mutation.open:
        if survivor.service in mutation.untested:
            continue
        place = survivor.file if survivor.span is None else f"{survivor.file}:{survivor.span.line}"
        output.show(f"{place}  {_sentence(survivor)}")
        output.show(f"  {survivor.name} → {survivor.to}")
        output.show(_remedy(survivor, offered) + "\n")
    for name in mutation.stale:
        output.show(
            say(f"pengecualian mutan tidak terpakai: {name}", f"unused exception of a mutant: {name}")
        )
    for name in mutation.untested:
        count = sum(survivor.service == name for survivor in mutation.open)
        output.show(
            say(
                f"{name}: tidak ada kasus yang lulus, jadi {count} mutannya lolos",
                f"{name}: no case passes, so its {count} mutants survive",
            )
        )
    if mutation.failing:
        output.show(
            say(
                f"{mutation.failing} kasus yang gagal tidak ikut menemukan mutan",
                f"{mutation.failing} failing cases find no mutants",
            )
        )
    lived, excused = len(mutation.open), len(mutation.survivors) - len(mutation.open)
    found = mutation.total - len(mutation.survivors)
    output.show(
        say(
            f"{mutation.total} mutan: {found} ditemukan kasus, {lived} lolos, {excused} dikecualikan",
            f"{mutation.total} mutants: {found} found by cases, {lived} survived, {excused} excepted",
        )
    )


def _remedy(survivor: Survivor, offered: set[str]) -> str:
    """Say which case would catch it; `offered` are those that have been printed."""
    if survivor.offered is not None and survivor.case is not None:
        if survivor.case in offered:
            name = survivor.offered.name
            return say(
                f"  kasus “{name}” di atas juga menemukannya", f"  the case “{name}” above catches it too"
            )
        offered.add(survivor.case)
        return (
            say(
                f"  kasus yang akan menemukannya, untuk {survivor.cases}:\n",
                f"  the case that would catch it, for {survivor.cases}:\n",
            )
            + survivor.case
        )
    if survivor.equivalent:
        return say(
            "  setara: semua nilai yang membedakan sudah dicoba dan keputusannya sama",
            "  equivalent: all telling values were tried, and the decision is the same",
        )
    return say(
        "  tidak ditemukan kasus yang membedakannya; mungkin memang setara",
        "  no case was found that tells them apart; it may be equivalent",
    )
