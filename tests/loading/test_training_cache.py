"""What is learned from policies is kept between starts; where it can't be, it is learned again."""

import logging
import os
import shutil
import signal
from array import array
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from bot.domain.case import Matter, Turn, Who
from bot.errors import LevelheadError
from bot.knowledge.book import Book
from bot.knowledge.files import read_book
from bot.knowledge.recalled import learn as learn_all
from bot.knowledge.recalled import learn_alike, recalled
from bot.knowledge.recognition import Recognition
from bot.knowledge.words.memory import Learned, Memory
from bot.knowledge.words.regression import Regression
from bot.knowledge.words.traits import traits
from bot.loading import training
from bot.loading.sources import read_policies
from bot.loading.training import FirstAside, learn_aside
from bot.loading.training_cache import LearnedFolder
from tests.knowledge.small_book import SITUATIONS, files, shipped, shipped_files

CHILDREN = Path("/proc/self/task")
KNOWN: Learned = {"prior": [0.1, -2.5], "usual": {"caf\u00e9": 1.5}, "weights": array("d", [0.1, -2.5, 1e-300])}


def learn() -> Learned:
    return KNOWN


def learn_again() -> Learned:
    raise AssertionError("It was learned before.")


def file_in(folder: Path) -> Path:
    (found,) = folder.glob("*.json")
    return found


def test_the_next_start_recalls_what_was_learned_of_the_same_words(tmp_path: Path) -> None:
    assert LearnedFolder(tmp_path).recall("a", learn) == KNOWN
    assert LearnedFolder(tmp_path).recall("a", learn_again) == KNOWN
    assert LearnedFolder(tmp_path).recall("b", lambda: {"other": 1}) == {"other": 1}


@pytest.mark.parametrize("broken", [b"", b"{}", b"\n", b"\xff\xfe", b"0" * 64 + b'\n{"weights": []}'])
def test_a_broken_file_is_learned_again_and_mended(tmp_path: Path, broken: bytes) -> None:
    LearnedFolder(tmp_path).recall("a", learn)
    file_in(tmp_path).write_bytes(broken)
    assert LearnedFolder(tmp_path).recall("a", learn) == KNOWN
    assert LearnedFolder(tmp_path).recall("a", learn_again) == KNOWN


def test_a_file_that_was_cut_short_is_learned_again(tmp_path: Path) -> None:
    LearnedFolder(tmp_path).recall("a", learn)
    whole = file_in(tmp_path).read_bytes()
    file_in(tmp_path).write_bytes(whole[:-5])
    assert LearnedFolder(tmp_path).recall("a", learn) == KNOWN
    assert file_in(tmp_path).read_bytes() == whole


def test_a_folder_that_can_not_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    assert LearnedFolder(tmp_path / "taken").recall("a", learn) == KNOWN


def test_of_many_at_once_one_learns(tmp_path: Path) -> None:
    learning: list[int] = []

    def recall(number: int) -> Learned:
        return LearnedFolder(tmp_path).recall("a", lambda: learning.append(number) or KNOWN)

    with ThreadPoolExecutor(8) as many:
        assert all(found == KNOWN for found in many.map(recall, range(8)))
    assert len(learning) == 1
    assert not list(tmp_path.glob("*.part"))


def test_files_that_were_not_used_for_longest_go(tmp_path: Path) -> None:
    for n in range(60):
        LearnedFolder(tmp_path).recall(str(n), learn)
        LearnedFolder(tmp_path).recall("0", learn if n == 0 else learn_again)
    LearnedFolder(tmp_path).recall("59", learn_again)
    assert 20 <= len(list(tmp_path.glob("*.json"))) < 40
    assert len(list(tmp_path.iterdir())) < 80


def kept(learned: Learned, folder: Path) -> Learned:
    """As the next start recalls it."""
    LearnedFolder(folder).recall("a", lambda: learned)
    return LearnedFolder(folder).recall("a", learn_again)


def test_a_recalled_regression_judges_as_the_one_that_learned(tmp_path: Path) -> None:
    examples = [("yes", traits("The lamp ships today.")), ("no", traits("The lamp does not ship."))] * 4
    first = Regression(examples)
    again = Regression(learned=kept(first.learned, tmp_path))
    said = traits("The lamp ships.")
    assert again.kinds == first.kinds and again.likelihoods(said) == first.likelihoods(said)


@pytest.mark.deep
def test_recalled_situations_are_told_apart_as_by_what_was_learned(tmp_path: Path) -> None:
    book = shipped()
    some = tuple(s for n, s in enumerate(book.situations) if n % 5 == 0 or s.id == book.fallback)
    first = Recognition(some, book.fallback, book.ears)
    again = Recognition(some, book.fallback, book.ears, kept(first.learned, tmp_path))
    for situation in some:
        for text in situation.examples[:1]:
            matter = Matter((Turn(Who.CUSTOMER, text),), date(2026, 11, 24))
            assert again.triage(matter) == first.triage(matter)
            assert again.ranked(matter) == first.ranked(matter)


