"""A file under a running program: taken away or replaced, what is written into it would be gone with the program."""

from pathlib import Path

from bot.errors import StoreError
from bot.store.engines.trouble import REPLACED


class SameFile:
    """The file that a path led to when it was asked for first."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._first: tuple[int, int] | None = None

    def require(self) -> None:
        """Raises StoreError once the path leads to none or to another."""
        now = _file(self._path)
        self._first = self._first or now
        if now != self._first:
            raise StoreError(REPLACED.format(where=self._path))


def _file(path: Path) -> tuple[int, int] | None:
    """Its place on the disk, which no other file has while somebody holds it open; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
