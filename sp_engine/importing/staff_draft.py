"""The number of staff: the figure, and how many of each position.

In come the items of the component; out comes the component as a document writes it.
"""

from __future__ import annotations

import re
from typing import Any

from sp_engine.importing.agreed_figures import people_agree
from sp_engine.importing.draft_yaml import Marked
from sp_engine.importing.durations_and_figures import people_in
from sp_engine.importing.enumerations import Item
from sp_engine.importing.label_words import words_of
from sp_engine.importing.numbered import is_lead, says_something, written_number
from sp_engine.importing.recognised_words import without_end, word_lists

_LEADING = re.compile(r"^\W*(\d{1,4})\s*(?:\([^()]*\))?\s*(?:orang\b\s*)?(.*)$", re.IGNORECASE)
_TRAILING = re.compile(r"^(.*?)[\s:=(,-]*(\d{1,4})\s*(?:\([^()]*\))?\s*(?:orang|org)\b\W*$", re.IGNORECASE)
_LEAD_OUT = re.compile(r"[\s,]*(?:yang\s+)?terdiri\s+(?:dari|atas)\W*$", re.IGNORECASE)

_POSITION = re.compile(r"^\W*(\d{1,4})\s*(?:\([^()]*\))?\s*orang\s+(.+)$", re.IGNORECASE)


def staff_draft(items: tuple[Item, ...]) -> dict[str, Any]:
    """Return the component."""
    said = [item for item in items if says_something(item)]
    first, rest = said[0], said[1:]
    roles = [_role(item) for item in (rest if rest else ())]
    text = _LEAD_OUT.sub("", without_end(first.text)) or without_end(first.text)
    people = people_in(text)
    if not rest and (position := _POSITION.match(text)) is not None and _is_position(position[2]):
        roles = [{"peran": position[2], "jumlah": int(position[1])}]
    if (
        rest
        and not is_lead(tuple(said))
        and (first.number or first.bullet or (people is None and not first.text.rstrip().endswith(":")))
    ):
        roles = [_role(item) for item in said]
        text, people = "; ".join(without_end(item.text) for item in said), None
        counts = [role["jumlah"] for role in roles if "jumlah" in role]
        if len(counts) == len(roles):
            people = (sum(counts), sum(counts))
    draft: dict[str, Any] = {"uraian": text}
    if people is not None:
        least, most = people
        draft |= {"jumlah": most} if least == most else {"paling_sedikit": least, "paling_banyak": most}
    if roles:
        draft["rincian"] = roles
    return draft if people_agree(text, draft) else _uncounted(draft)


def _uncounted(draft: dict[str, Any]) -> dict[str, Any]:
    """Return the component without figures that are not those of its words."""
    said = {"uraian": Marked(draft["uraian"], "periksa: tidak ada angka yang terbaca")}
    roles = [{key: role[key] for key in role if key != "jumlah"} for role in draft.get("rincian", ())]
    return {**said, "rincian": roles} if roles else said


def _is_position(words: str) -> bool:
    return words[:1].isupper() or "".join(words_of(words)[:1]) in word_lists()["pelaku"]


def _role(item: Item) -> dict[str, Any]:
    text = without_end(item.text)
    role: dict[str, Any] = {"butir": written_number(item)} if item.number else {}
    if (trailing := _TRAILING.match(text)) is not None and words_of(trailing[1]):
        name, count = trailing[1], int(trailing[2])
    elif (leading := _LEADING.match(text)) is not None and words_of(leading[2]):
        name, count = leading[2], int(leading[1])
    else:
        return {**role, "peran": text}
    name = re.sub(r",?\s*\bdan\s*$", "", name.strip(" ,:;(-"))
    return {**role, "peran": name, **({"jumlah": count} if count else {})}
