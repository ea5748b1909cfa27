"""Asking a model whether a reply goes in circles. It adds to what the rules find, and removes nothing."""

from bot.checks.circles.seen import added, at_stake
from bot.checks.personal_data.redaction import Vault
from bot.concurrency.priority import computing
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import asked
from bot.domain.reply import Finding, Severity, Usage
from bot.errors import WriterBusy, WriterError
from bot.writers.protocol import CaseReply, Writer
from bot.writers.quotes import restored

CIRCULAR = frozenset({"circular", "third_party_failure"})
"""The rules of findings that a reply would send the customer in circles."""
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

    Nobody is asked where nothing in the case could be gone in circles over. Raises WriterBusy.
    """
    async with computing():
        at_all = asks_for_circles(desk, by, reply)
    seen = await circles_asked(desk, by, reply, text, vault, calls) if at_all else ()
    async with computing():
        return beside_rules(seen, found, text)


def asks_for_circles(desk: Desk, by: Writer, reply: CaseReply) -> bool:
    """Whether `by` is a model and the case has something a reply could go in circles over."""
    return by is not desk.composer and at_stake(reply.matter)


async def circles_asked(
    desk: Desk, by: Writer, reply: CaseReply, text: str, vault: Vault, calls: list[Usage]
) -> tuple[Finding, ...] | None:
    """What `by` sees, whatever the rules find; None where it can't be asked. Raises WriterBusy."""
    try:
        seen = await asked(desk, by, lambda by: by.circles(reply, calls))
    except WriterBusy:
        raise
    except WriterError:
        return None
    async with computing():
        back = zip(seen, restored(seen, text, vault), strict=True)
        return tuple([now for before, now in back if now.quote or not before.quote])


def beside_rules(seen: tuple[Finding, ...] | None, found: tuple[Finding, ...], text: str) -> tuple[Finding, ...]:
    """What a model saw and the rules did not; a note where it couldn't be asked."""
    return (UNSEEN,) if seen is None else tuple(added(seen, found, text))
