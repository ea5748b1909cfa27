"""Processor time of what is computed of a case, in one process: `python -m benchmarks.judging [--rounds 5]`.

Of 60 cases of the load benchmark, no two of the same words: redaction, what the rules read, the words that call for
care, what a person makes sure of, what is at stake, and all checks of the draft; no database, no Slack and no call. Of
several rounds, each of other cases, the least counts. It prints a digest of all that was found too: two versions that
find the same print the same, with PYTHONHASHSEED=0.
"""

import argparse
import gc
import hashlib
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from benchmarks.load.cases import message, reply, situation
from bot.checks.circles.seen import at_stake
from bot.checks.commitments import commitments_in
from bot.checks.personal_data.redaction import redact
from bot.checks.review import review
from bot.concurrency.steps import whole
from bot.domain.case import Matter, Turn, Who
from bot.domain.redacted import RedactedMatter
from bot.domain.reply import Draft, Passage
from bot.knowledge.book import Book
from bot.knowledge.careful import careful
from bot.knowledge.recalled import recalled
from bot.knowledge.recognition import Recognition
from bot.knowledge.selection import select
from bot.loading.sources import read_policies
from bot.loading.training_cache import LearnedFolder
from bot.settings import Settings
from bot.writers.claims import claims_at_stake
from bot.writers.protocol import Assignment
from bot.writers.to_check import checks

WARM, MANY = range(30), 60
TODAY = date(2026, 11, 26)
Found = TypeVar("Found")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


@dataclass
class Stages:
    """Seconds of processor time by what was done, and what came of it."""

    took: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    found: list[str] = field(default_factory=list)

    def of(self, name: str, do: Callable[[], Found]) -> Found:
        begun = time.process_time()
        found = do()
        self.took[name] += time.process_time() - begun
        self.found.append(_ADDRESS.sub("", repr(found)))
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    book = read_policies(Path("policies")).book
    with tempfile.TemporaryDirectory() as folder:
        memory = LearnedFolder(Path(folder))
        book.learn(memory)
        rules = recalled(book, memory)
    computed(book, rules, WARM)
    gc.collect()
    gc.freeze()
    rounds = [computed(book, rules, range(n, n + MANY)) for n in range(1000, 1000 + options.rounds * MANY, MANY)]
    least = {name: min(r.took[name] for r in rounds) / MANY * 1e3 for name in rounds[0].took}
    for name, took in least.items():
        print(f"{took:6.2f} ms  {name}")
    total = min(sum(r.took.values()) for r in rounds) / MANY * 1e3
    digest = hashlib.sha256("\n".join(f for r in rounds for f in r.found).encode()).hexdigest()[:8]
    print(f"{total:.1f} ms a case; found {digest}")


def computed(book: Book, rules: Recognition, numbers: range) -> Stages:
    """All that is computed of these cases."""
    stages = Stages()
    for n in numbers:
        _case(book, rules, n, stages)
    return stages


def _case(book: Book, rules: Recognition, n: int, stages: Stages) -> None:
    matter, kind = Matter((Turn(Who.CUSTOMER, message(n)),), TODAY), book.situation(situation(n))
    redacted, _ = stages.of("redaction", lambda: redact(matter, "ab12"))
    parts = stages.of("the rules read the parts", lambda: whole(rules.parts_steps(redacted)))
    stages.of("the rules beside a model", lambda: whole(rules.beside_steps(redacted, {kind.id}, kind.id, parts)))
    stages.of("care", lambda: careful(matter, book, kind))
    draft = Draft(tuple(Passage(text) for text, _ in reply(n)))
    work = _work(book, redacted, kind.id)
    cited = {id for _, ids in reply(n) for id in ids}
    stages.of("what a person makes sure of", lambda: checks(work, cited))
    stages.of("what is at stake", lambda: (claims_at_stake(draft, work), at_stake(redacted)))
    stages.of("all checks", lambda: review(draft, matter, book, kind.id))
    stages.of("promises", lambda: commitments_in(draft.text))


def _work(book: Book, matter: RedactedMatter, kind: str) -> Assignment:
    settings = Settings.model_fields
    tokens = settings["levelhead_clause_tokens"].default, settings["levelhead_found_tokens"].default
    clauses = select(book, matter, book.situation(kind), tokens[0], None, tokens[1])
    return Assignment(matter, book.situation(kind), clauses, book.version, addressed=book.ears.addressed)


if __name__ == "__main__":
    main()
