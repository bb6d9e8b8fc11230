"""The report for a head of office: what can hurt whom, which readings to ratify, what to write instead.

In comes the review of an agency; out comes a section whose beginning can be read to the end, with everything
that stands behind it folded away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from sp_engine.assurance import ReadingEffect
from sp_engine.deciding import DecisionPart
from sp_engine.importing import Claim, TextMap, claim_name
from sp_engine.lint import DecreeFinding, DecreeText
from sp_engine.presenting.decree_places import services_of, where_of
from sp_engine.presenting.decree_report import decree_details, decree_heading
from sp_engine.presenting.section import (
    Group,
    Item,
    Note,
    Paragraph,
    Part,
    Section,
    Step,
    Text,
    prose,
    strong,
)
from sp_engine.reviewing import Concern, DecreeReview, Harm, Review
from sp_engine.words import Diagnostic, Language, Words, code_entry, date_words, sentence
from sp_engine.words.messages import agency_report as messages
from sp_engine.words.messages import draft_wording
from sp_engine.words.messages.decree_report import RECITALS

_NO_MAPS: Mapping[str, TextMap] = {}
_READINGS = 3
"""How many readings are told before the others."""


def agency_report_section(
    review: Review, language: Language, maps: Mapping[str, TextMap] = _NO_MAPS
) -> Section:
    """Return the report.  `maps`: the text maps of the decrees that have one, by the decree's folder."""
    told: list[Part] = []
    if not review.decrees:
        told.append(Paragraph(messages.NO_DECREE.get(language)))
    elif not review.holds:
        told.append(Paragraph(messages.NONE_HOLDS.say(language, day=date_words(review.on, language))))
    told += (part for decree in review.decrees for part in _decree(decree, review, language, maps))
    title = messages.TITLE.say(language, agency=review.agency.get(language))
    return Section(title, (Section("", tuple(told)),))  # one part, which a printer does not break before


def _decree(
    of: DecreeReview, review: Review, language: Language, maps: Mapping[str, TextMap]
) -> Iterator[Part]:
    readings = [one for one in review.readings if one.standard.decree.folder == of.decree.decree.folder]
    to_ratify = sorted(
        (one for one in readings if one.can_decide and one.of.interpretation.ratified is None),
        key=lambda effect: -effect.changed(DecisionPart.OUTCOME),
    )
    by_harm = {harm: [one for one in of.concerns if one.harm is harm] for harm in Harm}
    count = {harm: str(sum(len(one.points) for one in concerns)) for harm, concerns in by_harm.items()}
    yield Paragraph(decree_heading(of.decree, language))
    yield Paragraph(
        messages.COUNTS.say(
            language,
            services=str(len(of.decree.services)),
            applicant=count[Harm.APPLICANT],
            own=count[Harm.AGENCY],
            reader=count[Harm.READER],
            deciding=str(len(to_ratify)),
            readings=str(len(readings)),
        )
    )
    mapped = maps.get(of.decree.decree.folder)
    if mapped is not None:
        yield Paragraph(_shares(mapped, language))
    for harm in (Harm.APPLICANT, Harm.AGENCY):
        yield _concerns(harm, by_harm[harm], of.decree, language)
    yield _contradictions(of, language)
    yield _to_ratify(to_ratify, language)
    yield _draft(of, language)
    yield _concerns(Harm.READER, by_harm[Harm.READER], of.decree, language, folded=True)
    found = [found for concern in of.concerns for point in concern.points for found in point]
    details = decree_details(of.decree, found, language)
    intro = Note(messages.CLEANED.get(language))
    yield Section(messages.DETAILS.get(language), (intro, *details.parts), folded=True)


def _shares(mapped: TextMap, language: Language) -> str:
    """Return how much of the decree's words stand in its documents."""
    shares = (
        f"{claim_name(claim).get(language)} {_percent(mapped.share(claim), language)}" for claim in Claim
    )
    return messages.TEXT_SHARES.say(language, shares="; ".join(shares))


def _percent(share: float, language: Language) -> str:
    shown = f"{100 * share:.1f}%"
    return shown if language == "en" else shown.replace(".", ",")


def _heading(harm: Harm) -> Words:
    match harm:
        case Harm.APPLICANT:
            return messages.APPLICANTS
        case Harm.AGENCY:
            return messages.AGENCY
        case Harm.READER:
            return messages.READERS
        case _ as never:
            assert_never(never)


def _concerns(
    harm: Harm, concerns: Sequence[Concern], decree: DecreeText, language: Language, *, folded: bool = False
) -> Section:
    parts: tuple[Part, ...] = tuple(_concern(concern, decree, language) for concern in concerns)
    if not parts:
        parts = (Paragraph(messages.NOTHING.get(language)),)
    return Section(_heading(harm).get(language), parts, folded=folded)


