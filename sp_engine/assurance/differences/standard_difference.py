"""What changed between two standards, or two decrees, component by component and in words.

In come typed standards; out come changes: added, dropped, tightened, loosened, quicker, slower, cheaper,
dearer, reworded, or merely changed where nobody can tell.  A requirement is tightened when some applicant who
met it no longer does and none the reverse; the applicant is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from sp_engine.assurance.differences.component_words import (
    Entry,
    Told,
    entries_of,
    fee_words,
    stage_words,
    told_requirement,
)
from sp_engine.assurance.differences.stricter import Applicants, applicant_words, applicants_between
from sp_engine.deciding.needs import Situation
from sp_engine.deciding.wording import Wording
from sp_engine.reading.codes import Words
from sp_engine.standards.model import COMPONENTS, Fee, FeeComponent, Requirement, Stage, Standard
from sp_engine.standards.satisfiable import Period
from sp_engine.standards.vocabulary import Vocabulary

_ALIKE = 0.6
_NAMED_WITH_PARTS = ("jangka_waktu", "biaya")
_NOTHING = Entry("", Words("", ""))


class Kind(StrEnum):
    ADDED = "added"
    DROPPED = "dropped"
    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    QUICKER = "quicker"
    SLOWER = "slower"
    CHEAPER = "cheaper"
    DEARER = "dearer"
    CHANGED = "changed"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in which component, of what kind, to what; and for whom."""

    component: str
    kind: Kind
    subject: str
    before: Words | None = None
    after: Words | None = None
    shut_out: Words | None = None
    let_in: Words | None = None


def standard_changes(
    old: Standard, new: Standard, regulations: Mapping[str, Mapping[str, Any]]
) -> tuple[Change, ...]:
    """Return every change from one standard to the other, in the order of the components."""
    found: list[Change] = []
    if old.name != new.name:
        found.append(Change("nama", Kind.REWORDED, new.service, old.name, new.name))
    for component in COMPONENTS:
        before, after = _state(old.components[component]), _state(new.components[component])
        if before is not None or after is not None:
            if before != after:
                kind = Kind.DROPPED if before is None else Kind.ADDED if after is None else Kind.CHANGED
                found.append(Change(component, kind, "", before or _SAID, after or _SAID))
                if before is None or after is not None:
                    continue
            else:
                continue
        found += _Comparison(old, new, regulations).component(component)
    return tuple(found)


_SAID = Words("ada isinya", "has content")
_STATES = {
    "belum_ditetapkan": Words("belum ditetapkan", "not stated by the decree"),
    "belum_diketahui": Words("belum diketahui", "not known"),
}


def _state(data: Any) -> Words | None:
    """Return in words that a component says nothing; None when it says something."""
    if not isinstance(data, Mapping):
        return None
    return next((words for key, words in _STATES.items() if key in data), None)


