"""What changed in whom a product is for, how long it is valid, and what its holder has to do later.

In come two standards; out come changes in words.  What a product is called is told with the other texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from sp_engine.assurance.differences.change import Change, Effect
from sp_engine.assurance.differences.comparison import Comparison
from sp_engine.assurance.differences.rule_text import product_text
from sp_engine.documents import Component, Product
from sp_engine.words import Words

_NOTHING = Words("", "")


def product_changes(between: Comparison) -> Iterator[Change]:
    """Yield what changed in products that are in both; one that came or went is told as a text."""
    before = {_called(product): product for product in between.old.products}
    for new in between.new.products:
        old = before.get(_called(new)) or next((p for p in before.values() if p.text == new.text), None)
        told = _NOTHING if old is None else product_text(old, between.texts_old)
        told_new = product_text(new, between.texts_new)
        if told != told_new:
            one, other = (None if text == _NOTHING else text for text in (told, told_new))
            yield Change(Component.PRODUCTS, Effect.CHANGED, new.id or new.text.id, one, other)


def _called(product: Product) -> str:
    return product.id or product.text.id
