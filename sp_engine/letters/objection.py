"""Where an applicant may object, as the agency's own standard says it, and how long that takes.

In comes a standard; out come blocks.  Says nothing that the standard does not say, and names it as the
source.
"""

from __future__ import annotations

from collections.abc import Iterator

from sp_engine.documents import Component, Standard
from sp_engine.letters.citations import decree_text
from sp_engine.papers import Block, numbered, paragraph
from sp_engine.words import Language, sentence, within_sentence
from sp_engine.words.messages import letters as messages
from sp_engine.workdays import duration_words


def objection_blocks(standard: Standard, language: Language) -> Iterator[Block]:
    """Yield how to object; nothing where the standard names no way."""
    complaints = standard.complaints
    if not standard.transcribed(Component.COMPLAINTS) or not complaints.channels:
        return
    source = messages.COMPLAINTS.say(language, decree=decree_text(standard, language))
    yield paragraph(messages.OBJECTION.say(language, source=source))
    yield numbered(
        messages.CHANNEL.say(language, kind=sentence(channel.called.get(language)), address=channel.address)
        for channel in complaints.channels
    )
    times = [
        messages.COMPLAINT_TIME.say(
            language,
            name=within_sentence(one.name.get(language)),
            limit=duration_words(one.limit, language),
        )
        for one in complaints.classes
        if one.limit is not None
    ]
    if times:
        yield paragraph(messages.COMPLAINT_TIMES.say(language, times="; ".join(times)))
