"""The register of regulations itself: what is known of each, how, and what was looked for in vain.

In comes the register; out come statuses that nobody can look up, and regulations that nobody looked up.
What decrees cite of it is `basis`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from sp_engine.documents import Registry, RegulationStatus, meant_regulation
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import Place, Source


def unproved(source: Source, registry: Registry) -> Iterator[Diagnostic]:
    """Yield the statuses without a source, and the unchecked ones that do not say what was tried."""
    for regulation in registry.values():
        path = regulation.place("status").path
        name = regulation.short_name
        match regulation.status:
            case RegulationStatus.IN_FORCE | RegulationStatus.AMENDED | RegulationStatus.REVOKED as status:
                if not regulation.status_read:
                    yield source.finding("SP315", path, regulation=name, status=status.value)
            case RegulationStatus.UNCHECKED:
                if not regulation.tried:
                    yield source.finding("SP316", path, regulation=name)
            case _ as never:
                assert_never(never)


def unregistered(source: Source, place: Place, name: str, registry: Registry) -> Iterator[Diagnostic]:
    """Yield a finding when the registry does not have a regulation."""
    if name not in registry:
        near = meant_regulation(name, registry)
        yield source.finding("SP219", place.path, name=name, suggestion=near)


def revoked_basis(source: Source, place: Place, name: str, registry: Registry) -> Iterator[Diagnostic]:
    """Yield that a definition of the catalogue's own rests on a regulation that was revoked."""
    cited = registry.get(name)
    if cited is not None and cited.status is RegulationStatus.REVOKED:
        successor = registry.get(cited.replaced_by or "")
        instead = cited.replaced_by or "" if successor is None else successor.short_name
        yield source.finding("SP318", place.path, regulation=cited.short_name, successor=instead)
