"""Learning from policies in a separate process: here it would delay others, and keep 60 MB of memory.

`python -m bot.loading.training PART [cache folder]` reads the policy files from standard input, as JSON by name.
"""

import gc
import json
import logging
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from bot.errors import LevelheadError
from bot.knowledge.book import Book
from bot.knowledge.files import read_book
from bot.knowledge.recalled import learn, recalled
from bot.knowledge.words.memory import Learned, Memory
from bot.loading.training_cache import LearnedFolder

log = logging.getLogger(__name__)
LEARNING_SECONDS = 120
_INTERRUPTED = (-signal.SIGINT, 128 + signal.SIGINT)
_MUCH = 100_000
"""Characters of examples; learning from fewer is quicker than starting a process."""
_PARTS: Mapping[str, Callable[[Book, Memory], object]] = {"all": learn, "replies": Book.learn, "situations": recalled}
"""What there is to learn: what replies are judged by, and what situations are told apart by."""
_ALL, _HALVES = ("all",), ("replies", "situations")


def learn_aside(files: Mapping[str, str], cache: Path | None, at_once: bool = False) -> None:
    """Learn in a separate process, whose results are then recalled from the cache folder.

    `at_once`: in two, which takes half the time on two processors, and twice the memory. If a process fails, the log
    says so, and whoever needs the results learns here. Raises LevelheadError where somebody stops it (Ctrl-C), which
    reaches the process as it does this one: to learn here would keep them waiting.
    """
    parts, given = _HALVES if at_once else _ALL, json.dumps(dict(files)).encode()
    try:
        with ThreadPoolExecutor(len(parts)) as processes:
            list(processes.map(partial(_learn_part, given, cache), parts))
    except (OSError, subprocess.SubprocessError) as error:
        if isinstance(error, subprocess.CalledProcessError) and error.returncode in _INTERRUPTED:
            raise LevelheadError("Stopped while it learned from the policies.") from None
        log.warning("no other process could learn from the policies (%s), so this one does", type(error).__name__)


def _learn_part(given: bytes, cache: Path | None, part: str) -> None:
    command = [sys.executable, "-m", __name__, part, *([str(cache)] if cache else [])]
    nothing = subprocess.DEVNULL
    subprocess.run(command, input=given, stdout=nothing, stderr=nothing, timeout=LEARNING_SECONDS, check=True)


class FirstAside:
    """A Memory on disk. At a start, large amounts are learned once by a separate process, then recalled."""

    def __init__(self, files: Mapping[str, str], cache: Path | None, much: int = _MUCH, at_once: bool = False) -> None:
        """`files` are the policies at the start; `much` is in characters of examples; `at_once` as in `learn_aside`."""
        self._folder, self._much = LearnedFolder(cache), much
        self._aside: Callable[[], None] | None = lambda: learn_aside(files, cache, at_once)

    def recall(self, of: str, learn: Callable[[], Learned]) -> Learned:
        found = self._folder.kept(of)
        if found is None and self._aside and len(of) > self._much and self._folder.keeps:
            aside, self._aside = self._aside, None
            log.info("learning from the policies, which takes up to half a minute the first time")
            aside()
        return found or self._folder.recall(of, learn)


def main() -> None:
    """Without garbage collection, as there is hardly any garbage and the process ends soon."""
    gc.disable()
    part, *cache = sys.argv[1:]
    try:
        _PARTS[part](read_book(json.load(sys.stdin)), LearnedFolder(*map(Path, cache)))
    except LevelheadError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
