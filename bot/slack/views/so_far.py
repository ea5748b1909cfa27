"""What happened in the case so far, in the words of those who wrote, so that nobody asks for it again."""

from collections.abc import Iterable
from typing import Any

from bot.domain.ledger import SoFar
from bot.slack.text import Block, cut, rich, run

LONGEST = 200


def so_far_blocks(so_far: SoFar) -> list[Block]:
    """One block of literal text; none where there is nothing to say."""
    given = (f"{', '.join(so_far.given)} (don't ask for it again)",) if so_far.given else ()
    lines = [
        *_line("They gave", given),
        *_line("They did", map(_quoted, so_far.done)),
        *_line("Others", map(_quoted, so_far.others)),
        *_line("They wrote before", map(_quoted, so_far.contacts)),
        *_line("They were told", map(_quoted, so_far.promised)),
        *_line("We wrote", map(_quoted, so_far.told)),
        *_line("They want", map(_quoted, so_far.wants)),
        *_line("They need it by", (cut(so_far.needed, LONGEST),)),
    ]
    return [rich([run("So far", bold=True), *lines])] if lines else []


def _line(name: str, said: Iterable[str]) -> list[dict[str, Any]]:
    words = " ".join(said)
    return [run("\n• "), run(f"{name}: ", bold=True), run(words)] if words else []


def _quoted(sentence: str) -> str:
    return f"“{cut(sentence, LONGEST)}”"
