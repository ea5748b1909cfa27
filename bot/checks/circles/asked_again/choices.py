"""Questions offering two answers, one of which the customer has given: `the walnut or the oak version?`."""

import re
from collections.abc import Iterator

from bot.checks.circles.reply.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import gist, stem_set
from bot.language.vocabulary.stems import stem

_OR = re.compile(
    r"(?P<one>[\w-]+)(?: (?:ones?|version|model|side|kind|type))?,? or (?:is it |was it |rather |in |on |at |from )?"
    r"(?:the |an? |your )?(?P<other>[\w-]+)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:no|not|don't|isn't|wasn't|never|neither|instead of|rather than) (?:\w+ ){0,2}$", re.IGNORECASE)
_IS = (
    r"(?:"
    r"(?:\b(?:it|this|that|mine|ours|they|these|those)(?: is| was| are| were|'s|'re)"
    r"|\b(?:i|we)(?:'ve| have)? (?:have|got|ordered|bought|use|own|took|picked|chose|want|prefer|need))"
    r"(?: (?!not\b)\w+){{0,3}} {0}\b"
    r"|\b(?:the|my|our) {0} (?:one|version|model|side)\b)"
)
_KINDS = stem_set(
    "version model one kind type variant edition size colour color side option order item product it be have"
)
_FEWEST = 2
"""Fewest letters of an answer."""


def chosen_already(words: str, reply: Reply) -> Entry | None:
    """The customer's sentence that names one of the two."""
    for m in _OR.finditer(words) if words.rstrip().endswith("?") else ():
        options = m["one"].lower(), m["other"].lower()
        if min(map(len, options)) >= _FEWEST:
            about = gist(words) - _KINDS - {stem(o) for o in options}
            if found := next(_named(options, about, reply), None):
                return found
    return None


def _named(options: tuple[str, str], about: frozenset[str], reply: Reply) -> Iterator[Entry]:
    """Sentences about the same thing that name one and not the other."""
    theirs = [(n, t.text) for n, t in enumerate(reply.matter.turns) if t.who is Who.CUSTOMER]
    if not about <= gist(" ".join(text for _, text in theirs)):
        return
    for number, text in reversed(theirs):
        for sentence in sentences(text):
            plain = sentence.replace("\u2019", "'").lower()
            said = [o for o in options if _affirmed(o, plain)]
            both = all(re.search(rf"\b{re.escape(o)}\b", plain) for o in options)
            if (
                not plain.endswith("?")
                and len(said) == 1
                and (both or re.search(_IS.format(re.escape(said[0])), plain))
            ):
                yield Entry(EntryKind.CLAIMED, sentence, number, Who.CUSTOMER)


def _affirmed(option: str, sentence: str) -> bool:
    return any(not _NOT.search(sentence[: m.start()]) for m in re.finditer(rf"\b{re.escape(option)}\b", sentence))
