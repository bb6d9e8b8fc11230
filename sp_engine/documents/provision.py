"""*Ketentuan*: a time that a decree states without a number.  A new word for one starts here.

In comes what stands under the key; out comes a member, or a name of its own.
"""

from __future__ import annotations

from enum import StrEnum

from sp_engine.documents.basic_forms import Named
from sp_engine.documents.forms import Choice, MappingOr
from sp_engine.documents.record import Part


class Provision(StrEnum):
    """*Ketentuan*: a time that the decree states without a number."""

    OFFICE_HOURS = "sesuai_jam_layanan"
    TOLD_LATER = "diinformasikan_kemudian"
    BY_MATTER = "sesuai_materi"


PROVISION = (
    "ketentuan",
    MappingOr(Part(Named), Choice(*Provision)),
    "Ketentuan",
    "Ketentuan tanpa angka, sebagaimana tertulis dalam keputusan; yang lain sebagai `{id, nama}`.",
)
