"""Reading a desk's policies, prompts and prices from where the settings say."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from os import getpid
from pathlib import Path
from socket import gethostname
from typing import Self

from bot.desk.parts.changed_clauses import ChangedClauses
from bot.desk.parts.desk import Desk
from bot.desk.parts.groups import Groups
from bot.desk.policies.live import Source
from bot.domain.costs import Budget
from bot.errors import PolicyError, SettingsError
from bot.knowledge.book import Book
from bot.knowledge.files import read_book
from bot.knowledge.guidance import FILE
from bot.knowledge.prompts import FOLDER, Prompts
from bot.knowledge.recalled import learn, learn_alike
from bot.knowledge.schema.prices import read_prices
from bot.knowledge.schema.problems import listed, nearest
from bot.loading.folders import PROMPT_SUFFIXES, policy_texts, read_text, read_texts
from bot.loading.training import learn_aside
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies, with the files they were read from."""

    book: Book
    files: dict[str, str]

    @classmethod
    def of(cls, files: Mapping[str, str], folder: str) -> Self:
        """Checked. Raises PolicyError with every problem, under this folder's name."""
        return cls(read_book(files, folder=folder), dict(files))


def read_policies(folder: Path, prompts: Path | None = None) -> Policies:
    """Checked policies, with the team's part of the drafting prompt. Raises PolicyError with every problem."""
    return Policies.of(policy_texts(folder, prompts), folder.resolve().name)


def require_marketplace(settings: Settings, book: Book) -> None:
    """Raises SettingsError where the policies don't know the team's marketplace."""
    known, marketplace = book.marketplaces, settings.levelhead_marketplace
    if marketplace not in known:
        raise SettingsError(
            f"LEVELHEAD_MARKETPLACE: the policies know no marketplace {marketplace!r}"
            f"{nearest(marketplace, known) or '.'} They have {listed(known)}."
        )


def _keeps_the_marketplace(settings: Settings, book: Book) -> None:
    """While it runs it is the policies that changed, and not the setting. Raises PolicyError."""
    try:
        require_marketplace(settings, book)
    except SettingsError as error:
        raise PolicyError(f"{error} Put it back, or change the setting and start again.") from error


def read_prompts(settings: Settings, book: Book) -> Prompts:
    """Checked prompts. Raises PolicyError."""
    files = read_texts(settings.levelhead_prompts, PROMPT_SUFFIXES)
    return Prompts.read({name: text for name, text in files.items() if name != FILE}).check(book)


def _prompt_texts(settings: Settings) -> dict[str, str]:
    """The files of the prompts, as people name them. Raises PolicyError."""
    files = read_texts(settings.levelhead_prompts, PROMPT_SUFFIXES)
    return {f"{FOLDER}/{name}": text for name, text in files.items() if name != FILE}


def read_budget(settings: Settings) -> Budget:
    """Prices, and the limit. Raises PolicyError, and SettingsError for a limit that couldn't be enforced."""
    prices = read_prices(settings.levelhead_prices.name, read_text(settings.levelhead_prices))
    models = (settings.levelhead_draft_model, settings.levelhead_triage_model)
    if settings.levelhead_monthly_limit and (unknown := prices.without_price(models)):
        raise SettingsError(
            f"LEVELHEAD_MONTHLY_LIMIT can't be kept: {settings.levelhead_prices.name} has no price for "
            f"{' and '.join(unknown)}. Add it there."
        )
    return Budget(prices, settings.levelhead_monthly_limit)


def live_source(settings: Settings) -> Source:
    """The folders of a desk, to be looked at again while it runs. Raises PolicyError."""
    folder, prompts = settings.levelhead_policies, settings.levelhead_prompts
    of_model = partial(_prompt_texts, settings) if settings.anthropic_api_key else dict[str, str]

    def look() -> Mapping[str, str]:
        return of_model() | policy_texts(folder, prompts)

    def reread(desk: Desk, files: Mapping[str, str] | None) -> Desk:
        policies = read_policies(folder, prompts) if files is None else Policies.of(files, folder.resolve().name)
        _keeps_the_marketplace(settings, policies.book)
        if not learn_alike(policies.book, desk.book):
            learn_aside(policies.files, settings.levelhead_cache)
        learn(policies.book, desk.options.memory)
        writer = desk.writer
        if desk.asks_a_model:
            writer = writer.with_prompts(read_prompts(settings, policies.book))
        fresh = replace(desk, clauses_since=ChangedClauses(), groups=Groups())
        return replace(fresh, book=policies.book, files=policies.files, writer=writer)

    return Source(look, reread, f"{gethostname()}-{getpid()}", of_model())
