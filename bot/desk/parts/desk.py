"""The parts every verb works with, given by the composition root."""

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
"""A chart as a PNG; takes a moment, and is called in a thread."""


Tongue = Callable[[str], str | None]
"""The code of the language of a text; None where it can't be told."""


def untold(text: str) -> str | None:
    """For a desk that is of one language: every text reads as English."""
    return None


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of the desk. Seconds are wall time."""

    connected_by: str | None = None
    """The member who is lead and owner until they are named."""
    support_channels: frozenset[str] = frozenset()
    """Where `/draft` drafts without asking; empty means everywhere."""
    marketplace: str = "any"
    """Where an order is from when neither a person nor its number nor a report says so."""
    offer_offline_after: int = 30
    clause_tokens: int = 75_000
    """Up to so many tokens a writer is given every clause in force."""
    found_tokens: int = 12_000
    """Above it, so many tokens of those found by search."""
    in_flight: int = 500
    """Cases under way at once, most of them waiting for a model."""
    zone: tzinfo = UTC
    remind_requester: timedelta = timedelta(hours=6)
    """How long before the answer clock ends the requester is reminded."""
    remind_lead: timedelta = timedelta(hours=2)
    """The same for the leads."""
    keep: timedelta | None = None
    """How long a customer's words are kept after they last wrote; None for ever."""
    attempt: timedelta = timedelta(seconds=45)
    """How long one attempt to say something in Slack may take, before somebody else may look into it."""
    save_policy: Callable[[str, str], object] | None = None
    """Saves a policy file, given its name and text. Raises PolicyError when it is there already."""
    policy_files: PolicyFiles | None = None
    """The files of the policies, to be changed one value at a time."""
    trial: str | None = None
    """The folder of the copy that a trial works on, so that no file of the team's changes; None where it isn't one."""
    propose_after: int = 3
    """Cases in which the same correction is proposed as a change to the policies; 0: never."""
    tongue: Tongue = untold
    """Tells which language a text is in."""
    embed: Embed | None = None
    """A model of meaning for the search over clauses, used above the budget."""
    memory: Memory = field(default_factory=Forgetful)
    """Where what is learned from the policies is kept between starts."""
    draw: Draw | None = None
    """Draws charts, where the extra for it is installed."""
    budget: Budget = field(default_factory=Budget)
    """Prices of models, and what may be spent on them in a month."""
    digest: tuple[str, ...] = ()
    """Who gets the report of each week: `leads`, and ids of channels or members. Nobody by default."""
    approve_examples: bool = False
    """Whether drafts on the example policies may be approved: only where no customer can be reached."""


@dataclass(frozen=True, slots=True)
class Desk:
    """`writer` is the configured one; `composer` is what it falls back to."""

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
    """Why no model is asked although there is one: the month's limit is reached."""
    options: Options = field(default_factory=Options)
    downloads: Downloads | None = None
    """Fetches files that people drop, where there is a place to drop them."""
    pictures: Pictures | None = None
    """Takes pictures in, where there is a place to show them."""
    carrier: Carrier | None = None
    """Takes approved replies to the customer; where there is none, a person copies them."""
    groups: Groups = field(default_factory=Groups)
    tally: Tally = field(default_factory=Tally)
    meter: Meter = field(default_factory=Meter)
    """What models used this month, for the limit on it."""

    def write(self, *held: str) -> AbstractAsyncContextManager[Tx]:
        """A write transaction about what is `held`."""
        return self.database.write(*held)

    async def wake_case(self, tx: Tx, case_id: str) -> None:
        """Have the case advanced soon."""
        await self.wake.after(tx, Ref(WorkKind.CASE, case_id))

    @property
    def asks_a_model(self) -> bool:
        """Whether the configured writer takes its time."""
        return self.writer is not self.composer

    @property
    def roles(self) -> Roles:
        """As far as it is known who belongs to the groups; to decide by them, ask `roles_now`."""
        people = self.book.approvals.people
        return Roles(frozenset(people.leads), frozenset(people.owners), self.options.connected_by, self.groups.members)

    async def ours(self, person: str) -> bool:
        """Whether this is a full member of our own workspace. Raises PostLater while Slack doesn't say who it is."""
        return (await self.directory.actor(person)).ours

    async def roles_now(self) -> Roles:
        """The roles by the groups of the last minute. Raises PostLater while Slack doesn't tell them."""
        people = self.book.approvals.people
        await self.groups.renew(self.directory, self.clock, {*people.leads, *people.owners})
        return self.roles

    @property
    def today(self) -> date:
        """Today where the team works."""
        return self.clock.now().astimezone(self.options.zone).date()
