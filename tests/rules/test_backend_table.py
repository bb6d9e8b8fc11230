"""The table of back ends names those that stand in the folder, so that none escapes the tests of all."""

import pkgutil

from sp_engine.rules import backends
from sp_engine.rules.backend_table import BACKENDS


def test_the_table_names_every_back_end_of_the_folder() -> None:
    assert sorted(module.name for module in pkgutil.iter_modules(backends.__path__)) == sorted(BACKENDS)
