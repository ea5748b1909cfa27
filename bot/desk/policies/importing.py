"""Importing policies from a text in Slack: proposed to a lead; what they confirm is saved as a new file."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from bot.checks.personal_data.redaction import Vault, new_nonce, redact_text
from bot.desk.incoming.parking import drop, park, parked
from bot.desk.parts.desk import Desk
from bot.desk.policies.changes import HELD, PolicyChange, note_policies
from bot.desk.policies.leading import require_lead
from bot.desk.report.spending import within_budget
from bot.domain.phrases import counted
from bot.domain.reply import Usage
from bot.errors import LevelheadError, WriterError
from bot.knowledge.files import read_book
from bot.knowledge.imported import as_yaml, taken
from bot.knowledge.proposing import Proposal, Proposed, propose, slug, stated
from bot.store.history import trail
from bot.writers.protocol import Writer

MOST = 90
"""How many clauses one form can show."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text of policies from a lead, with the policy's name and the marketplace where it holds."""

    name: str
    marketplace: str
    text: str


@dataclass(frozen=True, slots=True)
class Offered:
    """Clauses to choose from. `parked_id` finds the text they came from."""

    parked_id: str
    proposal: Proposal


async def offer(desk: Desk, person: str, pasted: Pasted) -> Offered:
    """The clauses found in a text. Raises LevelheadError when there is none, or for somebody who may not import."""
    await require_lead(desk, person, "form")
    calls: list[Usage] = []
    rules = await rules_of((await within_budget(desk)).writer, pasted.text, calls)
    async with desk.write() as tx:
        await trail.keep_calls(tx, None, None, calls, desk.clock.now(), person)
    proposal = require_clauses(pasted.name, pasted.text, rules)
    payload = {"name": pasted.name, "marketplace": pasted.marketplace, "text": pasted.text, "rules": rules}
    return Offered(await park(desk, person, "", payload), proposal)


async def rules_of(writer: Writer, text: str, calls: list[Usage]) -> list[tuple[str, str]]:
    """Titles and words of the rules a writer finds; empty where it can't be asked, or only the text's form is used."""
    vault = Vault(new_nonce())
    try:
        found = await writer.rules_in(redact_text(text, vault), calls)
    except WriterError:
        return []
    return [(vault.restore(rule.title), vault.restore(rule.words)) for rule in found]


def proposed(name: str, text: str, rules: Iterable[tuple[str, str]]) -> Proposal:
    """The writer's rules as clauses; without any, the clauses that headings and paragraphs give."""
    proposal = propose(text, slug(name))
    clauses = stated(rules, slug(name))
    return replace(proposal, clauses=clauses) if clauses else proposal


def require_clauses(name: str, text: str, rules: Iterable[tuple[str, str]] = ()) -> Proposal:
    """The proposal. Raises LevelheadError with what to do if it is empty, or has more than a form can show."""
    proposal = proposed(name, text, rules)
    if not proposal.clauses:
        raise LevelheadError("No rule was found. Write one rule a paragraph, in whole sentences.")
    if len(proposal.clauses) > MOST:
        raise LevelheadError(f"There are {len(proposal.clauses)} rules here; {MOST} is the most. Paste a part.")
    return proposal


async def save(desk: Desk, person: str, parked_id: str, chosen: Collection[str]) -> str:
    """Save the chosen clauses. Returns a sentence that says what was saved. Raises LevelheadError with what to do."""
    await require_lead(desk, person, "form")
    row = await parked(desk, parked_id, person)
    name, marketplace = str(row.payload["name"]), str(row.payload["marketplace"])
    found = require_clauses(name, str(row.payload["text"]), [(t, w) for t, w in row.payload["rules"]])
    kept = tuple(c for c in found.clauses if c.id in chosen)
    if not kept:
        raise LevelheadError("Tick at least one clause, or cancel.")
    made = as_yaml(name, kept, marketplace, f"pasted in Slack, {desk.today.isoformat()}")
    await _write(desk, person, f"{slug(name)}.yaml", made, kept)
    await drop(desk, parked_id)
    trial = f" This is a trial: that file is in its own copy, {desk.options.trial}." if desk.options.trial else ""
    return f"Saved {counted(len(kept), 'clause')} in policies/{slug(name)}.yaml, in force within seconds.{trial}"


async def _write(desk: Desk, person: str, file: str, made: str, kept: tuple[Proposed, ...]) -> None:
    """Write the file and its line in the trail, or neither."""
    if desk.options.save_policy is None:
        raise LevelheadError("Policies can't be saved from here. Use `levelhead policies import` where the bot runs.")
    if twice := taken(desk.files, kept):
        raise LevelheadError(f"These clauses are there already: {', '.join(twice)}. Choose another name.")
    was, version = desk.book.version, read_book({**desk.files, file: made}).version
    async with desk.write(HELD) as tx:
        now, change = desk.clock.now(), PolicyChange.SAVED
        await note_policies(tx, person, change, now, was, version, file=file, clauses=len(kept))
        desk.options.save_policy(file, made)
