"""The register, as those at the counter and other systems use it: record, go on, correct, erase, look up.

In come decisions and events, with the moment at which they are recorded; out come the number and the digest
of what is then kept, or a refusal, and nothing was recorded.  Reads no clock.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Any, assert_never

from sp_engine.deciding import Catalogue, Decision
from sp_engine.documents import EventKind
from sp_engine.immutable import Immutable
from sp_engine.packages import optional_package
from sp_engine.register.address import Address, register_address
from sp_engine.register.application import RecordedApplication, Standing, application_of, applications_of
from sp_engine.register.entry import Entry, EntryKind, PersonalPart, entry_place
from sp_engine.register.number import ApplicationNumber, RegisterError, read_number
from sp_engine.register.verification import Verification, verification_of
from sp_engine.rules import Outcome
from sp_engine.timing import check_events, ledger_of
from sp_engine.words import Diagnostic, Language, Words
from sp_engine.words.messages import register as messages

if TYPE_CHECKING:
    from sp_engine.register.store import Store, Writing

_LATE_CLOCK = timedelta(minutes=1)
"""How far the clock of one counter may be ahead of another's."""


class Recorded(Immutable):
    """What was kept: the number of the application, the entry and its digest, which is then the head."""

    number: ApplicationNumber
    entry: int
    digest: str


class Erased(Immutable):
    """What an erasure destroyed: how many values, and whether no byte of them is left in the files.

    It is not while another process keeps reading what there was before; to erase once more finishes it.
    """

    entry: int
    digest: str
    values: int
    scrubbed: bool


class Head(Immutable):
    """The newest entry of the chain, with its digest."""

    entry: int
    digest: str

    def __str__(self) -> str:
        return f"{entry_place(self.entry)} {self.digest}"


Personal = Mapping[PersonalPart, Any]
"""What is known of an applicant, by its part; nothing once it has been erased."""


