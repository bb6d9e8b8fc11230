"""Where the data that come with the packages lie, without the cost of `importlib.resources`."""

from importlib import import_module
from pathlib import Path


def folder_of(package: str) -> Path:
    """Return the folder of an installed package; its data files lie beside its modules."""
    return Path(import_module(package).__path__[0])
