"""Messages as integrations, email addresses, people and the bot itself post them: who did, and their words."""

from collections.abc import Iterator
from typing import Any

from bot.knowledge.schema.watched import EMAIL
from bot.slack.text import listed, literal, typed


def typed_in(message: dict[str, Any]) -> str:
    """What somebody typed."""
    return typed(message.get("blocks"), message.get("text", ""))


def _emails(event: dict[str, Any]) -> list[dict[str, Any]]:
    return [file for file in listed(event.get("files")) if file.get("filetype") == EMAIL]


def sender(event: dict[str, Any]) -> str:
    """Who posted it: an app, a person, or `EMAIL`."""
    return EMAIL if _emails(event) else str(event.get("bot_id") or event.get("user") or "")


def words(event: dict[str, Any]) -> str:
    """What it says: of emails their words, else its own."""
    emails = _emails(event)
    return "\n\n".join(map(email, emails)) if emails else message(event)


def message(event: dict[str, Any]) -> str:
    """The words, with those of attachments from apps."""
    return "\n".join(filter(None, (typed_in(event), *_attached(event))))


def _attached(event: dict[str, Any]) -> Iterator[str]:
    for attached in listed(event.get("attachments")):
        parts = [attached.get(key) for key in ("pretext", "title", "text")]
        parts += [f"{field.get('title')}: {field.get('value')}" for field in listed(attached.get("fields"))]
        yield literal("\n".join(map(str, filter(None, parts))) or str(attached.get("fallback") or ""))


def email(file: dict[str, Any]) -> str:
    """An email as a person reads it: sender, subject, words."""
    address = next((str(one.get("address")) for one in listed(file.get("from")) if one.get("address")), "")
    head = [f"From: {address}"] if address else []
    head += [f"Subject: {file['subject']}"] if file.get("subject") else []
    body = str(file.get("plain_text") or file.get("preview_plain_text") or file.get("preview") or "")
    return "\n".join([*head, "", body])


def is_own(event: Any, bot_user: str) -> bool:
    """Whether an event reports what the bot itself posted, changed or marked; a deletion of its message is not."""
    if not isinstance(event, dict):
        return False
    if event.get("type") in ("reaction_added", "reaction_removed"):
        return event.get("user") == bot_user
    if event.get("type") != "message":
        return False
    said = event.get("message") if event.get("subtype") == "message_changed" else event
    if not isinstance(said, dict):
        return False
    return event.get("subtype") in (None, "message_changed") and said.get("user") == bot_user and "subtype" not in said
