"""Classes of verbs and things that mean the same step: to look around the porch is to search outside."""

from bot.language.content import stem_set

_ACTIONS = {
    "search": "check look search examine inspect review verify scour hunt comb",
    "ask": "ask question speak talk knock",
    "contact": "contact call phone ring message write reach chat visit report complain open file",
    "wait": "wait hold await give",
    "send_thing": "return ship mail post bring drop dispatch hand",
    "give": "send attach upload provide share give include submit forward email supply enclose show tell confirm",
    "picture": "photograph film snap record picture",
    "restart": "restart reset reboot unplug plug replug reinstall update upgrade charge recharge switch turn power",
    "weigh": "weigh measure remeasure reweigh",
    "read": "read see",
    "pay": "pay buy order purchase",
    "try": "try test use assemble install clean",
    "cancel": "cancel stop",
}
_THINGS = {
    "neighbor": "neighbor neighbour household family resident tenant concierge roommate husband wife",
    "outside": "porch door garage yard mailbox surroundings area bush garden step building lobby house home",
    "carrier": "carrier courier ups usps fedex dhl post office postal driver depot postman mailman",
    "marketplace": "amazon ebay walmart etsy marketplace support seller service shopify",
    "bank": "bank paypal card",
    "maker": "manufacturer maker brand vendor supplier",
    "photo": "photo picture image screenshot video pic photograph footage",
    "order_number": "order number id reference",
    "tracking": "tracking track label",
    "address": "address street zip",
    "receipt": "receipt invoice proof purchase bill",
    "serial": "serial model imei batch lot sku barcode",
    "parcel": "parcel package box carton shipment unit item product stock pallet inventory",
    "device": "device app cable battery power plug socket outlet lamp machine",
    "hours": "hour day week",
    "claim": "claim case ticket form trace investigation",
}
_ACTION_OF = {s: name for name, words in _ACTIONS.items() for s in stem_set(words)}
_THING_OF = {s: name for name, words in _THINGS.items() for s in stem_set(words)}
GIVABLE = frozenset({"photo", "order_number", "tracking", "address", "receipt", "serial"})
PARTIES = frozenset({"carrier", "marketplace", "bank", "maker"})


def action_of(verb: str) -> str:
    """The class of a verb's stem; the stem itself where it has none."""
    return _ACTION_OF.get(verb, verb)


def things_of(stems: tuple[str, ...]) -> frozenset[str]:
    """The classes of the things among these stems."""
    return frozenset(_THING_OF[s] for s in stems if s in _THING_OF)
