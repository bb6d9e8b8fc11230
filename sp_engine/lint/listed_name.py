"""Is a service called in its own document as in the decree's list, and under the same number there.

In come a line of the list and the document; out come findings.  What a name may say besides (`Layanan …`, an
abbreviation in brackets, another stop) is no other name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sp_engine.documents import ListedService, StandardDocument
from sp_engine.words import Diagnostic
from sp_engine.yaml_text import Source

_UNTOLD: Final = frozenset({"layanan", "pelayanan", "dan", "atau"})


def listed_name_problems(
    listed: ListedService, document: StandardDocument, source: Source
) -> Iterator[Diagnostic]:
    """Yield where a name leaves out a word of the decree's, and where an item number is another one."""
    missing = _words(listed.name.id) - _words(document.name.id)
    if missing and document.other_name is None:
        place = document.place("name")
        yield source.finding("SP355", place.path, name=document.name.id, listed=listed.name.id)
    if not missing and document.other_name is not None:
        yield source.finding("SP357", document.place("other_name").path, key=True)
    if None not in (listed.item, document.item) and listed.item != document.item:
        place = document.place("item")
        yield source.finding("SP356", place.path, item=_item(document.item), listed=_item(listed.item))


def _words(name: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", name)} - _UNTOLD


def _item(item: object) -> str:
    return ", ".join(map(str, item)) if isinstance(item, tuple) else str(item)
