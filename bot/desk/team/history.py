"""A case's history, from its trail: who wrote, changed and decided, on which version of the policies."""

from collections.abc import Callable, Mapping

from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView, load
from bot.domain.case import Lane
from bot.domain.languages import name_of
from bot.domain.people import is_app, is_member
from bot.domain.phrases import counted
from bot.domain.team_desk import Happened
from bot.domain.trail import Event
from bot.store.history import trail

Details = Mapping[str, str | int | None]
SILENT = frozenset({"posted", "waits for its writer"})
"""Lines that only operators need."""


async def history(desk: Desk, case_id: str) -> tuple[CaseView, tuple[Happened, ...]]:
    """The case, and what happened in it, oldest first. Raises LevelheadError when there is no such case."""
    async with desk.database.read() as tx:
        view, links = await load(tx, case_id), await trail.of_case(tx, case_id)
    return view, tuple(_line(desk, entry.event) for entry in links if not _silent(entry.event))


def _silent(event: Event) -> bool:
    """Whether a line is left out. "facts added" is, if only a decision was filled in, which has its own line."""
    return event.kind in SILENT or (event.kind == "facts added" and not event.details.get("count"))


def _line(desk: Desk, event: Event) -> Happened:
    tell = WORDS.get(event.kind)
    what = tell(desk, event.details) if tell else event.kind
    if is_app(event.actor):
        what = f"refused what another app wrote: {str(event.details.get('act')).replace('_', ' ')}"
    whom = str(event.details["to"]) if event.kind == "handed over" else None
    return Happened(event.at, event.actor if is_member(event.actor) else None, what, whom)


def _named(words: str) -> Callable[[Desk, Details], str]:
    """A sentence that takes nothing from the line."""
    return lambda desk, about: words


def _version(about: Details, key: str = "policies") -> str:
    return f" on policy version {str(about[key])[:8]}" if about.get(key) else ""


def _unread(about: Details) -> str:
    seconds = about.get("unread_after")
    return f", {seconds} s after it was shown, faster than it can be read" if seconds is not None else ""


def _revision(about: Details) -> str:
    return f"version {str(about.get('revision', '')).rpartition('.')[2]}"


def _many(about: Details, key: str, thing: str) -> str:
    return counted(int(about.get(key) or 0), thing)


def _stops(about: Details) -> str:
    return _many(about, "stops", "stop") if about.get("stops") else "its stops"


def _triaged(desk: Desk, about: Details) -> str:
    kind = next((s for s in desk.book.situations if s.id == about.get("situation")), None)
    return f"took it for “{kind.title if kind else about.get('situation')}”, lane {_lane(about.get('lane'))}"


def _lane(name: object) -> str:
    """The lane, as people read it."""
    return str(name).replace("_", " ") if name in set(map(str, Lane)) else "not set"


def _language(about: Details) -> str:
    code = str(about.get("language"))
    return "the customer's language" if code == "auto" else name_of(code)


def _kind(desk: Desk, about: Details, key: str = "after") -> str:
    return desk.book.situation(str(about.get(key) or "")).title


def _asked(desk: Desk, about: Details) -> str:
    why = _CAUSES.get(str(about.get("cause")), str(about.get("cause")))
    return f"asked for {_revision(about)}: {why}"


