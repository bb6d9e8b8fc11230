"""What conditions ask, in words, Indonesian and English; and the words for outcomes and statuses.

In come conditions, typed facts and the vocabulary; out comes text for applicants and clerks.  What became of
a condition is said in `finding_message`, what the applicant can do in `to_supply_text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast

from sp_engine.conditions.tree import (
    Age,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Document,
    Includes,
    Leaf,
    Recent,
    SameYear,
)
from sp_engine.facts.display import choices_words, value_words
from sp_engine.facts.vocabulary import FactDefinition, Kind, Vocabulary
from sp_engine.rules.ruleset import Outcome
from sp_engine.rules.situation import Situation
from sp_engine.words.language import Language, Words, unknown_language
from sp_engine.words.sentences import Joint, listed, within_sentence
from sp_engine.workdays.duration import Duration, Unit, completed, duration_words

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
    "preferred": Words("diutamakan, terpenuhi", "preferred, met"),
    "not_preferred": Words("diutamakan, tidak terpenuhi", "preferred, not met"),
    "preference_unknown": Words("diutamakan, belum diketahui", "preferred, not known"),
}
_AMOUNT = {
    "paling_sedikit": Words("paling sedikit", "at least"),
    "paling_banyak": Words("paling banyak", "at most"),
    "lebih_dari": Words("lebih dari", "more than"),
    "kurang_dari": Words("kurang dari", "less than"),
}
_DAY = {
    "paling_sedikit": Words("paling awal", "no earlier than"),
    "paling_banyak": Words("paling lambat", "no later than"),
    "lebih_dari": Words("sesudah", "after"),
    "kurang_dari": Words("sebelum", "before"),
}
_GRADE = {
    "paling_sedikit": Words("paling rendah", "no lower than"),
    "paling_banyak": Words("paling tinggi", "no higher than"),
    "lebih_dari": Words("di atas", "above"),
    "kurang_dari": Words("di bawah", "below"),
}
_BOUNDS = {Kind.NUMBER: _AMOUNT, Kind.MONEY: _AMOUNT, Kind.DATE: _DAY, Kind.CHOICE: _GRADE}


class Wording:
    """Says what leaves and conditions ask, and the words they are said in, in one situation.

    Except for `name` what it returns begins in lower case, to stand inside a sentence.
    """

    def __init__(
        self, vocabulary: Vocabulary, situation: Situation, language: Language, agency: str = ""
    ) -> None:
        if language not in ("id", "en"):
            raise unknown_language(language)
        self.vocabulary = vocabulary
        self.situation = situation
        self.language: Language = language
        self.agency = agency

    # ── what a condition asks ────────────────────────────────────────────────
    def condition(self, node: Condition) -> str:
        """Say what a condition asks, for guards and for reading a standard aloud."""
        if isinstance(node, AllOf | AnyOf):
            told = [self.condition(part) for part in node.parts]
            return self.say(" dan ", " and ").join(told) if isinstance(node, AllOf) else self.either(told)
        if isinstance(node, Document):
            return self.document(node, node.attributes)
        name, wanted = self.within(node.item.id), self.wanted(node)
        match node:
            case _ if self.vocabulary[node.item.id].kind is Kind.YES_NO and isinstance(node, Among):
                yes = (True in node.values) is node.inside
                return self.say(
                    "{name}" if yes else "“{name}” dijawab tidak",
                    "“{name}” is answered " + ("yes" if yes else "no"),
                    name=name,
                )
            case Age() if self.ages(node):
                return wanted
            case Among(inside=True, said=said) if said is not None and said.operator not in _AMOUNT:
                return self.say("{name} adalah {wanted}", "{name} is {wanted}", name=name, wanted=wanted)
            case Includes() if "." in node.item.id:
                return wanted
            case _:
                return f"{name} {wanted}"

    def wanted(self, leaf: Leaf) -> str:
        """Say what a leaf asks of its fact, in the author's own comparison."""
        definition, said = self.vocabulary[leaf.item.id], leaf.said
        operator = "" if said is None else said.operator
        if said is not None and operator in _AMOUNT:
            bound = value_words(definition, said.value, self.language)
            return f"{_BOUNDS[definition.kind][operator].get(self.language)} {bound}"
        match leaf:
            case Among(values=values, inside=inside):
                either = self.choices(definition, values, "or")
                return either if inside else self.say("bukan {v}", "not {v}", v=either)
            case Age() if ages := self.ages(leaf):
                return self.say("umur {ages}", "aged {ages}", ages=ages)
            case Age(at_least=at_least) if at_least is not None:
                return self.say(
                    "sudah berjalan paling sedikit {d}", "at least {d} ago", d=self.duration(at_least)
                )
            case Age(less_than=less_than) if less_than is not None:
                return self.say("belum genap {d}", "less than {d} ago", d=self.duration(less_than))
            case Recent(within=within):
                return self.say("dalam {d} terakhir", "within the last {d}", d=self.duration(within))
            case SameYear():
                year = date.fromordinal(self.situation.day).year
                return self.say("tahun {y}", "the year {y}", y=year)
            case Includes(values=values):
                asked = self.choices(definition, values, "and")
                return self.say("mencakup {v}", "covering {v}", v=asked)
            case _:
                return self.say("disebutkan", "stated")

    def document(self, document: Document, attributes: Iterable[Leaf]) -> str:
        """Name a document with what is asked of it."""
        asked = "; ".join(dict.fromkeys(self.asked(leaf) for leaf in attributes))
        return self.within(document.item.id) + (f" ({asked})" if asked else "")

    def asked(self, leaf: Leaf, *, told: bool = False) -> str:
        """Say what is asked of an attribute; with `told` also what was stated of it."""
        if isinstance(leaf, Among) and leaf.inside and leaf.values == {True}:
            return self.within(leaf.item.id)
        stated = self.say(" (tercatat: {v})", " (stated: {v})", v=self.value(leaf)) if told else ""
        return self.condition(leaf) + stated

    # ── ages ────────────────────────────────────────────────────────────────
    def age(self, leaf: Leaf) -> str:
        """Return the applicant's age in words when the leaf asks for one; none for a birth yet to come."""
        if not self.ages(leaf) or self.situation.facts[leaf.item.id] > self.situation.day:
            return ""
        born = date.fromordinal(self.situation.facts[leaf.item.id])
        years = completed(Unit.YEAR, born, date.fromordinal(self.situation.day))
        return self.say(
            "umur {years} tahun pada hari permohonan", "aged {years} on the day of application", years=years
        )

    def ages(self, leaf: Leaf) -> str:
        if not isinstance(leaf, Age) or leaf.said is None or leaf.said.operator != "umur":
            return ""
        least, most = cast("tuple[int | None, int | None]", leaf.said.value)
        if least is None:
            return self.say("paling tinggi {most} tahun", "{most} at most", most=most)
        if most is None:
            return self.say("paling rendah {least} tahun", "{least} at least", least=least)
        return self.say("{a} sampai {b} tahun", "{a} to {b}", a=least, b=most)

    # ── names and values ─────────────────────────────────────────────────────
    def name(self, item: str) -> str:
        return self.vocabulary[item].name.get(self.language)

    def within(self, item: str) -> str:
        """Return a name as it is written inside a sentence."""
        return within_sentence(self.name(item))

    def names(self, items: Iterable[str]) -> str:
        return listed((self.within(item) for item in items), "and", self.language)

    def depends(self, items: Iterable[str]) -> str:
        """Say on which facts something depends."""
        return self.say("bergantung pada {names}", "depends on {names}", names=self.names(items))

    def value(self, leaf: Leaf | Document) -> str:
        value = self.situation.facts[leaf.item.id]
        return value_words(self.vocabulary[leaf.item.id], value, self.language)

    def choices(self, definition: FactDefinition, values: Iterable[object], joint: Joint) -> str:
        return listed(choices_words(definition, values, self.language), joint, self.language)

    def either(self, told: Iterable[str]) -> str:
        return self.say("; atau ", "; or ").join(dict.fromkeys(told))

    def duration(self, duration: Duration) -> str:
        return duration_words(duration, self.language)

    def say(self, indonesian: str, english: str, **values: object) -> str:
        """Return the words of the language, with values in their places."""
        return Words(indonesian, english).get(self.language).format(**values)
