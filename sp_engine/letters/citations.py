"""How a letter names the decree, an item of it, and a regulation."""

from __future__ import annotations

from sp_engine.deciding import cited_item
from sp_engine.documents import Requirement, Standard
from sp_engine.words import Language
from sp_engine.words.messages import letters as messages


def decree_text(standard: Standard, language: Language) -> str:
    """Return the decree as a letter calls it."""
    return messages.DECREE.say(language, number=standard.decree.number)


def requirement_text(requirement: Requirement, language: Language) -> str:
    """Return a requirement with the item of the decree where it stands."""
    text, item = requirement.text.get(language), cited_item(requirement, language)
    return messages.REASON_WITHOUT_MESSAGE.say(language, text=text, item=item)


def basis_text(requirement: Requirement, language: Language) -> str:
    """Return the regulations on which a requirement rests; "" where it names none."""
    told = [
        messages.ARTICLE.say(language, title=basis.title, article=basis.article)
        if basis.article
        else basis.title
        for basis in requirement.basis
    ]
    return messages.BASIS.say(language, basis="; ".join(told)) if told else ""
