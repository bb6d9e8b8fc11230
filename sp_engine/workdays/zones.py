"""The time zones of Indonesia, by the names that offices write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta, timezone
from typing import Final

ZONES: Final[Mapping[str, timezone]] = {
    name: timezone(timedelta(hours=hours), name) for name, hours in (("WIB", 7), ("WITA", 8), ("WIT", 9))
}
"""The three Indonesian time zones; none has a summer time."""
