"""Files of invented applicants for one service, some of their rows damaged."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

SERVICE = "depok/rekomendasi-haki"
RECEIVED = datetime(2026, 3, 16, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
HEADINGS = ("nik", "wilayah_usaha", "memiliki_produk", "modal_usaha", "omzet_tahunan", "profil_usaha", "nib")


def applicants(number: int, seed: int = 1) -> list[dict[str, Any]]:
    """Return applicants as plain data."""
    draw = random.Random(seed)
    return [
        {
            "nik": f"{i:016}",
            "wilayah_usaha": draw.choice(["kota-depok", "kota-depok", "lainnya"]),
            "memiliki_produk": draw.choice([True, False, None]),
            "modal_usaha": draw.randrange(2_000_000_000),
            "omzet_tahunan": draw.randrange(4_000_000_000),
            "profil_usaha": draw.choice([True, None]),
            "nib": draw.choice(["1234567890123", None]),
        }
        for i in range(number)
    ]


def write(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    """Write applicants in the format of a file's suffix."""
    match path.suffix:
        case ".csv":
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(HEADINGS)
                writer.writerows([_written(row[name]) for name in HEADINGS] for row in rows)
        case ".jsonl":
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        case ".parquet":
            pq.write_table(pa.Table.from_pylist(list(rows)), path)
        case ".xlsx":
            book = openpyxl.Workbook()
            sheet = book.worksheets[0]
            sheet.append(HEADINGS)
            for row in rows:
                sheet.append([_written(row[name]) for name in HEADINGS])
            book.save(path)
        case _:
            raise ValueError(path)
    return path


def _written(value: Any) -> Any:
    if value is None:
        return ""
    return ("ya" if value else "tidak") if isinstance(value, bool) else value


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
