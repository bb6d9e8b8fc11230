"""A service as other readings have it, for a comparison.

In come a version and the names of other readings, as `sp prove` has them (`omzet-setahun/omzet-sebulan`); out
comes the version read so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sp_engine.assurance.differences.decree_difference import Version
from sp_engine.documents import Standard, interpreted_parts, under
from sp_engine.words import Diagnostic, DiagnosticError, nearest


def read_otherwise(version: Version, names: Iterable[str], called: str) -> Version:
    """Return the version of a single service under other readings, one laid upon the other.

    Raises `DiagnosticError` where it has no such reading, or no longer has it under those before.
    """
    standards = version.standards
    for name in names:
        standards = {service: _under(standard, name, called) for service, standard in standards.items()}
    return replace(version, standards=standards)


def _under(standard: Standard, name: str, called: str) -> Standard:
    readings = {
        f"{of.interpretation.id}/{other.id}": (of, other)
        for of in interpreted_parts(standard.document)
        for other in of.interpretation.others
    }
    if name not in readings:
        known = ", ".join(f"`{each}`" for each in readings) or "–"
        values = {"reading": name, "service": standard.service, "known": known}
        raise DiagnosticError(
            [Diagnostic("SP632", called, values=values, suggestion=nearest(name, readings))]
        )
    of, other = readings[name]
    return standard._replace(document=under(standard.document, of, other))
