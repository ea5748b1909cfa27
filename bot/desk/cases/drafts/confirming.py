"""Asking a model whether what rules heard in its draft is so. It lifts matters of opinion, and nothing else."""

from bot.checks.opinions import of_opinion, overruled
from bot.checks.personal_data.redaction import Vault
from bot.concurrency.priority import computing
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import asked
from bot.domain.reply import Finding, Usage
from bot.errors import WriterBusy, WriterError
from bot.writers.protocol import CaseReply, Writer
from bot.writers.quotes import hidden


async def refuted(
    desk: Desk, by: Writer, reply: CaseReply, found: tuple[Finding, ...], vault: Vault, calls: list[Usage]
) -> frozenset[Finding]:
    """The findings that `by` read again and doesn't see; none where it can't be asked. Raises WriterBusy."""
    doubtful = tuple(f for f in found if of_opinion(f)) if by is not desk.composer else ()
    if not doubtful:
        return frozenset()
    async with computing():
        told = hidden(doubtful, vault)
    try:
        holds = await asked(desk, by, lambda by: by.confirm(reply, told, calls))
    except WriterBusy:
        raise
    except WriterError:
        return frozenset()
    return frozenset(f for f, so in zip(doubtful, holds, strict=True) if not so)


def standing(found: tuple[Finding, ...], not_so: frozenset[Finding]) -> tuple[Finding, ...]:
    """What is left of the findings."""
    left = (overruled(f) if f in not_so else f for f in found)
    return tuple(f for f in left if f is not None)
