"""The ways to decide: what a person does at a stage, how the trail names it, and who of ours may."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.acts import Act
from bot.slack.actions import Action
from bot.workspace import Message, View
from bot.workspace.blocks.controls import find
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
    started,
    still_here,
    stopped,
    undelivered,
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
    quiet: bool = False
    """Whoever is refused isn't told so: they took their own reaction away, and see that nothing came of it."""


def reaction(emoji: str) -> Do:
    async def do(team: Team, who: str, case: Message) -> None:
        await team.react(who, _draft(team, case), emoji)
        with_it = _draft(team, case).reactions.get(emoji, [])
        if who not in OURS and team.ws.person(who).id in with_it:
            with_it.remove(team.ws.person(who).id)  # without a word to the app, for the next way

    return do


async def takes_reaction_away(team: Team, who: str, case: Message) -> None:
    """A reaction that stood there without a word to us, as one from before the bot came."""
    draft, person = _draft(team, case), team.ws.person(who)
    draft.reactions.setdefault("white_check_mark", []).append(person.id)
    await person.unreact(draft, "white_check_mark")
    await team.settled()


def button(label: str) -> Do:
    async def do(team: Team, who: str, case: Message) -> None:
        await team.press(who, _with(label, (*reversed(team.thread(case)), case)), label)

    return do


async def presses_offline(team: Team, who: str, case: Message) -> None:
    """*Use the offline draft* stands there only while Claude is away; here its press is sent from another button."""
    draft = _draft(team, case)
    control, _ = find(draft.blocks, "Approve")
    offline = replace(control, element=control.element | {"action_id": str(Action.DRAFT_OFFLINE)})
    assert await team.ws.person(who).interactions.press(team.ws.person(who).id, draft, offline, None) is None
    await team.settled()


async def ticks(team: Team, who: str, case: Message) -> None:
    process = next(m for m in team.thread(case) if "of 4 to do" in m.plain)
    assert await team.ws.person(who).press(process, str(Action.TICK), ["gather"]) is None
    await team.settled()


async def hands_over_in_form(team: Team, who: str, case: Message) -> None:
    await form("Hand it to somebody", {"To whom?": "ben", "Why?": "I am away."})(team, who, case)


async def hands_over_in_words(team: Team, who: str, case: Message) -> None:
    await words("hand over: @ben I am away")(team, who, case)


async def adds_facts(team: Team, who: str, case: Message) -> None:
    view = await opened(team, who, case, "Add facts")
    await team.fill(who, {view.labels[0]: "Honolulu"})


def form(label: str, values: dict[str, Any]) -> Do:
    async def do(team: Team, who: str, case: Message) -> None:
        await opened(team, who, case, label)
        await team.fill(who, values)

    return do


async def opened(team: Team, who: str, case: Message, label: str) -> View:
    """The form behind a button; for who is none of ours, one that was opened while they were."""
    message = _with(label, (*reversed(team.thread(case)), case))
    opens, sends, views = team.ws.person(who if who in OURS else "ana"), team.ws.person(who), team.ws.state.views
    control, option = find(message.blocks, label)
    assert await opens.interactions.press(opens.id, message, control, option and option["value"]) is None
    await team.settled()
    view = opens.view
    assert view is not None
    views[opens.id].remove(view)
    views[sends.id].append(view)
    return view


def words(text: str, quote: str | None = None) -> Do:
    async def do(team: Team, who: str, case: Message) -> None:
        with still_here(team, who):
            await team.ws.person(who).say(case.channel, text, thread_ts=case.ts, quote=quote)
        await team.settled()

    return do


