"""The case as one message in the channel, and what stands under it: offers, approvals, notices."""

from datetime import datetime

from bot.desk.parts.case_notes import (
    RESTORED,
    UNAPPROVED,
    ApprovalNote,
    ApprovedText,
    CaseNote,
    CaseStatus,
    Delivery,
    Notice,
    OfferOfflineNote,
    Party,
)
from bot.desk.parts.notes import Whisper
from bot.domain.case import Lane, Role
from bot.slack.actions import Action
from bot.slack.text import (
    Block,
    button,
    context,
    cut,
    escape,
    overflow,
    people,
    person,
    quote,
    rich,
    run,
    section,
    when,
)

EXCERPT = 700
_STAYED = (CaseStatus.NOT_DELIVERED, CaseStatus.UNAPPROVED)
_OVER = (CaseStatus.CLOSED, CaseStatus.SENT, CaseStatus.ON_ITS_WAY, *_STAYED)
_BEFORE = 200
"""Characters of the message before the latest one."""
SEND = "Send to the customer"
AGAIN = "Send it once more"
BY_HAND = "I sent it by hand"
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
    blocks.append(context(" · ".join(about), *_moved(note), *_handed(note), *_standing_in(note)))
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
    """What they wrote before it, without which the latest message may say nothing: `It's order 112-...`."""
    return [context("*The message before it:*"), quote(cut(note.before, _BEFORE))] if note.before else []


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
        ("Move to another lane", Action.LANE, note.lane is not None and live),
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


def offer_offline_blocks(note: OfferOfflineNote) -> list[Block]:
    """Claude is slow: wait, or take the offline draft now."""
    if not note.open:
        return [context("Claude was slow; this was settled.")]
    words = f"Claude has not answered for {note.seconds} seconds. You can wait, or have the offline draft now."
    offline = button("Use the offline draft", Action.DRAFT_OFFLINE, note.revision_id)
    return [section(words), {"type": "actions", "elements": [offline]}]


def approved_text_blocks(note: ApprovedText) -> list[Block]:
    """The approved words and nothing else."""
    return [rich([run(note.text)])]


def approval_blocks(note: ApprovalNote) -> list[Block]:
    """Who approved, when, on which policies; and the buttons that follow from it."""
    who = " and ".join(f"{person(p)} {when(at)}" for p, at in note.approved)
    words = f"Draft {note.number}, above, approved by {who} · policies `{note.policy_version}`"
    lines = [words, *(_unread(who, seconds) for who, seconds in note.unread)]
    if note.sent_by and note.sent_at:
        sent = context(_sent(note.sent_by, note.sent_at, note.delivery), *_way(note))
        buttons = [
            button("Customer wrote again", Action.CUSTOMER, note.revision_id),
            button("Add facts", Action.FACTS, note.revision_id),
            button("Write again", Action.EDIT, note.revision_id),
        ]
        if note.delivery and note.delivery.refused:
            by_hand = button(BY_HAND, Action.SENT_BY_HAND, note.revision_id)
            buttons.append(button(AGAIN, Action.DELIVER, note.revision_id))
            buttons += [] if note.delivery.refused == UNAPPROVED else [by_hand]
        return [context(*lines), sent, {"type": "actions", "elements": buttons}]
    buttons = [
        button(SEND if note.carried else "Sent to the customer", Action.DELIVER, note.revision_id, "primary"),
        button("Take the approval back", Action.TAKE_BACK, note.revision_id),
    ]
    return [context(*lines), {"type": "actions", "elements": buttons}]


def _sent(by: str, at: datetime, way: Delivery | None) -> str:
    """Who sent it; with a carrier, it has left only once it is delivered."""
    if way and not way.done:
        return f"{person(by)} pressed {SEND}, {when(at)}."
    return f"Sent to the customer: {person(by)}, {when(at)}. This is final."


def _way(note: ApprovalNote) -> list[str]:
    """How far the delivery has come."""
    way = note.delivery
    if way is None:
        return []
    if way.done:
        return ["Sent by hand, as it was refused on its way." if way.by_hand else "Delivered."]
    if way.refused == UNAPPROVED:
        return [f":warning: Not delivered: {UNAPPROVED}. Copy it into Write again, and have that approved."]
    if way.refused == RESTORED:
        press = f"If so, press {BY_HAND}; if not, {AGAIN}."
        return [f":warning: Held, as {RESTORED}: look whether the customer has it. {press}"]
    if way.refused:
        again = f"Copy it and send it by hand, then press {BY_HAND}; or have it sent once more."
        return [f":warning: Not delivered: {escape(way.refused)}. {again}"]
    again = f"; tried again {when(way.again_at)}" if way.again_at else ""
    return [f":hourglass_flowing_sand: On its way{again}."]


def _unread(who: str, seconds: int) -> str:
    return f":warning: {person(who)} approved it {seconds} s after it was shown, faster than it can be read."


def notice_blocks(note: Notice) -> list[Block]:
    """A sentence to everyone in the thread."""
    return [section(f"{people(note.ask)} {escape(note.text)}".strip())]


def whisper_text(whisper: Whisper) -> str:
    """A sentence to one person, with the people it names, and what that person typed."""
    words = f"{escape(whisper.text)} {people(whisper.ask)}".strip()
    return f"{words}\n\nYour text:\n{escape(whisper.given_back)}" if whisper.given_back else words


def whisper_blocks(whisper: Whisper) -> list[Block] | None:
    """The sentence, and under it what others said, literally; none where it has no quotes."""
    if not whisper.quotes:
        return None
    lines = [[run(f"\n{name}: ", bold=True), run(f"“{said}”")] for name, said in whisper.quotes]
    return [section(whisper_text(whisper)), rich([part for line in lines for part in line])]
