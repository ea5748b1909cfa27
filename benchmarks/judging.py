"""Processor time of the checks alone, in one process: `python -m benchmarks.judging`.

Of 60 cases of the load benchmark, no two of the same words: redaction, the words that call for care, and all checks
of the draft. It prints a digest of the findings too: two versions that find the same print the same.
"""

import gc
import hashlib
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.load.cases import message, reply, situation
from bot.checks.personal_data.personal import redact
from bot.checks.review import review
from bot.domain.case import Matter, Turn, Who
from bot.domain.reply import Draft, Finding, Passage
from bot.knowledge.book import Book
from bot.knowledge.careful import careful
from bot.learned import LearnedFolder
from bot.sources import read_policies

WARM, MEASURED = range(30), range(1000, 1060)
TODAY = date(2026, 11, 26)


def main() -> None:
    book = read_policies(Path("policies")).book
    with tempfile.TemporaryDirectory() as folder:
        book.style.manners.learn(LearnedFolder(Path(folder)))
    judged(book, WARM)
    gc.collect()
    gc.freeze()
    begun = time.process_time()
    found = judged(book, MEASURED)
    took = (time.process_time() - begun) / len(MEASURED) * 1e3
    print(f"{took:.1f} ms a case; findings {hashlib.sha256(repr(found).encode()).hexdigest()[:8]}")


def judged(book: Book, numbers: range) -> list[tuple[Finding, ...]]:
    """What the checks find in the drafts of these cases."""
    found = []
    for n in numbers:
        matter = Matter((Turn(Who.CUSTOMER, message(n)),), TODAY)
        redact(matter, "ab12")
        careful(matter, book, book.situation(situation(n)))
        found.append(review(Draft(tuple(Passage(text) for text, _ in reply(n))), matter, book, situation(n)))
    return found


if __name__ == "__main__":
    main()
