"""First documents of an agency, a decree or a service: they validate, and say themselves what is lacking.

In come the answers that only a person can give; out come texts.  Nothing else is made up: a component that
has not been transcribed is `belum_diketahui`, and a line that waits for its author ends in `# lengkapi: …`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sp_engine.reading.layout import laid_out
from sp_engine.reading.source import SourceError, parse_yaml
from sp_engine.standards.model import COMPONENTS, SERVICE_DELIVERY
from sp_engine.standards.vocabulary import FactDefinition, Kind

TO_COMPLETE = re.compile(r"# lengkapi: (.*)$")
_HEAD = "# yaml-language-server: $schema={up}schema/{kind}.schema.json\n"
_LACKING = {
    "persyaratan": " (id, butir, uraian, syarat)",
    "prosedur": " (langkah: pelaku, uraian, mengumpulkan)",
    "jangka_waktu": " (tahap: paling_lama, sejak)",
    "biaya": " (gratis: true, atau komponen)",
    "pengaduan": " (saluran)",
    "dasar_hukum": " (peraturan)",
    "jumlah_pelaksana": " (uraian, jumlah)",
}
_SAMPLES = {
    Kind.YES_NO: "ya",
    Kind.MONEY: "Rp1.000.000",
    Kind.TEXT: "contoh",
    Kind.DOCUMENT: "ya",
}


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
    for number, line in enumerate(text.splitlines(), 1):
        if lacking := TO_COMPLETE.search(line):
            yield number, lacking[1]


def written(text: str) -> str:
    """Return a text as a YAML scalar, quoted only where it has to be."""
    try:
        if parse_yaml(f"[{text}]", "").data == [text] and parse_yaml(f"a: {text}", "").data == {"a": text}:
            return text
    except SourceError:
        pass
    return json.dumps(text, ensure_ascii=False)


def agency_text(name: str, title: str, region: str, zone: str, *, schemas: bool = False) -> str:
    lines = [
        "format: sp-instansi/1",
        f"id: {name}",
        f"nama: {written(title)}",
        f"wilayah: {written(region)}",
        f"zona_waktu: {zone}",
        "# lengkapi: jam_layanan menurut keputusan instansi; tanpa itu dipakai jam Perpres 21/2023",
        "# lengkapi: alamat dan kontak menurut kop surat",
    ]
    return _document("instansi", lines, schemas)


def decree_text(
    answers: DecreeAnswers, services: Iterable[ServiceAnswers], author: Author, *, schemas: bool = False
) -> str:
    lines = [
        "format: sp-penetapan/1",
        f"instansi: {answers.agency}",
        f"nomor: {written(answers.number)}",
        f"tentang: {written(answers.title)}",
        f"tanggal: {answers.dated}",
        f"berlaku_sejak: {answers.in_force_from}",
        f"transkripsi: {transcription(author)}",
        "layanan:",
        *(f"  - {service.listed}" for service in services),
        "# lengkapi: mencabut, mengingat, ditetapkan_oleh, dan ditetapkan_di",
    ]
    return _document("penetapan", lines, schemas)


def service_text(answers: ServiceAnswers, author: Author, *, schemas: bool = False) -> str:
    lines = [
        "format: sp-standar/1",
        f"layanan: {answers.full_name}",
        f"nama: {written(answers.name)}",
        f"butir: {answers.item}",
        f"transkripsi: {transcription(author)}",
    ]
    for component in COMPONENTS:
        if component in ("persyaratan", "dasar_hukum"):
            lines.append("pelayanan:" if component in SERVICE_DELIVERY else "pengelolaan:")
        lines.append(f"  {component}:")
        if component == "persyaratan" and answers.requires:
            for number, fact in enumerate(answers.requires, 1):
                lines += _requirement(number, fact)
        else:
            lacking = COMPONENTS[component].id + _LACKING.get(component, "")
            lines.append(f"    belum_diketahui: true  # lengkapi: {lacking}")
            lines.append("    catatan: Belum disalin dari keputusan.")
    return _document("standar", lines, schemas)


def cases_text(answers: ServiceAnswers, day: date, *, schemas: bool = False) -> str:
    """Return the first cases: a complete application, and one for each thing required (at least one)."""
    lines = ["format: sp-uji/1", f"layanan: {answers.full_name}", "himpunan:", "  lengkap:"]
    lines += [f"    {fact.id}: {_sample(fact, day)}" for fact in answers.requires]
    case = [f"    diajukan: {day}T10:00", "    dari: lengkap"]
    lines += ["kasus:", "  - nama: berkas lengkap disetujui", *case, "    hasil: disetujui"]
    for fact in answers.requires:
        outcome, list_ = ("menunggu", "menunggu") if fact.by_agency else ("dikembalikan", "kurang")
        lines += [
            f"  - nama: {written(f'tanpa {fact.name.id} {outcome}')}",
            *case,
            f"    tanpa: [{fact.id}]",
            f"    hasil: {outcome}",
            f"    {list_}: [{_requirement_id(fact)}]",
        ]
    lines.append("  # lengkapi: kasus di kedua sisi tiap batas, dengan biaya dan tenggatnya")
    return _document("uji", lines, schemas)


def transcription(author: Author) -> str:
    return f"{{status: rancangan, oleh: {written(author.name)}, tanggal: {author.day}}}"


def _document(kind: str, lines: Iterable[str], schemas: bool) -> str:
    up = {"instansi": "../../"}.get(kind, "../../../")
    head = _HEAD.format(up=up, kind=kind) if schemas else ""
    return laid_out(head + "\n".join(lines) + "\n", kind)


def _requirement(number: int, fact: FactDefinition) -> Iterator[str]:
    yield f"    - id: {_requirement_id(fact)}"
    yield f"      butir: {number}"
    yield f"      uraian: {written(fact.name.id)}  # lengkapi: bunyinya menurut keputusan"
    if fact.kind is Kind.DOCUMENT:
        yield f"      syarat: {{dokumen: {fact.id}}}"
    elif fact.kind is Kind.YES_NO:
        yield f"      syarat: {{fakta: {fact.id}, adalah: ya}}"
    else:
        yield f"      syarat: {{fakta: {fact.id}, diketahui: ya}}  # lengkapi: batas atau pilihannya"


def _requirement_id(fact: FactDefinition) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fact.id)


def _sample(fact: FactDefinition, day: date) -> str:
    """Return a value that the fact can take."""
    if fact.example is not None:
        return written(str(fact.example))
    if fact.choices:
        first = next(iter(fact.choices))
        return f"[{first}]" if fact.kind is Kind.SET else first
    if fact.kind in (Kind.NUMBER, Kind.MONEY) and (fact.least or fact.kind is Kind.NUMBER):
        return str(fact.least if fact.least is not None else min(1, fact.most or 1))
    samples: Mapping[Kind, str] = {Kind.DATE: day.isoformat(), Kind.MOMENT: f"{day}T09:00", **_SAMPLES}
    return samples[fact.kind]
