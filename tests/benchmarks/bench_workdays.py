"""How fast due dates are: one at a time, and a million against numpy on the same data.

Run by hand: `python tests/benchmarks/bench_workdays.py`.  Asserts nothing but that numpy comes to the same
dates; writes its section of docs/reference/kinerja.md.
"""

from __future__ import annotations

import random
import sys
import time
import timeit
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from sp_engine.workdays.calendar import Calendar, DayKind, DayOff, DecreedYear
from sp_engine.workdays.clock import Clock
from sp_engine.workdays.counting_rules import CountingRules
from sp_engine.workdays.due_arrays import due_array
from sp_engine.workdays.duration import Duration, Unit
from sp_engine.workdays.hours import RamadanDays, national_hours
from sp_engine.workdays.zones import ZONES

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.performance_page import load, machine, write_section

FOLDER = Path(__file__).parents[2] / "catalogue" / "kalender"
MILLION = 1_000_000
TURNS = 9

SECTION = """
`tests/benchmarks/bench_workdays.py` (in `make bench`) writes this section: {machine}, {load}.
{million:,} days of application from 2023 to 2027, in the same run with the same days off, turn by turn;
time of the processor, the best of {turns}, tables and all.

| what is measured | to `numpy.busday_offset` |
|---|--:|
{told}"""


def read_calendar() -> tuple[Calendar, list[RamadanDays]]:
    """Return the calendar in force and the Ramadan ranges."""
    days, years, ramadan = [], [], []
    for path in sorted(FOLDER.glob("*.yaml")):
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        years.append(DecreedYear(int(document["tahun"])))
        fasting = document["ramadan"]
        ramadan.append(
            RamadanDays(
                date.fromisoformat(fasting["mulai"]),
                date.fromisoformat(fasting["sampai"]),
                estimated=fasting["keyakinan"] == "perkiraan",
            )
        )
        days += [
            DayOff(date.fromisoformat(d["tanggal"]), d["nama"], DayKind(d["jenis"]), d["keputusan"], None)
            for d in document["hari_libur"]
            if "dicabut" not in d
        ]
    return Calendar(tuple(days), tuple(years)), ramadan


def best(statement: str, names: dict[str, object], number: int) -> float:
    """Return the microseconds of one run, the best of seven series."""
    return min(timeit.repeat(statement, globals=names, number=number, repeat=7)) / number * 1e6


