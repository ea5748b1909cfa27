"""What a failed call tells. A proxy, or Slack in trouble, answers with a page, which the client hands on as it is."""

from slack_sdk.errors import SlackApiError

UNSURE = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
"""Slack's words for trouble of its own."""


def code(error: SlackApiError) -> str:
    """Slack's own word for it; `http_503` and the like where there was none."""
    data = getattr(error.response, "data", None)
    return str((data.get("error") if isinstance(data, dict) else None) or f"http_{status(error)}")


def status(error: SlackApiError) -> int:
    """The HTTP status. Where an answer was no JSON, the client gives aiohttp's response instead of its own."""
    found = getattr(error.response, "status_code", None)
    return int(error.response.status if found is None else found)


def says_nothing(error: SlackApiError) -> bool:
    """Whether what came was no answer of Slack's, so that the call may have been taken."""
    return status(error) >= 500 or (status(error) < 400 and code(error).startswith("http_"))
