"""The documents that `sp new` starts, from the answers to its questions; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sp_cli.answers import Answers, day, identifier, refused, user_name, words, zone
from sp_cli.language import say
from sp_engine.assurance.authoring.skeletons import (
    Author,
    DecreeAnswers,
    ServiceAnswers,
    agency_text,
    cases_text,
    decree_text,
    service_text,
)
from sp_engine.assurance.authoring.successor import lines_of, successor_texts
from sp_engine.reading.diagnostics import Diagnostic, DiagnosticError, nearest
from sp_engine.standards.catalogue import CatalogueFiles, shown_path
from sp_engine.standards.model import Decree
from sp_engine.standards.vocabulary import FactDefinition


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


class New(NamedTuple):
    """Texts to create and to change, by path within the catalogue; and the command that comes next."""

    created: Mapping[Path, str]
    changed: Mapping[Path, str]
    following: str


def documents_of(what: str, name: str, root: Path, asked: Asked, today: date) -> New:
    """Return what `sp new WHAT NAME` starts.  Raises `DiagnosticError` with every missing answer."""
    kinds: Mapping[str, Callable[[_Asking], New]] = {
        "agency": _agency,
        "decree": _decree,
        "service": _service,
        "calendar": _calendar,
    }
    return kinds[what](_Asking(what, name, root, asked, today))


class _Asking:
    """One run of questions."""

    def __init__(self, what: str, name: str, root: Path, asked: Asked, today: date) -> None:
        self.command = f"sp new {what}"
        self.name, self.root, self.asked, self.today = name, root, asked, today
        self.answers = Answers(self.command)
        self.schemas = (root.parent / "schema" / "standar.schema.json").exists()

    def refuse(self, indonesian: str, english: str) -> DiagnosticError:
        return DiagnosticError([refused(self.command, say(indonesian, english))])

    def parts(self, least: int, most: int, form: str) -> list[str]:
        parts = self.name.split("/")
        try:
            if not least <= len(parts) <= most:
                raise ValueError(f"`{self.name}`")
            # The folder of a decree is usually its year.
            return [p if i and p.replace("-", "").isalnum() else identifier(p) for i, p in enumerate(parts)]
        except ValueError as error:
            raise self.refuse(f"{error}; tulis seperti {form}", f"{error}; write as {form}") from error

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

    def required(self, files: CatalogueFiles) -> list[FactDefinition]:
        def fact(name: str) -> FactDefinition:
            if name not in files.vocabulary:
                near = nearest(name, files.vocabulary)
                hint = say(f"; maksud Anda `{near}`?", f"; did you mean `{near}`?") if near else ""
                raise ValueError(
                    say(f"fakta `{name}` tidak ada di kosakata", f"the vocabulary has no fact `{name}`")
                    + hint
                )
            return files.vocabulary[name]

        question = say(
            "Dokumen atau fakta yang disyaratkan, menurut kosakata (pisahkan dengan koma; boleh kosong)",
            "Documents or facts required, as in the vocabulary (separated by commas; may be empty)",
        )
        return self.answers.several("--requires", self.asked.requires, question, fact)


def _agency(asking: _Asking) -> New:
    (name,) = asking.parts(1, 1, "perpustakaan")
    path = Path(name, "instansi.yaml")
    asking.free(path)
    one, asked = asking.answers.one, asking.asked
    title = one("--title", asked.title, say("Nama resmi instansi", "Official name of the agency"), words)
    region = one("--region", asked.region, say("Wilayah, misalnya Kota Depok", "Region"), words)
    clock = one(
        "--zone", asked.zone, say("Zona waktu (WIB, WITA, WIT)", "Time zone (WIB, WITA, WIT)"), zone, "WIB"
    )
    asking.answers.complete()
    text = agency_text(name, title or "", region or "", clock or "", schemas=asking.schemas)
    return New({path: text}, {}, f"sp new decree {name}/{asking.today.year}")


def _decree(asking: _Asking) -> New:
    agency, folder = asking.parts(2, 2, "perpustakaan/2027")
    files = asking.catalogue(agency)
    asking.free(Path(agency, folder, "penetapan.yaml"))
    one, asked = asking.answers.one, asking.asked
    old = _predecessor(asking, files, agency)
    number = one("--number", asked.number, say("Nomor keputusan", "Number of the decree"), words)
    title = one(
        "--title",
        asked.title,
        say("Keputusan tentang", "Title of the decree"),
        words,
        old.title if old else "",
    )
    dated = one("--date", asked.dated, say("Tanggal ditetapkan", "Day it was signed"), day)
    question = say("Berlaku sejak", "In force from")
    in_force = one("--in-force-from", asked.in_force, question, day, str(dated or asking.today))
    services = [] if old else _listed_services(asking, agency)
    author = asking.author()
    asking.answers.complete()
    if dated is None or in_force is None:
        raise AssertionError("complete answers have both dates")
    answers = DecreeAnswers(agency, number or "", title or "", dated, in_force)
    if old is not None:
        if in_force <= old.in_force_from:
            since = old.in_force_from
            raise asking.refuse(
                f"keputusan baru harus berlaku sesudah {since}, awal yang digantikannya",
                f"the new decree must begin after {since}, when the one it replaces began",
            )
        texts = successor_texts(files, old, answers, author)
        return New(
            {Path(agency, folder, n): t for n, t in texts.items()},
            {},
            f"sp diff {agency}/{old.folder} {agency}/{folder}",
        )
    created = {
        Path(agency, folder, "penetapan.yaml"): decree_text(answers, services, author, schemas=asking.schemas)
    }
    for service in services:
        created |= _service_texts(asking, folder, service, in_force, author)
    return New(created, {}, f"sp test {agency}")


def _predecessor(asking: _Asking, files: CatalogueFiles, agency: str) -> Decree | None:
    written = asking.asked.predecessor
    if written is None:
        return None
    owner, _, folder = written.strip("/").partition("/")
    found = next((d for d in files.decrees(agency) if d.folder == folder and owner == agency), None)
    if found is None:
        known = ", ".join(f"`{agency}/{d.folder}`" for d in files.decrees(agency)) or "-"
        raise asking.refuse(
            f"keputusan `{written}` tidak ada; yang ada: {known}",
            f"there is no decree `{written}`; there are: {known}",
        )
    return found


def _listed_services(asking: _Asking, agency: str) -> list[ServiceAnswers]:
    given: Sequence[str | None] = asking.asked.services or [None]
    found: list[ServiceAnswers] = []
    for item, written in enumerate(given, 1):
        name, _, title = (written or "").partition("=")
        one = asking.answers.one
        service = one(
            "--service",
            name or None,
            say("Layanan pertama (nama pendek)", "First service (short name)"),
            identifier,
        )
        told = one(
            "--service",
            title or None,
            say("Nama layanan itu", "Name of that service"),
            words,
            (service or "").replace("-", " ").capitalize(),
        )
        found.append(
            ServiceAnswers(
                agency, service or "", told or "", item, asking.required(CatalogueFiles(asking.root))
            )
        )
    return found


def _service(asking: _Asking) -> New:
    agency, *between, name = asking.parts(2, 3, "perpustakaan/kartu-anggota")
    files = asking.catalogue(agency)
    decrees = [d for d in files.decrees(agency) if not between or d.folder == between[0]]
    if not decrees:
        raise asking.refuse(
            f"belum ada keputusannya; mulailah dengan `sp new decree {agency}/{asking.today.year}`",
            f"its decree is lacking; begin with `sp new decree {agency}/{asking.today.year}`",
        )
    decree = decrees[-1]
    asking.free(Path(agency, decree.folder, f"{name}.yaml"))
    listed = next((s for s in decree.services if s.id == name), None)
    title = asking.answers.one(
        "--title",
        asking.asked.title,
        say("Nama layanan", "Name of the service"),
        words,
        listed.name.id if listed else "",
    )
    required = asking.required(files)
    author = asking.author()
    asking.answers.complete()
    item = len(decree.services) + 1
    if listed is not None:
        item = listed.item if isinstance(listed.item, int) else decree.services.index(listed) + 1
    service = ServiceAnswers(agency, identifier(name), title or "", item, required)
    created = _service_texts(asking, decree.folder, service, decree.in_force_from, author)
    path = Path(agency, decree.folder, "penetapan.yaml")
    changed = {} if listed else {path: _with_service(asking, files, path, service)}
    return New(created, changed, f"sp test {agency}/{name}")


def _service_texts(
    asking: _Asking, folder: str, service: ServiceAnswers, first: date, author: Author
) -> dict[Path, str]:
    place = Path(service.agency, folder)
    texts = {place / f"{service.id}.yaml": service_text(service, author, schemas=asking.schemas)}
    if service.requires:  # without a known requirement nothing can be decided, so there is no case to write
        texts[place / f"{service.id}.uji.yaml"] = cases_text(service, first, schemas=asking.schemas)
    return texts


def _with_service(asking: _Asking, files: CatalogueFiles, path: Path, service: ServiceAnswers) -> str:
    """Return the decree with one more line in its list of services; the rest stays as it is."""
    source = files.source(asking.root / path, "penetapan")
    first, last = lines_of(source, ("layanan", len(source.data["layanan"]) - 1))
    lines = source.text.split("\n")
    indent, dash, _ = lines[first - 1].partition("- ")
    if not dash or indent.strip():
        raise asking.refuse(
            f"tambahkan dahulu layanan ini ke daftar dalam {path}: {service.listed}",
            f"first add this service to the list in {path}: {service.listed}",
        )
    lines.insert(last, f"{indent}- {service.listed}")
    return "\n".join(lines)


def _calendar(asking: _Asking) -> New:
    from sp_engine.reading.layout import laid_out
    from sp_engine.standards.estimates import FIRST_YEAR, LAST_YEAR, calendar_document, document_text

    if not asking.name.isdigit() or not FIRST_YEAR <= int(asking.name) <= LAST_YEAR:
        raise asking.refuse(f"`{asking.name}` bukan tahun", f"`{asking.name}` is no year")
    path = Path("kalender", f"{asking.name}.yaml")
    asking.free(path)
    text = document_text(calendar_document(int(asking.name)))
    if not asking.schemas:
        text = text.partition("\n")[2]
    return New(
        {
            path: laid_out(
                f"{text}# lengkapi: keputusan bersamanya, cuti bersama, lalu hapus perkiraan\n", str(path)
            )
        },
        {},
        f"sp calendar {asking.name}",
    )
