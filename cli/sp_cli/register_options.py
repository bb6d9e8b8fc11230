"""What the verbs of the register share: where it is, who writes, which application, and the time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from sp_cli import output
from sp_cli.parameters import Argument, Option
from sp_engine.register import Head, Register, open_register
from sp_engine.words import Language
from sp_engine.words.messages import register_page

Place = Annotated[str | None, Option("--register", metavar="FILE|URL", variable="SP_REGISTER")]
Clerk = Annotated[str | None, Option("--clerk", variable="SP_CLERK")]
Number = Annotated[str, Argument()]
Agency = Annotated[str | None, Option("--agency", variable="SP_AGENCY")]
Unmasked = Annotated[bool, Option("--unmasked")]
Yes = Annotated[bool, Option("--yes")]


def now() -> datetime:
    """Return the moment at which something is recorded."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)


def opened(place: str | None) -> Register:
    """Open the register that is there."""
    return open_register(place)


def show_head(head: Head | None, language: Language) -> None:
    """Print the newest digest, by which whoever keeps it knows a chain that was cut or written anew."""
    if head is not None:
        output.show(register_page.HEAD.say(language, entry=head.entry, digest=head.digest))