def pasted(label: str, text: str) -> Do:
    """A long text in the thread; its writer is asked whose it is, and says so."""

    async def do(team: Team, who: str, case: Message) -> None:
        await words(text)(team, who, case)
        asked = [m for m in team.ws.person(who).ephemerals(SUPPORT) if label in m.labels]
        if asked:
            await team.press(who, asked[-1], label)

    return do


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
    Way("take back", approved, takes_reaction_away, Act.TAKE_BACK, "reaction", frozenset({"ben"}), True),
)
BUTTONS = (
    Way("approve", routine, button("Approve"), Act.APPROVE, "button"),
    Way("approve a lead's", delicate_draft, button("Approve"), Act.APPROVE, "button", LEADS),
    Way("reject", routine, button("Reject"), Act.REJECT, "button"),
    Way("call a lead", routine, button("Call a lead"), Act.ESCALATE, "button"),
    Way("draft anyway", delicate, button("Draft one anyway"), Act.DRAFT_ANYWAY, "button"),
    Way("take back", approved, button("Take the approval back"), Act.TAKE_BACK, "button", LEADS | {"ben"}),
    Way("sent", approved, button("Sent to the customer"), Act.DELIVER, "button"),
    Way("sent by hand", undelivered, button("I sent it by hand"), Act.SENT_BY_HAND, "button"),
    Way("close", routine, button("Close the case"), Act.CLOSE, "button"),
    Way("open again", closed, button("Open the case again"), Act.REOPEN, "button"),
    Way("withdraw", routine, button("Withdraw the case"), Act.WITHDRAW, "button", LEADS | {"ana"}),
    Way("offline", routine, presses_offline, Act.DRAFT_OFFLINE, "button"),
    Way("start", delicate, button("Start"), Act.START_PROCESS, "button"),
    Way("tick", started, ticks, Act.TICK_STEPS, "button"),
)
REDRAFT = Way("redraft", routine, button("Redraft"), Act.REDRAFT, "button")
"""Only where a clause has changed since, which takes the bot a while: by itself."""
KIND = {"What is it about?": "Damaged on arrival", "Why?": "They say so."}
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
    Way("facts", routine, adds_facts, Act.ADD_FACTS, "form"),
    Way("hand over", routine, hands_over_in_form, Act.HAND_OVER, "form"),
    Way("lane", delicate, form("Change its kind or lane", LANE), Act.MOVE_LANE, "form"),
    Way("kind", routine, form("Change its kind or lane", KIND), Act.SET_SITUATION, "form"),
    Way(
        "file person-only",
        person_only,
        form("Change its kind or lane", KIND),
        Act.SET_SITUATION,
        "form",
        frozenset({"omar"}),
    ),
    Way(
        "leave person-only",
        person_only,
        form("Change its kind or lane", LANE),
        Act.MOVE_LANE,
        "form",
        frozenset({"omar"}),
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
LONG = "Hello again,\nmy lamp arrived with a broken switch, what now? " * 3
LONG_WISH = """shorter
add "I have asked our warehouse in Dover, and I write to you here on the day on which they answer me."
more formal"""
THREAD = (
    Way("revise", routine, words("revise: shorter"), Act.REVISE, "thread"),
    Way("mention", routine, words("@Levelhead shorter, please"), Act.REVISE, "thread"),
    Way("customer", routine, words("customer: And to Alaska?"), Act.CUSTOMER_WROTE, "thread"),
    Way("quote", routine, words("they wrote:", "And to Alaska?"), Act.CUSTOMER_WROTE, "thread"),
    Way("reply", routine, words(f"reply: {FINE}"), Act.EDIT, "review"),
    Way("language", routine, words("language: de"), Act.SET_LANGUAGE, "thread"),
    Way("hand over", routine, hands_over_in_words, Act.HAND_OVER, "thread"),
    Way("pasted", routine, pasted("Customer wrote again", LONG), Act.CUSTOMER_WROTE, "asked"),
    Way("pasted wish", routine, pasted("Change the draft", LONG_WISH), Act.REVISE, "asked"),
)
NO_ATTEMPT = {("mention", "otto"), ("quote", "otto"), ("pasted", "otto"), ("pasted wish", "otto")}
"""What an app writes is no question to us unless it uses our words; nobody is asked whose an app's text is."""
BY_BOT = {("reply", "otto"): "thread"}
