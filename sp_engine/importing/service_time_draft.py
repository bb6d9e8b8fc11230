"""The service time: one stage for each line or item, with its figure or the words instead.

In come the items of the component; out comes the component as a document writes it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from sp_engine.facts import Vocabulary
from sp_engine.importing.agreed_figures import times_agree
from sp_engine.importing.draft_yaml import Marked
from sp_engine.importing.durations_and_figures import WrittenDuration, durations_in
from sp_engine.importing.enumerations import Item
from sp_engine.importing.label_words import words_of
from sp_engine.importing.numbered import is_lead, leads_to_list, says_something, written_number
from sp_engine.importing.opening_hours_draft import without_hours
from sp_engine.importing.printed_words import is_programme, is_receipt, own_hours_of, start_of
from sp_engine.importing.recognised_words import any_of, short_name, unlike, without_end, word_lists

_BROKEN = re.compile(r"\d\s+$")
"""What stands before a figure that may be the end of another one: "1 5 menit"."""


def service_time_draft(items: tuple[Item, ...], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the service time; the decree's own words stand before the stages.

    Where no stage has a figure, or the figures and the words differ, one stage has all of the words.
    """
    items = tuple(item for item in items if own_hours_of(item.text) is None)
    said = [item for item in items if says_something(item)]
    if is_lead(tuple(said)):
        return {"uraian": without_end(said[0].text), "tahap": _stages(tuple(said[1:]), vocabulary)}
    text = "; ".join(_shown(item) for item in said)
    stages = _stages(without_hours(items), vocabulary)
    timed = any("paling_lama" in stage for stage in stages)
    if not (timed and times_agree(text, stages)):
        stages = [_without_figure("pelayanan", "Pelayanan", text)]
    return {"uraian": text, "tahap": stages}


def _stages(items: tuple[Item, ...], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    taken: set[str] = set()
    timed = [
        part
        for index, item in enumerate(items)
        if says_something(item)
        and (durations_in(item.text) or not (item.heads or leads_to_list(items, index)))
        for part in _named_times(item)
    ]
    return [_stage(item, taken, vocabulary, alone=len(timed) == 1) for item in timed]


def _named_times(item: Item) -> list[Item]:
    """Return the parts of a line that times several things: "Administrasi : 15 menit Surat : 3 hari"."""
    text, parts, start = without_end(item.text), list[str](), 0
    for found in durations_in(text):
        parts.append(text[start : found.end].strip(" ;,"))
        start = found.end
    named = all(part[:1].isupper() and ":" in part for part in parts)
    if len(parts) < 2 or not named or words_of(text[start:]):
        return [item]
    return [replace(item, text=part) for part in parts]


def _shown(item: Item) -> str:
    number = item.number.rsplit(".", 1)[-1]
    return f"{number}. {without_end(item.text)}" if number else without_end(item.text)


def _stage(item: Item, taken: set[str], vocabulary: Vocabulary, *, alone: bool) -> dict[str, Any]:
    text = without_end(item.text)
    found = durations_in(text)
    name = _name(text, found)
    stage: dict[str, Any] = {"id": unlike("pelayanan" if alone or not name else short_name(name, 32), taken)}
    if item.number:
        stage["butir"] = written_number(item)
    stage["nama"] = name or "Pelayanan"
    if not found:
        return {**stage, **_provision(text)}
    longest = found[0]
    many = "; ".join(one.longest for one in found)
    doubtful = many if len(found) > 1 else text if _BROKEN.search(text, 0, longest.start) else ""
    value: Any = longest.longest
    timed: dict[str, Any] = {"paling_lama": Marked(value, f"periksa: {doubtful}") if doubtful else value}
    if longest.shortest:
        timed["paling_cepat"] = longest.shortest
    if not times_agree(text, [timed]):
        return {**stage, **_provision(text)}
    stage |= timed
    if longest.approximate:
        stage["perkiraan"] = True
    start = start_of(text)
    if start is not None:
        stage |= _start(start, vocabulary)
    if is_programme(text):
        stage["sifat"] = "batas_program"
    return stage


def _start(words: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return from when a stage counts: receipt, or the fact that is called so."""
    if is_receipt(words):
        return {"sejak": "diterima"}
    fact = next((name for name in vocabulary if vocabulary[name].name.id.lower() == words.lower()), None)
    return {"catatan": f"Dihitung sejak {words}"} if fact is None else {"sejak": {"fakta": fact}}


def _name(text: str, found: list[WrittenDuration]) -> str:
    """Return what a line times: the words before its figure."""
    before = text[: found[0].start] if found else text.partition(":")[0] if ":" in text else ""
    before = re.sub(
        r"(?:±|\+/-|\\pm|maksimal|paling lama|selambat-lambatnya|kurang lebih|selama)\s*$",
        "",
        before.strip(),
        flags=re.IGNORECASE,
    )
    name = before.strip(" :;,-=±")
    return name[:1].upper() + name[1:] if 0 < len(words_of(name)) <= 12 else ""


def _without_figure(identifier: str, name: str, text: str) -> dict[str, Any]:
    return {"id": identifier, "nama": name, **_provision(text)}


def _provision(text: str) -> dict[str, Any]:
    for known, words in word_lists()["ketentuan"].items():
        if re.search(any_of(words), text, re.IGNORECASE):
            return {"ketentuan": known}
    return {
        "ketentuan": {
            "id": "menurut-keputusan",
            "nama": Marked(text, "periksa: tidak ada angka yang terbaca"),
        }
    }
