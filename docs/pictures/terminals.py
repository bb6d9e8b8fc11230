"""Pictures for docs/how-to/sehari-di-loket.md: real runs of `sp` at a terminal of 80 columns and 24 rows.

Run with `make pictures`.  Each scene is a command in a pseudo-terminal, with what is typed at it; what stood
on the screen is coloured by rich and photographed by Chromium (CHROMIUM=/path/to/it).  What is recorded came
in two days before the pictures are taken, so that it is due soon.
"""

from __future__ import annotations

import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from datetime import datetime, timedelta
from fcntl import ioctl
from io import StringIO
from pathlib import Path
from shlex import join
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).parent
COLUMNS, ROWS = 80, 24
LINE, MARGIN = 20, 14
DARK = (60, 64, 72)
COLOURS = [
    (240, 113, 120),
    (134, 200, 120),
    (230, 190, 100),
    (110, 170, 240),
    (200, 140, 230),
    (100, 200, 210),
]
THEME = TerminalTheme((30, 32, 36), (222, 222, 222), [DARK, *COLOURS, (222, 222, 222)])
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #1e2024; }}
pre {{ margin: 14px 18px; font: 15px/20px "DejaVu Sans Mono", monospace; color: #dedede; }}
</style><pre>{code}</pre>"""
PROMPT = "\n> "

SOMEBODY = """\
wilayah_ktp: kota-depok
wilayah_usaha: kota-depok
memiliki_usaha: ya
memiliki_produk: ya
profil_usaha:
  isi: [nama_pemilik, ktp, alamat_usaha, jenis_usaha, nama_produk, nama_merek_dagang, logo, nomor_telepon]
memiliki_perizinan_usaha: tidak
nib: 1234567890123
surat_permohonan: ya
modal_usaha: Rp3.000.000.000
skala_usaha: mikro
"""
SAID: Mapping[str, str] = {
    "berdomisili": "1",
    "mempunyai produk": "y",
    "modal usaha": "500 juta",
    "omzet": "800 juta",
    "profil usaha sudah": "y",
    "termuat dalam profil": "*-7",
    "perizinan selain": "t",
    "nib usaha": "1234567890123",
    "surat permohonan": "y",
    "nama pemohon": "Budi Santoso",
    "kontak": "0812-3456-7890",
    "lagi]": "?",
}
"""What is answered, by a stretch of the question; Enter to anything else."""
MONDAY = ("--received", "2026-03-16T10:00")
HERE_TODAY = ("--received", f"{datetime.now() - timedelta(days=2):%Y-%m-%dT10:00}")


WHOLE = slice(None)


class Scene(NamedTuple):
    """A command, and the pictures of the rows that it leaves."""

    command: tuple[str, ...]
    pictures: Mapping[str, slice]


SCENES = (
    Scene(
        ("sp", "ask", "haki", *HERE_TODAY, "--record"),
        {"layar-tanya": slice(0, 25), "layar-tercatat": slice(-21, None)},
    ),
    Scene(
        ("sp", "check", "keterangan-umkm-binaan", "--facts", "siti.yaml", *MONDAY), {"layar-keputusan": WHOLE}
    ),
    Scene(("sp", "screen", "--facts", "siti.yaml", *MONDAY), {"layar-tapis": WHOLE}),
    Scene(
        (
            "sp",
            "ask",
            "binaan",
            "--facts",
            "siti.yaml",
            *HERE_TODAY,
            "--record",
            "--applicant",
            "Siti Aminah",
        ),
        {},
    ),
    Scene(("sp", "log", "due"), {"layar-tenggat": WHOLE}),
)
MOST_ANSWERS = 40


def seen(command: tuple[str, ...], folder: Path) -> str:
    """Return what stands on a terminal after a command, and what was typed at it."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    settings = {
        "TERM": "xterm",
        "PYTHONUTF8": "1",
        "SP_AGENCY": "depok",
        "SP_CLERK": "Sari",
        "SP_REGISTER": str(folder / "register.sqlite3"),
    }
    running = subprocess.Popen(
        [sys.executable, "-m", "sp_cli.entrance", *command[1:]],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**{k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}, **settings},
    )
    os.close(theirs)
    told, answers = "", 0
    while part := _read(ours):
        told += part.replace("\r\n", "\n").replace("\r", "")
        if told.endswith(PROMPT):
            answers += 1
            if answers > MOST_ANSWERS:
                running.kill()
            os.write(ours, f"{_answer(told)}\n".encode())
    os.close(ours)
    if running.wait() != 0:
        raise SystemExit(f"{join(command)}\n{told}")
    return told


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 65536).decode(errors="replace")
    except OSError:  # Linux says so when the other end is closed
        return ""


def _answer(told: str) -> str:
    """Return what is typed after the last question."""
    question = told.rstrip("> \n").rpartition("\n\n")[2].lower()
    return next((answer for part, answer in SAID.items() if part in question), "")


def photograph(picture: str, lines: list[str], folder: Path) -> None:
    """Write the picture of a screen."""
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(lines)), soft_wrap=True)
    page = folder / f"{picture}.html"
    page.write_text(console.export_html(theme=THEME, inline_styles=True, code_format=PAGE), encoding="utf-8")
    chromium = os.environ.get("CHROMIUM", "chromium")
    size = f"--window-size={36 + 9 * COLUMNS + 8},{2 * MARGIN + LINE * len(lines)}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", size]
    place = f"--screenshot={HERE / picture}.png"
    subprocess.run(
        [chromium, *options, "--hide-scrollbars", place, page.as_uri()], check=True, capture_output=True
    )


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "siti.yaml").write_text(SOMEBODY, encoding="utf-8")
        for scene in SCENES:
            rows = f"$ {join(scene.command)}\n{seen(scene.command, folder)}".rstrip("\n").split("\n")
            for picture, shown in scene.pictures.items():
                photograph(picture, rows[shown], folder)


if __name__ == "__main__":
    main()
