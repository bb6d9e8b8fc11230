"""Packages that only some commands need: imported when asked for, with a clear error when one is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from sp_engine.words import Diagnostic, DiagnosticError


class PackageMissingError(DiagnosticError):
    """A package that the command needs is not installed; the finding says how to get it."""


def optional_package(name: str, extra: str) -> Any:
    """Return the package, which comes with the extra `sp-engine[extra]`."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        finding = Diagnostic("SP611", name, values={"package": name, "extra": extra})
        raise PackageMissingError([finding]) from error
