"""A lead reads a proposed change as a diff of the real files, and accepts it, in other words or not, or declines it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PolicyFiles
from bot.desk.policies.changes import HELD, PolicyChange, note_policies
from bot.desk.policies.editions import overtaken
from bot.desk.policies.leading import refusal
from bot.domain.proposals import Amendment, Proposal, ProposalState
from bot.errors import LevelheadError, PolicyError
from bot.knowledge.amending.amendments import amended, diff, filled
from bot.knowledge.files import read_book
from bot.knowledge.guidance import placed
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.team import proposals

OPERATOR = "operator"
LONGEST = 2_000
NOWHERE = "Policies can't be changed from here. Edit the files where the bot runs."
OVER = "This was decided on already, or the files have overtaken it."
CHANGED = "The files have changed since you opened this, so nothing was written. Please open it again."
OLDER = (
    "The files here are older than the policies in force, which another worker brought, so nothing was written. "
    "Bring them up to date first."
)
WRITE_IT = "Write the words first: only a person knows what belongs here."
ACCEPTED = (
    "Written to {files}, and in force within a minute where the bot runs. New drafts follow it then, and open drafts "
    "that rest on a rule which changed are marked outdated."
)
TRIAL = "This is a trial: what changes is its own copy, {folder}, which goes when it ends. Your files stay as they are."


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal with the diff of the files as they are; `problem` says why there is none any more.

    `base` is the hash of the files it would change. `trial` says where they are, in a trial.
    """

    proposal: Proposal
    diff: str
    base: str
    problem: str = ""
    trial: str = ""


async def waiting(desk: Desk) -> tuple[Proposal, ...]:
    """Proposals to decide on, oldest first."""
    async with desk.database.read() as tx:
        return tuple(await proposals.every(tx, ProposalState.OPEN))


async def shown_to(desk: Desk, person: str, number: int) -> Shown:
    """A proposal for who may decide on it. Raises LevelheadError for anybody else."""
    await require(desk, person, number, "look", "home")
    return await shown(desk, number)


async def shown(desk: Desk, number: int) -> Shown:
    """A proposal by its number. Raises LevelheadError where there is none."""
    async with desk.database.read() as tx:
        found = await proposals.get(tx, number)
    if found is None:
        raise LevelheadError(f"There is no proposal {number}.")
    files = await asyncio.to_thread(_folder(desk).texts)
    try:
        changed = await asyncio.to_thread(amended, files, found.amendment)
    except PolicyError as error:
        return Shown(found, "", "", str(error))
    trial = TRIAL.format(folder=desk.options.trial) if desk.options.trial else ""
    return Shown(found, diff(files, changed), _base(files, changed), trial=trial)


def _folder(desk: Desk) -> PolicyFiles:
    if desk.options.policy_files is None:
        raise LevelheadError(NOWHERE)
    return desk.options.policy_files


def _base(files: Mapping[str, str], changed: Mapping[str, str]) -> str:
    """The hash of the files that would change."""
    return sha256("\n".join(f"{name}\n{files.get(name, '')}" for name in sorted(changed)).encode()).hexdigest()


async def accept(desk: Desk, person: str, number: int, words: str | None = None, base: str | None = None) -> str:
    """Write the change, with other `words` if given. Returns what was written where.

    `base` is the hash from the diff that was read. Raises LevelheadError with what to do; nothing is written then.
    """
    await require(desk, person, number, "accept")
    async with desk.write(HELD, "proposals") as tx:
        proposal = await _open(tx, number)
        amendment = proposal.amendment if words is None else filled(proposal.amendment, words)
        if amendment.to_write:
            raise LevelheadError(WRITE_IT)
        await _require_newest(desk, tx)
        written = await asyncio.to_thread(_write, _folder(desk), amendment, base)
        now, edited, files = desk.clock.now(), amendment != proposal.amendment, ",".join(written.files)
        await proposals.decide(tx, number, ProposalState.ACCEPTED, decided_by=person, decided_at=now)
        await trail.note(tx, proposal.trail, person, "proposal accepted", now, files=files, edited=int(edited))
        about = {"proposal": proposal.trail, "files": files}
        await note_policies(tx, person, PolicyChange.ACCEPTED, now, written.was, written.version, **about)
    said = ACCEPTED.format(files=" and ".join(map(placed, written.files)))
    return said + (f" {TRIAL.format(folder=desk.options.trial)}" if desk.options.trial else "")


async def _require_newest(desk: Desk, tx: Tx) -> None:
    """Raises LevelheadError where newer policies are in force, as the change would bring back old ones."""
    there = await asyncio.to_thread(_folder(desk).texts)
    if await overtaken(tx, read_book(there).version):
        raise LevelheadError(OLDER)


@dataclass(frozen=True, slots=True)
class _Written:
    """The files, and the versions of the policies before and after."""

    files: tuple[str, ...]
    was: str
    version: str


def _write(folder: PolicyFiles, amendment: Amendment, base: str | None) -> _Written:
    """Write the files if they can be read together. Raises PolicyError. Slow: called in a thread."""
    files = folder.texts()
    changed = amended(files, amendment)
    if base is not None and base != _base(files, changed):
        raise PolicyError(CHANGED)
    version = read_book({**files, **changed}).version
    folder.replace(files, changed)
    return _Written(tuple(sorted(changed)), read_book(files).version, version)


async def decline(desk: Desk, person: str, number: int, reason: str) -> str:
    """Not proposed again before it was corrected as often once more. Raises LevelheadError with what to do."""
    await require(desk, person, number, "decline")
    if not reason.strip():
        raise LevelheadError("Say why in a few words; it is kept with the proposal.")
    if len(reason) > LONGEST:
        raise LevelheadError(f"Say it in at most {LONGEST:,} characters.")
    async with desk.write("proposals") as tx:
        proposal = await _open(tx, number)
        now, by = desk.clock.now(), {"decided_by": person, "reason": reason.strip()}
        await proposals.decide(tx, number, ProposalState.DECLINED, decided_at=now, **by)
        await trail.note(tx, proposal.trail, person, "proposal declined", now)
    return f"Declined. It is proposed again once it was corrected in {desk.options.propose_after} more cases."


async def _open(tx: Tx, number: int) -> Proposal:
    found = await proposals.get(tx, number)
    if found is None:
        raise LevelheadError(f"There is no proposal {number}.")
    if found.state is not ProposalState.OPEN:
        raise LevelheadError(OVER)
    return found


async def require(desk: Desk, person: str, number: int, act: str, surface: str = "form") -> None:
    """Whoever may not is told so, and it is in the trail. An operator has the files anyway."""
    if person == OPERATOR:
        return
    answer = await refusal(desk, person)
    if answer is None:
        return
    async with desk.write("proposals") as tx:
        if await proposals.get(tx, number):
            why, at = str(answer.why), desk.clock.now()
            await trail.note(tx, f"P-{number}", person, "refused", at, act=act, surface=surface, why=why)
    raise LevelheadError(answer.reason)
