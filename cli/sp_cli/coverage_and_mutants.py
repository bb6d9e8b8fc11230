"""How much holds fast: which rules cases decide, which changes none notices, whether all is asked once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sp_cli import output
from sp_engine.words import Language
from sp_engine.words.messages import coverage_page, mutant_page

if TYPE_CHECKING:
    from sp_engine.assurance import Suite
    from sp_engine.catalogue import CatalogueFiles


def tell_coverage(
    suites: Sequence[Suite], threshold: float | None, html: Path | None, language: Language, *, show: bool
) -> tuple[bool, dict[str, Any]]:
    """Work the coverage out and tell it; return whether it falls short, and the JSON data."""
    from sp_engine.assurance import coverage_of
    from sp_engine.presenting import (
        coverage_dict,
        coverage_page_section,
        coverage_section,
        decided_of,
        html_page,
    )

    coverages = [coverage_of(suite) for suite in suites]
    decided, total = decided_of(coverages)
    below = threshold is not None and decided * 100 < threshold * total
    if html is not None:
        output.write_file(html, html_page(coverage_page_section(coverages, language), language))
    if show:
        output.show()
        output.show_section(coverage_section(coverages, language))
        if below:
            output.show(coverage_page.TOO_LITTLE.say(language, threshold=f"{threshold:g}"))
    return below or any(c.stale for c in coverages), coverage_dict(coverages, language)


def tell_asked_once(suites: Sequence[Suite], language: Language, *, show: bool) -> list[dict[str, Any]]:
    """Prove that who supplies what is asked is not sent back again, and tell it; return the JSON data."""
    from sp_engine.assurance import asked_once_of
    from sp_engine.presenting import asked_once_dict, asked_once_section

    proofs = [(suite, asked_once_of(suite)) for suite in suites]
    if show:
        output.show_section(asked_once_section(proofs, language))
    return asked_once_dict(proofs)


def tell_mutants(
    files: CatalogueFiles, wanted: str | None, processes: int | None, language: Language, *, show: bool
) -> tuple[bool, dict[str, Any]]:
    """Change the rules one by one and tell what no case notices; return whether any, and JSON data."""
    from sp_engine.assurance import mutate
    from sp_engine.presenting import mutants_dict, mutants_section

    with output.progress(mutant_page.MUTANTS.get(language)) as progress:
        mutation = mutate(files, wanted, progress, processes)
    if show:
        output.show()
        output.show_section(mutants_section(mutation, language))
    return bool(mutation.open or mutation.stale), mutants_dict(mutation, language)
