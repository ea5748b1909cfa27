"""Sentences in a customer's message that are addressed to a machine: shown to a teammate, left out of likeness."""

import re
from collections.abc import Iterable, Mapping

from bot.knowledge.schema.languages import Glossary
from bot.knowledge.schema.phrases import Phrases, read_words
from bot.knowledge.words.wording import sentences

_MARKERS = re.compile(
    r"(?im)"
    r"^\s{0,8}[#*\[<\-=(\"']{0,6}\s?(?:system|assistant|admin|developer|root|human|user|instructions?|prompt|ai|todo|task)"
    r"(?:[\s_](?:message|prompt|note|override|instructions?|command))?\s?[\])>*\"]{0,4}\s?[:=]"
    r"|^\s{0,8}#{2,6}[\s(]|\((?:system|admin|developer)[\w\s]{0,20}\)"
    r"|<\|?/?(?:system|im_start|im_end|instructions?|information|inst|prompt|s|admin|assistant)\|?>"
    r"|\[/?(?:inst|system|admin|override|end)[^\]\n]{0,40}\]"
    r"|(?:begin|end|start)\s(?:of\s)?(?:system|admin|prompt|instructions?|transcript|conversation|customer message)\b"
    r"|```"
)
"""The dress of a prompt: roles with a colon, tags, fences."""
_LEAST = 4
"""Words with which a text can be read on its own."""
_LONGEST = 400
"""Words beyond which a sentence is read in part."""


class Addressed:
    """Finds what is said to a machine, by phrases and by the dress of a prompt."""

    def __init__(self, phrases: Iterable[str], classes: Mapping[str, tuple[str, ...]], glossary: Glossary) -> None:
        self._glossary = glossary
        self._phrases = Phrases(classes, {"said": tuple(phrases)})

    def found(self, text: str) -> tuple[str, ...]:
        """The sentences addressed to a machine, as they stand."""
        return tuple(s for s in sentences(text) if self._is(s))

    def readings(self, text: str) -> tuple[str, ...]:
        """The text without those sentences; and, as one doesn't know where they end, what stands apart from them."""
        placed = _placed(text)
        told = [at for at, s in placed if self._is(s)]
        if not told:
            return (text,)
        first, last = told[0], told[-1]
        rest = "\n".join(s for at, s in placed if at not in told)
        before = "\n".join(s for at, s in placed if at < first)
        below = "\n".join(s for at, s in placed if at[0] > last[0])
        after = below if _readable(below) else "\n".join(s for at, s in placed if at > last)
        return (rest, *dict.fromkeys(a for a in (before, after) if _readable(a) and a != rest))

    def fills(self, text: str) -> bool:
        """Whether a machine is spoken to from beginning to end: nothing that can be read stands before or behind it."""
        placed = _placed(text)
        told = [at for at, s in placed if self._is(s)]
        if not told:
            return False
        return not _readable("\n".join(s for at, s in placed if not told[0] <= at <= told[-1]))

    def _is(self, sentence: str) -> bool:
        return bool(_MARKERS.search(sentence)) or any(self._phrases.found(self._glossary.words(sentence)[:_LONGEST]))


def _placed(text: str) -> list[tuple[tuple[int, int], str]]:
    """Each sentence with its line and its place in it."""
    return [((i, j), s) for i, line in enumerate(text.splitlines()) for j, s in enumerate(sentences(line))]


def _readable(text: str) -> bool:
    return len(read_words(text)) >= _LEAST
