"""Words of scope in what a passage says of its clause's subject: `all`, `never`, `only` can make a true rule false."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.checks.sourced.figures.known import topic
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import all_tokens

SCOPE = frozenset(
    "all every each always never only none no nothing nobody neither not without except unless entire whole both"
    " limited unlimited most few fewer less more least exactly any half twice double must solely exclusively"
    " immediately".split()
)
_PLAIN_NO = frozenset("no none nothing neither not".split())
"""Words for one denial: `nothing needs to come back` is `it need not be sent back`."""
_DENIES = _PLAIN_NO | frozenset("nobody never without".split())
_COMPARES = frozenset("more less fewer few least most any half".split())
_WEAK = (_DENIES - {"nobody", "never"}) | _COMPARES
"""Words so common beside a rule that they must be plainly about it."""
_OF_A_NOUN = frozenset("no without all every each both only".split())
"""They stand before what they are said of: `no photo`, `every item`."""
_PIECE = re.compile(
    r"[,;:()]|\s[\u2013\u2014-]\s|\b(?:and|but|so|because|although|though|while|if|unless|when|where|which|who|whether"
    r"|as|since|until|before|after|than)\b",
    re.I,
)
_BESIDES = re.compile(r"\b(?:further|more|else|other|another|additional|need|doubt|problem|trouble|matter)\b", re.I)
"""`No further photo`, `nothing else`, `no need`: it says what isn't asked for, not what the rule is."""
_IDIOM = re.compile(r"\b(?:first of all|above all|after all|at all|all the same|all right|not only|not yet)\b", re.I)
_TWO = frozenset("two twice pair second either 2 2x".split())
"""Who tells of two things is told of both."""
_UNBOUND = frozenset("limit limits exception exceptions condition conditions end deadline cap".split())
"""`Without exception` widens whatever it is said of."""
_NO = re.compile(r"\b(?:no|not|none|nothing|neither|nor|never|without|cannot|needn't)\b|n['\u2019]t\b", re.I)
_FIRM = 2
"""Words shared with a sentence of the clause from which a denial is about its subject; of another word, half."""


def widened(text: str, clauses: Iterable[str], told: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The sentences of a passage with words of scope on the subject of its clauses that nothing `told` has."""
    known = {word for source in told for word in _words(source)}
    known |= {"both"} if known & _TWO else set()
    rules = [_Rule.of(line) for clause in clauses for line in sentences(clause)]
    found = {sentence: tuple(dict.fromkeys(_of(sentence, known, rules))) for sentence in sentences(text)}
    return {sentence: words for sentence, words in found.items() if words}


@dataclass(frozen=True, slots=True)
class _Rule:
    """A sentence of a clause: what it is about, and the same of each of its pieces, with whether that denies."""

    about: frozenset[str]
    pieces: tuple[tuple[frozenset[str], bool], ...]

    @classmethod
    def of(cls, line: str) -> "_Rule":
        return cls(topic(line), tuple((topic(p), bool(_NO.search(p))) for p in _pieces(line)))


def _of(sentence: str, known: set[str], rules: list[_Rule]) -> Iterator[str]:
    for piece in _pieces(sentence):
        words = _words(_IDIOM.sub(" ", piece))
        for at, word in enumerate(words):
            if word in SCOPE and word not in known and _on_the_subject(word, words[at + 1 :], piece, rules):
                yield word


def _on_the_subject(word: str, after: list[str], piece: str, rules: list[_Rule]) -> bool:
    """Whether the piece is about what a rule is about, and doesn't only deny what the rule denies."""
    about, behind = topic(piece), after[:2]
    shared = max((len(about & rule.about) for rule in rules), default=0)
    if word in _DENIES and (_BESIDES.search(" ".join(behind)) or (word in _PLAIN_NO and _denied_too(about, rules))):
        return False
    named = word in _OF_A_NOUN and any(topic(" ".join(behind)) & rule.about for rule in rules)
    unbound = word in _OF_A_NOUN and shared > 0 and not _UNBOUND.isdisjoint(behind)
    if word in _WEAK:
        return named or unbound or shared >= _FIRM
    most = 2 * shared > len(about) or (2 * shared == len(about) and bool(topic(" ".join(after))))
    return named or (shared > 0 and most)


def _denied_too(about: frozenset[str], rules: list[_Rule]) -> bool:
    """Whether the pieces of rules that are most about it all deny something."""
    pieces = [piece for rule in rules for piece in rule.pieces]
    most = max((len(about & piece) for piece, _ in pieces), default=0)
    return most > 0 and all(denies for piece, denies in pieces if len(about & piece) == most)


def _pieces(sentence: str) -> Iterator[str]:
    """The clauses of a sentence, cut at its marks and before its joining words."""
    at = 0
    for cut in _PIECE.finditer(sentence):
        yield sentence[at : cut.start()]
        at = cut.start()
    yield sentence[at:]


def _words(text: str) -> list[str]:
    return [t.word for t in all_tokens(text)]
