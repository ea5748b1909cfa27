"""The parts every verb works with, as the composition root gives them."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta, tzinfo

from bot.desk.parts.changed_clauses import ChangedClauses
from bot.desk.parts.gauge import Gauge, Ungauged
from bot.desk.parts.groups import Groups
from bot.desk.parts.ports import Announcer, Carrier, Directory, Downloads, Pictures, PolicyFiles
from bot.desk.parts.tally import Tally
from bot.domain.answer import Chart
from bot.domain.clock import Clock
from bot.domain.costs import Budget
from bot.domain.people import Roles
from bot.knowledge.book import Book
from bot.knowledge.words.memory import Forgetful, Memory
from bot.knowledge.words.search import Embed
from bot.runner.wake import Wake
from bot.store.due.work import Ref
from bot.store.engines.database import Database, Tx
from bot.store.history.costs import Meter
from bot.store.rows.cases import WorkKind
from bot.writers.protocol import Writer

Draw = Callable[[Chart], bytes]
"""A chart as a PNG. Slow: called in a thread."""


Tongue = Callable[[str], str | None]
"""The code of a text's language; None where it can't be told."""


def untold(text: str) -> str | None:
    """For a desk with one language: every text counts as English."""
    return None


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of the desk. Seconds are wall time."""

    connected_by: str | None = None
    """The member who is lead and owner while nobody is named."""
    support_channels: frozenset[str] = frozenset()
    """Where `/draft` drafts without asking; empty means everywhere."""
    marketplace: str = "any"
    """Where an order is from when no person, number or report says so."""
    offer_offline_after: int = 30
    clause_tokens: int = 75_000
    """With at most so many tokens of clauses in force, a writer gets all of them."""
    found_tokens: int = 12_000
    """With more, it gets so many tokens of those found by search."""
    in_flight: int = 500
    """Cases in progress at once, most of them waiting for a model."""
    zone: tzinfo = UTC
    remind_requester: timedelta = timedelta(hours=6)
    """The requester is reminded so long before the answer clock ends."""
    remind_lead: timedelta = timedelta(hours=2)
    """The leads are reminded so long before the answer clock ends."""
    keep: timedelta | None = None
    """How long a customer's words are kept after their last message; None for ever."""
    attempt: timedelta = timedelta(seconds=45)
    """How long an attempt to post may take before another worker may look into it."""
    save_policy: Callable[[str, str], object] | None = None
    """Saves a new policy file, by name and text. Raises PolicyError if it exists."""
    policy_files: PolicyFiles | None = None
    """The files of the policies, to be changed one value at a time."""
    trial: str | None = None
    """The folder of the copy that a trial works on, so that the team's files stay as they are; None outside a trial."""
    propose_after: int = 3
    """How many cases with the same correction make a proposal; 0 for no proposals."""
    tongue: Tongue = untold
    """Tells which language a text is in."""
    embed: Embed | None = None
    """An embedding model for searching clauses, used above `clause_tokens`."""
    memory: Memory = field(default_factory=Forgetful)
    """The cache of what was learned from the policies, kept between starts."""
    draw: Draw | None = None
    """Draws charts, where that extra is installed."""
    budget: Budget = field(default_factory=Budget)
    """Prices of models, and the monthly limit."""
    digest: tuple[str, ...] = ()
    """Who gets the weekly report: `leads`, ids of channels or members. By default nobody."""
    approve_examples: bool = False
    """Whether drafts on the example policies may be approved: only where no customer can be reached."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All parts. `writer` is the configured one, `composer` the one it falls back to."""

    database: Database
    wake: Wake
    clock: Clock
    book: Book
    files: Mapping[str, str]
    """The policy files that `book` was read from."""
    writer: Writer
    composer: Writer
    announcer: Announcer
    directory: Directory
    gauge: Gauge = field(default_factory=Ungauged)
    clauses_since: ChangedClauses = field(default_factory=ChangedClauses)
    spent: str | None = None
    """Why no model is asked: the monthly limit is reached. None otherwise."""
    options: Options = field(default_factory=Options)
    downloads: Downloads | None = None
    """Fetches files from Slack; None where there is no Slack."""
    pictures: Pictures | None = None
    """Uploads pictures to Slack; None where there is no Slack."""
    carrier: Carrier | None = None
    """Delivers approved replies; None where people copy them."""
    groups: Groups = field(default_factory=Groups)
    tally: Tally = field(default_factory=Tally)
    meter: Meter = field(default_factory=Meter)
    """What models used this month, for the monthly limit."""

    def write(self, *held: str) -> AbstractAsyncContextManager[Tx]:
        """A write transaction that holds these names, such as a case's id or a channel."""
        return self.database.write(*held)

    async def wake_case(self, tx: Tx, case_id: str) -> None:
        """Have the case advanced soon."""
        await self.wake.after(tx, Ref(WorkKind.CASE, case_id))

    @property
    def asks_a_model(self) -> bool:
        """Whether the configured writer is a model."""
        return self.writer is not self.composer

    @property
    def roles(self) -> Roles:
        """The roles with the group members known so far. To decide on something, use `roles_now`."""
        people = self.book.approvals.people
        return Roles(frozenset(people.leads), frozenset(people.owners), self.options.connected_by, self.groups.members)

    async def ours(self, person: str) -> bool:
        """Whether this is a full member of our workspace. Raises PostLater while Slack can't say."""
        return (await self.directory.actor(person)).ours

    async def roles_now(self) -> Roles:
        """The roles, with group members at most a minute old. Raises PostLater while Slack can't say."""
        people = self.book.approvals.people
        await self.groups.renew(self.directory, self.clock, {*people.leads, *people.owners})
        return self.roles

    @property
    def today(self) -> date:
        """Today in the team's time zone."""
        return self.clock.now().astimezone(self.options.zone).date()
