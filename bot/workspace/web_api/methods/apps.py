"""auth.test and apps.connections.open."""

from ..limits import Tier
from .registry import Arguments, Call, Json, Method


class Nothing(Arguments):
    pass


def test(call: Call, _: Nothing) -> Json:
    app, scene = call.installation.app, call.state.scene
    return {
        "url": f"https://{scene.domain}.slack.com/",
        "team": scene.team_name,
        "user": call.installation.name.lower(),
        "team_id": app.team_id,
        "user_id": app.bot_user_id,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


def open_connection(call: Call, _: Nothing) -> Json:
    return {"url": f"{call.socket_url}?ticket={call.sockets.ticket()}&app_id={call.installation.app.app_id}"}


METHODS = {
    "auth.test": Method(Nothing, test),
    "apps.connections.open": Method(Nothing, open_connection, tier=Tier.TWO, by_app_token=True),
}
