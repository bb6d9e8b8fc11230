"""Services of random standards, read and compiled as if they stood in a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta, timezone
from functools import cache
from typing import Any

from conftest import GOOD
from deciding.written_standards import DAY, FACTS

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.decider import Service
from sp_engine.documents.standard_parser import StandardParser
from sp_engine.yaml_text.source import Source

RECEIVED = datetime.combine(DAY, time(10), timezone(timedelta(hours=7)))
STAGES = {"tahap": [{"id": "tahap", "nama": "Tahap", "paling_lama": "1 hari kerja"}]}
STEPS = {"langkah": [{"id": "langkah", "pelaku": "Petugas", "uraian": "Memeriksa", "lalu": "selesai"}]}


@cache
def good() -> tuple[CatalogueFiles, StandardParser, Any]:
    files = CatalogueFiles(GOOD)
    decree = files.decree_for("kota/surat", DAY)
    return files, files.parser(decree, "surat"), decree


def document(drawn: Mapping[str, Any]) -> dict[str, Any]:
    """Return the whole document of a standard in which what was drawn stands."""
    _, parser, _ = good()
    delivery = {
        **parser.source.data["pelayanan"],
        "persyaratan": drawn["persyaratan"],
        "prosedur": STEPS,
        "jangka_waktu": STAGES,
        "biaya": drawn["biaya"],
    }
    return {**parser.source.data, "definisi": drawn["definisi"], "pelayanan": delivery}


def service(drawn: Mapping[str, Any]) -> Service:
    files, base, decree = good()
    source = Source("acak.yaml", "", document(drawn))
    parser = StandardParser(source, base.shared, FACTS, files.regulations())
    standard = parser.parse(files.agency("kota"), decree)
    assert standard is not None, parser.findings
    return Service(standard)
