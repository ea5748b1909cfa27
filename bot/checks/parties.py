"""Carriers, marketplaces, departments, names and identifiers of a text that nothing in the case names."""

import re
from collections.abc import Iterator

from bot.checks.beyond import unknown_names
from bot.checks.sources import Sources
from bot.domain.reply import Finding, Severity
from bot.language.figures import identifiers

_COMPANY = re.compile(
    r"\b(?:UPS|USPS|FedEx|DHL|OnTrac|LaserShip|Royal Mail|Canada Post|Evri|Hermes|DPD|GLS|Amazon|eBay|Walmart|Shopify"
    r"|PayPal|Etsy|Klarna|Visa|Mastercard)\b"
)
_OFFICE = re.compile(r"\b(?:our|the) ((?:[a-z]+ ){1,2})(?:department|division)\b", re.I)
_ADDRESSED = re.compile(
    r"(?:^|\n)\s*(?:Hello|Hi|Dear|Good (?:morning|afternoon|evening|day))[, ]+"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Mx)\.? )?(?P<name>[A-Z][a-z'\u2019-]+)(?=[ ,.!:])"
)
_NOBODY = frozenset(
    "customer valued sir madam there again all everyone thank thanks we i your you team and to buyer".split()
)


def check_parties(text: str, sources: Sources) -> Iterator[Finding]:
    """Each party is named in the case, in a cited clause or one of the situation's. A writer's unknown one stops."""
    clauses = (*sources.cited, *sources.own, *(sources.in_force if sources.by_person else ()))
    known = " ".join((*sources.said, *(f"{c.title} {c.text} {c.say or ''}" for c in clauses))).lower()
    severity = Severity.WARN if sources.by_person else Severity.STOP
    for name in dict.fromkeys(m[0] for m in _COMPANY.finditer(text)):
        if not re.search(rf"\b{re.escape(name.lower())}", known):
            yield Finding(
                "party", severity, name, f"Nothing in this case names {name}. Make sure that it is the right one."
            )
    for office in _OFFICE.finditer(text):
        if office[1].strip().lower() not in known:
            reason = "No clause or fact names this department. Say who acts, or take it out."
            yield Finding("party", Severity.WARN, office[0], reason)
    yield from _names(text, known, severity)
    quiet = Severity.NOTE if sources.by_person else Severity.WARN
    for name in unknown_names(text, known):
        if not _COMPANY.fullmatch(name) and not _ADDRESSED.search(text.split(name)[0][-30:] + name + ","):
            yield Finding("party", quiet, name, f"Nothing in this case names {name}. Make sure that it is right.")
    yield from _identifiers(text, known, severity)


def _names(text: str, known: str, severity: Severity) -> Iterator[Finding]:
    for m in _ADDRESSED.finditer(text):
        name = m["name"]
        if name.lower() not in _NOBODY and not re.search(rf"\b{re.escape(name.lower())}", known):
            yield Finding("party", severity, name, f"Nothing in this case says that the customer is called {name}.")


def _identifiers(text: str, known: str, severity: Severity) -> Iterator[Finding]:
    plain = _plain(known)
    for _, found in identifiers(text):
        if _plain(found) not in plain:
            reason = "This number is not in the case. Compare it with the order, or take it out."
            yield Finding("identifier", severity, found, reason)


def _plain(text: str) -> str:
    return re.sub(r"[\s-]", "", text.lower())
