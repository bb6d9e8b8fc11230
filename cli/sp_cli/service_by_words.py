"""The service that words mean: asked for, by words of its name or a number, where they fit several."""

from __future__ import annotations

from datetime import datetime

from sp_cli import output
from sp_cli.conversation import read_line
from sp_cli.options import refusal
from sp_cli.service_names import called_so, default_agency
from sp_engine.catalogue import found_services
from sp_engine.deciding import Catalogue
from sp_engine.words import Language
from sp_engine.words.messages import cli_ask


def service_by_words(opened: Catalogue, words: list[str], language: Language) -> str:
    """Return the service that is meant, asked for where words fit several."""
    while True:
        if len(words) == 1:
            called = [words[0]] if "/" in words[0] else called_so(opened, words[0])
            if len(called) == 1:
                return called[0]
        if not words:
            output.note(cli_ask.WHICH_SERVICE.get(language))
            line = read_line()
            if line is None:
                raise refusal("sp ask", cli_ask.WHICH_SERVICE)
            words = line.split()
            continue
        now = datetime.now().astimezone()
        found = found_services(opened.files, words, now, default_agency())
        if not found:
            raise refusal("sp ask", cli_ask.NO_SUCH_SERVICE.fill(words=" ".join(words)))
        if len(found) == 1:
            return found[0].service
        output.note(cli_ask.MANY_SERVICES.say(language, number=len(found)))
        for number, one in enumerate(found, 1):
            output.note(f"  {number}  {one.name.get(language)} ({one.service})")
        output.note(cli_ask.CHOOSE_SERVICE.get(language))
        line = read_line()
        if line is None:
            raise refusal("sp ask", cli_ask.CHOOSE_SERVICE)
        if line.isascii() and line.isdigit() and 0 < int(line) <= len(found):
            return found[int(line) - 1].service
        words = line.split()
