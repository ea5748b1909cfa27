"""The file of prices of models, per million tokens, as of a day."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from bot.domain.costs import Price, PriceList
from bot.knowledge.schema.clauses import Day, Standing, Strict
from bot.knowledge.schema.problems import refuse
from bot.knowledge.schema.reading import read_model
from bot.knowledge.schema.sheets import read_sheet

_Amount = Annotated[Decimal, Field(ge=0)]


class ModelPrice(Strict):
    """Per million tokens."""

    input: _Amount
    output: _Amount
    cache_read: _Amount
    cache_write: _Amount


class PriceFile(Strict):
    """`prices` names the provider."""

    prices: str = Field(min_length=1)
    currency: str = Field(pattern="^[A-Z]{3}$")
    as_of: Day
    source: str | None = None
    status: Standing = Standing.CONFIRMED
    models: dict[str, ModelPrice] = Field(min_length=1)


def read_prices(name: str, text: str) -> PriceList:
    """Raises PolicyError with every problem, one a line: file, line, key, what to do."""
    sheet = read_sheet(name, text)
    file, problems = (None, list(sheet.problems)) if sheet.problems else read_model(sheet, PriceFile)
    refuse(problems)
    if file is None:
        raise ValueError("a file without problems has a value")
    models = {name: Price(p.input, p.output, p.cache_read, p.cache_write) for name, p in file.models.items()}
    return PriceList(file.currency, file.as_of, file.status is Standing.CONFIRMED, file.source, models)
