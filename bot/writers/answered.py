"""What the customer answered when we asked for the same as a person is to check now. Pure."""

from typing import Final, NamedTuple

from bot.domain.case import Matter, Who
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.shortened import shortened
from bot.language.vocabulary.content import content, gist

_LEAST: Final = 2
"""Words that both questions have."""
_SHARE: Final = 0.34
"""The share of the shorter one's words."""
_LONGEST: Final = 140
_USUAL: Final = gist("please could would customer write say tell us yes no item order kindly let know")


class Answer(NamedTuple):
    """Our question, and the customer's next words."""

    asked: str
    said: str


def answer_to(question: str, matter: Matter) -> Answer | None:
    """The newest question of ours that asks the same, with what they wrote next; None where we asked for none of it."""
    wanted = gist(question) - _USUAL
    for n in range(len(matter.turns) - 2, -1, -1):
        turn, after = matter.turns[n], matter.turns[n + 1]
        if turn.who is Who.US and after.who is Who.CUSTOMER:
            asked = next((s for s in sentences(turn.text) if s.endswith("?") and _same(wanted, gist(s) - _USUAL)), None)
            said = _first(after.text) if asked else ""
            if asked and said:
                return Answer(shortened(asked, _LONGEST), shortened(said, _LONGEST))
    return None


def _same(wanted: frozenset[str], asked: frozenset[str]) -> bool:
    both = len(wanted & asked)
    return both >= _LEAST and both >= _SHARE * min(len(wanted), len(asked))


def _first(text: str) -> str:
    """The first sentence that says something."""
    return next((s for s in sentences(text) if content(s)), "")
