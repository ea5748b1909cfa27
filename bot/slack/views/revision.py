"""A draft or a brief in the thread: the words, their sources, what to check, what was found, and the buttons."""

from datetime import date

from bot.checks.sourced.citations import NONE as UNCITED
from bot.desk.parts.case_notes import RevisionNote
from bot.domain.case import Lane
from bot.domain.languages import name_of
from bot.domain.reply import Check, Passage, SourceKind, SourceRef
from bot.domain.states import RevisionState
from bot.slack.actions import Action
from bot.slack.text import Block, button, context, cut, escape, overflow, people, person, rich, run, section, sections
from bot.slack.views.brief import brief_blocks, bullets
from bot.slack.views.case import LANES, ROLES
from bot.slack.views.findings import findings_blocks
from bot.slack.views.process import start_blocks
from bot.slack.views.records import record_blocks
from bot.slack.views.so_far import so_far_blocks

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIVE = (RevisionState.WAITING, RevisionState.NOT_READY, RevisionState.REJECTED)


def revision_blocks(note: RevisionNote) -> list[Block]:
    """The whole message."""
    if note.state is RevisionState.STALE:
        return _outdated(note)
    if note.state is RevisionState.SUPERSEDED:
        return [context(f"{_name(note)} · replaced by a newer one below"), *_words(note)]
    body = brief_blocks(note) if note.brief else _words(note)
    to_start = start_blocks(note.processes, note.revision_id)
    known = record_blocks(note.records) if not note.brief else []
    happened = so_far_blocks(note.so_far) if note.so_far.tells and not note.brief else []
    warned = [context(f":warning: {escape(note.fallback)}")] if note.fallback else []
    before, checks = [_title(note), *warned, *body], _checks(note)
    after = [*known, *happened, *to_start, *_small_print(note), *_buttons(note)]
    found = findings_blocks(note.findings, note.revision_id, [*before, *checks, *after])
    first = [*found, *checks] if note.state is RevisionState.NOT_READY else [*checks, *found]
    return [*before, *first, *after]


def _outdated(note: RevisionNote) -> list[Block]:
    """What it says, why it can't be used, and the way on."""
    named = ", ".join(f"`{escape(id)}`" for id in note.outdated)
    have = "has" if len(note.outdated) == 1 else "have"
    why = (
        f"It rests on {named}, which {have} changed or expired since."
        if named
        else "The policies it rests on have changed since."
    )
    buttons = [
        button("Redraft", Action.REDRAFT, note.revision_id, "primary"),
        button("Edit", Action.EDIT, note.revision_id),
        button("Customer wrote again", Action.CUSTOMER, note.revision_id),
    ]
    said = [section(f"*{_name(note)}* · {escape(note.situation)} · *outdated*"), section(f":warning: {why}")]
    return [*said, *(brief_blocks(note) if note.brief else _words(note)), {"type": "actions", "elements": buttons}]


def summary(note: RevisionNote) -> str:
    """For notifications and screen readers."""
    return f"{_name(note)} for case {note.case_id}: {note.situation}"


def _name(note: RevisionNote) -> str:
    return f"Brief {note.number}" if note.brief else f"Draft {note.number}"


def _title(note: RevisionNote) -> Block:
    ready = " · *not ready*" if note.state is RevisionState.NOT_READY and not note.brief else ""
    return section(f"*{_name(note)}* · {escape(note.situation)} · {LANES[note.lane]}{ready}")


def _words(note: RevisionNote) -> list[Block]:
    if not note.passages:
        return []
    sources = _sources(note.passages)
    runs = []
    for passage in note.passages:
        text, tail = _split_tail(passage.text)
        marks = "".join(_mark(sources[c.source]) for c in dict.fromkeys(passage.citations))
        runs += [run(text), run(marks, bold=True), run(tail)]
    return [*_theirs(note), rich(runs, "rich_text_section"), *_source_lines(note, sources)]


def _theirs(note: RevisionNote) -> list[Block]:
    """The reply in the customer's language, above its English."""
    if note.translation is None:
        return []
    named = name_of(note.translation.language)
    said = section(f"*In {named}* — these words go to the customer")
    return [said, rich([run(note.translation.text)]), section("*In English* — what it says, with its sources")]


def _split_tail(text: str) -> tuple[str, str]:
    stripped = text.rstrip()
    return stripped, text[len(stripped) :]


def _mark(number: int) -> str:
    """Never parted from its sentence at the end of a line."""
    return "\u202f" + str(number).translate(SUPERSCRIPT)


def _sources(passages: tuple[Passage, ...]) -> dict[SourceRef, int]:
    refs = dict.fromkeys(c.source for p in passages for c in p.citations)
    return {ref: number for number, ref in enumerate(refs, 1)}


def _source_lines(note: RevisionNote, sources: dict[SourceRef, int]) -> list[Block]:
    if not sources:
        told = any(finding.rule == UNCITED for finding in note.findings)
        return [] if told else [context("No clause is cited here.")]
    titles = dict(note.titles) | dict(note.told_by)
    lines = [f"{_mark(number).strip()} {_source(ref, titles)}" for ref, number in sources.items()]
    return [context("\n".join(lines))]


