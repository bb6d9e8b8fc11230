"""Whether what is printed comes back in: every annex is published, imported, and printed again.

    python tests/importing/round_trip.py [--list] [AGENCY/DECREE …]

Each annex is made in both customary forms, as DOCX (opened and saved once by LibreOffice, where that is
installed) and as PDF, and imported into an empty folder.  A component has come back where the draft prints
the headings, numbers and words that the standard printed, each in its place.  What stands in italics below an
item (what is checked, who decides) is not compared: a draft proposes conditions, and a person decides.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sp_engine.authoring import Author
from sp_engine.catalogue import CatalogueFiles, bundled_catalogue
from sp_engine.documents import AnnexForm, Standard
from sp_engine.importing import WantedNames, draft_decree, read_decree_file
from sp_engine.publishing import Edition, PaperKind, papers_of, subject_of
from sp_engine.publishing.printed_standard import PrintedComponent
from sp_engine.publishing.standard_content import agency_complaints, printed_standard

DAY = date(2026, 6, 1)


class Compared(NamedTuple):
    """A component that was printed and came back so: each as its lines."""

    where: str
    printed: tuple[str, ...]
    again: tuple[str, ...]

    @property
    def same(self) -> bool:
        return self.printed == self.again


def round_trip(
    files: CatalogueFiles, decree: str, form: AnnexForm, kind: str, *, saved_by_office: bool = False
) -> Iterator[Compared]:
    """Yield every component of a decree as it was printed, and as what was imported prints it."""
    subject = subject_of(files, decree, DAY)
    edition = Edition("id", files.regulations(subject.agency.id), files.root / subject.agency.id, form=form)
    paper = next(one for one in papers_of(subject, [PaperKind.ANNEX], edition) if one.name.suffix == kind)
    data = paper.make()
    if saved_by_office:
        data = saved_by_libreoffice(data)
    again = _imported(f"lampiran{kind}", data, subject.agency.id)
    for place, standard in enumerate(subject.standards):
        there = _components(again[place]) if place < len(again) else ()
        for number, component in enumerate(_components(standard)):
            lines = tuple(lines_of(there[number])) if there else ()
            yield Compared(f"{standard.service}: {component.title}", tuple(lines_of(component)), lines)
    whole, whole_again = (agency_complaints(one, "id") for one in (subject.standards[0], again[0]))
    if whole is not None:
        lines = () if whole_again is None else tuple(lines_of(whole_again))
        yield Compared(f"{decree}: whole agency", tuple(lines_of(whole)), lines)


def _components(standard: Standard) -> tuple[PrintedComponent, ...]:
    return printed_standard(standard, "id").components


def lines_of(component: PrintedComponent) -> Iterator[str]:
    """Yield what is printed of a component, but for what stands below its items."""
    yield from (line for line in (component.blank, component.lead) if line)
    for group in component.groups:
        yield from (f"{heading}:" for heading in (group.heading,) if heading)
        yield from (f"{item.number}. {item.text}" for item in group.items)


def _imported(name: str, data: bytes, agency: str) -> list[Standard]:
    """Return the services that a file comes to as a further decree of its agency."""
    source = read_decree_file(name, data)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "katalog")
        shutil.copytree(bundled_catalogue(), root)
        wanted = WantedNames(agency, "keputusan")
        draft = draft_decree(name, source, CatalogueFiles(root), wanted, Author("-", DAY))
        for place, text in draft.texts.items():
            (root / place).parent.mkdir(parents=True, exist_ok=True)
            (root / place).write_text(text, encoding="utf-8")
        files = CatalogueFiles(root)
        decree = next(one for one in files.decrees(agency) if one.folder == wanted.folder)
        return [files.standard_of(decree, f"{agency}/{listed.id}") for listed in decree.services]


def saved_by_libreoffice(data: bytes) -> bytes:
    """Return a Word document as LibreOffice writes it after opening it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "asli.docx")
        path.write_bytes(data)
        out = Path(folder, "disimpan")
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless"]
        subprocess.run(
            [*command, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(path)],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return (out / path.name).read_bytes()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("decrees", nargs="*", metavar="AGENCY/DECREE")
    parser.add_argument("--list", action="store_true", help="show each component that has not come back")
    parser.add_argument("--form", choices=[*AnnexForm], type=AnnexForm)
    parser.add_argument("--kind", choices=[".docx", ".pdf"])
    given = parser.parse_args()
    files = CatalogueFiles(bundled_catalogue())
    decrees = given.decrees or [
        f"{agency}/{decree.folder}" for agency in files.agency_ids() for decree in files.decrees(agency)
    ]
    office = shutil.which("soffice") is not None
    missed = 0
    for form in [given.form] if given.form else [*AnnexForm]:
        for kind in [given.kind] if given.kind else [".docx", ".pdf"]:
            found = [
                one
                for decree in decrees
                for one in round_trip(files, decree, form, kind, saved_by_office=office and kind == ".docx")
            ]
            wrong = [one for one in found if not one.same]
            through = " through LibreOffice" if office and kind == ".docx" else ""
            print(f"{form:8} {kind[1:]}{through}: {len(found) - len(wrong)} of {len(found)} components")
            missed += len(wrong)
            for one in wrong if given.list else ():
                print(f"  {one.where}")
                print("".join(f"    - {line}\n" for line in one.printed if line not in one.again), end="")
                print("".join(f"    + {line}\n" for line in one.again if line not in one.printed), end="")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
