"""What a failed call says. A proxy, or Slack in trouble, may answer with a page, which the client passes on."""

from slack_sdk.errors import SlackApiError

UNSURE = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
"""Slack's errors for trouble of its own."""


def code(error: SlackApiError) -> str:
    """Slack's error code; `http_503` and the like where there is none."""
    data = getattr(error.response, "data", None)
    return str((data.get("error") if isinstance(data, dict) else None) or f"http_{status(error)}")


def status(error: SlackApiError) -> int:
    """The HTTP status. If the answer was no JSON, the client has aiohttp's response in its place."""
    found = getattr(error.response, "status_code", None)
    return int(error.response.status if found is None else found)


def says_nothing(error: SlackApiError) -> bool:
    """Whether no answer of Slack's came, so that the call may have been carried out."""
    return status(error) >= 500 or (status(error) < 400 and code(error).startswith("http_"))
