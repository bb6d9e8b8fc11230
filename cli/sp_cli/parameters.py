"""How a verb says what it takes: beside the type of each parameter, where on the command line it stands.

A verb's function is the only place that says it.  `plain_line` reads most command lines by it at once;
`command_line` gives it to typer, which writes the help and says what is wrong with the others.  What their
help says stands in `words/messages/cli_<verb>.py` and `cli_options.py`.
"""

from __future__ import annotations

from sp_engine.immutable import Immutable


class Argument(Immutable):
    """A value that is known by its place; numbers are between `least` and `most`, both included."""

    metavar: str | None = None
    least: int | None = None
    most: int | None = None


class Option(Immutable):
    """A value that follows its name, or a name that says yes by standing there.

    `variable` of the environment says it where the command line does not.
    """

    name: str
    metavar: str | None = None
    variable: str | None = None
    show_default: bool = True
    least: int | None = None
    most: int | None = None
