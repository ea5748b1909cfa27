"""Patterns of what questions on a seller's records ask for; `subjects` says what each means. Pure."""

import re

from bot.records.standing import Standing

BACK = r"(?:return(?:s|ed|ing)?|(?:c[ao]mes?|coming|sent|sends?) back)"
COUNT = r"(?:how many|how often|how much|number of|count|total|most|top|which|rate|times)"
HOW_TO = re.compile(
    r"\b(?:how (?:do|does|should|can|could|to|must)|how (?:many|much) (?:days|weeks|months|hours|time)|how long"
    r"|what (?:do|should|must|can) (?:we|i|you|customers|a customer) (?:do|say|tell|write|answer|check|offer|need)"
    r"|what (?:happens|if|to do)|who (?:pays|must|has to|decides|approves)|when (?:do|does|should|may|must|can)"
    r"|may (?:we|i|a|the|customers)|are (?:we|customers|buyers|they) allowed"
    r"|what(?:'s| is) (?:the|our) (?:policy|rule|process))\b",
    re.I,
)
REPORTS = re.compile(
    r"\b(?:reports?|import(?:s|ed)?|data|records)\b(?=.*\b(?:old|last|latest|newest|recent|when|which|date|fresh|current"
    r"|up.to.date)\b)|\b(?:old|last|latest|newest|recent|when|which|fresh|current|up.to.date)\b.*"
    r"\b(?:reports?|import(?:s|ed)?|data|records)\b",
    re.I,
)
NONE_LEFT = re.compile(
    r"(?<!nearly )(?<!almost )(?<!soon )\b(?:out of stock|sold out|nothing left|none left|zero stock)\b", re.I
)
NEARLY = re.compile(r"\b(?:nearly|almost|soon) (?:out of stock|sold out|gone)\b", re.I)
FEW = re.compile(
    r"\b(?:run(?:s|ning)? (?:low|out)|low (?:on|in) stock|low stock"
    r"|(?:should|must|need to|have to) (?:we )?(?:re-?order|re-?stock))\b",
    re.I,
)
FEWER = re.compile(
    r"\b(?:fewer|less) than (\d{1,6})|\b(?:under|below) (\d{1,6})\b|\b(\d{1,6}) or (?:fewer|less)\b", re.I
)
RETURNED = re.compile(
    rf"\b{COUNT}\b.*\b{BACK}\b|\b{BACK}\b.*\b(?:most|often|reasons?|rate|count|times|by month|per month)\b"
    rf"|\b{BACK}\b.*\b(?:going (?:up|down)|rising|falling|(?:in|de)creas\w*|trends?)\b"
    rf"|\b(?:why|reasons?)\b.*\b{BACK}\b|\b(?:what|anything|items?)\b.*\b(?:c[ao]mes?|coming|sent) back\b",
    re.I,
)
PARCELS_LATE = re.compile(
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
DUE = re.compile(
    r"^\W*(?:what|which|(?:is|are) there|anything|any|list|show|how (?:many|much)|do we have)\b"
    r"(?!.*\b(?:costs?|customers?|we do)\b).*"
    r"\b(?:(?:ha(?:ve|s)|needs?|still|left|is|are) to (?:be )?(?:ship|send out|pack|go out|leave)(?:p?ed)?"
    r"|(?:must|should) (?:ship|leave|go out|be (?:shipped|sent out|packed))|(?:over)?due (?:to (?:ship|leave)|out)"
    r"|orders (?:ship|leave|go out) (?:by|today|tomorrow|this week))\b",
    re.I,
)
RATES = re.compile(
    rf"\b(?:return|defect|refund)s? rates?\b|\brates? of returns?\b"
    rf"|\b{BACK}\b.*\b(?:vs\.?|versus|compared|out of|of those|of what)\b.*\b(?:sold|sales|sell|ordered|bought)\b"
    rf"|(?:\b(?:percent\w*|share|proportion)\b|%).*\b{BACK}\b",
    re.I,
)
PRICED = re.compile(
    r"\b(?:(?:most|least) (?:expensive|pricey)|cheapest|dearest|costliest|(?:highest|lowest) prices?)\b", re.I
)
COMING_BACK = re.compile(
    rf"\b(?:which|what|any|how many|list|show|open)\b.*\b(?:{BACK}|returns)\b.*"
    r"\b(?:on (?:the|its|their) way|under way|in transit|outstanding|open|pending|still out|overdue"
    r"|(?:not|yet|never|havent|hasnt)\b.*\b(?:received|arrived|here|in|back|come))\b"
    rf"|\b(?:{BACK}|returns)\b.*n't\b.*\b(?:received|arrived|here|in|back|come)\b|\bopen returns\b",
    re.I,
)
STANDING = (
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
ORDERS = re.compile(r"\borders?\b", re.I)
LISTED = re.compile(r"\b(?:which|what|list|show|give|any|are there|do we have|have we|who|late|overdue)\b", re.I)
SHOWN = re.compile(r"\b(?:list|show|give)\b", re.I)
ORDERS_FIRST = re.compile(r"\W*(?:\w+ )?orders\b", re.I)
HOW_MANY_BY = re.compile(r"\bby (?:status|month|channel)\b|\bhow many orders (?:were|was|are|did|have been)\b", re.I)
REFUNDED = re.compile(
    r"^(?!.*\b(?:polic\w*|rules?|clauses?)\b).*\b(?:what|which|how (?:much|many)|list|show|who|total|orders?)\b.*"
    r"\b(?:refunded|refunds|paid back)\b",
    re.I,
)
UNSOLD = re.compile(
    r"\b(?:never|not|n't|hardly)\b[^.!?]{0,20}\b(?:sold|sell|selling|bought|ordered)\b|\bunsold\b"
    r"|\b(?:no|zero|without) (?:sales|orders)\b",
    re.I,
)
LEAST = re.compile(r"\b(?:worst|least|fewest|slowest|poorest|lowest|cheapest)\b", re.I)
BUYERS = re.compile(r"\bwho(?:ever)? (?:has |have |had |else )?(?:bought|ordered|purchased|got|buys)\b", re.I)
ANY_BACK = re.compile(
    r"\b(?:did|has|have|had|was|were) (?:any|some|no)(?:one|body| \w+)\b.*\b(?:return\w*|sen[dt] .*back|c[ao]me back)\b"
    r"|\bwho (?:has |have )?(?:returned|sent back)\b|\b(?:any|were there) returns\b",
    re.I,
)
COMPARED = re.compile(r"\b(?:vs|versus|compare\w*)\b", re.I)
TOP_ITEMS = re.compile(r"\b(?:top|best|worst)\b(?: \d{1,2})? (?:products?|items?|skus?|articles?|sellers?)\b", re.I)
LATEST = re.compile(
    r"\b(?:latest|newest|last|most recent)(?: (?P<n>\d{1,2}|two|three|four|five|ten))? orders?\b(?! (?:in|from|of) )",
    re.I,
)
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
BACK_THEN = re.compile(rf"\b{BACK}\b", re.I)
SOLD = re.compile(
    rf"\b{COUNT}\b.*\b(?:sold|sell(?:s|ing)?|sales|bought|buy|purchased?|orders?|ordered)\b"
    r"|\b(?:orders|sales)\b.*\b(?:by month|per month|each month|by status|by channel)\b|\b(?:best|top).?sell\w*\b"
    r"|\b(?:sold|sell(?:s|ing)?)\b.*\b(?:most|best|worst|least)\b|\b(?:worst|least|slowest).?sell\w*\b"
    r"|\b(?:most|least) popular\b|\bslow(?:est)?.mov\w+"
    r"|\bhow many (?:parcels|packages|orders) (?:did we (?:ship|send)|(?:have we|were|was) (?:shipped|sent))\b",
    re.I,
)
ORDERS_OF = re.compile(r"\b(?:which|what|list|show)\b.*\borders?\b.*\b(?:contain\w*|with|of|for|ha(?:s|ve|d))\b", re.I)
CAME_BACK = re.compile(r"\b(?:returned|came back|sent back|returns (?:of|for|on))\b|\breturns\W*$", re.I)
MEASURED = re.compile(
    r"\bhow (?:long|heavy|high|tall|wide|deep|thick|big|large|much weight) (?:is|are|does|do)\b", re.I
)
SOLD_THEN = re.compile(r"\b(?:sold|sell|sales|bought|orders)\b", re.I)
PRODUCT = re.compile(
    r"\b(?:prices?|costs?|how much (?:is|are)|asins?|sku of|listings?|do we sell|sells? for|fulfil\w*|who ships)\b",
    re.I,
)
STOCK = re.compile(
    r"\b(?:how many|units|in stock|stock|inventory|on hand|left|available|availability|(?:do|did) we (?:still )?have"
    r"|we got|have (?:any|some|enough)|any more|enough|replacements?|warehouse|fba"
    r"|(?:can|could) we (?:still |also |even |really )?(?:ship|send|replace|offer|deliver))\b",
    re.I,
)
COMMENTS = re.compile(
    r"\b(?:what|which|show|any|list)\b.*\b(?:comments?|complain\w*|feedback)\b"
    r"|\bwhat (?:do|did|does) (?:the |our )?(?:customers?|buyers?|people|they) (?:say|write|complain|tell)\b",
    re.I,
)
INBOUND = re.compile(r"\b(?:on (?:the|its|their) way|inbound|incoming|under way|in transit)\b", re.I)
