"""How often a customer says they wrote before, or that nobody answered: `third time I write about this`."""

import re
from collections.abc import Iterator

from bot.language.parties import OUTSIDERS
from bot.language.sentences import sentences
from bot.language.statements import Actor, Mood, Statement, statements
from bot.language.tokens import straight
from bot.ledger.abroad import contacts_abroad
from bot.ledger.actions import PARTIES, step_of

_NTH = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|[4-9]th|\d\dth|umpteenth|nth)"
_LETTER = (
    r"(?:e-?mails?|mails?|messages?|letters?|requests?|attempts?|calls?|contacts?|tickets?|complaints?|reminders?"
    r"|chats?"
    r"|inquir(?:y|ies)|enquir(?:y|ies)|tries|try)"
)
_SPEAKS = (
    r"(?:writ\w*|wrote|mail\w*|e-?mail\w*|messag\w*|contact\w*|call\w*|phon\w*|rings?|ringing|rang|ask\w*|report\w*"
    r"|tell"
    r"\w*|told|explain\w*|complain\w*|remind\w*|chas\w*|reach\w*|request\w*)"
)
_TIMES = r"(?:twice|thrice|\d+ ?x|(?:\d+|two|three|four|five|six|ten|several|many|multiple|numerous|countless) times?)"
_SAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_NTH} time\b[^.!?;]{{0,25}}?\b(?:i|we)?(?:'m|'ve|'re)?\b[^.!?;]{{0,12}}\b{_SPEAKS}\b[^.!?;,]*",
        rf"\b{_SPEAKS}\b[^.!?;,]{{0,40}}\b(?:for the|a|the) {_NTH} time\b",
        rf"(?:\b(?:my|our)|^\W*(?:(?:this|that|it)(?:'s| is) )?(?:the |a "
        rf"|already )*) ?(?:now )?{_NTH} (?:\w+ )?{_LETTER}\b"
        r"[^.!?;:,]*",
        rf"\bhow (?:many (?:more )?times|often|many {_LETTER})\b[^.!?;]{{0,40}}?\b(?:i"
        rf"|we)\b[^.!?;]{{0,40}}?\b{_SPEAKS}\b[^.!?;]*",
        r"\b(?:no|without (?:an?y?)?|still no|not (?:one|a single|an?y?)|never (?:got|had|received) an?y?)"
        r" ?(?:\w+ )?(?:answers?|repl(?:y|ies)|response|reaction)\b(?: (?:to|from|on|for|since|so far|until|till"
        r"|after|yet)\b"
        r"[^.!?;,]*|(?=[.!;,]|\s*$))",
        r"\b(?:nobody|no ?one|none of you|you (?:never|don't|didn't|haven't|have not|did not"
        r"|do not)) (?:\w+ )?(?:answer\w*"
        r"|repl\w+|respond\w*|(?:come|came|gotten|got) back|got back|get back|called back|wrote back"
        r"|reacted)\b[^.!?;,]*",
        r"\b(?:i|we)(?:'ve| have)? (?:keep|kept|been) (?:\w+ )?(?:writing|e?-?mailing|messaging|calling|contacting"
        r"|asking"
        r"|phoning|chasing)\b[^.!?;,]*",
        r"\bfollow(?:ed|ing) up\b(?= (?:on (?:my|our|mon|tue|wed|thu|fri|sat|sun)|again|for|to my|twice|yesterday"
        r"|last))"
        r"[^.!?;,]*",
        r"\b(?:been|spent|waited|sat|hung) (?:\w+ ){0,4}?on (?:the|your) (?:live )?(?:chat|phone|hotline"
        r"|line)\b(?! with (?!you\b|your\b))[^.!?;,]*",
        rf"\b(?:this|that) makes (?:it )?(?:\d+|two|three|four|five|six|seven|eight|ten|my \w+) {_LETTER}\b[^.!?;,]*",
        rf"\b(?:\d+|two|three|four|five|six|seven|eight|ten) (?:\w+ )?{_LETTER} (?:so far|now|later|and (?:still"
        rf"|no))\b",
        rf"\bno (?:update|news|word)s? (?:from you\b|(?:since|on|to|about) my (?:\w+ ){{0,2}}{_LETTER}\b)[^.!?;,]*",
        rf"^\W*(?:(?:{_NTH}|friendly|final|last|gentle|another) )?reminder\b[^.!?;,]*",
        rf"^\W*(?:(?:so |and )?(?:me|here i am|it's me|i'm here) again|(?:once|yet) (?:again|more),? (?:i"
        rf"|we)\b[^.!?;,]{{0,40}}"
        rf"\b{_SPEAKS}\b[^.!?;,]*)",
        r"\bas (?:i|we)(?:'ve| have)? (?:already |just |previously )?(?:wrote|written|said|told|explained|mentioned"
        r"|reported"
        r")\b[^.!?;,]*",
        rf"\b(?:sent|send|wrote|written)(?: you)? (?:\d+|two|three|four|five|several|many|multiple|a second|another)"
        rf" (?:\w+ )?{_LETTER}\b[^.!?;,]*",
    )
)
"""What a sentence says of it, with the words that go with it."""
_TO_WRITE = frozenset(
    "write mail email messag contact call phone ring report request ask tell explain complain remind chase inform"
    " notifi"
    " reach".split()
)
_ALWAYS_BEFORE = frozenset("write mail email messag contact call phone ring report complain remind chase".split())
"""Who has done this to us has written before; who told or asked us has said so with a number or a day."""
_TO_US = re.compile(
    r"\b(?:you|your (?:\w+ )?(?:support|team|colleagues?|chat|hotline|people|agents?|service|shop|store|staff)|support"
    r"|customer (?:service|care)|the (?:seller|shop|store|hotline|chat)|here|in|back|of your \w+)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?:{_TIMES}|already|before|earlier|ago|yesterday|last (?:week|night|month|time)|since|weeks?|now"
    r"|on (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun)\w*|(?:two|three|four|five|\d+) of (?:you|your)|again"
    r"|every(?:body|one))\b",
    re.IGNORECASE,
)
_ABOUT_ELSE = re.compile(
    r"\b(?:if|whether|neighbou?rs?|husband|wife|friends?|police|reviews?|to (?:buy|order)|back"
    r"|report(?:ed)? (?:you|your)|(?:mailed|sent) (?:you|in) (?:an?|the|my|our|it|them|two|one))\b",
    re.IGNORECASE,
)
_GREETING = re.compile(r"^\W*(?:hi|hello|hey|good (?:morning|day|evening)|dear \w+)\b[\s,!.]*", re.IGNORECASE)
_LONGEST = 140


