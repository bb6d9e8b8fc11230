"""How many examples a property is tried on: always the same, or with SOAK=20 twenty times as many new ones.

A change is judged by the same examples as the commit before it (`make test`); what else there may be is
searched for by `make soak`, which may take long.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SOAK = int(os.environ.get("SOAK", "0"))


def examples(number: int) -> settings:
    """Return the settings for a property that is to be tried on so many examples."""
    return settings(
        max_examples=number * max(SOAK, 1),
        derandomize=not SOAK,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


# For properties that say no number of their own.
settings.register_profile("sp-engine", examples(100))
settings.load_profile("sp-engine")
