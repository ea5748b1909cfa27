"""The team's desk: the queue with its filters, and what happened in a case."""

from collections.abc import Iterable, Iterator

from bot.desk.parts.case_notes import CaseStatus
from bot.desk.parts.notes import DigestNote
from bot.desk.team.figures import Figures, Picture
from bot.domain.case import Lane
from bot.domain.phrases import counted
from bot.domain.team_desk import Happened, NoDesk, Sight, TeamDesk, Waiting, Which
from bot.domain.team_report import Costs
from bot.slack.actions import Action, Form
from bot.slack.text import Block, button, context, cut, escape, person, plain, quote, section, sections, when
from bot.slack.views.case import LANES, ROLES, answered_by
from bot.slack.views.costs import costs_blocks, said
from bot.slack.views.digest import digest_blocks
from bot.slack.views.fields import About, View, choices, field, modal, words
from bot.slack.views.proposals import proposals_blocks

SIGHT = "sight"
WHICH = {Which.ALL: "All open cases", Which.MINE: "My cases", Which.WAITING: "Waiting for approval"}
STANDS = {
    CaseStatus.DRAFTING: "being drafted",
    CaseStatus.BRIEFED: "a teammate writes it from the brief",
    CaseStatus.PERSON_ONLY: ":rotating_light: a person answers it",
    CaseStatus.NOT_READY: ":warning: the draft isn't ready",
    CaseStatus.OUTDATED: ":warning: a clause has changed or expired, to be redrafted",
    CaseStatus.WAITING: ":eyes: waits for {approver} to approve it",
    CaseStatus.APPROVED: ":white_check_mark: approved, to be sent",
    CaseStatus.REJECTED: ":x: the draft was rejected",
    CaseStatus.SENT: "sent",
    CaseStatus.ON_ITS_WAY: ":hourglass_flowing_sand: on its way to the customer, tried again by itself",
    CaseStatus.NOT_DELIVERED: ":warning: not delivered, to be sent once more or by hand",
    CaseStatus.UNAPPROVED: ":warning: not delivered, its approval counts no more: to be written again",
    CaseStatus.CLOSED: "closed",
    CaseStatus.WITHDRAWN: "withdrawn",
}
ANY_LANE = "any"
NO_CHARTS = "Charts are drawn here once `pip install 'levelhead[charts]'` has run where the bot does."
CHARTS_FOLLOW = "Charts follow."
CHARTS_NOT_TAKEN = "Slack takes no more charts now. Press *Figures* again in a few minutes."
LONGEST_SEARCH = 200
LONGEST_ALT = 1_900
"""Characters of what stands for a picture, below Slack's 2,000."""


def home_blocks(found: TeamDesk | NoDesk) -> list[Block]:
    """The desk in somebody's home."""
    if isinstance(found, NoDesk):
        return [section(found.reason)]
    search = button("Search", Action.DESK_SEARCH, SIGHT)
    more = (*proposals_blocks(found.proposals), *costs_blocks(found.spent))
    return [{"type": "header", "text": plain("Desk")}, *_desk(found, search), *more]


def message_blocks(found: TeamDesk | NoDesk) -> list[Block]:
    """The desk in a channel, for whoever asked."""
    if isinstance(found, NoDesk):
        return [section(found.reason)]
    return [*_desk(found, None), context("To look for something: `/desk` and a case, an order, or words.")]


def summary(found: TeamDesk | NoDesk) -> str:
    """In one line, for notifications and screen readers."""
    return found.reason if isinstance(found, NoDesk) else _counts(found).replace("*", "")


def _desk(found: TeamDesk, search: Block | None) -> Iterator[Block]:
    """With a search field it is somebody's home, where proposals follow."""
    changes = f" · {counted(len(found.proposals), 'proposed change')} below" if found.proposals and search else ""
    yield section(_counts(found) + changes)
    yield _filters(found.sight, search)
    if found.sight.words:
        yield section(f"Found for “{escape(found.sight.words)}”: {found.found or 'nothing'}")
    yield {"type": "divider"}
    for row in found.rows:
        yield from _row(row)
    if not found.rows and not found.sight.words:
        yield section("Nothing waits here.")
    if found.pages > 1:
        yield from _pager(found)


def _counts(found: TeamDesk) -> str:
    """What there is to do, in one line."""
    lanes = [f"{found.lanes[lane]} {label}" for lane, label in LANES.items() if found.lanes.get(lane)]
    clock = [f"*{found.overdue} overdue*"] if found.overdue else []
    clock += [f"{found.soon} due soon"] if found.soon else []
    return " · ".join([f"*{found.open} open*", *clock, *lanes])


