"""Work that a process of its own can import: in order, slow, wrong, or ended from outside."""

from __future__ import annotations

import os
import signal
import time
from datetime import date

from sp_engine.catalogue.files import CatalogueFiles


def slow_first(task: int) -> int:
    time.sleep(0.2 if task == 0 else 0)
    return task * task


def unknown_service(name: str) -> object:
    return CatalogueFiles().standard(name, date(2026, 3, 16))


def divide(task: int) -> float:
    return 1 / task


def unsendable(task: int) -> object:
    return lambda: task


def killed(task: int) -> int:
    if task:
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def leave(task: int) -> int:
    os._exit(task)
