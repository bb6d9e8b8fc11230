"""Write the JSON Schemas of the documents from the definitions of their keys (`make docs`)."""

from __future__ import annotations

from pathlib import Path

from sp_engine.documents import schema_texts

FOLDER = Path(__file__).parent.parent / "schema"

if __name__ == "__main__":
    for name, text in schema_texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
