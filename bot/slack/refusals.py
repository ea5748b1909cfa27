"""What a failed call says. A proxy, or Slack in trouble, may answer with a page, which the client passes on."""

import re

from slack_sdk.errors import SlackApiError

UNSURE = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
"""Slack's errors for trouble of its own."""


_CODE = re.compile(r"[a-z][a-z0-9_]{1,60}")


def code(error: SlackApiError) -> str:
    """Slack's error code; `http_503` and the like where there is none, or what stands there has no form of one."""
    data = getattr(error.response, "data", None)
    said = data.get("error") if isinstance(data, dict) else None
    return said if isinstance(said, str) and _CODE.fullmatch(said) else f"http_{status(error)}"


def status(error: SlackApiError) -> int:
    """The HTTP status. If the answer was no JSON, the client has aiohttp's response in its place."""
    found = getattr(error.response, "status_code", None)
    return int(error.response.status if found is None else found)


def says_nothing(error: SlackApiError) -> bool:
    """Whether no answer of Slack's came, so that the call may have been carried out."""
    return status(error) >= 500 or (status(error) < 400 and code(error).startswith("http_"))
