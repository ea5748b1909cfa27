"""Hints at a step without asking for it: `a restart usually helps`, `letting it dry is best`."""

import re

from bot.language.grammar.statements import Actor, Mood, Statement
from bot.ledger.actions import step_of

_HINTS = re.compile(
    r"\b(?:worth|worthwhile|welcome|free|idea|advis\w+|suggest\w*|recommend\w*|propose\w*|helps?|solve[sd]?"
    r"|fix(?:es|ed)|best|easiest|quickest|fastest|simplest|try|trying|usual(?:ly)?|normally|often|can be \w+|could be"
    r"|ideally|point you)\b"
    r"|\b(?:i|we)(?:'d| would)\b|^\W*(?:\w+, )?\w{2,}ing\b",
    re.IGNORECASE,
)
_A_STEP = re.compile(
    r"\b\w{3,}ing\b|\bto (?!\d)\w+|\b(?:i|we)(?:'d| would) \w+"
    r"|\b(?:once|after)\b(?! (?:it|we|they|that|this|our)\b)",
    re.IGNORECASE,
)
_CURES = re.compile(
    r"\b(?:will|should|would|can|could|may|might|normally|usually|often|always) (?:\w+ )?(?:fix|cure|silence|solve|sort"
    r"|settle|help|end|stop|resolve|remedy|do)e?s? (?:it|this|that|the)\b",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"\b(?:clear|sort|fix|cure|solve|help|resolve|remed(?:y|ie)|settle|ease|restore|revive|wake|loosen|free|take)e?s?"
    r" (?:\w+ )?(?:up|out|away|off|it|this|that|the|these|those|most|many|such|back)\b"
    r"|\bworks? (?:wonders|well|best)\b|\b(?:does|do) the (?:trick|job)\b|\bworth(?:while)?\b"
    r"|\b(?:is|are|would be|may be|might be) (?:\w+ )?(?:advisable|recommended|needed|required|necessary|called for|due"
    r"|in order|sensible|wise)\b"
    r"|\b(?:often|usually|normally|sometimes|generally) \w+s?\b",
    re.IGNORECASE,
)
"""What a step is good for."""
_A_NOMINAL = re.compile(
    r"(?:^|[,;:] ?(?:so |and |but |then )?)(?:an?|another|one more|some|the) (?:\w+ ){0,2}?(?P<act>\w+)"
    r" (?:of|to|around|round|with|by|for|from|in|on|at|\w+ly|should|would|will|can|could|may|might|often|usually|clear"
    r"|help|does|is|work)",
    re.IGNORECASE,
)
"""A step as a noun at the beginning of a clause."""
_OTHER_ONE = re.compile(r"(?:^|[,;:] ?)(?:an? (?:different|new|fresh|other)|another) \w+", re.IGNORECASE)
_SOME = re.compile(
    r"\W*(?:a (?:little|bit of|drop of|touch of|dab of|good|quick|short|simple)|some) \w+", re.IGNORECASE
)
"""`A little oil in the lock usually helps`: the thing stands for the act."""
_GERUND = re.compile(r"\w{2,}ing\b(?! (?:i|we)\b)", re.IGNORECASE)
"""`Reinstalling it helps`: nobody is named."""


_ALLOWED = re.compile(
    r"\W*(?:\w+, )?\w{2,}ing\b[^,;.:]*? "
    r"(?:(?:is|was) (?:\w+ )?(?:what|fine|ok|okay|alright|all right|allowed|no problem)\b"
    r"|(?:was|were) (?:\w+ )?(?:right|good|great|clever|smart|wise|kind|thoughtful|careful|thorough|sensible|quick|nice"
    r"|helpful|useful|enough|plenty|brave)\b)",
    re.IGNORECASE,
)
"""`Trying them on is fine`, `putting paper under it was clever`: how something is regarded, or was."""

_OF_IT = re.compile(
    r"\W*(?:\w+, )?(?:com|go|arriv|be|ly|stay|travel|travell|return)ing\b(?! (?:it|them|the|your|an?)\b)[^,;.]*, "
    r"(?:it|they|this|that|these|those|the \w+)\b",
    re.IGNORECASE,
)
"""`Coming back sealed, it brings you the price`: about the thing."""


def hints(sentence: str, said: list[Statement]) -> bool:
    """Whether the sentence says what a step of theirs is good for. `said`: its statements."""
    if _CURES.search(sentence):
        return True
    if _of_us(said) or _ALLOWED.match(sentence) or _OF_IT.match(sentence):
        return False
    if _HINTS.search(sentence) and _A_STEP.search(sentence):
        return True
    return bool(_HELPS.search(sentence)) and (bool(_SOME.match(sentence)) or _nominal(sentence))


def _nominal(sentence: str) -> bool:
    """Whether a step is a noun that does something."""
    return any(step_of(m["act"]).actions for m in _A_NOMINAL.finditer(sentence)) or other_one(sentence)


def other_one(sentence: str) -> bool:
    """`A different socket often does the trick`: the step is to swap it."""
    return bool(_OTHER_ONE.search(sentence)) and bool(_HELPS.search(sentence))


def _of_us(said: list[Statement]) -> bool:
    """Whether it is our act or refusal, or thanks, and so no hint; `I would charge it overnight` is one."""
    ours = (Mood.PLANNED, Mood.DONE, Mood.DOING, Mood.REFUSED)
    if any(s.actor is Actor.READER and s.mood is Mood.DONE for s in said):
        return True
    return any((s.actor is Actor.WRITER and s.mood in ours and not _GERUND.match(s.text)) or s.negated for s in said)
