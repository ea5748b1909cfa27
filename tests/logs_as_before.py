"""What a command does to the logs of its whole process, undone."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot.logs import OURS


@contextmanager
def logs_as_before() -> Iterator[None]:
    """Handlers and levels are afterwards what they were."""
    root, ours = logging.getLogger(), [logging.getLogger(name) for name in OURS]
    handlers, levels, raises = root.handlers[:], [log.level for log in (root, *ours)], logging.raiseExceptions
    try:
        yield
    finally:
        root.handlers[:], logging.raiseExceptions = handlers, raises
        for log, level in zip((root, *ours), levels, strict=True):
            log.setLevel(level)
