"""What stands in a column, checked to its kind before anything is compared with it, and to its bounds.

In come columns and the types in which they come; out come the value, NULL where nothing is stated, and
whether something is stated that is no value.  What is accepted here, the engine's own reader accepts alike;
what is not, has to be looked at by it: a text with a letter beyond ASCII is a name to it, here a question.

A pattern has to fit the whole text: databases differ in what `$` means before a line feed, which is met where
it is written, and in whether a pattern may fit a part, so that all of ours say where they begin and end.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, assert_never

from sp_engine.facts import (
    DATE_THAT_EXISTS,
    EARLIEST,
    LATEST,
    LONGEST_TEXT,
    MOST_DIGITS,
    Kind,
    has_only,
    longest_count,
    regular_expression,
)
from sp_engine.rules.sql.columns import ApplicantColumn
from sp_engine.rules.sql.dialects import NotInSql
from sp_engine.rules.sql.expressions import (
    FALSE,
    TRUE,
    ZERO,
    As,
    Chosen,
    Column,
    Compared,
    Constant,
    Expression,
    FirstTrue,
    Fits,
    Form,
    IsNull,
    Length,
    OneOf,
    Product,
    Sign,
    Sum,
    Unknown,
    WithPoint,
    all_of,
    any_of,
    between,
    compared,
    negated,
    surely,
)
from sp_engine.words.messages import sql as messages

_OTHER = "^[ -~]*[^ -~]([ -~]|[^ -~])*$"
_TELLS = "^[ -~]*[0-9A-Za-z][ -~]*$"
_TIDY = "^[!-~]([ -~]*[!-~])?$"
_DIGITS = 16
_MOST_PLACES = 6
_WIDEST = 10**16
_LONGEST_COUNT = 255
"""The greatest count in a pattern that every database reads."""


class Checked(NamedTuple):
    """The value of a column, NULL where there is none; `wrong` asks one layer above what was given in vain.

    A whole number, date or moment that comes as such is handed on even where it lies outside its bounds:
    comparing it harms nothing, and a row in which something is wrong has no outcome and no key.

    It looks at the value by the name of the column, and at what was given by the name in `given`.
    """

    value: Expression
    wrong: Expression = FALSE


def given(name: str) -> str:
    """Return the name by which one layer above goes what was given in a column."""
    return f"given:{name}"


def checked(column: ApplicantColumn, form: Form, at: Column, last_day: Column) -> Checked:
    """Return what a column states; no date that must not lie ahead comes after the `last_day`."""
    match column.kind:
        case Kind.YES_NO | Kind.DOCUMENT | Kind.SET:
            return _truth(column, form, at)
        case Kind.NUMBER | Kind.MONEY:
            return _number(column, form, at)
        case Kind.DATE:
            return _date(column, form, at, last_day)
        case Kind.MOMENT:
            return _moment(column, form, at)
        case Kind.TEXT:
            return _text(column, form, at)
        case Kind.CHOICE:
            return _choice(column, form, at)
        case Kind.LIST:
            return _count(column, form, at)
        case _ as never:
            assert_never(never)


def checked_set(members: Sequence[Expression], least: int) -> Expression:
    """Return whether the columns of a set are wrong: stated in part, or too few."""
    stated = any_of(negated(IsNull(member)) for member in members)
    open_ = any_of(IsNull(member) for member in members)
    too_few: Expression = FALSE
    if least:
        chosen = Sum(tuple(FirstTrue(((surely(m), Constant(1)),), ZERO) for m in members))
        too_few = compared(chosen, Sign.LESS, least)
    return all_of((stated, any_of((open_, too_few))))


def _refused(column: ApplicantColumn, form: Form) -> NotInSql:
    what = messages.FORM_OF_COLUMN.fill(column=column.name, kind=column.kind.value, form=form.value)
    return NotInSql(what)


def _if(at: Column, asked: Expression, value: Expression) -> Checked:
    """Return a value where it is one, and that it is none where something else is given."""
    return Checked(
        FirstTrue(((asked, value),)),
        all_of((IsNull(Column(at.name)), negated(IsNull(Column(given(at.name)))))),
    )


def _as_it_is(at: Column, inside: Expression) -> Checked:
    """Return a value that may be compared whatever it is; where it lies outside, the row is refused."""
    return Checked(at, negated(inside))


def _if_text(at: Column, asked: Expression, value: Expression) -> Checked:
    """Return a value of a text where it is one."""
    return _told(at, FirstTrue(((asked, value),)))


def _told(at: Column, value: Expression, read: Expression | None = None) -> Checked:
    """Return a value of a text, `read` where it is no NULL; a text without letter or digit states nothing."""
    text = Column(given(at.name))
    tells = surely(any_of((Fits(text, _TELLS), Fits(text, _OTHER))))
    is_read = negated(IsNull(Column(at.name))) if read is None else read
    return Checked(value, FirstTrue(((IsNull(text), FALSE), (is_read, FALSE)), tells))


def _truth(column: ApplicantColumn, form: Form, at: Column) -> Checked:
    match form:
        case Form.TRUTH:
            return Checked(at)
        case Form.TEXT:
            yes, no = compared(at, Sign.EQUAL, "ya"), compared(at, Sign.EQUAL, "tidak")
            # More can tell of a document that it is handed in, so that its value says nothing of its text.
            read = OneOf(Column(given(at.name)), (Constant("ya"), Constant("tidak")))
            return _told(at, FirstTrue(((yes, TRUE), (no, FALSE))), read)
        case Form.WHOLE | Form.DECIMAL | Form.FLOAT | Form.DATE | Form.MOMENT:
            raise _refused(column, form)
        case _ as never:
            assert_never(never)


def _number(column: ApplicantColumn, form: Form, at: Column) -> Checked:
    definition, bounds = column.definition, column.bounds
    assert bounds is not None
    least, most = int(bounds[0]), int(bounds[1])  # type: ignore[arg-type]
    steps, places = definition.steps, definition.places
    if places > _MOST_PLACES:
        raise _refused(column, form)
    within = between(at, Constant(-_WIDEST), Constant(_WIDEST))
    match form:
        case Form.WHOLE:
            low, high = Constant(-(-least // steps)), Constant(most // steps)
            if steps == 1:
                return _as_it_is(at, between(Column(at.name), low, high))
            return _if(at, between(at, low, high), _times(at, steps))
        case Form.DECIMAL:
            scaled = _times(at, steps)
            whole = As(scaled, Form.WHOLE)
        case Form.FLOAT if not places:
            scaled, whole = at, As(at, Form.WHOLE)
        case Form.TEXT:
            behind = f"([.,][0-9]{{1,{places}}})?" if places else ""
            digits = (
                f"-?(0|[1-9][0-9]{{0,{_DIGITS - 1}}})" if places else f"(0|-?[1-9][0-9]{{0,{_DIGITS - 1}}})"
            )
            number = As(WithPoint(at), Form.DECIMAL) if places else As(at, Form.WHOLE)
            steps_of = As(_times(number, steps), Form.WHOLE) if places else number
            form_fits = Fits(at, f"^{digits}{behind}$")
            inside = FirstTrue(
                ((surely(form_fits), between(steps_of, Constant(least), Constant(most))),), FALSE
            )
            return _if_text(at, inside, steps_of)
        case Form.FLOAT | Form.TRUTH | Form.DATE | Form.MOMENT:
            raise _refused(column, form)
        case _ as never:
            assert_never(never)
    bounded = all_of((Compared(whole, Sign.EQUAL, scaled), between(scaled, Constant(least), Constant(most))))
    return _if(at, FirstTrue(((surely(within), bounded),), FALSE), whole)


def _times(number: Expression, steps: int) -> Expression:
    return number if steps == 1 else Product(number, Constant(steps))


def _date(column: ApplicantColumn, form: Form, at: Column, last_day: Column) -> Checked:
    future = column.definition.may_be_future
    latest = Constant(LATEST) if future else last_day
    match form:
        case Form.DATE:
            above = latest if future else Column(last_day.name)
            return _as_it_is(at, between(Column(at.name), Constant(EARLIEST), above))
        case Form.TEXT:
            day = As(at, Form.DATE)
            exists = Fits(at, f"^({_plain_groups(DATE_THAT_EXISTS)})$")
            past = Compared(day, Sign.AT_MOST, latest)
            return _if_text(at, FirstTrue(((surely(exists), past),), FALSE), day)
        case Form.TRUTH | Form.WHOLE | Form.DECIMAL | Form.FLOAT | Form.MOMENT:
            raise _refused(column, form)
        case _ as never:
            assert_never(never)


def _moment(column: ApplicantColumn, form: Form, at: Column) -> Checked:
    match form:
        case Form.MOMENT:
            first = datetime(EARLIEST.year, EARLIEST.month, EARLIEST.day)
            after = datetime(LATEST.year, LATEST.month, LATEST.day) + timedelta(days=1)
            above = Column(at.name)
            inside = all_of((compared(above, Sign.AT_LEAST, first), compared(above, Sign.LESS, after)))
            return _as_it_is(at, inside)
        case Form.TRUTH | Form.WHOLE | Form.DECIMAL | Form.FLOAT | Form.DATE | Form.TEXT:
            raise _refused(column, form)
        case _ as never:
            assert_never(never)


def _text(column: ApplicantColumn, form: Form, at: Column) -> Checked:
    pattern = column.definition.pattern
    match form:
        case Form.TEXT:
            asked: list[Expression] = [
                compared(Length(at), Sign.AT_LEAST, 1),
                compared(Length(at), Sign.AT_MOST, LONGEST_TEXT),
            ]
            if not pattern or not _tells_and_is_tidy(pattern):
                asked += [Fits(at, _TIDY), Fits(at, _TELLS)]
            text: Expression = at
        case Form.WHOLE:
            asked = [between(at, ZERO, Constant(10 ** (MOST_DIGITS - 2)))]
            text = As(at, Form.TEXT)
        case Form.TRUTH | Form.DECIMAL | Form.FLOAT | Form.DATE | Form.MOMENT:
            raise _refused(column, form)
        case _ as never:
            assert_never(never)
    if pattern:
        asked.append(Fits(text, portable_pattern(pattern, column.name)))
    inside = all_of(asked)
    return _if_text(at, inside, at) if form is Form.TEXT else _if(at, inside, text)


def _choice(column: ApplicantColumn, form: Form, at: Column) -> Checked:
    match form:
        case Form.TEXT:
            known = tuple(Constant(choice) for choice in column.definition.choices or ())
            return _told(at, Chosen(at, known) if known else Unknown(Form.TEXT))
        case Form.TRUTH | Form.WHOLE | Form.DECIMAL | Form.FLOAT | Form.DATE | Form.MOMENT:
            raise _refused(column, form)
        case _ as never:
            assert_never(never)


def _count(column: ApplicantColumn, form: Form, at: Column) -> Checked:
    if form is not column.form:
        raise _refused(column, form)
    return Checked(at)


def _tells_and_is_tidy(pattern: str) -> bool:
    """Whether all that fits a pattern is letters and digits, so that nothing more has to be asked of it."""
    return has_only(pattern, ("0", "9"), ("A", "Z"), ("a", "z"))


# ── patterns ─────────────────────────────────────────────────────────────────
def _plain_groups(pattern: str) -> str:
    """Return a pattern of ours with groups that every database has."""
    return pattern.replace("(?:", "(")


def portable_pattern(pattern: str, column: str) -> str:
    """Return the pattern of a text of plain letters as every database reads it.

    Raises `NotInSql` for what not all of them read: a backslash, a count beyond theirs.
    """
    written = regular_expression(pattern, only=(" ", "~"))
    if "\\" in written or longest_count(pattern) > _LONGEST_COUNT:
        raise NotInSql(messages.PATTERN.fill(pattern=pattern, column=column))
    return written