def contacts(text: str) -> Iterator[str]:
    """The words of each sentence that tell it, as they stand."""
    for sentence in sentences(text):
        plain = straight(sentence)
        found = [m.span() for p in _SAYS if (m := p.search(plain))]
        found += [(s.start, s.end) for s in statements(sentence) if _wrote(s)]
        if found:
            words = sentence[min(found)[0] : max(end for _, end in found)]
            yield _GREETING.sub("", words).strip(" ,:-")[:_LONGEST]
        else:
            yield from contacts_abroad(sentence)


def _wrote(s: Statement) -> bool:
    """`I contacted you last week`, `I told your support already`."""
    if s.actor is not Actor.WRITER or s.mood is not Mood.DONE or s.negated or s.passive or s.verb not in _TO_WRITE:
        return False
    if step_of(s.text).things & (PARTIES | {"neighbor"}) or _others(s.text) or _ABOUT_ELSE.search(s.text):
        return False
    before, to_us = bool(_BEFORE.search(s.text)), bool(_TO_US.search(s.text))
    return (to_us and (before or s.verb in _ALWAYS_BEFORE)) or (before and s.verb in _ALWAYS_BEFORE - {"call", "ring"})


def _others(words: str) -> bool:
    return bool(OUTSIDERS & set(re.findall(r"[a-z-]+", words.lower())))
