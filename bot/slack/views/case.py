"""The case as one message in the channel."""

from datetime import datetime

from bot.desk.parts.case_notes import (
    CaseNote,
    CaseStatus,
    Party,
)
from bot.domain.case import Lane, Role
from bot.slack.actions import Action
from bot.slack.text import (
    Block,
    button,
    context,
    cut,
    escape,
    overflow,
    person,
    quote,
    rich,
    run,
    section,
    when,
)
from bot.slack.views.approval import AGAIN

EXCERPT = 700
_STAYED = (CaseStatus.NOT_DELIVERED, CaseStatus.UNAPPROVED)
_OVER = (CaseStatus.CLOSED, CaseStatus.SENT, CaseStatus.ON_ITS_WAY, *_STAYED)
_BEFORE = 200
"""Characters of the message before the latest one."""
STATUS = {
    CaseStatus.DRAFTING: ":hourglass_flowing_sand: *Drafting a reply* — it will appear in the thread.",
    CaseStatus.BRIEFED: ":memo: *A brief is in the thread* — a teammate writes this one.",
    CaseStatus.PERSON_ONLY: ":rotating_light: *A person answers this one.* No reply is drafted.",
    CaseStatus.NOT_READY: ":warning: *A draft is in the thread, not ready* — see its findings.",
    CaseStatus.OUTDATED: (
        ":warning: *A clause has changed or expired* — the draft in the thread is outdated; have it redrafted."
    ),
    CaseStatus.WAITING: ":eyes: *A draft waits in the thread* for {approver} to approve it.",
    CaseStatus.APPROVED: ":white_check_mark: *Approved* — the reply is in the thread, ready to copy.",
    CaseStatus.REJECTED: ":x: *The draft was rejected* — ask for a change or write it by hand.",
    CaseStatus.SENT: "*Sent to the customer.*",
    CaseStatus.ON_ITS_WAY: ":hourglass_flowing_sand: *On its way to the customer* — it is tried again by itself.",
    CaseStatus.NOT_DELIVERED: f":warning: *Not delivered* — press {AGAIN} in the thread, or send it by hand.",
    CaseStatus.UNAPPROVED: ":warning: *Not delivered* — its approval counts no more: write it again in the thread.",
    CaseStatus.CLOSED: "*Closed* — answered elsewhere, or no answer is needed.",
    CaseStatus.WITHDRAWN: "*Withdrawn.*",
}
WAITS = {
    Party.CLAUDE: "*Waiting for Claude*, which takes no more requests for now",
    Party.SLACK: "*Waiting for Slack*, which takes no more messages here for now; what is written is kept",
}
LANES = {
    Lane.ROUTINE: "routine",
    Lane.DELICATE: "delicate",
    Lane.HOSTILE: "hostile",
    Lane.PERSON_ONLY: "person only",
}
ROLES = {Role.TEAMMATE: "a teammate", Role.LEAD: "a lead", Role.OWNER: "an owner"}


def case_blocks(note: CaseNote) -> list[Block]:
    """Where the case stands, the customer's words, and what kind of case it is."""
    blocks = [section(_status(note)) | _menu(note), quote(cut(note.message, EXCERPT)), *_in_english(note)]
    blocks += [*_before(note), *_matters(note)]
    about = [f"Case {note.case_id}", f"asked by {person(note.requester)}"]
    about += [escape(note.situation)] if note.situation else []
    about += [LANES[note.lane]] if note.lane else []
    about += [f"order {escape(note.order_id)}"] if note.order_id else []
    about += [escape(note.marketplace)] if note.marketplace else []
    about += [f"replies in {note.language}"] if note.language else []
    about += [answered_by(note.answer_by, note.lane)] if note.answer_by else []
    blocks.append(context(" · ".join(about), *_filed(note), *_moved(note), *_handed(note), *_standing_in(note)))
    if more := _unshown(note):
        blocks.append({"type": "actions", "elements": [button(more, Action.MESSAGE, note.case_id)]})
    return blocks


