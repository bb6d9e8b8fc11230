"""Makes the pictures of papers in docs/pictures: annex, poster and notice as `sp publish` makes them.

Needs pdftoppm (poppler-utils).  `make pictures` runs it.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = Path(__file__).parent
ADDRESS = "https://standar.contoh.go.id"
PICTURES = {
    "lampiran-depok.png": ("depok/2023/lampiran.pdf", 80),
    "poster.png": ("depok/rekomendasi-haki/poster.pdf", 60),
    "maklumat.png": ("depok/maklumat.pdf", 70),
}


def main() -> None:
    with TemporaryDirectory() as made:
        command = ["sp", "publish", "depok", "-o", made, "--base", ADDRESS, "--on", "2026-11-27"]
        subprocess.run([*command, "--kind", "annex,poster,notice"], check=True, stdout=subprocess.DEVNULL)
        for name, (paper, dots) in PICTURES.items():
            target = FOLDER / Path(name).stem
            options = ["-png", "-r", str(dots), "-f", "1", "-l", "1", "-singlefile"]
            subprocess.run(["pdftoppm", *options, Path(made) / paper, target], check=True)


if __name__ == "__main__":
    main()
