"""Whether the figures that are proposed are those of the words beside them, as a catalogue is checked.

In come a sentence and figures as a draft writes them; out comes whether both may stand together.  Figures
that a file has broken ("Rp5.0 00"), or that its digits and its words say differently ("77 (tujuh)"), do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from sp_engine.importing.draft_yaml import plain
from sp_engine.lint import RuleFigure, agrees, time_figure
from sp_engine.words import Bound, Measure
from sp_engine.workdays import parse_limit
from sp_engine.yaml_text import Place

_NOWHERE = Place("", ())
_PEOPLE = frozenset({"orang", "petugas", "staf"})
_COUNTED = {"jumlah": None, "paling_sedikit": Bound.AT_LEAST, "paling_banyak": Bound.AT_MOST}


def says_one_thing(text: str) -> bool:
    """Tell whether each figure of a sentence is the same in digits and in words."""
    return agrees(text, ())


def times_agree(text: str, stages: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a sentence says the times of some stages."""
    return agrees(text, [figure for stage in stages for figure in _times(stage)])


def amounts_agree(text: str, amounts: Sequence[int]) -> bool:
    """Tell whether a sentence says some amounts in rupiah."""
    return agrees(text, [RuleFigure(Measure.MONEY, Fraction(one), "", None, _NOWHERE) for one in amounts])


def people_agree(text: str, staff: Mapping[str, Any]) -> bool:
    """Tell whether a sentence says how many people serve."""
    counted = [staff, *staff.get("rincian", ())]
    return agrees(
        text,
        [
            RuleFigure(Measure.COUNT, Fraction(one[key]), "orang", bound, _NOWHERE, _PEOPLE)
            for one in counted
            for key, bound in _COUNTED.items()
            if key in one
        ],
    )


def _times(stage: Mapping[str, Any]) -> Iterator[RuleFigure]:
    for key, bound in (("paling_lama", Bound.AT_MOST), ("paling_cepat", Bound.AT_LEAST)):
        if key in stage:
            for period in parse_limit(str(plain(stage[key]))).periods:
                yield time_figure(period, bound, _NOWHERE)
