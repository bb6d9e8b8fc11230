"""Two languages, and words that exist in both.

The language is an argument of whoever says something, never a setting: one process speaks both.
"""

from __future__ import annotations

import re
from typing import Literal

from sp_engine.immutable import NamedTuple

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


class Words(NamedTuple):
    """The same words in Indonesian and in English; `{names}` in braces are filled when they are said.

    Words without such a name are got as they stand; with one, a brace that is to be seen is written twice.
    """

    id: str
    en: str

    def get(self, language: str) -> str:
        """Return the words of a language as they stand.  Raises `ValueError` for one that is not known."""
        if language == "id":
            return self.id
        if language == "en":
            return self.en
        raise unknown_language(language)

    @property
    def placeholders(self) -> frozenset[str]:
        """The names that are filled."""
        return frozenset(re.findall(r"\{([a-z_]+)\}", re.sub(r"\{\{|\}\}", "", self.id)))

    def say(self, language: Language, **values: object) -> str:
        """Return the words of a language, filled; a value that is `Words` is said in the same language."""
        for name, value in values.items():
            if isinstance(value, Words):
                values[name] = value.get(language)
        return self.get(language).format_map(values)

    def fill(self, **values: object) -> Words:
        """Return the words filled in both languages, for a finding that is said later."""
        return Words(self.say("id", **values), self.say("en", **values))

    def in_capitals(self) -> Words:
        """Return the words in capital letters; they must not have a name that is filled."""
        return Words(self.id.upper(), self.en.upper())


def unknown_language(language: object) -> ValueError:
    """Return what to raise for a language that is not known."""
    return ValueError(f'no language {language!r}; use "id" or "en"')
