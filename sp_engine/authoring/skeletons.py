"""First documents of an agency, a decree or a service: they validate, and say themselves what is lacking.

In come the answers that only a person can give; out come texts.  Nothing else is made up: a component that
has not been transcribed is `belum_diketahui`, and a line that waits for its author ends in `# lengkapi: …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, assert_never

from sp_engine.authoring.editor_schema import first_line
from sp_engine.conditions import example
from sp_engine.documents import (
    MANAGEMENT,
    NOT_WRITTEN,
    SERVICE_DELIVERY,
    Component,
    DocumentKind,
    ExpectedOutcome,
    WrittenCase,
    component_title,
    laid_out,
)
from sp_engine.facts import FactDefinition, Kind, as_written
from sp_engine.yaml_text import written

TO_COMPLETE = re.compile(r"# lengkapi: (.*)$")
# What stands below a component that waits, as a comment: how it is written.
_EXAMPLES = {
    Component.REQUIREMENTS: """
- {id: ktp, butir: 1, uraian: Fotokopi KTP, syarat: {dokumen: ktp_pemohon}}
- id: surat-kuasa
  butir: 2
  uraian: Surat kuasa, setelah penetapan
  syarat: {dokumen: surat_kuasa}
  sesudah: {tahap: penetapan}
# "setiap pengurus", "paling sedikit 20 pendiri", "masih berlaku": docs/how-to/pola.md""",
    Component.PROCEDURE: """
langkah:
  - {id: pengajuan, butir: 1, pelaku: Pemohon, uraian: Menyerahkan berkas}
  - {id: penerbitan, butir: 2, pelaku: Petugas, uraian: Menerbitkan surat, lalu: selesai}""",
    Component.SERVICE_TIME: """
uraian: 2 hari kerja
tahap:
  - {id: penetapan, nama: Penetapan, paling_lama: 1 hari kerja}
  - {id: penerbitan, nama: Penerbitan, paling_lama: 1 hari kerja, sejak: {tahap: penetapan}}""",
    Component.FEE: """
uraian: Rp10.000 untuk setiap surat
komponen:  # tanpa biaya: gratis: true
  - {id: surat, uraian: Surat, jumlah: Rp10.000}
# "tiap kartu", "menurut golongan", "denda keterlambatan", "tidak diatur": docs/how-to/pola.md""",
    Component.PRODUCTS: """
- {id: surat, butir: 1, uraian: Surat keterangan}
- id: kartu
  butir: 2
  uraian: Kartu, berlaku 2 tahun dan diperbarui paling lambat 30 hari sebelum berakhir
  berlaku: {selama: 2 tahun}
  perbarui: {paling_lambat: 30 hari, sebelum: berakhir}""",
    Component.COMPLAINTS: """
saluran:
  - {jenis: surel, alamat: dinas@kota.go.id}""",
    Component.LEGAL_BASIS: """
- {butir: 1, peraturan: uu-25-2009}""",
    Component.STAFF: """
uraian: 2 orang
jumlah: 2""",
}
_EXAMPLE = """
- {butir: 1, uraian: Bunyinya menurut keputusan}"""


_UNKNOWN = "belum-disalin"
_UNKNOWN_REQUIREMENT = (
    f"    - id: {_UNKNOWN}  # lengkapi: {component_title(Component.REQUIREMENTS).id}, satu demi satu",
    f"      uraian: {NOT_WRITTEN}",
    "      belum_ditulis: true",
    "    # misalnya:",
    *(f"    # {line}" for line in _EXAMPLES[Component.REQUIREMENTS].strip().split("\n")),
)
"""A requirement of which nothing is known yet: every application waits for it."""


class Author(NamedTuple):
    """Who transcribes, and on which day."""

    name: str
    day: date


class DecreeAnswers(NamedTuple):
    """What a decree says about itself."""

    agency: str
    number: str
    title: str
    dated: date
    in_force_from: date


class ServiceAnswers(NamedTuple):
    """What the decree's list says about a service, and what the applicant has to state or hand in."""

    agency: str
    id: str
    name: str
    item: int
    requires: Sequence[FactDefinition] = ()

    @property
    def full_name(self) -> str:
        return f"{self.agency}/{self.id}"

    @property
    def listed(self) -> str:
        return f"{{butir: {self.item}, id: {self.id}, nama: {written(self.name)}}}"


