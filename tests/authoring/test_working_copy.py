"""A working copy holds the catalogue's documents, and can be written whatever the modes of the catalogue."""

from __future__ import annotations

import stat
from pathlib import Path

from sp_engine.authoring.catalogue_copy import working_copy


def test_the_copy_has_the_documents_and_not_their_modes(tmp_path: Path) -> None:
    root = tmp_path / "katalog"
    (root / "kota").mkdir(parents=True)
    (root / ".editor").mkdir()
    for name in ("kota/instansi.yaml", "kota/catatan.txt", ".editor/x.yaml"):
        (root / name).write_text("a: 1\n", encoding="utf-8")
    (root / "kota/instansi.yaml").chmod(0o444)
    (root / "kota").chmod(0o555)
    try:
        with working_copy(root) as copy:
            found = [path for path in sorted(copy.rglob("*")) if path.is_file()]
            assert [str(path.relative_to(copy)) for path in found] == ["kota/instansi.yaml"]
            assert found[0].stat().st_mode & stat.S_IWUSR
            assert found[0].parent.stat().st_mode & stat.S_IWUSR
        assert not copy.exists()
    finally:
        (root / "kota").chmod(0o755)


def test_a_catalogue_that_does_not_exist_yet_gives_an_empty_copy(tmp_path: Path) -> None:
    with working_copy(tmp_path / "baru") as copy:
        assert list(copy.iterdir()) == []
