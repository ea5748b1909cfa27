"""What any reply of a support team holds: data asked for, thanks, clauses, steps, limits, a state, our own act."""

import re

from bot.checks.leaving_out import HANDLING
from bot.language.grammar.statements import Actor, Mood, statements
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

_LONGEST = 500
"""Characters of a part that are read."""
_OPENS = r"^\W*(?:(?:ok(?:ay)?|al(?:l )?right|and|also|so|great|sure|perfect|thanks|thank you|hello|hi)[,.!]?\s+)*"
_ASKS = re.compile(
    rf"{_OPENS}(?:(?:what|which|when|where) (?:is|was|are|were|seems to be)"
    r" (?:the|your) (?:[\w-]+ ){0,4}[\w-]+(?: (?:of|on|for|with|in) (?:the|your) [\w -]{1,30})?"
    r"|(?:what|which|how many) (?:[\w-]+ ){0,3}(?:did|do|would) you (?:want|need|like|order|use|see)(?: to)?(?:"
    r" [\w-]+){0,3}"
    r"|(?:are|were) you able to (?!read|understand|count|think|follow|manage|grasp)[\w -]{1,60}"
    r"|(?:did|does) (?:the|it) [\w -]{1,40}\b(?: at| in| on) the [\w -]{1,40})\s*\?\W*$",
    re.I,
)
_BARBED = re.compile(
    r"\b(?:this time|again|even|exactly|really|so|point|supposed|finally|actually|with you|now|excuse|reason)\b", re.I
)
"""A question with such a word may want no answer."""
_THANKS = re.compile(
    rf"{_OPENS}thank(?:s| you)(?: so much| very much| again| a lot)* for (?:your (?:patience|message|order|help|reply"
    r"|(?:\w+ )?(?:photos?|pictures?)|understanding|time)|contacting [\w ]{1,40}|(?:writing|reaching out|waiting"
    r"|checking"
    r"|confirming)(?: (?:to us|back|in))?)(?: today)?(?:, (?:Mr\.?|Ms\.?|Mrs\.?)?\s?\w+)?[.!]?\s*$",
    re.I,
)
_PARTS = re.compile(
    rf"{_OPENS}(?:well,? )?(?:(?:have|enjoy) an? (?:very )?(?:nice|good|great|wonderful|lovely|pleasant) (?:rest of"
    r" your )?"
    r"(?:day|evening|weekend|afternoon|morning|night)"
    r"|(?:it was )?(?:nice|good|a pleasure) (?:chatting|talking|speaking) (?:with|to) you)"
    r"(?:, (?:and )?(?:it was )?(?:nice|good|a pleasure) (?:chatting|talking|speaking) (?:with|to) you)?[.!]?\s*$",
    re.I,
)
_CLAUSE = re.compile(
    r"\b(?:terms|polic(?:y|ies)|warranty|guarantee|law|rules|regulations|label|conditions)\b(?: (?:on|for|of) \w+)?"
    r" (?:\w+ly |do(?:es)? not |doesn't |don't )?(?:excludes?|covers?|gives?|names?|sets?|limits?|asks? for|requires?"
    r"|applies|apply|depends? on|ends?|includes?) (?!this\b|it\b|that\b|such\b|to (?:all|every)|everyone\b|you\b"
    r"|out\b|forth\b|(?:the )?(?:details|rules|particulars)\b)\w",
    re.I,
)
_CITED = re.compile(
    r"\b(?:clause|section|chapter|paragraph|article|point|page|part) \d|\bunder [\"\u201c']\w|\bheaded [\"\u201c']",
    re.I,
)
_BY_HAND = stem_set(
    "shake stir clean wipe dry heat cool cut fold fill empty charge store take assemble attach bend sand"
)
_MAY_BE = re.compile(r"\b(?:can|may|must|should|has to|have to|needs? to)(?: \w+ly| only| then)? be\b", re.I)
_TO_SOMEBODY = re.compile(
    r"\b(?:you|your|yourself|even|any(?:one|body)|every(?:one|body)|child|somebody|someone)\b", re.I
)
_SHORT = 9
"""Words of a plain fact about a thing."""
_STATE = re.compile(
    r"\W*(?:the|it|its|both|one|two|three|some) (?:[\w-]+ ){0,4}?(?:(?:is|are|was|were|has|have|got|came|went)(?:"
    r" now| too| \w+ly)?"
    r" (?:\w+ )?(?:broken|cracked|bent|rust(?:y|ed)|scratched|torn|stripped|loose|gone|dead|flat|stuck|jammed"
    r"|chipped|dented"
    r"|faded|shrunk|leaking|swollen|burn(?:t|ed)|melted|worn|missing|wet|moldy|deep|blown|damaged|stained|warped"
    r"|empty|off"
    r"|in (?:two|three|\w+) pieces)"
    r"|(?:can't|cannot|doesn't|don't|no longer|won't|can no longer)(?: be)? (?:turn|clos|open|work|fit|charg|start"
    r"|hold|lock"
    r"|switch|go|com|stay|run|heat|spin|print|pair|seal|stand)\w*"
    r"|(?:comes?|came|falls?|fell|broke) (?:off|apart|loose)|leaks?|wobbles?|(?:stays?|keeps?|makes?) (?:\w+ing|red"
    r"|on|off|open|shut|dark|cold|wet|(?:a )?noise)|(?:has )?(?:snapped|cracked|tore|melted"
    r"|shrank|faded|rusted|leaked|warped|split|jammed|died))\b[^,;:?!]*$",
    re.I,
)
"""What is wrong with a thing."""
_UNSEEN = re.compile(
    rf"{_OPENS}(?:nobody|no one|none of us|only you|i|we)(?: here| at our end| in the shop| on our side)?"
    r" (?:can(?:'t|not)?|have no way to|am not able to|are not able to|(?:'m|'re) not able to)"
    r" (?:see|read|look (?:up|into)|view|open|access|reset|tell|change) (?:your|the|a|that)"
    r" (?:\w+ )?(?:password|passcode|pin|code|card|account|bank|inbox|number|payment|statement)s?\b"
    rf"|{_OPENS}(?:i|we) (?:can(?:'t|not)|may not|must not|(?:am|are|'m|'re) not (?:able|allowed) to) (?:share|pass on"
    r"|discuss|show|tell|give out|disclose|name)\b[^.!?]{0,20}\b(?:other|another|someone else's|anyone else's"
    r"|any other)"
    r" (?:customer|buyer|person|people|order|account)\w*\b"
    rf"|{_OPENS}(?:it's|it is|that's|this is) an? (?:\w+|\d+)[- ]minute (?:job|task|fix|repair|swap)\b",
    re.I,
)
_NO_DEAL = re.compile(
    r"(?:n't|\b(?:not|never|cannot|unable|forbid\w*|against))\b[^.!?;]{0,40}\b(?:gift|coupon|voucher|discount|refund"
    r"|credit"
    r"|reward|money|pay|free|sample|bonus)\w*\b[^.!?;]{0,25}\b(?:for|in return|in exchange|against)\b[^.!?;]{0,25}"
    r"\b(?:reviews?|ratings?|stars?|feedback)\b",
    re.I,
)
"""That no review is paid for."""
_INVITES = re.compile(
    r"\W*(?:(?:if|should) (?:you (?:think|feel|see|notice|find)\b[^,;:!?]{0,30}\b(?:wrong|mistaken?|mistakes?|errors?"
    r"|missed|overlooked"
    r"|mixed up|unfair|missing|unclear|different)\b[^,;:!?]{0,20}|[^,;:!?]{1,50}\b(?:still|open|wrong|missing|unclear"
    r"|left)\b"
    r"[^,;:!?]{0,20}),?\s+)?(?:just |please |simply |you can |do )*(?:reply|write|answer|respond)"
    r"(?: (?:to (?:me|us|this(?: message| e-?mail)?)|me|us|here|back|below|any ?time|at any time))+"
    r"(?: (?:and|then|,) (?:it|i|we|my|the)\b[^.!?]*| when you(?:'re| are) (?:home|back|ready|there|in|done))?[.]?\s*$",
    re.I,
)
"""That they may write: `If you think I've got it wrong, reply here`."""
_NO_ABUSE = re.compile(
    r"\b(?:i|we|my (?:colleagues?|team)|our team)\b[^.!?]{0,25}\b(?:won't|will not|can't|cannot|don't|do not|stop|end"
    r"|close|pause)"
    r"(?: \w+){0,2} (?:answer|repl(?:y|ies)|respond|read|continue|go on|conversations?|chats?|calls?|messages?"
    r"|threads?)\b"
    r"(?:(?!\byour\b)[^.!?]){0,40}\b(?:insult|threat|swear|abus|slur)\w*\b",
    re.I,
)
"""A limit: `I won't answer messages with threats in them`."""
_SOLD_BY_OTHERS = re.compile(
    r"\byou(?:'ve| have)? (?:\w+ )?(?:bought|ordered|purchased|got) (?:it|this|that|them|the [\w-]+(?: [\w-]+)?)"
    r" (?:from|at|with|through) (?:an?|the|some)? ?(?:other|different)? ?"
    r"(?:seller|shop|store|company|retailer|dealer|marketplace|website|site)\b",
    re.I,
)
"""Who sold it: `I see that you bought this from another seller`."""
_CHANGED = stem_set("update change cancel refund ship correct add remove renew reset switch extend")
_RECORD = re.compile(
    r"\b(?:the|your|both|this|that) (?:\w+ )?(?:name|order|address|account|label|card|payment|subscription|username"
    r"|password|email|phone|number|date|size|colou?r)\b",
    re.I,
)


