"""Carriers, marketplaces, departments, names and identifiers of a text that nothing in the case names."""

import re
from collections.abc import Iterator

from bot.checks.sourced.overstated.beyond import unknown_names
from bot.checks.sourced.sources import Sources
from bot.domain.case import Who
from bot.domain.reply import Finding, Severity
from bot.language.figures.figures import identifiers
from bot.language.grammar.parties import WRITTEN

_OTHERS = ("Canada Post", "GLS", "PayPal", "Klarna", "Visa", "Mastercard")
"""Companies whose names are also common words elsewhere."""
COMPANY = re.compile(rf"\b(?:{'|'.join((*WRITTEN, *_OTHERS))})\b")
_OFFICE = re.compile(r"\b(?:our|the) ((?:[a-z]+ ){1,2})(?:department|division)\b", re.I)
_ADDRESSED = re.compile(
    r"(?:^|\n)[^\S\n]*+(?:Hello|Hi|Dear|Good (?:morning|afternoon|evening|day))(?P<comma>,)?[, ]+"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Mx)\.? )?(?P<name>[A-Z][a-z'\u2019-]+)(?=(?(comma)[,.!:]|[ ,.!:]))"
)
"""After `Hello,` a capitalized word without a full stop begins the first sentence."""
_CONTRACTED = re.compile(r"['\u2019](?:m|s|d|ll|re|ve)$", re.I)
_OWN_NAME = re.compile(
    r"\b(?:this is|my name is|i'm|i am|name's)\s(?P<name>[A-Z][a-z'\u2019-]+)\b(?!\s(?:is|was|has))"
    r"|(?:\n|(?<=[.!?])\s|(?i:regards|thanks|thank you|best|sincerely|cheers"
    r"|yours),?\s)(?P<signed>[A-Z][a-z'\u2019-]+)(?:\s[A-Z][\w.'\u2019-]*)?\s*$"
)
_FORMS = (
    (re.compile(r"1z(?<=\b1z)[0-9a-z]{16}\b"), "ups"),
    (re.compile(r"tba(?<=\btba)\d{12}\b"), "amazon"),
    (re.compile(r"9(?<=\b9)[1-5]\d{18,24}\b"), "usps"),
)
"""Each pattern begins with literal text, which makes the search fast; a leading `\b` would slow it down."""
_NOBODY = frozenset(
    "customer valued sir madam there again all everyone thank thanks we i it that this he she they here your you team"
    " and to buyer sorry yes no apologies unfortunately".split()
)


def check_parties(text: str, sources: Sources) -> Iterator[Finding]:
    """Each party must be named in the case, a cited clause or one of the situation's. Unknown companies stop.

    A name, number or department that the case lacks only warns in a person's text, unless the case has another.
    """
    clauses = (*sources.cited, *sources.own, *(sources.in_force if sources.by_person else ()))
    known = " ".join((*sources.said, *(f"{c.title} {c.text} {c.say or ''}" for c in clauses))).lower()
    known = f"{known} {' '.join(_carriers(known))}"
    severity = Severity.WARN if sources.by_person else Severity.STOP
    for name in dict.fromkeys(m[0] for m in COMPANY.finditer(text)):
        if not re.search(rf"\b{re.escape(name.lower())}", known):
            reason = f"Nothing in this case names {name}. Record it as a fact if it is right, or take it out."
            yield Finding("party", Severity.STOP, name, reason)
    for office in _OFFICE.finditer(text):
        if office[1].strip().lower() not in known:
            reason = "No clause or fact names this department. Say who acts, or take it out."
            yield Finding("party", severity, office[0], reason)
    yield from _names(text, known, sources)
    quiet = Severity.NOTE if sources.by_person else Severity.WARN
    for name in unknown_names(text, known):
        if not COMPANY.fullmatch(name) and not _ADDRESSED.search(text.split(name)[0][-30:] + name + ","):
            yield Finding("party", quiet, name, f"Nothing in this case names {name}. Make sure that it is right.")
    yield from _identifiers(text, known, severity)


def _carriers(known: str) -> Iterator[str]:
    """Carriers that a tracking number implies."""
    return (name for form, name in _FORMS if form.search(known))


def _names(text: str, known: str, sources: Sources) -> Iterator[Finding]:
    """Whom the reply greets. It stops if the customer gave another name."""
    theirs = frozenset(
        (m["name"] or m["signed"]).lower()
        for t in sources.matter.turns
        if t.who is Who.CUSTOMER
        for m in _OWN_NAME.finditer(t.text)
        if (m["name"] or m["signed"])
    )
    sure = bool(theirs) or not sources.by_person
    for m in _ADDRESSED.finditer(text):
        name = _CONTRACTED.sub("", m["name"])
        if name.lower() not in _NOBODY and not re.search(rf"\b{re.escape(name.lower())}", known):
            reason = f"Nothing in this case says that the customer is called {name}."
            yield Finding("party", Severity.STOP if sure else Severity.WARN, name, reason)


def _identifiers(text: str, known: str, severity: Severity) -> Iterator[Finding]:
    plain = _plain(known)
    unknown = [found for _, found in identifiers(text) if _plain(found) not in plain]
    forms = {_form(name) for _, name in identifiers(known.upper())} if unknown else ()
    for found in unknown:
        reason = "This number is not in the case. Compare it with the order, or take it out."
        yield Finding("identifier", Severity.STOP if _form(found) in forms else severity, found, reason)


def _form(identifier: str) -> str:
    """The form of an identifier, the same for all order numbers."""
    return re.sub(r"[A-Z]", "A", re.sub(r"\d", "0", identifier.upper()))


def _plain(text: str) -> str:
    return re.sub(r"[\s-]", "", text.lower())
