"""Indonesian public-service standards as data, and decisions anyone can check."""

from sp_engine.deciding.decision import Decision, Finding
from sp_engine.deciding.facts import Facts, FactsError
from sp_engine.deciding.service import Catalogue, Service, WitnessDisagreement, open_catalogue
from sp_engine.reading.diagnostics import Diagnostic
from sp_engine.rules.ruleset import Outcome
from sp_engine.standards.catalogue import CatalogueError

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Decision",
    "Diagnostic",
    "Facts",
    "FactsError",
    "Finding",
    "Outcome",
    "Service",
    "WitnessDisagreement",
    "open_catalogue",
]
