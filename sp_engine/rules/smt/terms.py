"""Terms of SMT-LIB as text, put together so that what is plainly true or false is not written.

In come terms, out come terms.  A name may hold any letters but a bar and a backslash.
"""

from __future__ import annotations

from collections.abc import Iterable

TRUE, FALSE = "true", "false"


def symbol(name: str) -> str:
    """Return a name as it is written in a term."""
    return f"|{name}|"


def number(value: int) -> str:
    return str(value) if value >= 0 else f"(- {-value})"


def all_of(parts: Iterable[str]) -> str:
    return _joined("and", parts, TRUE, FALSE)


def any_of(parts: Iterable[str]) -> str:
    return _joined("or", parts, FALSE, TRUE)


def _joined(connective: str, parts: Iterable[str], neutral: str, final: str) -> str:
    kept = [part for part in dict.fromkeys(parts) if part != neutral]
    if final in kept:
        return final
    if not kept:
        return neutral
    return kept[0] if len(kept) == 1 else f"({connective} {' '.join(kept)})"


def negated(part: str) -> str:
    match part:
        case "true":
            return FALSE
        case "false":
            return TRUE
        case _:  # the rest: any other term
            return f"(not {part})"


def implies(one: str, other: str) -> str:
    return any_of((negated(one), other))


def either(condition: str, one: str, other: str) -> str:
    """Return the first term where the condition holds, the other where it does not."""
    if condition in (TRUE, FALSE):
        return one if condition == TRUE else other
    if one == other:
        return one
    if one in (TRUE, FALSE) or other in (TRUE, FALSE):
        return any_of((all_of((condition, one)), all_of((negated(condition), other))))
    return f"(ite {condition} {one} {other})"


def equals(one: str, other: str) -> str:
    return TRUE if one == other else f"(= {one} {other})"


def at_least(term: str, least: str) -> str:
    return f"(>= {term} {least})"


def at_most(term: str, most: str) -> str:
    return f"(<= {term} {most})"


def total(parts: Iterable[str]) -> str:
    parts = [*parts]
    return "0" if not parts else parts[0] if len(parts) == 1 else f"(+ {' '.join(parts)})"
