"""Settings for Claude, and which of them can't work."""

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

BASE_URL = "https://api.anthropic.com"


@dataclass(frozen=True, slots=True)
class ClaudeSettings:
    """Nothing here is read from the environment; `repr` leaves the key out."""

    api_key: str = field(repr=False)
    base_url: str | None = None
    """A server with Claude's API, without `/v1`; None for Anthropic's own."""
    draft_model: str = "claude-sonnet-5-5"
    triage_model: str = "claude-haiku-5-5"
    effort: Literal["low", "medium", "high", "xhigh", "max"] | None = "medium"
    """How much effort goes into a draft; None leaves it to the model. Changing it invalidates the prompt cache."""
    deadline_seconds: float = 90.0
    """For a whole draft, retries and waits included."""
    triage_deadline_seconds: float = 20.0
    ask_deadline_seconds: float = 60.0
    """For the answer to a teammate's question, with all its look-ups."""
    ask_rounds: int = 6
    """The most calls for one question; in the last, Claude can only answer."""
    cache_ttl: Literal["5m", "1h"] = "1h"
    """How long the policies stay in Claude's prompt cache after their last use."""
    max_tokens: int = 4000
    """The most a draft may take, thinking included."""
    data_in_tool_result: bool = True
    """Customers' words are sent as a tool result; with False as a JSON string in the user's turn."""
    retries: int = 2
    """Immediate retries within the deadline, when Claude is busy or the connection fails."""

    @property
    def url(self) -> str:
        """Where requests go."""
        return (self.base_url or BASE_URL).rstrip("/")

    @property
    def longest_seconds(self) -> float:
        """The longest that any call may take."""
        return max(self.deadline_seconds, self.triage_deadline_seconds, self.ask_deadline_seconds)

    @property
    def problem(self) -> str | None:
        """Why no call can work with these, with what to do; None when they look usable."""
        key = self.api_key
        if not key:
            return "Claude has no key: set ANTHROPIC_API_KEY, or use the offline composer."
        if not key.isascii() or not key.isprintable() or " " in key:
            return "Claude's key holds a space or a sign that no key has: copy ANTHROPIC_API_KEY again."
        return _url_problem(self.url)


def _url_problem(url: str) -> str | None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return "Claude's base URL is not an address: it begins with https:// and names a host."
    if parts.path.endswith("/v1"):
        return "Claude's base URL ends in /v1, which is added to it anyway: leave /v1 out."
    return None
