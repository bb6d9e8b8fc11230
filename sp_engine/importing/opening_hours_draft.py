"""The opening hours that a service states, wherever it does: a weekly schedule to be looked at.

In come the items of components; out comes the value of `jam_layanan`, and the items of the service time
without what says only when the office is open, which is no time that a service takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sp_engine.documents import Component, component_title
from sp_engine.importing.draft_yaml import Marked
from sp_engine.importing.enumerations import Item
from sp_engine.importing.printed_words import own_hours_of
from sp_engine.importing.written_hours import OpenDays, besides_hours, only_leads_to_hours, opening_hours

_ELSEWHERE = (Component.COMPLAINTS, Component.LEGAL_BASIS)
"""Their hours are those of a channel, or none."""


def hours_draft(items: Mapping[Component, Sequence[Item]], known: Sequence[Any]) -> Marked | None:
    """Return the schedules of the first component that states opening hours; None where none does.

    `known`: the schedules that the agency has already, as its document writes them.  A service that states
    the same has no hours of its own.
    """
    for component in (Component.SERVICE_TIME, *Component):
        if component in _ELSEWHERE or component not in items:
            continue
        texts = [item.text for item in items[component]]
        schedules = _schedules(texts, f"{component_title(component).id} dalam keputusan")
        if schedules:
            stating = [text for text in texts if besides_hours(text) != text]
            stated = _hours_by_day(schedules) == _hours_by_day(known)
            return None if stated else Marked(schedules, f"periksa: {'; '.join(stating)}")
    return None


def without_hours(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return items without their opening hours, and without those that say nothing else."""
    besides = [besides_hours(item.text) for item in items]
    if besides == [item.text for item in items]:
        return tuple(items)
    return tuple(
        replace(item, text=text)
        for item, text in zip(items, besides, strict=True)
        if not only_leads_to_hours(text)
    )


def _schedules(texts: Sequence[str], source: str) -> list[dict[str, Any]]:
    printed = [own for own in map(own_hours_of, texts) if own is not None]
    stated = printed or [("; ".join(texts), source)]
    return [one for text, source in stated for one in _weeks(opening_hours(text), source)]


def _weeks(found: Sequence[OpenDays], source: str) -> Iterator[dict[str, Any]]:
    for ramadan in (False, True):
        week = [_times(one) for one in found if one.ramadan is ramadan]
        if week:
            during = {"selama": "ramadan"} if ramadan else {}
            yield {**during, "sumber": source, "minggu": week}


def _times(open_days: OpenDays) -> dict[str, Any]:
    times = {"hari": list(open_days.days), "jam": f"{open_days.opens}-{open_days.closes}"}
    return times if open_days.pause is None else {**times, "istirahat": "-".join(open_days.pause)}


def _hours_by_day(schedules: Sequence[Any]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the hours of each day, in Ramadan and out of it, however the times are set."""
    return {
        (day, schedule.get("selama", "")): (_tight(times["jam"]), _tight(times.get("istirahat", "")))
        for schedule in schedules
        for times in schedule["minggu"]
        for day in times["hari"]
    }


def _tight(times: str) -> str:
    return times.replace(" ", "").replace("–", "-")
