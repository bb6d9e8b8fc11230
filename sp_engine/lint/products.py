"""Products that are none: the name of a unit of the agency, or a paper that no step mentions.

In comes a service of a decree; out come findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sp_engine.documents import Component
from sp_engine.lint.decree_and_services import DecreeText, Found, ServiceText

_UNIT_NAME = re.compile(r"^(?:Bidang|Seksi|Subbidang|Subbagian|Bagian|Sekretariat|UPTD?)\b", re.IGNORECASE)
_PAPER = re.compile(r"^(?:surat|sertifikat|piagam|kartu|berita) \w+", re.IGNORECASE)


def product_is_unit(service: ServiceText, decree: DecreeText) -> Iterator[Found]:
    """Yield products that are the name of a unit of the agency, as the decree itself uses it."""
    units = _units(decree)
    for product in service.standard.document.delivery.products.items:
        text = product.text.id.strip(" .")
        if text.casefold() in units or _UNIT_NAME.match(text):
            yield service.found("SP332", Component.PRODUCTS, product, "text", text=text)


@lru_cache(maxsize=1)
def _units(decree: DecreeText) -> frozenset[str]:
    return frozenset(name for one in decree.neighbours for name in one.units)


def product_not_in_procedure(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield products that are a paper which no step of the procedure mentions."""
    steps = "\n".join(step.text.id for step in service.steps()).casefold()
    for product in service.standard.document.delivery.products.items:
        paper = _PAPER.match(product.text.id)
        if steps and paper and paper.group().casefold() not in steps:
            yield service.found("SP337", Component.PRODUCTS, product, "text", text=product.text.id)
