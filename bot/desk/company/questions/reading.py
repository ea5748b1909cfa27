"""Reading a question without a model: its subject, from a closed set, and the words that may name an item.

The patterns are for questions on a seller's records; what fits none is searched in the team's texts.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.language.figures.periods import Period, period

MOST_PARTS = 3
"""So many questions in one message are answered."""
USUAL_DAYS = 90
"""How many days back are counted, where none are named."""
LOW = 10
"""So many units or fewer are low stock, where no number is named."""


class Subject(StrEnum):
    """What is asked. TEXT: how something is done, or anything else that is written down."""

    REPORTS = "reports"
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
    r"|(?:may|are) (?:we|i|a|the|customers) (?:allowed)?|what(?:'s| is) (?:the|our) (?:policy|rule|process))\b",
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
_BACK_THEN = re.compile(rf"\b{_BACK}\b", re.I)
_SOLD = re.compile(
    rf"\b{_COUNT}\b.*\b(?:sold|sell(?:s|ing)?|sales|bought|buy|purchased?|orders?|ordered)\b"
    r"|\b(?:orders|sales)\b.*\b(?:by month|per month|each month|by status|by channel)\b|\b(?:best|top).?sell\w*\b"
    r"|\b(?:sold|sell(?:s|ing)?)\b.*\b(?:most|best)\b",
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
    since during tomorrow stocked unshipped pending cancelled canceled contain contains contained containing
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
    it's we're there's that's don't doesn't can't isn't currently actually
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
_LONE = re.compile(r"\b(?:it|they|them|those|these|one|ones|each|both)\b", re.I)
_BY = (
    (re.compile(r"\b(?:by|per|each|every) month\b|\bmonthly\b|\bgoing (?:up|down)\b|\btrends?\b", re.I), "month"),
    (re.compile(r"\b(?:by|per|each) (?:sales )?channel\b|\bwhich channel\b", re.I), "channel"),
    (re.compile(r"\bby status\b|\b(?:unshipped|not shipped|pending|cancell?ed|shipped)\b", re.I), "status"),
    (re.compile(r"\b(?:which|what) (?:items?|products?|skus?|articles?)\b|\b(?:most|top|best\w*)\b", re.I), "product"),
)  # fmt: skip


_OF_ITEMS = (Subject.STOCK, Subject.PRODUCT, Subject.ORDERS_OF)


def read_question(text: str, today: date) -> tuple[Asked, ...]:
    """The questions in a text. One that names no item is about the item of the one before, if it can be."""
    found: list[Asked] = []
    for part in filter(telling, _PARTS.split(text)):
        asked = _read(part.strip(), today)
        if found and not asked.item and (_LONE.search(part) or asked.subject in _OF_ITEMS):
            asked = replace(asked, item=found[-1].item)
        found.append(asked)
    return tuple(found[:MOST_PARTS]) or (_read(text, today),)


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
    span = period(text, today)
    subject = _subject(text, span is not None)
    item = tuple(w for w in telling(_FEWER.sub("", _COUNTED_DAYS.sub("", text))) if w.lower() not in _SUBJECT_WORDS)
    by = next((name for pattern, name in _BY if pattern.search(text)), "nothing")
    back, measured = bool(_CAME_BACK.search(text)), bool(_MEASURED.search(text))
    how_to = bool(_HOW_TO.search(text)) and not measured
    return Asked(text, subject, item, span, by, _units(text), back, how_to, measured)


def _subject(text: str, dated: bool) -> Subject:
    if _REPORTS.search(text):
        return Subject.REPORTS
    if _HOW_TO.search(text):
        return Subject.TEXT
    if (
        _NONE_LEFT.search(text)
        or _NEARLY.search(text)
        or _FEW.search(text)
        or (_FEWER.search(text) and _STOCK.search(text))
    ):
        return Subject.SCARCE
    if _RETURNED.search(text) or (dated and _BACK_THEN.search(text)):
        return Subject.RETURNED
    if _ORDERS_OF.search(text):
        return Subject.ORDERS_OF
    if _SOLD.search(text) or (dated and _SOLD_THEN.search(text)):
        return Subject.SOLD
    if _PRODUCT.search(text):
        return Subject.PRODUCT
    return Subject.STOCK if _STOCK.search(text) else Subject.TEXT


def _units(text: str) -> int:
    fewer = _FEWER.search(text)
    if fewer:
        return int(fewer[3]) if fewer[3] else max(0, int(fewer[1] or fewer[2]) - 1)
    return 0 if _NONE_LEFT.search(text) else LOW
