"""Learning from policies in a separate process: here it would delay others, and keep 60 MB of memory.

`python -m bot.loading.training [cache folder]` reads the policy files from standard input, as JSON by name.
"""

import gc
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.errors import LevelheadError
from bot.knowledge.files import read_book
from bot.knowledge.recalled import learn
from bot.knowledge.words.memory import Learned
from bot.loading.training_cache import LearnedFolder

log = logging.getLogger(__name__)
LEARNING_SECONDS = 120
_MUCH = 100_000
"""Characters of examples; learning from fewer is quicker than starting a process."""


def learn_aside(files: Mapping[str, str], cache: Path | None) -> None:
    """Learn in a separate process, whose results are then recalled from the cache folder.

    If that fails, the log says so, and whoever needs them learns here.
    """
    command = [sys.executable, "-m", __name__, *([str(cache)] if cache else [])]
    given, nothing = json.dumps(dict(files)).encode(), subprocess.DEVNULL
    try:
        subprocess.run(command, input=given, stdout=nothing, stderr=nothing, timeout=LEARNING_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("no other process could learn from the policies (%s), so this one does", type(error).__name__)


class FirstAside:
    """A Memory on disk. At a start, large amounts are learned once by a separate process, then recalled."""

    def __init__(self, files: Mapping[str, str], cache: Path | None, much: int = _MUCH) -> None:
        """`files` are the policies at the start; `much` is in characters of examples."""
        self._folder, self._much = LearnedFolder(cache), much
        self._aside: Callable[[], None] | None = lambda: learn_aside(files, cache)

    def recall(self, of: str, learn: Callable[[], Learned]) -> Learned:
        found = self._folder.kept(of)
        if found is None and self._aside and len(of) > self._much and self._folder.keeps:
            aside, self._aside = self._aside, None
            aside()
        return found or self._folder.recall(of, learn)


def main() -> None:
    """Without garbage collection, as there is hardly any garbage and the process ends soon."""
    gc.disable()
    try:
        learn(read_book(json.load(sys.stdin)), LearnedFolder(*map(Path, sys.argv[1:])))
    except LevelheadError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
