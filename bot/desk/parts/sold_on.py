"""Where an order is from when nobody says so: by the form of its number, else where the team sells."""

from collections.abc import Iterable

from bot.checks.personal_data.numbers.identifiers import numbered_by
from bot.desk.parts.desk import Desk
from bot.knowledge.schema.clauses import ANY_MARKETPLACE


def sold_on(desk: Desk, said: str, texts: Iterable[str]) -> str:
    """The marketplace `said`; else the one that an order number in the texts belongs to, else the team's own."""
    if said != ANY_MARKETPLACE:
        return said
    company = numbered_by("\n".join(texts))
    return (company and desk.book.marketplace_of(company)) or desk.options.marketplace
