"""Reading a question without a model: its subject, from a closed set, and the words that may name an item.

The patterns are for questions on a seller's records; what fits none is searched in the team's texts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.language.figures.asked_days import asked_days
from bot.language.figures.periods import Period
from bot.language.segmentation.tokens import straight
from bot.records.standing import Standing

MOST_PARTS = 3
"""So many questions in one message are answered."""
USUAL_DAYS = 90
"""How many days back are counted, where none are named."""
LOW = 10
"""So many units or fewer are low stock, where no number is named."""


class Subject(StrEnum):
    """What is asked. TEXT: how something is done, or anything else that is written down."""

    REPORTS = "reports"
    PARCELS = "parcels to customers"
    COMING_BACK = "returns that aren't here yet"
    ORDERS_THAT = "orders that stand so"
    REFUNDED = "refunded"
    UNSOLD = "never sold"
    COMMENTS = "comments on returns"
    SCARCE = "scarce"
    RETURNED = "returned"
    SOLD = "sold"
    ORDERS_OF = "orders of an item"
    PRODUCT = "product"
    STOCK = "stock"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `item` are words that may name an item; `by` is how counts are grouped."""

    text: str
    subject: Subject
    item: tuple[str, ...] = ()
    span: Period | None = None
    by: str = "nothing"
    units: int = 0
    """For low stock: so many units or fewer."""
    came_back: bool = False
    """Whether it is about something that was returned."""
    how_to: bool = False
    """Whether it asks how something is done."""
    measured: bool = False
    """Whether it asks for a weight or a length."""
    least: bool = False
    """Whether the fewest come first."""
    stands: Standing | None = None
    """Which orders are asked for, by where they stand."""
    buyers: bool = False
    """Whether it asks who bought something."""
    inbound: bool = False
    """Whether it asks for what is on its way to a place of ours."""
    latest: int = 0
    """So many of the latest orders; 0: not so."""

    def days(self, today: date) -> Period:
        """The days that are named, or the usual ones."""
        return self.span or (today - timedelta(days=USUAL_DAYS), today)