class Recalling:
    """A Memory that may only recall."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.recalled: list[Learned] = []

    def recall(self, of: str, learn: Callable[[], Learned]) -> Learned:
        self.recalled.append(self._memory.recall(of, learn_again))
        return self.recalled[-1]


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    """A folder of policies with something to tell manners apart by, which no other test of this process learned."""
    folder = tmp_path / "policies"
    shutil.copytree(Path(__file__).parents[1] / "faults" / "policies", folder)
    for manner, said in (("fine", f"We will send {tmp_path.name} today."), ("blame", "You should have read the page.")):
        (folder / f"{manner}.yaml").write_text(f"manner: {manner}\nsentences: |\n  {said}\n", encoding="utf-8")
    return folder


@pytest.mark.deep
@pytest.mark.parametrize("at_once", [False, True], ids=["by one", "by two at once"])
def test_what_policies_say_is_learned_by_processes_of_its_own(taught: Path, tmp_path: Path, at_once: bool) -> None:
    cache = tmp_path / "learned"
    learn_aside(read_policies(taught).files, cache, at_once)
    recalling = Recalling(LearnedFolder(cache))
    learn_all(read_policies(taught).book, recalling)
    assert recalling.recalled and all(recalling.recalled)


@pytest.mark.deep
def test_a_first_start_with_much_to_learn_leaves_it_to_a_process_of_its_own(taught: Path, tmp_path: Path) -> None:
    policies = read_policies(taught)
    recalling = Recalling(FirstAside(policies.files, tmp_path / "learned", much=0))
    learn_all(policies.book, recalling)
    assert recalling.recalled and all(recalling.recalled)


def test_a_first_start_with_little_to_learn_learns_here(taught: Path, tmp_path: Path) -> None:
    memory = FirstAside(read_policies(taught).files, tmp_path)
    assert memory.recall("a", learn) == KNOWN
    assert [path.suffix for path in sorted(tmp_path.iterdir()) if path.is_file()] == [".json", ".lock"]


@pytest.mark.deep
def test_where_the_process_aside_fails_a_first_start_learns_here_and_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="bot")
    memory = FirstAside({"broken.yaml": "policy: ["}, tmp_path, much=0)
    assert memory.recall("a", learn) == KNOWN
    assert memory.recall("b", lambda: {"other": 1}) == {"other": 1}
    assert caplog.messages == ["no other process could learn from the policies (CalledProcessError), so this one does"]


@pytest.mark.deep
@pytest.mark.skipif(not CHILDREN.is_dir(), reason="processes are found by /proc")
def test_where_somebody_stops_it_a_first_start_does_not_learn_here(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as thread:
        learning = thread.submit(learn_aside, shipped_files(), tmp_path, True)
        while len([*tmp_path.glob("*.lock")]) < len(("replies", "situations")):
            assert not learning.done()
        for learner in learners():
            os.kill(learner, signal.SIGINT)
        with pytest.raises(LevelheadError, match="Stopped while it learned"):
            learning.result()


def learners() -> list[int]:
    """The processes that learn for this one."""
    started = [int(pid) for file in CHILDREN.glob("*/children") for pid in file.read_text().split()]
    return [pid for pid in started if training.__name__.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_where_nothing_can_be_kept_a_first_start_learns_here(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "taken").write_text("a file")
    assert FirstAside({"broken.yaml": "policy: ["}, tmp_path / "taken", much=0).recall("a", learn) == KNOWN
    assert not caplog.messages


def test_after_a_start_no_message_waits_until_something_is_learned(tmp_path: Path) -> None:
    learn_all(book_of_one("a parcel that nobody else writes about"), LearnedFolder(tmp_path))
    again = book_of_one("a parcel that nobody else writes about")
    matter = Matter((Turn(Who.CUSTOMER, "Where is it?"),), date(2026, 11, 24))
    assert recalled(again, Recalling(LearnedFolder(tmp_path / "empty"))).triage(matter).situation == "other"


def test_other_situations_are_learned_anew_and_other_approvals_are_not() -> None:
    book = book_of_one("a lamp")
    assert learn_alike(book, read_book(files(situations=situations("a lamp"), approvals="reactions: {approve: [ok]}")))
    assert not learn_alike(book, book_of_one("another lamp"))


def situations(example: str) -> str:
    return f"{SITUATIONS}    examples: [{example}]\n"


def book_of_one(example: str) -> Book:
    return read_book(files(situations=situations(example)))
