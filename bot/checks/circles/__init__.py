"""Whether a reply sends the customer in circles: twelve signals, listed in docs/circles.md, each its own rule.

`reply` is a reply as they read it, `asked_again` the first two signals; each other one has a file. `second_reading` and
`seen` are on circles told by likeness, and by a model.
"""

from collections.abc import Iterable

from bot.checks.circles.asked_again.asking import asked_again
from bot.checks.circles.desks import sent_to_a_desk
from bot.checks.circles.many_messages import many_messages
from bot.checks.circles.repeating import policy_heavy, same_again, same_clause, told_again
from bot.checks.circles.reply.reply import Reply
from bot.checks.circles.second_reading import likely_again
from bot.checks.circles.sending import sent_on
from bot.checks.circles.steps import next_steps
from bot.checks.circles.third_parties import third_parties
from bot.checks.circles.unanswered import LEFT, unanswered
from bot.checks.circles.ways_that_fail import sent_to_what_fails
from bot.domain.case import Matter
from bot.domain.ledger import Ledger
from bot.domain.reply import Finding, Passage

__all__ = ["check_circles"]
_SIGNALS = (
    asked_again, sent_on, sent_to_a_desk, sent_to_what_fails, told_again, third_parties, same_again, same_clause,
    policy_heavy, next_steps, unanswered, many_messages, likely_again,
)  # fmt: skip


def check_circles(passages: Iterable[Passage], ledger: Ledger, matter: Matter) -> tuple[Finding, ...]:
    """The findings of all signals on one reply. Stops quote both passages and name who owes what."""
    reply = Reply.of(tuple(passages), ledger, matter)
    found: dict[tuple[str, str], Finding] = {}
    for finding in (f for signal in _SIGNALS for f in signal(reply)):
        each = finding.against or "" if finding.rule == LEFT else ""
        found.setdefault((finding.rule, finding.quote or each), finding)
    return tuple(found.values())