_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ASKS = r"(?:who|what|when|where|why|how|which|can|could|may|do|does|did|is|are|was|were|should|must)"
_PARTS = re.compile(rf"[?;\n]+\s*|,?\s+(?:and|also|plus)\s+(?:also\s+)?(?={_ASKS}(?:'s)?\b)", re.I)
_BACK = r"(?:return(?:s|ed|ing)?|(?:c[ao]mes?|coming|sent|sends?) back)"
_COUNT = r"(?:how many|how often|how much|number of|count|total|most|top|which|rate|times)"
_HOW_TO = re.compile(
    r"\b(?:how (?:do|does|should|can|could|to|must)|how (?:many|much) (?:days|weeks|months|hours|time)|how long"
    r"|what (?:do|should|must|can) (?:we|i|you|customers|a customer) (?:do|say|tell|write|answer|check|offer|need)"
    r"|what (?:happens|if|to do)|who (?:pays|must|has to|decides|approves)|when (?:do|does|should|may|must|can)"
    r"|may (?:we|i|a|the|customers)|are (?:we|customers|buyers|they) allowed"
    r"|what(?:'s| is) (?:the|our) (?:policy|rule|process))\b",
    re.I,
)
_REPORTS = re.compile(
    r"\b(?:reports?|import(?:s|ed)?|data|records)\b(?=.*\b(?:old|last|latest|newest|recent|when|which|date|fresh|current"
    r"|up.to.date)\b)|\b(?:old|last|latest|newest|recent|when|which|fresh|current|up.to.date)\b.*"
    r"\b(?:reports?|import(?:s|ed)?|data|records)\b",
    re.I,
)
_NONE_LEFT = re.compile(
    r"(?<!nearly )(?<!almost )(?<!soon )\b(?:out of stock|sold out|nothing left|none left|zero stock)\b", re.I
)
_NEARLY = re.compile(r"\b(?:nearly|almost|soon) (?:out of stock|sold out|gone)\b", re.I)
_FEW = re.compile(
    r"\b(?:run(?:s|ning)? (?:low|out)|low (?:on|in) stock|low stock"
    r"|(?:should|must|need to|have to) (?:we )?(?:re-?order|re-?stock))\b",
    re.I,
)
_FEWER = re.compile(
    r"\b(?:fewer|less) than (\d{1,6})|\b(?:under|below) (\d{1,6})\b|\b(\d{1,6}) or (?:fewer|less)\b", re.I
)
_RETURNED = re.compile(
    rf"\b{_COUNT}\b.*\b{_BACK}\b|\b{_BACK}\b.*\b(?:most|often|reasons?|rate|count|times|by month|per month)\b"
    rf"|\b{_BACK}\b.*\b(?:going (?:up|down)|rising|falling|(?:in|de)creas\w*|trends?)\b"
    rf"|\b(?:why|reasons?)\b.*\b{_BACK}\b|\b(?:what|anything|items?)\b.*\b(?:c[ao]mes?|coming|sent) back\b",
    re.I,
)
_PARCELS_LATE = re.compile(
    r"^(?!.*\b(?:polic\w*|rules?|clauses?|counts? as|means?|did we (?:ship|send)|(?:have|has) (?:we )?(?:shipped|sent))\b)"
    r".*"
    r"(?:\b(?:which|what|any|how many|list|show) (?:of our |of the |our )?"
    r"(?:parcels?|packages?|deliveries|shipments?)\b"
    r"|\bwhere (?:are|is) (?:our |the |all )?(?:parcels?|packages?|deliveries|shipments?)\b"
    r"|\b(?:parcels?|packages?|deliveries|shipments?)\b.*\b(?:late|overdue|delayed|on (?:the|their) way|in transit)\b"
    r"|\b(?:which|any|do we have|list|show|what)\b.*\b(?:late|overdue|delayed)\b.*\b(?:orders|shipments|parcels)\b"
    r"|\b(?:which|any|list|show|what) orders\b.*\b(?:late|overdue|delayed)\b)",
    re.I,
)
_COMING_BACK = re.compile(
    rf"\b(?:which|what|any|how many|list|show|open)\b.*\b(?:{_BACK}|returns)\b.*"
    r"\b(?:on (?:the|its|their) way|under way|in transit|outstanding|open|pending|still out|overdue"
    r"|(?:not|yet|never|havent|hasnt)\b.*\b(?:received|arrived|here|in|back|come))\b"
    rf"|\b(?:{_BACK}|returns)\b.*n't\b.*\b(?:received|arrived|here|in|back|come)\b|\bopen returns\b",
    re.I,
)
_STANDING = (
    (Standing.CANCELLED, re.compile(r"\b(?:cancell?ed|called off)\b", re.I)),
    (
        Standing.NOT_SHIPPED,
        re.compile(
            r"\b(?:unshipped|unfulfilled|pending|open|outstanding|overdue|to (?:be )?(?:ship|pack|send)(?:p?ed)?"
            r"|to be sent)\b|(?:\b(?:not|never|yet to|havent|hasnt|arent|isnt|didnt)|n't) (?:yet )?(?:been |be )?"
            r"(?:yet )?"
            r"(?:shipped|sent|left|leave|gone|go|dispatched|ship|dispatch|fulfilled)\b",
            re.I,
        ),
    ),
    (Standing.SHIPPED, re.compile(r"\b(?:shipped|dispatched|sent out|fulfilled|did we (?:ship|send))\b", re.I)),
)
_ORDERS = re.compile(r"\borders?\b", re.I)
_LISTED = re.compile(r"\b(?:which|what|list|show|give|any|are there|do we have|have we|who|late|overdue)\b", re.I)
_SHOWN = re.compile(r"\b(?:list|show|give)\b", re.I)
_ORDERS_FIRST = re.compile(r"\W*(?:\w+ )?orders\b", re.I)
_HOW_MANY_BY = re.compile(r"\bby (?:status|month|channel)\b|\bhow many orders (?:were|was|are|did|have been)\b", re.I)
_REFUNDED = re.compile(
    r"^(?!.*\b(?:polic\w*|rules?|clauses?)\b).*\b(?:what|which|how (?:much|many)|list|show|who|total|orders?)\b.*"
    r"\b(?:refunded|refunds|paid back)\b",
    re.I,
)
_UNSOLD = re.compile(
    r"\b(?:never|not|n't|hardly)\b[^.!?]{0,20}\b(?:sold|sell|selling|bought|ordered)\b|\bunsold\b"
    r"|\b(?:no|zero|without) (?:sales|orders)\b",
    re.I,
)
_LEAST = re.compile(r"\b(?:worst|least|fewest|slowest|poorest)\b", re.I)
_BUYERS = re.compile(r"\bwho(?:ever)? (?:has |have |had |else )?(?:bought|ordered|purchased|got|buys)\b", re.I)
_ANY_BACK = re.compile(
    r"\b(?:did|has|have|had|was|were) (?:any|some|no)(?:one|body| \w+)\b.*\b(?:return\w*|sen[dt] .*back|c[ao]me back)\b"
    r"|\bwho (?:has |have )?(?:returned|sent back)\b|\b(?:any|were there) returns\b",
    re.I,
)
_COMPARED = re.compile(r"\b(?:vs|versus|compare\w*)\b", re.I)
_TOP = re.compile(r"\b(?:top|best|worst|last|latest|newest|first)\s+(\d{1,2})\b", re.I)
_TOP_ITEMS = re.compile(r"\b(?:top|best|worst)\b(?: \d{1,2})? (?:products?|items?|skus?|articles?|sellers?)\b", re.I)
_LATEST = re.compile(
    r"\b(?:latest|newest|last|most recent)(?: (?P<n>\d{1,2}|two|three|four|five|ten))? orders?\b(?! (?:in|from|of) )",
    re.I,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_BACK_THEN = re.compile(rf"\b{_BACK}\b", re.I)
_SOLD = re.compile(
    rf"\b{_COUNT}\b.*\b(?:sold|sell(?:s|ing)?|sales|bought|buy|purchased?|orders?|ordered)\b"
    r"|\b(?:orders|sales)\b.*\b(?:by month|per month|each month|by status|by channel)\b|\b(?:best|top).?sell\w*\b"
    r"|\b(?:sold|sell(?:s|ing)?)\b.*\b(?:most|best|worst|least)\b|\b(?:worst|least|slowest).?sell\w*\b"
    r"|\b(?:most|least) popular\b|\bslow(?:est)?.mov\w+"
    r"|\bhow many (?:parcels|packages|orders) (?:did we (?:ship|send)|(?:have we|were|was) (?:shipped|sent))\b",
    re.I,
)
_ORDERS_OF = re.compile(r"\b(?:which|what|list|show)\b.*\borders?\b.*\b(?:contain\w*|with|of|for|ha(?:s|ve|d))\b", re.I)
_CAME_BACK = re.compile(r"\b(?:returned|came back|sent back|returns (?:of|for|on))\b|\breturns\W*$", re.I)
_MEASURED = re.compile(
    r"\bhow (?:long|heavy|high|tall|wide|deep|thick|big|large|much weight) (?:is|are|does|do)\b", re.I
)
_SOLD_THEN = re.compile(r"\b(?:sold|sell|sales|bought|orders)\b", re.I)
_PRODUCT = re.compile(
    r"\b(?:prices?|costs?|how much (?:is|are)|asins?|sku of|listings?|do we sell|sells? for|fulfil\w*|who ships)\b",
    re.I,
)
_STOCK = re.compile(
    r"\b(?:how many|units|in stock|stock|inventory|on hand|left|available|availability|(?:do|did) we (?:still )?have"
    r"|we got|have (?:any|some|enough)|any more|enough|replacements?|warehouse|fba"
    r"|(?:can|could) we (?:still |also |even |really )?(?:ship|send|replace|offer|deliver))\b",
    re.I,
)
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
    contain contains contained containing
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
_COMMENTS = re.compile(
    r"\b(?:what|which|show|any|list)\b.*\b(?:comments?|complain\w*|feedback)\b"
    r"|\bwhat (?:do|did|does) (?:the |our )?(?:customers?|buyers?|people|they) (?:say|write|complain|tell)\b",
    re.I,
)
_INBOUND = re.compile(r"\b(?:on (?:the|its|their) way|inbound|incoming|under way|in transit)\b", re.I)
_PLAIN = (
    (Subject.COMING_BACK, _COMING_BACK),
    (Subject.PARCELS, _PARCELS_LATE),
    (Subject.REFUNDED, _REFUNDED),
    (Subject.UNSOLD, _UNSOLD),
    (Subject.ORDERS_OF, _BUYERS),
)
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
_BY = (
    (re.compile(r"\b(?:by|per|each|every) month\b|\bmonthly\b|\bgoing (?:up|down)\b|\btrends?\b", re.I), "month"),
    (
        re.compile(
            r"\b(?:by|per|each) (?:sales )?(?:channel|marketplace|shop|store)\b|\bwhich (?:channel|marketplace)\b"
            r"|\b(?:on|in|at|from|via|through|our) (?:the )?(?:shopify|amazon(?:\.[a-z.]+)?|web ?shop|own shop)\b",
            re.I,
        ),
        "channel",
    ),
    (re.compile(r"\bby status\b|\b(?:unshipped|not shipped|pending|cancell?ed|shipped|did we (?:ship|send))\b", re.I), "status"),
    (re.compile(r"\b(?:which|what) (?:items?|products?|skus?|articles?)\b"
                r"|\b(?:most|top|best\w*|worst|least|slowest)\b", re.I), "product"),
)  # fmt: skip


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
    subject = _subject(text, days.span is not None)
    bare = _SITE.sub(" ", _TOP.sub(" ", _FEWER.sub("", _COUNTED_DAYS.sub("", days.rest))))
    item = tuple(w for w in telling(bare) if w.lower() not in _SUBJECT_WORDS)
    by = next((name for pattern, name in _BY if pattern.search(text)), "month" if _COMPARED.search(text) else "nothing")
    back, measured = bool(_CAME_BACK.search(text)), bool(_MEASURED.search(text))
    how_to = bool(_HOW_TO.search(text)) and not measured
    stands = next((stands for stands, pattern in _STANDING if pattern.search(text)), None)
    least, buyers = bool(_LEAST.search(text)), bool(_BUYERS.search(text))
    inbound = bool(_INBOUND.search(text))
    return Asked(
        text,
        subject,
        item,
        days.span,
        by,
        _units(text),
        back,
        how_to,
        measured,
        least,
        stands,
        buyers,
        inbound,
        _latest(text),
    )


def _subject(text: str, dated: bool) -> Subject:
    if _REPORTS.search(text):
        return Subject.REPORTS
    if _COMMENTS.search(text):
        return Subject.COMMENTS
    if _HOW_TO.search(text):
        return Subject.TEXT
    told = next((subject for subject, pattern in _PLAIN if pattern.search(text)), None)
    if told:
        return told
    if _of_orders(text, dated):
        return Subject.ORDERS_THAT
    if (
        _NONE_LEFT.search(text)
        or _NEARLY.search(text)
        or _FEW.search(text)
        or (_FEWER.search(text) and _STOCK.search(text))
    ):
        return Subject.SCARCE
    if _RETURNED.search(text) or _ANY_BACK.search(text) or (dated and _BACK_THEN.search(text)):
        return Subject.RETURNED
    if _ORDERS_OF.search(text):
        return Subject.ORDERS_OF
    if _SOLD.search(text) or _TOP_ITEMS.search(text) or (dated and _SOLD_THEN.search(text)):
        return Subject.SOLD
    if _PRODUCT.search(text):
        return Subject.PRODUCT
    return Subject.STOCK if _STOCK.search(text) else Subject.TEXT


def _of_orders(text: str, dated: bool) -> bool:
    """Whether it asks for a list of orders: by where they stand, of some days, or the latest."""
    if _LATEST.search(text):
        return True
    stands = any(pattern.search(text) for _, pattern in _STANDING)
    if not _ORDERS.search(text):
        return "unshipped" in text.lower()
    if not stands:
        return dated and bool(_SHOWN.search(text)) and not any(pattern.search(text) for pattern, _ in _BY)
    return bool(_LISTED.search(text) or _ORDERS_FIRST.match(text)) and not _HOW_MANY_BY.search(text)


def _latest(text: str) -> int:
    """How many orders are asked for, the latest first; 0: not so."""
    m = _LATEST.search(text)
    if m is None:
        return 0
    return (_COUNTS.get(m["n"].lower()) or int(m["n"])) if m["n"] else 1 + 4 * m[0].lower().endswith("s")


def _units(text: str) -> int:
    fewer = _FEWER.search(text)
    if fewer:
        return int(fewer[3]) if fewer[3] else max(0, int(fewer[1] or fewer[2]) - 1)
    return 0 if _NONE_LEFT.search(text) else LOW
