"""A third party's failure that the reply ignores (signal 9)."""

import re
from collections.abc import Iterator

from bot.checks.circles.reply.manner import Manner
from bot.checks.circles.reply.reply import Reply
from bot.checks.commitments import commitments_in
from bot.domain.commitments import TERMS, Gives
from bot.domain.ledger import EntryKind
from bot.domain.reply import Finding, Severity
from bot.language.grammar.statements import Actor, Mood
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import gist, stem_set
from bot.ledger.others import says_failed

RULE = "third_party_failure"
_SORRY = re.compile(r"\b(?:sorry|apolog\w+|regret\w*|let you down|mistake|fault|error)\b", re.IGNORECASE)
_NEUTRAL = stem_set("parcel order item package unit thing phone say tell day week message")
"""Words of any reply, which take up no failure."""


def third_parties(reply: Reply) -> Iterator[Finding]:
    """Stops if a fact of the case confirms the failure, else warns."""
    failed = reply.ledger.of(EntryKind.FAILED)
    gravest = sorted((e for e in failed if len(gist(e.quote)) > 1), key=lambda e: (e.confirmed, e.turn), reverse=True)[
        :2
    ]
    known = {e.turn for e in gravest if taken_up(gist(e.quote), e.confirmed, reply)}
    for entry in gravest:
        if entry.turn not in known and (entry.confirmed or not _made_good(reply)):
            severity = Severity.STOP if entry.confirmed else Severity.WARN
            reason = "This goes unmentioned. Say that they did not do it, and what we do about it, by when."
            yield Finding(RULE, severity, "", reason, against=entry.quote)
            return


def _made_good(reply: Reply) -> bool:
    """Money, goods or a trace are given, which answers what only the customer claims."""
    gives = {TERMS[made.kind].gives for made in commitments_in(reply.text)}
    return bool(gives & {Gives.REFUND, Gives.REMEDY, Gives.STEP})


def taken_up(theirs: frozenset[str], confirmed: bool, reply: Reply) -> bool:
    """Whether a statement, no question, shares words with it. A confirmed failure must be mentioned or acted on."""
    asked = {a.sentence for a in reply.asks if a.manner is not Manner.WHETHER}
    mine = [(n, gist(reply.text[slice(*s)])) for n, s in enumerate(sentence_spans(reply.text)) if n not in asked]
    if confirmed:
        mine = [(n, words) for n, words in mine if _of_a_failure(n, reply)]
    shared = (theirs & frozenset(w for _, words in mine for w in words)) - _NEUTRAL
    return len(shared) >= max(1, len(theirs) // 3)


def _of_a_failure(sentence: int, reply: Reply) -> bool:
    """Whether the sentence regrets or names a failure, or tells what was done about it."""
    words = reply.text[slice(*sentence_spans(reply.text)[sentence])]
    acts = (Mood.DONE, Mood.DOING, Mood.PLANNED)
    said = [s for s in reply.said if s.sentence == sentence]
    done = any(s.actor is not Actor.NOBODY and s.actor is not Actor.READER and s.mood in acts for s in said)
    return done or bool(_SORRY.search(words)) or says_failed(words)
