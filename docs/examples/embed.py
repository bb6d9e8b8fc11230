"""A complete embedding: open the catalogue once, decide many times, tell input errors from decisions."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta, timezone
from typing import assert_never

from sp_engine import FactsError, Outcome, Service, open_catalogue

WIB = timezone(timedelta(hours=7))

SME = {
    "wilayah_usaha": "kota-depok",
    "memiliki_produk": True,
    "profil_usaha": {
        "isi": [
            "nama_pemilik", "ktp", "alamat_usaha", "jenis_usaha",
            "nama_produk", "nama_merek_dagang", "logo", "nomor_telepon",
        ]
    },
    "memiliki_perizinan_usaha": False,
    "nib": "1234567890123",
    "modal_usaha": 500_000_000,
    "omzet_tahunan": 800_000_000,
    "surat_permohonan": True,
}  # fmt: skip


def show(service: Service, facts: dict[str, object], received: datetime) -> None:
    """Decide and print what a portal would show."""
    try:
        decision = service.decide(facts, received=received)
    except FactsError as error:
        for problem in error.diagnostics:
            sys.stdout.write(f"input error {problem.code}: {problem.message('en')}\n")
        return
    sys.stdout.write(f"{decision.outcome}\n")
    for finding in decision.findings:
        if finding.status not in ("met", "not_applicable"):
            sys.stdout.write(f"  {finding.requirement.id}: {finding.status}: {finding.message('en')}\n")
    match decision.outcome:
        case Outcome.APPROVE | Outcome.PENDING | Outcome.REJECT:
            for deadline in decision.deadlines:
                sys.stdout.write(f"  due {deadline.due}\n")
        case Outcome.RETURN:
            pass
        case _ as never:
            assert_never(never)


def main() -> None:
    received = datetime(2026, 3, 16, 10, tzinfo=WIB)
    service = open_catalogue().service("depok/rekomendasi-haki", received=received)
    show(service, SME, received)
    show(service, {**SME, "modal_usaha": 1_000_000_001}, received)
    show(service, {name: value for name, value in SME.items() if name != "nib"}, received)
    show(service, {**SME, "modal_usaha": "abc", "nib": "123"}, received)


if __name__ == "__main__":
    main()