def to_complete(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that waits for its author, with what it lacks."""
    for number, line in enumerate(text.split("\n"), 1):
        if lacking := TO_COMPLETE.search(line):
            yield number, lacking[1]


def agency_text(name: str, title: str, region: str, zone: str) -> str:
    lines = [
        "format: sp-instansi/1",
        f"id: {name}",
        f"nama: {written(title, within_braces=False)}",
        f"wilayah: {written(region, within_braces=False)}",
        f"zona_waktu: {zone}",
        "# lengkapi: jam_layanan menurut keputusan instansi; tanpa itu dipakai jam Perpres 21/2023",
        "# lengkapi: alamat dan kontak menurut kop surat",
    ]
    return _document(DocumentKind.AGENCY, lines)


def decree_text(answers: DecreeAnswers, services: Iterable[ServiceAnswers], author: Author) -> str:
    lines = [
        "format: sp-penetapan/1",
        f"instansi: {answers.agency}",
        f"nomor: {written(answers.number, within_braces=False)}",
        f"tentang: {written(answers.title, within_braces=False)}",
        f"tanggal: {answers.dated}",
        f"berlaku_sejak: {answers.in_force_from}",
        f"transkripsi: {transcription(author)}",
        "layanan:",
        *(f"  - {service.listed}" for service in services),
        "# lengkapi: mencabut, mengingat, ditetapkan_oleh, dan ditetapkan_di",
    ]
    return _document(DocumentKind.DECREE, lines)


def service_text(answers: ServiceAnswers, author: Author) -> str:
    lines = [
        "format: sp-standar/1",
        f"layanan: {answers.full_name}",
        f"nama: {written(answers.name, within_braces=False)}",
        f"butir: {answers.item}",
        f"transkripsi: {transcription(author)}",
    ]
    for component in Component:
        if component in (SERVICE_DELIVERY[0], MANAGEMENT[0]):
            lines.append("pelayanan:" if component in SERVICE_DELIVERY else "pengelolaan:")
        lines.append(f"  {component}:")
        if component is Component.REQUIREMENTS:
            for number, fact in enumerate(answers.requires, 1):
                lines += _requirement(number, fact)
            if not answers.requires:
                lines += _UNKNOWN_REQUIREMENT
        else:
            lines.append(f"    belum_diketahui: true  # lengkapi: {component_title(component).id}")
            lines.append("    catatan: Belum disalin dari keputusan.")
            example = _EXAMPLES.get(component, _EXAMPLE).strip().split("\n")
            lines += ["    # misalnya:", *(f"    # {line}" for line in example)]
    return _document(DocumentKind.STANDARD, lines)


def cases_text(answers: ServiceAnswers, day: date) -> str:
    """Return the first cases: a complete application, and one for each thing required.

    Where nothing is known to be required, an application waits.
    """
    lines = ["format: sp-uji/1", f"layanan: {answers.full_name}"]
    if not answers.requires:
        lines += [
            "kasus:",
            "  - nama: menunggu sampai persyaratannya disalin",
            f"    diajukan: {day}T10:00",
            f"    hasil: {ExpectedOutcome.PENDING}",
            f"    {WrittenCase.keys['pending'].name}: [{_UNKNOWN}]",
            "  # lengkapi: kasus dari persyaratannya",
        ]
        return _document(DocumentKind.CASES, lines)
    lines += ["himpunan:", "  lengkap:"]
    lines += [f"    {fact.id}: {_sample(fact, day)}" for fact in answers.requires]
    case = [f"    diajukan: {day}T10:00", "    dari: lengkap"]
    lines += ["kasus:", "  - nama: berkas lengkap disetujui", *case, "    hasil: disetujui"]
    for fact in answers.requires:
        outcome = ExpectedOutcome.PENDING if fact.by_agency else ExpectedOutcome.RETURNED
        list_ = WrittenCase.keys["pending" if fact.by_agency else "lacking"].name
        lines += [
            f"  - nama: {written(f'tanpa {fact.name.id} {outcome}')}",
            *case,
            f"    tanpa: [{fact.id}]",
            f"    hasil: {outcome}",
            f"    {list_}: [{_requirement_id(fact)}]",
        ]
    lines.append("  # lengkapi: kasus di kedua sisi tiap batas, dengan biaya dan tenggatnya")
    return _document(DocumentKind.CASES, lines)


def transcription(author: Author) -> str:
    return f"{{status: rancangan, oleh: {written(author.name)}, tanggal: {author.day}}}"


def _document(kind: DocumentKind, lines: Iterable[str]) -> str:
    depth = 1 if kind is DocumentKind.AGENCY else 2
    return laid_out(first_line(kind, depth) + "\n".join(lines) + "\n", kind)


def _requirement(number: int, fact: FactDefinition) -> Iterator[str]:
    yield f"    - id: {_requirement_id(fact)}"
    yield f"      butir: {number}"
    yield f"      uraian: {written(fact.name.id)}  # lengkapi: bunyinya menurut keputusan"
    match fact.kind:
        case Kind.DOCUMENT:
            yield f"      syarat: {{dokumen: {fact.id}}}"
        case Kind.YES_NO:
            yield f"      syarat: {{fakta: {fact.id}, adalah: ya}}"
        case Kind.LIST:
            yield f"      syarat: {example(fact)}  # lengkapi: apa yang harus dipenuhi tiap butirnya"
        case Kind.NUMBER | Kind.MONEY | Kind.DATE | Kind.MOMENT | Kind.TEXT | Kind.CHOICE | Kind.SET:
            yield f"      syarat: {{fakta: {fact.id}, diketahui: ya}}  # lengkapi: batas atau pilihannya"
        case _ as never:
            assert_never(never)


def _requirement_id(fact: FactDefinition) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fact.id)


def _sample(fact: FactDefinition, day: date) -> str:
    """Return a value that the fact can take."""
    if fact.example is not None:
        return written(str(fact.example))
    match fact.kind:
        case Kind.YES_NO | Kind.DOCUMENT:
            return "ya"
        case Kind.NUMBER:
            least = fact.least if fact.least is not None else min(fact.steps, fact.most or fact.steps)
            return str(as_written(fact, least))
        case Kind.MONEY:
            return str(fact.least) if fact.least else "Rp1.000.000"
        case Kind.DATE:
            return day.isoformat()
        case Kind.MOMENT:
            return f"{day}T09:00"
        case Kind.TEXT:
            return "contoh"
        case Kind.CHOICE:
            return next(iter(fact.choices or ()))
        case Kind.SET:
            return f"[{', '.join(list(fact.choices or ())[: max(1, fact.least or 1)])}]"
        case Kind.LIST:
            fields = (f"{name}: {_sample(field, day)}" for name, field in (fact.fields or {}).items())
            item = f"{{{', '.join(fields)}}}"
            return f"[{', '.join([item] * max(1, fact.least or 1))}]"
        case _ as never:
            assert_never(never)
