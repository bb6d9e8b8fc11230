"""How much holds fast: which rules cases decide, which changes none notices, whether all is asked once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sp_cli import output
from sp_engine.words import Language
from sp_engine.words.messages import coverage_page, mutant_page

if TYPE_CHECKING:
    from sp_engine.assurance import Suite
    from sp_engine.catalogue import CatalogueFiles


class CoverageTold:
    """What cases decide, and whether all is asked once, of suites that come one after the other.

    With `html` it puts a page together, which is the one thing that grows with every service's text.
    """

    def __init__(self, language: Language, *, html: bool, as_data: bool) -> None:
        from sp_engine.presenting import AskedOnceReport, CoveragePage, CoverageReport

        self._language = language
        self._coverage = CoverageReport(language, as_data=as_data)
        self._asked_once = AskedOnceReport(language, as_data=as_data)
        self._page = CoveragePage(language) if html else None

    def add(self, suite: Suite) -> None:
        from sp_engine.assurance import asked_once_of, coverage_of

        coverage = coverage_of(suite)
        self._coverage.add(coverage)
        self._asked_once.add(suite, asked_once_of(suite))
        if self._page is not None:
            self._page.add(coverage)

    def below(self, threshold: float | None) -> bool:
        """Whether less is covered than is wanted."""
        decided, total = self._coverage.decided, self._coverage.total
        return threshold is not None and decided * 100 < threshold * total

    def falls_short(self, threshold: float | None) -> bool:
        """Whether less is covered than is wanted, or an exception is not needed."""
        return self.below(threshold) or self._coverage.stale

    def write(self, html: Path) -> None:
        from sp_engine.presenting import html_page

        assert self._page is not None
        output.write_file(html, html_page(self._page.section(), self._language))

    def show(self, threshold: float | None) -> None:
        output.show()
        output.show_section(self._coverage.section())
        if self.below(threshold):
            output.show(coverage_page.TOO_LITTLE.say(self._language, threshold=f"{threshold:g}"))
        output.show_section(self._asked_once.section())

    def data(self) -> dict[str, Any]:
        return {"coverage": self._coverage.data(), "asked_once": self._asked_once.data()}


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
