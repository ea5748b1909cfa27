"""Whether a faulty passage can be left out: nothing else may refer to it, and the answer must stay."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.grammar.statement import Actor, Mood
from bot.language.grammar.statements import statements
from bot.language.segmentation.sentences import sentence_spans
from bot.language.segmentation.spans import Span
from bot.language.segmentation.tokens import Token, straight, tokens
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.lexicon import ADVERBS, AUXILIARIES, STOP_WORDS, VERBS
from bot.language.vocabulary.stems import lemma, stem

_POINTING = frozenset("it they them this that these those".split())
_DEFINITE = frozenset("the this that these those".split())
_CONSEQUENCE = re.compile(r"\s*,?\s*so\b(?!\s+(?:far|sorry|much|many|that)\b)", re.I)
HANDLING = stem_set(
    "attach charge choose click close disconnect enter hold insert install loosen open place plug press print pull push"
    " put remove reset return rinse screw select send set switch take tap tighten try turn unplug unscrew wash"
)
"""What a customer may be told to do with a thing, which is the answer itself."""


def can_go(text: str, span: Span) -> bool:
    """Whether the text without these words still makes sense and still answers."""
    start, end = span
    before, words, after = text[:start], text[start:end], text[end:]
    following = next((after[a:b] for a, b in sentence_spans(after)), "")
    return not (_instructs(words) or _points_back(following) or _takes_up(before, words, after) or _follows(after))


def _instructs(words: str) -> bool:
    """Whether it tells the customer how to handle the item: `you pull the tab`."""
    asked = (Mood.REQUEST, Mood.STATED)
    return any(
        s.actor is Actor.READER and s.mood in asked and not s.negated and s.verb in HANDLING and s.words
        for s in statements(words)
    )


def _points_back(sentence: str) -> bool:
    """Whether a sentence says `it` or `that` before it names a thing."""
    plain = straight(sentence)
    said = [t for t in tokens(plain, 0, len(plain)) if t.is_word]
    for token, following in pairwise([*said, Token("", 0, 0)]):
        if token.word in _POINTING:
            return not (token.word in _DEFINITE and _names(following.word))
        if _names(token.word):
            return False
    return False


def _names(word: str) -> bool:
    """Whether a word may name a thing."""
    return bool(word) and word not in STOP_WORDS | ADVERBS | AUXILIARIES and lemma(word) not in VERBS


def _takes_up(before: str, words: str, after: str) -> bool:
    """Whether what follows speaks of `the tab` and only these words introduced it."""
    brought = {stem(w) for w in _plain(words) if _names(w)} - {stem(w) for w in _plain(before)}
    return any(one in _DEFINITE and stem(other) in brought for one, other in pairwise(_plain(after)))


def _follows(after: str) -> bool:
    """Whether the next words are a consequence: `so please keep it short`."""
    return bool(_CONSEQUENCE.match(after))


def _plain(text: str) -> Sequence[str]:
    plain = straight(text)
    return [t.word for t in tokens(plain, 0, len(plain)) if t.is_word]
