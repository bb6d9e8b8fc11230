"""How a condition about a fact is written: what is advised where a condition does not fit its fact.

In come definitions of facts; out come words.  Needed only for findings.
"""

from __future__ import annotations

from collections.abc import Mapping

from sp_engine.conditions.comparisons import OPERATORS
from sp_engine.facts.vocabulary import FactDefinition, Kind
from sp_engine.words.language import Words

_TEST = {
    Kind.YES_NO: "adalah: ya",
    Kind.NUMBER: "paling_sedikit: 1",
    Kind.MONEY: "paling_banyak: Rp1.000.000",
    Kind.DATE: "dalam_terakhir: 1 tahun",
    Kind.MOMENT: "diketahui: ya",
    Kind.TEXT: "diketahui: ya",
}


def example(definition: FactDefinition) -> str:
    """Return a condition about a fact, as it is written."""
    if definition.kind is Kind.DOCUMENT:
        return f"{{dokumen: {definition.id}}}"
    return f"{{fakta: {definition.id}, {_test(definition)}}}"


def _test(definition: FactDefinition) -> str:
    if definition.choices:
        first = next(iter(definition.choices))
        return f"mencakup: [{first}]" if definition.kind is Kind.SET else f"adalah: {first}"
    return _TEST.get(definition.kind, "diketahui: ya")


def like_this(definition: FactDefinition) -> Words:
    """Return the advice to write a condition about a fact as its kind wants it."""
    return Words(f"tulis misalnya `{example(definition)}`", f"write for example `{example(definition)}`")


def add_test(definition: FactDefinition) -> Words:
    """Return the advice to add a comparison that fits the fact."""
    return Words(f"tambahkan misalnya `{_test(definition)}`", f"add for example `{_test(definition)}`")


def fitting(definition: FactDefinition) -> Words:
    """Return which comparisons fit a fact."""
    if definition.kind is Kind.DOCUMENT:
        return Words(
            f"cukup `{example(definition)}`; yang diperiksa pada dokumennya ditulis dengan `dengan`",
            f"`{example(definition)}` is enough; what is checked on the document stands under `dengan`",
        )
    graded = ("paling_sedikit", "paling_banyak", "lebih_dari", "kurang_dari") if definition.graded else ()
    names = [name for name, kinds in OPERATORS.items() if definition.kind in kinds or name in graded]
    listed = ", ".join(f"`{name}`" for name in names)
    return Words(
        f"yang cocok: {listed}, misalnya `{_test(definition)}`",
        f"those that fit: {listed}, for example `{_test(definition)}`",
    )


def of_kind(kind: Kind, vocabulary: Mapping[str, FactDefinition]) -> Words:
    """Return the facts of a kind that could be meant."""
    names = [name for name in vocabulary if vocabulary[name].kind is kind]
    if not names:
        return Words(
            f"tambahkan fakta berjenis `{kind}` ke kosakata.yaml, lalu sebut di sini",
            f"add a fact of kind `{kind}` to kosakata.yaml and name it here",
        )
    listed = ", ".join(f"`{name}`" for name in names[:6])
    return Words(
        f"pakai fakta berjenis {kind}, misalnya {listed}", f"use a fact of kind {kind}, such as {listed}"
    )
