"""Names written wrong by one letter in one of three services; no fix may touch a second document."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from authoring.test_slips_in_definitions import fixed, slip_in, three_services
from soak.limits import SEED, Tried


def ready() -> Callable[[int], Tried]:
    """Write a name wrong by one letter in one of three services; no fix may touch a second document."""
    folder = Path(tempfile.mkdtemp()) / "katalog"
    before = three_services(folder)

    def one(number: int) -> Tried:
        chance = random.Random(f"{SEED} {number}")
        document = chance.choice(sorted(before))
        text = slip_in(before[document], chance)
        (folder / document).write_text(text, encoding="utf-8")
        try:
            changed = fixed(folder)
        finally:
            (folder / document).write_text(before[document], encoding="utf-8")
        others = sorted(changed.keys() - {document})
        if others:
            return "", f"{document} changes {others}"
        return (
            "left" if not changed else "mended" if changed[document] == before[document] else "other"
        ), None

    return one
