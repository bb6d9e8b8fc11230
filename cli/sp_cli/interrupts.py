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


def _answer_with(handler: Callable[[int, FrameType | None], Any]) -> None:
    """Answer interrupts with a handler, unless whoever started us has them ignored (`nohup`, `&`)."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, handler)


def _end(_signal: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
