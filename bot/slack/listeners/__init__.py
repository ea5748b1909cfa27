"""Listeners, by surface. Each parses what came, calls one verb of the desk, and answers."""

from typing import Any

from bot.desk.parts.sendings import form_key


def key_of(body: dict[str, Any]) -> str:
    """The key of a form that was sent."""
    return form_key(body["view"]["id"], body["view"]["state"]["values"])
