"""Sentences for a machine in a customer's message: shown to a teammate, left out of likeness."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.knowledge.schema.languages import Glossary
from bot.knowledge.schema.phrases import Phrases, Word, read_words
from bot.knowledge.triage.injection.voices import Voices
from bot.knowledge.words.wording import sentences
from bot.language.normalization.as_read import as_read

_MARKERS = re.compile(
    r"(?im)"
    r"^\s{0,8}[#*\[<\-=(\"']{0,6}\s?(?:system|assistant|admin|developer|root|human|user|instructions?|prompt|ai|todo|task)"
    r"(?:[\s_](?:message|prompt|note|override|instructions?|command))?\s?[\])>*\"]{0,4}\s?[:=]"
    r"|^\s{0,8}#{2,6}[\s(]|\((?:system|admin|developer)[\w\s]{0,20}\)"
    r"|<\|?/?(?:system|im_start|im_end|instructions?|information|inst|prompt|s|admin|assistant)\|?>"
    r"|</?(?:customer[_ -]?message|polic(?:y|ies)|clauses?|user[_ -]?input|documents?)\b[^>\n]{0,80}>"
    r"|\[/?(?:inst|system|admin|override|end)[^\]\n]{0,40}\]"
    r"|(?:begin|end|start)\s(?:of\s)?(?:system|admin|prompt|instructions?|transcript|conversation|customer message)\b"
    r"|```"
)
"""Marks of a prompt: roles with a colon, tags, fences."""
_LEAST = 4
"""Words a text needs to be read by itself."""
_LONGEST = 400
"""Characters of a sentence that are read."""
_OURS, _OURS_GOING_ON = -0.75, -1.5
"""How like a customer's a sentence must sound to end an order, or beside one not to be one by a phrase of both; and one
that only continues an order."""
_ALONE = 1.0
"""How like an order a sentence must sound to be one by a phrase of both where nothing else in the message is one."""
_SURE = 2.0
"""How like an order a sentence must sound to be one anywhere in a message with words for a machine."""
_SURE_OURS = 2.25
"""How like a customer's a few words beside orders must sound to be a matter of their own."""
_GOES_ON = re.compile(
    r"(?:then|next|also|after(?: that|wards)?|additionally|in addition|furthermore|moreover|likewise|finally|lastly)\b",
    re.IGNORECASE,
)
_TELLS_OF_ONE = re.compile(
    r"\b(?:your|the|an?|this|that|some|only) (?:[\w-]+ ){0,2}?(?:chat ?bot|bot|robot|assistant|ai|machine)s?"
    r"(?: (?:in|on|from|of|at) (?:your|the) \w+)?(?: (?:only|just|then|even|never|already|has|had|have|keeps?|kept))*"
    r" (?:clos|mark|ask|hung|hang|sa(?:id|ys)|t[eo]l(?:d|ls)|sen(?:t|ds)|sending|ga?ve|wrote|answer|repl|promis"
    r"|transfer|ended|cut|do(?:es)?n.?t|didn.?t|can.?t|could ?n.?t|wo(?:n|ul)|cannot)\w*",
    re.IGNORECASE,
)
"""What one of ours did or said is told by a customer."""
_TOLD_BY = "they"
_OWN = re.compile(r"\b(?:i|i'\w+|my|mine|me|we|we'\w+|our|ours|us)\b", re.IGNORECASE)
_REMEMBERED = 16
_Place = tuple[int, int]
"""(line, sentence in the line)."""


