"""What a reply says again, leaves open or leaves to the customer (signals 3 to 8 and 10)."""

import re
from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz

from bot.checks.circles.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import EntryKind
from bot.domain.reply import Finding, Severity
from bot.language.content import content, stem_set
from bot.language.figures import soon
from bot.language.sentences import sentences
from bot.language.statements import Actor, Mood

_ALIKE = 85
"""Of 100: how like an earlier sentence of ours a sentence must be."""
_SHARE = 0.5
"""The share of a reply's telling sentences that must be repeats."""
_LEAST_WORDS = 5
_ANY_DAY = date(2000, 1, 3)
_RULES = stem_set("policy term condition rule window eligible guideline require must allow permit according")
_WISH = re.compile(
    r"\b(?:speak|talk|get|need|want|connect\w*|give|put|let|pass|escalate\w*)\b[^.!?\n]{0,30}"
    r"\b(?:human|person|manager|supervisor|somebody in charge|someone in charge|superior)|\breal (?:person|human)\b",
    re.I,
)
"""They ask for a person."""
_UNHEARD = re.compile(
    r"\bno ?(?:body|one) (?:reads|listens|cares|answers|replies|helps)|\bcopy[- ]?(?:and[- ])?paste\w*"
    r"|\b(?:same|canned|automated?|automatic|scripted) (?:answer|repl|response|message|link|text)\w*"
    r"|\b(?:third|fourth|fifth|sixth|\d+th) (?:time|message|e-?mail|letter|call)",
    re.I,
)
"""They say that they weren't heard before, or wrote more often than the case shows."""
_AS_SAID = re.compile(
    r"\bas\s+(?:(?:i|we)(?:'ve| have)?\s+)?(?:was\s+)?(?:previously|already|earlier|before)?\s*"
    r"(?:explained|mentioned|stated|said|told|informed|advised|pointed out)\b|\b(?:i|we)(?:'ve| have)? already"
    r" (?:explained|told|said|informed|mentioned|answered)\b",
    re.I,
)
_MANY = 3


def _of(reply: Reply, rule: str, severity: Severity, words: str, reason: str, against: str | None = None) -> Finding:
    """A finding that quotes words only where they stand so in the text."""
    return Finding(rule, severity, words if words in reply.text else "", reason, against=against)


def _telling(text: str) -> list[str]:
    """Sentences that say something of the matter; greetings and thanks don't."""
    return [s for s in sentences(text) if len(content(s)) >= _LEAST_WORDS]


def _earlier(reply: Reply) -> list[str]:
    return [s for t in reply.matter.turns if t.who is Who.US for s in _telling(t.text)]


def same_again(reply: Reply) -> Iterator[Finding]:
    """3: close to an earlier message of ours."""
    ours, earlier = _telling(reply.text), _earlier(reply)
    again = [(s, e) for s in ours if (e := _like(s, earlier))]
    if again and len(again) >= _SHARE * len(ours):
        reason = "The customer has read this from us before. Say what is new, or who decides and by when."
        yield Finding(
            "repeated", Severity.WARN, again[0][0] if again[0][0] in reply.text else "", reason, against=again[0][1]
        )


def _like(sentence: str, others: list[str]) -> str | None:
    return next((o for o in others if fuzz.token_sort_ratio(sentence.lower(), o.lower()) >= _ALIKE), None)


def same_clause(reply: Reply) -> Iterator[Finding]:
    """4: a rule that the customer was told before, with nothing new beside it."""
    told = [e for e in reply.ledger.of(EntryKind.TOLD) if set(content(e.quote)) & _RULES]
    for sentence in _telling(reply.text):
        words = set(content(sentence))
        if not words & _RULES:
            continue
        before = next((e for e in told if len(words & set(content(e.quote))) >= 0.6 * len(words)), None)
        if before:
            reason = "The customer knows this rule. Say what it means in their case, or what we can do besides."
            yield Finding(
                "same_clause", Severity.WARN, sentence if sentence in reply.text else "", reason, against=before.quote
            )
            return


