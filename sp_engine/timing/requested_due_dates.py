"""Due dates without a decision: of a service's stages, of a complaint, or of a bare duration.

In come a catalogue, a service or agency and a start; out come deadlines counted on the agency's clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, assert_never

from sp_engine.catalogue import CatalogueError
from sp_engine.deciding import (
    Catalogue,
    ConditionText,
    Deadline,
    DeadlineKind,
    FactsError,
    Understood,
    YieldedProduct,
    counted,
    day_of_issue,
    deadline_dict,
    deadlines_of,
    error_dict,
    parse_facts,
    products_on_approval,
    provision_words,
    unstated,
    validity_dict,
)
from sp_engine.documents import Component, Standard, component_title
from sp_engine.facts import Vocabulary, rewritings
from sp_engine.rules import Situation, Truth
from sp_engine.timing.counting_json import counting_dict
from sp_engine.words import Diagnostic, Language, Words, nearest
from sp_engine.words.messages import due_dates as messages
from sp_engine.workdays import Calendar, Clock, Limit, parse_limit
from sp_engine.yaml_text import DataPath, Source


@dataclass(frozen=True, slots=True)
class DueDates:
    """Deadlines and the days of products, with what it takes to put them into words.

    `standard_errors`: what is wrong with what the standard rests on, where they were counted all the same;
    `understood`: facts that people wrote in another form.
    """

    deadlines: tuple[Deadline, ...]
    vocabulary: Vocabulary
    situation: Situation
    place: str
    name: Words
    standard_errors: tuple[Diagnostic, ...] = ()
    products: tuple[YieldedProduct, ...] = ()
    services: tuple[str, ...] = ()
    """The services of an agency whose decree has the class of complaint that was asked for."""
    understood: tuple[Understood, ...] = ()

    def __repr__(self) -> str:
        return f"DueDates({self.place}, {list(self.deadlines)})"

    def condition_text(self, language: Language = "id") -> ConditionText:
        return ConditionText(self.vocabulary, self.situation, language)

    def to_json(self, language: Language = "id") -> dict[str, Any]:
        """Return every deadline, and what is wrong with what the standard rests on, as JSON data."""
        errors = [error_dict(error, language) for error in self.standard_errors]
        return {
            "deadlines": self.to_list(language),
            "validity": validity_list(self, language),
            "standard_errors": errors,
            **({"services": list(self.services)} if self.services else {}),
        }

    def to_list(self, language: Language = "id") -> list[dict[str, Any]]:
        """Return every deadline as in a decision, and how it was counted."""
        return [self.to_dict(deadline, language) for deadline in self.deadlines]

    def to_dict(self, deadline: Deadline, language: Language = "id") -> dict[str, Any]:
        """Return a deadline as in a decision, and how it was counted."""
        told = deadline_dict(deadline, self.condition_text(language))
        if deadline.counted is not None:
            told["counting"] = counting_dict(deadline.counted, language)
        return told


def validity_list(dates: DueDates, language: Language) -> list[dict[str, Any]]:
    """Return the days of every product as in a decision."""
    text = dates.condition_text(language)
    return [validity_dict(product, text) for product in dates.products]


def due_dates(
    catalogue: Catalogue,
    place: str,
    start: datetime,
    facts: Mapping[str, Any],
    *,
    stage: str | None = None,
    duration: str | None = None,
    complaint: str | None = None,
    known_on: date | None = None,
    issued: date | None = None,
    with_errors: bool = False,
    source: Source | None = None,
) -> DueDates:
    """Return the due dates that were asked for; every stage of a service when nothing narrower was.

    With every stage come the products that an approval yields and the decree says more of; their days are
    counted from `issued`, where that is known.

    `place` is a service, or an agency with `duration`, or with a class of `complaint` for which every one of
    its services that has the class says the same; `source` says where the facts stand.  With `known_on`, days
    off and years that were decreed later do not count; in a provisional catalogue estimates stand in for such
    years.  `start` must have an offset; its day is the agency's own.  With `with_errors` they are counted
    although there are errors in what the standard rests on; a bare duration rests on the agency alone.
    Raises `FactsError` when the start has no offset, `CatalogueError` for unknown names, a malformed
    duration, and such errors.
    """
    if start.utcoffset() is None:
        raise FactsError([Diagnostic("SP413", place, values={"option": "start"})])
    start = start.astimezone(catalogue.files.zone(place))
    agency, _, service = place.partition("/")
    if not service:
        if complaint is not None:
            having = _services_with_class(catalogue, agency, complaint, start.date())
            asked: dict[str, Any] = {"complaint": complaint, "known_on": known_on, "with_errors": with_errors}
            found = due_dates(catalogue, having[0], start, facts, **asked)
            name = catalogue.files.agency(agency, start.year).name
            return replace(found, place=agency, name=name, services=having)
        if duration is None:
            listed = ", ".join(one.service for one in catalogue.files.listed(start.date(), agency)) or "-"
            raise CatalogueError([_nothing_to_count(place, listed)])
        named = catalogue.files.agency(agency, start.year)
        clock = as_known(catalogue, named.clock, known_on, start)
        empty = Situation({}, start.toordinal())
        bare = _bare(duration, start, clock)
        return DueDates((bare,), catalogue.files.vocabulary(agency), empty, place, named.name)
    decider = catalogue.standard(place, on=start.date())
    standard = decider.standard
    clock = as_known(catalogue, standard.agency.clock, known_on, start)
    typed = parse_facts(facts, standard, start, source)
    situation = Situation(typed.plain, start.toordinal())
    if duration is not None:
        bare = _bare(duration, start, clock)
        return DueDates((bare,), standard.vocabulary, situation, place, standard.name)
    if not with_errors:
        decider.refuse_errors()
    products: tuple[YieldedProduct, ...] = ()
    if complaint is not None:
        whole = complaint_limit(complaint, standard, situation)
        deadlines: tuple[Deadline, ...] = (counted(whole, start, clock),)
    else:
        issued = day_of_issue(issued, start)
        decided = None if issued is None else datetime.combine(issued, time(), start.tzinfo)
        deadlines = deadlines_of(standard, situation, start, start, clock=clock, decided=decided)
        if stage is None:
            products = obliging_products(standard, situation, issued, clock)
        else:
            refuse_untranscribed(standard, Component.SERVICE_TIME)
            refuse_unknown(stage, [d.stage for d in deadlines], place, messages.STAGE)
            deadlines = tuple(d for d in deadlines if d.stage == stage)
    return DueDates(
        deadlines,
        standard.vocabulary,
        situation,
        place,
        standard.name,
        decider.errors,
        products,
        understood=typed.understood,
    )


def _services_with_class(catalogue: Catalogue, agency: str, name: str, day: date) -> tuple[str, ...]:
    """Return the services of an agency with a class of complaints, which says the same in all of them."""
    services = (one.service for one in catalogue.files.listed(day, agency))
    standards = {service: catalogue.standard(service, on=day).standard for service in services}
    classes = {service: standard.complaints.classes for service, standard in standards.items()}
    refuse_unknown(
        name, {c.id: c for some in classes.values() for c in some}, agency, messages.COMPLAINT_CLASS
    )
    having = {service: c for service, some in classes.items() for c in some if c.id == name}
    first, *others = having.values()
    if any((c.limit, c.provision, c.guard) != (first.limit, first.provision, first.guard) for c in others):
        problem = messages.CLASSES_DIFFER.fill(place=agency, name=name, services=", ".join(having))
        raise CatalogueError([_refused(problem)])
    return tuple(having)


def obliging_products(
    standard: Standard, situation: Situation, issued: date | None, clock: Clock
) -> tuple[YieldedProduct, ...]:
    """Return the products that an approval yields and that are valid for a time, or to be reported on."""
    yielded = products_on_approval(standard, situation, issued, clock)
    return tuple(one for one in yielded if one.product.obliges)


def complaint_limit(name: str, standard: Standard, situation: Situation) -> Deadline:
    """Return what limits the handling of a class of complaint, not counted yet, or why nothing does.

    Raises `CatalogueError` for a class that the service does not have.
    """
    refuse_untranscribed(standard, Component.COMPLAINTS)
    classes = {one.id: one for one in standard.complaints.classes}
    refuse_unknown(name, classes, standard.service, messages.COMPLAINT_CLASS)
    chosen = classes[name]
    whole = Deadline(chosen.id, chosen.name, DeadlineKind.STANDARD, chosen.limit)
    if chosen.guard is not None:
        match situation.value(chosen.guard):
            case Truth.FALSE:
                return whole._replace(limit=None, reason=messages.NOT_THIS_COMPLAINT)
            case Truth.UNKNOWN:
                return whole._replace(limit=None, needs=unstated(chosen.guard, situation))
            case Truth.TRUE:
                pass
            case _ as never:
                assert_never(never)
    if chosen.provision is not None:
        return whole._replace(reason=provision_words(chosen.provision))
    return whole


def _bare(text: str, start: datetime, clock: Clock) -> Deadline:
    whole = Deadline("durasi", messages.DURATION, DeadlineKind.STANDARD, limit_asked(text))
    return counted(whole, start, clock)


def limit_asked(text: str) -> Limit:
    """Return the duration that is asked for.  Raises `CatalogueError` (SP609) for what is none."""
    try:
        return parse_limit(text)
    except ValueError:
        raise CatalogueError(
            [Diagnostic("SP609", "--for", values={"given": text}, suggestion=_meant_by(text))]
        ) from None


def _meant_by(text: str) -> str | None:
    """Return the duration that a text in another form most likely states."""
    for form in rewritings(text):
        try:
            return str(parse_limit(form))
        except ValueError:
            continue
    return None


def as_known(catalogue: Catalogue, clock: Clock, day: date | None, start: datetime) -> Clock:
    """Return a clock as it was known on a day; in a provisional catalogue with estimates for other years."""
    if day is None:
        return clock
    known = clock.as_known_on(day)
    if not catalogue.files.provisional:
        return known
    from sp_engine.documents import lacking_years

    years = lacking_years((), start.year)
    days_off = tuple(off for year in years for off in year.days)
    return known.filled(Calendar(days_off, tuple(year.decreed for year in years)))


def refuse_unknown(
    name: str,
    known: Iterable[str],
    place: str,
    what: Words,
    source: Source | None = None,
    path: DataPath = (),
) -> None:
    """Raise `CatalogueError` for a name that is not among the known ones, where a file has it."""
    names = list(known)
    if name not in names:
        listed = ", ".join(f"`{n}`" for n in names)
        known_names = listed or messages.NONE
        values: dict[str, str | Words] = {"what": what, "name": name, "known": known_names}
        found = Diagnostic("SP606", place, None, values, nearest(name, names))
        if source is not None:
            found = source.place(found._replace(file=source.name), path)
        raise CatalogueError([found])


def refuse_untranscribed(standard: Standard, component: Component) -> None:
    """Raise `CatalogueError` where what is asked for stands in a component that is not transcribed yet."""
    if not standard.transcribed(component):
        title = component_title(component)
        raise CatalogueError([Diagnostic("SP624", standard.service, values={"component": title})])


def _nothing_to_count(place: str, services: str) -> Diagnostic:
    problem = messages.NOTHING_TO_COUNT.fill(place=place, services=services)
    return _refused(problem)


def _refused(problem: Words) -> Diagnostic:
    return Diagnostic("SP610", "sp deadline", values={"problem": problem, "command": "sp deadline"})
