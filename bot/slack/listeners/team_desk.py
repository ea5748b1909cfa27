"""The app home and `/desk`: the queue, its filters and search, each case's history, figures."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.parts.members import UNTOLD
from bot.desk.parts.ports import PostLater
from bot.desk.report.month import spent_on
from bot.desk.team.at_home import look_at, open_home, seen_by
from bot.desk.team.figures import Picture, charts, drawn, figures
from bot.desk.team.history import history
from bot.errors import LevelheadError
from bot.slack.actions import COMMAND_DESK, Action, Form, any_of
from bot.slack.listener_context import ListenerContext
from bot.slack.text import in_words, literal
from bot.slack.views import team_desk
from bot.slack.views.fields import About, Filled
from bot.slack.windows import open_window, require_member_in_time, update_window

_TAKEN = "taken"
"""In the context of a command or press: it is kept, and its answer follows the acknowledgement."""
_FIGURES = "figures"
"""In the context of a press: the window of figures was opened."""


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to the home's opening, the command, and what is pressed in either."""
    _what_is_seen(app, listener)
    _windows(app, listener)

    @app.event("app_home_opened")
    async def opened(event: dict[str, Any]) -> None:
        if event.get("tab") == "home":
            await open_home(listener.desk, event["user"])

    async def taken(ack: AsyncAck, command: dict[str, Any], context: AsyncBoltContext) -> None:
        words = literal(command.get("text") or "").strip()[: team_desk.LONGEST_SEARCH]
        await look_at(listener.desk, command["user_id"], words=words)
        await ack()
        context[_TAKEN] = True

    async def answered(command: dict[str, Any], respond: AsyncRespond, context: AsyncBoltContext) -> None:
        if context.get(_TAKEN):
            await _respond(listener, respond, command["user_id"])

    app.command(COMMAND_DESK)(ack=taken, lazy=[answered])


def _what_is_seen(app: AsyncApp, listener: ListenerContext) -> None:
    """What somebody chooses to see, in their home or in an answer to the command."""

    async def chosen(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        state = (body.get("view") or body)["state"]["values"][team_desk.SIGHT]
        which, lane = (state[a]["selected_option"]["value"] for a in (Action.DESK_WHICH, Action.DESK_LANE))
        await _look(listener, ack, body, context, **team_desk.sight_chosen(which, lane), words="")

    async def turned(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext) -> None:
        await _look(listener, ack, body, context, page=int(action["value"]))

    async def cleared(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await _look(listener, ack, body, context, words="")

    async def shown(body: dict[str, Any], respond: AsyncRespond, context: AsyncBoltContext) -> None:
        if context.get(_TAKEN) and "view" not in body:
            await _respond(listener, respond, body["user"]["id"], replace=True)

    app.action(any_of((Action.DESK_WHICH, Action.DESK_LANE)))(ack=chosen, lazy=[shown])
    app.action(any_of((Action.DESK_EARLIER, Action.DESK_LATER)))(ack=turned, lazy=[shown])
    app.action(str(Action.DESK_CLEAR))(ack=cleared, lazy=[shown])


def _windows(app: AsyncApp, listener: ListenerContext) -> None:
    """The search, a case's history, the figures: each opens a window."""

    @app.action(str(Action.DESK_SEARCH))
    async def search(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await require_member_in_time(listener, body["user"]["id"])
        await open_window(listener, client, body["trigger_id"], team_desk.search_form(About("")))

    @app.view(str(Form.DESK_SEARCH))
    async def searched(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        words = Filled(view["state"]["values"]).text("words").strip()
        await look_at(listener.desk, body["user"]["id"], words=words)
        await ack()

    @app.action(str(Action.DESK_HISTORY))
    async def told(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await require_member_in_time(listener, body["user"]["id"])
        view, lines = await history(listener.desk, action["value"])
        shown = team_desk.history_view(view.case.id, lines, await spent_on(listener.desk, view.case.id))
        await open_window(listener, client, body["trigger_id"], shown)

    _figures(app, listener)


async def _look(
    listener: ListenerContext, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, **changes: Any
) -> None:
    """Change what somebody sees of the desk: their home follows by itself, the answer to `/desk` is replaced here."""
    await look_at(listener.desk, body["user"]["id"], **changes)
    await ack()
    context[_TAKEN] = True


def _figures(app: AsyncApp, listener: ListenerContext) -> None:
    """Show figures in words at once; charts take longer than Slack waits."""

    async def counted(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext) -> None:
        await ack()
        await require_member_in_time(listener, body["user"]["id"])
        await _show_figures(listener, client, body["trigger_id"])
        context[_FIGURES] = True

    async def charted(body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext) -> None:
        if context.get(_FIGURES):
            await _add_charts(listener, client, body["trigger_id"])

    app.action(str(Action.DESK_FIGURES))(ack=counted, lazy=[charted])


def _named(trigger: str) -> str:
    """The window's external id, by which it is updated."""
    return f"figures-{trigger}"[:255]


async def _show_figures(listener: ListenerContext, client: AsyncWebClient, trigger: str) -> None:
    found = await figures(listener.desk)
    said = team_desk.NO_CHARTS if not _draws(listener) else team_desk.CHARTS_FOLLOW if any(charts(found)) else ""
    await open_window(listener, client, trigger, team_desk.figures_view(_named(trigger), found, charts=said))


async def _add_charts(listener: ListenerContext, client: AsyncWebClient, trigger: str) -> None:
    """Add each chart as soon as it is drawn; say so in the window where some can't be shown."""
    found, name, pictures = await figures(listener.desk), _named(trigger), list[Picture]()
    wanted = tuple(charts(found)) if _draws(listener) else ()
    async for picture in drawn(listener.desk, wanted):
        pictures.append(picture)
        said = team_desk.CHARTS_FOLLOW if len(pictures) < len(wanted) else ""
        await update_window(listener, client, team_desk.figures_view(name, found, pictures, said), external_id=name)
    if len(pictures) < len(wanted):
        view = team_desk.figures_view(name, found, pictures, team_desk.CHARTS_NOT_TAKEN)
        await update_window(listener, client, view, external_id=name)


def _draws(listener: ListenerContext) -> bool:
    return bool(listener.desk.options.draw and listener.desk.pictures)


async def _respond(listener: ListenerContext, respond: AsyncRespond, person: str, replace: bool = False) -> None:
    """After the acknowledgement, as asking Slack who somebody is may take long."""
    try:
        found = await seen_by(listener.desk, person)
    except PostLater:
        await respond(UNTOLD)
        return
    except LevelheadError as error:
        await respond(in_words(error))
        return
    await respond(text=team_desk.summary(found), blocks=team_desk.message_blocks(found), replace_original=replace)
