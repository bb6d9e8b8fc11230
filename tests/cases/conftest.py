"""`pytest tests/cases --regenerate` rewrites the expected findings; read the difference before keeping it."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="rewrite the findings in tests/cases/bad/")
