"""Decisions in words, Indonesian and English: what, why, what to do; money and dates as Indonesians write.

In come conditions, typed facts and the vocabulary; out comes text for applicants and clerks.  A table maps
each leaf to its sentences.  Knows nothing about terminals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from sp_engine.deciding.needs import Situation, falls_short
from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Language
from sp_engine.rules.ruleset import Outcome, Truth
from sp_engine.standards.condition import (
    AllOf,
    Among,
    AnyOf,
    Condition,
    Document,
    Elapsed,
    Includes,
    Known,
    Leaf,
    Range,
    Recent,
    SameYear,
    leaves,
)
from sp_engine.standards.values import rupiah
from sp_engine.standards.vocabulary import FactDefinition, FactValue, Kind, Vocabulary
from sp_engine.workdays.duration import Duration, Unit, completed

OUTCOMES: Mapping[Outcome, Words] = {
    Outcome.APPROVE: Words("DISETUJUI", "APPROVED"),
    Outcome.RETURN: Words("DIKEMBALIKAN", "RETURNED"),
    Outcome.REJECT: Words("DITOLAK", "REJECTED"),
    Outcome.PENDING: Words("MENUNGGU PETUGAS", "PENDING"),
}
STATUSES: Mapping[str, Words] = {
    "met": Words("terpenuhi", "met"),
    "missing": Words("belum ada", "missing"),
    "deficient": Words("belum cukup", "deficient"),
    "failed": Words("tidak terpenuhi", "failed"),
    "not_applicable": Words("tidak berlaku", "not applicable"),
    "pending": Words("menunggu petugas", "pending"),
    "preferred": Words("diutamakan: ya", "preferred"),
    "not_preferred": Words("diutamakan: tidak", "not preferred"),
    "preference_unknown": Words("diutamakan: belum diketahui", "preference unknown"),
}
_UNITS = {
    Unit.MINUTE: "minute", Unit.HOUR: "hour", Unit.WORKING_DAY: "working day", Unit.DAY: "day",
    Unit.WEEK: "week", Unit.MONTH: "month", Unit.YEAR: "year",
}  # fmt: skip


def date_words(day: date, language: Language = "id") -> str:
    """Return a date as people write it: `16 Maret 2026`."""
    import pendulum

    return pendulum.Date(day.year, day.month, day.day).format("D MMMM YYYY", locale=language)


def moment_words(moment: datetime, language: Language = "id") -> str:
    """Return a moment as people write it: `Kamis, 26 Maret 2026 pukul 15.00 WIB`."""
    import pendulum

    day = pendulum.Date(moment.year, moment.month, moment.day).format("dddd, D MMMM YYYY", locale=language)
    clock = moment.strftime("%H.%M") if language == "id" else moment.strftime("%H:%M")
    return f"{day} {'pukul' if language == 'id' else 'at'} {clock} {moment.tzname()}"


def duration_words(duration: Duration, language: Language = "id") -> str:
    """Return a duration in words; the Indonesian form is the catalogue's own."""
    if language == "id":
        return str(duration)
    return f"{duration.amount} {_UNITS[duration.unit]}{'' if duration.amount == 1 else 's'}"


def value_words(definition: FactDefinition, value: FactValue, language: Language = "id") -> str:
    """Return a fact's value as people write it; choices by their names."""
    match definition.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return _say(language, "ya" if value else "tidak", "yes" if value else "no")
        case Kind.MONEY:
            return rupiah(value)
        case Kind.NUMBER:
            unit = f" {definition.unit.get(language)}" if definition.unit else ""
            return f"{value}{unit}"
        case Kind.DATE:
            return date_words(date.fromordinal(value), language)
        case Kind.MOMENT:
            return moment_words(value, language)
        case Kind.CHOICE:
            return choice_words(definition, value, language)
        case Kind.SET:
            return listed(
                [choice_words(definition, v, language) for v in _in_order(definition, value)], "and", language
            )
        case _:
            return str(value)


def choice_words(definition: FactDefinition, value: str, language: Language) -> str:
    words = (definition.choices or {}).get(value)
    return value if words is None else words.get(language)


