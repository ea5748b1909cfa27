"""Which findings Claude confirms and which it lifts: `python benchmarks/confirmed_by_claude.py`, with a key.

Faults: the circles and faults of tone of our own sets, where the rules find them. False alarms: what the rules find in
good replies, and in good drafts of a model. A call of the cheaper model for each reply.
"""

import argparse
import asyncio
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import model_drafts, replies  # noqa: E402  # the path is set above
from bot.app import make_writer  # noqa: E402
from bot.checks.opinions import of_opinion  # noqa: E402
from bot.checks.personal_data.redaction import new_nonce, redact, redact_text  # noqa: E402
from bot.checks.review import review  # noqa: E402
from bot.domain.case import Matter, Turn, Who  # noqa: E402
from bot.domain.reply import Draft, Finding, Passage  # noqa: E402
from bot.knowledge.book import Book  # noqa: E402
from bot.knowledge.files import read_book  # noqa: E402
from bot.loading.folders import POLICY_SUFFIXES, read_texts  # noqa: E402
from bot.settings import Settings  # noqa: E402
from bot.writers.composer.writer import Composer  # noqa: E402
from bot.writers.protocol import CaseReply, Writer  # noqa: E402
from bot.writers.quotes import hidden  # noqa: E402

CIRCLING = ("circling_fourteenth", "circling_fifteenth", "circling_sixteenth")
TONES = ("tone_nineteen", "tone_twentytwo", "tone_twentythree")
GOOD = ("good_nineteenth", "good_twentieth", "good_twentyfirst", "good_twentysecond")
Found = tuple[Matter, str, list[tuple[Finding, bool]]]
"""A reply to a case, and its findings, each with whether it is a fault."""


def circling(book: Book) -> Iterator[Found]:
    for item in (i for name in CIRCLING for i in replies.items(name)):
        wanted = (replies.STOPPING | replies.WARNING).get(item.get("signal", 0))
        found = _of(replies.findings(item, book))
        yield replies.matter_of(item), item["reply"], [(f, True) for f in found if f.rule == wanted]


def tones(book: Book) -> Iterator[Found]:
    for path in (ROOT / f"benchmarks/own/{name}.yaml" for name in TONES):
        for item in yaml.safe_load(path.read_text("utf-8"))["drafts"]:
            matter = Matter((Turn(Who.CUSTOMER, item.get("context") or "Hello."),), model_drafts.TODAY)
            found = _of(review(Draft((Passage(item["draft"]),)), matter, book, None))
            yield matter, item["draft"], [(f, True) for f in found if _expected(f, item["expect"].get("findings", []))]


def good(book: Book) -> Iterator[Found]:
    for item in (i for name in GOOD for i in replies.items(name)):
        yield replies.matter_of(item), item["reply"], [(f, False) for f in _of(replies.findings(item, book))]


def drafted(book: Book) -> Iterator[Found]:
    for path in sorted(model_drafts.OWN.glob("model_drafts_*.yaml")):
        for draft in yaml.safe_load(path.read_text("utf-8"))["drafts"]:
            found = [(f, False) for f in _of(model_drafts.findings(draft, book))]
            yield model_drafts.matter_of(draft), "".join(run["text"] for run in draft["reply"]), found


def _of(found: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in found if of_opinion(f)]


def _expected(found: Finding, faults: list[dict[str, Any]]) -> bool:
    return any(f["rule"] == found.rule and (f["quote"] in found.quote or found.quote in f["quote"]) for f in faults)


async def measured(found: Iterator[Found], most: int, writer: Writer, book: Book) -> Counter[tuple[bool, bool]]:
    """How many are faults or not, and hold or don't."""
    counts, some = Counter[tuple[bool, bool]](), [one for one in found if one[2]]
    for matter, text, known in some[:most]:
        redacted, vault = redact(matter, new_nonce())
        reply = CaseReply(redact_text(text, vault), redacted, book.ears.addressed)
        holds = await writer.confirm(reply, hidden([f for f, _ in known], vault), [])
        counts.update((fault, so) for (_, fault), so in zip(known, holds, strict=True))
    return counts


async def main() -> None:
    """A line for each kind. Raises WriterError where Claude can't be asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=30, help="so many replies of each kind")
    options = parser.parse_args()
    book = read_book(read_texts(ROOT / "policies", POLICY_SUFFIXES))
    writer = make_writer(Settings(), book, Composer())
    if isinstance(writer, Composer):
        sys.exit("There is no key: set ANTHROPIC_API_KEY.")
    for kind in (circling, tones, good, drafted):
        found = await measured(kind(book), options.most, writer, book)
        faults, alarms = (found[so, True] + found[so, False] for so in (True, False))
        print(f"{kind.__name__}: {found[True, True]} of {faults} faults hold, {found[False, True]} of {alarms} others")


if __name__ == "__main__":
    asyncio.run(main())
