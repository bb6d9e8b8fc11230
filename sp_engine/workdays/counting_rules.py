"""How an agency counts: the settings that no law fixes.

In: what an agency has stated. Out: every setting, and which of them are assumed.
Knows nothing of dates.
"""

from __future__ import annotations

from sp_engine.immutable import Immutable, fields_of


class CountingRules(Immutable):
    """How an agency counts; every rule is a declared setting, since no law was found.

    `joint_leave_is_off`: cuti bersama is a day off (Perpres 21/2023 art. 6, inferred).
    `roll_forward`: what is counted by the calendar and ends on a day off, ends on the next working
    day. `restart_on_resubmission`: a complete resubmission starts the clock afresh.
    `opening_day_is_day_1`: for what arrives while the office is closed, the day on which it next opens is
    counted, as day 1.
    `own` names the settings that the agency itself has stated, in `source`; the others are
    assumed.
    """

    joint_leave_is_off: bool = True
    roll_forward: bool = True
    restart_on_resubmission: bool = True
    opening_day_is_day_1: bool = False
    own: frozenset[str] = frozenset()
    source: str = ""

    def __post_init__(self) -> None:
        unknown = self.own - {field for field, value in fields_of(self).items() if isinstance(value, bool)}
        if unknown:
            raise ValueError(f"no such counting rule: {', '.join(sorted(unknown))}")
