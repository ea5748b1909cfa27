"""Tables that tests read, from YAML."""

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""By libyaml where that is there, ten times as fast: every worker reads them before its first test."""


def table(path: Path) -> Any:
    """What the file holds."""
    return yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # either loader is a safe one