class _Comparison:
    def __init__(self, old: Standard, new: Standard, regulations: Mapping[str, Mapping[str, Any]]) -> None:
        self.old, self.new, self.regulations = old, new, regulations
        entries = {name: voc.entry(name) for voc in (old.vocabulary, new.vocabulary) for name in voc}
        self.vocabulary = Vocabulary(entries)
        self.same_kinds = all(
            old.vocabulary[name].kind is new.vocabulary[name].kind
            for name in old.facts
            if name in new.vocabulary
        )
        day = new.decree.in_force_from
        self.told = Told(
            Wording(old.vocabulary, Situation({}, day.toordinal()), "id"),
            Wording(old.vocabulary, Situation({}, day.toordinal()), "en"),
        )
        self.told_new = Told(
            Wording(new.vocabulary, Situation({}, day.toordinal()), "id"),
            Wording(new.vocabulary, Situation({}, day.toordinal()), "en"),
        )

    def component(self, name: str) -> Iterator[Change]:
        if name == "persyaratan":
            yield from self._requirements()
        elif name == "jangka_waktu":
            yield from self._stages()
        elif name == "biaya":
            yield from self._fee()
        yield from self._entries(name)

    # ── requirements ─────────────────────────────────────────────────────────
    def _requirements(self) -> Iterator[Change]:
        before = {r.id: r for r in self.old.requirements}
        after = {r.id: r for r in self.new.requirements}
        renamed = _renamed(before, after)
        for name, requirement in before.items():
            if name not in after and name not in renamed:
                told = told_requirement(requirement, self.told)
                yield Change("persyaratan", Kind.DROPPED, name, before=told)
        for name, requirement in after.items():
            earlier = before.get(name) or before.get(_key_of(renamed, name) or "")
            if earlier is None:
                told = told_requirement(requirement, self.told_new)
                yield Change("persyaratan", Kind.ADDED, name, after=told)
            else:
                yield from self._requirement(earlier, requirement)

    def _requirement(self, old: Requirement, new: Requirement) -> Iterator[Change]:
        before, after = told_requirement(old, self.told), told_requirement(new, self.told_new)
        if old.mandatory != new.mandatory:
            kind = Kind.TIGHTENED if new.mandatory else Kind.LOOSENED
            yield Change("persyaratan", kind, new.id, before, after)
        elif (old.guard, old.condition) != (new.guard, new.condition):
            applicants = Applicants(None, None, told=False)
            if self.same_kinds:
                decree = self.new.decree
                period = Period(decree.in_force_from, decree.in_force_until)
                applicants = applicants_between(old, new, self.vocabulary, period)
            yield self._stricter(new.id, before, after, applicants)
        for part, one, other in (
            ("uraian", old.text, new.text),
            ("pesan", old.message, new.message),
            ("dasar", _basis(old), _basis(new)),
        ):
            if one != other:
                yield Change("persyaratan", Kind.REWORDED, f"{new.id} ({part})", one, other)
        if old.item != new.item:
            yield Change("persyaratan", Kind.RENUMBERED, new.id, _item(old), _item(new))
        if old.id != new.id:
            yield Change("persyaratan", Kind.REWORDED, new.id, Words(old.id, old.id), Words(new.id, new.id))

    def _stricter(self, name: str, before: Words, after: Words, found: Applicants) -> Change:
        kind = Kind.CHANGED
        if found.told and (found.shut_out is None) != (found.let_in is None):
            kind = Kind.TIGHTENED if found.shut_out is not None else Kind.LOOSENED
        elif found.told and found.shut_out is None and before == after:
            # The same is asked; what differs is what becomes of who falls short.
            after = Words(after.id + " (akibatnya lain)", after.en + " (with another consequence)")
        out, in_ = (
            None if case is None else applicant_words(case, self.vocabulary)
            for case in (found.shut_out, found.let_in)
        )
        return Change("persyaratan", kind, name, before, after, out, in_)

    # ── time and fees ────────────────────────────────────────────────────────
    def _stages(self) -> Iterator[Change]:
        before, after = ({s.id: s for s in standard.stages} for standard in (self.old, self.new))
        for name in dict.fromkeys((*before, *after)):
            one, other = before.get(name), after.get(name)
            told = None if one is None else stage_words(one, self.told)
            told_new = None if other is None else stage_words(other, self.told_new)
            if told != told_new:
                yield Change("jangka_waktu", _pace(one, other), name, told, told_new)

    def _fee(self) -> Iterator[Change]:
        one, other = self.old.fee, self.new.fee
        if one.free != other.free:
            kind = Kind.CHEAPER if other.free else Kind.DEARER if other.components else Kind.CHANGED
            yield Change("biaya", kind, "", fee_words(one, self.told), fee_words(other, self.told_new))
            return
        before, after = ({c.id: c for c in fee.components} for fee in (one, other))
        for name in dict.fromkeys((*before, *after)):
            old, new = before.get(name), after.get(name)
            told = None if old is None else fee_words(Fee(False, old.text, (old,)), self.told)
            told_new = None if new is None else fee_words(Fee(False, new.text, (new,)), self.told_new)
            if told != told_new:
                yield Change("biaya", _price(old, new), name, told, told_new)

    # ── everything else is text ──────────────────────────────────────────────
    def _entries(self, component: str) -> Iterator[Change]:
        before = entries_of(component, self.old.components[component], self.regulations)
        after = entries_of(component, self.new.components[component], self.regulations)
        for one, other in _paired(before, after):
            if one is None or other is None:
                if component in _NAMED_WITH_PARTS and "uraian" not in (one or other or _NOTHING).name:
                    continue  # told with its time or amount
                kind = Kind.ADDED if one is None else Kind.DROPPED
                entry = one or other
                subject = entry.name if entry is not None else ""
                yield Change(component, kind, subject, one and one.text, other and other.text)
            elif one.text != other.text:
                yield Change(component, Kind.REWORDED, other.name, one.text, other.text)


