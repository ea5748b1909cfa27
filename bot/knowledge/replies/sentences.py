"""The sentences of a reply, each for a part of it: laid out in paragraphs, read from a text, left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Citation
from bot.knowledge.words.wording import sentences

PARAGRAPH = "\n\n"
_CLOSES = re.compile("[\"')\u201d\u2019]+(?=\\s|$)")
"""What closes a quotation behind the mark that ends a sentence belongs to it."""


class Part(StrEnum):
    """What a sentence is in the reply for."""

    GREETING = "greeting"
    ACKNOWLEDGE = "acknowledge"
    OFFER = "offer"
    STEP = "step"
    CLOSE = "close"
    OWN = "own"
    """Somebody's own words, which the policies don't hold."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what it stands on and promises.

    `clause` is the id of the clause whose wording it is, `gap` the white space before it.
    """

    text: str
    part: Part
    citations: tuple[Citation, ...] = ()
    commitments: tuple[CommitmentKind, ...] = ()
    clause: str | None = None
    gap: str = ""


def laid_out(text: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """One paragraph for each part of the reply."""
    laid: list[Sentence] = []
    for sentence in text:
        same = laid and laid[-1].part is sentence.part
        laid.append(replace(sentence, gap="" if not laid else " " if same else PARAGRAPH))
    return tuple(laid)


def pieces(text: str) -> tuple[Sentence, ...]:
    """A text in sentences: the line that greets, the lines that close, the rest as somebody's own words."""
    found: list[Sentence] = []
    end = 0
    for sentence in sentences(text.strip()):
        at = text.find(sentence, end)
        at = end if at < 0 else at
        closes = _CLOSES.match(text, at + len(sentence))
        found.append(Sentence(f"{sentence}{closes[0] if closes else ''}", Part.OWN, gap=text[end:at] if found else ""))
        end = at + len(found[-1].text)
    if found and found[0].text.endswith(","):
        found[0] = replace(found[0], part=Part.GREETING)
    for i in range(len(found) - 1, 0, -1):
        if found[i].text[-1] in ".!?":
            break
        found[i] = replace(found[i], part=Part.CLOSE)
    return tuple(found)


def without(text: tuple[Sentence, ...], dropped: set[int]) -> tuple[Sentence, ...]:
    """The text without the sentences at these places; paragraphs stay apart."""
    kept: list[Sentence] = []
    gap = ""
    for i, sentence in enumerate(text):
        gap = max(gap, sentence.gap, key=lambda g: (g.count("\n"), len(g)))
        if i not in dropped:
            kept.append(replace(sentence, gap=gap if kept else ""))
            gap = ""
    return tuple(kept)