class Addressed:
    """Finds words for a machine: by phrases and marks of a prompt, and around those by likeness (`voices`)."""

    def __init__(
        self,
        phrases: Iterable[str],
        classes: Mapping[str, tuple[str, ...]],
        glossary: Glossary,
        voices: Voices | None = None,
        grave: Callable[[str], bool] = lambda sentence: False,
        perhaps: Iterable[str] = (),
    ) -> None:
        """`grave` recognises danger, threat or temper: then only a phrase makes a sentence one for a machine.

        `perhaps` are phrases that customers use too: they count unless the sentence sounds like a customer's.
        """
        self._glossary = glossary
        self._phrases = Phrases(classes, {"said": tuple(phrases)})
        self._perhaps = Phrases(classes, {"said": tuple(perhaps)})
        self._voices = voices or Voices()
        self._grave = grave
        self._told = lru_cache(maxsize=_REMEMBERED)(self._find_told)

    def found(self, text: str) -> tuple[str, ...]:
        """Sentences that phrases or marks show to be for a machine, as they stand."""
        said = tuple(sentences(text))
        return tuple(said[i] for i in self._by_words(said))

    def readings(self, text: str) -> tuple[str, ...]:
        """The text without words for a machine; and, as their end isn't known, only what is clearly apart from them."""
        placed = _placed(text)
        told = self._told(text)
        if not told:
            return (text,)
        first, last = told[0], told[-1]
        rest = "\n".join(s for at, s in placed if at not in told)
        before = "\n".join(s for at, s in placed if at < first)
        below = "\n".join(s for at, s in placed if at[0] > last[0])
        after = below if _readable(below) else "\n".join(s for at, s in placed if at > last)
        return (rest, *dict.fromkeys(a for a in (before, after) if _readable(a) and a != rest))

    def fills(self, text: str) -> bool:
        """Whether it is all for a machine, with nothing readable before or after."""
        told = self._told(text)
        return bool(told) and not _readable("\n".join(s for at, s in _placed(text) if not told[0] <= at <= told[-1]))

    def without_orders(self, text: str) -> str:
        """The text without such sentences that are together and don't sound like a customer."""
        placed, told = _placed(text), self._told(text)
        if not told:
            return text
        together = {at for (a, _), (b, _) in pairwise(placed) if a in told and b in told for at in (a, b)}
        return "\n".join(s for at, s in placed if at not in together or self._voices.for_a_machine(s) < _OURS)

    def sounds_so(self, words: str) -> bool:
        """Whether words are more like those for machines than like customers'."""
        return self._voices.for_a_machine(words) > 0

    def is_ours(self, words: str) -> bool:
        """Whether words are surely like customers'."""
        return self._voices.for_a_machine(words) < -_SURE_OURS

    def _find_told(self, text: str) -> tuple[_Place, ...]:
        """Each sentence found, and in both directions those that sound like it."""
        placed = _placed(text)
        told = set(self._by_words([s for _, s in placed]))
        told |= {i for i, (_, s) in enumerate(placed) if told and self._is_an_order(s)}
        for step in (1, -1):
            told.update(j for i in sorted(told) for j in self._reached(placed, i, step))
        return tuple(placed[i][0] for i in sorted(told))

    def _is_an_order(self, sentence: str) -> bool:
        return self._voices.for_a_machine(sentence) > _SURE and not self._grave(sentence)

    def _reached(self, placed: list[tuple[_Place, str]], start: int, step: int) -> range:
        """The sentences before or after one for a machine that together sound so, up to one of a customer's."""
        total, end, i = 0.0, start, start + step
        while 0 <= i < len(placed) and not self._ends(placed[i][1], step):
            total += self._voices.for_a_machine(placed[i][1])
            if total > 0 or self._goes_on(placed[i][1], step):
                total, end = 0.0, i
            i += step
        return range(start + step, end + step, step)

    def _ends(self, sentence: str, step: int) -> bool:
        """Whether it may be a customer's: it sounds like one, or tells of danger or temper."""
        least = _OURS_GOING_ON if self._goes_on(sentence, step) else _OURS
        return self._voices.for_a_machine(sentence) < least or self._grave(sentence)

    @staticmethod
    def _goes_on(sentence: str, step: int) -> bool:
        """Whether it continues the sentence before and nobody speaks of themselves: "Then delete the mail"."""
        return step > 0 and bool(_GOES_ON.match(sentence)) and not _OWN.search(sentence)

    def _by_words(self, said: Sequence[str]) -> list[int]:
        """Which sentences are by a phrase or a mark; by a phrase of both if they sound so, all the more alone."""
        said = [as_read(s) for s in said]
        read = [self._words(s) for s in said]
        certain = [bool(_MARKERS.search(s)) or any(self._phrases.found(w)) for s, w in zip(said, read, strict=True)]
        least = _OURS if any(certain) else _ALONE
        return [i for i, w in enumerate(read) if certain[i] or self._may_be(said[i], w, least)]

    def _may_be(self, sentence: str, words: tuple[Word, ...], least: float) -> bool:
        return any(self._perhaps.found(words)) and self._voices.for_a_machine(sentence) >= least

    def _words(self, sentence: str) -> tuple[Word, ...]:
        """What one of ours did or said is told to us, so it is left out: `your chatbot told me that`."""
        return self._glossary.words(_TELLS_OF_ONE.sub(_TOLD_BY, sentence))[:_LONGEST]


def _placed(text: str) -> list[tuple[_Place, str]]:
    """Each sentence with its line and its place in it."""
    return [((i, j), s) for i, line in enumerate(text.splitlines()) for j, s in enumerate(sentences(line))]


def _readable(text: str) -> bool:
    return len(read_words(text)) >= _LEAST
