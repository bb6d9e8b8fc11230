"""The file of `--map`: which fact each heading stands for."""

from __future__ import annotations

from pathlib import Path

from sp_cli.options import refusal
from sp_engine.words.messages import cli_batch
from sp_engine.yaml_text import load_source


def heading_map(command: str, path: Path | None) -> dict[str, str]:
    """Return the fact for each heading that a mapping names."""
    if path is None:
        return {}
    told = load_source(path).data
    if not isinstance(told, dict) or not all(isinstance(name, str) for name in told.values()):
        raise refusal(command, cli_batch.NO_MAPPING.fill(file=str(path)))
    return {str(heading): name for heading, name in told.items()}
