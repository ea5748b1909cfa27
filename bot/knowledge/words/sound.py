"""Traits that tell how a sentence sounds: its words' classes, its form, and words no plain reply uses."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from itertools import chain

from bot.knowledge.words.traits import plain_words, traits
from bot.language.vocabulary.content import content
from bot.language.vocabulary.lexicon import VERBS
from bot.language.vocabulary.stems import stem

Classes = Callable[[str], Iterable[str]]
"""The word classes of a word."""
Usual = Mapping[str, int]
"""In how many plain sentences each stem occurs."""
_AGAIN = {stem(f"re{verb}"): stem(verb) for verb in VERBS}
"""Stems of verbs with `re-`, by those without."""
_MOST = 4
"""Counts of unusual words, and parts of all words, are capped at so many."""


def usual_words(plain: Iterable[str]) -> dict[str, int]:
    """The stems of plain sentences, each counted once in a sentence."""
    return dict(Counter(stem for sentence in dict.fromkeys(plain) for stem in dict.fromkeys(content(sentence))))


def sound(
    sentence: str, classes: Classes, usual: Usual, *, own: bool = False, told: Set[str] = frozenset()
) -> Counter[str]:
    """How often each trait is in a sentence. Irony and scorn bring in crystal balls, doctors and circuses.

    `own`: it is one of the plain sentences, and doesn't count for its own words. `told`: stems of the answered message.
    """
    found = traits(sentence, apart=False)
    found.update(chain.from_iterable(map(classes, plain_words(sentence))))
    said = [word for word in dict.fromkeys(content(sentence)) if not word[0].isdigit()]
    unusual = sum(not _usual(word, usual, own) for word in said if word not in told)
    found[f"#unusual {min(unusual, _MOST)}"] += 1
    found[f"#unusual part {round(_MOST * unusual / max(1, len(said)))}"] += 1
    return found


def _usual(word: str, usual: Usual, own: bool) -> bool:
    """Whether plain sentences use the stem, or the verb without `re-`: to resend is to send."""
    return usual.get(word, 0) > own or (word in _AGAIN and usual.get(_AGAIN[word], 0) > own)
