"""Comparing our listing with competitors': read, compared by rules, and by the writer if it is a model."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.checks.personal_data.redaction import Vault, new_nonce, redact_text
from bot.concurrency.priority import computing
from bot.desk.company.comparisons.asked_of_product import Loop, asked_of_product
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import asked
from bot.domain.listing import Comparison, Listing
from bot.domain.records import Product
from bot.domain.reply import Usage
from bot.errors import LevelheadError, WriterBusy, WriterError
from bot.listings.comparing import Known, compare, proposing
from bot.listings.from_a_model import with_proposal
from bot.listings.proposal.refining import refined
from bot.listings.reading import MOST_THEIRS, OURS, read_listing
from bot.store.company.records import named_products
from bot.writers.listing_work import ListingWork, hidden_work, restored_proposal

T = TypeVar("T")
DEFAULT_MARKETPLACE = "amazon.com"
RECORDS = "our records"


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave: our text, or the SKU or ASIN to look it up by, or both; and the competitors' texts."""

    ours: str = ""
    sku: str = ""
    theirs: tuple[str, ...] = ()
    marketplace: str = DEFAULT_MARKETPLACE


@dataclass(frozen=True, slots=True)
class Read:
    """The listings as read, and what else is known."""

    ours: Listing
    theirs: tuple[Listing, ...]
    known: Known


def checked_given(given: Given) -> Given:
    """The same, trimmed. Raises LevelheadError with what to do."""
    theirs = tuple(text.strip() for text in given.theirs if text.strip())
    ours, sku = given.ours.strip(), given.sku.strip()
    if not ours and not sku:
        raise LevelheadError("Give our listing: its text, or the SKU or ASIN of a product in the records.")
    if len(theirs) > MOST_THEIRS:
        raise LevelheadError(f"These are {len(theirs)} competitors; {MOST_THEIRS} at most are compared at once.")
    return replace(given, ours=ours, sku=sku, theirs=theirs)


async def read_given(desk: Desk, given: Given) -> Read:
    """Read all that is compared. Raises LevelheadError for an unknown SKU, or a text that can't be read."""
    given = checked_given(given)
    product = await _product(desk, given.sku) if given.sku else None
    record = [_recorded(product)] if product else []
    spoken_to = desk.book.ears.addressed.found

    def read() -> tuple[Listing, ...]:
        ours = read_listing(OURS, given.ours) if given.ours else replace(record[0], name=OURS)
        return (ours, *(read_listing(f"theirs {n}", text, spoken_to) for n, text in enumerate(given.theirs, 1)))

    ours, *theirs = await _aside(read)
    names = [n for n in (product.sku, product.asin) if n] if product else []
    loop = await asked_of_product(desk, names, ours.language) if names else Loop()
    known = Known(given.marketplace, desk.today, desk.book.listings, tuple(record), loop.asks, dict(loop.words))
    return Read(ours, tuple(theirs), known)


async def _product(desk: Desk, name: str) -> Product:
    async with desk.database.read() as tx:
        found = await named_products(tx, [name, name.upper()])
    if not found:
        raise LevelheadError(
            f"No report has the SKU or ASIN {name}. Paste our listing's text, or import a listings report first."
        )
    return found[0].value


def _recorded(product: Product) -> Listing:
    return read_listing(RECORDS, f"{product.title}\n{product.description}")


async def compared(desk: Desk, read: Read, calls: list[Usage], busy_too: bool = False) -> Comparison:
    """The comparison. With `busy_too`, a busy writer is done without; else WriterBusy is raised."""
    found = await _aside(lambda: compare(read.ours, read.theirs, read.known))
    if not desk.asks_a_model:
        return found
    try:
        return await _by_model(desk, read, found, calls)
    except WriterError as error:
        if isinstance(error, WriterBusy) and not busy_too:
            raise
        return replace(found, fallback=f"Claude didn't compare these: {error} What follows is by rules and counts.")


async def _by_model(desk: Desk, read: Read, found: Comparison, calls: list[Usage], wish: str = "") -> Comparison:
    """Add what the model finds. Its quotes and lines are checked as ours are."""
    vault = Vault(new_nonce())
    work = hidden_work(_work(read, found, wish), lambda text: redact_text(text, vault))
    proposal = await asked(desk, desk.writer, lambda writer: writer.compare(work, calls))
    if proposal is None:
        return found
    plain = restored_proposal(proposal, vault.restore)
    taken = await _aside(lambda: with_proposal(found, plain, read.ours, read.theirs, read.known, bool(wish)))
    return replace(taken, by=desk.writer.name, fallback="")


def _work(read: Read, found: Comparison, wish: str) -> ListingWork:
    return ListingWork(
        ours=read.ours.text,
        theirs=tuple((listing.name, listing.text) for listing in read.theirs),
        records=tuple(record.text for record in read.known.records),
        attributes=tuple(row.title for row in found.rows),
        asked=tuple(a.topic for a in found.asked if a.answered is False),
        limits=tuple(rule.why for rule in read.known.holding),
        previous=found.rewrite.text if wish else "",
        wish=wish,
    )


async def changed(desk: Desk, read: Read, found: Comparison, wish: str, calls: list[Usage]) -> Comparison:
    """The comparison with its proposal changed: by rules if they understand the wish, else by the writer.

    Raises LevelheadError where neither can, WriterBusy where the writer is busy.
    """
    attributes = desk.book.listings.attributes
    try:
        rewrite, out = refined(found, wish, attributes)
        gone = (*found.left_out, out) if out else found.left_out
        made = await _aside(lambda: proposing(found, rewrite, read.ours, read.theirs, read.known))
        return replace(made, left_out=gone, fallback="")
    except LevelheadError as error:
        if not desk.asks_a_model or isinstance(error, WriterError):
            raise
        not_by_rules = str(error)
    try:
        return await _by_model(desk, read, found, calls, wish)
    except WriterBusy:
        raise
    except WriterError as error:
        raise LevelheadError(f"Claude didn't carry this out: {error} {not_by_rules}") from error


async def _aside(do: Callable[[], T]) -> T:
    """Run it in a thread, as long texts take a second; one at a time, as the stemmers are shared."""
    async with computing():
        return await asyncio.to_thread(do)
