"""How often a customer says they wrote before, or that nobody answered: `third time I write about this`."""

import re
from collections.abc import Iterator

from bot.language.grammar.parties import OUTSIDERS
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.patterns.alternatives import either, word_of
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.shortened import shortened
from bot.language.segmentation.tokens import straight
from bot.ledger.abroad import contacts_abroad
from bot.ledger.actions import PARTIES, step_of

NTH = word_of(
    r"second third fourth fifth sixth seventh eighth ninth tenth 2nd 3rd [4-9]th \d\dth umpteenth nth",
)
_SENT = word_of(
    r"e-?mails? mails? messages? letters? requests? attempts? calls? contacts? tickets? complaints? reminders? chats?"
    r" inquir(?:y|ies) enquir(?:y|ies) tries try",
)
"""What somebody who writes to a shop sends or makes."""
_SPEAKS = word_of(
    r"writ\w* wrote mail\w* e-?mail\w* messag\w* contact\w* call\w* phon\w* rings? ringing rang ask\w* report\w*"
    r" tell\w* told explain\w* complain\w* remind\w* chas\w* reach\w* request\w*",
)
_HANDS_OVER = word_of(r"send\w* sent upload\w* attach\w* giv\w* gave provid\w* submit\w*")
_ANSWERS = either(
    r"answer\w*",
    r"repl\w+",
    r"respond\w*",
    r"(?:come|came|gotten|got) back",
    r"got back",
    r"get back",
    r"called back",
    r"wrote back",
    r"reacted",
)
_HOW_MANY = word_of(r"\d+ two three four five six seven eight ten")
_MANY = word_of(r"\d+ two three four five six ten several many multiple numerous countless")
_TIMES = either("twice", "thrice", r"\d+ ?x", rf"{_MANY} times?")
_I = "(?:i|we)"
_REST = "[^.!?;,]*"
"""What is left of the clause."""
_NO_SUCH = either(
    "no",
    "without (?:an?y?)?",
    "still no",
    "not (?:one|a single|an?y?)",
    "never (?:got|had|received) an?y?",
)
_SAYS = tuple(
    re.compile("".join(parts), re.IGNORECASE)
    for parts in (
        # third time I write
        (
            rf"\b{NTH} time\b[^.!?;]{{0,25}}?\b{_I}?(?:'m|'ve|'re)?\b",
            rf"[^.!?;]{{0,12}}\b(?:{_SPEAKS}|{_HANDS_OVER})\b{_REST}",
        ),
        # I ask for the third time
        (rf"\b{_SPEAKS}\b[^.!?;,]{{0,40}}\b(?:for the|a|the) {NTH} time\b",),
        # my third email, this is already the third message
        (
            r"(?:\b(?:my|our)|(?:^\W*|[,;:] )(?:(?:this|that|it)(?:'s| is) )?(?:the |a |already )*)",
            rf" ?(?:now )?{NTH} (?:\w+ )?{_SENT}\b[^.!?;:,]*",
        ),
        # fourth time now
        (rf"^\W*(?:hi|hello|so|and|this is|it's|its|now)?\W*(?:the |my )?{NTH} time(?: now| already)?(?=\W*$|[,:;])",),
        # how many times do I have to write
        (
            rf"\bhow (?:many (?:more )?times|often|many {_SENT})\b",
            rf"[^.!?;]{{0,40}}?\b{_I}\b[^.!?;]{{0,40}}?\b{_SPEAKS}\b[^.!?;]*",
        ),
        # still no answer to my mail
        (
            rf"\b{_NO_SUCH} ?(?:\w+ )?(?:answers?|repl(?:y|ies)|response|reaction)\b",
            rf"(?: (?:to|from|on|for|since|so far|until|till|after|yet)\b{_REST}|(?=[.!;,]|\s*$))",
        ),
        # nobody answers, you never replied
        (
            r"\b(?:nobody|no ?one|none of you",
            r"|you (?:never|don't|didn't|haven't|have not|did not|do not))",
            rf" (?:\w+ )?{_ANSWERS}\b{_REST}",
        ),
        # I keep asking
        (
            rf"\b{_I}(?:'ve| have)? (?:keep|kept|been) (?:\w+ )?",
            rf"(?:writing|e?-?mailing|messaging|calling|contacting|asking|phoning|chasing)\b{_REST}",
        ),
        # following up on my message
        (
            r"\bfollow(?:ed|ing) up\b",
            r"(?= (?:on (?:my|our|mon|tue|wed|thu|fri|sat|sun)|again|for|to my|twice|yesterday|last))",
            _REST,
        ),
        # spent an hour on the phone, but not with others
        (
            r"\b(?:been|spent|waited|sat|hung) (?:\w+ ){0,4}?",
            r"on (?:the|your) (?:live )?(?:chat|phone|hotline|line)\b(?! with (?!you\b|your\b))",
            _REST,
        ),
        # this makes four emails
        (
            r"\b(?:this|that) makes (?:it )?",
            rf"(?:\d+|two|three|four|five|six|seven|eight|ten|my \w+) {_SENT}\b{_REST}",
        ),
        # three mails so far
        (rf"\b{_HOW_MANY} (?:\w+ )?{_SENT}[\s,]*(?:so far|now|later|(?:and )?(?:still|no|zero|without))\b",),
        # the same answer for the third time
        (
            r"\bsame (?:\w+ ){0,3}?(?:answer|reply|response|text|message|mail|e-?mail)s?\b",
            rf"[^.!?;,]{{0,20}}\b(?:again|(?:both|{_MANY}) times|twice|{NTH} time)\b{_REST}",
        ),
        # I said it four times
        (
            rf"\b(?:{_I}(?:'ve| have)? (?:already )?)?(?:said|told|explained|repeated|written) (?:it|this|that|so|you)",
            rf"\b[^.!?;,]{{0,30}}\b{_TIMES}\b{_REST}",
        ),
        # I asked nicely three times now
        (
            rf"\b{_I}(?:'ve| have)? (?:(?:already|now|just|also) )*(?:asked|begged|requested|complained)",
            rf"(?: (?:now|already|nicely|politely|\w+ly))* {_TIMES}\b{_REST}",
        ),
        # I already asked on the 3rd
        (
            rf"\b{_I}(?:'ve| have)? already (?:asked|requested) (?:for (?:it|this|that) )?",
            rf"(?:on|last|in|two|three)\b{_REST}",
        ),
        # I said so in both mails
        (
            rf"\b{_I}(?:'ve| have)? (?:already )?(?:said|wrote|written|mentioned|explained) (?:it|so|this|that)",
            r" (?:in|on|to) (?:(?:my|both|all|every|each|the|your) )(?:\w+ ){0,2}?",
            rf"(?:{_SENT}|phone|chat|form)\b{_REST}",
        ),
        # on hold for an hour
        (rf"\bon hold (?:for )?(?:\w+ ){{0,3}}?(?:minutes?|mins?|hours?|ages|forever|with you)\b{_REST}",),
        # no news from you, no update on my ticket
        (
            r"\bno (?:update|news|word)s?",
            rf" (?:from you\b|(?:since|on|to|about) my (?:\w+ ){{0,2}}{_SENT}\b){_REST}",
        ),
        # second reminder
        (rf"^\W*(?:(?:{NTH}|friendly|final|last|gentle|another) )?reminder\b{_REST}",),
        # me again, once more I ask
        (
            r"^\W*(?:(?:so |and )?(?:me|here i am|it's me|i'm here) again",
            rf"|(?:once|yet) (?:again|more),? {_I}\b[^.!?;,]{{0,40}}\b{_SPEAKS}\b{_REST})",
        ),
        # as I already wrote
        (
            rf"\bas {_I}(?:'ve| have)? (?:already |just |previously )?",
            rf"(?:wrote|written|said|told|explained|mentioned|reported)\b{_REST}",
        ),
        # sent you three mails
        (
            r"\b(?:sent|send|wrote|written)(?: you)?",
            rf" (?:\d+|two|three|four|five|several|many|multiple|a second|another) (?:\w+ )?{_SENT}\b{_REST}",
        ),
    )
)
"""What a sentence says of it, with the words that go with it."""
_TO_WRITE = frozenset(
    "write mail email messag contact call phone ring report request ask tell explain complain remind chase inform"
    " notifi reach repli respond".split()
)
_ALWAYS_BEFORE = frozenset(
    "write mail email messag contact call phone ring report complain remind chase repli respond".split()
)
"""Who has done this to us has written before; who told or asked us has said so with a number or a day."""
_TO_US = re.compile(
    r"\b"
    + either(
        "you",
        r"your (?:\w+ )?" + word_of("support team colleagues? chat hotline people agents? service shop store staff"),
        "support",
        "customer (?:service|care)",
        "the (?:seller|shop|store|hotline|chat)",
        "here",
        "in",
        "back",
        r"of your \w+",
    )
    + r"\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b"
    + either(
        _TIMES,
        word_of("already before earlier ago yesterday since weeks? now again"),
        "last (?:week|night|month|time)",
        "on (?:the )?" + word_of(r"\d mon tue wed thu fri sat sun") + r"\w*",
        r"(?:two|three|four|five|\d+) of (?:you|your)",
        "every(?:body|one)",
        r"(?:on|over) the phone",
        r"by (?:phone|e-?mail|mail|chat)",
        r"in (?:the|your) (?:\w+ )?(?:chat|form)",
        rf"in (?:my|both|all|each|every) (?:\w+ ){{0,3}}?{_SENT}",
    )
    + r"\b",
    re.IGNORECASE,
)
_ABOUT_ELSE = re.compile(
    r"\b"
    + either(
        word_of("if whether neighbou?rs? husband wife friends? police reviews? back"),
        "to (?:buy|order)",
        "report(?:ed)? (?:you|your)",
        "(?:mailed|sent) (?:you|in) (?:an?|the|my|our|it|them|two|one)",
    )
    + r"\b",
    re.IGNORECASE,
)
_GREETING = re.compile(r"^\W*(?:hi|hello|hey|good (?:morning|day|evening)|dear \w+)\b[\s,!.]*", re.IGNORECASE)
_TIE = re.compile(r"\s+(?:that|and|but|because|so|which)\W*$", re.IGNORECASE)
"""What ties the words to those behind them, which are left out."""
_LONGEST = 140


def contacts(text: str) -> Iterator[str]:
    """The words of each sentence that tell it, as they stand."""
    for sentence in sentences(text):
        plain = straight(sentence)
        found = [m.span() for p in _SAYS if (m := p.search(plain))]
        found += [(s.start, s.end) for s in statements(sentence) if _wrote(s) or (found and _called(s))]
        if found:
            words = sentence[min(found)[0] : max(end for _, end in found)]
            yield shortened(_TIE.sub("", _GREETING.sub("", words).strip(" ,:-")), _LONGEST).removesuffix("\u2026")
        else:
            yield from contacts_abroad(sentence)


def _called(s: Statement) -> bool:
    """`I called twice | and was on hold`: that it was us stands beside it."""
    mine = s.actor is Actor.WRITER and s.mood is Mood.DONE and not s.negated and not s.passive
    return mine and s.verb in ("call", "phone", "ring") and not _others(s.text)


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
