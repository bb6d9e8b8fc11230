"""What Ctrl-C does to a process of ours: it ends with 130, and nothing is said.

While modules are imported and while Python itself ends, at once; in between as `KeyboardInterrupt`, so that
what was begun (a temporary file, a process of ours) is cleared away.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

INTERRUPTED = 130
"""The exit code of what was interrupted: 128 and the number of the signal."""


def end_at_once() -> None:
    """From here on an interrupt ends the process."""
    _answer_with(_end)


def raise_interrupts() -> None:
    """From here on an interrupt is raised as `KeyboardInterrupt`."""
    _answer_with(signal.default_int_handler)


def raise_hangups() -> None:
    """From here on a terminal that is closed, or a machine that shuts down, is an interrupt too."""
    for name in ("SIGHUP", "SIGTERM"):  # Windows has no hang-up
        if (number := getattr(signal, name, None)) is not None:
            _answer_with(signal.default_int_handler, number)


def _answer_with(
    handler: Callable[[int, FrameType | None], Any], number: signal.Signals = signal.SIGINT
) -> None:
    """Answer a signal with a handler, unless whoever started us has it ignored (`nohup`, `&`)."""
    if signal.getsignal(number) is not signal.SIG_IGN:
        signal.signal(number, handler)


def _end(_signal: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
