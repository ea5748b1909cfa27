"""Whether a reply asks for the step of a ledger entry (signal 1)."""

import re

from bot.checks.circles.reply.asks import Ask
from bot.checks.circles.reply.manner import Manner
from bot.checks.circles.reply.reply import Reply
from bot.domain.ledger import Entry
from bot.language.grammar.statements import Mood
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import lemma, stem
from bot.ledger.actions import GIVABLE, classes_of

HANDS_OVER = frozenset({"give", "picture", "fill"})
_LIGHT = frozenset({"try", "put", "read", "restart", "mend", "install", "pair", "swap", "charge", "clean"})
"""Verbs for one step with a thing, though the verbs differ."""
_OF_THE_ORDER, _ABOUT_IT = frozenset({"return", "cancel", "disconnect"}), frozenset({"contact", "opened", "print"})
"""Steps about what the case is about, which need no named thing."""
_WHERE = (
    "in|on|at|under|over|away|from|off|out|near|inside|outside|by|between|against|for|above|below|behind|beside|next"
    "|upright|flat|level|dry|open|closed|shut|still|pressed|clean|plugged|covered|together|until|\\w+ing"
)
_NOUN = re.compile(r"[\"\u201c\u201d]|\b(?:the|your|a|this|our) (?:return|cancell?ation)", re.IGNORECASE)
_POINTED = re.compile(r"\b(?P<verb>\w+) (?:it|them)\b", re.IGNORECASE)
"""`I descaled it`, without saying what."""
_STAYS = frozenset({"put", "press"})
_TRIES = frozenset({"try", "search", "swap", "insert", "put"})
"""Verbs that mean trying something."""
_IT = re.compile(r"\W*(?:it|they|both)\b", re.IGNORECASE)
_KEEPS_IT = re.compile(r"(?i:\W*(?:(?:and|but|so|please) )*(?:you (?:may|can) )?keep)\b(?!.*\b(?i:" + _WHERE + r")\b)")
"""`Keep the old lamp, please`: it stays theirs, and is put nowhere."""
_OUT = re.compile(r"\b(?:out|off|logout|signout)\b", re.IGNORECASE)
_OF_AN_ACCOUNT = stem_set("log sign login account profile customer shop site page website app")
_ITS_OWN = frozenset("charge dry cool thaw heat empty refill unpack weigh oil".split())
"""Steps identified by the act alone: charging is charging, whatever it is."""
_MANY = 3
"""Shared content words from which two steps are one."""


def same_step(ask: Ask, entry: Entry, reply: Reply) -> bool:
    """Whether it is the same act on the same thing, or so many words are shared that it must be."""
    actions, terms = ask.step.actions & entry.actions, ask.step.terms & entry.terms
    if actions == {"login"}:
        return _logs_in_so(ask, entry)
    if actions & _STAYS and actions <= _STAYS and entry.verb != ask.verb and _KEEPS_IT.match(ask.text):
        return False
    if _hands_over(ask, entry, actions) or (actions == {"try"} and _named_otherwise(ask)):
        return False
    if actions == {"wait"} or (actions & {"wait"} and not ask.step.terms) or len(terms) >= _MANY:
        return True
    if actions and _needs_no_thing(ask, entry, actions):
        return True
    if ask.manner is Manner.HINT and not (actions and terms):
        return len(terms) > 1 and 2 * len(terms) >= len(entry.terms)
    if actions and (terms or (len(actions) > 1 and not (entry.terms and ask.step.terms))):
        return True
    if actions and not entry.terms and ask.step.terms:
        return ask.step.terms <= _spoken_of(entry, reply)
    if actions and ask.statement and _of_it(ask, entry, actions):
        return True
    return _by_words(ask, entry, terms)


def _logs_in_so(ask: Ask, entry: Entry) -> bool:
    """Signing in is logging in; to log out is another step, and so is another device."""
    same = bool(_OUT.search(ask.text)) == bool(_OUT.search(entry.quote))
    return same and not ask.step.terms - _OF_AN_ACCOUNT - entry.terms


def _of_it(ask: Ask, entry: Entry, actions: frozenset[str]) -> bool:
    """Whether the verb is the same for a thing only pointed to, or the act alone identifies the step."""
    same = _POINTED.search(entry.quote)
    if same and stem(lemma(same["verb"])) == ask.verb:
        return True
    return bool((same or _IT.match(entry.quote)) and actions & _ITS_OWN and _POINTED.search(ask.text))


def _named_otherwise(ask: Ask) -> bool:
    """Whether its verb is another act than the shared one: `Print the test page`."""
    named = classes_of(ask.verb)
    return bool(ask.statement and named) and not named & _TRIES


def _hands_over(ask: Ask, entry: Entry, actions: frozenset[str]) -> bool:
    """Whether something is handed over, which is compared differently."""
    no_more = not actions - HANDS_OVER - {"return"}
    if ask.step.things & GIVABLE and ask.step.actions & HANDS_OVER and no_more:
        return True
    return bool(entry.things & GIVABLE) and not ask.step.things & GIVABLE and bool(actions) and no_more


def _needs_no_thing(ask: Ask, entry: Entry, actions: frozenset[str]) -> bool:
    mine, theirs = ask.step.terms - {ask.verb}, entry.terms - {entry.verb}
    asks = ask.statement and (ask.statement.mood in (Mood.REQUEST, Mood.CONDITION) or ask.manner is Manner.HINT)
    told = asks and not _NOUN.search(ask.text)
    if actions & _OF_THE_ORDER and told and not ((mine and theirs) or entry.actions & _ABOUT_IT):
        return True
    return bool(actions & _LIGHT) and not mine and not theirs


def _by_words(ask: Ask, entry: Entry, terms: frozenset[str]) -> bool:
    """Whether shared words are most of what is asked, and no other act is named."""
    mine = ask.step
    if len(terms) >= 2 and mine.actions <= {"try"} and mine.terms <= entry.terms:
        return True
    if "guide" in mine.things & entry.things and {"search"} & mine.actions and "read" in entry.actions:
        return True
    close = len(terms) >= 2 and 2 * len(terms) >= len(mine.terms)
    return close and not mine.actions - _LIGHT and not entry.actions - _LIGHT


def _spoken_of(entry: Entry, reply: Reply) -> frozenset[str]:
    """What the turns around the entry are about."""
    near = [e for e in reply.ledger.entries if entry.turn - 1 <= e.turn <= entry.turn] if entry.turn >= 0 else []
    return frozenset(t for e in near for t in e.terms) | frozenset({"outside", "neighbor"} if entry.turn < 0 else ())
