"""The requirements: one for each item, with the condition that its words propose.

In come the items of the component and the vocabulary; out come the entries of its list.  A condition is only
proposed, and marked with the sentence it comes from; what fits nothing is `belum_ditulis`.
"""

from __future__ import annotations

import re
from typing import Any

from sp_engine.facts import Vocabulary
from sp_engine.importing.draft_yaml import Marked
from sp_engine.importing.enumerations import Item
from sp_engine.importing.flow_charts import words_of_chart
from sp_engine.importing.label_words import words_of
from sp_engine.importing.numbered import (
    SHORT_HEADING,
    group_of,
    leads_to_list,
    says_something,
    written_number,
)
from sp_engine.importing.printed_words import is_of_the_procedure
from sp_engine.importing.proposed_conditions import proposed_condition
from sp_engine.importing.recognised_words import short_name, unlike, without_end
from sp_engine.importing.source_blocks import LineKind

_REMARK = re.compile(r"(catatan|keterangan)\s*:", re.IGNORECASE)


def requirement_entries(items: tuple[Item, ...], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return the entries.  A heading stands before the words of what is below it."""
    entries: list[dict[str, Any]] = []
    taken: set[str] = set()
    leads, waiting = "", ""
    for index, item in enumerate(items):
        if not says_something(item):
            continue
        text = words_of_chart(item.text) if item.kind is LineKind.FLOW_CHART else without_end(item.text)
        if leads_to_list(items, index) or item.heads:
            leads = text if item.depth == 0 else leads
            if len(words_of(text)) > SHORT_HEADING:
                waiting = text
            continue
        if item.depth == 0:
            leads = ""
        group = group_of(item, leads)
        headed = f"{group}: {text}" if group and len(words_of(group)) <= SHORT_HEADING else text
        entries.append(_entry(item, headed, text, waiting, taken, vocabulary))
        waiting = ""
    return entries


def _entry(
    item: Item, headed: str, text: str, heading: str, taken: set[str], vocabulary: Vocabulary
) -> dict[str, Any]:
    remark = None if item.number else _REMARK.match(text)
    if remark is not None:
        headed = text = text[remark.end() :].strip()
    entry: dict[str, Any] = {"id": unlike(short_name(text, 40), taken)}
    if item.number:
        entry["butir"] = written_number(item)
    elif remark is not None:
        entry["butir"] = remark[1].capitalize()
    if is_of_the_procedure(item.heading):
        entry["asal"] = "prosedur"
    entry["uraian"] = headed
    condition = proposed_condition(text, vocabulary)
    if condition is None:
        entry["belum_ditulis"] = Marked(True, f"periksa: {text}")
    else:
        entry["syarat"] = Marked(condition, f"periksa: {text}")
    notes = [f"Di bawah kalimat: {heading}"] if heading else []
    if notes or item.remarks:
        entry["catatan"] = ". ".join((*notes, *item.remarks))
    return entry