def _source(ref: SourceRef, titles: dict[str, str]) -> str:
    title, name = titles.get(ref.id), escape(ref.id.replace("_", " "))
    if ref.kind is SourceKind.CLAUSE:
        return f"`{ref.id}`" + (f" {escape(title)}" if title else "")
    return f"{name}: {escape(title)}" if title and ref.kind is SourceKind.RECORD else f"{ref.kind}: {name}"


def _checks(note: RevisionNote) -> list[Block]:
    if note.brief or not note.checks:
        return []
    return sections("*Check before it goes out*", bullets(check.question for check in note.checks))


def _small_print(note: RevisionNote) -> list[Block]:
    author = f"Written by {person(note.written_by)}" if note.written_by else f"Written by {escape(note.writer)}"
    lines = [f"{_who_decides(note)} · {author} · policies `{note.policy_version}`"]
    if note.like:
        lines.append(", ".join(_like(case_id, on) for case_id, on in note.like))
    if note.released:
        who, why = note.released
        lines.insert(0, f"Released by {person(who)} although a check stopped it: {escape(cut(why, 300))}")
    if note.example:
        tail = "." if note.approvable else ", so it can't be approved. Put your own in policies/."
        lines.append(f"Rests on the example policies of a fictitious shop{tail}")
    return [context(*lines)]


def _like(case_id: str, on: date) -> str:
    return f"_Like {escape(case_id)}, approved on {on.day} {on:%b %Y}_"


def _who_decides(note: RevisionNote) -> str:
    if note.brief:
        return f"A reply here needs {ROLES[note.approver]}"
    if note.state is RevisionState.APPROVED:
        return "Approved by " + people(note.approved_by).replace(" or ", " and ")
    if note.state is RevisionState.DELIVERED:
        return "Not delivered" if note.undelivered else "Sent to the customer"
    if note.state is RevisionState.REJECTED:
        return _rejected(note)
    many = f"{note.needed} approvals by " if note.needed > 1 else ""
    whom = f" ({people(note.ask)})" if note.ask else ""
    so_far = f", {len(note.approved_by)} so far" if note.approved_by else ""
    return f"To approve: {many}{ROLES[note.approver]}{whom}{so_far}"


def _rejected(note: RevisionNote) -> str:
    if note.rejected is None:
        return "Rejected"
    who, why = note.rejected
    return f"Rejected by {person(who)}: {escape(cut(why, 300))}"


def _buttons(note: RevisionNote) -> list[Block]:
    if note.state not in _LIVE:
        menu = _menu(note)
        return [{"type": "actions", "elements": [menu]}] if menu["options"] else []
    if note.brief:
        return [{"type": "actions", "elements": _brief_buttons(note)}]
    approve = [button("Approve", Action.APPROVE, note.revision_id, "primary")]
    change = button("Change the draft", Action.CHANGE, note.revision_id)
    elements = [
        *(approve if note.state is RevisionState.WAITING and note.approvable else []),
        *([change] if note.lane is not Lane.PERSON_ONLY else []),
        button("Edit", Action.EDIT, note.revision_id),
        button("Customer wrote again", Action.CUSTOMER, note.revision_id),
        _menu(note),
    ]
    return [{"type": "actions", "elements": elements}]


def _brief_buttons(note: RevisionNote) -> list[dict[str, object]]:
    buttons = []
    if note.lane != "person_only":
        anyway = [button("Draft one anyway", Action.DRAFT_ANYWAY, note.revision_id)] if note.draftable else []
        buttons = [button("Write the reply", Action.EDIT, note.revision_id, "primary"), *anyway]
    kind = [button("Say what it is about", Action.LANE, note.revision_id)] if note.unknown_kind else []
    facts = [button("Add facts", Action.FACTS, note.revision_id)] if open_checks(note) else []
    return [*buttons, *kind, *facts, button("Customer wrote again", Action.CUSTOMER, note.revision_id), _menu(note)]


def open_checks(note: RevisionNote) -> tuple[Check, ...]:
    """What a person still has to check."""
    return note.brief.checks if note.brief else note.checks


def _stopped(note: RevisionNote) -> bool:
    """Held back by a check that a lead may overrule."""
    held = note.state is RevisionState.NOT_READY and note.brief is None and note.lane is not Lane.PERSON_ONLY
    return held and not any(f.final for f in note.findings)


def _menu(note: RevisionNote) -> dict[str, object]:
    live = note.state in _LIVE
    choices = [
        ("Show the clauses", Action.CLAUSES, bool(note.titles or (note.brief and note.brief.offers))),
        ("Add facts", Action.FACTS, live and not note.brief and bool(open_checks(note))),
        ("Reject", Action.REJECT, note.state is RevisionState.WAITING),
        ("Release it all the same", Action.RELEASE, _stopped(note)),
        ("Review my reply", Action.REVIEW, live),
        ("Call a lead", Action.ESCALATE, live),
        ("Take the approval back", Action.TAKE_BACK, note.state is RevisionState.APPROVED),
    ]
    return overflow(Action.MENU, note.revision_id, choices)
