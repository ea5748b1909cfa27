"""What our listing of an item states of what is asked: `lamp height?` is answered by its attributes."""

from collections.abc import Iterator, Sequence

from bot.domain.records import Product, Recorded
from bot.domain.reply import Citation, Passage, SourceKind, SourceRef
from bot.knowledge.schema.listing_rules import Attribute
from bot.language.stems import stem
from bot.listings.asking import asked_of
from bot.listings.reading import read_listing
from bot.listings.table import rows, said_of


def stated_of(found: Recorded[Product], question: str, attributes: Sequence[Attribute]) -> Iterator[Passage]:
    """A sentence for each attribute that is asked for and that the listing states, with its words."""
    asked = {*asked_of(question, attributes), *_named(question, attributes)}
    if not asked:
        return
    value = found.value
    listing = read_listing(value.sku, f"{value.title}\n{value.description}")
    source = SourceRef(SourceKind.RECORD, f"product {value.sku}", found.report.as_of.isoformat())
    for row in rows([said_of(listing, attributes)], attributes):
        if row.attribute in asked:
            words = f"The listing of {value.title} ({value.sku}) says of {row.title.lower()}: {row.cells[0].said}.\n"
            yield Passage(words, (Citation(source, found.report.said),))


def _named(question: str, attributes: Sequence[Attribute]) -> Iterator[str]:
    """Attributes by a word of their title or of those that stand before their quantity."""
    words = {stem(w) for w in question.replace("?", " ").split()}
    for attribute in attributes:
        named = {stem(form) for form in (attribute.title, *attribute.before) if " " not in form}
        if words & named:
            yield attribute.id
