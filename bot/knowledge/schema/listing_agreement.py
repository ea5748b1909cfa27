"""Whether listing files fit together: unique names, and rules and attributes with all they need."""

from collections.abc import Iterator

from bot.knowledge.schema.agreement import Parts
from bot.knowledge.schema.listing_rules import Attribute, AttributeKind, ListingKind, ListingRule
from bot.knowledge.schema.problems import Problem
from bot.knowledge.schema.sheets import Path, Sheet, twice

_NEEDS = {
    ListingKind.FORBIDDEN: ("characters",),
    ListingKind.WORDS: ("heard",),
    ListingKind.REPEATS: ("most",),
}
_MEASURED = (ListingKind.CHARACTERS, ListingKind.BYTES, ListingKind.COUNT)


def listing_disagreements(parts: Parts) -> Iterator[Problem]:
    """Every way in which they don't."""
    rules = [(s, ("rules", i), r) for s, f in parts.listings for i, r in enumerate(f.rules)]
    known = [(s, ("attributes", i), a) for s, f in parts.attributes for i, a in enumerate(f.attributes)]
    claims = [(s, ("evidence", i), e.id) for s, f in parts.attributes for i, e in enumerate(f.evidence)]
    yield from twice(((s, p, r.id) for s, p, r in rules), "rule")
    yield from twice(((s, p, a.id) for s, p, a in known), "attribute")
    yield from twice(claims, "claim")
    for sheet, path, rule in rules:
        yield from _rule(sheet, path, rule)
    for sheet, path, attribute in known:
        yield from _attribute(sheet, path, attribute)


def _rule(sheet: Sheet, path: Path, rule: ListingRule) -> Iterator[Problem]:
    for key in _NEEDS.get(rule.kind, ()):
        if getattr(rule, key) in (None, "", ()):
            yield sheet.problem(path, f"'{rule.id}' is of the kind {rule.kind} and needs '{key}'")
    if rule.kind in _MEASURED and rule.least is None and rule.most is None:
        yield sheet.problem(path, f"'{rule.id}' is of the kind {rule.kind} and needs 'least' or 'most'")


def _attribute(sheet: Sheet, path: Path, attribute: Attribute) -> Iterator[Problem]:
    wanted = {
        AttributeKind.QUANTITY: ("dimension", attribute.dimension),
        AttributeKind.CHOICE: ("values", attribute.values),
        AttributeKind.FEATURE: ("heard", attribute.heard),
    }
    key, given = wanted[attribute.kind]
    if not given:
        yield sheet.problem(path, f"'{attribute.id}' is a {attribute.kind} and needs '{key}'")
