"""Asking a model whether what rules heard in a reply is so. It lifts matters of opinion, and nothing else."""

from collections.abc import Iterable

from bot.checks.opinions import of_opinion
from bot.checks.personal_data.redaction import Vault
from bot.concurrency.priority import computing
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import asked
from bot.domain.reply import Finding, Usage
from bot.errors import WriterError
from bot.writers.protocol import CaseReply, Writer
from bot.writers.quotes import hidden


async def refuted(
    desk: Desk, by: Writer, reply: CaseReply, found: Iterable[Finding], vault: Vault, calls: list[Usage]
) -> tuple[Finding, ...]:
    """The findings that `by` read again and doesn't see; none where it is no model, or can't be asked now."""
    doubtful = tuple(f for f in found if of_opinion(f)) if by is not desk.composer else ()
    if not doubtful:
        return ()
    async with computing():
        told = hidden(doubtful, vault)
    try:
        holds = await asked(desk, by, lambda by: by.confirm(reply, told, calls))
    except WriterError:
        return ()
    return tuple(f for f, so in zip(doubtful, holds, strict=True) if not so)
