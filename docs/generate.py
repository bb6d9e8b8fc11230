"""Write every page of the documentation that shows what the product says itself (`make docs`).

Generated sections come from schemas, codes, vocabulary, catalogue and command line; the outputs of examples
come from running them.  `--check` writes nothing and exits 1 when a page is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from pages import codes, commands, findings, provenance, schemas, vocabulary
from pages.sections import filled
from pages.sessions import refreshed_page

ROOT = Path(__file__).parent.parent

SECTIONS: Mapping[str, Callable[[], str]] = {
    "perintah": commands.verbs,
    "kode": codes.codes,
    "kosakata": vocabulary.facts,
    "katalog": provenance.provenance,
    "temuan": findings.findings,
    **findings.REPORTS,
    "dokumen": schemas.documents,
    "komponen": schemas.components,
    "bentuk": schemas.shapes,
    "pembanding": schemas.operators,
}
PAGES = (
    "README.md",
    "docs/tutorial/menulis-standar.md",
    "docs/how-to/loket.md",
    "docs/how-to/tenggat.md",
    "docs/how-to/instansi-baru.md",
    "docs/how-to/ubah-standar.md",
    "docs/how-to/embed.md",
    "docs/reference/bahasa-katalog.md",
    "docs/reference/interface.md",
    "docs/reference/katalog.md",
    "docs/reference/kode.md",
    "docs/reference/kosakata.md",
    "docs/reference/perintah.md",
    "docs/reference/temuan.md",
    *(f"docs/reference/laporan/{name.removeprefix('laporan-')}.md" for name in findings.REPORTS),
)


def generated(page: str) -> str:
    """Return a page as it should be."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return refreshed_page(filled(text, SECTIONS), ROOT)


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` only say which are out of date."""
    stale = 0
    for page in PAGES:
        text = generated(page)
        path = ROOT / page
        if text != path.read_text(encoding="utf-8"):
            stale += 1
            sys.stdout.write(f"{page}\n")
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
