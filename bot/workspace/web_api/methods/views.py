"""views.open, views.push, views.update and views.publish."""

from typing import Any

from ...errors import SlackError
from ..limits import Tier
from .registry import Arguments, Call, Json, Method


class Triggered(Arguments):
    trigger_id: str
    view: Any


class Update(Arguments):
    view: Any
    view_id: str | None = None
    external_id: str | None = None
    hash: str | None = None


class Publish(Arguments):
    user_id: str
    view: Any
    hash: str | None = None


def open_view(call: Call, args: Triggered) -> Json:
    trigger = call.lent.exchange(args.trigger_id)
    return {"view": call.views.as_sent(call.views.open(trigger.user, args.view))}


def push(call: Call, args: Triggered) -> Json:
    trigger = call.lent.exchange(args.trigger_id)
    return {"view": call.views.as_sent(call.views.push(trigger.user, args.view))}


def update(call: Call, args: Update) -> Json:
    if args.view_id is None and args.external_id is None:
        raise SlackError("invalid_arguments", "view_id or external_id is needed [json-pointer:/view_id]")
    view = call.views.by_id(args.view_id, args.external_id)
    return {"view": call.views.as_sent(call.views.update(view, args.view, args.hash))}


def publish(call: Call, args: Publish) -> Json:
    if not call.installation.manifest.features.app_home.home_tab_enabled:
        raise SlackError("not_enabled")
    person = call.state.people.get(args.user_id)
    if person is None or person.is_bot or person.deleted:
        raise SlackError("user_not_found")
    return {"view": call.views.as_sent(call.views.publish(person.id, args.view, args.hash))}


METHODS = {
    "views.open": Method(Triggered, open_view, tier=Tier.FOUR),
    "views.push": Method(Triggered, push, tier=Tier.FOUR),
    "views.publish": Method(Publish, publish, tier=Tier.FOUR),
    "views.update": Method(Update, update, tier=Tier.FOUR),
}
