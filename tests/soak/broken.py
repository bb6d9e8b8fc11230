"""Inputs that fail in each way in which one can, to see that it is found."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable

from soak.limits import Tried


def ready() -> Callable[[int], Tried]:
    """Fail in each way in which an input can, to see that it is found."""

    def one(number: int) -> Tried:
        match number:
            case 0:
                return f"{sum(itertools.repeat(1))}", None
            case 1:
                return f"{len(bytearray(300 * 2**20))}", None
            case 2:
                raise ValueError("no")
            case 3:
                os._exit(7)
            case 4:
                return "", "wrong"
            case _:
                return "right", None

    return one
