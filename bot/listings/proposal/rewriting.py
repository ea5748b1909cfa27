"""A rewrite of our listing without a model: what it says now, within the rules, and lines for what it lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain.listing import Basis, Cell, Line, Listing, Part, Rewrite, Row, State
from bot.knowledge.schema.listing_rules import Attribute, AttributeKind, Dimension, ListingKind, ListingRule
from bot.listings.proposal.cleaning import cleaned, shortened
from bot.listings.stated.mention import NO, YES, is_unnamed
from bot.listings.stated.self_named import SELF_NAMED
from bot.listings.stated.table import Said
from bot.listings.tongues import NAMES

GAP = "[fill in]"
GAP_IN = "write it in {language}"
"""Stands in place of an English line in a listing of another language."""
_ORDER = (Basis.OURS, Basis.RECORD, Basis.IF_TRUE, Basis.GAP)
_FROM_TEXT = 5
"""How many bullets are made from our description if we have none."""


def rewritten(
    ours: Listing,
    rows: Sequence[Row],
    wanted: Iterable[str],
    records: Said,
    rules: Sequence[ListingRule],
    attributes: Sequence[Attribute],
) -> Rewrite:
    """The rewrite. `wanted`: attributes that customers ask about; `records`: what our records say of the product."""
    title = Line(_title(ours.title, rules, ours.language), support=ours.title)
    own = [_own(b, Part.BULLETS, rules, ours) for b in ours.bullets] or _from_text(rows, ours.language)
    told = [_own(line, Part.DESCRIPTION, rules, ours) for line in ours.description.splitlines()]
    new = (_in_its_language(line, ours.language) for line in _added(rows, set(wanted), records, attributes))
    added = sorted(new, key=lambda line: _ORDER.index(line.basis))
    bullets = [_settled(line, rows, records) for line in (*own, *added) if line.text]
    description = [_settled(line, rows, records) for line in told if line.text]
    return fitted(Rewrite(title, tuple(bullets), tuple(description)), rules)


def _title(text: str, rules: Sequence[ListingRule], language: str) -> str:
    title = cleaned(text, Part.TITLE, rules, language)
    if any(r.kind is ListingKind.CAPITALS and Part.TITLE in r.parts for r in rules) and title.isupper():
        title = title.title()
    return title


def _own(text: str, part: Part, rules: Sequence[ListingRule], ours: Listing) -> Line:
    return Line(cleaned(text, part, rules, ours.language), support=text)


def _in_its_language(line: Line, language: str) -> Line:
    """An added line is in the policies' words, which are English; in another language a person has to write it."""
    if language in ("en", ""):
        return line
    words = line.text.removesuffix(f": {GAP}")
    return replace(line, text=f"[{words} – {GAP_IN.format(language=NAMES[language])}]")


def _from_text(rows: Sequence[Row], language: str) -> list[Line]:
    """Bullets from what our text states, if it has none, by attribute; in our own words if it isn't English."""
    stated = [(row, row.cells[0]) for row in rows if row.cells[0].state is State.STATED][:_FROM_TEXT]
    if language in ("en", ""):
        return [_line(row.title, cell, Basis.OURS, row.attribute) for row, cell in stated]
    return [Line(cell.quotes[0], Basis.OURS, cell.quotes[0], row.attribute) for row, cell in stated]


def _line(title: str, cell: Cell, basis: Basis, attribute: str) -> Line:
    quote = cell.quotes[0]
    words = quote[:1].upper() + quote[1:] if cell.value in (YES, NO) else f"{title}: {cell.value}"
    return Line(words, basis, quote, attribute)


def _added(rows: Sequence[Row], wanted: set[str], records: Said, attributes: Sequence[Attribute]) -> Iterator[Line]:
    """What ours doesn't state: from a record if there is one, else as a claim to prove or a gap to fill."""
    known = {a.id: a for a in attributes}
    by_id = {row.attribute: row for row in rows}
    lacking = [r.attribute for r in rows if r.cells[0].state is State.NOT_STATED and _may_name(r, known)]
    for id in dict.fromkeys((*lacking, *(w for w in wanted if w not in by_id))):
        attribute = known.get(id)
        if attribute and is_unnamed(attribute):
            continue
        title = by_id[id].title if id in by_id else known[id].title
        if recorded := records.get(id):
            yield Line(f"{title}: {recorded[0].value}", Basis.RECORD, recorded[0].quote, id)
        elif id in by_id and _is_feature(id, attribute) and _claimed(by_id[id]):
            yield Line(f"{title}: yes", Basis.IF_TRUE, attribute=id)
        else:
            gap = _asking(by_id, known) if attribute and attribute.dimension is Dimension.LENGTH else GAP
            yield Line(f"{title}: {gap}", Basis.GAP, attribute=id)


