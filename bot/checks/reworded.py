"""Whether an edited sentence still says the same, so that it keeps its source. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import SequenceMatcher

from bot.checks.commitments import commitments_in
from bot.checks.commitments.acts import acts
from bot.checks.sourced.parties import COMPANY
from bot.language.figures.figures import figures, identifiers, spelled_out
from bot.language.segmentation.tokens import all_tokens
from bot.language.vocabulary.content import content
from bot.language.vocabulary.lexicon import CAN, CONDITIONS, MUST, NEGATIONS, NOTHING, WILL, word_set

ALIKE = 0.6
"""Share of common words from which a sentence counts as an edit of another."""
_PERSONS = {
    "we": word_set("i we me us ourselves myself"),
    "you": word_set("you yourself"),
    "they": word_set("he she they him her them who"),
}
"""Words for whom a sentence names; who acts is told by its acts."""
_OWNERS = {"we": word_set("my our"), "you": word_set("your"), "they": word_set("his her their")}
_CLASSES = {"not": NEGATIONS | NOTHING | {"without", "free"}, "will": WILL, "can": CAN, "must": MUST}
"""Function words with one meaning in a sentence: which one may change, how many may not."""
_FIRM = CONDITIONS | word_set(
    "before after until till since during except instead only even all any every each some both either most more less"
    " least many few several other over under up about per first second last again already still yet"
)
"""Function words that each change the meaning."""
_MOST_NEW = 1
"""How many new content words an edit may have that the source lacks."""
_OPPOSITES = ("un", "in", "im", "non", "dis", "mis", "ir")


def says_the_same(before: str, after: str, today: date, quotes: Iterable[str] = ()) -> bool:
    """Whether figures, promises, parties, acts, denials and conditions are the same, and the subject too.

    New words must be in the `quotes` of the source, or replace others.
    """
    old, new = _words(before), _words(after)
    if SequenceMatcher(None, old, new, autojunk=False).ratio() < ALIKE or _small(old) != _small(new):
        return False
    if _named(old, _PERSONS) != _named(new, _PERSONS) or _changes_hands(_named(old, _OWNERS), _named(new, _OWNERS)):
        return False
    return _told(before, today) == _told(after, today) and _no_more(before, after, quotes)


def _words(text: str) -> list[str]:
    return [t.word for t in all_tokens(text) if t.is_word]


def _small(words: list[str]) -> Counter[str]:
    named = (next((name for name, of in _CLASSES.items() if w in of), w if w in _FIRM else "") for w in words)
    return Counter(filter(None, named))


def _named(words: list[str], classes: Mapping[str, frozenset[str]]) -> set[str]:
    return {name for name, of in classes.items() if not of.isdisjoint(words)}


def _changes_hands(before: set[str], after: set[str]) -> bool:
    """Whether `our expense` became `your expense`. A `your` added before a thing doesn't matter."""
    return bool(before - after) and bool(after - before)


def _told(text: str, today: date) -> tuple[object, ...]:
    """What is checked against sources: figures, names, promises, and who does what."""
    counted = figures(text, today)
    taken = {f.start + i for f in counted for i in range(len(f.text))}
    return (
        Counter((f.kind, f.value) for f in counted),
        Counter(f.text.lower() for f in spelled_out(text) if f.start not in taken),
        Counter(name for _, name in identifiers(text)),
        Counter(COMPANY.findall(text)),
        Counter(c.kind for c in commitments_in(text)),
        Counter((a.side, a.verb, a.meant) for a in acts(text)),
    )


def _no_more(before: str, after: str, quotes: Iterable[str]) -> bool:
    old, new = Counter(content(before)), Counter(content(after))
    given = (*quotes, *(f.text for f in spelled_out(after)))
    gone, came = old - new, new - old - Counter({word: 9 for text in given for word in content(text)})
    left, new_words = set(_words(before)) - set(_words(after)), set(_words(after)) - set(_words(before))
    turned = any(_opposite(one, other) for one in left for other in new_words)
    return came.total() <= min(gone.total(), _MOST_NEW) and not turned


def _opposite(one: str, other: str) -> bool:
    return any(one == sign + other or other == sign + one for sign in _OPPOSITES)
