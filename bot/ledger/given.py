"""What a customer has handed over: sent, attached, named, or said to be with us already."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.grammar.statements import Actor, Mood, Statement
from bot.language.matter.asked_order import orders_asked_for
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import stem_set
from bot.ledger.actions import GIVABLE, Step, step_of
from bot.ledger.asked_for import asked_for_and_sent, told_to_and_did, which_they_sent
from bot.ledger.turns import Said

_ORDER = re.compile(r"\b\d{3}-\d{7}-\d{7}\b")
_SHOP_ORDER = re.compile(
    r"(?<![\w#&])#\d{3,8}(?!\w)"
    r"|\b(?:order|purchase)\b(?:[ :#]|\b(?:number|no\b\.?|nr\b\.?|id|is)\b)*\d{3,8}(?![\w-]|[.,]\d|[ ]\w+s\b)",
    re.IGNORECASE,
)
"""`#1042`, `order no. 1042`; not `order 500 pieces`."""
_PHONE = re.compile(r"(?<![\w-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])")
_TRACKING = re.compile(r"\b(?:1Z[0-9A-Z]{16}|TBA\d{12}|9\d{19,25})\b")
_HERE = re.compile(
    r"\b(?:here(?:['\u2019]?s| is| are|,)|see|find|attached:?|enclosed:?)\b[^.!?\n]{0,80}", re.IGNORECASE
)
_RIGHT_HERE = re.compile(
    r"(?:^|(?<=[.!?,;:\n] )|\band )(?:(?:a|the|my|two|three|some) )?(?:photos?|pics?|pictures?|images?|videos?|receipt)"
    r" (?:is |are )?(?:right )?(?:here|below|above|in this mail)\b(?! (?:is|are|was|were|shows?)\b)",
    re.IGNORECASE,
)
"""`New pair please, photo here.`"""
_ADDRESS = re.compile(r"\b\d+\w? [A-Z][\w .,#-]{3,60}?\b[A-Z]{2},? \d{5}\b")
_STREET = re.compile(
    r"\b\d{1,5}\w? (?:[A-Z][\w'.]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Court|Ct|Drive|Dr|Way|Place|Pl|Square"
    r"|Close|Terrace|Boulevard|Blvd|Crescent|Circle|Parkway|Row|Gardens)\b"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w")
_PLAIN = (
    (_ORDER, "order_number"), (_TRACKING, "tracking"), (_PHONE, "phone"), (_ADDRESS, "address"),
    (_STREET, "address"), (_EMAIL, "email"),
)  # fmt: skip
"""What is plain by its form."""
_LABELLED = re.compile(
    r"\b(?P<label>model|serial|order|tracking|purchase|confirmation|batch|lot|sku|zip|e-?mail)(?: ?code)?(?:"
    r" (?:number|no\.?|id|code|#))?"
    r"\s?(?:[:#=-]|is|reads)?\s?(?P<value>(?=[\w@+/-]{0,30}\d)[\w.@+/-]{4,}|[\w.+-]+@[\w.-]+)",
    re.IGNORECASE,
)
_LABELS = {
    "order": "order_number", "purchase": "order_number", "confirmation": "order_number", "tracking": "tracking",
    "zip": "address", "email": "email", "e-mail": "email",
}  # fmt: skip
_KINDS = frozenset({"model", "sku"})
"""What many have alike: who asks about one needn't own it."""
_OURS = re.compile(
    r"\b(?:my|mine|our|ours|this|(?:i|we)(?:'ve| have)?(?: got)? (?:have|own|got|bought|ordered|use))\b", re.I
)
_SENT_THERE = re.compile(
    r"\b(?:to|at|for) (?:the|your|our|this|that|its) (?:\w+ )?address\b"
    r"|\bfrom (?:my|our|another|a) (?:\w+ )?address\b|\be-?mail address\b|\baddress\W{1,3}[\w.+-]+@",
    re.IGNORECASE,
)
"""Where something was sent; that gives nobody an address."""
_WHERE_IT_STANDS = re.compile(
    r"(?<!\bfill )(?<!\bfilled )(?<!\bfilling )"
    r"\b(?:in|on|into|with|via|through) (?:the|your|our|my|that) (?:\w+ )?(?:form|note)\b",
    re.IGNORECASE,
)
"""Where something was written; that gives nobody a form."""
_NOT_MADE = re.compile(
    r"\b(?:without|instead of|rather than|before|forgot|forgetting)\b(?: (?!sen[dt]\b)[\w'-]+){0,3}?"
    r" (?:photos?|pics?|pictures?|videos?|receipts?|invoices?|labels?|forms?|packing slips?)\b",
    re.IGNORECASE,
)
"""`I binned it before thinking of a photo`, `sent it off without the receipt`: there is none."""
_YOUR_PICTURE = re.compile(r"\byour (?:\w+ )?(?:videos?|photos?|pictures?|images?)\b", re.IGNORECASE)
"""`I reset it like your video shows`."""
_WENT = re.compile(
    r"\b(?:went|gone) (?:out |off )?(?:to|with|in) (?:you|my|our|the)\b|\b(?:is|are|was|were) with you\b", re.IGNORECASE
)
"""A photo that went to you."""
_SAYS = stem_set("be read say show start")
_VALUE = re.compile(r"(?<![\w$])(?=[\w./-]*\d)[\w./-]{3,}|\S+@\S+|[\"“][^\"”]{2,40}[\"”]")
_CODE = re.compile(r"(?<![\w$])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{4,}|(?<![\w$.,])\d{5,}(?![.,]\d)")
_WITH_US = re.compile(
    r"\b(?:in|on|with|under|below|above|attached|enclosed|there)\b.{0,30}?"
    r"\b(?:messages?|(?:e-?)?mails?|form|file|thread|chat|letter|notes?|report|ticket|case|account|reply|attached|enclosed"
    r"|below|above|attachments?)\b|\b(?:with|at) you\b|\b(?:attached|enclosed|below|above)\b",
    re.IGNORECASE,
)
_CANNOT = re.compile(r"\b(?:don't|can't|cannot|couldn't|haven't|no longer|which|what|where)\b", re.IGNORECASE)
_NOT_HERE = re.compile(
    r"\b(?:no|not|nothing|none|never|without|forgot\w*|cannot|\w+n't|you|your team|where|how|which)\b[^.!?;,\n]{0,40}$",
    re.IGNORECASE,
)
"""Before *attached*: nothing is, or we attached it."""
_SAYS_OURS = re.compile(r"\b(?:says?|said|reads?|writes?|wrote|states?|stated)(?P<marks>\W*[\"\u201c])", re.IGNORECASE)
"""Before words in quotation marks: somebody else's."""
_OPENS = '"\u201c'
_CLOSES = re.compile('["\u201d]')
VALUES = frozenset({"order_number", "tracking", "serial", "address", "email", "phone", "size"})
"""Things that are given by naming them."""
_ATTACHES = stem_set("attach enclose")
_ATTACHED = re.compile(r"\battach(?:ed|ing)?\b", re.IGNORECASE)
_DELIVERS = stem_set("deliver")
"""`Delivered, the photo shows a blue door`: it is the carrier's photo."""
_RECEIVES = stem_set("get receive find see")
"""What somebody got was given to them."""
_HANDS_OVER = frozenset({"give", "picture", "fill"})
_OBJECT = re.compile(r"\W+(?:the|a|an|my|our|his|her|their|its|two|three)\b", re.IGNORECASE)
_PICTURES = r"(?:them|it|these|those|this|that|(?:the |my |some )?(?:photos?|pics?|pictures?|images?|videos?|clips?))"
_WAITS = re.compile(
    r"\b(?:where|how|what (?:e-?mail|address|number)|which (?:e-?mail|address))\b[^.!?]{0,40}?"
    rf"\b(?:send|e-?mail|upload|post|attach|forward|get|whatsapp) {_PICTURES}\b"
    r"|\b(?:can|could|will|happy to|glad to|able to) (?:\w+ )?(?:send|e-?mail|upload|forward)"
    rf" (?:you |u )?{_PICTURES}\b[^.!?]{{0,30}}\b(?:if|when|should)\b",
    re.IGNORECASE,
)
_SENT_IT = re.compile(
    r"(?:(?:i|we)(?:'ve| have)? )?(?:(?:just|already|only) )*(?:sent|e-?mailed|attached|uploaded|forwarded)"
    r" (?:you |u )?(?:it|them|that|those|this|one|both)\b",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[.!?;,:]\s")
_NOUN_BEFORE = re.compile(
    r"\b(?!(?:is|are|it|this|that|both|all|also|now|have|been)\b)[a-z-]{3,}(?: (?:is|are|was|were))?(?: also| now)? $",
    re.IGNORECASE,
)
_LOOKS = stem_set("look see check study read compare go zoom scroll view watch")
"""`I've looked at every picture`: those are the listing's."""
_SHOWS, _FINDS = stem_set("see look view refer"), stem_set("find")
HANDED = frozenset({"photo", "receipt", "form"})
"""What is handed over by more than naming it."""
_BESIDE = re.compile(r"\b(?:attached|attachments?|enclosed|below|above)\b", re.IGNORECASE)


def handed(said: Said) -> frozenset[str]:
    """The things in a statement that it may hand over, less those that only tell where something stands or went."""
    words, things = said.s.text, said.step.things & GIVABLE
    if _SENT_THERE.search(words):
        things -= {"address"}
    if _NOT_MADE.search(words):
        things -= {"photo", "receipt", "form"}
    if _WHERE_IT_STANDS.search(words):
        things -= {"form", "order_number"}
    looked = said.s.verb in _LOOKS and said.s.actor is Actor.WRITER
    if looked or _YOUR_PICTURE.search(words) or something_attached(words) or said.s.verb in _DELIVERS:
        things -= {"photo"}
    return things


_IT = re.compile(r"\b(?:it|them|that|this|those|both)\b(?! (?:from|by)\b)", re.IGNORECASE)
"""Points at what was named before: `use my new address, I wrote it in my mail`."""


def gives(said: Said, mine: bool, done: bool) -> bool:
    """Whether the statement hands something over, names its value, or says that we have it."""
    s, things = said.s, handed(said)
    if (
        not things
        or s.negated
        or (s.verb in _RECEIVES and s.actor is not Actor.READER)
        or s.mood in (Mood.QUESTION, Mood.REQUEST, Mood.CONDITION)
    ):
        return False
    meant = said.step.things if _IT.search(s.text) else step_of(s.text).things
    with_it = "contact" in said.step.actions and bool(meant & GIVABLE)
    if done and (said.step.actions & _HANDS_OVER or with_it) and (mine or _nobody(said)):
        return True
    if (
        s.verb in _ATTACHES
        or (done and s.actor is Actor.NOBODY and _WENT.search(s.text))
        or (s.actor is Actor.READER and s.verb in ("have", "get") and s.mood is not Mood.POSSIBLE)
    ):
        return True
    return s.verb in _SAYS and (
        bool(_WITH_US.search(s.text)) or (bool(things & VALUES) and bool(_VALUE.search(s.text)))
    )


def waits_to_be_sent(text: str) -> bool:
    """`I took photos, where do I send them?`: what was taken isn't with us yet."""
    return _WAITS.search(text) is not None


def sent_it(said: Said) -> bool:
    """`Sent it last night`: what we had asked for."""
    s = said.s
    mine = s.actor in (Actor.WRITER, Actor.NOBODY) and s.mood in (Mood.DONE, Mood.DOING)
    return mine and not said.denied and _SENT_IT.match(s.text) is not None


def something_attached(words: str) -> bool:
    """`Report attached`, `I attached the receipt`: what lies there is named, and is no picture."""
    attached = _ATTACHED.search(words)
    if attached is None or "photo" in step_of(_ATTACHED.sub("", words)).things:
        return False
    return bool(_NOUN_BEFORE.search(words[: attached.start()]) or _OBJECT.match(words, attached.end()))


def points_at(s: Statement, sentence: str) -> bool:
    """Whether it only points at what is handed over, and asks for nothing: `see the photo`, `please find attached`."""
    if s.mood is not Mood.REQUEST or s.negated or s.verb not in _SHOWS | _FINDS:
        return False
    beside = bool(_BESIDE.search(sentence))
    return beside or (s.verb in _SHOWS and bool(step_of(s.text).things & HANDED))


class OthersWords:
    """What stands in quotation marks behind a saying of others: `your mail says "label attached"`.

    Found once for a whole text: from each statement back to the beginning, it would take the square of its length.
    """

    def __init__(self, text: str) -> None:
        self._found: list[range] = []
        for said in _SAYS_OURS.finditer(text) if any(mark in text for mark in _OPENS) else ():
            for at in range(*said.span("marks")):
                known = bool(self._found) and at + 1 in self._found[-1]
                if text[at] in _OPENS and not known:
                    closes = _CLOSES.search(text, at + 1)
                    self._found.append(range(at + 1, (closes.start() if closes else len(text)) + 1))

    def __contains__(self, start: int) -> bool:
        """Whether what begins there is theirs."""
        before = bisect_right(self._found, start, key=lambda found: found.start)
        return before > 0 and start in self._found[before - 1]


def _not_here(text: str, start: int) -> bool:
    return bool(_NOT_HERE.search(text[:start]))


def _nobody(said: Said) -> bool:
    return said.s.passive and said.s.actor is Actor.NOBODY


def given_in(text: str, theirs: OthersWords, turn: int, who: Who) -> Iterator[Entry]:
    """What stands in the words without a verb: `here are two photos`, `model: HP-2`, an order number."""
    for m in _LABELLED.finditer(text):
        if not _only_asked_about(m, text):
            yield named(_LABELS.get(m["label"].lower(), "serial"), m[0], turn, who)
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        named_here = step_of(sentence).things & VALUES
        if (
            named_here
            and _CODE.search(_TRACKING.sub("", _ORDER.sub("", sentence)))
            and not sentence.rstrip().endswith("?")
            and not _CANNOT.search(sentence)
        ):
            yield Entry(EntryKind.GIVEN, sentence, turn, who, frozenset({"give"}), named_here, named_here)
        yield from asked_for_and_sent(sentence, turn, who)
    yield from told_to_and_did(text, turn, who)
    yield from which_they_sent(text, turn, who)
    for m in (*_HERE.finditer(text), *_RIGHT_HERE.finditer(text)):
        step = step_of(m[0])
        if something_attached(f"{_CLAUSE_ENDS.split(text[: m.start()])[-1]}{m[0]}"):
            step = Step(step.actions, step.things - {"photo"}, step.terms - {"photo"})
        if step.things & GIVABLE and m.start() not in theirs and not _not_here(text, m.start()):
            yield Entry(EntryKind.GIVEN, m[0], turn, who, frozenset({"give"}), step.things, step.terms)
    for pattern, thing in _PLAIN:
        for m in pattern.finditer(text):
            yield named(thing, m[0], turn, who)
    for number in orders_asked_for(text):
        yield named("order_number", number, turn, who)


def _only_asked_about(labelled: re.Match[str], text: str) -> bool:
    """Whether it names a kind of goods in a question, and doesn't say that it is theirs: `is it for model K200?`"""
    if labelled["label"].lower() not in _KINDS:
        return False
    start, end = next((a, b) for a, b in sentence_spans(text) if labelled.start() < b)
    return text[start:end].rstrip().endswith("?") and not _OURS.search(text[start : labelled.start()])


def answered(text: str, asked: frozenset[str], turn: int, who: Who) -> Iterator[Entry]:
    """What we had asked for, where the next message holds a value: `it's the Fjord 300, says so on the sticker`."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if asked and _VALUE.search(sentence) and not _CANNOT.search(sentence):
            yield Entry(EntryKind.GIVEN, sentence, turn, who, frozenset({"give"}), asked, asked)
            return


def without_numbers(text: str) -> str:
    """The words without numbers and addresses that are only named: none of them is a figure that wants an answer."""
    for pattern in (_ORDER, _SHOP_ORDER, _TRACKING, _PHONE, _ADDRESS, _STREET):
        text = pattern.sub(" ", text)
    return text


def named(thing: str, value: str, turn: int, who: Who) -> Entry:
    """A number that the customer has given."""
    things = frozenset({thing})
    return Entry(EntryKind.GIVEN, value, turn, who, frozenset({"give"}), things, things)