def _filters(sight: Sight, search: Block | None) -> Block:
    which = _select(Action.DESK_WHICH, "Which cases", {str(w): label for w, label in WHICH.items()}, str(sight.which))
    lanes = {ANY_LANE: "Any lane"} | {str(lane): label.capitalize() for lane, label in LANES.items()}
    more = [search] if search else []
    more += [button("Figures", Action.DESK_FIGURES, SIGHT)]
    more += [button("Show the queue", Action.DESK_CLEAR, SIGHT)] if sight.words else []
    return {
        "type": "actions",
        "block_id": SIGHT,
        "elements": [which, _select(Action.DESK_LANE, "Which lane", lanes, str(sight.lane or ANY_LANE)), *more],
    }


def _select(action: Action, name: str, labels: dict[str, str], chosen: str) -> Block:
    """The name stands for it where it is read out."""
    options = choices(labels)
    initial = next(o for o in options if o["value"] == chosen)
    chooses = {"options": options, "initial_option": initial}
    return {"type": "static_select", "action_id": str(action), "placeholder": plain(name)} | chooses


def _row(row: Waiting) -> list[Block]:
    name = f"<{row.link}|{row.case_id}>" if row.link else row.case_id
    stands = STANDS[CaseStatus(row.status)].format(approver=ROLES[row.approver] if row.approver else "somebody")
    about = [escape(row.situation)] if row.situation else []
    about += [LANES[row.lane]] if row.lane else []
    about += [f"order {escape(row.order_id)}"] if row.order_id else []
    about += [f"asked by {person(row.requester)}"]
    about += [f"handed to {person(row.assignee)}"] if row.assignee else []
    said = [quote(row.message)] if row.message else []
    history = button("History", Action.DESK_HISTORY, row.case_id) | {"accessibility_label": f"History of {row.case_id}"}
    return [section(f"*{name}* · {stands}{_due(row)}\n{' · '.join(about)}") | {"accessory": history}, *said]


def _due(row: Waiting) -> str:
    if row.answer_by is None:
        return ""
    late = f"*overdue since {when(row.answer_by)}*"
    return f" · {late if row.overdue else answered_by(row.answer_by, row.lane)}"


def _pager(found: TeamDesk) -> Iterator[Block]:
    page = found.sight.page
    buttons = [button("Earlier", Action.DESK_EARLIER, str(page - 1))] if page else []
    buttons += [button("Later", Action.DESK_LATER, str(page + 1))] if page + 1 < found.pages else []
    yield context(f"Page {page + 1} of {found.pages}")
    yield {"type": "actions", "elements": buttons}


def sight_chosen(which: str, lane: str) -> dict[str, object]:
    """What somebody chose, by the fields of Sight."""
    return {"which": Which(which), "lane": None if lane == ANY_LANE else Lane(lane)}


def search_form(about: About) -> View:
    """What to look for."""
    hint = "A case, an order, or words: of open cases what the customer wrote, of all cases what was approved."
    element = words(multiline=False) | {"max_length": LONGEST_SEARCH}
    return modal(Form.DESK_SEARCH, "Search the cases", "Search", about, [field("words", "Search", element, hint=hint)])


def figures_view(name: str, found: Figures, pictures: Iterable[Picture] = (), charts: str = "") -> View:
    """The last weeks: in words at once, with charts once they are drawn.

    `name` is the window's external id; `charts` is said of charts that aren't there.
    """
    blocks = [*digest_blocks(DigestNote(found.report)), *map(_picture, pictures)]
    if charts:
        blocks.append(context(charts))
    shown = {"title": plain("The last four weeks"), "close": plain("Close"), "blocks": blocks[:100]}
    return {"type": "modal", "external_id": name} | shown


def _picture(picture: Picture) -> Block:
    chart = picture.chart
    about = {"alt_text": cut(chart.words, LONGEST_ALT), "title": plain(chart.title)}
    return {"type": "image", "slack_file": {"id": picture.file}} | about


def history_view(case_id: str, happened: Iterable[Happened], spent: Costs | None = None) -> View:
    """What happened in a case, oldest first, and what models cost in it."""
    blocks = sections(f"*{case_id}*", map(_line, happened))
    if spent and spent.total.calls:
        calls = counted(spent.total.calls, "call")
        blocks = [*blocks[:99], context(f"Models: {said(spent.total, spent)}, in {calls}")]
    return {"type": "modal", "title": plain("What happened"), "close": plain("Close"), "blocks": blocks[:100]}


def _line(line: Happened) -> str:
    words = f"{when(line.at)} · {person(line.by) if line.by else 'Levelhead'} {escape(line.what)}"
    return f"{words} {person(line.whom)}" if line.whom else words
