"""The table: for each attribute, what each listing states, leaves out, or contradicts itself on."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from bot.domain.listing import NOT_STATED, Cell, Listing, Row, State, Substance
from bot.knowledge.schema.listing_rules import Attribute, AttributeKind
from bot.listings.stated.mention import Mention, is_unnamed
from bot.listings.stated.mentions import mentions

MOST_QUOTES = 3
_MOST_VALUES = 24
"""Most values of one attribute in one listing that are compared with each other."""
Said = Mapping[str, list[Mention]]


def said_of(listing: Listing, attributes: Sequence[Attribute]) -> dict[str, list[Mention]]:
    """The listing's statements, by attribute."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions(listing, attributes):
        if mention.quote in listing.text:
            found.setdefault(mention.attribute, []).append(mention)
    return found


def rows(said: Sequence[Said], attributes: Sequence[Attribute]) -> tuple[Row, ...]:
    """A row for each attribute that any listing states: those of the policies in their order, then labels."""
    known = {a.id: a for a in attributes}
    named = {m.attribute: m.title for one in said for found in one.values() for m in found}
    ordered = [a.id for a in attributes if a.id in named] + sorted(id for id in named if id not in known)
    return tuple(Row(id, named[id], tuple(cell(one.get(id, []), known.get(id)) for one in said)) for id in ordered)


def cell(found: Sequence[Mention], attribute: Attribute | None) -> Cell:
    """What one listing states about one attribute."""
    if not found:
        return NOT_STATED
    found = _meant(found)
    values = tuple(dict.fromkeys(m.value for m in found))
    against = contradiction(found, attribute)
    if against:
        return Cell(State.CONTRADICTORY, " or ".join(dict.fromkeys(m.value for m in against)), _quotes(against))
    shown = _once(found) if attribute and attribute.kind is AttributeKind.QUANTITY else values
    return Cell(State.STATED, ", ".join(shown), _quotes(found))


def _meant(found: Sequence[Mention]) -> Sequence[Mention]:
    """Without unnamed quantities, if others are named: of `up to 75 lb` and `item weight 7 lb`, the second."""
    named = [m for m in found if m.named]
    return [m for m in found if m.named or any(agree(m, n) for n in named)] if named else found


def _once(found: Sequence[Mention]) -> tuple[str, ...]:
    """Each quantity once, in the unit that came first."""
    kept: list[Mention] = []
    for mention in tuple({m.value: m for m in reversed(found)}.values())[::-1][:_MOST_VALUES]:
        if not any(agree(mention, other) for other in kept):
            kept.append(mention)
    return tuple(m.value for m in kept)


def _quotes(found: Sequence[Mention]) -> tuple[str, ...]:
    return tuple({m.quote.casefold(): m.quote for m in reversed(found)}.values())[::-1][:MOST_QUOTES]


def contradiction(found: Sequence[Mention], attribute: Attribute | None) -> tuple[Mention, ...]:
    """Two statements about one attribute that can't both be true.

    None if the listing offers both, as sizes to choose from. A quantity given in two units, 34 cm (15 in), must be the
    same. Unnamed quantities contradict nothing.
    """
    converted = ((a, b) for a, b in pairwise(found) if b.again and not agree(a, b))
    if twice := next(converted, None):
        return twice
    if attribute is not None and attribute.several:
        return ()
    once = tuple({m.value: m for m in reversed(found) if m.named}.values())[:_MOST_VALUES]
    pairs = combinations(sorted(once, key=lambda m: m.start), 2)
    return next(((a, b) for a, b in pairs if not agree(a, b) and not _both_offered(a, b)), ())


def _both_offered(first: Mention, second: Mention) -> bool:
    """Two values as a choice: 500 ml and 750 ml; size S 20 cm, size M 30 cm."""
    return first.measure is not None and first.sentence == second.sentence


def agree(first: Mention, second: Mention) -> bool:
    """Whether both statements have the same value."""
    if first.measure and second.measure:
        return first.measure.same(second.measure)
    return first.value.casefold() == second.value.casefold()


def substance(listings: Sequence[str], found: Sequence[Row], attributes: Sequence[Attribute]) -> tuple[Substance, ...]:
    """How many attributes each listing states; repetitions and unnamed quantities don't count."""
    unnamed = {a.id for a in attributes if is_unnamed(a)}
    telling = [row for row in found if row.attribute not in unnamed]
    return tuple(_substance(name, place, telling) for place, name in enumerate(listings))


def _substance(name: str, place: int, found: Sequence[Row]) -> Substance:
    states = [row.cells[place].state for row in found]
    return Substance(name, states.count(State.STATED), states.count(State.CONTRADICTORY), len(found))


def lacking(found: Sequence[Row]) -> Iterator[Row]:
    """The rows that ours doesn't state and another does."""
    for row in found:
        ours, *theirs = row.cells
        if ours.state is State.NOT_STATED and any(c.state is not State.NOT_STATED for c in theirs):
            yield row
