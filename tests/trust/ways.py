"""The ways to decide: what a person does at a stage, how the trail names it, and who of ours may."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.domain.acts import Act
from bot.workspace import Message
from tests.dialogues.conftest import SUPPORT, Team
from tests.trust.people import (
    OURS,
    Stage,
    approved,
    closed,
    delicate,
    delicate_draft,
    person_only,
    routine,
    still_here,
    stopped,
)

Do = Callable[[Team, str, Message], Awaitable[None]]
ALL = frozenset(OURS)
LEADS = frozenset({"lea", "omar"})
FINE = (
    "Hello,\n\nThank you for asking about Hawaii. I am checking the cost for your address and will write to you by "
    "tomorrow with the amount.\n\nKind regards,\nAna"
)
"""A reply in which a review finds nothing, so that it becomes the next draft at once."""


@dataclass(frozen=True)
class Way:
    """A way to decide: what a person does at a stage, how the trail names it, and who of ours may."""

    name: str
    stage: Stage
    do: Do
    act: Act
    surface: str
    may: frozenset[str] = ALL


def reaction(emoji: str) -> Do:
    async def do(team: Team, who: str, case: Message) -> None:
        await team.react(who, _draft(team, case), emoji)
        with_it = _draft(team, case).reactions.get(emoji, [])
        if who not in OURS and team.ws.person(who).id in with_it:
            with_it.remove(team.ws.person(who).id)  # without a word to the app, for the next way

    return do


def button(label: str) -> Do:
    async def do(team: Team, who: str, case: Message) -> None:
        await team.press(who, _with(label, (*reversed(team.thread(case)), case)), label)

    return do


def form(label: str, values: dict[str, Any]) -> Do:
    async def do(team: Team, who: str, case: Message) -> None:
        await team.press(who, _with(label, (*reversed(team.thread(case)), case)), label)
        await team.fill(who, values)

    return do


def words(text: str, quote: str | None = None) -> Do:
    async def do(team: Team, who: str, case: Message) -> None:
        with still_here(team, who):
            await team.ws.person(who).say(case.channel, text, thread_ts=case.ts, quote=quote)
        await team.settled()

    return do


async def pasted(team: Team, who: str, case: Message) -> None:
    """A long text in the thread; its writer is asked whose it is."""
    await words("Hello again,\nmy lamp arrived with a broken switch, what now? " * 3)(team, who, case)
    if team.ws.person(who).ephemerals(SUPPORT):
        await team.press(who, team.ws.person(who).ephemerals(SUPPORT)[-1], "Customer wrote again")


def _draft(team: Team, case: Message) -> Message:
    return [m for m in team.thread(case) if "Draft" in m.plain or "Brief" in m.plain][-1]


def _with(label: str, messages: Iterable[Message]) -> Message:
    return next(m for m in messages if label in m.labels)


REACTIONS = (
    Way("approve", routine, reaction("white_check_mark"), Act.APPROVE, "reaction"),
    Way("approve a lead's", delicate_draft, reaction("heavy_check_mark"), Act.APPROVE, "reaction", LEADS),
    Way("reject", routine, reaction("x"), Act.REJECT, "reaction"),
    Way("ask for a change", routine, reaction("pencil2"), Act.REVISE, "reaction"),
    Way("call a lead", routine, reaction("sos"), Act.ESCALATE, "reaction"),
)
BUTTONS = (
    Way("approve", routine, button("Approve"), Act.APPROVE, "button"),
    Way("approve a lead's", delicate_draft, button("Approve"), Act.APPROVE, "button", LEADS),
    Way("reject", routine, button("Reject"), Act.REJECT, "button"),
    Way("call a lead", routine, button("Call a lead"), Act.ESCALATE, "button"),
    Way("draft anyway", delicate, button("Draft one anyway"), Act.DRAFT_ANYWAY, "button"),
    Way("take back", approved, button("Take the approval back"), Act.TAKE_BACK, "button", LEADS | {"ben"}),
    Way("sent", approved, button("Sent to the customer"), Act.DELIVER, "button"),
    Way("close", routine, button("Close the case"), Act.CLOSE, "button"),
    Way("open again", closed, button("Open the case again"), Act.REOPEN, "button"),
    Way("withdraw", routine, button("Withdraw the case"), Act.WITHDRAW, "button", LEADS | {"ana"}),
)
LANE = {"Lane": "routine", "Why?": "It is a plain question."}
FORMS = (
    Way("change", routine, form("Change the draft", {"What should change?": "shorter"}), Act.REVISE, "form"),
    Way("edit", routine, form("Edit", {"The reply": FINE}), Act.EDIT, "form"),
    Way("review", routine, form("Review my reply", {"Your reply": FINE}), Act.EDIT, "review"),
    Way(
        "customer",
        routine,
        form("Customer wrote again", {"What the customer wrote": "And Alaska?"}),
        Act.CUSTOMER_WROTE,
        "form",
    ),
    Way("lane", delicate, form("Move to another lane", LANE), Act.MOVE_LANE, "form"),
    Way(
        "leave person-only", person_only, form("Move to another lane", LANE), Act.MOVE_LANE, "form", frozenset({"omar"})
    ),
    Way(
        "decision",
        routine,
        form("Record a decision", {"Decision": "refund", "Why?": "A good customer."}),
        Act.RECORD_DECISION,
        "form",
        LEADS,
    ),
    Way(
        "release",
        stopped,
        form("Release it all the same", {"Why is it right as it stands?": "I did it."}),
        Act.RELEASE,
        "form",
        LEADS,
    ),
)
THREAD = (
    Way("revise", routine, words("revise: shorter"), Act.REVISE, "thread"),
    Way("mention", routine, words("@Levelhead shorter, please"), Act.REVISE, "thread"),
    Way("customer", routine, words("customer: And to Alaska?"), Act.CUSTOMER_WROTE, "thread"),
    Way("quote", routine, words("they wrote:", "And to Alaska?"), Act.CUSTOMER_WROTE, "thread"),
    Way("reply", routine, words(f"reply: {FINE}"), Act.EDIT, "review"),
    Way("pasted", routine, pasted, Act.CUSTOMER_WROTE, "asked"),
)
NO_ATTEMPT = {("mention", "otto"), ("quote", "otto"), ("pasted", "otto")}
"""What an app writes is no question to us unless it uses our words; nobody is asked whose an app's text is."""
BY_BOT = {("reply", "otto"): "thread"}