def _renamed(before: Mapping[str, Requirement], after: Mapping[str, Requirement]) -> dict[str, str]:
    """Return requirements that only have another name: from the old one to the new one."""
    found: dict[str, str] = {}
    for name, one in before.items():
        for other_name, other in after.items():
            alike = (one.guard, one.condition, one.mandatory) == (
                other.guard,
                other.condition,
                other.mandatory,
            )
            if name not in after and other_name not in before and other_name not in found.values() and alike:
                found[name] = other_name
                break
    return found


def _key_of(renamed: Mapping[str, str], name: str) -> str | None:
    return next((old for old, new in renamed.items() if new == name), None)


def _item(requirement: Requirement) -> Words | None:
    item = requirement.item
    if item is None:
        return None
    text = ", ".join(map(str, item)) if isinstance(item, tuple) else str(item)
    return Words(text, text)


def _basis(requirement: Requirement) -> Words | None:
    if not requirement.basis:
        return None
    text = "; ".join(f"{r.title}{f' Pasal {r.article}' if r.article else ''}" for r in requirement.basis)
    return Words(text, text)


def _pace(one: Stage | None, other: Stage | None) -> Kind:
    if one is None or other is None:
        return Kind.ADDED if one is None else Kind.DROPPED
    alone = len(one.rows) == len(other.rows) == 1 and one._replace(rows=()) == other._replace(
        rows=(), name=one.name
    )
    if alone and one.rows[0].longest.unit is other.rows[0].longest.unit:
        before, after = one.rows[0].longest.amount, other.rows[0].longest.amount
        if before != after:
            return Kind.QUICKER if after < before else Kind.SLOWER
    return Kind.CHANGED


def _price(one: FeeComponent | None, other: FeeComponent | None) -> Kind:
    if one is None or other is None:
        return Kind.ADDED if one is None else Kind.DROPPED
    same = (one.per, one.waived) == (other.per, other.waived)
    if same and [r.guard for r in one.rows] == [r.guard for r in other.rows]:
        steps = {
            (b.amount > a.amount) - (b.amount < a.amount) for a, b in zip(one.rows, other.rows, strict=True)
        }
        if 1 in steps and -1 not in steps:
            return Kind.DEARER
        if -1 in steps and 1 not in steps:
            return Kind.CHEAPER
    return Kind.CHANGED


def _paired(before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Yield entries that belong together: of one name, of the same text, else of a text much alike."""
    left, right = list(before), list(after)
    pairs: list[tuple[Entry | None, Entry | None]] = []
    for likeness in (_same_name, _same_text, _alike):
        for one in list(left):
            best = next((other for other in right if likeness(one, other)), None)
            if best is not None:
                pairs.append((one, best))
                left.remove(one)
                right.remove(best)
    yield from pairs
    yield from ((one, None) for one in left)
    yield from ((None, other) for other in right)


def _same_name(one: Entry, other: Entry) -> bool:
    return bool(one.name) and one.name == other.name


def _same_text(one: Entry, other: Entry) -> bool:
    return one.text == other.text and one.name == other.name


def _alike(one: Entry, other: Entry) -> bool:
    if one.name or other.name:
        return False
    return SequenceMatcher(None, one.text.id, other.text.id).ratio() >= _ALIKE
