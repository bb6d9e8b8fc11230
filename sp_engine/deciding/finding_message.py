"""What a condition came to, in words: by which facts it holds, why it does not, what the agency has to find.

In come conditions and what puts their leaves into words; out comes text that begins in lower case, to stand
inside a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sp_engine.conditions.tree import (
    Age,
    AllOf,
    AnyOf,
    Condition,
    Document,
    Includes,
    Leaf,
    Range,
    Recent,
    leaves,
)
from sp_engine.deciding.condition_text import Wording
from sp_engine.deciding.to_supply import falls_short
from sp_engine.facts.display import value_words
from sp_engine.facts.vocabulary import Kind
from sp_engine.rules.ruleset import Truth
from sp_engine.words.language import Words
from sp_engine.words.sentences import listed, sentence

_CROSSED = {
    "paling_sedikit": Words(", kurang dari {bound}", ", less than {bound}"),
    "paling_banyak": Words(" melebihi {bound}", " exceeds {bound}"),
    "lebih_dari": Words(", tidak lebih dari {bound}", ", not more than {bound}"),
    "kurang_dari": Words(", tidak kurang dari {bound}", ", not less than {bound}"),
}


def fulfilled(wording: Wording, node: Condition) -> str:
    """Say by which facts a condition holds."""
    if isinstance(node, AllOf | AnyOf):
        held = [part for part in node.parts if wording.situation.value(part) == Truth.TRUE]
        return _sentences(fulfilled(wording, part) for part in held)
    name = wording.within(node.item.id)
    if isinstance(node, Document):
        in_order = wording.say(" dan memenuhi syarat", " and in order") if node.attributes else ""
        return wording.say("{name} sudah diserahkan", "{name} handed in", name=name) + in_order
    return wording.age(node) or f"{name}: {wording.value(node)}"


def stated(wording: Wording, node: Condition) -> str:
    """Say the stated facts that a condition looks at."""
    told = [leaf for leaf in leaves(node) if wording.situation.facts.get(leaf.item.id) is not None]
    return _sentences(f"{wording.within(leaf.item.id)}: {wording.value(leaf)}" for leaf in told)


def problem(wording: Wording, node: Condition) -> str:
    """Say why a condition does not hold, or not yet."""
    situation = wording.situation
    if isinstance(node, AllOf):
        parts = [p for p in node.parts if situation.value(p) != Truth.TRUE]
        failing = [p for p in parts if situation.value(p) == Truth.FALSE] or parts
        return _sentences(problem(wording, part) for part in failing)
    if isinstance(node, AnyOf):
        open_parts = [p for p in node.parts if situation.value(p) == Truth.UNKNOWN]
        told = list(dict.fromkeys(problem(wording, part) for part in open_parts or node.parts))
        if len(told) == 1:
            return told[0]
        numbered = "; ".join(f"({i}) {text}" for i, text in enumerate(told, 1))
        if situation.value(node) == Truth.UNKNOWN:
            return wording.say("belum satu pun terpenuhi: ", "none is met yet: ") + numbered
        return wording.say("tidak satu pun terpenuhi: ", "none is met: ") + numbered
    if isinstance(node, Document):
        return _document_problem(wording, node)
    return _short(wording, node) if situation.stated(node) else _unstated(wording, node)


def pending(wording: Wording, *nodes: Condition) -> str:
    """Say what the agency still has to find or check."""
    documents: dict[str, list[str]] = {}
    for node in nodes:
        for leaf in _open_to_agency(wording, node):
            document, dot, _ = leaf.item.id.partition(".")
            documents.setdefault(document if dot else "", []).append(wording.within(leaf.item.id))
    return _sentences(
        wording.say(
            "{document} belum diperiksa petugas: {names}",
            "{document}, for the clerk to check: {names}",
            document=wording.within(document),
            names=listed(names, "and", wording.language),
        )
        if document
        else wording.say("belum ada hasil dari petugas: ", "no finding by the agency yet: ")
        + listed(names, "and", wording.language)
        for document, names in documents.items()
    )


def _open_to_agency(wording: Wording, node: Condition) -> Iterator[Leaf]:
    """Yield the leaves that the agency still has to find or check, where that would change anything."""
    situation = wording.situation
    if situation.value(node) != Truth.UNKNOWN:
        return
    if isinstance(node, AllOf | AnyOf):
        for part in node.parts:
            yield from _open_to_agency(wording, part)
    elif isinstance(node, Document):
        if situation.stated(node):
            yield from (leaf for leaf in node.attributes if not situation.stated(leaf))
    elif node.item.by_agency and not situation.stated(node):
        yield node


def _unstated(wording: Wording, leaf: Leaf) -> str:
    if leaf.item.by_agency:
        return pending(wording, leaf)
    definition = wording.vocabulary[leaf.item.id]
    if definition.kind is Kind.YES_NO:
        question = definition.question.get(wording.language)
        return wording.say("belum dijawab: “{q}”", "not answered: “{q}”", q=question)
    return wording.say("{name} belum disebutkan", "not stated: {name}", name=wording.within(leaf.item.id))


def _short(wording: Wording, leaf: Leaf) -> str:
    """Say how a stated value falls short."""
    definition, said = wording.vocabulary[leaf.item.id], leaf.said
    name, value = wording.within(leaf.item.id), wording.value(leaf)
    match leaf:
        case Range() if said is not None and definition.kind is not Kind.DATE:
            bound = value_words(definition, said.value, wording.language)
            return f"{name} {value}" + _CROSSED[said.operator].get(wording.language).format(bound=bound)
        case Age() if age := wording.age(leaf):
            return age + wording.say("; seharusnya {w}", "; should be {w}", w=wording.ages(leaf))
        case Age(at_least=at_least) if at_least is not None:
            short = wording.say(", belum genap {d}", ", not yet {d} ago", d=wording.duration(at_least))
            return f"{name} {value}{short}"
        case Recent(within=within):
            old = wording.say(", sudah lebih dari {d}", ", more than {d} ago", d=wording.duration(within))
            return f"{name} {value}{old}"
        case Includes():
            lacking = _lacking(wording, leaf)
            return wording.say("{name} belum mencakup {v}", "{name} lacks {v}", name=name, v=lacking)
        case _:
            wanted = wording.say("; syaratnya {w}", "; required: {w}", w=wording.wanted(leaf))
            return f"{name}: {value}{wanted}"


def _document_problem(wording: Wording, node: Document) -> str:
    name = wording.within(node.item.id)
    if not wording.situation.stated(node):
        return wording.say("{name} belum diserahkan", "not handed in: {name}", name=name)
    lacking, other = [], []
    for leaf in node.attributes:
        if falls_short(leaf, wording.situation):
            if isinstance(leaf, Includes):
                lacking.append(_lacking(wording, leaf))
            else:
                other.append(wording.asked(leaf, told=True))
    if not lacking and not other:
        return pending(wording, node)
    lacks = wording.say("{name} belum mencakup ", "{name} lacks ", name=name) + ", ".join(lacking)
    unmet = wording.say("{name} belum memenuhi: ", "{name} does not meet this: ", name=name)
    return _sentences([lacks if lacking else "", unmet + "; ".join(other) if other else ""])


def _lacking(wording: Wording, leaf: Includes) -> str:
    lacking = leaf.values - wording.situation.facts[leaf.item.id]
    return wording.choices(wording.vocabulary[leaf.item.id], lacking, "and")


def _sentences(parts: Iterable[str]) -> str:
    """Return parts one after the other, the later ones as sentences of their own."""
    first, *rest = dict.fromkeys(part for part in parts if part) or [""]
    return ". ".join([first, *map(sentence, rest)])
