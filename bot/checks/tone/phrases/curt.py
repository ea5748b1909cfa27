"""Short replies that say less than a customer needs: a bare no, a bare order, a note, a condition. Pure.

A short answer that is kind, or tells what was asked, is none of them.
"""

from collections.abc import Iterator

from bot.checks.tone.phrases.forms import Form, Forms
from bot.checks.tone.reading import Reading
from bot.knowledge.schema.style import ToneRule
from bot.language.patterns.any_of import for_lower_case
from bot.language.segmentation.spans import Span

_FEW = 16
"""Words of a reply, with its greeting, up to which it can be curt as a whole."""
_LEAD = r"^\W*(?:(?:just|then|so|but|well|again|first)[ ,]+)*(?:you (?:need to|have to|must|should|can|will have to) )?"
_END = r"\W*$"
_PAPERS = (
    r"(?:(?:the|our|this|your|return|shipping|refund|store|shop|product|item|warranty|full|carrier's|last|previous"
    r"|earlier) )*(?:polic(?:y|ies)|terms(?: (?:and|&) conditions)?|conditions|rules|faqs?|listing|description"
    r"|tracking(?: (?:page|number|link))?|website|web ?page|product page|manual|instructions|messages?|e-?mails?|reply)"
)
_SHOWN = (
    r"(?:photos?|pics?|pictures?|images?|videos?|proofs?(?: of \w+)?|receipts?|invoices?|screenshots?|evidence"
    r"|order (?:number|id)|serial number|details|info(?:rmation)?)"
)
_PROOF = rf"(?:(?:us|me) )?(?:(?:a|an|the|your|some|more|clear|better|new|another|one|two|three) )*{_SHOWN}"
_GIVEN = (
    r"(?:(?:a|an|the|any|your|original|valid) )*"
    rf"(?:{_SHOWN}|box(?:es)?|packaging|packing|tags?|labels?|tracking(?: number)?|return|form)"
)
_REMEDY = (
    r"(?:(?:full|partial|free|new) )?(?:refunds?|returns?|exchanges?|replacements?|money(?: back)?|labels?|warranty"
    r"|claims?|credit|service|help|repairs?|compensation|discount)"
)
_MATTER = (
    r"(?:(?:your|the|my|our) )?"
    r"(?:refund|label|order|replacement|return|item|parcel|package|exchange|case|ticket|request)"
)
_DONE = (
    r"(?:done|sent|shipped|refunded|issued|processed|cancell?ed|closed|answered|replied|noted|fixed|resolved|handled"
    r"|received|forwarded|dispatched|approved|denied|rejected|declined)"
)
_REFUSED = r"(?:refunds?|returns?|exchanges?|exceptions?|discounts?|cancellations?)"
_KIND = for_lower_case(
    r"\b(?:please|pls|kindly|sorry|apolog\w+|regret|thank\w*|glad|happy|pleased?|pleasure|enjoy|welcome|hope|gladly"
    r"|of course|sure|certainly|absolutely|no (?:problem|worries)|understand|afraid|unfortunately|cheers|regards"
    r"|wishes|sincerely|congrat\w*|good news|great|lovely|nice|perfect"
    r"|(?:could|would|can|may|might|shall) (?:you|i|we)\b(?=[^.!]*\?)|if you (?:like|wish|prefer|want)"
    r"|let (?:me|us) (?:know|look|check|help))\b"
    r"|[:;]-?\)|[\U0001f300-\U0001faff\u2600-\u27bf]"
)
_ACTS = for_lower_case(
    r"\b(?:i|we)(?:'ll| will|'ve| have|'m| am|'re| are)\b(?! not\b)|\bthen (?:i|we)\b|\bso that\b|\bbecause\b"
)
"""Somebody acts, or a reason is given."""


class Curt(Form):
    """What a short reply does, what to add to it, and its form."""

    CONDITION = (
        ToneRule.RUDE,
        "It reads as a threat; ask for it kindly, and say what you do once it is here",
        rf"^\W*(?:no|without) {_GIVEN}\W+(?:then )?(?:there(?:'s| is| will be) )?no {_REMEDY}{_END}",
        "",
    )
    REFUSES = (
        ToneRule.COLD,
        "It is a bare no; add the reason, and what the customer can still do",
        r"^\W*(?:no(?: way| chance| can do)?|nope|(?:that's |that is |it's |this is )?(?:not |im)possible"
        r"|(?:we |i )?(?:can't|cannot|can not|don't|do not|won't|will not)(?: do| offer| accept| allow| take)?"
        rf"(?: that| this| it| those| these)?|no {_REFUSED}(?: possible)?){_END}",
        "",
    )
    SENDS_AWAY = (
        ToneRule.COLD,
        "It only points elsewhere; say here what stands there for this order, and what comes next",
        rf"{_LEAD}(?:see|check|read|re-?read|look (?:at|in|up)|refer to|consult|go to|visit)"
        rf" {_PAPERS}(?: (?:again|first|carefully))?{_END}"
        r"|^\W*(?:it's|it is|that's|that is|everything is|as|all)"
        rf"(?: (?:all|clearly|already|stated|written|mentioned|said))* (?:in|on) {_PAPERS}{_END}",
        "",
    )
    WAITS = (
        ToneRule.COLD,
        "It only tells the customer to wait; say what happens meanwhile, by which day, and that the wait is a pity",
        rf"{_LEAD}(?:wait|be patient|hold on|check back)"
        r"(?: (?:a|an|some|few|couple|more|another|\d+(?:[-–]\d+)?|one|two|three|five|ten|bit|for|until|till|it|out"
        rf"|later|tomorrow|longer|business|working|days?|weeks?|hours?|\w+day))*{_END}",
        "",
    )
    DEMANDS = (
        ToneRule.COLD,
        "It only demands; say please, what it is for, and what you do once it is here",
        rf"{_LEAD}(?:send|provide|upload|attach|submit|give|show) {_PROOF}"
        rf"(?: (?:first|again|now|asap)| of \w+(?: \w+)?)*{_END}",
        "",
    )
    NOTES = (
        ToneRule.COLD,
        "It is a note, not an answer; make it a sentence, and say what it means for the customer: how much, by when",
        rf"^\W*(?:{_MATTER} )?(?:already )?{_DONE}{_END}",
        r"!\W*$",
    )


_ALL_OF_IT = Forms[Curt]((Curt.REFUSES, Curt.NOTES))
_A_PART = Forms[Curt]((Curt.CONDITION, Curt.SENDS_AWAY, Curt.WAITS, Curt.DEMANDS))


def curt(reading: Reading) -> Iterator[tuple[Curt, Span]]:
    """What is curt in a short reply, each with its part. A kind word, a reason or somebody who acts is enough."""
    plain = reading.text.replace("\u2019", "'").lower()
    if len(plain.split()) > _FEW or _KIND.search(plain) or _ACTS.search(plain):
        return
    said = [span for span in reading.parts if not reading.greets(span)]
    for start, end in said:
        words = reading.text[start:end]
        found = _A_PART.first(words) or (_ALL_OF_IT.first(words) if len(said) == 1 else None)
        if found:
            yield found, (start, end)