def _concern(concern: Concern, decree: DecreeText, language: Language) -> Item:
    """Return one kind of thing that is wrong: what it is, why it matters, and the first place."""
    first = concern.points[0][0].finding
    title = f"{code_entry(concern.code).title.get(language)} ({len(concern.points)})"
    left = len(concern.points) - 1
    more = f" {messages.MORE.say(language, count=str(left))}" if left else ""
    point = Item("-", _point(concern.points[0], decree, language, more))
    return Item("-", (strong(title), ": ", prose(f"{first.why(language)}.")), (point,))


def _point(point: Sequence[DecreeFinding], decree: DecreeText, language: Language, more: str = "") -> Text:
    finding = point[0].finding
    reason = finding.acknowledged
    left = "" if reason is None else f" ({messages.ACKNOWLEDGED.say(language, reason=reason)})"
    return strong(where_of(point, decree, language)), ": ", prose(f"{finding.message(language)}{left}.{more}")


def _contradictions(of: DecreeReview, language: Language) -> Section:
    """Return where services are at odds; what is told above because it hurts applicants is only named."""
    parts: list[Part] = []
    for concern in of.concerns:
        if concern.between_services:
            title = code_entry(concern.code).title.get(language)
            parts.append(Item("-", messages.TOLD_ABOVE.say(language, title=title)))
    for one in of.contradictions:
        sides = (services_of(services, of.decree, language) for _, services in one.sides)
        joined = messages.AND.get(language).join(sides)
        parts.append(Item("-", messages.SAME_WORDS.say(language, words=one.words, sides=joined)))
    if not parts:
        parts.append(Paragraph(messages.NO_CONTRADICTION.get(language)))
    return Section(messages.CONTRADICTIONS.get(language), tuple(parts))


def _to_ratify(readings: Sequence[ReadingEffect], language: Language) -> Section:
    heading = messages.READINGS.get(language)
    if not readings:
        return Section(heading, (Paragraph(messages.NO_READING.get(language)),))
    first, rest = readings[:_READINGS], readings[_READINGS:]
    parts: list[Part] = [Paragraph(messages.READINGS_INTRO.get(language))]
    parts += (_reading(effect, language) for effect in first)
    if rest:
        others = tuple(_reading(effect, language) for effect in rest)
        title = messages.ALL_READINGS.say(language, count=str(len(rest)))
        parts.append(Section(title, others, folded=True))
    return Section(heading, tuple(parts))


def _reading(effect: ReadingEffect, language: Language) -> Item:
    interpretation = effect.of.interpretation
    told = messages.READING.say(
        language,
        service=effect.standard.name.get(language),
        written=interpretation.written,
        read_as=interpretation.read_as.get(language),
    )
    others = "; ".join(other.other.text.get(language) for other in effect.alternatives)
    return Item("-", told, (Note(messages.OTHERWISE.say(language, others=others)),))


# ── draft wording ────────────────────────────────────────────────────────────
def _draft(of: DecreeReview, language: Language) -> Section:
    heading = messages.DRAFT.get(language)
    wordings = tuple(dict.fromkeys(_wordings(of)))
    if not wordings:
        return Section(heading, (Paragraph(messages.NOTHING.get(language)),), folded=True)
    items = tuple(Step(str(i), wording) for i, wording in enumerate(wordings, 1))
    head = messages.DRAFT_HEAD.say(language, decree=of.decree.decree.number)
    return Section(heading, (Note(messages.DRAFT_INTRO.get(language)), Group(head, items)), folded=True)


def _wordings(of: DecreeReview) -> Iterator[str]:
    """Yield what an amending decree could say, the heaviest first; nothing of what is acknowledged.

    It is Indonesian in any language, places and names too: the decree is.
    """
    replaced = {
        (where_of(point, of.decree, "id"), point[0].finding.values["regulation"])
        for concern in of.concerns
        if concern.code in ("SP320", "SP321")
        for point in concern.points
    }
    for concern in of.concerns:
        for point in concern.points:
            finding, where = point[0].finding, where_of(point, of.decree, "id")
            of_replaced = (where, finding.values.get("regulation")) in replaced
            if finding.acknowledged is not None or (of_replaced and concern.code in ("SP317", "SP323")):
                continue  # a title is not mended where another regulation takes its place
            yield _wording(draft_wording.BY_CODE[concern.code], where, finding)


def _wording(wording: Words, where: str, finding: Diagnostic) -> str:
    """Return a draft with what was found, which has a value for all that the draft names but the place."""
    in_sentence = where if where.startswith(RECITALS.id) else f"{where[:1].lower()}{where[1:]}"
    return sentence(wording.fill(where=in_sentence, **finding.values).get("id"))
