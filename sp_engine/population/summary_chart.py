"""What a population came to as a picture: how many of each outcome, and what decided most.

In comes a summary; out comes a PNG, the same bytes for the same counts and version of the library that draws.
"""

from __future__ import annotations

import io
from typing import assert_never

from sp_engine.deciding import outcome_words
from sp_engine.packages import optional_package
from sp_engine.population.population_summary import PopulationSummary
from sp_engine.rules import Outcome
from sp_engine.words import Language, grouped
from sp_engine.words.messages import population as messages

_MOST = 10


def chart_png(summary: PopulationSummary, title: str, language: Language) -> bytes:
    """Return the chart."""
    optional_package("matplotlib", "batch").use("agg")
    pyplot = optional_package("matplotlib.pyplot", "batch")
    most = list(reversed(summary.requirements.most_common(_MOST)))
    figure, (above, below) = pyplot.subplots(
        2, 1, figsize=(9, 3.2 + 0.35 * len(most)), height_ratios=(4, max(1, len(most))), layout="constrained"
    )
    found = [outcome for outcome in reversed(Outcome) if summary.outcomes[outcome]]
    bars = above.barh(
        [outcome_words(outcome).get(language) for outcome in found],
        [summary.outcomes[outcome] for outcome in found],
        color=[_colour(outcome) for outcome in found],
    )
    above.bar_label(bars, [grouped(summary.outcomes[outcome], language) for outcome in found], padding=3)
    above.set_title(title, loc="left", fontweight="bold")
    decided = below.barh(
        range(len(most)), [count for _, count in most], color=[_colour(outcome) for (outcome, _), _ in most]
    )
    below.set_yticks(range(len(most)), [requirement for (_, requirement), _ in most])
    below.bar_label(decided, [grouped(count, language) for _, count in most], padding=3)
    below.set_title(messages.DECIDING.get(language), loc="left")
    for axes in (above, below):
        axes.spines[["top", "right", "bottom"]].set_visible(False)
        axes.tick_params(bottom=False, labelbottom=False, left=False)
        axes.margins(x=0.12)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=110, metadata={"Software": None})
    pyplot.close(figure)
    return drawn.getvalue()


def _colour(outcome: Outcome) -> str:
    match outcome:
        case Outcome.APPROVE:
            return "#2c7a51"
        case Outcome.RETURN:
            return "#b7791f"
        case Outcome.REJECT:
            return "#b3261e"
        case Outcome.PENDING:
            return "#3b5b92"
        case _ as never:
            assert_never(never)