def main() -> None:
    calendar, ramadan = read_calendar()
    clock = Clock(calendar, national_hours(ramadan), CountingRules(), ZONES["WIB"])
    local = datetime(2026, 3, 16, 10, tzinfo=ZONES["WIB"])
    names: dict[str, object] = {
        "clock": clock,
        "calendar": calendar,
        "local": local,
        "utc": local.astimezone(UTC),
        "night": local.replace(hour=23),
        "day": local.date(),
        "three": Duration(3, Unit.WORKING_DAY),
        "hours": Duration(2, Unit.HOUR),
        "month": Duration(1, Unit.MONTH),
    }
    print("one at a time, best of seven, in µs")
    for label, statement in {
        "3 working days, moment in the agency's zone": "clock.due(local, three)",
        "3 working days, moment in UTC": "clock.due(utc, three)",
        "3 working days, received at night": "clock.due(night, three)",
        "2 hours": "clock.due(local, hours)",
        "1 month": "clock.due(local, month)",
        "3 working days, with the skipped days read": "clock.due(local, three).skipped",
        "3 working days, dates only": "calendar.add_working_days(day, 3)",
    }.items():
        print(f"  {label:<45} {best(statement, names, 20_000):6.2f}")
    fresh = best(
        "Calendar(calendar.days_off, calendar.years).table(2026)", {**names, "Calendar": Calendar}, 5
    )
    print(f"  {'compiling five years':<45} {fresh:6.0f}")

    chance = random.Random(5)
    first = date(2023, 1, 2)
    starts = [first + timedelta(days=chance.randrange(1700)) for _ in range(MILLION)]
    lengths = [chance.randint(1, 14) for _ in range(MILLION)]
    peer = np.busdaycalendar(holidays=[off.day for off in calendar.days_off])
    pairs = list(zip(starts, lengths, strict=True))
    start_array = np.array(starts, dtype="datetime64[D]")
    length_array = np.array(lengths)

    add = calendar.add_working_days
    mine = [add(start, length) for start, length in pairs]
    theirs = np.busday_offset(start_array, length_array, roll="backward", busdaycal=peer)
    assert mine == theirs.tolist(), "the two disagree"

    ours = best("[add(start, length) for start, length in pairs]", {"add": add, "pairs": pairs}, 1) / 1e6
    many = {"np": np, "s": start_array, "n": length_array, "peer": peer}
    array = best("np.busday_offset(s, n, roll='backward', busdaycal=peer)", many, 1) / 1e6
    single = {"np": np, "pairs": pairs[: MILLION // 20], "peer": peer}
    offset = "np.busday_offset(start, length, roll='backward', busdaycal=peer).item()"
    scalar = best(f"[{offset} for start, length in pairs]", single, 1) / 1e6 * 20
    moments = [
        (datetime(d.year, d.month, d.day, 10, tzinfo=ZONES["WIB"]), Duration(n, Unit.WORKING_DAY))
        for d, n in pairs
    ]
    full = best(
        "[due(moment, length) for moment, length in moments]", {"due": clock.due, "moments": moments}, 1
    )

    print(f"\na million due dates, 1 to 14 working days, 2023 to 2027, numpy {np.__version__}, in seconds")
    print(f"  numpy.busday_offset, one call on arrays       {array:6.3f}")
    print(f"  numpy.busday_offset, called one by one        {scalar:6.3f}")
    print(f"  add_working_days, one by one                  {ours:6.3f}")
    print(f"  due, moments to moments, one by one           {full / 1e6:6.3f}")
    print(f"ratio of add_working_days to numpy on arrays    {ours / array:6.2f}")
    print(f"ratio of add_working_days to numpy one by one   {ours / scalar:6.2f}")
    arrays(clock, peer, start_array)


def arrays(clock: Clock, peer: np.busdaycalendar, starts: NDArray[np.datetime64]) -> None:
    """Show a million due dates at once beside numpy's, turn by turn, in time of the processor."""
    chance = np.random.default_rng(5)
    moments = starts.astype("datetime64[us]") + chance.integers(0, 86_400_000_000, len(starts)).astype(
        "timedelta64[us]"
    )
    three = Duration(3, Unit.WORKING_DAY)
    theirs = np.busday_offset(starts, 3, roll="forward", busdaycal=peer)
    assert np.array_equal(due_array(clock, starts, three).days, theirs), "the two disagree"
    ways: dict[str, Callable[[], object]] = {
        f"numpy {np.__version__} `busday_offset`, days to days, 3 working days": lambda: np.busday_offset(
            starts, 3, roll="forward", busdaycal=peer
        ),
        "`due_array`, the same, with the moments (wanted: 0.2)": lambda: due_array(clock, starts, three),
        "the same, 1 month": lambda: due_array(clock, starts, Duration(1, Unit.MONTH)),
        "moments to moments, 3 working days": lambda: due_array(clock, moments, three),
        "moments to moments, 5 hours of open time": lambda: due_array(clock, moments, Duration(5, Unit.HOUR)),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(TURNS):
        for name, way in ways.items():
            began = time.process_time()
            way()
            taken[name].append(time.process_time() - began)
    beside, *_ = (min(each) for each in taken.values())
    rows = [f"| {name} | {min(each) / beside:.2f} |\n" for name, each in taken.items()]
    told = SECTION.format(
        machine=machine(), load=load(), million=len(starts), turns=TURNS, told="".join(rows)
    )
    print(f"{told}numpy: {beside * 1e3:.0f} ms")
    write_section("Arrays of dates", told)


if __name__ == "__main__":
    main()