def ordinary(words: str) -> bool:
    """Whether it is nothing but what any reply holds, so that likeness to a fault is chance."""
    plain = words[:_LONGEST].replace("\u2019", "'")
    asked = bool(_ASKS.match(plain)) and not _BARBED.search(plain)
    return (
        asked
        or any(form.match(plain) for form in (_THANKS, _PARTS, _UNSEEN, _INVITES))
        or any(form.search(plain) for form in (_NO_DEAL, _NO_ABUSE, _SOLD_BY_OTHERS))
        or handled(plain)
        or states(plain)
        or _record_changed(plain)
    )


def cites(words: str) -> bool:
    """Whether it says what a text rules about a thing, or where that stands: `section 4 of the terms`."""
    plain = words[:_LONGEST]
    return bool(_CLAUSE.search(plain) or _CITED.search(plain))


def states(words: str) -> bool:
    """`The lid no longer closes`: how a thing is, short and with nothing beside it."""
    plain = words[:_LONGEST].replace("\u2019", "'")
    return len(plain.split()) <= _SHORT and bool(_STATE.match(plain))


def handled(words: str) -> bool:
    """`It can be tightened with the key in the bag`: an instruction without a person."""
    said = statements(words) if _MAY_BE.search(words) and not _TO_SOMEBODY.search(words) else ()
    return bool(said) and all(
        s.passive and not s.negated and s.actor is Actor.NOBODY and _by_hand(s.verb) for s in said
    )


def _by_hand(verb: str) -> bool:
    return stem(verb) in HANDLING | _BY_HAND


def _record_changed(words: str) -> bool:
    """`I've updated your name to Kim`."""
    said = statements(words)
    ours = all(s.actor is Actor.WRITER and s.mood is Mood.DONE and not s.negated for s in said)
    return bool(said) and ours and all(stem(s.verb) in _CHANGED for s in said) and bool(_RECORD.search(words))
