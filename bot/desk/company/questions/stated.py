"""What our listing states of what is asked: `lamp height?` is answered by its attributes."""

from collections.abc import Iterator, Sequence

from bot.domain.records import Product, Recorded
from bot.domain.reply import Citation, Passage, SourceKind, SourceRef
from bot.knowledge.schema.listing_rules import Attribute
from bot.language.vocabulary.stems import stem
from bot.listings.asking import asked_of
from bot.listings.reading import read_listing
from bot.listings.stated.table import rows, said_of

_MOST_READ = 5_000
"""Characters of a description that are read."""


def stated_of(
    found: Recorded[Product], question: str, attributes: Sequence[Attribute], silent: bool
) -> Iterator[Passage]:
    """A sentence for each attribute that is asked for and stated. Unless `silent`, also that none is stated."""
    asked = _asked(question, attributes)
    value = found.value
    if not asked or not any(c.isalnum() for c in value.title):
        return
    listing = read_listing(value.sku, f"{value.title}\n{value.description[:_MOST_READ]}")
    source = SourceRef(SourceKind.RECORD, f"product {value.sku}", found.report.as_of.isoformat())
    stated = [row for row in rows([said_of(listing, attributes)], attributes) if row.attribute in asked]
    told = [f"says of {row.title.lower()}: {row.cells[0].said}" for row in stated]
    missing = [a.title.lower() for a in attributes if a.id in asked - {row.attribute for row in stated}]
    missing = [] if silent or told else [f"doesn't state its {' or '.join(missing)}"]
    for words in (*told, *missing):
        citation = Citation(source, found.report.said)
        yield Passage(f"The listing of {value.title} ({value.sku}) {words}.\n", (citation,))


def asks_only_of(question: str, words: Sequence[str], attributes: Sequence[Attribute]) -> bool:
    """Whether these words of a question are all about attributes it asks for."""
    known = {a.id: a for a in attributes}
    forms = [f for id in _asked(question, attributes) for f in _forms(known[id])]
    named = {stem(word) for form in forms for word in form.replace("*", "").split()}
    return bool(words) and all(stem(word) in named for word in words)


def _forms(attribute: Attribute) -> tuple[str, ...]:
    return (attribute.title, *attribute.before, *attribute.after, *attribute.asked, *attribute.heard)


def _asked(question: str, attributes: Sequence[Attribute]) -> set[str]:
    return {*asked_of(question, attributes), *_named(question, attributes)}


def _named(question: str, attributes: Sequence[Attribute]) -> Iterator[str]:
    """Attributes named by a word of their title or of their measure."""
    words = {stem(w) for w in question.replace("?", " ").split()}
    for attribute in attributes:
        forms = (attribute.title, *attribute.before, *attribute.after)
        named = {stem(form) for form in forms if " " not in form}
        if words & named:
            yield attribute.id
