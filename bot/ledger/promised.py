"""What a customer says they were told or promised by us: `your colleague said it would come on Friday`."""

import re
from collections.abc import Iterator

from bot.language.grammar.parties import OUTSIDERS
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.matter.our_word import our_word_told
from bot.language.patterns.alternatives import either, word_of
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem
from bot.ledger.abroad import promised_abroad
from bot.ledger.pieces import from_clause, is_long

_SAYS = stem_set(
    "promise assure say tell write offer agree confirm guarantee advise suggest ask instruct announce quote commit"
    " inform recommend swear request propose answer reply respond"
)
_ANSWERS = stem_set("answer reply respond")
_WHAT = re.compile(r"\b(?:answer|repl|respond)\w* (?:\w+ ){0,3}?(?:that|with|saying)\b|:", re.IGNORECASE)
"""What was answered is told; `you answered my mail` tells nothing."""
_OF_US = word_of(
    "e-?mail mail message reply answer response chat letter colleague agent team support hotline people staff rep desk"
    " department office manager supervisor seller store assistant chatbot bot rep operator advisor service"
)
"""Who or what speaks for a shop."""
_BY_US = (
    # your last mail said, the agent promised
    either(
        rf"your (?:\w+ ){{0,2}}?{_OF_US}",
        r"(?<!told )the (?:\w+ )?(?:e-?mail|mail(?! carrier)|message|reply|chat|colleague|agent|hotline)",
    )
    + r"\b[^.!?]{0,25}?\b"
    + word_of("said says promised stated states announced told wrote assured confirmed offered")
    + r"\b",
    # now the answer is to call the carrier
    r"(?:the|your) (?:(?:only|latest|last|next|new|same) )?(?:answer|reply|response|advice) (?:is|was) (?:(?:now|just"
    r"|only|again) )?to\b",
    # as you told me, like your agent wanted
    rf"(?:as|like) (?:you|your (?:\w+ )?{_OF_US}|they|he|she)(?: \w+)? "
    + word_of(
        r"advi[sc]ed? suggest\w* request\w* ask\w* told tell said say instruct\w* wrote write promis\w* recommend\w*"
        r" want\w*"
    )
    + r"\b",
    # per your instructions
    rf"(?:per|following|after|according to) your (?:\w+ )?(?:instructions?|advice|suggestions?|{_OF_US})\b",
    # I got a reply that told me to, an e-mail saying
    rf"(?:got|received|had|have|sent me|get) (?:only |just )?(?:an?|another|the same|one|two|this) (?:\w+ ){{0,2}}?"
    rf"{_OF_US}s? "
    r"(?:(?:(?:that|which) )?(?:only |just )?(?:told|tells|tell|said|says|asked|asks|advised)\b"
    r"|(?:only |just )?(?:telling|saying|asking|advising)\b)",
    # the last mail I had from you was "allow 5 days"
    rf"(?:last|latest|only|first|second) {_OF_US}s? (?:\w+ ){{0,3}}?from (?:you|your \w+)\b[^.!?\"]{{0,20}}"
    r" (?:was|is|said)\b",
    # someone from your team wrote
    r"(?:someone|somebody|a (?:lady|man|guy|woman|person|colleague|manager)|one) (?:from|of|in|at) your (?:\w+ )?\w+ "
    + word_of("said told promised offered assured wrote asked confirmed")
    + r"\b",
    # you promised me, two of your people had promised
    r"(?:you|they|(?:your|one|two|three|several) (?:\w+ ){0,2}(?:people|agents?|colleagues?|reps?))"
    r"(?: have| had| all| even)* promised (?:me|us|to|that|an?|it|the|my)\b",
    # chat said they would
    r"(?:(?<=^)|(?<=[,.;:] ))(?:chat|agent|support|hotline|rep) (?:said|told me|promised|wrote|confirmed)",
    # you clearly told me
    r"you (?:(?:all|also|clearly|even|then|have|had|already|first|both) )*"
    r"(?:told|promised|assured|offered|advised) (?:me|us)\b",
    # you keep telling me to fill in a form
    r"(?:you|they|your \w+) (?:all )?(?:keep|kept) (?:on )?"
    r"(?:telling|asking|saying|writing|referring|sending (?:me|us) (?:to|back))\b",
    # now you tell me to ask a plumber
    r"you (?:\w+ )?tell (?:me|us) (?:to|that)\b",
    # you were supposed to
    r"you were (?:\w+ )?(?:going|supposed|meant) to\b",
    # your agent had me film it
    r"(?:you|your \w+|they) (?:\w+ )?had (?:me|us) (?!at\b|worried\b)[a-z]+\b",
    # the lady on the phone said
    r"the (?:lady|man|guy|woman|person|agent|one) (?:on|in|at) (?:the |your )?(?:phone|chat|hotline|support)"
    r"[^.!?]{0,15}? (?:said|told|promised|had me|asked|assured|offered|wrote)\b",
)
_BY_LETTER = re.compile(r"\b" + either(*_BY_US), re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:agents?|(?:your|of your) (?:\w+ )?(?:colleagues?|people|support|chat|team)|answers|hotline|one of you)\b",
    re.IGNORECASE,
)
"""Several of us may have spoken with them."""
_ONE_OF_US = re.compile(
    either(
        r"\b(?i:one(?: of (?:you|them))?)",
        r"\b(?i:the (?:other|first|second|third|last|next)(?: (?:one|agent|person|lady|guy))?)",
        r"(?<=\w )[A-Z][a-z]+",
        r"^(?:Then|And|But|Yesterday|Today|Later) [A-Z][a-z]+",
    )
    + r" (?:says|said|told me|tells me|wants|wrote|promised|confirmed)\b",
)
"""`The other says final sale`, `then Mike said`."""
_BINDS = stem_set("promise guarantee assure offer")
_WHETHER = re.compile(r"\b(?:how|if|whether|why|what|which)\b", re.IGNORECASE)
_NEVER = re.compile(r"\b(?:never|nobody|no ?one)\b", re.IGNORECASE)
_THEY = re.compile(
    r"^\W*(?:(?:and|but|then|so) )*(?:they|someone|somebody|one of you\w*|(?:\w+ ){0,3}people)\b", re.IGNORECASE
)
BEEN_TOLD = re.compile(
    r"(?:\b(?:was|were|been|got|getting|am|are)|'m|'re) (?:\w+ )?(?:told|asked|advised|instructed|promised)\b",
    re.IGNORECASE,
)
_TOLD = stem_set("tell promise")
_BARELY_TOLD = re.compile(
    r"(?<!\bi )(?<!\bwe )\btold to\b|^\W*promised (?:(?:for|by|on|within|in)\b|the \d)", re.IGNORECASE
)
_BARE = 2
"""Words that say nothing of what was told: `you said`."""
_NEAR = 3
"""Characters between a clause and what hangs on it."""


