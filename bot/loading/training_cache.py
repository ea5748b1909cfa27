"""A cache folder for what was learned from policies. A file's name tells from what, and by which code.

Files hold words of the policies and numbers, nothing from customers. One that can't be read or written is ignored.
"""

import hashlib
import json
import os
import sys
import tempfile
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from bot.knowledge.words.memory import Learned

_LEARNERS = ("language", "ledger", "knowledge")
"""Packages whose code determines what is learned."""
_ARRAY = "array of"
_MOST = 24
"""Files of each kind that are kept; the least recently used are removed."""
_PATIENCE_SECONDS = 60
"""For a process that hangs; a killed one releases its lock at once."""


class LearnedFolder:
    """A Memory on disk, which several processes may share: a file is complete or absent."""

    def __init__(self, folder: Path | None = None) -> None:
        """By default in the user's cache folder."""
        self._folder = folder or user_cache_path("levelhead", appauthor=False)

    def recall(self, of: str, learn: Callable[[], Learned]) -> Learned:
        return self.kept(of) or self._learn(self._path(of), learn)

    def kept(self, of: str) -> Learned | None:
        """What was learned from these words, if it is cached."""
        return _read(self._path(of))

    @property
    def keeps(self) -> bool:
        """Whether this folder can be written."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self._folder.is_dir() and os.access(self._folder, os.W_OK)

    def _path(self, of: str) -> Path:
        return self._folder / f"{_name(of)}.json"

    def _learn(self, path: Path, learn: Callable[[], Learned]) -> Learned:
        """Of several processes that start at once, one learns, and the others wait for it for a while."""
        with ExitStack() as stack:
            with suppress(OSError, Timeout):
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                stack.enter_context(FileLock(path.with_suffix(".lock"), timeout=_PATIENCE_SECONDS))
            found = _read(path)
            if found is None:
                found = learn()
                _write(path, found)
            return found


def _read(path: Path) -> Learned | None:
    """The file's content, if it is intact."""
    with suppress(OSError, ValueError):
        with path.open("rb") as file:
            checksum, held = file.readline().rstrip(b"\n"), file.read()
        if checksum == _checksum(held):
            os.utime(path)
            found: Learned = json.loads(held, object_hook=_unpacked)
            return found
    return None


def _write(path: Path, learned: Learned) -> None:
    held = json.dumps(learned, ensure_ascii=False, default=_packed).encode()
    with suppress(OSError):
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            file.write(_checksum(held) + b"\n" + held)
        Path(file.name).replace(path)
        _tidy(path.parent)


def _packed(numbers: "array[float]") -> dict[str, str]:
    """An array as bytes; as JSON numbers it would take several times the memory while it is read."""
    return {_ARRAY: numbers.typecode, "bytes": b64encode(numbers.tobytes()).decode()}


def _unpacked(found: dict[str, Any]) -> Any:
    return array(found[_ARRAY], b64decode(found["bytes"])) if _ARRAY in found else found


def _tidy(folder: Path) -> None:
    for kind in ("*.json", "*.lock", "*.part"):
        newest_first = sorted(folder.glob(kind), key=lambda path: -path.stat().st_mtime)
        for old in newest_first[_MOST:]:
            old.unlink(missing_ok=True)


def _checksum(held: bytes) -> bytes:
    return hashlib.sha256(held).hexdigest().encode()


def _name(of: str) -> str:
    return hashlib.sha256(f"{_code()} {sys.byteorder}\n{of}".encode()).hexdigest()


@cache
def _code() -> str:
    """What learning depends on besides the words: our code, the stemmer's library, Python."""
    packages = [Path(__file__).parents[1] / package for package in _LEARNERS]
    files = [Path(__file__), *sorted(file for package in packages for file in package.rglob("*.py"))]
    read = hashlib.sha256(b"".join(file.read_bytes() for file in files))
    return f"{read.hexdigest()} {version('snowballstemmer')} {sys.version}"
