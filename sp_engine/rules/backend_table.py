"""The back ends there are: one decides, the reference gives its second opinion, the witness a third.

In comes a ruleset, out comes a back end.  A new back end starts here: with a line in the table, and a module
or folder in `backends`.  The conformance cases and the test of agreement take them all from this table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sp_engine.rules.backend import Backend
from sp_engine.rules.backends.closures import Closures
from sp_engine.rules.backends.compiled import Compiled
from sp_engine.rules.ruleset import Ruleset


def reference_backend(ruleset: Ruleset) -> Backend:
    """Return the back end with which all others have to agree: the simplest there is."""
    return Closures(ruleset)


def compiled_backend(ruleset: Ruleset) -> Backend:
    """Return the back end that decides: all rules in one function."""
    return Compiled(ruleset)


def witness_backend(ruleset: Ruleset) -> Backend | None:
    """Return the back end that derives a decision again, in a way of its own; None where it does not run."""
    from sp_engine.rules.backends.durable_rules.witness import Witness, witness_available

    return Witness(ruleset) if witness_available() else None


BACKENDS: Final[Mapping[str, Callable[[Ruleset], Backend | None]]] = {
    "closures": reference_backend,
    "compiled": compiled_backend,
    "durable_rules": witness_backend,
}
"""Every back end by its name in `backends`; None comes out where one does not run."""
