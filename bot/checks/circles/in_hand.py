"""Steps under way for the customer without the word *we*: goods and money that move, a lead who answers."""

from bot.checks.commitments import words as w
from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

_MOVES = w.GOES | frozenset({"follow", "return", "arrive"})
_TO_THEM = frozenset(map(stem, ("you", "your", "out", "back")))
_DONE_FOR_THEM = w.GIVE | w.SEND | frozenset({"refund", "replace", "cancel", "charge", "reimburse"})
_MEANT = (Meant.NOW, Meant.LATER, Meant.PAST)
_ABOVE = stem_set(" ".join(w.ABOVE))


def in_hand(text: str) -> bool:
    """`A new box comes to you`, `the $40 are refunded`, `my lead tells you by Friday`."""
    return any(act.meant in _MEANT and (_moves(act) or _is_given(act) or _decides(act)) for act in acts(text))


def _moves(act: SpeechAct) -> bool:
    return act.side is Side.THING and act.verb in _MOVES and bool((act.about - act.subject) & _TO_THEM)


def _is_given(act: SpeechAct) -> bool:
    return act.side is Side.THING and act.passive and act.verb in _DONE_FOR_THEM


def _decides(act: SpeechAct) -> bool:
    return act.side is not Side.CUSTOMER and bool(act.subject & _ABOVE)