def told_again(reply: Reply) -> Iterator[Finding]:
    """4, said openly: `as already explained`, to a customer who says that they know."""
    known = [e for e in reply.ledger.of(EntryKind.TOLD) if e.who is Who.CUSTOMER]
    for sentence in sentences(reply.text) if known else ():
        if _AS_SAID.search(sentence) and len(content(sentence)) >= _LEAST_WORDS:
            reason = "They write that they know this. Answer what they ask now; we owe them a decision, and by when."
            yield _of(reply, "circular", Severity.STOP, sentence, reason, known[-1].quote)


def policy_heavy(reply: Reply) -> Iterator[Finding]:
    """5: more sentences about rules than about what somebody does."""
    rules = [s for s in _telling(reply.text) if set(content(s)) & _RULES]
    acts = {
        s.sentence for s in reply.said if s.actor is Actor.WRITER and s.mood in (Mood.PLANNED, Mood.DONE, Mood.DOING)
    }
    if len(rules) >= 2 and len(rules) > len(acts):
        reason = "More is said about rules than about what we do. Lead with what happens next."
        yield _of(reply, "policy_heavy", Severity.WARN, rules[0], reason)


def next_steps(reply: Reply) -> Iterator[Finding]:
    """6: nobody does anything by a day. 7: every step is the customer's."""
    ours = [s for s in reply.said if s.actor is Actor.WRITER and s.mood in (Mood.PLANNED, Mood.DOING, Mood.DONE)]
    ours += [s for s in reply.said if s.passive and s.actor is Actor.NOBODY and s.mood in (Mood.PLANNED, Mood.DONE)]
    ours = [s for s in ours if not s.negated]
    theirs = reply.requests
    if theirs and not ours:
        reason = "Every step here is the customer's. Say what we do, and by when we write."
        yield Finding("all_on_customer", Severity.WARN, theirs[0].text, reason)
    elif not theirs and not any(soon(s.text, _ANY_DAY) for s in ours) and _open(reply):
        reason = "No step has an owner and a day. End with what we do, and by when."
        yield Finding("no_next_step", Severity.NOTE, "", reason)


def _open(reply: Reply) -> bool:
    """Whether the customer asked for something that isn't done in this reply."""
    return bool(reply.ledger.of(EntryKind.ASKED, EntryKind.CLAIMED)) and not any(
        s.mood is Mood.DONE for s in reply.said
    )


def unanswered(reply: Reply) -> Iterator[Finding]:
    """8: the customer's latest question or claim of a figure that the reply doesn't take up."""
    latest = max((i for i, t in enumerate(reply.matter.turns) if t.who is Who.CUSTOMER), default=-1)
    mine = set(content(reply.text))
    for entry in reply.ledger.entries:
        asks = entry.kind is EntryKind.ASKED or (
            entry.kind is EntryKind.CLAIMED and any(c.isdigit() for c in entry.quote)
        )
        theirs = set(content(entry.quote))
        if entry.turn == latest and entry.who is Who.CUSTOMER and asks and len(theirs) >= 3 and not theirs & mine:
            reason = "The customer wrote this, and the reply doesn't take it up."
            yield Finding("unanswered", Severity.NOTE, "", reason, against=entry.quote)
            return


def many_messages(reply: Reply) -> Iterator[Finding]:
    """10: three messages or more on one matter, a wish for a person, or the word that nobody heard them."""
    theirs = [t.text for t in reply.matter.turns if t.who is Who.CUSTOMER]
    latest = theirs[-1] if theirs else ""
    wish, unheard = _WISH.search(latest), _UNHEARD.search(latest)
    if len(theirs) < _MANY and not wish and not unheard:
        return
    reason = "They ask for a person." if wish else "They say that they weren't heard before."
    if len(theirs) >= _MANY:
        reason = f"This is their message number {len(theirs)} on the matter."
    words = (wish or unheard or [None])[0]
    yield Finding("many_messages", Severity.NOTE, "", f"{reason} A lead should read this one.", against=words)
