"""Buttons and menus under our messages: those that decide, and those that open a form or show more."""

from collections.abc import Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.cases.acts.filing import kinds
from bot.desk.cases.messages.showing import revision_note
from bot.desk.incoming.acting import Did, act
from bot.desk.parts.members import UNTOLD, require_on_case
from bot.desk.parts.view import CaseView, look
from bot.domain.states import RevisionState
from bot.errors import LevelheadError
from bot.slack.actions import DECIDING, Action, any_of
from bot.slack.listener_context import ListenerContext
from bot.slack.private import tell
from bot.slack.text import in_words
from bot.slack.views import forms, judging
from bot.slack.views.fields import EDIT_FIELDS, About, fits, marketplaces
from bot.slack.views.revision import open_checks
from bot.slack.windows import open_window, require_in_time
from bot.store.rows.cases import RevisionRow

View = dict[str, Any]
Opener = Callable[[ListenerContext, CaseView, RevisionRow | None, About], View]
NOTHING_LEFT = "Nothing is left to check on this reply. Press Write again, and write what you found out."


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to every button and to the menu."""

    async def decide(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await _did(listener, body, Action(action["action_id"]), action["value"])
        await ack()

    async def opened(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await _open(listener, client, body, Action(action["action_id"]), action["value"])

    async def menu(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient) -> None:
        name, _, about = action["selected_option"]["value"].partition(":")
        if Action(name) in DECIDING:
            await _did(listener, body, Action(name), about)
            await ack()
            return
        await ack()
        await _open(listener, client, body, Action(name), about)

    app.action(any_of(DECIDING))(decide)
    app.action(any_of(OPENERS))(opened)
    app.action(any_of((Action.MENU, Action.CASE_MENU)))(menu)


async def _did(listener: ListenerContext, body: dict[str, Any], name: Action, about: str) -> None:
    message = body.get("message") or {}
    did = Did(
        key=f"trigger:{body['trigger_id']}",
        channel=body["channel"]["id"],
        ts=message.get("ts"),
        actor=body["user"]["id"],
        act=DECIDING[name],
        surface="button",
        case_id=about.partition(".")[0],
        revision_id=about if "." in about else None,
    )
    await act(listener.desk, did)


async def _open(
    listener: ListenerContext, client: AsyncWebClient, body: dict[str, Any], name: Action, about: str
) -> None:
    channel, user, thread_ts = body["channel"]["id"], body["user"]["id"], (body.get("message") or {}).get("thread_ts")
    try:
        view, revision = await look(listener.desk, about)
        await require_in_time(listener, require_on_case(listener.desk, user, view.case.id, name), UNTOLD)
        hash_seen = revision.text_hash if revision else None
        meta = About(channel, view.case.id, revision.id if revision else None, hash_seen, thread_ts=thread_ts)
        await open_window(listener, client, body["trigger_id"], OPENERS[name](listener, view, revision, meta))
    except LevelheadError as error:
        await tell(listener, user, channel, in_words(error), thread_ts)


def _change(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    return forms.change_form(about)


def _customer(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    return forms.customer_form(about)


def _edit(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    text = (revision.text if revision and revision.state is not RevisionState.DELIVERED else None) or ""
    if not fits(text, len(EDIT_FIELDS)):
        raise LevelheadError("This reply is too long for a form. Ask for a shorter one with `revise: shorter` first.")
    return forms.edit_form(about, text)


def _facts(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    checks = open_checks(revision_note(listener.desk, view, revision)) if revision else ()
    sent = revision is not None and revision.state is RevisionState.DELIVERED
    if not checks:
        raise LevelheadError(NOTHING_LEFT if sent else "Nothing is left to check on this draft.")
    return forms.facts_form(about, checks)


def _clauses(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    written = view.written(revision) if revision else None
    if written is None:
        raise LevelheadError("No clause is cited here.")
    offers = written.brief.offers if written.brief else ()
    quotes: dict[str, list[str]] = {}
    for citation in (*written.citations, *(o.citation for o in offers)):
        quotes.setdefault(citation.source.id, []).append(citation.quote)
    clauses = [clause for clause in map(listener.desk.book.clause, quotes) if clause]
    return forms.clauses_view(clauses, quotes)


def _findings(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    return forms.findings_view(view.written(revision).findings if revision else ())


def _message(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    return forms.conversation_view(view.conversation(listener.desk))


def _review(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    return judging.review_form(about)


def _release(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    return judging.release_form(about)


def _lane(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    offered = [(kind.id, kind.title) for kind in kinds(listener.desk, view)]
    places = marketplaces(listener.desk.book)
    case = judging.Correctable(offered, view.case.situation, view.case.lane, view.bought, places)
    return judging.case_form(about, case)


def _decision(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    return judging.decision_form(about)


def _hand_over(listener: ListenerContext, view: CaseView, revision: RevisionRow | None, about: About) -> View:
    return judging.hand_over_form(about, view.case.assignee)


OPENERS: dict[Action, Opener] = {
    Action.CHANGE: _change,
    Action.CUSTOMER: _customer,
    Action.EDIT: _edit,
    Action.FACTS: _facts,
    Action.CLAUSES: _clauses,
    Action.FINDINGS: _findings,
    Action.MESSAGE: _message,
    Action.REVIEW: _review,
    Action.RELEASE: _release,
    Action.LANE: _lane,
    Action.DECISION: _decision,
    Action.HAND_OVER: _hand_over,
}
