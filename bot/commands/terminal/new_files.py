"""Writing a new file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot.errors import LevelheadError


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """The file, readable for this user only, and removed if it can't be finished.

    Raises LevelheadError where it exists or can't be created.
    """
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise LevelheadError(f"{path} is there already. Name a new file.") from None
    except OSError as error:
        raise LevelheadError(f"{path}: {error.strerror}.") from error
    try:
        with path.open("w", encoding="utf-8") as file:
            yield file
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise LevelheadError(f"{path}: {error.strerror}.") from error
        raise