def _asking(by_id: Mapping[str, Row], known: Mapping[str, Attribute]) -> str:
    """A gap that names our lengths without a word beside them: one of them may be the value."""
    row = next((r for r in by_id.values() if r.attribute in known and is_unnamed(known[r.attribute])), None)
    quotes = row.cells[0].quotes if row else ()
    return f"[fill in: is it {' or '.join(quotes)}?]" if quotes else GAP


def _is_feature(id: str, attribute: Attribute | None) -> bool:
    """Whether it is something that a product has or hasn't, rather than a value."""
    return attribute.kind is AttributeKind.FEATURE if attribute else id.startswith(SELF_NAMED)


def _may_name(row: Row, known: dict[str, Attribute]) -> bool:
    """Whether a row's name may be used in our text: it is from the policies, or two competitors use it."""
    return row.attribute in known or sum(c.state is not State.NOT_STATED for c in row.cells[1:]) > 1


def _claimed(row: Row) -> bool:
    return any(c.state is State.STATED and c.value == YES for c in row.cells[1:])


def _settled(line: Line, rows: Sequence[Row], records: Said) -> Line:
    """If our text contradicts itself, the line as our record says it; without a record, the line asks."""
    for row in rows:
        ours = row.cells[0]
        if ours.state is State.CONTRADICTORY:
            for quote in (q for q in ours.quotes if q in line.text):
                known = records.get(row.attribute)
                said = known[0].quote if known else f"[{row.title.lower()}: {ours.value}?]"
                text, basis = line.text.replace(quote, said), Basis.RECORD if known else Basis.GAP
                line = replace(line, text=text, basis=basis, attribute=row.attribute)
                line = replace(line, support=known[0].quote) if known else line
    return line


def fitted(rewrite: Rewrite, rules: Sequence[ListingRule]) -> Rewrite:
    """The rewrite within the lengths and counts of the rules. Bullets beyond them move to the description."""
    title = replace(rewrite.title, text=shortened(rewrite.title.text, _most(rules, Part.TITLE)))
    size = _most(rules, Part.BULLETS)
    bullets = [replace(b, text=shortened(b.text, size)) for b in rewrite.bullets]
    least = max(
        (r.least or 0 for r in rules if r.kind is ListingKind.CHARACTERS and Part.BULLETS in r.parts), default=0
    )
    short, bullets = [b for b in bullets if len(b.text) < least], [b for b in bullets if len(b.text) >= least]
    most = min((r.most for r in rules if r.kind is ListingKind.COUNT and r.most is not None), default=len(bullets))
    description = [*rewrite.description, *bullets[most:], *short]
    return Rewrite(title, tuple(bullets[:most]), tuple(_that_fit(description, rules)))


def _that_fit(lines: Sequence[Line], rules: Sequence[ListingRule]) -> Iterator[Line]:
    """As many lines as the description holds; certain ones first."""
    most, held = _most(rules, Part.DESCRIPTION), 0
    bytes_most = _most(rules, Part.DESCRIPTION, ListingKind.BYTES)
    size = 0
    for line in lines:
        held, size = held + len(line.text) + 1, size + len(line.text.encode()) + 1
        if held <= most + 1 and size <= bytes_most + 1:
            yield line


def _most(rules: Sequence[ListingRule], part: Part, kind: ListingKind = ListingKind.CHARACTERS) -> int:
    found = [r.most for r in rules if r.kind is kind and part in r.parts and r.most is not None]
    return min(found, default=1_000_000)


def as_listing(rewrite: Rewrite, language: str) -> Listing:
    """The rewrite as a listing, to be checked like one."""
    bullets = tuple(line.text for line in rewrite.bullets)
    return Listing("the rewrite", rewrite.title.text, bullets, "\n".join(d.text for d in rewrite.description), language)
