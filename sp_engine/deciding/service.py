"""What other systems hold: a catalogue, and services that decide.

In comes a folder, a service's name and a day; out come compiled services, immutable and safe to share
between threads.  Deciding touches no file, no clock and no network.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from sp_engine.catalogue.files import CatalogueError, CatalogueFiles, decree_words
from sp_engine.deciding.applicant_facts import Facts, FactsError, parse_facts
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.receipt import StandardDigests
from sp_engine.documents.standard import Standard
from sp_engine.facts.values import EARLIEST, LATEST
from sp_engine.rules.closures import Closures
from sp_engine.rules.ruleset import Backend, ruleset_of
from sp_engine.rules.situation import CompiledConditions
from sp_engine.words.dates import date_in_both, moment_in_both
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError
from sp_engine.words.language import Words
from sp_engine.yaml_text.source import Source


class WitnessDisagreement(DiagnosticError):
    """The second derivation differs from the first; nothing was decided."""


class Service:
    """One service under one decree, ready to decide."""

    standard: Standard

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self._ruleset = ruleset_of(standard.requirements)
        self._closures = Closures(self._ruleset)
        self._zone = standard.agency.zone
        self._digests = StandardDigests(standard)
        self.compiled = CompiledConditions()

    def __repr__(self) -> str:
        return f"Service({self.standard.service}, {self.standard.decree.number})"

    @cached_property
    def _witness(self) -> Backend | None:
        from sp_engine.rules import durable

        return durable.Witness(self._ruleset) if durable.available() else None

    def decide(
        self,
        facts: Mapping[str, object],
        *,
        received: datetime,
        complete: datetime | None = None,
        witness: bool = False,
        source: Source | None = None,
    ) -> Decision:
        """Return the decision on an application.

        `received` chooses the day of application and must have an offset; `complete` (when the file became
        complete) defaults to it.  `facts` may be plain data or `Facts`; `source` says where they stand, for
        errors.  With `witness` a second, independent derivation must agree.

        Raises `FactsError` with every problem of facts and times, `CatalogueError` when the decree is not
        in force on the day of application, `WitnessDisagreement`.
        """
        received, complete = self._times(received, complete)
        day = received.date()
        if not self.standard.decree.in_force(day):
            raise CatalogueError([self._not_in_force(day)])
        if isinstance(self.standard.components["persyaratan"], Mapping):
            # Not knowing what is required is never the same as requiring nothing.
            raise CatalogueError([Diagnostic("SP614", self.standard.service)])
        typed = facts if isinstance(facts, Facts) else parse_facts(facts, self.standard, received, source)
        verdict = self._closures.decide(typed.plain, day.toordinal())
        witnessed = witness and self._witness is not None
        if witnessed and self._witness is not None:
            second = self._witness.decide(typed.plain, day.toordinal())
            if second != verdict:
                values = {
                    "witness": "durable-rules",
                    "theirs": str(tuple(second)),
                    "ours": str(tuple(verdict)),
                }
                raise WitnessDisagreement([Diagnostic("SP701", self.standard.service, values=values)])
        return Decision(
            self.standard,
            typed.plain,
            received,
            complete,
            verdict,
            witnessed,
            self._digests,
            self.compiled,
        )

    def _times(self, received: datetime, complete: datetime | None) -> tuple[datetime, datetime]:
        problems = []
        for option, moment in (("received", received), ("complete", complete)):
            if moment is None:
                continue
            if not isinstance(moment, datetime) or not EARLIEST.year <= moment.year <= LATEST.year:
                given = {"option": option, "given": str(moment)}
                problems.append(Diagnostic("SP410", "fakta", values=given))
            elif moment.utcoffset() is None:
                problems.append(Diagnostic("SP413", "fakta", values={"option": option}))
        if problems:
            raise FactsError(problems)
        received = received.astimezone(self._zone)
        complete = received if complete is None else complete.astimezone(self._zone)
        if complete < received:
            told = {"received": moment_in_both(received), "complete": moment_in_both(complete)}
            raise FactsError([Diagnostic("SP412", "fakta", values=told)])
        return received, complete

    def _not_in_force(self, day: date) -> Diagnostic:
        values: dict[str, str | Words] = {
            "service": self.standard.service,
            "date": date_in_both(day),
            "nearest": decree_words(self.standard.decree),
        }
        return Diagnostic("SP603", self.standard.service, values=values)


class Catalogue:
    """A catalogue of standards."""

    def __init__(self, files: CatalogueFiles) -> None:
        self.files = files
        self._services: dict[tuple[str, str], Service] = {}

    def __repr__(self) -> str:
        return f"Catalogue({str(self.files.root)!r})"

    def standard(self, service: str, *, on: date) -> Service:
        """Return the service `agency/service` under the decree in force on the day of application.

        Raises `CatalogueError` when there is no such service, no decree in force, or when its documents
        have errors.
        """
        if isinstance(on, datetime) or not isinstance(on, date):
            raise FactsError([Diagnostic("SP415", "fakta", values={"option": "on", "given": str(on)})])
        decree = self.files.decree_for(service, on)
        key = (service, decree.folder)
        if key not in self._services:
            self._services[key] = Service(self.files.standard_of(decree, service))
        return self._services[key]


def open_catalogue(path: str | Path | None = None, *, provisional: bool = False) -> Catalogue:
    """Open the bundled catalogue, or the folder `path`.

    `provisional`: years whose calendar has not been decreed are estimated with the `holidays` package (extra
    `calendar`), and every due date that touches one is marked.
    """
    return Catalogue(CatalogueFiles(Path(path) if path is not None else None, provisional=provisional))