def answered_by(end: datetime, lane: Lane | None) -> str:
    """By when to answer. What a person answers waits for no marketplace's limit."""
    at_once = lane is Lane.PERSON_ONLY
    return f"*answer today*, the limit is {when(end)}" if at_once else f"answer by {when(end)}"


def _unshown(note: CaseNote) -> str | None:
    """The button for what isn't shown here; None where all of it is."""
    shown = 1 if note.before is None else 2
    if note.turns > shown or len(note.before or "") > _BEFORE:
        return "Show the conversation"
    return "Show the whole message" if len(note.message) > EXCERPT else None


def _in_english(note: CaseNote) -> list[Block]:
    """What the customer wrote, for whoever doesn't read their language."""
    return [context("*In English:*"), quote(cut(note.english, EXCERPT))] if note.english else []


def _before(note: CaseNote) -> list[Block]:
    """What they wrote before it, without which the latest message may say nothing: `It's order 112-...`; and that the
    text was read as a conversation, for whoever sees that it is none."""
    shown = [context("*The message before it:*"), quote(cut(note.before, _BEFORE))] if note.before else []
    read = f"Read as a conversation of {note.turns} messages, {note.ours} of them ours."
    return [*shown, context(read)] if note.ours else shown


def _matters(note: CaseNote) -> list[Block]:
    """Each of several matters, so that nobody answers one and forgets the other."""
    if not note.matters:
        return []
    runs = [run(f"{len(note.matters)} matters in this message", bold=True)]
    for n, found in enumerate(note.matters, 1):
        runs += [run(f"\n{n}. "), run(found.situation, bold=True), run(f" “{found.words}” ")]
        runs += [run(id, code=True) if id else run(" ") for id in _apart(found.clauses)]
    return [rich(runs)]


def _apart(clauses: tuple[tuple[str, str], ...]) -> list[str]:
    """The ids, with room between them."""
    return [part for n, (id, _) in enumerate(clauses) for part in (("", id) if n else (id,))]


def _status(note: CaseNote) -> str:
    if note.waits is None:
        return STATUS[note.status].format(approver=ROLES[note.approver] if note.approver else "somebody")
    again = f", not before {when(note.waits.until)}" if note.waits.until else ""
    since = when(note.waits.since)
    return f":hourglass_flowing_sand: {WAITS[note.waits.party]} (since {since}). It goes on by itself{again}."


def _menu(note: CaseNote) -> Block:
    """What can be done to the case itself; nothing once it is withdrawn or before it is known what it is."""
    if note.status is CaseStatus.WITHDRAWN:
        return {}
    closed = note.status is CaseStatus.CLOSED
    live = note.status not in _OVER
    choices = [
        ("Change its kind or lane", Action.LANE, note.lane is not None and live),
        ("Record a decision", Action.DECISION, note.lane is not None and live),
        ("Hand it to somebody", Action.HAND_OVER, note.lane is not None and live),
        ("Close the case", Action.CLOSE, live or note.status in _STAYED),
        ("Open the case again", Action.REOPEN, closed),
        ("Withdraw the case", Action.WITHDRAW, True),
    ]
    return {"accessory": overflow(Action.CASE_MENU, note.case_id, choices)}


def _moved(note: CaseNote) -> list[str]:
    if note.moved is None:
        return []
    who, why = note.moved
    return [f"Moved to this lane by {person(who)}: {escape(cut(why, 300))}"]


def _filed(note: CaseNote) -> list[str]:
    return [f"Said to be about this by {person(note.filed)}"] if note.filed else []


def _handed(note: CaseNote) -> list[str]:
    if note.assignee is None:
        return []
    who, why = note.handed or (None, "")
    by = f" by {person(who)}: {escape(cut(why, 300))}" if who else ""
    return [f"Handed to {person(note.assignee)}{by}"]


def _standing_in(note: CaseNote) -> list[str]:
    if note.standing_in is None:
        return []
    return [f"No leads and owners are named yet, so {person(note.standing_in)} is both (policies/approvals.yaml)."]
