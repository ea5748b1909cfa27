"""What a question asks for, from a closed set, by patterns for questions on a seller's records. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.records.standing import Standing

LOW = 10
"""So many units or fewer are low stock, where no number is named."""


class Subject(StrEnum):
    """What is asked. TEXT: how something is done, or anything else that is written down."""

    REPORTS = "reports"
    PARCELS = "parcels to customers"
    COMING_BACK = "returns that aren't here yet"
    ORDERS_THAT = "orders that stand so"
    DUE = "orders that are to leave by a day"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a question asks for; `by` is how counts are grouped."""

    subject: Subject
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
FEWER = re.compile(
    r"\b(?:fewer|less) than (\d{1,6})|\b(?:under|below) (\d{1,6})\b|\b(\d{1,6}) or (?:fewer|less)\b", re.I
)
_RETURNED = re.compile(
    rf"\b{_COUNT}\b.*\b{_BACK}\b|\b{_BACK}\b.*\b(?:most|often|reasons?|rate|count|times|by month|per month)\b"
    rf"|\b{_BACK}\b.*\b(?:going (?:up|down)|rising|falling|(?:in|de)creas\w*|trends?)\b"
    rf"|\b(?:why|reasons?)\b.*\b{_BACK}\b|\b(?:what|anything|items?)\b.*\b(?:c[ao]mes?|coming|sent) back\b",
    re.I,
)
_PARCELS_LATE = re.compile(
    r"^(?!.*\b(?:polic\w*|rules?|clauses?|counts? as|means?|did we (?:ship|send)"
    r"|(?:have|has) (?:we )?(?:shipped|sent))\b).*"
    r"(?:\b(?:which|what|any|how many|list|show) (?:of our |of the |our )?"
    r"(?:parcels?|packages?|deliveries|shipments?)\b"
    r"|\bwhere (?:are|is) (?:our |the |all )?(?:parcels?|packages?|deliveries|shipments?)\b"
    r"|\b(?:parcels?|packages?|deliveries|shipments?)\b.*\b(?:late|overdue|delayed|on (?:the|their) way|in transit)\b"
    r"|\b(?:which|any|do we have|list|show|what)\b.*\b(?:late|overdue|delayed)\b.*\b(?:orders|shipments|parcels)\b"
    r"|\b(?:which|any|list|show|what) orders\b.*\b(?:late|overdue|delayed)\b)",
    re.I,
)
_DUE = re.compile(
    r"^\W*(?:what|which|anything|any|list|show|how (?:many|much)|do we have)\b(?!.*\b(?:costs?|customers?|we do)\b).*"
    r"\b(?:(?:ha(?:ve|s)|needs?|still|left|is|are) to (?:be )?(?:ship|send out|pack|go out|leave)(?:p?ed)?"
    r"|(?:must|should) (?:ship|leave|go out|be (?:shipped|sent out|packed))|due (?:to (?:ship|leave)|out)"
    r"|orders (?:ship|leave|go out) (?:by|today|tomorrow|this week))\b",
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
_COMMENTS = re.compile(
    r"\b(?:what|which|show|any|list)\b.*\b(?:comments?|complain\w*|feedback)\b"
    r"|\bwhat (?:do|did|does) (?:the |our )?(?:customers?|buyers?|people|they) (?:say|write|complain|tell)\b",
    re.I,
)
_INBOUND = re.compile(r"\b(?:on (?:the|its|their) way|inbound|incoming|under way|in transit)\b", re.I)
_PLAIN = (
    (Subject.DUE, _DUE),
    (Subject.COMING_BACK, _COMING_BACK),
    (Subject.PARCELS, _PARCELS_LATE),
    (Subject.REFUNDED, _REFUNDED),
    (Subject.UNSOLD, _UNSOLD),
    (Subject.ORDERS_OF, _BUYERS),
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
    (
        re.compile(
            r"\bby status\b|\b(?:unshipped|not shipped|pending|cancell?ed|shipped|did we (?:ship|send))\b", re.I
        ),
        "status",
    ),
    (
        re.compile(
            r"\b(?:which|what) (?:items?|products?|skus?|articles?)\b|\b(?:most|top|best\w*|worst|least|slowest)\b",
            re.I,
        ),
        "product",
    ),
)


def hear(text: str, dated: bool) -> Heard:
    """What the text asks for. `dated`: it names days."""
    measured = bool(_MEASURED.search(text))
    return Heard(
        subject=_subject(text, dated),
        by=_by(text),
        units=_units(text),
        came_back=bool(_CAME_BACK.search(text)),
        how_to=bool(_HOW_TO.search(text)) and not measured,
        measured=measured,
        least=bool(_LEAST.search(text)),
        stands=next((stands for stands, pattern in _STANDING if pattern.search(text)), None),
        buyers=bool(_BUYERS.search(text)),
        inbound=bool(_INBOUND.search(text)),
        latest=_latest(text),
    )


def _by(text: str) -> str:
    grouped = next((name for pattern, name in _BY if pattern.search(text)), None)
    return grouped or ("month" if _COMPARED.search(text) else "nothing")


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
        or (FEWER.search(text) and _STOCK.search(text))
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
    fewer = FEWER.search(text)
    if fewer:
        return int(fewer[3]) if fewer[3] else max(0, int(fewer[1] or fewer[2]) - 1)
    return 0 if _NONE_LEFT.search(text) else LOW
