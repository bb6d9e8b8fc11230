"""Which files `sp validate` is about: those of its paths, and what a change since a revision can touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from os.path import realpath
from pathlib import Path

from sp_engine.words import Diagnostic, DiagnosticError

Wanted = Callable[[Path], bool]


def refuse_strangers(paths: Sequence[Path] | None, root: Path) -> None:
    """Refuse paths that have nothing to do with the catalogue: to find nothing there would say nothing."""
    root = Path(realpath(root))

    def strange(path: Path) -> bool:
        place = Path(realpath(path))
        return not (place.is_relative_to(root) or root.is_relative_to(place))

    strangers = [path for path in paths or () if strange(path)]
    if strangers:
        raise DiagnosticError([Diagnostic("SP231", str(path)) for path in strangers])


def places_of(paths: Sequence[Path] | None, since: str | None, root: Path) -> list[list[Path]]:
    """Return the files and folders that the command is about; a file must lie in one of each list."""
    places = [[Path(realpath(path)) for path in paths]] if paths else []
    if since is not None:
        from sp_cli.git_revisions import changed_since

        changed = changed_since(since, Path(realpath(root)))
        places.append([place for path in changed for place in _touched(path, root)])
    return places


def wanted_in(places: Sequence[Sequence[Path]]) -> Wanted:
    """Return which files the command is about."""

    @cache
    def wanted(path: Path) -> bool:
        place = Path(realpath(path))
        return all(any(place.is_relative_to(one) for one in some) for some in places)

    return wanted


def may_hold_wanted(folder: Path, places: Sequence[Sequence[Path]]) -> bool:
    """Tell whether a folder may hold files that the command is about."""
    folder = Path(realpath(folder))
    return all(
        any(folder.is_relative_to(one) or one.is_relative_to(folder) for one in some) for some in places
    )


def _touched(path: Path, root: Path) -> Iterator[Path]:
    """Yield the file or folder where a change in one document can make a difference."""
    root = Path(realpath(root))
    if path.suffix != ".yaml":
        return
    if path.parent in (root, root / "kalender"):
        yield root
    elif path.parent.parent == root or path.name == "penetapan.yaml":
        yield path.parent
    else:
        service = path.name.removesuffix(".yaml").removesuffix(".uji")
        yield from (path.parent / f"{service}.yaml", path.parent / f"{service}.uji.yaml")
        yield path.parent / "penetapan.yaml"