class Register:
    """A register that is open.  Every method that adds something is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Register({self.address.shown!r})"

    @property
    def address(self) -> Address:
        return self._store.address

    def close(self) -> None:
        self._store.close()

    # ── adding ───────────────────────────────────────────────────────────────
    def record(
        self,
        decision: Decision,
        *,
        recorded: datetime,
        applicant: str | None = None,
        contact: str | None = None,
        clerk: str | None = None,
        note: str | None = None,
        language: Language = "id",
    ) -> Recorded:
        """Keep a new application with its decision, under the next number of its agency and year.

        `recorded` must have an offset.  Raises `RegisterError` for a decision that is not final.
        """
        _refuse_unfinished(decision)
        agency = decision.standard.service.partition("/")[0]
        personal = {**_told_of(applicant, contact, note), PersonalPart.DECISION: decision.to_dict(language)}
        details = {**_details_of(decision), **_said(clerk=clerk)}
        with self._adding() as writing:
            number = writing.next_number(agency, decision.received.year)
            entry = writing.append(
                EntryKind.RECEIVED,
                number,
                decision.standard.service,
                decision.received,
                recorded,
                details,
                personal,
            )
            _refuse_order([entry], recorded)
        return Recorded(number, entry.sequence, entry.digest)

    def record_again(
        self,
        number: ApplicationNumber | str,
        decision: Decision,
        *,
        at: datetime,
        recorded: datetime,
        clerk: str | None = None,
        note: str | None = None,
        language: Language = "id",
    ) -> Recorded:
        """Keep another decision on an application: it was brought back, or the agency found something.

        Raises `RegisterError` for one that is closed, or that is about another service or day of receipt.
        """
        _refuse_unfinished(decision)
        personal = {**_told_of(None, None, note), PersonalPart.DECISION: decision.to_dict(language)}
        with self._adding() as writing:
            number, application = _open_application(writing, number)
            service, received = decision.standard.service, decision.received
            if (service, received) != (application.service, application.received):
                raise _refusal(number, messages.ANOTHER_APPLICATION.fill(service=application.service))
            back = application.standing is Standing.WITH_APPLICANT
            kind = EntryKind.RESUBMITTED if back else EntryKind.FINDING
            details = {**_details_of(decision), **_said(clerk=clerk)}
            entry = writing.append(kind, number, service, at, recorded, details, personal)
            _refuse_order([*application.entries, entry], recorded)
        return Recorded(number, entry.sequence, entry.digest)

    def add_event(
        self,
        catalogue: Catalogue,
        number: ApplicationNumber | str,
        kind: EventKind,
        *,
        at: datetime,
        recorded: datetime,
        stage: str | None = None,
        clerk: str | None = None,
        note: str | None = None,
    ) -> Recorded:
        """Keep that something happened to an application.

        Raises `FactsError` when it cannot have happened then, as the ledger sees it, and `RegisterError` for
        what comes with a decision only.
        """
        with self._adding() as writing:
            number, application = _known_application(writing, number)
            if application.standing is Standing.ERASED:
                raise _refusal(number, messages.ALREADY_ERASED)
            entry = writing.append(
                _entry_kind(kind, number),
                number,
                application.service,
                at,
                recorded,
                _said(stage=stage, clerk=clerk),
                _told_of(None, None, note),
            )
            self._refuse_ledger(catalogue, writing, [*application.entries, entry], recorded)
        return Recorded(number, entry.sequence, entry.digest)

    def correct(
        self,
        catalogue: Catalogue,
        number: ApplicationNumber | str,
        *,
        recorded: datetime,
        reason: str,
        entry: int | None = None,
        at: datetime | None = None,
        stage: str | None = None,
        dropped: bool = False,
        applicant: str | None = None,
        contact: str | None = None,
        decision: Decision | None = None,
        clerk: str | None = None,
        language: Language = "id",
    ) -> Recorded:
        """Add an entry that says otherwise than an older one.

        By default that is the newest with a decision where a `decision` is given, else the receipt.

        With `dropped` it counts no more, which the first one always does.  The older one stays.
        """
        personal = _told_of(applicant, contact, reason)
        details: dict[str, Any] = _said(stage=stage, clerk=clerk, at=None if at is None else at.isoformat())
        if dropped:
            details["dropped"] = True
        if decision is not None:
            _refuse_unfinished(decision)
            personal[PersonalPart.DECISION] = decision.to_dict(language)
            details |= _details_of(decision)
        with self._adding() as writing:
            number, application = _known_application(writing, number)
            if application.standing is Standing.ERASED:
                raise _refusal(number, messages.ALREADY_ERASED)
            corrected = _newest_to_correct(application, decision) if entry is None else entry
            _refuse_correction(application, corrected, dropped=dropped, decision=decision)
            added = writing.append(
                EntryKind.CORRECTED,
                number,
                application.service,
                recorded,
                recorded,
                {**details, "corrects": corrected},
                personal,
            )
            self._refuse_ledger(catalogue, writing, [*application.entries, added], recorded)
        return Recorded(number, added.sequence, added.digest)

    def erase(
        self,
        number: ApplicationNumber | str,
        *,
        basis: str,
        recorded: datetime,
        clerk: str | None = None,
    ) -> Erased:
        """Destroy all that is known of the applicant, with its salts, and add an entry that says so.

        What was decided, when and by which rule stays, and the chain verifies as before.
        """
        with self._adding() as writing:
            number, application = _known_application(writing, number)
            entry, values = _erase(writing, application, basis, recorded, clerk)
        return Erased(entry.sequence, entry.digest, values, self._store.scrub())

    def purge(
        self,
        numbers: Iterable[ApplicationNumber],
        *,
        basis: str,
        recorded: datetime,
        clerk: str | None = None,
    ) -> Erased | None:
        """Erase applications whose time is over, all in one transaction; None where there are none."""
        entry, values = None, 0
        with self._adding() as writing:
            for number in numbers:
                _, application = _known_application(writing, number)
                if application.standing is not Standing.ERASED:
                    entry, destroyed = _erase(writing, application, basis, recorded, clerk)
                    values += destroyed
        return None if entry is None else Erased(entry.sequence, entry.digest, values, self._store.scrub())

    def note_unmasked(
        self,
        what: str,
        *,
        recorded: datetime,
        number: ApplicationNumber | None = None,
        clerk: str | None = None,
    ) -> Head:
        """Keep that somebody saw what is masked: of an application, else of all that `what` shows."""
        with self._adding() as writing:
            details = {"what": what, **_said(clerk=clerk)}
            entry = writing.append(EntryKind.UNMASKED, number, None, recorded, recorded, details, {})
        return Head(entry.sequence, entry.digest)

    # ── looking up ───────────────────────────────────────────────────────────
    def application(self, number: ApplicationNumber | str) -> RecordedApplication:
        """Return an application.  Raises `RegisterError` when there is none of that number."""
        read = _number(number)
        return _application(read, self._store.entries(read))

    def open_application(self, number: ApplicationNumber | str) -> RecordedApplication:
        """Return an application that can be gone on with.  Raises `RegisterError`."""
        application = self.application(number)
        _refuse_closed(application)
        return application

    def applications(
        self, agency: str | None = None, *, until: datetime | None = None
    ) -> tuple[RecordedApplication, ...]:
        """Return every application, or those of an agency, by their numbers; as recorded `until` then."""
        entries = self._store.entries(agency=agency)
        if until is not None:
            entries = [entry for entry in entries if entry.recorded <= until]
        return tuple(applications_of(entries))

    def entries(self) -> list[Entry]:
        """Return every entry in its order."""
        return self._store.entries()

    def personal(
        self, applications: Iterable[RecordedApplication], parts: Iterable[PersonalPart] = PersonalPart
    ) -> dict[ApplicationNumber, Personal]:
        """Return what is known of the applicants, as corrections leave it."""
        wanted: dict[tuple[int, str], ApplicationNumber] = {}
        found: dict[ApplicationNumber, dict[PersonalPart, Any]] = {}
        parts = tuple(parts)
        for application in applications:
            found[application.number] = {}
            for part in parts:
                entry = application.entry_of(part)
                if entry is not None:
                    wanted[entry, part.value] = application.number
        whole = len(wanted) > _FEW
        sequences = None if whole else {entry for entry, _ in wanted}
        for value in self._store.personal(parts, sequences) if wanted else ():
            number = wanted.get((value.sequence, value.part))
            if number is not None:
                found[number][PersonalPart(value.part)] = _value(value.sequence, value.part, value.value)
        return {**found}

    def personal_of_entries(self, application: RecordedApplication) -> dict[tuple[int, PersonalPart], Any]:
        """Return what each entry of an application holds of the applicant."""
        sequences = [entry.sequence for entry in application.entries]
        return {
            (value.sequence, PersonalPart(value.part)): _value(value.sequence, value.part, value.value)
            for value in self._store.personal(sequences=sequences)
        }

    def head(self) -> Head | None:
        """Return the newest entry; None while nothing has been recorded."""
        row = self._store.head()
        return None if row is None else Head(row.sequence, row.digest)

    def verify(self, head: str | None = None) -> Verification:
        """Return whether every entry and value is as it was written, and whether a head is in the chain."""
        rows, values = self._store.everything()
        return verification_of(rows, values, head)

    # ── within a transaction ─────────────────────────────────────────────────
    @contextmanager
    def _adding(self) -> Iterator[Writing]:
        with self._store.writing() as writing:
            yield writing

    def _refuse_ledger(
        self, catalogue: Catalogue, writing: Writing, entries: list[Entry], recorded: datetime
    ) -> None:
        """Raise `FactsError` where the ledger does not take what happened."""
        application = _refuse_order(entries, recorded)
        held_by = application.decided_by
        text = None if held_by is None else writing.personal(held_by, PersonalPart.DECISION)
        facts = (
            {} if text is None or held_by is None else facts_of(_value(held_by, PersonalPart.DECISION, text))
        )
        ledger_of(
            catalogue,
            application.service,
            application.events(facts),
            until=recorded + _LATE_CLOCK,
            facts=facts,
            with_errors=True,
        )


_FEW = 500
"""How many entries a query names; more are read with the others."""


def open_register(place: str | None = None, *, create: bool = False) -> Register:
    """Open the register at a file or a PostgreSQL address, else that of whoever is logged in.

    With `create` it is made where there is none.  Raises `RegisterError`, and `DiagnosticError` where the
    package that it takes is not installed.
    """
    address = register_address(place)
    optional_package("sqlalchemy", "register")
    if address.url is not None:
        optional_package("psycopg", "server")
    from sp_engine.register.store import Store

    return Register(Store(address, create=create))


def facts_of(decision: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts that a decision was made on."""
    return {**decision.get("input", {}).get("facts", {})}