def listed(parts: Iterable[str], joint: str, language: Language) -> str:
    """Return `a, b, dan c` (or `atau`), in either language."""
    items = list(dict.fromkeys(parts))
    if len(items) < 2:
        return "".join(items)
    word = {"and": _say(language, "dan", "and"), "or": _say(language, "atau", "or")}[joint]
    comma = "," if len(items) > 2 else ""
    return f"{', '.join(items[:-1])}{comma} {word} {items[-1]}"


class Wording:
    """Says what leaves and conditions come to in one situation."""

    def __init__(self, vocabulary: Vocabulary, situation: Situation, language: Language) -> None:
        self._vocabulary = vocabulary
        self._situation = situation
        self._language: Language = language

    def name(self, item: str) -> str:
        return self._vocabulary[item].name.get(self._language)

    def names(self, items: Iterable[str]) -> str:
        return listed((self.name(item) for item in items), "and", self._language)

    def fulfilled(self, node: Condition) -> str:
        """Say by which facts a condition holds."""
        if isinstance(node, AllOf | AnyOf):
            held = [part for part in node.parts if self._situation.value(part) == Truth.TRUE]
            return "; ".join(dict.fromkeys(self.fulfilled(part) for part in held))
        if isinstance(node, Document):
            return self._t("{name} sudah diserahkan", "{name} handed in", name=self.name(node.item.id))
        return f"{self.name(node.item.id)}: {self._value(node)}"

    def stated(self, node: Condition) -> str:
        """Say the stated facts that a condition looks at."""
        told = [leaf for leaf in leaves(node) if self._situation.facts.get(leaf.item.id) is not None]
        return "; ".join(dict.fromkeys(f"{self.name(leaf.item.id)}: {self._value(leaf)}" for leaf in told))

    def problem(self, node: Condition) -> str:
        """Say why a condition does not hold, or not yet."""
        value = self._situation.value(node)
        if isinstance(node, AllOf):
            parts = [p for p in node.parts if self._situation.value(p) != Truth.TRUE]
            failing = [p for p in parts if self._situation.value(p) == Truth.FALSE] or parts
            return "; ".join(dict.fromkeys(self.problem(part) for part in failing))
        if isinstance(node, AnyOf):
            open_parts = [p for p in node.parts if self._situation.value(p) == Truth.UNKNOWN]
            either = (
                _say(self._language, " atau ", " or ")
                if value == Truth.UNKNOWN
                else _say(self._language, " dan ", " and ")
            )
            return either.join(dict.fromkeys(self.problem(part) for part in open_parts or node.parts))
        if isinstance(node, Document):
            return self._document_problem(node)
        if not self._situation.stated(node):
            return self._unstated(node)
        return self._short(node)

    def pending(self, node: Condition) -> str:
        """Say what the agency still has to find or check."""
        if isinstance(node, AllOf | AnyOf):
            open_parts = [p for p in node.parts if self._situation.value(p) == Truth.UNKNOWN]
            return "; ".join(dict.fromkeys(text for p in open_parts if (text := self.pending(p))))
        if isinstance(node, Document):
            return "; ".join(
                self.pending(leaf) for leaf in node.attributes if not self._situation.stated(leaf)
            )
        if not node.item.by_agency or self._situation.stated(node):
            return ""
        if "." in node.item.id:
            return self._t(
                "{name} belum diperiksa petugas",
                "{name}: not yet checked by the clerk",
                name=self.name(node.item.id),
            )
        return self._t(
            "{name}: belum ada hasil dari petugas",
            "{name}: no finding yet by the agency",
            name=self.name(node.item.id),
        )

    def remedy(self, node: Condition) -> str:
        """Say what the applicant can do so that a condition holds."""
        if isinstance(node, AllOf | AnyOf):
            joint = "; " if isinstance(node, AllOf) else _say(self._language, "; atau ", "; or ")
            open_parts = [p for p in node.parts if self._situation.value(p) == Truth.UNKNOWN]
            return joint.join(dict.fromkeys(text for p in open_parts if (text := self.remedy(p))))
        if isinstance(node, Document):
            return self._document_remedy(node)
        if node.item.by_agency and not self._situation.stated(node):
            return ""
        wanted = self.wanted(node)
        if isinstance(node, Known):
            form = self._vocabulary[node.item.id].form
            hint = f" ({form.get(self._language)})" if form else ""
            return self._t(
                "sebutkan {name}{hint}", "state {name}{hint}", name=self.name(node.item.id), hint=hint
            )
        if self._situation.stated(node):
            return self._t(
                "perbaiki supaya {name} {wanted}",
                "mend it so that {name} is {wanted}",
                name=self.name(node.item.id),
                wanted=wanted,
            )
        return self._t(
            "sebutkan {name} (syaratnya {wanted})",
            "state {name} (required: {wanted})",
            name=self.name(node.item.id),
            wanted=wanted,
        )

    def condition(self, node: Condition) -> str:
        """Say what a condition asks, for guards and for reading a standard aloud."""
        if isinstance(node, AllOf | AnyOf):
            word = (
                _say(self._language, " dan ", " and ")
                if isinstance(node, AllOf)
                else _say(self._language, " atau ", " or ")
            )
            return word.join(self.condition(part) for part in node.parts)
        if isinstance(node, Document):
            with_ = "; ".join(self.condition(leaf) for leaf in node.attributes)
            return self.name(node.item.id) + (f" ({with_})" if with_ else "")
        return f"{self.name(node.item.id)}: {self.wanted(node)}"

    def wanted(self, leaf: Leaf) -> str:
        """Say what a leaf asks of its fact, in the author's own comparison."""
        definition = self._vocabulary[leaf.item.id]
        said = leaf.said
        if said is None:
            return "?"
        if said.operator in _BOUNDS:
            bound = value_words(definition, said.value, self._language)
            return f"{_BOUNDS[said.operator].get(self._language)} {bound}"
        match leaf:
            case Known():
                return self._t("disebutkan", "stated")
            case Among(inside=True):
                return listed(
                    self._choices(definition, cast("frozenset[Any]", leaf.values)), "or", self._language
                )
            case Among():
                return self._t("bukan ", "not ") + listed(
                    self._choices(definition, cast("frozenset[Any]", leaf.values)), "or", self._language
                )
            case Elapsed() if said.operator == "umur":
                return self._age(*cast("tuple[int | None, int | None]", said.value))
            case Elapsed():
                return self._t(
                    "sudah berjalan paling sedikit {d}", "at least {d} ago", d=self._duration(said.value)
                )
            case Recent():
                return self._t("dalam {d} terakhir", "within the last {d}", d=self._duration(said.value))
            case SameYear():
                return self._t("tahun {y}", "the year {y}", y=date.fromordinal(self._situation.day).year)
            case Includes():
                return self._t("memuat ", "containing ") + listed(
                    self._choices(definition, leaf.values), "and", self._language
                )
            case _:
                return value_words(definition, said.value, self._language)

    # ── sentences about one leaf ─────────────────────────────────────────────
    def _unstated(self, leaf: Leaf) -> str:
        if leaf.item.by_agency:
            return self.pending(leaf)
        return self._t("{name} belum disebutkan", "{name} is not stated", name=self.name(leaf.item.id))

    def _short(self, leaf: Leaf) -> str:
        definition = self._vocabulary[leaf.item.id]
        name, value, said = self.name(leaf.item.id), self._value(leaf), leaf.said
        day = self._situation.day
        if isinstance(leaf, Range) and definition.kind is not Kind.DATE and said is not None:
            over = said.operator in ("paling_banyak", "kurang_dari")
            verb = (
                _say(self._language, "melebihi", "exceeds")
                if over
                else _say(self._language, "kurang dari", "is below")
            )
            if said.operator in ("kurang_dari", "lebih_dari"):
                verb = _say(
                    self._language,
                    "tidak " + _BOUNDS[said.operator].id,
                    "is not " + _BOUNDS[said.operator].en,
                )
            return f"{name} {value} {verb} {value_words(definition, said.value, self._language)}"
        if isinstance(leaf, Elapsed) and said is not None and said.operator == "umur":
            years = completed(
                Unit.YEAR, date.fromordinal(self._situation.facts[leaf.item.id]), date.fromordinal(day)
            )
            return self._t(
                "umur {years} tahun pada hari permohonan, seharusnya {wanted}",
                "aged {years} on the day of application, should be {wanted}",
                years=years, wanted=self.wanted(leaf),
            )  # fmt: skip
        if isinstance(leaf, Elapsed) and said is not None:
            return self._t(
                "{name} {value}, belum genap {d}",
                "{name} {value}, not yet {d} ago",
                name=name,
                value=value,
                d=self._duration(said.value),
            )
        if isinstance(leaf, Recent) and said is not None:
            return self._t(
                "{name} {value}, sudah lebih dari {d}",
                "{name} {value}, more than {d} ago",
                name=name,
                value=value,
                d=self._duration(said.value),
            )
        if isinstance(leaf, Includes):
            missing = leaf.values - self._situation.facts[leaf.item.id]
            return self._t(
                "{name} belum memuat {what}",
                "{name} lacks {what}",
                name=name,
                what=listed(self._choices(definition, missing), "and", self._language),
            )
        return self._t(
            "{name}: {value}, seharusnya {wanted}",
            "{name}: {value}, should be {wanted}",
            name=name,
            value=value,
            wanted=self.wanted(leaf),
        )

    def _document_problem(self, node: Document) -> str:
        if not self._situation.stated(node):
            return self._t("{name} belum diserahkan", "{name} is not handed in", name=self.name(node.item.id))
        short = [leaf for leaf in node.attributes if falls_short(leaf, self._situation)]
        return "; ".join(self._short(leaf) for leaf in short) or self.pending(node)

    def _document_remedy(self, node: Document) -> str:
        stated = self._situation.stated(node)
        leaves = [leaf for leaf in node.attributes if not stated or falls_short(leaf, self._situation)]
        if stated and not leaves:
            return ""
        asked = listed(
            (f"{self.name(leaf.item.id)}: {self.wanted(leaf)}" for leaf in leaves), "and", self._language
        )
        with_ = f" ({asked})" if asked else ""
        if stated:
            return self._t(
                "serahkan {name} yang memenuhi{with_}",
                "hand in a {name} that qualifies{with_}",
                name=self.name(node.item.id),
                with_=with_,
            )
        return self._t(
            "serahkan {name}{with_}", "hand in {name}{with_}", name=self.name(node.item.id), with_=with_
        )

    def _age(self, least: int | None, most: int | None) -> str:
        if least is None:
            return self._t("paling banyak {most} tahun", "at most {most}", most=most)
        if most is None:
            return self._t("paling sedikit {least} tahun", "at least {least}", least=least)
        return self._t("{least} sampai {most} tahun", "{least} to {most}", least=least, most=most)

    def _choices(self, definition: FactDefinition, values: Iterable[Any]) -> list[str]:
        one = choice_words if definition.kind is Kind.SET else value_words
        return [one(definition, value, self._language) for value in _in_order(definition, values)]

    def _value(self, leaf: Leaf | Document) -> str:
        return value_words(
            self._vocabulary[leaf.item.id], self._situation.facts[leaf.item.id], self._language
        )

    def _duration(self, value: object) -> str:
        return duration_words(cast("Duration", value), self._language)

    def _t(self, indonesian: str, english: str, **values: object) -> str:
        return _say(self._language, indonesian, english).format(**values)


_BOUNDS = {
    "paling_sedikit": Words("paling sedikit", "at least"),
    "paling_banyak": Words("paling banyak", "at most"),
    "lebih_dari": Words("lebih dari", "more than"),
    "kurang_dari": Words("kurang dari", "less than"),
}


def _say(language: Language, indonesian: str, english: str) -> str:
    return english if language == "en" else indonesian


def _in_order(definition: FactDefinition, values: Iterable[Any]) -> list[Any]:
    """Return values in the vocabulary's order, others sorted."""
    members = set(values)
    ordered = [choice for choice in definition.choices or () if choice in members]
    return ordered + sorted(members.difference(ordered), key=str)
