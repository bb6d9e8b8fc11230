"""The ledger of one application, from the file of its events."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sp_cli import output
from sp_cli.facts_and_times import text_at
from sp_engine import FactsError
from sp_engine.deciding import Catalogue, FactsFile
from sp_engine.documents import DocumentKind, EventKind, EventsDocument
from sp_engine.timing import EventsFile, Ledger, ledger_of, read_events
from sp_engine.words import Language, moment_words
from sp_engine.words.messages import cli_deadline
from sp_engine.yaml_text import SourceError, parse_text


def read_ledger(
    opened: Catalogue,
    place: str,
    file: str,
    at: datetime | None,
    known_at: datetime | None,
    complaint: str | None,
    given: FactsFile,
    zone: tzinfo,
    language: Language,
    *,
    with_errors: bool,
) -> Ledger:
    """Return the ledger at a moment, else at the last event of one that was decided, else as known, else now.

    Facts that were `given` beside the file go over those in it.  With `known_at` it is reckoned as could be
    done then; with a class of `complaint` it is that of one.
    """
    written = _read_events(place, file, zone)
    known = [event for event in written.events if known_at is None or event.at <= known_at]
    decided = any(event.kind in (EventKind.DECIDED, EventKind.ISSUED) for event in known)
    last = max((event.at for event in known), default=None)
    until = at or (last if decided else known_at)
    if until is None:
        until = datetime.now(zone).replace(microsecond=0)
        output.note(cli_deadline.RECKONED_NOW.say(language, moment=moment_words(until, language)))
    return ledger_of(
        opened,
        place,
        written.events,
        until=until,
        known_at=known_at,
        complaint=complaint,
        facts={**written.facts, **given.facts},
        with_errors=with_errors,
        source=written.source,
        laid_over=given.source.laid_over if given.source else {},
    )


def _read_events(place: str, file: str, zone: tzinfo) -> EventsFile:
    """Return the events of a file, which must be those of the service or agency asked for."""
    name, text = text_at(file)
    try:
        source = parse_text(text, name)
    except SourceError as error:
        from sp_engine.documents import tried_by_shape  # this needs jsonschema

        raise SourceError(tried_by_shape(error.diagnostics, name, text, DocumentKind.EVENTS)) from None
    written = read_events(source, zone)
    if written.service is not None and written.service != place:
        at = (EventsDocument.keys["service"].name,)
        raise FactsError([source.finding("SP423", at, given=written.service, service=place)])
    return written