def promised(text: str) -> Iterator[str]:
    """The sentences that say so, as they stand; of one that runs on, the clauses that do."""
    people = _PEOPLE.search(straight(text)) is not None
    for sentence in sentences(text):
        if sentence.rstrip().endswith("?"):
            yield from _pieces(sentence, told_by_us(sentence))
        else:
            yield from _told_in(sentence, people)


def told_by_us(sentence: str) -> list[Statement]:
    """What of it says that we said something, or that they were told it by nobody else who is named."""
    return [s for s in statements(sentence) if _told(s)]


def _told_in(sentence: str, people: bool) -> Iterator[str]:
    told = told_by_us(sentence)
    plain = straight(sentence)
    by_letter = _BY_LETTER.search(plain) or (people and _ONE_OF_US.search(plain)) or our_word_told(plain) or None
    if not told and not by_letter and not promised_abroad(sentence):
        return
    if not is_long(sentence) or not (told or by_letter):
        yield sentence
    elif told:
        yield from _pieces(sentence, told)
    elif by_letter:
        yield _around(sentence, *by_letter.span())


def _pieces(sentence: str, told: list[Statement]) -> Iterator[str]:
    behind = 0
    for s in told:
        if s.start >= behind:
            words = from_clause(sentence, s)
            behind = s.start + len(words)
            if len(words.split()) > _BARE:
                yield words


def _around(sentence: str, start: int, end: int) -> str:
    """The words from `start` to `end` with the clauses that they stand in: `I cleaned it | as your mail said`."""
    said = statements(sentence)
    first = next((s for s in reversed(said) if s.start < start or s.start == start == 0), None)
    last = next((s for s in said if s.end >= end), None)
    hangs = first and start - first.end < _NEAR and not any(s.start == start for s in said)
    begin = first.start if first and hangs else start
    return sentence[begin : max(end, _told_till(sentence, last)) if last and last.start < end else end].strip(" ,;:-")


def _told_till(sentence: str, last: Statement) -> int:
    """Where what is told ends: behind a comma begins something else."""
    if sentence[last.end :].lstrip()[:1] in (",", ";", ""):
        return last.end
    return last.start + len(from_clause(sentence, last))


def _told(s: Statement) -> bool:
    """We said it, or they were told, by nobody else who is named."""
    said = s.verb in _SAYS and s.mood in (Mood.DONE, Mood.STATED) and not s.negated and not s.quoted
    if (
        (s.verb == "ask" and _WHETHER.search(s.text))
        or (s.verb in _ANSWERS and not _WHAT.search(s.text))
        or _NEVER.search(s.text)
        or not said
        or OUTSIDERS & set(re.findall(r"[a-z-]+", s.text.lower()))
    ):
        return _was_told_to(s)
    promised = s.passive and s.actor is Actor.NOBODY and s.verb == stem("promise") and s.mood is Mood.DONE
    if promised or _was_told_to(s):
        return True
    by_us = s.actor is Actor.READER and not s.passive and s.mood is Mood.DONE
    they = s.actor is Actor.THIRD_PARTY and s.mood is Mood.DONE and bool(_THEY.match(s.text))
    firmly = s.actor is Actor.THIRD_PARTY and s.mood is Mood.DONE and s.verb in _BINDS
    return by_us or they or firmly or (s.actor is Actor.WRITER and s.passive and s.mood is Mood.DONE)


def _was_told_to(s: Statement) -> bool:
    """`I was told to hold the button`, `told to wait five days`."""
    if s.actor is not Actor.WRITER or s.negated:
        return False
    bare = s.verb in _TOLD and s.mood is Mood.DONE and _BARELY_TOLD.search(s.text)
    return bool(bare or (s.mood is Mood.REQUEST and BEEN_TOLD.search(straight(s.text))))
