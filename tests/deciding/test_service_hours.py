"""Hours of a service of its own prevail over those of its agency, in whatever is counted for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deciding.timed_service import DAILY, SERVICE, moment, timed_catalogue

from sp_engine import CatalogueError
from sp_engine.timing.requested_due_dates import due_dates

EVERY_DAY = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]
EVENINGS = {"sumber": "SK loket malam", "minggu": [{"hari": EVERY_DAY, "jam": "13.00-21.00"}]}
STAGE = {"id": "terbit", "nama": "Terbit"}


def due(folder: Path, limit: str, start: str, hours: list[dict[str, Any]] | None, **agency: Any) -> str:
    catalogue = timed_catalogue(folder, [{**STAGE, "paling_lama": limit}], agency, hours=hours)
    (found,) = due_dates(catalogue, SERVICE, moment(catalogue, start), {}).deadlines
    return f"{found.due:%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("limit", "start", "of_the_agency", "of_the_service"),
    [
        ("2 jam", "2024-03-04 14:00", "03-05 09:00", "03-04 16:00"),
        ("1 hari kerja", "2024-03-08 14:00", "03-13 15:00", "03-09 21:00"),  # on a Saturday
        ("3 hari", "2024-03-08 14:00", "03-13 15:00", "03-13 21:00"),  # 11 and 12 March are off for both
    ],
)
def test_hours_of_its_own_prevail(
    tmp_path: Path, limit: str, start: str, of_the_agency: str, of_the_service: str
) -> None:
    assert due(tmp_path / "a", limit, start, None) == of_the_agency
    assert due(tmp_path / "b", limit, start, [EVENINGS]) == of_the_service


def test_a_service_works_on_days_off_where_its_own_hours_say_so(tmp_path: Path) -> None:
    agency = {"jam_layanan": [{**DAILY, "pada_hari_libur": "buka"}]}
    on_days_off = {**EVENINGS, "pada_hari_libur": "buka"}
    for name, hours, ends in (("a", None, "03-12 15:00"), ("b", [EVENINGS], "03-13 21:00")):
        assert due(tmp_path / name, "1 hari kerja", "2024-03-10 14:00", hours, **agency) == ends
    assert due(tmp_path / "c", "1 hari kerja", "2024-03-10 14:00", [on_days_off]) == "03-11 21:00"


def test_a_day_on_which_the_agency_is_closed_is_off_for_its_service_too(tmp_path: Path) -> None:
    closure = {"tanggal": "2024-03-05", "tutup": True, "alasan": "Pindah kantor"}
    ends = due(tmp_path, "1 hari kerja", "2024-03-04 14:00", [EVENINGS], hari_khusus=[closure])
    assert ends == "03-06 21:00"


def test_hours_that_make_no_sense_are_found_where_they_stand(tmp_path: Path) -> None:
    backwards = {"sumber": "SK", "minggu": [{"hari": ["senin"], "jam": "15.00-08.00"}]}
    catalogue = timed_catalogue(tmp_path, None, {}, hours=[backwards])
    with pytest.raises(CatalogueError) as refused:
        catalogue.standard(SERVICE, on=moment(catalogue, "2024-03-04 10:00").date())
    assert [finding.code for finding in refused.value.diagnostics] == ["SP228"]
    assert refused.value.diagnostics[0].file.endswith("surat.yaml")
