"""A small catalogue with one service, whose times and agency a test states: `cases/good`, changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sp_engine import Catalogue, open_catalogue
from sp_engine.documents.agency import Agency, agency_of
from sp_engine.yaml_text.source import load_source

GOOD = Path(__file__).parents[1] / "cases" / "good"
SERVICE = "kota/surat"
DAILY = {
    "sumber": "SK jam",
    "minggu": [{"hari": ["senin", "selasa", "rabu", "kamis", "jumat"], "jam": "08.00-15.00"}],
}
"""Seven hours a day without a break, so that sums can be done in one's head."""


def timed_catalogue(
    folder: Path,
    stages: list[dict[str, Any]] | None,
    agency: Mapping[str, Any],
    complaint: str | None = None,
    hours: list[dict[str, Any]] | None = None,
    **options: Any,
) -> Catalogue:
    """Return a catalogue in `folder` whose service has these stages, and whose agency has these settings.

    `complaint`: the limit of its class of complaint `ringan`; `hours`: those of the service itself.
    """
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    (folder / "kota" / "2024" / "surat.uji.yaml").unlink()

    def time(data: dict[str, Any]) -> None:
        if stages is not None:
            data["pelayanan"]["jangka_waktu"] = {"tahap": stages}
        if complaint is not None:
            data["pelayanan"]["pengaduan"] = {
                "saluran": [{"jenis": "kantor", "alamat": "Jalan Contoh 1"}],
                "kelas": [{"id": "ringan", "nama": "Ringan", "paling_lama": complaint}],
            }
        if hours is not None:
            data["jam_layanan"] = hours

    _rewrite(folder / "kota" / "2024" / "surat.yaml", time)
    _rewrite(folder / "kota" / "instansi.yaml", lambda data: data.update({"jam_layanan": [DAILY], **agency}))
    return open_catalogue(folder, **options)


def agency_with(folder: Path, **settings: Any) -> Agency:
    """Return the agency of such a catalogue."""
    return timed_catalogue(folder, None, settings).files.agency("kota")


def agency_findings(folder: Path, **settings: Any) -> list[str]:
    """Return what is found wrong with the hours of such an agency."""
    files = timed_catalogue(folder, None, settings).files
    source = load_source(folder / "kota" / "instansi.yaml")
    agency, findings = agency_of(source, files.years())
    assert (agency is None) == bool(findings)
    return [finding.message("en") for finding in findings]


def moment(catalogue: Catalogue, text: str) -> datetime:
    """Return a moment such as `2024-03-04 10:00` in the agency's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=catalogue.files.zone("kota"))


def day(text: str) -> date:
    return date.fromisoformat(text)


def _rewrite(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    data = load_source(path).data
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
