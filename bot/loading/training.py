"""Learning from policies in a process of its own: here it would hold up whoever waits, and keep 60 MB of memory.

`python -m bot.loading.training [folder for caches]` reads the policies' files from its input, as JSON by their names.
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
"""Characters of examples: to learn from fewer takes less time than a process of its own would need to start."""


def learn_aside(files: Mapping[str, str], cache: Path | None) -> None:
    """Learn from them in a process of its own. What it leaves in the folder for caches is recalled in a moment.

    Where it can't, the log says so, and whoever recalls it learns.
    """
    command = [sys.executable, "-m", __name__, *([str(cache)] if cache else [])]
    given, nothing = json.dumps(dict(files)).encode(), subprocess.DEVNULL
    try:
        subprocess.run(command, input=given, stdout=nothing, stderr=nothing, timeout=LEARNING_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("no other process could learn from the policies (%s), so this one does", type(error).__name__)


class FirstAside:
    """A Memory on disk: when much must be learned at a start, a process of its own does, once, and it is recalled."""

    def __init__(self, files: Mapping[str, str], cache: Path | None, much: int = _MUCH) -> None:
        """`files` are the policies that the start is made with; `much` is in characters of what is learned from."""
        self._folder, self._much = LearnedFolder(cache), much
        self._aside: Callable[[], None] | None = lambda: learn_aside(files, cache)

    def recall(self, of: str, learn: Callable[[], Learned]) -> Learned:
        found = self._folder.kept(of)
        if found is None and self._aside and len(of) > self._much and self._folder.keeps:
            aside, self._aside = self._aside, None
            aside()
        return found or self._folder.recall(of, learn)


def main() -> None:
    """Without looking for garbage: there is hardly any, and the process ends soon."""
    gc.disable()
    try:
        learn(read_book(json.load(sys.stdin)), LearnedFolder(*map(Path, sys.argv[1:])))
    except LevelheadError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
