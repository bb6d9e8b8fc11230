"""Does a sentence say the figures of the rule beside it: `paling banyak Rp1.000.000.000` over another bound.

In come a standard, the sources that it is written in, and what the agency's other decrees say of the same
service; out come findings, each at the figure in the sentence, with the place of the rule.  A figure that the
rule does not know is no contradiction, nor is one that the sentence leaves out: only both together are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias, assert_never

from sp_engine.conditions import Condition
from sp_engine.documents import (
    TARIFF_PREFIX,
    Attribute,
    Component,
    Fact,
    FeeComponent,
    Field,
    Requirement,
    Stage,
    Standard,
    Tariff,
)
from sp_engine.facts import Vocabulary
from sp_engine.lint.rule_figures import (
    RuleFigure,
    amount_figures,
    condition_figures,
    form_figures,
    staff_figures,
    stage_figures,
    together,
)
from sp_engine.words import (
    LANGUAGES,
    Diagnostic,
    Figure,
    Language,
    Measure,
    Words,
    figure_in_words,
    figures_in,
    rewritten_figure,
)
from sp_engine.workdays import Unit
from sp_engine.yaml_text import Place, Source, Sources

Earlier: TypeAlias = Callable[[], Iterable[Standard]]


class Sentence(NamedTuple):
    """Words that stand beside a rule.

    `loose`: they say what is wrong, or explain a reading, so that bounds may be turned round in them.
    `excused`: where the reason stands for which they may say other figures.
    """

    of: tuple[str, ...]
    at: Place
    field: str
    language: Language
    text: str
    rules: tuple[RuleFigure, ...]
    loose: bool
    excused: Place | None

    @property
    def key(self) -> tuple[object, ...]:
        return self.of, self.field, self.language


class Contradiction(NamedTuple):
    """A figure of a sentence, and the figure of the rule that it should be."""

    figure: Figure
    rule: RuleFigure


def figure_problems(standard: Standard, sources: Sources, earlier: Earlier) -> Iterator[Diagnostic]:
    """Yield every contradiction between a sentence of a standard and the rule beside it."""
    sentences = list(sentences_of(standard))
    needless: dict[Place, bool] = {}
    for sentence in sentences:
        found = list(_problems(sentence, sentences, sources, earlier))
        if sentence.excused is None:
            yield from found
        else:
            needless[sentence.excused] = needless.get(sentence.excused, True) and not found
    for place, without_need in needless.items():
        if without_need:
            yield sources.finding("SP353", place, key=True)


def form_problems(source: Source, entry: Fact | Attribute | Field) -> Iterator[Diagnostic]:
    """Yield a form of the vocabulary that names another number of digits than its pattern."""
    if entry.form is not None:
        sentences = _sentences(("", ""), entry, "form", tuple(form_figures(entry)))
        for sentence in sentences:
            yield from _problems(sentence, (), Sources(source), tuple)


# ── sentences and their rules ────────────────────────────────────────────────
def sentences_of(standard: Standard) -> Iterator[Sentence]:
    """Yield the sentences of a standard that stand beside a rule."""
    for requirement in standard.requirements:
        yield from _of_requirement(requirement, standard.vocabulary)
    delivery = standard.document.delivery
    time = delivery.service_time
    for stage in time.stages:
        yield from _of_stage(stage)
    in_stages = tuple(figure for stage in time.stages for figure in stage_figures(stage))
    yield from _sentences(
        (Component.SERVICE_TIME.value, ""), time, "text", (*in_stages, *together(time.stages))
    )
    for component in delivery.fee.components:
        rules = tuple(amount_figures(component))
        yield from _sentences((Component.FEE.value, component.id), component, "text", rules)
    for tariff in delivery.fee.tariffs.values():
        if tariff.text.id:
            rules = tuple(amount_figures(tariff))
            yield from _sentences((Component.FEE.value, f"{TARIFF_PREFIX}{tariff.id}"), tariff, "text", rules)
    charged: list[FeeComponent | Tariff] = [*delivery.fee.components, *delivery.fee.tariffs.values()]
    amounts = tuple(figure for one in charged for figure in amount_figures(one))
    yield from _sentences((Component.FEE.value, ""), delivery.fee, "text", amounts)
    staff = standard.document.management.staff
    yield from _sentences((Component.STAFF.value, ""), staff, "text", tuple(staff_figures(staff)))


def _of_requirement(requirement: Requirement, vocabulary: Vocabulary) -> Iterator[Sentence]:
    of = (Component.REQUIREMENTS.value, requirement.id)

    def rules(condition: Condition, guard: Condition | None) -> tuple[RuleFigure, ...]:
        own = condition_figures(condition, vocabulary)
        return (*own, *(() if guard is None else condition_figures(guard, vocabulary)))

    chosen = rules(requirement.condition, requirement.guard)
    yield from _sentences(of, requirement, "text", chosen)
    yield from _sentences(of, requirement, "message", chosen, loose=True)
    for interpretation in requirement.interpretations:
        told_of = (*of, interpretation.id)
        yield from _sentences(told_of, interpretation, "read_as", chosen, loose=True, excuse=requirement)
        for other in interpretation.others:
            changed = requirement.under(other)
            if changed is not None:
                told = rules(changed.condition, changed.guard)
                yield from _sentences(
                    (*told_of, other.id), other, "text", told, loose=True, excuse=requirement
                )


def _of_stage(stage: Stage) -> Iterator[Sentence]:
    of, chosen = (Component.SERVICE_TIME.value, stage.id), tuple(stage_figures(stage))
    yield from _sentences(of, stage, "name", chosen)
    for interpretation in stage.interpretations:
        told_of = (*of, interpretation.id)
        yield from _sentences(told_of, interpretation, "read_as", chosen, loose=True, excuse=stage)
        for other in interpretation.others:
            told = tuple(stage_figures(stage.under(other)))
            yield from _sentences((*told_of, other.id), other, "text", told, loose=True, excuse=stage)


def _sentences(
    of: tuple[str, ...],
    record: Any,
    field: str,
    rules: tuple[RuleFigure, ...],
    *,
    loose: bool = False,
    excuse: Any = None,
) -> Iterator[Sentence]:
    """Yield the sentence of a field in each language in which it is written."""
    words: Words | None = getattr(record, field)
    excusing = excuse or record
    reason = getattr(excusing, "other_figure", None)
    if words is None or not (rules or reason):
        return
    place = record.place(field)
    for language in LANGUAGES:
        if language == "id" or words.en != words.id:
            at = place if language == "id" else place.above.under(f"{place.path[-1]}_en")
            excused = None if reason is None else excusing.place("other_figure")
            yield Sentence(of, at, field, language, words.get(language), rules, loose, excused)


# ── contradictions ───────────────────────────────────────────────────────────
def contradictions(figures: Sequence[Figure], rules: Sequence[RuleFigure]) -> list[Contradiction]:
    """Return the figures of a sentence that stand where a figure of the rule should."""
    left = [figure for figure in figures if not any(_same(figure, rule) for rule in rules)]
    found = []
    for rule in sorted(dict.fromkeys(rules), key=lambda rule: rule.number == 0):  # nothing goes unsaid
        if any(_same(figure, rule) for figure in figures):
            continue
        rivals = [figure for figure in left if _rivals(figure, rule)]
        if rivals:
            nearest = min(rivals, key=lambda figure: _distance(figure, rule))
            left.remove(nearest)
            found.append(Contradiction(nearest, rule))
    return found


def agrees(text: str, rules: Sequence[RuleFigure]) -> bool:
    """Whether a sentence that stands beside a rule contradicts neither its figures nor itself."""
    figures = figures_in(text)
    said_twice = any(figure.in_words is not None for figure in figures)
    turned = any(_turned_round(figures, rules))
    return not (said_twice or turned or contradictions(figures, rules))


def _same(figure: Figure, rule: RuleFigure) -> bool:
    """Whether a figure of a sentence is that of a rule; `di bawah 35` is `paling banyak 34`."""
    if figure.measure is Measure.TIME and rule.measure is Measure.TIME:
        return _length(figure) == _length(rule) or (
            figure.unit == rule.unit and _inclusive(figure) == _inclusive(rule)
        )
    loose = figure.measure is rule.measure or not (figure.unit and rule.unit)
    return loose and (figure.number == rule.number or _inclusive(figure) == _inclusive(rule))


def _inclusive(figure: Figure | RuleFigure) -> Fraction:
    if figure.bound is None or not figure.bound.strict:
        return figure.number
    return figure.number + (1 if figure.bound.lower else -1)


def _length(figure: Figure | RuleFigure) -> tuple[str, Fraction]:
    """Return a time in the smallest unit into which its own goes without a rest."""
    match Unit(figure.unit):
        case Unit.MINUTE:
            return "minutes", figure.number
        case Unit.HOUR | Unit.CLOCK_HOUR:
            return "minutes", figure.number * 60
        case Unit.DAY | Unit.CALENDAR_DAY:
            return "minutes", figure.number * 24 * 60
        case Unit.WEEK:
            return "minutes", figure.number * 7 * 24 * 60
        case Unit.MONTH:
            return "months", figure.number
        case Unit.YEAR:
            return "months", figure.number * 12
        case Unit.WORKING_DAY:
            return "working days", figure.number
        case _ as never:
            assert_never(never)


def _rivals(figure: Figure, rule: RuleFigure) -> bool:
    """Whether a figure speaks of the same thing as a rule."""
    if figure.measure is not rule.measure:
        return False
    match figure.measure:
        case Measure.MONEY | Measure.PERCENT | Measure.DATE | Measure.CALENDAR_YEAR | Measure.TIME:
            return True
        case Measure.COUNT:
            return figure.bound is not None or figure.unit in rule.nouns
        case _ as never:
            assert_never(never)


def _distance(figure: Figure, rule: RuleFigure) -> tuple[bool, bool, int]:
    turned = figure.bound is None or rule.bound is None or figure.bound.lower is not rule.bound.lower
    return turned, figure.unit != rule.unit, figure.start


def _turned_round(figures: Iterable[Figure], rules: Iterable[RuleFigure]) -> Iterator[Contradiction]:
    """Yield the figures that are those of a rule, with words that make another bound of them."""
    for figure in figures:
        same = [rule for rule in rules if _same(figure, rule)]
        if same and not any(_same_bound(figure, rule) for rule in same):
            yield Contradiction(figure, same[0])


def _same_bound(figure: Figure, rule: RuleFigure) -> bool:
    if figure.bound is None or rule.bound is None:
        return True
    if figure.bound.lower is not rule.bound.lower:
        return False
    return figure.measure is Measure.TIME or _inclusive(figure) == _inclusive(rule)


# ── findings ─────────────────────────────────────────────────────────────────
def _problems(
    sentence: Sentence, sentences: Sequence[Sentence], sources: Sources, earlier: Earlier
) -> Iterator[Diagnostic]:
    figures = figures_in(sentence.text)
    found = contradictions(figures, sentence.rules)
    contradicted = {one.figure for one in found}
    for one in found:
        certain = _certain(sentence, one.rule, sentences, earlier)
        yield _finding(sentence, one, sources, certain=certain)
    if not sentence.loose:
        for one in _turned_round(figures, sentence.rules):
            yield _finding(sentence, one, sources, turned=True)
    for figure in figures:
        if figure.in_words is not None and figure not in contradicted:
            yield _said_twice(sentence, figure, sources)


def _finding(
    sentence: Sentence,
    contradiction: Contradiction,
    sources: Sources,
    *,
    turned: bool = False,
    certain: bool = False,
) -> Diagnostic:
    """Return the finding that a figure is another one, or that the words about it turn the bound round."""
    figure, rule = contradiction
    meant = figure._replace(number=_number_meant(figure, rule), unit=rule.unit)
    said = sentence.text[figure.start : figure.until]
    new = rewritten_figure(said, figure, meant, sentence.language)
    span = sources[rule.place.file].span(rule.place.path)
    values: dict[str, str | Words] = {
        "key": str(sentence.at.path[-1]),
        "said": said,
        "rule": next(str(key) for key in reversed(rule.place.path) if isinstance(key, str)),
        "place": rule.place.file if span is None else f"{rule.place.file}:{span.line}:{span.column}",
        "meant": figure_in_words(meant._replace(bound=rule.bound, number=rule.number)),
    }
    code = "SP351" if turned else "SP350"
    finding = Diagnostic(code, sentence.at.file, None, values, new if certain else None)
    return sources[sentence.at.file].place_within(finding, sentence.at.path, said)


def _number_meant(figure: Figure, rule: RuleFigure) -> Fraction:
    """Return the number that the sentence should have, where its words leave out the bound itself."""
    number = _inclusive(rule)
    if figure.bound is None or not figure.bound.strict:
        return rule.number if figure.bound is None else number
    return number - (1 if figure.bound.lower else -1)


def _said_twice(sentence: Sentence, figure: Figure, sources: Sources) -> Diagnostic:
    """Return the finding that digits and the words behind them are not the same number."""
    said = sentence.text[figure.start : figure.end]
    rewritten = rewritten_figure(said, figure, figure, sentence.language)
    by_rule = any(_same(figure, rule) for rule in sentence.rules)
    finding = Diagnostic("SP352", sentence.at.file, None, {"said": said}, rewritten if by_rule else None)
    return sources[sentence.at.file].place_within(finding, sentence.at.path, said)


def _certain(sentence: Sentence, rule: RuleFigure, sentences: Sequence[Sentence], earlier: Earlier) -> bool:
    """Whether it is the sentence that is wrong: the decree's own words, or an earlier decree, say so."""
    own = next(
        (s for s in sentences if s.of == sentence.of and s.field == "text" and s.language == "id"), None
    )
    if own not in (None, sentence) and any(_same(figure, rule) for figure in figures_in(own.text)):
        return True
    return any(
        before.key == sentence.key
        and before.text == sentence.text
        and rule[:4] not in [told[:4] for told in before.rules]
        and not contradictions(figures_in(before.text), before.rules)
        for standard in earlier()
        for before in sentences_of(standard)
    )
