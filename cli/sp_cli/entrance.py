"""The first instruction of `sp`, before anything else is imported: from here on Ctrl-C ends it quietly."""

from __future__ import annotations

import os
import sys

try:
    from sp_cli.interrupts import end_at_once

    end_at_once()
except KeyboardInterrupt:
    os._exit(130)  # what names the number may not have been imported


def run() -> None:
    """Run the command line and exit."""
    from sp_cli.joint_byte_code import joint_byte_code

    modules = joint_byte_code()
    from sp_cli.main import end, run_command

    code = run_command()
    if sys.argv[1:2] == ["check"]:
        modules.keep()
    end(code)


if __name__ == "__main__":
    run()
