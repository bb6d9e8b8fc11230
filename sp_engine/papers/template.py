"""Where a template is: an agency's own, laid beside its catalogue, before the one that comes with us.

In come folders and a name; out come the template's bytes and how to call it in a finding, or the finding.
What is wrong with a template is said here, whatever it is written in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from sp_engine.immutable import Immutable
from sp_engine.words import Diagnostic, DiagnosticError, Words, nearest
from sp_engine.words.messages import papers as messages

LARGEST = 20_000_000
"""A template or a picture of more bytes is none; an office's letterhead has a hundredth of that."""


class TemplateError(DiagnosticError):
    """A template that cannot be read or filled."""


class TemplateFolders(Immutable):
    """The folder of what comes with us, and that of an agency's own templates where it may have some.

    `shared`: where lies what the templates that come with us take in.
    """

    bundled: Path
    own: Path | None = None
    shared: Path | None = None


class Template(Immutable):
    """A template as it was read, with the others of its folders.  `file`: how a finding calls it."""

    data: bytes
    file: str
    folders: TemplateFolders | None = None

    def others(self, suffix: str) -> dict[str, Path]:
        """Return the templates that it may take in, by the names of their files."""
        those = self.folders
        folders = () if those is None else (those.shared, those.bundled, those.own)
        found = [path for folder in folders if folder for path in sorted(folder.glob(f"*.{suffix}"))]
        return {path.name: path for path in found}

    def refusal(self, problem: Words | str) -> TemplateError:
        """Return what to raise when it cannot be filled."""
        return TemplateError([Diagnostic("SP831", self.file, values={"problem": problem})])

    def unknown_name(self, name: str, known: Iterable[str]) -> TemplateError:
        """Return what to raise for a name that stands for nothing."""
        meant = nearest(name, known)
        values = {"problem": messages.UNKNOWN_NAME.fill(name=name)}
        return TemplateError([Diagnostic("SP831", self.file, values=values, suggestion=meant)])


def found_template(folders: TemplateFolders, name: str) -> Template:
    """Return an agency's own template of that name, else ours."""
    own = None if folders.own is None else folders.own / name
    if own is not None and own.is_file():
        return Template(read_own_file(own), str(own), folders)
    return Template((folders.bundled / name).read_bytes(), name, folders)


def read_own_file(path: Path) -> bytes:
    """Return the bytes of an agency's own file; raises `TemplateError` where it cannot be read.

    What lies elsewhere, behind a link, is not read, and nobody waits for a pipe.
    """
    problem: Words | str
    try:
        if path.resolve().parent != path.parent.resolve():
            problem = messages.LEADS_OUT
        elif path.exists() and not path.is_file():
            problem = messages.NO_FILE
        else:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
            if len(data) <= LARGEST:
                return data
            problem = messages.TOO_LARGE
    except OSError as error:
        problem = error.strerror or str(error)
    raise TemplateError([Diagnostic("SP831", str(path), values={"problem": problem})])


_UNDEFINED = re.compile(r"'(\w+)' is undefined|has no attribute '(\w+)'")


def name_in(problem: str) -> str | None:
    """Return the name that jinja says it does not know."""
    found = _UNDEFINED.search(problem)
    return None if found is None else found[1] or found[2]
