"""*Sesudah*: the stage after which a requirement falls due.

In comes what is written; out comes the name of the stage.  Whether there is one is looked at where a standard
is read (`cross_references`), what it decides in `rules`.
"""

from __future__ import annotations

from sp_engine.documents.basic_forms import NAME
from sp_engine.documents.forms import Made
from sp_engine.documents.record import Part, Record, key


class _After(
    Record,
    title="Sesudah",
    about="Tahap waktu pelayanan yang sesudahnya persyaratan ini baru jatuh tempo.",
    examples=({"tahap": "penetapan"},),
):
    """A stage that has to end first."""

    stage: str = key("tahap", NAME, "Tahap", "Nama tahap yang harus selesai lebih dahulu.")


GATE = Made(Part(_After), lambda after: after.stage)
"""The form of a gate: the name of its stage comes out."""
GATE_STAGE = _After.keys["stage"].name
"""The key of a gate that names its stage."""
