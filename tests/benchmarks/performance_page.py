"""The page of what benchmarks saw: each writes the section of its own and leaves the others."""

from __future__ import annotations

import os
import platform
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "kinerja.md"
_HEADING = "\n## "


def write_section(heading: str, text: str) -> None:
    """Put a text under a heading of the page, in the place of what stood there; a new one comes last."""
    head, *sections = PAGE.read_text("utf-8").rstrip().split(_HEADING)
    written = f"{heading}\n\n{text.strip()}\n"
    known = [section.partition("\n")[0] for section in sections]
    if heading in known:
        sections[known.index(heading)] = written
    else:
        sections.append(written)
    PAGE.write_text(_HEADING.join([head, *sections]).rstrip() + "\n", "utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}, {heading}")


def load() -> str:
    """Return how busy the machine is, for whoever reads the figures."""
    return f"load of the machine {os.getloadavg()[0]:.1f}"


def machine() -> str:
    """Return on what it was measured: interpreter, system and processor."""
    told = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in told if line.startswith("model name"))
    processor = next(names, platform.processor())
    return f"Python {platform.python_version()}, {platform.system()}, {processor}"