_CAUSES = {
    "opened": "the first draft",
    "revise": "a change",
    "facts": "facts were added",
    "customer": "the customer wrote again",
    "anyway": "a draft in spite of the brief",
    "offline": "without waiting for Claude",
    "edit": "an edit",
    "lane": "another lane",
    "kind": "another kind",
    "language": "another language",
    "policies": "a clause had changed",
}
WORDS: dict[str, Callable[[Desk, Details], str]] = {
    "opened": lambda desk, about: f"opened the case ({about.get('surface')})",
    "triaged": _triaged,
    "looked up": lambda desk, about: f"found {_many(about, 'facts', 'fact')} in the reports",
    "revision asked": _asked,
    "drafted": lambda desk, about: f"wrote {_revision(about)}{_version(about)}",
    "typed": lambda desk, about: "wrote a reply, to be checked in English",
    "language set": lambda desk, about: f"wants replies in {_language(about)}",
    "edited": lambda desk, about: f"edited {_revision(about)}",
    "facts added": lambda desk, about: f"added {_many(about, 'count', 'fact')}",
    "customer wrote": _named("added what the customer wrote next"),
    "asked what the customer wrote": _named("added a conversation in which the customer wrote nothing new"),
    "approved": lambda desk, about: f"approved {_revision(about)}{_version(about)}{_unread(about)}",
    "handed over": _named("handed the case to"),
    "approval taken back": lambda desk, about: f"took back the approval of {_revision(about)}",
    "rejected": lambda desk, about: f"rejected {_revision(about)}",
    "rejection taken back": lambda desk, about: f"took back the rejection of {_revision(about)}",
    "released": lambda desk, about: f"released {_revision(about)} in spite of {_stops(about)}",
    "sent": lambda desk, about: f"marked {_revision(about)} as sent to the customer",
    "sent again": lambda desk, about: f"had {_revision(about)} sent once more",
    "sent by hand": lambda desk, about: f"sent {_revision(about)} by hand, as it was refused on its way",
    "delivered": lambda desk, about: f"delivered {_revision(about)}",
    "not delivered": lambda desk, about: f"could not deliver the reply ({about.get('code')})",
    "escalated before": _named("called for a decision once more"),
    "asked which language": _named("named a language that isn't known here"),
    "asked what to change": _named("asked for a change, without saying which"),
    "wish not understood": _named("asked for a change that wasn't understood"),
    "lane kept": _named("left it in its lane"),
    "kind kept": _named("left it a case of its kind"),
    "escalated": lambda desk, about: f"called for a decision by the {about.get('to')}",
    "lane moved": lambda desk, about: f"moved it from {_lane(about.get('before'))} to {_lane(about.get('after'))}",
    "kind set": lambda desk, about: f"filed it under “{_kind(desk, about)}”, not “{_kind(desk, about, 'before')}”",
    "decision recorded": _named("recorded a decision on the matter"),
    "no such process": _named("pressed Start for a process that the policies no longer have"),
    "process started before": lambda desk, about: f"pressed Start once more for the process {about.get('process')}",
    "process started": lambda desk, about: f"started the process {about.get('process')}",
    "steps ticked": lambda desk, about: f"ticked steps of the process {about.get('process')}",
    "outdated": lambda desk, about: (
        f"found {_revision(about)} outdated: {about.get('clauses')} changed or expired{_version(about)}"
    ),
    "reason given": lambda desk, about: f"said what was wrong: {str(about.get('mistake')).replace('_', ' ')}",
    "circle stopped": lambda desk, about: f"stopped {_revision(about)}: it would send the customer in circles",
    "offline offered": _named("offered the offline draft, as Claude was slow"),
    "refused": lambda desk, about: f"was told no: {str(about.get('act')).replace('_', ' ')}",
    "reminded of our word": lambda desk, about: f"reminded of our word to the customer, for {about.get('day')}",
    "reminded": lambda desk, about: f"reminded the {about.get('role')} of the time left",
    "closed": _named("closed the case"),
    "opened again": _named("opened the case again"),
    "withdrawn": _named("withdrew the case"),
    "kept back": _named("was not shown: another company may read its channel, or none of ours asked for it"),
    "forgotten": _named("the customer's words were forgotten on request"),
    "kept long enough": _named("the customer's words were deleted, being old"),
    "post uncertain": _named("one message may or may not have reached Slack"),
    "post refused": lambda desk, about: f"Slack refused a message ({about.get('code')})",
    "message deleted": _named("a message of the case was deleted in Slack"),
    "message changed": _named("a customer's message was changed in Slack after it was read"),
}
