"""Comparing listings by rules, and checking and adding what a model says of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.listing import Basis, Comparison, Line, Listing, Rewrite, Row, State, Unanswered
from bot.knowledge.schema.clauses import ANY_MARKETPLACE
from bot.knowledge.schema.listing_rules import Attribute, AttributeKind, ListingRule, ListingRules
from bot.listings.buyers import lacked
from bot.listings.evidence import claims
from bot.listings.limits import breaches
from bot.listings.proposal.overlap import copied, overlaps
from bot.listings.proposal.rewriting import as_listing, fitted, rewritten
from bot.listings.readability import reading
from bot.listings.reading import OURS
from bot.listings.stated.table import Said, rows, said_of, substance
from bot.listings.tongues import NAMES

_LONGEST_TOLD = 80
OFFLINE = "rules and counts; no model read the listings"
NO_PRODUCT = "No SKU was given, so what customers ask or send it back for isn't listed, and no record supports a line."
INTERNAL = (
    "Internal: this compares with competitors' listings. Nothing of it may be sent to a customer or published as it is."
)


@dataclass(frozen=True, slots=True)
class Ask:
    """What customers ask about, or return the product for: the attribute, if it is one, and how often."""

    topic: str
    count: int
    source: str
    attribute: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the listings: our `records`' texts of the product; `words`, stems that customers use."""

    marketplace: str
    today: date
    rules: ListingRules
    records: tuple[Listing, ...] = ()
    asks: tuple[Ask, ...] = ()
    words: Mapping[str, int] = field(default_factory=dict)

    @property
    def holding(self) -> tuple[ListingRule, ...]:
        return self.rules.holding(self.marketplace, self.today)


def compare(ours: Listing, theirs: Sequence[Listing], known: Known) -> Comparison:
    """Everything that rules and counts can say."""
    listings = (ours, *theirs)
    attributes = known.rules.attributes
    said = [said_of(listing, attributes) for listing in listings]
    table = rows(said, attributes)
    asked = answered(known.asks, table)
    wanted = [a.attribute for a in known.asks if a.attribute and a.attribute not in said[0]]
    rewrite = rewritten(ours, table, wanted, recorded(known), known.holding, attributes)
    found = Comparison(
        listings=tuple(listing.name for listing in listings),
        marketplace=known.marketplace,
        rows=table,
        substance=substance([listing.name for listing in listings], table, attributes),
        claims=claims(listings, known.rules.evidence),
        breaches=breaches(ours, known.holding),
        still_broken=(),
        words=lacked(ours, theirs, known.words, _told(table, known.rules.by_id)),
        readings=tuple(map(reading, listings)),
        rewrite=rewrite,
        overlaps=(),
        asked=asked,
        notes=(*_notes(listings), *_limits(known), *([] if known.records else [NO_PRODUCT])),
        by=OFFLINE,
    )
    return proposing(found, rewrite, ours, theirs, known)


def _told(table: Sequence[Row], attributes: Mapping[str, Attribute]) -> Iterator[str]:
    """Words of quantities and labels, which the table shows already. Words of features stay: buyers search for them."""
    for row in table:
        kind = attributes[row.attribute].kind if row.attribute in attributes else None
        if kind is AttributeKind.QUANTITY or row.attribute.startswith("label:"):
            yield from (row.title, *(quote for cell in row.cells for quote in cell.quotes))


def recorded(known: Known) -> Said:
    """What our records say of the product, by attribute."""
    found: dict[str, list[object]] = {}
    for record in known.records:
        for id, mentions in said_of(record, known.rules.attributes).items():
            found.setdefault(id, []).extend(mentions)
    return found  # type: ignore[return-value]  # lists of mentions


def answered(asks: Sequence[Ask], table: Sequence[Row]) -> tuple[Unanswered, ...]:
    """What customers ask, most often first, and whether our listing answers it."""
    ours = {row.attribute: row.cells[0].state for row in table}
    told = (
        Unanswered(a.topic, a.count, a.source, ours.get(a.attribute) is State.STATED if a.attribute else None)
        for a in asks
    )
    return tuple(sorted(told, key=lambda u: (u.answered is True, -u.count, u.topic)))


def proposing(
    found: Comparison, rewrite: Rewrite, ours: Listing, theirs: Sequence[Listing], known: Known
) -> Comparison:
    """The comparison with this rewrite, checked: copied lines left out, rules and lengths applied, overlap measured."""
    own = "\n".join((ours.text, *(r.text for r in known.records)))
    kept = [_uncopied(line, own, theirs) for line in rewrite.lines]
    out = sum(a.text != b.text for a, b in zip(kept, rewrite.lines, strict=True))
    bullets = tuple(line for line in kept[1 : 1 + len(rewrite.bullets)] if line.text)
    description = tuple(line for line in kept[1 + len(rewrite.bullets) :] if line.text)
    whole = fitted(
        Rewrite(kept[0] if kept[0].text else Line(ours.title, support=ours.title), bullets, description), known.holding
    )
    note = [f"{out} lines of the rewrite were left out: they took over a competitor's words."] if out else []
    return replace(
        found,
        rewrite=whole,
        overlaps=overlaps([line.text for line in whole.lines], own, theirs),
        still_broken=breaches(as_listing(whole, ours.language), known.holding),
        notes=tuple(dict.fromkeys((*found.notes, *note))),
    )


def _uncopied(line: Line, own: str, theirs: Sequence[Listing]) -> Line:
    return replace(line, text="") if copied(line.text, own, theirs) else line


def _notes(listings: Sequence[Listing]) -> list[str]:
    notes = [] if len(listings) > 1 else ["No competitor's listing was given, so this looks at ours alone."]
    for listing in listings:
        if listing.to_machines:
            told = " / ".join(f"“{s[:_LONGEST_TOLD]}”" for s in listing.to_machines[:2])
            notes.append(f"{listing.name}: {len(listing.to_machines)} left out, as it speaks to a machine: {told}")
        if listing.language not in ("en", ""):
            notes.append(
                f"{listing.name} is in {NAMES[listing.language]}; what has no words there in the policies isn't found."
            )
        elif not listing.language:
            notes.append(
                f"{listing.name} is in a language that isn't known here; numbers and units are read, little else."
            )
    return notes


def _limits(known: Known) -> Iterator[str]:
    """What a reader must know about missing rules or measures."""
    places = (*known.rules.marketplaces, ANY_MARKETPLACE)
    if known.marketplace not in places:
        yield (
            f"No limits of {known.marketplace} are in the policies, so only those that hold anywhere were looked at; "
            f"there are some for {', '.join(known.rules.marketplaces)}."
        )


def to_prove(rewrite: Rewrite) -> tuple[Line, ...]:
    """The lines that nothing in our records or listing supports."""
    return tuple(line for line in rewrite.lines if line.basis is Basis.IF_TRUE)


__all__ = ["INTERNAL", "OFFLINE", "OURS", "Ask", "Known", "compare", "proposing", "to_prove"]
