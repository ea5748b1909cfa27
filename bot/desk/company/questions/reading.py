"""Reading a question without a model: its parts, what each asks for, the words that may name an item, and the days.

What fits no pattern is searched in the team's texts.
"""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from bot.desk.company.questions.patterns import FEWER
from bot.desk.company.questions.subjects import Heard, Subject, hear
from bot.language.figures.asked_days import asked_days
from bot.language.figures.periods import Period
from bot.language.segmentation.tokens import straight

MOST_PARTS = 3
"""So many questions in one message are answered."""
USUAL_DAYS = 90
"""How many days back are counted, where none are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Heard):
    """One question: what it asks for, the words that may name an item, and the days."""

    text: str
    item: tuple[str, ...] = ()
    span: Period | None = None

    def days(self, today: date) -> Period:
        """The days that are named, or the usual ones."""
        return self.span or (today - timedelta(days=USUAL_DAYS), today)


_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ASKS = r"(?:who|what|when|where|why|how|which|can|could|may|do|does|did|is|are|was|were|should|must)"
_PARTS = re.compile(rf"[?;\n]+\s*|,?\s+(?:and|also|plus)\s+(?:also\s+)?(?={_ASKS}(?:'s)?\b)", re.I)
_TOP = re.compile(r"\b(?:top|best|worst|last|latest|newest|first)\s+(\d{1,2})\b", re.I)
_SUBJECT_WORDS = frozenset(
    """report reports imported import imports data records old last latest newest recent fresh current date up out sold
    nothing none zero run runs running low reorder reordered restock restocked fewer less than under below returned
    returns return returning come comes came coming sent sends back often most top count total number rate times
    time reason reasons same sell sells selling sale sales seller sellers going rising falling trend trends bought
    buy purchased purchase order orders ordered month month's monthly per each status channel best-selling
    bestselling bestseller price prices cost costs much asin asins sku skus listing listings fulfil fulfils
    fulfilled fulfilment fulfills stock inventory hand left available availability still have replacement
    replacements replace replaced warehouse fba ship ships shipped send offer deliver units unit pieces piece items
    item products product articles article things thing ones quantity more week year day days today yesterday
    january february march april may june july august september october november december quarter past previous
    since between quarters worst least fewest slowest unsold never parcel parcels package packages delivery
    deliveries shipment shipments late overdue refunds refunded paid dispatched arrive arrived transit way
    outstanding unfulfilled marketplace shop shopify amazon buyer buyers whoever comment comments say says said
    complain complains complained inbound incoming during tomorrow stocked unshipped pending cancelled canceled
    contain contains contained containing due pack packed packing go goes gone
    leave leaves needs percent percentage share expensive cheap cheapest dearest pricey monday tuesday
    wednesday thursday friday saturday sunday costliest compared rates
    """.split()
)
_ASKING = frozenset(
    """a an the and or of on in at to for from by with about is are was were be been am do does did done has had having
    will would can could should must may might shall i we you he she it they them their there this that these those
    my our us your its me what which who whom whose when where why how if not no yes please now then also just ever
    got get gets show tell give list find know need want see check hi hello hey thanks team anyone all every one
    other nearly almost soon many much any some enough more ask asks asked asking used use using come comes without
    ok okay rn asap handle handles handled deal deals needed process processes procedure policy policies rule rules
    clause clauses allowed everything anything something whole total best top worst so as than because people
    customers customer buyer buyers really exactly right whats wheres hows whos we've what's where's how's who's
    it's we're there's that's don't doesn't can't isn't aren't haven't hasn't didn't wasn't weren't havent hasnt
    arent isnt didnt popular popularity yet currently actually else compare compared comparing versus vs anybody
    somebody someone open waiting older highest lowest
    """.split()
)
_DEGREE = re.compile(r"\bhow (?:long|far|soon|old|fast|quickly|early|late)\b", re.I)
"""Words that only ask for a measure."""
_HOW_LONG = re.compile(
    r"\bhow (?:long|soon|fast|quickly|late)\b|\bhow (?:many|much) (?:hours|days|weeks|months|time)\b"
    r"|^\W*when\b|\b(?:until when|by when|deadline|time limit|last day)\b",
    re.I,
)
_POLICY = re.compile(r"\b(?:polic(?:y|ies)|rules?)\b", re.I)
_COUNTED_DAYS = re.compile(r"\b\d{1,4} (?:days?|weeks?|months?|years?)\b|\b20\d\d\b", re.I)
_COUNT_OF_DAYS = re.compile(r"\b\d{1,4}[ -](?=(?:days?|weeks?|months?|years?|hours?)\b)", re.I)
_GLUED = re.compile(r"\b(\d+)(?=(?:mm|cm|m|in|ft|ml|cl|l|g|kg|oz|lb|lbs|w|v)\b)", re.I)
"""`80cm` is read as two words, as titles write it."""
_SEND_BACK = re.compile(
    r"\b(?:send|sends|sending|sent|ship|ships|bring|give|gave|take|takes|taking|took)\s+(?:\w+\s+){0,2}?back\b"
    r"|\bbring\w* back\b",
    re.I,
)
ROWS = re.compile(
    r"\s*(?:which|what (?:items|products|skus|came|do we|are)|how (?:many|often)|list|show|count|top)\b", re.I
)
"""How a question begins that rows answer rather than a rule."""
_SITE = re.compile(r"\bamazon\.[a-z.]+\b", re.I)
_FOLLOWS = re.compile(
    r"^\W*(?:and|or|also|then|but|what about|how about|same (?:for|in|with)|(?:only )?in|for|since)\b"
    r"|\b(?:it|its|they|them|their|those|these|that one|that order|this order|the order)\b",
    re.I,
)
"""How a question begins, or what it names, that goes on from the one before."""
_LONE = re.compile(
    r"\b(?:it|they|them|those|these|one|ones|each|both)\b"
    r"|\bhow (?:many|much) (?=(?:did|do|have|has|were|was|are|can|could|came|of them)\b)",
    re.I,
)


_OF_ITEMS = (Subject.STOCK, Subject.PRODUCT, Subject.ORDERS_OF)


def read_question(text: str, today: date, earlier: Sequence[str] = ()) -> tuple[Asked, ...]:
    """The questions in a text. One that names no item is about the item of the one before, if it can be.

    `earlier` are questions of the same thread, the oldest first: `and in September?` asks the last one of other days.
    """
    text = straight(text)
    found: list[Asked] = []
    for part in _parts(text):
        asked = _read(part.strip(), today)
        if found and not asked.item and (_LONE.search(part) or asked.subject in _OF_ITEMS):
            asked = replace(asked, item=found[-1].item)
        elif not found and (last := _last(earlier, today) if _FOLLOWS.search(part) else None):
            asked = _after(last, asked)
        found.append(asked)
    return tuple(found[:MOST_PARTS]) or (_read(text, today),)


def _parts(text: str) -> list[str]:
    told = [part for part in _PARTS.split(text) if telling(part)]
    return told or ([text] if _FOLLOWS.search(text) else [])


def follows(text: str) -> bool:
    """Whether a question goes on from the one before: `and the lamp?`, `was it refunded?`"""
    return bool(_FOLLOWS.search(straight(text)))


def _last(earlier: Sequence[str], today: date) -> Asked | None:
    """The latest of these questions, read with those before it."""
    return read_question(earlier[-1], today, earlier[:-1])[-1] if earlier else None


def _after(last: Asked, asked: Asked) -> Asked:
    """A question that goes on from another: what it doesn't say is as there. One for a rule stands by itself."""
    if asked.how_to:
        return asked
    item, span = asked.item or last.item, asked.span or last.span
    more_of_it = asked.subject is Subject.TEXT and not asked.how_to and not asked.came_back
    if more_of_it and not (asked.item and last.subject is Subject.TEXT):
        return replace(last, text=asked.text, item=item, span=span)
    return replace(asked, item=item, span=span if asked.subject is last.subject else asked.span)


