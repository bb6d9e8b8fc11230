"""The parser of YAML: that of PyYAML, the one in C where it was built."""

from __future__ import annotations

import yaml

LOADER = getattr(yaml, "CLoader", yaml.Loader)
