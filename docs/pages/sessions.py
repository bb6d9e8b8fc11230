"""Examples in a page: its files are written, its commands are run, and what they print is put in their place.

In comes the text of a page, out comes the same text with fresh outputs.  Three forms are known: a file is a
line with its bold path before a fenced block; a `console` block holds commands after `$ `; a `python` block
may be followed by a `text` block with what it prints.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

_BLOCK = re.compile(
    r"(?:^\*\*`(?P<path>[^`]+)`\*\*\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_DONE = "\x1e"


def refresh(text: str, folder: Path) -> str:
    """Return the page with the outputs that its commands have in `folder`, from top to bottom."""
    pieces: list[str] = []
    at = 0
    printed: str | None = None
    for block in _BLOCK.finditer(text):
        body = block["body"]
        between = text[at : block.start("body")]
        if block["path"]:
            path = folder / block["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        elif block["kind"] == "console":
            body = _session(body, folder)
        elif block["kind"] == "text" and printed is not None and between.count("\n") <= 4:
            body = printed
        is_program = block["kind"] == "python" and not block["path"]
        printed = _run([sys.executable, "-c", body], folder) if is_program else None
        pieces.extend((between, body))
        at = block.end("body")
    return "".join((*pieces, text[at:]))


def refreshed_page(text: str, root: Path) -> str:
    """Return the page refreshed: a page that brings its own files in an empty folder, another in `root`."""
    if any(block["path"] for block in _BLOCK.finditer(text)):
        with TemporaryDirectory() as folder:
            return refresh(text, Path(folder))
    return refresh(text, root)


def commands(body: str) -> list[str]:
    """Return the commands of a console block, as written; a backslash carries one on to the next line."""
    found: list[str] = []
    for line in body.splitlines():
        if found and found[-1].endswith("\\"):
            found[-1] += "\n" + line
        elif line.startswith("$ "):
            found.append(line[2:])
    return found


def _session(body: str, folder: Path) -> str:
    """Run the commands of one block in one shell, so that `$?` is that of the command before."""
    asked = commands(body)
    script = "".join(f"{command}\n__status=$?; printf '{_DONE}'; (exit $__status)\n" for command in asked)
    outputs = _run(["bash", "-c", script], folder).split(_DONE)
    return "".join(f"$ {command}\n{output}" for command, output in zip(asked, outputs, strict=False))


def _run(arguments: list[str], folder: Path) -> str:
    """Return what a program prints, errors included, in a plain environment of its own."""
    with TemporaryDirectory() as home:
        environment = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "HOME": home,
            "SP_CACHE": os.environ.get("SP_CACHE", home),
            "COLUMNS": "100",
            "LC_ALL": "C.UTF-8",
            "PYTHONUTF8": "1",
        }
        done = subprocess.run(
            arguments,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    printed = done.stdout.decode()
    if "Traceback (most recent call last)" in printed:
        raise RuntimeError(f"an example crashed, so its page is left as it was:\n{printed}")
    return re.sub(r"[ \t]+$", "", printed, flags=re.MULTILINE)