def telling(text: str) -> tuple[str, ...]:
    """The words that do more than ask."""
    return tuple(w for w in _words(_DEGREE.sub("", text)) if w.lower() not in _ASKING)


def without_counts(text: str) -> str:
    """Without the number before a unit of time: a rule for 30 days answers what is asked of 40."""
    return _COUNT_OF_DAYS.sub("", text)


def asks_how_long(text: str) -> bool:
    """Whether it asks for a time or a last day."""
    return bool(_HOW_LONG.search(text))


def asks_for_policy(text: str) -> bool:
    """Whether it asks for what a policy says as a whole: `our return policy`, `the rules for shipping`."""
    return bool(_POLICY.search(text))


def words_of_questions() -> frozenset[str]:
    """All words that patterns here know; these are no typing errors."""
    return _ASKING | _SUBJECT_WORDS


def _words(text: str) -> list[str]:
    return [re.sub(r"['’]s$", "", w) for w in _WORD.findall(_GLUED.sub(r"\1 ", _SEND_BACK.sub("return", text)))]


def _read(text: str, today: date) -> Asked:
    days = asked_days(text, today)
    bare = _SITE.sub(" ", _TOP.sub(" ", FEWER.sub("", _COUNTED_DAYS.sub("", days.rest))))
    item = tuple(w for w in telling(bare) if w.lower() not in _SUBJECT_WORDS)
    return Asked(text=text, item=item, span=days.span, **asdict(hear(text, days.span is not None)))
