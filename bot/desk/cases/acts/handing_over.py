"""Handing a case to a person: it becomes theirs to answer, and they are told what happened and what is due."""

from bot.checks.personal_data.anonymous import anonymous
from bot.desk.cases.messages.showing import what_happened
from bot.desk.cases.reminders.answer_clock import answer_clock
from bot.desk.parts.desk import Desk
from bot.desk.parts.doing import Doing, queue_message
from bot.domain.acts import Act, Refused
from bot.domain.ledger import SoFar
from bot.domain.states import PostState
from bot.store.case import cases, posts, reasons
from bot.store.rows.cases import ActRow, PostKind

NOT_OURS = Refused("A case is handed to a full member of our own workspace. Choose somebody else.")
TO = "to"
"""The key of the new owner's member id in the act's payload."""


async def refused(desk: Desk, row: ActRow) -> Refused | None:
    """Why the case can't be handed to the named person. Raises PostLater while Slack can't say who they are."""
    if row.act is not Act.HAND_OVER:
        return None
    named = (row.payload or {}).get(TO)
    return None if named and await desk.ours(str(named)) else NOT_OURS


async def hand_over(doing: Doing) -> None:
    to, reason = str(doing.words[TO]), str(doing.words.get("reason") or "")
    await give(doing, to, reason)
    await queue_message(doing, PostKind.NOTICE, {"text": "This case is yours to answer now.", "ask": [to]})


async def give(doing: Doing, to: str, reason: str) -> None:
    """Make the case theirs, with its pending reminders, and tell them unless they took it themselves."""
    now = doing.desk.clock.now()
    about = {"revision_id": doing.revision.id, "actor": doing.row.actor, "act": Act.HAND_OVER, "at": now}
    await reasons.keep(doing.tx, doing.case_id, **about, before=doing.view.case.assignee, after=to, reason=reason)
    await cases.change(doing.tx, doing.case_id, assignee=to)
    for reminder in (p for p in doing.view.posts if p.state is PostState.PENDING and (p.body or {}).get("or_thread")):
        await posts.change(doing.tx, reminder.id, recipient=to)
    await doing.note("handed over", to=to)
    if to != doing.row.actor:
        await _tell(doing, to, reason)


async def _tell(doing: Doing, to: str, reason: str) -> None:
    """Tell the new owner in a direct message."""
    known = what_happened(doing.desk, doing.view)
    quotes = [list(quote) for quote in _quotes(doing, reason, known)]
    await posts.add(
        doing.tx,
        case_id=doing.case_id,
        key=f"{doing.case_id}:handed:{doing.row.id}",
        kind=PostKind.WHISPER,
        channel=doing.view.case.channel,
        recipient=to,
        body={"text": _words(doing, known), "ask": [doing.row.actor], "direct": True, "quotes": quotes},
    )


def _words(doing: Doing, known: SoFar) -> str:
    lines = [f"Case {doing.case_id} is yours to answer now; its thread calls you too."]
    if clock := answer_clock(doing.desk, doing.view):
        ends = clock.ends.astimezone(doing.desk.options.zone)
        lines += [f"The answer is due on {ends:%A, %B} {ends.day} at {ends:%H:%M} ({doing.desk.options.zone})."]
    lines += [f"They gave: {', '.join(known.given)}"] if known.given else []
    return "\n".join([*lines, "Handed over by"])


def _quotes(doing: Doing, reason: str, known: SoFar) -> list[tuple[str, str]]:
    """The reason and what was said so far, each under its heading, without personal data.

    A phone may show a direct message to anybody, and forgetting a customer doesn't reach it.
    """
    told = {
        "Why": (reason,) if reason else (),
        "They did": known.done,
        "Others": known.others,
        "They wrote before": known.contacts,
        "They were told": known.promised,
        "They want": known.wants,
        "They need it by": (known.needed,) if known.needed else (),
        "We wrote": known.told,
    }
    matter, nonce = doing.view.matter(doing.desk), doing.view.case.nonce
    return [(name, anonymous(sentence, matter, nonce)) for name, said in told.items() for sentence in said]
