"""A step in words that can stand behind *you have*: `charged it overnight`, of what they did or of what we asked."""

import re

from bot.language.grammar.statement import Actor, Statement
from bot.language.patterns.alternatives import either, word_of
from bot.language.vocabulary.lexicon import IRREGULAR, SAME_AFTER_HAVE
from bot.language.vocabulary.stems import lemma, participle, stem

_LONGEST = 8
"""Words of a step behind its verb."""
_NEXT = word_of(
    "and but so because as like when which who that until till while before after since exactly just per again twice"
    " already alread?y allready also too then if whether"
)
_COUNTED = either(r"\d+ times?", f"{word_of('two three four five several many')} times")
_ENDS = re.compile(
    rf"\s*(?:[,;:.!?(\u2013\u2014\"]|\s-\s|\b(?:{_NEXT}|to see|{_COUNTED})\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""A mark, or a word with which another thing begins, and all behind it."""
_LEFT_OVER = re.compile(r"\s+(?:to|for|with|and|the|a|an|my|of|at|from)$", re.IGNORECASE)
_DANGLES = re.compile(r"(?:^| )(?:through|into|inside|under|against|onto|over|past|behind|down)$", re.IGNORECASE)
"""It hangs on what was said before: `pushed a stick through`."""
_UNFIT = re.compile(r"[\[\]<>{}*_#@|“”\"$]|https?:|\b[A-Z]{4,}\b|\b(?i:mind|you|u|ur|them|he|she|his|her|him)\b")
_FOR_US = re.compile(r"\b(?:us|me|our|my)\b", re.IGNORECASE)
"""In what we ask: it isn't done to the thing."""
_OTHERS = re.compile(r"\b(?:my|our) \w+", re.IGNORECASE)
"""Before the verb: who did it for them."""
_TURNED = {
    "i": "you", "we": "you", "me": "you", "us": "you", "my": "your", "our": "your", "mine": "yours", "ours": "yours",
    "myself": "yourself", "ourselves": "yourselves", "your": "our", "yours": "ours",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z']+")
_THING = re.compile(
    r"\W*(?:(?:and|then|also|so) )*(?P<thing>(?!this\b|that\b|which\b)[a-z'-]+(?: [a-z'-]+){0,3}?)"
    r"(?: (?:was|were|is|are|got|has been|have been|had been))?(?: (?:already|also|all|both|even|now))* ",
    re.IGNORECASE,
)
"""What stands before a verb that says what was done to it."""
_NO_FRAUD = {"swapped": "changed"}
"""Said to a customer, the word accuses them."""
_POINTED = {"it": "it", "they": "them"}
_DETERMINED = re.compile(r"(?:the|an?|my|our|your|both|all|every|each|its|his|her)\b", re.IGNORECASE)


def as_they_did(s: Statement) -> str | None:
    """`I already charged it overnight` as `charged it overnight`; None where it doesn't read well to them."""
    words = list(_WORD.finditer(s.text))
    at = next((n for n, w in enumerate(words) if stem(lemma(w[0].lower())) == s.verb), None)
    if at is None:
        return None
    if s.actor is Actor.NOBODY and (thing := _THING.fullmatch(s.text[: words[at].start()])):
        return _done_to(words[at][0].lower(), thing["thing"].strip())
    ing = words[at][0].lower().endswith("ing")
    at -= ing
    verb = _of_past_form(words[at][0].lower()) if at >= 0 else None
    rest = _rest(s.text[words[at].end() :])
    if verb is None or rest is None or _OTHERS.search(s.text[: words[at].start()]):
        return None
    return _NO_FRAUD.get(verb, verb) + _turned(rest)


def as_we_asked(s: Statement) -> str | None:
    """`Please unplug it for 10 minutes` as `unplugged it for 10 minutes`; None where it can't be said so."""
    verb = next((w for w in _WORD.finditer(s.text) if _is_plain_form(w[0].lower(), s.verb)), None)
    rest = _rest(s.text[verb.end() :]) if verb else None
    if verb is None or rest is None or _FOR_US.search(rest):
        return None
    return participle(verb[0].lower()) + rest.replace("your ", "the ")


def in_words(steps: tuple[str, ...]) -> str:
    """`Charged it, cleaned the contacts and tried another outlet`."""
    return " and ".join(filter(None, (", ".join(steps[:-1]), steps[-1])))


def _rest(behind: str) -> str | None:
    """What belongs to the step of what stands behind its verb; None where that is nothing, too long or unfit."""
    rest = _ENDS.sub("", behind).rstrip()
    while _LEFT_OVER.search(rest):
        rest = _LEFT_OVER.sub("", rest)
    unfit = not rest or len(rest.split()) > _LONGEST or _UNFIT.search(rest) or _DANGLES.search(rest)
    return None if unfit else rest


def _turned(words: str) -> str:
    """As said to them: `my car` is `your car`."""
    return _WORD.sub(lambda m: _TURNED.get(m[0].lower(), m[0]), words)


def _done_to(participle: str, thing: str) -> str | None:
    """`The filter was changed`, `pump cleaned` as `changed the filter`, `cleaned the pump`."""
    past = participle in SAME_AFTER_HAVE or participle in IRREGULAR or participle.endswith("ed")
    if not past or _UNFIT.search(thing.removeprefix("they")):
        return None
    named = f"{thing[0].lower()}{thing[1:]}" if thing[1:2].islower() else thing
    known = _POINTED.get(named) or (named if _DETERMINED.match(named) else f"the {named}")
    return f"{_NO_FRAUD.get(participle, participle)} {_turned(known)}"


def _of_past_form(form: str) -> str | None:
    """The participle of a past form: `took` is `taken`; None of a plain form."""
    if form in SAME_AFTER_HAVE or form.endswith("ed"):
        return form
    return participle(IRREGULAR[form]) if form in IRREGULAR else None


def _is_plain_form(word: str, verb: str) -> bool:
    return word == lemma(word) and stem(word) == verb
