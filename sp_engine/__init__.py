"""Indonesian public-service standards as data, and decisions anyone can check."""

from importlib import import_module
from typing import TYPE_CHECKING

from sp_engine.catalogue.files import CatalogueError
from sp_engine.deciding.applicant_facts import Facts, FactsError
from sp_engine.deciding.decision import Decision
from sp_engine.deciding.fees import FeeDue
from sp_engine.deciding.finding import Finding
from sp_engine.deciding.finding_status import FindingStatus
from sp_engine.deciding.receipt import Receipt
from sp_engine.deciding.service import Service, WitnessDisagreement
from sp_engine.deciding.service_catalogue import Catalogue, open_catalogue
from sp_engine.deciding.stage_deadline import Deadline, DeadlineKind
from sp_engine.deciding.to_supply import NeedAll, NeedAny, NeedDocument, NeedFact, NeedIf
from sp_engine.documents.requirements import Requirement
from sp_engine.documents.standard import Standard
from sp_engine.rules.ruleset import Outcome
from sp_engine.words.diagnostics import Diagnostic, Span
from sp_engine.words.language import Words
from sp_engine.workdays.calendar import DayKind, Skipped
from sp_engine.workdays.clock import DueDate
from sp_engine.workdays.duration import Duration, Unit

if TYPE_CHECKING:
    from sp_engine.documents.events_document import EventKind
    from sp_engine.timing.elapsed import Elapsed
    from sp_engine.timing.events import Event
    from sp_engine.timing.history import Run
    from sp_engine.timing.ledger import Ledger, ledger_of
    from sp_engine.timing.requested_due_dates import DueDates, due_dates
    from sp_engine.timing.stage_time import StageStatus, StageTime

__all__ = [
    "Catalogue",
    "CatalogueError",
    "DayKind",
    "Deadline",
    "DeadlineKind",
    "Decision",
    "Diagnostic",
    "DueDate",
    "DueDates",
    "Duration",
    "Elapsed",
    "Event",
    "EventKind",
    "Facts",
    "FactsError",
    "FeeDue",
    "Finding",
    "FindingStatus",
    "Ledger",
    "NeedAll",
    "NeedAny",
    "NeedDocument",
    "NeedFact",
    "NeedIf",
    "Outcome",
    "Receipt",
    "Requirement",
    "Run",
    "Service",
    "Skipped",
    "Span",
    "StageStatus",
    "StageTime",
    "Standard",
    "Unit",
    "WitnessDisagreement",
    "Words",
    "due_dates",
    "ledger_of",
    "open_catalogue",
]

# What only due dates and ledgers need is imported when it is asked for: a clerk's check waits for neither.
_LATER = {
    "documents.events_document": ("EventKind",),
    "timing.requested_due_dates": ("DueDates", "due_dates"),
    "timing.elapsed": ("Elapsed",),
    "timing.events": ("Event",),
    "timing.history": ("Run",),
    "timing.ledger": ("Ledger", "ledger_of"),
    "timing.stage_time": ("StageStatus", "StageTime"),
}


def __getattr__(name: str) -> object:
    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"sp_engine.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
