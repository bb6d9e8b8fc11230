"""What to write instead of an amount that says more than rupiah: a share, so much of each, a regulation.

In comes a text as a decree has it, such as `25% dari sewa` or `Rp5.000/lembar`; out comes what the catalogue
writes for that.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from sp_engine.documents.advice.correction import write
from sp_engine.facts import tidy
from sp_engine.words import Words, rupiah
from sp_engine.words.messages import document_advice

_NUMBER = r"([0-9]+(?:[.,][0-9]+)?)"
_SHARES = (("persen", r"(?:%|persen|percent)"), ("permil", r"(?:‰|permil|permill|per mille)"))
_MONEY = r"(rp\.?\s?[0-9][0-9.]*)"


def for_amount(text: str) -> Words | None:
    """Return what to write for a text under `jumlah`; None where nothing is known of it."""
    said = tidy(text).lower()
    if re.fullmatch(r"gratis|nihil|bebas|cuma-cuma|tidak dipungut(?: biaya)?|-", said):
        return write("jumlah: Rp0")
    for key, sign in _SHARES:
        share = re.fullmatch(rf"{_NUMBER}\s*{sign}(?:\s+(?:dari|of)\s+(.+))?", said)
        if share is not None:
            of = _name(share[2], "-") if share[2] else "…"
            return write(f"{key}: {share[1].replace(',', '.')}, dari: {of}")
    each = re.fullmatch(rf"{_MONEY}\s*(?:x|×|\*|/|per|tiap|setiap|untuk setiap)\s*(.+)", said)
    if each is not None:
        return write(f"jumlah: {_rupiah(each[1])}, per: {_name(each[2], '_')}")
    if re.fullmatch(rf"{_MONEY}\s*(?:-|–|sampai|s/d|s\.d\.|hingga)\s*{_MONEY}.*", said):
        return document_advice.AMOUNT_BY_FACTS
    if re.match(r"(?:sesuai|menurut|mengikuti|berdasarkan|mengacu)\b", said):
        return document_advice.AMOUNT_ELSEWHERE
    return None


def for_bare_amount(text: str, key: str, properties: Collection[str], *, named: bool) -> Words | None:
    """Return what to write for rupiah that stand where a mapping should; `named`: one of named amounts."""
    said = tidy(text).lower()
    if not re.fullmatch(_MONEY, said):
        return None
    amount = f"jumlah: {_rupiah(said)}"
    if "komponen" in properties:
        return write(f"{key}: {{komponen: [{{id: …, uraian: …, {amount}}}]}}")
    if "jumlah" in properties:
        return write(f"{key}: {{{amount}}}")
    return write(f"{key}: {{nama: {{{amount}}}}}") if named else None


def for_share(text: str) -> str | None:
    """Return the number in a text such as `25%` or `2,5`."""
    found = re.fullmatch(rf"{_NUMBER}\s*(?:%|‰|persen|permil)?", tidy(text).lower())
    return None if found is None else found[1].replace(",", ".")


def whole_rupiah(text: str) -> str | None:
    """Return an amount such as `Rp100` as a whole number."""
    found = re.fullmatch(_MONEY, tidy(text).lower())
    return None if found is None else re.sub(r"[^0-9]", "", found[1])


def _rupiah(text: str) -> str:
    return rupiah(int(re.sub(r"[^0-9]", "", text)))


def _name(text: str, joint: str) -> str:
    return re.sub(r"[^a-z0-9]+", joint, text).strip(joint)
