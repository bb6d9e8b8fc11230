"""What `sp new` has to be told: its options, and the questions asked at a terminal for those not given."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sp_cli.options import refusal, whole_number
from sp_cli.prompts import Prompts, Unreadable, identifier, one_of, user_name, words
from sp_engine.authoring import Author, ServiceAnswers
from sp_engine.catalogue import CatalogueFiles, shown_path
from sp_engine.documents import FIRST_YEAR, LAST_YEAR, Decree
from sp_engine.facts import FactDefinition
from sp_engine.words import Diagnostic, DiagnosticError, Language, Words, nearest
from sp_engine.words.messages import cli_new, findings

KINDS = {
    "agency": cli_new.AGENCY,
    "decree": cli_new.DECREE,
    "service": cli_new.SERVICE,
    "cases": cli_new.CASES_OF_A_SERVICE,
    "calendar": cli_new.CALENDAR,
}
"""What can be started, and how people call it: either word is taken."""
_OPTIONS = {
    "agency": {"--title", "--region", "--zone"},
    "decree": {
        "--title",
        "--number",
        "--date",
        "--in-force-from",
        "--from",
        "--service",
        "--requires",
        "--by",
    },
    "service": {"--title", "--requires", "--by"},
    "cases": set[str](),
    "calendar": set[str](),
}
"""The options that say something of each."""
_OF_NEW_SERVICES = ("--service", "--requires")
# How many parts a name has at least and at most, and an example of it.
_NAMES = {
    "agency": (1, 1, "perpustakaan"),
    "decree": (2, 2, "perpustakaan/2027"),
    "service": (2, 3, "perpustakaan/kartu-anggota"),
    "cases": (2, 3, "perpustakaan/kartu-anggota"),
    "calendar": (1, 1, "2028"),
}


class Options(NamedTuple):
    """The options of `sp new`, as given."""

    title: str | None = None
    region: str | None = None
    zone: str | None = None
    number: str | None = None
    dated: str | None = None
    in_force: str | None = None
    predecessor: str | None = None
    services: Sequence[str] | None = None
    requires: Sequence[str] | None = None
    by: str | None = None

    def given(self) -> list[str]:
        """Return the names of the options that were given."""
        names = (
            "title",
            "region",
            "zone",
            "number",
            "date",
            "in-force-from",
            "from",
            "service",
            "requires",
            "by",
        )
        return [f"--{name}" for name, value in zip(names, self, strict=True) if value is not None]


class NewPrompts:
    """One run of questions; `kind` and `name` are asked for first."""

    def __init__(
        self,
        kind: str | None,
        name: str | None,
        root: Path,
        options: Options,
        today: date,
        language: Language,
    ) -> None:
        self.root, self.options, self.today = root, options, today
        prompts = Prompts("sp new", language)
        called = {words.get(language): kind for kind, words in KINDS.items()}
        question = cli_new.ASK_WHAT.fill(kinds=", ".join(called))
        self.kind = prompts.one("|".join(called), kind, question, partial(_kind, called)) or ""
        prompts.complete()
        self.command = f"sp new {self.kind}"
        self._refuse_strange_options()
        self.prompts = Prompts(self.command, language)
        question = cli_new.ASK_NAME.fill(example=_NAMES[self.kind][2])
        placeholder = cli_new.PLACEHOLDERS["name"].get(language)
        self.parts = self.prompts.one(placeholder, name, question, self._parts) or []
        self.prompts.complete()

    def _refuse_strange_options(self) -> None:
        """Refuse options that say nothing of what is started: they would be lost."""
        known = _OPTIONS[self.kind]
        if self.kind == "decree" and self.options.predecessor is not None:
            known = known - set(_OF_NEW_SERVICES)  # those of the decree that is replaced are copied
        strange = [option for option in self.options.given() if option not in known]
        if strange:
            raise self.refuse(cli_new.OF_ANOTHER_KIND.fill(options=", ".join(strange), kind=KINDS[self.kind]))

    def refuse(self, problem: Words) -> DiagnosticError:
        return refusal(self.command, problem)

    def _parts(self, name: str) -> list[str]:
        least, most, form = _NAMES[self.kind]
        parts = name.strip("/").split("/")
        if self.kind == "calendar":
            if not FIRST_YEAR <= (whole_number(name) or 0) <= LAST_YEAR:
                raise Unreadable(cli_new.NO_YEAR.fill(name=name))
            return parts
        if (
            self.kind == "decree"
            and parts[-1].isdigit()
            and not FIRST_YEAR <= int(parts[-1][:9]) <= LAST_YEAR
        ):
            raise Unreadable(cli_new.NO_YEAR.fill(name=parts[-1]))
        try:
            if not least <= len(parts) <= most:
                raise Unreadable(Words(f"`{name}`", f"`{name}`"))
            # The folder of a decree is usually its year.
            return [p if i and p.replace("-", "").isalnum() else identifier(p) for i, p in enumerate(parts)]
        except Unreadable as error:
            raise Unreadable(cli_new.WRITE_AS.fill(problem=error.problem, form=form)) from error

    def author(self) -> Author:
        name = self.prompts.one("--by", self.options.by, cli_new.ASK_AUTHOR, words, user_name())
        return Author(name or "", self.today)

    def catalogue(self, agency: str) -> CatalogueFiles:
        if not (self.root / agency / "instansi.yaml").exists():
            known = sorted(p.parent.name for p in self.root.glob("*/instansi.yaml"))
            values = {"name": agency, "known": ", ".join(f"`{k}`" for k in known) or "-"}
            near = nearest(agency, known)
            raise DiagnosticError([Diagnostic("SP602", shown_path(self.root), None, values, near)])
        return CatalogueFiles(self.root)

    def free(self, path: Path) -> None:
        """Ask nothing when the answer would be in vain."""
        if (self.root / path).exists():
            raise DiagnosticError([Diagnostic("SP621", shown_path(self.root / path))])

    def predecessor(self, files: CatalogueFiles, agency: str) -> Decree | None:
        """Return the decree that is replaced; asked for only where the agency has one."""
        decrees = files.decrees(agency)
        known = ", ".join(f"`{agency}/{decree.folder}`" for decree in decrees) or "-"

        def decree(written: str) -> Decree:
            found = next((d for d in decrees if f"{agency}/{d.folder}" == written.strip("/")), None)
            if found is None:
                raise Unreadable(cli_new.NO_SUCH_DECREE.fill(given=written, known=known))
            return found

        if self.options.predecessor is None and not decrees:
            return None
        question = cli_new.ASK_PREDECESSOR.fill(known=known)
        return self.prompts.optional("--from", self.options.predecessor, question, decree)

    def services(self, agency: str, files: CatalogueFiles) -> list[ServiceAnswers]:
        """Return the services of a decree; at a terminal one after the other, until no more is named."""
        if self.options.services is None and sys.stdin.isatty():
            found = [self._service(agency, "", 1, files)]
            question = cli_new.ASK_NEXT_SERVICE
            while name := self.prompts.optional("--service", None, question, identifier):
                found.append(self._service(agency, name, len(found) + 1, files))
            return found
        given = self.options.services or [""]
        return [self._service(agency, written, item, files) for item, written in enumerate(given, 1)]

    def _service(self, agency: str, written: str, item: int, files: CatalogueFiles) -> ServiceAnswers:
        given, _, title = written.partition("=")
        ask_name, ask_title = cli_new.ASK_FIRST_SERVICE, cli_new.ASK_NAME_OF_THAT_SERVICE
        name = self.prompts.one("--service", given or None, ask_name, identifier) or ""
        usual = name.replace("-", " ").capitalize()
        told = self.prompts.one("--service", title or None, ask_title, words, usual)
        return ServiceAnswers(agency, name, told or "", item, self.required(agency, files))

    def required(self, agency: str, files: CatalogueFiles) -> list[FactDefinition]:
        return self.prompts.several(
            "--requires",
            self.options.requires,
            cli_new.ASK_REQUIRED,
            lambda name: self._fact(name, agency, files),
        )

    def _fact(self, name: str, agency: str, files: CatalogueFiles) -> FactDefinition:
        vocabulary = files.vocabulary(agency)
        if name == "?":
            listed = "\n  ".join(f"{known}: {fact.name.id}" for known, fact in vocabulary.items())
            raise Unreadable(Words(listed, listed))
        if name in vocabulary:
            return vocabulary[name]
        near = nearest(name, vocabulary)
        own, shared = (folder / "kosakata.yaml" for folder in (self.root / agency, self.root))
        written = next((path for path in (own, shared) if path.exists()), None)
        if near:
            advice = findings.MEANT.fill(meant=near)
        elif written is not None:
            advice = cli_new.ADD_IT.fill(file=shown_path(written))
        else:
            advice = cli_new.WRITE_A_VOCABULARY.fill(file=shown_path(own))
        raise Unreadable(cli_new.NO_SUCH_FACT.fill(name=name, advice=advice))


def _kind(called: Mapping[str, str], text: str) -> str:
    """Return the kind that a word means, in either language, whatever its case."""
    words = {name: kind for kind, both in KINDS.items() for name in (kind, both.id, both.en)}
    word = text.strip().lower()
    return words[word] if word in words else called[one_of(list(called), word)]
