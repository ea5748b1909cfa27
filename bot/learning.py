"""Learning from policies in a process of its own: here it would hold up whoever waits, and keep 60 MB of memory."""

import logging
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from pathlib import Path

from bot.errors import LevelheadError
from bot.knowledge.files import read_book
from bot.knowledge.recalled import learn
from bot.knowledge.words.memory import Learned
from bot.learned import LearnedFolder

log = logging.getLogger(__name__)
LEARNING_SECONDS = 120
_MUCH = 100_000
"""Characters of examples: to learn from fewer takes less time than a process of its own would need to start."""


def learn_aside(files: Mapping[str, str], cache: Path | None) -> None:
    """Learn from them in a process of its own. What it leaves in the folder for caches is recalled in a moment.

    Where it can't, the log says so, and whoever recalls it learns.
    """
    aside = get_context("spawn").Process(target=_learn, args=(dict(files), cache), daemon=True)
    try:
        aside.start()
        aside.join(LEARNING_SECONDS)
    except OSError as error:
        log.warning("no process could be started to learn from the policies (%s), so this one learns", error.strerror)
        return
    if aside.is_alive():
        aside.kill()
    if aside.exitcode != 0:
        log.warning("the process that should learn from the policies ended without, so this one learns")


def _learn(files: Mapping[str, str], cache: Path | None) -> None:
    try:
        learn(read_book(files), LearnedFolder(cache))
    except LevelheadError:
        raise SystemExit(1) from None


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
