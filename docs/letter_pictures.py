"""Draws one letter of each kind for docs/how-to/surat.md, from a real run of four applicants.

Run with `make pictures`; needs pdftoppm (Debian: poppler-utils).
"""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sp_cli.main import main as sp

from sp_engine import Outcome, open_catalogue
from sp_engine.assurance import example_of

PICTURES = Path(__file__).with_name("pictures")
LETTERS = {
    "surat-pengembalian": ("pasuruan/rekomendasi-bbm", Outcome.RETURN, "return", "Siti Aminah"),
    "surat-penolakan": ("depok/pendampingan-wub", Outcome.REJECT, "refusal", "Rudi Hartono"),
    "surat-persetujuan": ("kalbar/kantor-cabang", Outcome.APPROVE, "approval", "Koperasi Contoh Sejahtera"),
    "surat-tanda-terima": ("depok/kios", Outcome.PENDING, "receipt", "Ni Made Wijaya"),
}
DAY = date(2026, 3, 16)
DATED = "2026-03-17"


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["SP_REGISTER"] = str(folder / "register.sqlite3")
        counted: dict[str, int] = {}
        for file, (service, outcome, kind, applicant) in LETTERS.items():
            agency = service.partition("/")[0]
            counted[agency] = counted.get(agency, 0) + 1
            example = example_of(open_catalogue(), service, outcome, DAY)
            if example is None:
                raise SystemExit(f"{service} has no example of {outcome}")
            facts = folder / f"{file}.yaml"
            facts.write_text(json.dumps(example.facts, default=str), encoding="utf-8")
            record = ["--record", "--applicant", applicant, "--clerk", "Sari"]
            received = [
                "--received",
                example.received.isoformat(),
                *(part for stage in example.after for part in ("--after", stage)),
            ]
            sp(["check", service, "--facts", str(facts), *received, *record])
            made = folder / f"{file}.pdf"
            sp(
                [
                    "letter",
                    f"{agency}/2026/{counted[agency]}",
                    "--kind",
                    kind,
                    "--dated",
                    DATED,
                    "-o",
                    str(made),
                ]
            )
            drawn = ["pdftoppm", "-r", "80", "-png", "-singlefile", str(made), str(PICTURES / file)]
            subprocess.run(drawn, check=True)


if __name__ == "__main__":
    main()
