"""Decisions in words, Indonesian and English: what, why, what to do.

In come conditions, needs, typed facts and the vocabulary; out comes text for applicants and clerks.  Knows
nothing about terminals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import cast

from sp_engine.deciding.needs import (
    Need,
    NeedAll,
    NeedAny,
    NeedDocument,
    NeedFact,
    NeedIf,
    Situation,
    falls_short,
)
from sp_engine.deciding.phrases import (
    choices_words,
    duration_words,
    listed,
    say,
    sentence,
    value_words,
    within_sentence,
)
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
from sp_engine.standards.vocabulary import FactDefinition, Kind, Vocabulary
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
_CROSSED = {
    "paling_sedikit": Words(", kurang dari {bound}", ", less than {bound}"),
    "paling_banyak": Words(" melebihi {bound}", " exceeds {bound}"),
    "lebih_dari": Words(", tidak lebih dari {bound}", ", not more than {bound}"),
    "kurang_dari": Words(", tidak kurang dari {bound}", ", not less than {bound}"),
}


def had_from(definition: FactDefinition, agency: str) -> tuple[str, ...]:
    """Return the services of the agency that yield a fact or document."""
    return tuple(service for service in definition.had_from if service.partition("/")[0] == agency)


class Wording:
    """Says what leaves, conditions and needs come to in one situation.

    Except for `name` what it returns begins in lower case, to stand inside a sentence.
    """

    def __init__(
        self, vocabulary: Vocabulary, situation: Situation, language: Language, agency: str = ""
    ) -> None:
        self._vocabulary = vocabulary
        self._agency = agency
        self._situation = situation
        self._language: Language = language

    def name(self, item: str) -> str:
        return self._vocabulary[item].name.get(self._language)

    def names(self, items: Iterable[str]) -> str:
        return listed((self._within(item) for item in items), "and", self._language)

    # ── what a condition came to ─────────────────────────────────────────────
    def fulfilled(self, node: Condition) -> str:
        """Say by which facts a condition holds."""
        if isinstance(node, AllOf | AnyOf):
            held = [part for part in node.parts if self._situation.value(part) == Truth.TRUE]
            return _sentences(self.fulfilled(part) for part in held)
        if isinstance(node, Document):
            in_order = self._t(" dan memenuhi syarat", " and in order") if node.attributes else ""
            return self._t("{name} sudah diserahkan", "{name} handed in", name=self._name(node)) + in_order
        return self._age(node) or f"{self._name(node)}: {self._value(node)}"

    def stated(self, node: Condition) -> str:
        """Say the stated facts that a condition looks at."""
        told = [leaf for leaf in leaves(node) if self._situation.facts.get(leaf.item.id) is not None]
        return _sentences(f"{self._name(leaf)}: {self._value(leaf)}" for leaf in told)

    def problem(self, node: Condition) -> str:
        """Say why a condition does not hold, or not yet."""
        value = self._situation.value(node)
        if isinstance(node, AllOf):
            parts = [p for p in node.parts if self._situation.value(p) != Truth.TRUE]
            failing = [p for p in parts if self._situation.value(p) == Truth.FALSE] or parts
            return _sentences(self.problem(part) for part in failing)
        if isinstance(node, AnyOf):
            open_parts = [p for p in node.parts if self._situation.value(p) == Truth.UNKNOWN]
            told = list(dict.fromkeys(self.problem(part) for part in open_parts or node.parts))
            if len(told) == 1:
                return told[0]
            numbered = "; ".join(f"({i}) {text}" for i, text in enumerate(told, 1))
            if value == Truth.UNKNOWN:
                return self._t("belum satu pun terpenuhi: ", "none is met yet: ") + numbered
            return self._t("tidak satu pun terpenuhi: ", "none is met: ") + numbered
        if isinstance(node, Document):
            return self._document_problem(node)
        return self._short(node) if self._situation.stated(node) else self._unstated(node)

    def pending(self, *nodes: Condition) -> str:
        """Say what the agency still has to find or check."""
        documents: dict[str, list[str]] = {}
        for node in nodes:
            for leaf in self._open_to_agency(node):
                document, dot, _ = leaf.item.id.partition(".")
                documents.setdefault(document if dot else "", []).append(self._name(leaf))
        return _sentences(
            self._t(
                "{document} belum diperiksa petugas: {names}",
                "{document}, for the clerk to check: {names}",
                document=self._within(document),
                names=listed(names, "and", self._language),
            )
            if document
            else self._t("belum ada hasil dari petugas: ", "no finding by the agency yet: ")
            + listed(names, "and", self._language)
            for document, names in documents.items()
        )

    # ── what a condition asks ────────────────────────────────────────────────
    def condition(self, node: Condition) -> str:
        """Say what a condition asks, for guards and for reading a standard aloud."""
        if isinstance(node, AllOf | AnyOf):
            told = [self.condition(part) for part in node.parts]
            return self._t(" dan ", " and ").join(told) if isinstance(node, AllOf) else self._either(told)
        if isinstance(node, Document):
            return self._with(node, node.attributes)
        name, wanted = self._name(node), self.wanted(node)
        match node:
            case _ if self._vocabulary[node.item.id].kind is Kind.YES_NO and isinstance(node, Among):
                yes = (True in node.values) is node.inside
                return self._t(
                    "{name}" if yes else "“{name}” dijawab tidak",
                    "“{name}” is answered " + ("yes" if yes else "no"),
                    name=name,
                )
            case Elapsed() if self._ages(node):
                return wanted
            case Among(inside=True, said=said) if said is not None and said.operator not in _AMOUNT:
                return self._t("{name} adalah {wanted}", "{name} is {wanted}", name=name, wanted=wanted)
            case Includes() if "." in node.item.id:
                return wanted
            case _:
                return f"{name} {wanted}"

    def wanted(self, leaf: Leaf) -> str:
        """Say what a leaf asks of its fact, in the author's own comparison."""
        definition, said = self._vocabulary[leaf.item.id], leaf.said
        operator = "" if said is None else said.operator
        if said is not None and operator in _AMOUNT:
            bound = value_words(definition, said.value, self._language)
            return f"{_BOUNDS[definition.kind][operator].get(self._language)} {bound}"
        match leaf:
            case Among(values=values, inside=inside):
                either = self._choices(definition, values, "or")
                return either if inside else self._t("bukan {v}", "not {v}", v=either)
            case Elapsed() if ages := self._ages(leaf):
                return self._t("umur {ages}", "aged {ages}", ages=ages)
            case Elapsed(at_least=at_least) if at_least is not None:
                return self._t(
                    "sudah berjalan paling sedikit {d}", "at least {d} ago", d=self._duration(at_least)
                )
            case Elapsed(less_than=less_than) if less_than is not None:
                return self._t("belum genap {d}", "less than {d} ago", d=self._duration(less_than))
            case Recent(within=within):
                return self._t("dalam {d} terakhir", "within the last {d}", d=self._duration(within))
            case SameYear():
                year = date.fromordinal(self._situation.day).year
                return self._t("tahun {y}", "the year {y}", y=year)
            case Includes(values=values):
                asked = self._choices(definition, values, "and")
                return self._t("mencakup {v}", "covering {v}", v=asked)
            case _:
                return self._t("disebutkan", "stated")

    # ── what the applicant can do ────────────────────────────────────────────
    def supply(self, need: Need) -> str:
        """Say what the applicant has to state, hand in or mend."""
        match need:
            case NeedAll(parts):
                return "; ".join(self.supply(part) for part in parts)
            case NeedAny(parts):
                either = self._t("pilih salah satu: ", "one of these: ")
                return either + self._either([self.supply(part) for part in parts])
            case NeedIf(guard, _, then):
                if_ = self._t("bila {guard}, ", "if {guard}, ", guard=self.condition(guard))
                return if_ + self.supply(then)
            case NeedDocument(document, attributes):
                if self._situation.stated(document):
                    head = self._t("serahkan perbaikan ", "hand in, corrected: ")
                else:
                    head = self._t("serahkan ", "hand in: ")
                return head + self._with(document, attributes) + self._where(document)
            case NeedFact(leaf):
                told = self._mend(leaf) if self._situation.stated(leaf) else self._state(leaf)
                return told + self._where(leaf)

    def _where(self, leaf: Leaf | Document) -> str:
        services = ", ".join(had_from(self._vocabulary[leaf.item.id], self._agency))
        if not services:
            return ""
        return self._t(", diperoleh dari layanan {s}", ", had from the service {s}", s=services)

    def _mend(self, leaf: Leaf) -> str:
        return self._t("penuhi dahulu: ", "first see to this: ") + (
            self._name(leaf) if self._vocabulary[leaf.item.id].kind is Kind.YES_NO else self.condition(leaf)
        )

    def _state(self, leaf: Leaf) -> str:
        definition = self._vocabulary[leaf.item.id]
        required = ""
        if not isinstance(leaf, Known):
            required = self._t(" (syaratnya {w})", " (required: {w})", w=self.wanted(leaf))
        elif definition.form is not None:
            required = f" ({definition.form.get(self._language)})"
        if definition.kind is Kind.YES_NO:
            question = definition.question.get(self._language)
            return self._t("jawab “{q}”", "answer “{q}”", q=question) + required
        return self._t("sebutkan {name}", "state: {name}", name=self._name(leaf)) + required

    # ── about one leaf ───────────────────────────────────────────────────────
    def _unstated(self, leaf: Leaf) -> str:
        if leaf.item.by_agency:
            return self.pending(leaf)
        definition = self._vocabulary[leaf.item.id]
        if definition.kind is Kind.YES_NO:
            question = definition.question.get(self._language)
            return self._t("belum dijawab: “{q}”", "not answered: “{q}”", q=question)
        return self._t("{name} belum disebutkan", "not stated: {name}", name=self._name(leaf))

    def _short(self, leaf: Leaf) -> str:
        """Say how a stated value falls short."""
        definition, said = self._vocabulary[leaf.item.id], leaf.said
        name, value = self._name(leaf), self._value(leaf)
        match leaf:
            case Range() if said is not None and definition.kind is not Kind.DATE:
                bound = value_words(definition, said.value, self._language)
                return f"{name} {value}" + _CROSSED[said.operator].get(self._language).format(bound=bound)
            case Elapsed() if age := self._age(leaf):
                return age + self._t("; seharusnya {w}", "; should be {w}", w=self._ages(leaf))
            case Elapsed(at_least=at_least) if at_least is not None:
                short = self._t(", belum genap {d}", ", not yet {d} ago", d=self._duration(at_least))
                return f"{name} {value}{short}"
            case Recent(within=within):
                old = self._t(", sudah lebih dari {d}", ", more than {d} ago", d=self._duration(within))
                return f"{name} {value}{old}"
            case Includes():
                return self._t(
                    "{name} belum mencakup {v}", "{name} lacks {v}", name=name, v=self._lacking(leaf)
                )
            case _:
                wanted = self._t("; syaratnya {w}", "; required: {w}", w=self.wanted(leaf))
                return f"{name}: {value}{wanted}"

    def _age(self, leaf: Leaf) -> str:
        """Return the applicant's age in words when the leaf asks for one; none for a birth yet to come."""
        if not self._ages(leaf) or self._situation.facts[leaf.item.id] > self._situation.day:
            return ""
        born = date.fromordinal(self._situation.facts[leaf.item.id])
        years = completed(Unit.YEAR, born, date.fromordinal(self._situation.day))
        return self._t(
            "umur {years} tahun pada hari permohonan", "aged {years} on the day of application", years=years
        )

    def _ages(self, leaf: Leaf) -> str:
        if not isinstance(leaf, Elapsed) or leaf.said is None or leaf.said.operator != "umur":
            return ""
        least, most = cast("tuple[int | None, int | None]", leaf.said.value)
        if least is None:
            return self._t("paling tinggi {most} tahun", "{most} at most", most=most)
        if most is None:
            return self._t("paling rendah {least} tahun", "{least} at least", least=least)
        return self._t("{a} sampai {b} tahun", "{a} to {b}", a=least, b=most)

    def _document_problem(self, node: Document) -> str:
        if not self._situation.stated(node):
            return self._t("{name} belum diserahkan", "not handed in: {name}", name=self._name(node))
        lacking, other = [], []
        for leaf in node.attributes:
            if falls_short(leaf, self._situation):
                if isinstance(leaf, Includes):
                    lacking.append(self._lacking(leaf))
                else:
                    other.append(self._asked(leaf, told=True))
        if not lacking and not other:
            return self.pending(node)
        name = self._name(node)
        lacks = self._t("{name} belum mencakup ", "{name} lacks ", name=name) + ", ".join(lacking)
        short = self._t("{name} belum memenuhi: ", "{name} does not meet this: ", name=name) + "; ".join(
            other
        )
        return _sentences([lacks if lacking else "", short if other else ""])

    def _lacking(self, leaf: Includes) -> str:
        lacking = leaf.values - self._situation.facts[leaf.item.id]
        return self._choices(self._vocabulary[leaf.item.id], lacking, "and")

    def _with(self, document: Document, attributes: Iterable[Leaf]) -> str:
        """Name a document with what is asked of it."""
        asked = "; ".join(dict.fromkeys(self._asked(leaf) for leaf in attributes))
        return self._name(document) + (f" ({asked})" if asked else "")

    def _asked(self, leaf: Leaf, *, told: bool = False) -> str:
        """Say what is asked of an attribute; with `told` also what was stated of it."""
        if isinstance(leaf, Among) and leaf.inside and leaf.values == {True}:
            return self._name(leaf)
        stated = self._t(" (tercatat: {v})", " (stated: {v})", v=self._value(leaf)) if told else ""
        return self.condition(leaf) + stated

    def _open_to_agency(self, node: Condition) -> Iterator[Leaf]:
        """Yield the leaves that the agency still has to find or check, where that would change anything."""
        if self._situation.value(node) != Truth.UNKNOWN:
            return
        if isinstance(node, AllOf | AnyOf):
            for part in node.parts:
                yield from self._open_to_agency(part)
        elif isinstance(node, Document):
            if self._situation.stated(node):
                yield from (leaf for leaf in node.attributes if not self._situation.stated(leaf))
        elif node.item.by_agency and not self._situation.stated(node):
            yield node

    # ── words ────────────────────────────────────────────────────────────────
    def _within(self, item: str) -> str:
        return within_sentence(self.name(item))

    def _name(self, leaf: Leaf | Document) -> str:
        return self._within(leaf.item.id)

    def _value(self, leaf: Leaf | Document) -> str:
        value = self._situation.facts[leaf.item.id]
        return value_words(self._vocabulary[leaf.item.id], value, self._language)

    def _choices(self, definition: FactDefinition, values: Iterable[object], joint: str) -> str:
        return listed(choices_words(definition, values, self._language), joint, self._language)

    def _either(self, told: Iterable[str]) -> str:
        return self._t("; atau ", "; or ").join(dict.fromkeys(told))

    def _duration(self, duration: Duration) -> str:
        return duration_words(duration, self._language)

    def _t(self, indonesian: str, english: str, **values: object) -> str:
        return say(self._language, indonesian, english).format(**values)


def _sentences(parts: Iterable[str]) -> str:
    """Return parts one after the other, the later ones as sentences of their own."""
    first, *rest = dict.fromkeys(part for part in parts if part) or [""]
    return ". ".join([first, *map(sentence, rest)])
