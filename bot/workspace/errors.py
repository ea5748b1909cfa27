"""Slack's way of saying no."""

from typing import Any


class SlackError(Exception):
    """An answer with `ok: false`; the code is Slack's, the messages name the place."""

    def __init__(self, code: str, *messages: str, **extra: Any) -> None:
        super().__init__(": ".join((code, *messages)))
        self.code = code
        self.messages = list(messages)
        self.extra = extra

    def answer(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error": self.code, **self.extra}
        if self.messages:
            answer["errors"] = self.messages
            answer["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in self.messages]}
        return answer


class Undelivered(Exception):
    """An envelope that no connection acknowledged: `timeout` or `connection_failed`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
