"""A text held against its case by the configured writer, beside the rules: what it sees adds, and removes nothing."""

from bot.checks.circles.seen import added, at_stake
from bot.checks.personal_data.personal import Vault
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import asked
from bot.domain.reply import Finding, Severity, Usage
from bot.errors import WriterBusy, WriterError
from bot.turns import computing
from bot.writers.protocol import CaseReply, Writer
from bot.writers.quotes import restored

UNSEEN = Finding(
    "circular", Severity.NOTE, "", "Claude couldn't be asked whether this goes in circles; only the rules looked."
)


async def circles_seen(
    desk: Desk,
    by: Writer,
    reply: CaseReply,
    text: str,
    vault: Vault,
    found: tuple[Finding, ...],
    calls: list[Usage],
) -> tuple[Finding, ...]:
    """What `by` sees and the rules have not `found`. `text` is the reply with its personal data, which `vault` holds.

    Nobody is asked where the case holds nothing a reply could go in circles over. Raises WriterBusy.
    """
    if by is desk.composer:
        return ()
    async with computing():
        if not at_stake(reply.matter):
            return ()
    try:
        seen = await asked(desk, by, lambda by: by.circles(reply, calls))
    except WriterBusy:
        raise
    except WriterError:
        return (UNSEEN,)
    async with computing():
        back = zip(seen, restored(seen, text, vault), strict=True)
        kept = [now for before, now in back if now.quote or not before.quote]
        return tuple(added(kept, found, text))
