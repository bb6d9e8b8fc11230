"""The byte code of all that a check imports, in one file: found and read at once, not module by module.

Python looks for each module in its folder and reads its byte code from a file of its own, which of some two
hundred takes a tenth of the time of a check.  One file more, in the folder in which Python keeps the byte
code of these modules and trusted as that is, has it of all that checks have imported.  A module whose source
is another since, or that is found elsewhere, is imported as ever.

The file begins with Python's number for its byte code and the length of the index.  The index says of each
module where its byte code begins behind it, how long it is, and what `Module` does.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source, spec_from_file_location
from io import FileIO
from types import CodeType, ModuleType
from typing import TypeAlias

_PACKAGES = ("sp_cli.", "sp_engine.", "sp_schema.", "sp_catalogue.", "json.", "urllib.", "yaml.")
_LENGTH = 8
_HEAD = len(MAGIC_NUMBER) + _LENGTH
Module: TypeAlias = tuple[str, bool, tuple[int, int, int]]
"""The file of a module's source, whether it is a package, and what `_stamp` says of the file."""


class JointByteCode:
    """Finds the modules of the joint file, before Python looks for them."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._index: dict[str, tuple[int, int, Module]] = {}
        try:
            with FileIO(place) as file:
                self._whole = file.readall()  # now: a process that is forked later shares the place in a file
            self._codes, self._index = _index(self._whole)
        except (OSError, EOFError, ValueError, TypeError):  # there is none, or it is not whole
            return

    def find_spec(self, name: str, path: Sequence[str] | None, _target: object = None) -> ModuleSpec | None:
        """Return what Python's own finder would, where a package is searched and the source is the same."""
        if path is None or name not in self._index:
            return None
        file, package, stamp = self._index[name][2]
        home = os.path.dirname(file)
        if (os.path.dirname(home) if package else home) not in path or _stamp(file) != stamp:
            return None
        places = [home] if package else None
        loader = _Loader(name, file, self)
        spec = spec_from_file_location(name, file, loader=loader, submodule_search_locations=places)
        if spec is not None:
            spec.cached = self._place
        return spec

    def code(self, name: str) -> bytes:
        """Return the byte code of a module that is in the file."""
        begin, length, _ = self._index[name]
        begin += self._codes
        return self._whole[begin : begin + length]

    def keep(self) -> None:
        """Write the file anew, if Python found modules that it has not, or has of another source."""
        own = ((name, module) for name, module in sys.modules.items() if name.startswith(_PACKAGES))
        found = {name: about for name, module in own if (about := _found(module)) is not None}
        had = {name: about for name, (_, _, about) in self._index.items()}
        writable = os.access(os.path.dirname(self._place), os.W_OK) and not sys.dont_write_bytecode
        if writable and not found.items() <= had.items():
            with suppress(OSError, SyntaxError):  # a disk that is full, a source that is gone or half written
                codes = {name: self.code(name) for name in had}
                codes |= {name: _code(name, file) for name, (file, *_) in found.items()}
                _write(self._place, {**had, **found}, codes)


def _index(whole: bytes) -> tuple[int, dict[str, tuple[int, int, Module]]]:
    """Return where the index ends and what it says: nothing, if the file is not whole or another Python's."""
    codes = _HEAD + int.from_bytes(whole[_HEAD - _LENGTH : _HEAD], "big")
    index = marshal.loads(whole[_HEAD:codes]) if whole.startswith(MAGIC_NUMBER) else {}
    if not isinstance(index, dict) or codes + sum(length for _, length, _ in index.values()) != len(whole):
        return 0, {}
    return codes, index


class _Loader(SourceFileLoader):
    def __init__(self, name: str, file: str, joint: JointByteCode) -> None:
        super().__init__(name, file)
        self._joint = joint

    def get_code(self, fullname: str) -> CodeType | None:
        with suppress(EOFError, ValueError, TypeError):
            code = marshal.loads(self._joint.code(fullname))
            if isinstance(code, CodeType):
                return code
        return super().get_code(fullname)


def _found(module: ModuleType) -> Module | None:
    """Return what the index says of a module that Python found; None of one that comes from no source."""
    spec = module.__spec__
    if spec is None or type(spec.loader) is not SourceFileLoader:
        return None
    file = spec.loader.path
    stamp = _stamp(file)
    return None if stamp is None else (file, spec.submodule_search_locations is not None, stamp)


def _code(name: str, file: str) -> bytes:
    return marshal.dumps(SourceFileLoader(name, file).get_code(name))


def _stamp(file: str) -> tuple[int, int, int] | None:
    """Return size and time of a file, by which Python trusts its byte code, and when it was put there.

    The last, as who removes a version removes the byte code that Python wrote, and not ours.
    """
    try:
        stat = os.stat(file)
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _write(place: str, modules: Mapping[str, Module], codes: Mapping[str, bytes]) -> None:
    index: dict[str, tuple[int, int, Module]] = {}
    begin = 0
    for name, code in codes.items():
        index[name] = begin, len(code), modules[name]
        begin += len(code)
    told = marshal.dumps(index)
    beside = f"{place}.{os.getpid()}"
    try:
        with open(beside, "wb") as file:
            file.writelines([MAGIC_NUMBER, len(told).to_bytes(_LENGTH, "big"), told, *codes.values()])
        os.replace(beside, place)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)


def joint_byte_code() -> JointByteCode:
    """Return what finds the modules of the joint file, and has been told to Python."""
    beside = cache_from_source(__file__)
    joint = JointByteCode(f"{os.path.splitext(beside)[0]}.joint")
    last = sys.meta_path.index(PathFinder) if PathFinder in sys.meta_path else len(sys.meta_path)
    sys.meta_path.insert(last, joint)  # whoever else finds modules is asked first, as ever
    return joint
