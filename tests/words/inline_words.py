"""Words that are written where they are used instead of in `words/messages`.

In comes source text, out come the lines with words of two languages in it: a `Words` of two texts, or one
text or another by the language.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sp_engine.words.language import LANGUAGES

TAKES_BOTH = ("Words", "say")


def inline_words(source: str) -> Iterator[int]:
    """Yield each line on which words stand in both languages."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in TAKES_BOTH:
            texts = [argument for argument in node.args if _is_prose(argument)]
            if len(texts) >= 2:
                yield node.lineno
        elif isinstance(node, ast.IfExp) and _asks_for_a_language(node.test) and _is_prose(node):
            yield node.lineno


def _asks_for_a_language(node: ast.expr) -> bool:
    return isinstance(node, ast.Compare) and any(
        isinstance(part, ast.Constant) and part.value in LANGUAGES for part in (node.left, *node.comparators)
    )


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _is_prose(node: ast.expr) -> bool:
    """Whether an expression is a text with a letter in it, written here; not one that is looked up."""
    match node:
        case ast.Constant(value=str(text)):
            return text not in LANGUAGES and any(map(str.isalpha, text))
        case ast.JoinedStr(values=parts):
            return any(map(_is_prose, parts))
        case ast.BinOp(left=first, right=second) | ast.IfExp(body=first, orelse=second):
            return _is_prose(first) or _is_prose(second)
        case _:
            return False
