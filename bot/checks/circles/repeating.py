"""What a reply repeats: our earlier message, a rule the customer knows, or rules instead of acts (signals 3 to 5)."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from bot.checks.circles.owing import only_asks
from bot.checks.circles.reply.reply import Reply
from bot.checks.circles.similarity import similarity
from bot.domain.case import Who
from bot.domain.ledger import EntryKind
from bot.domain.reply import Finding, Severity
from bot.language.grammar.statements import Actor, Mood
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import content, gist, stem_set

_ALIKE = 85
"""Similarity of two sentences, out of 100, from which one repeats the other."""
_SHARE = 0.5
"""Share of a reply's informative sentences that must be repetitions."""
_CLOSE = 0.6
"""Similarity of a whole reply to an earlier message, from 0 to 1."""
_SAME_RULE = 0.6
"""Share of a sentence's words that the rule told before must have."""
_LEAST_WORDS, _LEAST_TELLING, _LEAST_KNOWN = 4, 4, 3
_RULES = stem_set(
    "policy term condition rule window eligible guideline require must allow permit according deduct cover"
)
_LEAST_RULE = 2
_GENERAL = (Mood.STATED, Mood.POSSIBLE, Mood.REFUSED, Mood.CONDITION)
_HOLDS = re.compile(
    r"\b(?:must|only|never|cannot|(?:is|are) (?:not|excluded|limited|exempt|final|subject|at the (?:buyer|customer)))\b"
    r"|n't\b|\bunless\b",
    re.I,
)
_AS_SAID = re.compile(
    r"\bas\b(?! you)(?:(?! you\b)[^,.;!?]){0,40}?\b"
    r"(?:explained|mentioned|stated|said|told|informed|advised|pointed out|noted|outlined|described|indicated"
    r"|communicated|set out|written|wrote)\b"
    r"|\b(?:i|we|colleagues?|team)(?:'ve| have| has)? already "
    r"(?:explained|told|said|informed|mentioned|answered|pointed|written|advised)\b",
    re.I,
)
_READ_BEFORE = "The customer has read this from us before. Say what is new, or who decides and by when."
_KNOWN_RULE = "The customer knows this rule. Say what it means in their case, or what we can do besides."
_KNOWN = "They write that they know this. Answer what they ask now; we owe them a decision, and by when."
_RULES_ONLY = "More is said about rules than about what we do. Lead with what happens next."


def same_again(reply: Reply) -> Iterator[Finding]:
    """Signal 3: the reply is close to an earlier message of ours, as a whole or in half of what it says."""
    ours, earlier = telling(reply.text), [s for t in _messages(reply) for s in telling(t)]
    again = [(s, e) for s in ours if (e := _like(s, earlier))]
    if again and len(again) >= _SHARE * len(ours):
        yield reply.found("repeated", Severity.WARN, again[0][0], _READ_BEFORE, again[0][1])
        return
    closest = max(_messages(reply), key=lambda text: similarity(reply.text, text), default="")
    weighty = all(len(content(text)) >= _LEAST_TELLING for text in (reply.text, closest))
    if weighty and similarity(reply.text, closest) >= _CLOSE:
        yield reply.found("repeated", Severity.WARN, "", _READ_BEFORE, closest)


def _messages(reply: Reply) -> list[str]:
    return [t.text for t in reply.matter.turns if t.who is Who.US]


def _like(sentence: str, others: list[str]) -> str | None:
    """An earlier sentence with the same words, or with all of them and more."""
    mine = gist(sentence)
    return next(
        (o for o in others if fuzz.token_sort_ratio(sentence.lower(), o.lower()) >= _ALIKE or mine <= gist(o)), None
    )


def telling(text: str) -> list[str]:
    """Informative sentences, without greetings and thanks."""
    return [s for s in sentences(text) if len(content(s)) >= _LEAST_WORDS]


def same_clause(reply: Reply) -> Iterator[Finding]:
    """Signal 4: a rule that the customer was told before, without anything new."""
    told = [e for e in reply.ledger.of(EntryKind.TOLD) if gist(e.quote) & _RULES]
    for sentence in telling(reply.text):
        words = gist(sentence)
        before = next((e for e in told if len(words & gist(e.quote)) >= _SAME_RULE * len(words)), None)
        if before and words & _RULES and _read_it(reply):
            yield reply.found("circular", Severity.STOP, sentence, _KNOWN, before.quote)
            return
        if before and words & _RULES:
            yield reply.found("same_clause", Severity.WARN, sentence, _KNOWN_RULE, before.quote)
            return


def _read_it(reply: Reply) -> bool:
    """Whether they say that they have read the rule, and the reply has no act of ours."""
    known = [e for e in reply.ledger.of(EntryKind.TOLD) if e.who is Who.CUSTOMER and e.turn >= 0]
    spoken = any(gist(reply.matter.turns[e.turn].text) & _RULES for e in known)
    ours = (Mood.PLANNED, Mood.DONE, Mood.DOING)
    return spoken and not any(s.actor is Actor.WRITER and s.mood in ours for s in reply.said)


def told_again(reply: Reply) -> Iterator[Finding]:
    """Signal 4, said openly: `as already explained`, to a customer who says that they know."""
    known = [e for e in reply.ledger.of(EntryKind.TOLD) if e.who is Who.CUSTOMER]
    for sentence in sentences(reply.text) if known else ():
        if _AS_SAID.search(sentence) and len(content(sentence)) >= _LEAST_KNOWN:
            yield reply.found("circular", Severity.STOP, sentence, _KNOWN, known[-1].quote)


def policy_heavy(reply: Reply) -> Iterator[Finding]:
    """Signal 5: more sentences about rules than about acts, unless the customer only asks."""
    ours = (Mood.PLANNED, Mood.DONE, Mood.DOING)
    acts = {s.sentence for s in reply.said if s.actor is Actor.WRITER and s.mood in ours and not s.negated}
    rules = [s for n, s in enumerate(sentences(reply.text)) if n not in acts and _is_rule(n, s, reply)]
    if only_asks(reply):
        return
    if len(rules) >= 2 and len(rules) > len(acts):
        yield reply.found("policy_heavy", Severity.WARN, rules[0], _RULES_ONLY)


def _is_rule(number: int, sentence: str, reply: Reply) -> bool:
    """Whether it is true for everybody: it is about rules, or a duty or exclusion in general."""
    words = content(sentence)
    if len(words) >= _LEAST_WORDS and set(words) & _RULES:
        return True
    said = [s for s in reply.said if s.sentence == number]
    as_such = said and all(s.actor is Actor.NOBODY and s.mood in _GENERAL for s in said)
    return bool(as_such) and len(words) >= _LEAST_RULE and (bool(set(words) & _RULES) or bool(_HOLDS.search(sentence)))
