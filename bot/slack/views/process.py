"""A process in a case's thread: its steps as boxes to tick, each with who does it by when."""

from datetime import date

from bot.desk.parts.case_notes import ProcessNote, ToDo, ToStart
from bot.slack.actions import Action
from bot.slack.text import Block, button, context, cut, escape, person, plain, section, sections
from bot.slack.views.case import ROLES

MOST_BOXES = 10
"""Slack's limit for one group of boxes."""


def start_blocks(processes: tuple[ToStart, ...], revision_id: str) -> list[Block]:
    """What to start, with a button each; what was started is only named."""
    return [_start(p, revision_id) for p in processes]


def _start(process: ToStart, revision_id: str) -> Block:
    if process.started:
        return context(f"Started: {escape(process.title)}; its steps are in this thread.")
    words = section(f"*To start:* {escape(process.title)}\nWhen {escape(cut(process.when, 200))}.")
    return words | {"accessory": button("Start", Action.START, f"{revision_id}:{process.process}")}


def process_blocks(note: ProcessNote) -> list[Block]:
    """The steps, with boxes in groups as Slack takes them."""
    left = sum(1 for s in note.steps if s.done_by is None)
    stands = "all done" if not left else f"{left} of {len(note.steps)} to do"
    title = f"*{escape(note.title)}* · {stands}"
    groups = [note.steps[i : i + MOST_BOXES] for i in range(0, len(note.steps), MOST_BOXES)]
    boxes = [_boxes(note, group, i) for i, group in enumerate(groups)]
    return [
        *sections(title, _in_full(note)),
        *boxes,
        context(f"Started by {person(note.started_by)}", *_done(note), *_links(note)),
    ]


def _in_full(note: ProcessNote) -> list[str]:
    """What each step is, where its title doesn't say all."""
    return [f"{n}. {escape(cut(s.words, 500))}" for n, s in enumerate(note.steps, 1) if s.words]


def _boxes(note: ProcessNote, group: tuple[ToDo, ...], place: int) -> Block:
    options = [_option(todo) for todo in group]
    ticked = [option for option, todo in zip(options, group, strict=True) if todo.done_by]
    element = {"type": "checkboxes", "action_id": str(Action.TICK), "options": options}
    chosen = {"initial_options": ticked} if ticked else {}
    return {"type": "actions", "block_id": f"{note.process}:{place}", "elements": [element | chosen]}


def _option(todo: ToDo) -> dict[str, object]:
    """The step, and under it who and when; both literal text."""
    return {"text": plain(todo.title), "description": plain(_who_when(todo)), "value": todo.step}


def _who_when(todo: ToDo) -> str:
    return f"{ROLES[todo.owner]}, by {_day(todo.by)}"


def _day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B}"


def _done(note: ProcessNote) -> list[str]:
    """Who did what, where somebody did."""
    by: dict[str, int] = {}
    for todo in note.steps:
        if todo.done_by:
            by[todo.done_by] = by.get(todo.done_by, 0) + 1
    return [f"{count} done by {person(who)}" for who, count in by.items()]


def _links(note: ProcessNote) -> list[str]:
    links = [*note.links, *(s.link for s in note.steps if s.link)]
    return [" · ".join(f"<{escape(link)}>" for link in dict.fromkeys(links))] if links else []


def summary(note: ProcessNote) -> str:
    """For notifications and screen readers."""
    return f"Case {note.case_id}: {note.title}"
