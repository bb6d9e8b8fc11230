"""The words of a decree: text that breaks off, items that repeat, numbering that jumps, copied text.

In come the texts of one service beside those of the other services; out come findings.  Only words are
looked at, never what they mean for an applicant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sp_engine.standards.decree_text import DecreeText, Found, ServiceText, found
from sp_engine.standards.model import COMPONENTS, MANAGEMENT, SERVICE_DELIVERY
from sp_engine.standards.sharing import Piece

_OPEN_END = re.compile(
    r"(?:\b(?:dan|atau|serta|yang|dengan|untuk|pada|oleh|dari|kepada|terhadap|sesuai|berdasarkan|tentang|di|ke)"
    r"|[,:;(]|…|\.\.\.|^\W*)$",
    re.IGNORECASE,
)
_COPY_WORDS = {"fotokopi", "salinan", "fc", "asli", "surat", "dan", "atau"}
_ABBREVIATION = re.compile(r"\b[A-Z]{3,}\b")


def broken_text(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield texts that stop in the middle of a sentence, or that are only a dash."""
    for component in COMPONENTS:
        for entry, key in service.texts(component):
            if _OPEN_END.search(entry.data[key].strip()):
                yield found("SP325", component, entry, key, text=_short(entry.data[key]))


def same_item_twice(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield items of a component that repeat an earlier item under another number."""
    for component in COMPONENTS:
        seen: dict[object, Piece] = {}
        for entry in _items(service, component):
            words = frozenset(re.findall(r"\w+", entry.data["uraian"].casefold())) - _COPY_WORDS
            key = (entry.data.get("asal"), entry.data.get("kelompok"), entry.data.get("jalur"), words)
            first = seen.setdefault(key, entry)
            if words and first is not entry and first.data.get("butir") != entry.data.get("butir"):
                yield found(
                    "SP335",
                    component,
                    entry,
                    "uraian",
                    text=_short(entry.data["uraian"]),
                    first=_short(first.data["uraian"]),
                )


def numbering(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield components whose item numbers do not start at the beginning, or that leave one out."""
    for component in COMPONENTS:
        entries = [e for e in _items(service, component) if e.data.get("asal", component) == component]
        groups: dict[str, set[int]] = {}
        for entry in entries:
            for label in _labels(entry):
                parts = str(label).split(".")
                for i, part in enumerate(parts):
                    rank = _rank(part)
                    if rank is not None:
                        group = ".".join((*parts[:i], "1" if part.isdigit() else "a"))
                        groups.setdefault(group, set()).add(rank)
        for group, ranks in groups.items():
            missing = sorted(set(range(1, max(ranks))) - ranks)
            if missing:
                names = [str(n) if group.endswith("1") else chr(ord("a") + n - 1) for n in missing]
                told = ", ".join(group[:-1] + name for name in names)
                yield found("SP338", component, service.pieces[component], items=told)


def copied_text(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield management components that speak of another service of the decree, and of it only."""
    own = _spoken(service)
    for other in decree.services:
        if other is service:
            continue
        terms = [term for term in _own_terms(other, decree) if not _says(own, term)]
        for component in MANAGEMENT:
            said = [entry.data[key] for entry, key in service.texts(component)]
            text = next((text for text in said for term in terms if _says(text, term)), None)
            if text is not None and component != "dasar_hukum":
                written = Piece(service.source.data, service.source, ()).at("pengelolaan").at(component)
                yield found("SP336", component, written, other=other.standard.name, text=_short(text))


def _own_terms(service: ServiceText, decree: DecreeText) -> list[str]:
    """Return what only this service is called: its name, and abbreviations that only it uses."""
    name = re.sub(r"\(.*?\)", "", service.listed.name.id)
    name = re.sub(r"^(?:Pe)?layanan\s+", "", name.strip(), flags=re.IGNORECASE).strip()
    used = Counter(
        abbreviation
        for other in decree.services
        for abbreviation in set(_ABBREVIATION.findall(_spoken(other)))
    )
    return [name, *sorted(a for a in set(_ABBREVIATION.findall(_spoken(service))) if used[a] == 1)]


def _spoken(service: ServiceText) -> str:
    """Return all that the service says about itself to an applicant."""
    texts = [service.listed.name.id, service.standard.name.id]
    for component in SERVICE_DELIVERY:
        if component != "pengaduan":
            texts += [entry.data[key] for entry, key in service.texts(component)]
    return "\n".join(texts)


def _says(text: str, term: str) -> bool:
    return re.search(rf"\b{re.escape(term)}\b", text, re.IGNORECASE) is not None


def _items(service: ServiceText, component: str) -> Iterator[Piece]:
    if isinstance(service.pieces[component].data, list) or component == "prosedur":
        yield from (entry for entry in service.entries(component) if "uraian" in entry.data)


def _labels(entry: Piece) -> list[object]:
    item = entry.data.get("butir")
    return item if isinstance(item, list) else [] if item is None else [item]


def _rank(label: str) -> int | None:
    if label.isdigit():
        return int(label)
    return ord(label) - ord("a") + 1 if re.fullmatch("[a-z]", label) else None


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:89].rstrip() + "…"
