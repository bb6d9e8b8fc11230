"""The components of a standard as short texts in both languages, so that two of them can be set side by side.

In come typed parts, or a component as written; out come words.  Knows nothing about differences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias, assert_never

from sp_engine.conditions.tree import Condition
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.timeline import provision_words
from sp_engine.documents.fee import Fee, FeeComponent
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.service_time import Stage, Start, StartKind, TimeRow
from sp_engine.facts.vocabulary import words
from sp_engine.words.language import Words
from sp_engine.words.messages import components_compared as messages
from sp_engine.words.numbers import rupiah
from sp_engine.workdays.duration import Duration, duration_words

Regulations: TypeAlias = Mapping[str, Mapping[str, Any]]


class Entry(NamedTuple):
    """One entry of a component; `name` where it has one of its own, `label` where several share one."""

    name: str
    text: Words
    label: str = ""


class Told(NamedTuple):
    """Conditions in words, in both languages."""

    id: ConditionText
    en: ConditionText

    def condition(self, condition: Condition) -> Words:
        return Words(self.id.condition(condition), self.en.condition(condition))

    def names(self, item: str) -> Words:
        return Words(self.id.names([item]), self.en.names([item]))


def told_requirement(requirement: Requirement, told: Told) -> Words:
    """Return what a requirement asks for, and of whom."""
    asked = told.condition(requirement.condition)
    if not requirement.mandatory:
        asked = messages.PREFERRED.fill(condition=asked)
    return _when(asked, requirement.guard, told)


def stage_words(stage: Stage, told: Told) -> Words:
    parts = [_row(row, told) for row in stage.rows]
    if stage.provision is not None:
        parts.append(provision_words(stage.provision))
    text = _joined(parts, "; ")
    if stage.approximate:
        text = Words(f"± {text.id}", f"± {text.en}")
    if stage.growth is not None:
        step, fact = _duration(stage.growth.step), told.names(stage.growth.fact)
        every, beyond = stage.growth.every, stage.growth.beyond
        text = messages.GROWS.fill(text=text, step=step, every=every, fact=fact, beyond=beyond)
    if stage.extension is not None:
        longer = _duration(stage.extension)
        text = messages.EXTENSIBLE.fill(text=text, duration=longer)
    start = _start(stage.start, told)
    return _when(Words(f"{text.id} {start.id}".strip(), f"{text.en} {start.en}".strip()), stage.guard, told)


def fee_words(fee: Fee, told: Told) -> Words:
    if fee.free:
        return messages.FREE_OF_CHARGE
    return (
        _joined([_fee_component(part, told) for part in fee.components], "; ") if fee.components else fee.text
    )


def entries_of(component: str, data: Any, regulations: Regulations) -> tuple[Entry, ...]:
    """Return what a component says besides requirements, time limits and amounts."""
    if component == "persyaratan" or "belum_ditetapkan" in data or "belum_diketahui" in data:
        return ()
    if component == "dasar_hukum":
        return tuple(basis_entry(entry, regulations) for entry in data)
    if isinstance(data, list):
        return tuple(_listed(entry) for entry in data)
    return tuple(_entries(data))


def steps_in_order(data: Any, other: Any) -> str:
    """Return the steps of a component that stand in the other as well, in their order."""
    return ", ".join(name for name in _steps(data) if name in _steps(other))


def basis_entry(entry: Mapping[str, Any], regulations: Regulations) -> Entry:
    """Return a regulation under its title as the decree has it; one that the registry lacks by name alone."""
    known = regulations.get(entry["peraturan"], {})
    article = f" Pasal {entry['pasal']}" if "pasal" in entry else ""
    title = entry.get("judul_tertulis") or known.get("judul", "")
    text = f"{known.get('singkatan', entry['peraturan'])}{article}{': ' if title else ''}{title}"
    return Entry(entry["peraturan"], _plain(text))


def channel_entries(channels: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    for channel in channels:
        yield Entry(
            "", _plain(f"{channel['jenis'].replace('_', ' ')}: {channel['alamat']}"), channel["jenis"]
        )


def _entries(data: Mapping[str, Any]) -> Iterator[Entry]:
    if "uraian" in data:
        yield Entry("uraian", words(data, "uraian"))
    steps = (*data.get("langkah", ()), *data.get("alur", ()))
    for step in steps:
        yield Entry(step["id"], _step(step))
    for name in dict.fromkeys(name for step in steps for name in step.get("mengumpulkan", ())):
        at = ", ".join(step["id"] for step in steps if name in step.get("mengumpulkan", ()))
        yield Entry(name, messages.COLLECTS.fill(fact=name, steps=at))
    yield from channel_entries(data.get("saluran", ()))
    for kind in data.get("kelas", ()):
        name = words(kind, "nama")
        yield Entry(kind["id"], Words(*(f"{text}: {kind['paling_lama']}" for text in name)))
    for number in ("jumlah", "paling_sedikit", "paling_banyak"):
        if number in data:
            yield Entry(number, _plain(str(data[number])))
    for role in data.get("rincian", ()):
        yield Entry("", _plain(role["peran"] + (f": {role['jumlah']}" if "jumlah" in role else "")))


def _listed(entry: Mapping[str, Any]) -> Entry:
    group = f"{entry['kelompok']}: " if "kelompok" in entry else ""
    return Entry("", Words(*(group + text for text in words(entry, "uraian"))))


def _steps(data: Any) -> list[str]:
    parts = ("langkah", "alur") if isinstance(data, Mapping) else ()
    return [step["id"] for part in parts for step in data.get(part, ())]


def _step(step: Mapping[str, Any]) -> Words:
    after = step.get("lalu", "")
    if isinstance(after, list):
        after = "; ".join(f"{branch.get('bila', '')} → {branch['ke']}".strip() for branch in after)
    tail = f" → {after}" if after else ""
    route = f"{step['jalur']}, " if "jalur" in step else ""
    return Words(*(f"{route}{step['pelaku']}: {text}{tail}" for text in words(step, "uraian")))


def _plain(text: str) -> Words:
    return Words(text, text)


def _row(row: TimeRow, told: Told) -> Words:
    longest = _duration(row.longest)
    if row.shortest is not None:
        shortest = _duration(row.shortest)
        longest = messages.FROM_TO.fill(shortest=shortest, longest=longest)
    return _when(longest, row.guard, told)


def _start(start: Start, told: Told) -> Words:
    ref = start.ref or ""
    match start.kind:
        case StartKind.COMPLETE:
            return Words("", "")
        case StartKind.RECEIVED:
            return messages.FROM_RECEIPT
        case StartKind.STAGE:
            return messages.AFTER_STAGE.fill(stage=ref)
        case StartKind.FACT:
            fact = told.names(ref)
            return messages.FROM_FACT.fill(fact=fact)
        case _ as never:
            assert_never(never)


def _fee_component(part: FeeComponent, told: Told) -> Words:
    rows = [_when(Words(rupiah(row.amount), rupiah(row.amount)), row.guard, told) for row in part.rows]
    text = _joined(rows, "; ")
    if part.per is not None:
        counted = told.names(part.per)
        text = messages.FOR_EACH.fill(text=text, fact=counted)
    if part.waived is not None:
        free = told.condition(part.waived)
        text = messages.WAIVED_IF.fill(text=text, condition=free)
    return text


def _when(text: Words, guard: Condition | None, told: Told) -> Words:
    if guard is None:
        return text
    when = told.condition(guard)
    return messages.IF.fill(text=text, condition=when)


def _duration(duration: Duration) -> Words:
    return Words(duration_words(duration, "id"), duration_words(duration, "en"))


def _joined(parts: list[Words], mark: str) -> Words:
    return Words(mark.join(p.id for p in parts), mark.join(p.en for p in parts))
