"""The fee: free, or one component for each line or item with its amount.

In come the items of the component; out comes the component as a document writes it.
"""

from __future__ import annotations

import re
from typing import Any

from sp_engine.importing.agreed_figures import amounts_agree
from sp_engine.importing.draft_yaml import Marked
from sp_engine.importing.durations_and_figures import amounts_in, has_broken_amount, rupiah
from sp_engine.importing.enumerations import Item
from sp_engine.importing.numbered import says_something, written_number
from sp_engine.importing.recognised_words import any_of, short_name, unlike, without_end, word_lists


def fee_draft(items: tuple[Item, ...]) -> dict[str, Any]:
    """Return the fee.  An amount that depends on something is only proposed."""
    said = [item for item in items if says_something(item)]
    text = "; ".join(without_end(item.text) for item in said)
    amounts = amounts_in(text)
    unread = has_broken_amount(text) or not amounts_agree(text, amounts)
    free = amounts or re.search(any_of(word_lists()["gratis"]), text, re.IGNORECASE)
    if free and not any(amounts) and not unread:
        return {"uraian": text, "gratis": True}
    if re.fullmatch(r"\W*(?:Rp\.?)?\s*0?\s*[,.-]*", text):
        return {"uraian": text, "gratis": True}
    taken: set[str] = set()
    parts = [_part(item, taken) for item in said if not item.heads]
    return {"uraian": text, "komponen": parts or [_part(item, taken) for item in said]}


def _part(item: Item, taken: set[str]) -> dict[str, Any]:
    text = without_end(item.text)
    part: dict[str, Any] = {"id": unlike(short_name(text, 32), taken)}
    if item.number:
        part["butir"] = written_number(item)
    part["uraian"] = text
    amounts = amounts_in(text)
    if len(amounts) == 1 and not has_broken_amount(text) and amounts_agree(text, amounts):
        part["jumlah"] = Marked(rupiah(amounts[0]), "periksa: bagi siapa, dan tiap apa?")
    else:
        part["tidak_diatur"] = Marked(True, f"periksa: jumlahnya tidak terbaca sebagai satu angka: {text}")
    return part
