"""What `sp new` has to be told: its options, and the questions asked at a terminal for those not given."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sp_cli.answers import Answers, identifier, refused, user_name, words
from sp_cli.language import say
from sp_engine.authoring.skeletons import Author, ServiceAnswers
from sp_engine.catalogue.files import CatalogueFiles, shown_path
from sp_engine.documents.estimates import FIRST_YEAR, LAST_YEAR
from sp_engine.documents.standard import Decree
from sp_engine.facts.vocabulary import FactDefinition
from sp_engine.words.diagnostics import Diagnostic, DiagnosticError, nearest

KINDS = ("agency", "decree", "service", "calendar")
# How many parts a name has at least and at most, and an example of it.
_NAMES = {
    "agency": (1, 1, "perpustakaan"),
    "decree": (2, 2, "perpustakaan/2027"),
    "service": (2, 3, "perpustakaan/kartu-anggota"),
    "calendar": (1, 1, "2028"),
}


class Asked(NamedTuple):
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


class Asking:
    """One run of questions; `kind` and `name` are asked for first."""

    def __init__(self, kind: str | None, name: str | None, root: Path, asked: Asked, today: date) -> None:
        self.root, self.asked, self.today = root, asked, today
        answers = Answers("sp new")
        question = say("Yang dibuat", "What to start") + f" ({', '.join(KINDS)})"
        self.kind = answers.one("|".join(KINDS), kind, question, _kind) or ""
        answers.complete()
        self.command = f"sp new {self.kind}"
        self.answers = Answers(self.command)
        example = _NAMES[self.kind][2]
        question = say(f"Namanya, misalnya {example}", f"Its name, such as {example}")
        self.parts = self.answers.one(say("NAMA", "NAME"), name, question, self._parts) or []
        self.answers.complete()

    def refuse(self, indonesian: str, english: str) -> DiagnosticError:
        return DiagnosticError([refused(self.command, say(indonesian, english))])

    def _parts(self, name: str) -> list[str]:
        least, most, form = _NAMES[self.kind]
        parts = name.strip("/").split("/")
        if self.kind == "calendar":
            if not name.isdigit() or not FIRST_YEAR <= int(name) <= LAST_YEAR:
                raise ValueError(say(f"`{name}` bukan tahun", f"`{name}` is no year"))
            return parts
        try:
            if not least <= len(parts) <= most:
                raise ValueError(f"`{name}`")
            # The folder of a decree is usually its year.
            return [p if i and p.replace("-", "").isalnum() else identifier(p) for i, p in enumerate(parts)]
        except ValueError as error:
            raise ValueError(say(f"{error}; tulis seperti {form}", f"{error}; write as {form}")) from error

    def author(self) -> Author:
        question = say("Nama penyalin", "Who transcribes")
        name = self.answers.one("--by", self.asked.by, question, words, user_name())
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
                raise ValueError(
                    say(
                        f"keputusan `{written}` tidak ada; yang ada: {known}",
                        f"there is no decree `{written}`; there are: {known}",
                    )
                )
            return found

        if self.asked.predecessor is None and not decrees:
            return None
        question = say(
            f"Keputusan yang digantikan ({known}; boleh kosong)",
            f"The decree replaced ({known}; may be empty)",
        )
        return self.answers.optional("--from", self.asked.predecessor, question, decree)

    def services(self, agency: str, files: CatalogueFiles) -> list[ServiceAnswers]:
        """Return the services of a decree; at a terminal one after the other, until no more is named."""
        if self.asked.services is None and sys.stdin.isatty():
            found = [self._service(agency, "", 1, files)]
            question = say(
                "Layanan berikutnya (nama pendek; kosong bila sudah semua)", "Next service (or empty)"
            )
            while name := self.answers.optional("--service", None, question, identifier):
                found.append(self._service(agency, name, len(found) + 1, files))
            return found
        given = self.asked.services or [""]
        return [self._service(agency, written, item, files) for item, written in enumerate(given, 1)]

    def _service(self, agency: str, written: str, item: int, files: CatalogueFiles) -> ServiceAnswers:
        given, _, title = written.partition("=")
        question = say("Layanan pertama (nama pendek)", "First service (short name)")
        name = self.answers.one("--service", given or None, question, identifier) or ""
        question = say("Nama layanan itu", "Name of that service")
        usual = name.replace("-", " ").capitalize()
        told = self.answers.one("--service", title or None, question, words, usual)
        return ServiceAnswers(agency, name, told or "", item, self.required(files))

    def required(self, files: CatalogueFiles) -> list[FactDefinition]:
        question = say(
            "Dokumen atau fakta yang disyaratkan (menurut kosakata, pisahkan dengan koma; ? untuk daftarnya)",
            "Documents or facts required (named as in the vocabulary, separated by commas; ? lists them)",
        )
        return self.answers.several(
            "--requires", self.asked.requires, question, lambda name: self._fact(name, files)
        )

    def _fact(self, name: str, files: CatalogueFiles) -> FactDefinition:
        if name == "?":
            raise ValueError(
                "\n  ".join(f"{known}: {fact.name.id}" for known, fact in files.vocabulary.items())
            )
        if name in files.vocabulary:
            return files.vocabulary[name]
        near, own = nearest(name, files.vocabulary), self.root / "kosakata.yaml"
        problem = say(f"fakta `{name}` tidak ada di kosakata", f"the vocabulary has no fact `{name}`")
        if near:
            hint = say(f"maksud Anda `{near}`?", f"did you mean `{near}`?")
        elif own.exists():
            hint = say(f"tambahkan dahulu di {shown_path(own)}", f"first add it to {shown_path(own)}")
        else:
            hint = say(
                f"tulis kosakata sendiri di {shown_path(own)}; kosakata bawaan lalu tidak dipakai lagi",
                f"write a vocabulary of your own in {shown_path(own)}; the bundled one is then not used",
            )
        raise ValueError(f"{problem}; {hint}")


def _kind(text: str) -> str:
    if text not in KINDS:
        near = nearest(text, KINDS)
        hint = say(f"; maksud Anda `{near}`?", f"; did you mean `{near}`?") if near else ""
        one_of = say(f"`{text}`: pilih {', '.join(KINDS)}", f"`{text}`: choose {', '.join(KINDS)}")
        raise ValueError(one_of + hint)
    return text
