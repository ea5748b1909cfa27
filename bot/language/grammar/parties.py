"""Whom the words before a verb name: the writer, the reader, a third party, or nobody."""

from typing import Final

from bot.language.grammar.statement import Actor
from bot.language.vocabulary.lexicon import DETERMINERS, word_set

_WRITER: Final = word_set("i we me us myself ourselves")
_MINE: Final = word_set("my our")
_YOURS: Final = word_set("your")
_MARKETPLACES: Final = ("Amazon", "eBay", "Walmart", "Shopify", "Etsy")
_CARRIERS: Final = ("UPS", "USPS", "FedEx", "DHL", "OnTrac", "LaserShip", "Royal Mail", "Evri", "Hermes", "DPD")
WRITTEN: Final = (*_MARKETPLACES, *_CARRIERS)
"""Marketplaces and carriers as their names are written. Add a new one here; all readings of texts know it then."""
MARKETPLACES: Final = frozenset(map(str.lower, _MARKETPLACES))
CARRIERS: Final = frozenset(name.lower().replace(" ", "") for name in _CARRIERS)
COMPANIES: Final = frozenset(name.lower().replace(" ", "") for name in WRITTEN)
"""The same names as words in lower case without blanks."""
OUTSIDERS: Final = COMPANIES | word_set(
    "carrier courier driver mailman postman paypal warehouse marketplace manufacturer supplier vendor bank postal depot"
    " depots warehouses customs police brand maker logistics post-office shipper klarna visa mastercard apple google"
    " repairman technician electrician plumber installer fitter mover movers contractor engineer mechanic handyman"
    " dealer distributor broker forwarder landlord hotel"
)
"""People and companies outside the shop, whoever mentions them."""
OFFICES: Final = word_set(
    "support service centre center office desk hotline helpline team department chat branch clerk agent representative"
    " rep assistant operator advisor adviser employee staff colleague colleagues supervisor manager company bot robot"
    " people guys lady guy man woman person seller shop store specialist specialists counter reps agents"
    " chatbot chatbots bots helpdesk livechat receptionist"
)
"""People at work: the reader's with `your`, the writer's with `my` or `our`, else a third party's."""
KIN: Final = word_set(
    "husband wife son daughter mother father mum mom dad partner sister brother roommate flatmate family kids child"
    " friend girlfriend boyfriend fiance fiancee cousin aunt uncle niece nephew gran grandma grandpa grandmother"
    " grandfather"
)
"""Family and friends."""
_KIN: Final = KIN | word_set("lead leads packer colleague colleagues supervisor manager team staff buyer picker")
_BOUGHT_IN: Final = word_set("delivery shipping fulfilment fulfillment distribution sorting logistics repair freight")
_SOMEBODY: Final = word_set("they he she somebody someone who anybody anyone nobody noone everyone everybody")
_ONE_OF: Final = word_set("member members colleague colleagues one some person both")
"""Of a group, which tells whose they are: `a member of your team`, `one of us`."""
_PEOPLE: Final = word_set("neighbor neighbors neighbour neighbours")


def actor_of(words: list[str]) -> Actor:
    """Whom a run of words in lower case names. The last person named counts, as in `the photos that I`."""
    head = _head(words)
    if len(head) < len(words) and head[-1:] and head[-1] in _ONE_OF and (group := _group(words[len(head) + 1 :])):
        return group
    for i in range(len(head) - 1, -1, -1):
        found = _named(head, i)
        if found is not None:
            return found
    return _with_whom(words) if len(head) < len(words) and head and head[-1] in _SOMEBODY | _ONE_OF else Actor.NOBODY


def _head(words: list[str]) -> list[str]:
    """The words without what a preposition adds: `the man at the depot` is a man."""
    for i, word in enumerate(words):
        if i and word in ("of", "from", "at", "in", "on", "with", "for", "to", "by", "about", "regarding"):
            return words[:i]
    return words


def _group(words: list[str]) -> Actor | None:
    """The writer or the reader, where the group is theirs."""
    if words[:1] in (["mine"], ["ours"]):
        return Actor.WRITER
    found = actor_of(words)
    return found if found in (Actor.WRITER, Actor.READER) else None


def _with_whom(words: list[str]) -> Actor:
    rest = words[len(_head(words)) + 1 :]
    return actor_of(rest) if rest else Actor.THIRD_PARTY


def _named(words: list[str], i: int) -> Actor | None:
    word = words[i]
    owner = next((w for w in reversed(words[max(0, i - 3) : i]) if w in _MINE | _YOURS), "")
    if word == "us" and i and words[i - 1] in DETERMINERS:
        return None
    if word in _WRITER:
        return Actor.WRITER
    if word in ("you", "yourself"):
        return Actor.READER
    if word in OUTSIDERS or word in _PEOPLE or (word == "office" and words[i - 1] == "post"):
        return Actor.THIRD_PARTY
    if word in OFFICES | _KIN and owner in _YOURS and not _bought_in(words, i):
        return Actor.READER
    if word in _KIN and owner in _MINE:
        return Actor.WRITER
    if word in OFFICES or (word in _SOMEBODY and i == len(words) - 1 and len(words) < 3):
        return Actor.THIRD_PARTY
    return None


def _bought_in(words: list[str], i: int) -> bool:
    """Whether it is somebody else's though called yours: `your delivery service`, `your bank's support`."""
    return any(w.removesuffix("'s") in OUTSIDERS | _BOUGHT_IN for w in words[max(0, i - 2) : i])