def _value(entry: int, part: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        values = {"entry": entry_place(entry), "part": part}
        raise RegisterError([Diagnostic("SP813", entry_place(entry), values=values)]) from error


def _number(number: ApplicationNumber | str) -> ApplicationNumber:
    return read_number(number) if isinstance(number, str) else number


def _application(number: ApplicationNumber, entries: Iterable[Entry]) -> RecordedApplication:
    about = [*entries]
    if not about:
        raise RegisterError([Diagnostic("SP808", str(number), values={"number": str(number)})])
    return application_of(about)


def _known_application(
    writing: Writing, number: ApplicationNumber | str
) -> tuple[ApplicationNumber, RecordedApplication]:
    read = _number(number)
    return read, _application(read, writing.entries(read))


def _open_application(
    writing: Writing, number: ApplicationNumber | str
) -> tuple[ApplicationNumber, RecordedApplication]:
    read, application = _known_application(writing, number)
    _refuse_closed(application)
    return read, application


def _refuse_closed(application: RecordedApplication) -> None:
    match application.standing:
        case Standing.WITH_APPLICANT | Standing.WITH_AGENCY:
            return
        case Standing.CLOSED:
            raise _refusal(application.number, messages.ALREADY_CLOSED)
        case Standing.ERASED:
            raise _refusal(application.number, messages.ALREADY_ERASED)
        case _ as never:
            assert_never(never)


def _entry_kind(kind: EventKind, number: ApplicationNumber) -> EntryKind:
    """Return under which name an event is recorded by itself."""
    match kind:
        case EventKind.RECEIVED | EventKind.RESUBMITTED:
            raise _refusal(number, messages.COMES_WITH_A_DECISION.fill(kind=kind.value))
        case (
            EventKind.COMPLETE
            | EventKind.RETURNED
            | EventKind.FINDING
            | EventKind.EXTENDED
            | EventKind.DECIDED
            | EventKind.ISSUED
        ):
            return EntryKind[kind.name]
        case _ as never:
            assert_never(never)


def _refusal(number: ApplicationNumber, problem: Words) -> RegisterError:
    values: dict[str, str | Words] = {"number": str(number), "problem": problem}
    return RegisterError([Diagnostic("SP810", str(number), values=values)])


def _refuse_unfinished(decision: Decision) -> None:
    if not decision.final:
        values = {"service": decision.standard.service}
        raise RegisterError([Diagnostic("SP809", decision.standard.service, values=values)])


def _refuse_correction(
    application: RecordedApplication, entry: int, *, dropped: bool, decision: Decision | None
) -> None:
    found = next((one for one in application.entries if one.sequence == entry), None)
    if found is None or found.kind.event is None:
        raise _refusal(application.number, messages.NOTHING_TO_CORRECT.fill(entry=entry_place(entry)))
    first = application.entries[0].sequence
    if dropped and entry == first:
        raise _refusal(application.number, messages.FIRST_ONE_COUNTS)
    if decision is not None and "outcome" not in found.details:
        raise _refusal(application.number, messages.HAS_NO_DECISION.fill(entry=entry_place(entry)))


def _newest_to_correct(application: RecordedApplication, decision: Decision | None) -> int:
    """Return the entry that is meant where none is named."""
    if decision is None:
        return application.entries[0].sequence
    return next(one.entry for one in reversed(application.happened) if one.outcome is not None)


def _refuse_order(entries: Iterable[Entry], recorded: datetime) -> RecordedApplication:
    """Raise `FactsError` for what cannot have happened in this order, or not yet."""
    application = application_of(entries)
    stated = {"-": True}  # that a finding states something: what, is checked where it is read
    check_events(application.events(stated), recorded + _LATE_CLOCK)
    return application


def _erase(
    writing: Writing, application: RecordedApplication, basis: str, recorded: datetime, clerk: str | None
) -> tuple[Entry, int]:
    destroyed = writing.destroy([entry.sequence for entry in application.entries])
    details = {
        "basis": basis,
        "destroyed": [[entry, part] for entry, part in destroyed],
        **_said(clerk=clerk),
    }
    number, service = application.number, application.service
    entry = writing.append(EntryKind.ERASED, number, service, recorded, recorded, details, {})
    return entry, len(destroyed)


def _told_of(applicant: str | None, contact: str | None, note: str | None) -> dict[PersonalPart, Any]:
    told = {PersonalPart.APPLICANT: applicant, PersonalPart.CONTACT: contact, PersonalPart.NOTE: note}
    return {part: value for part, value in told.items() if value}


def _said(**values: str | None) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _details_of(decision: Decision) -> dict[str, Any]:
    """Return what may be known of a decision for ever: nothing of the applicant, no digest of the facts."""
    receipt = {name: value for name, value in decision.receipt.to_dict().items() if name != "facts"}
    return {
        "outcome": decision.outcome.value,
        "complete": decision.complete.isoformat(),
        "decree": decision.standard.decree.number,
        "receipt": receipt,
        **_said(gate=_gate_of(decision)),
    }


def _gate_of(decision: Decision) -> str | None:
    """Return after which stage that fell due for which a decision returns; None where anything else lacks."""
    match decision.outcome:
        case Outcome.RETURN:
            if decision.held is None:
                return None
            unmet = (f.requirement for f in decision.findings if f.status.unmet and f.requirement.mandatory)
            return next((requirement.gate for requirement in unmet if requirement.gate), None)
        case Outcome.APPROVE | Outcome.REJECT | Outcome.PENDING:
            return None
        case _ as never:
            assert_never(never)
