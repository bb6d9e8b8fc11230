"""The first instruction of `sp`, before anything else is imported: from here on Ctrl-C ends it quietly."""

from __future__ import annotations

import os

try:
    from sp_cli.interrupts import end_at_once

    end_at_once()
except KeyboardInterrupt:
    os._exit(130)  # what names the number may not have been imported


def run() -> None:
    """Run the command line and exit."""
    from sp_cli.main import run as run_command

    run_command()


if __name__ == "__main__":
    run()
