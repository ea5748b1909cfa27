"""Failures of calls to Claude, as sentences for teammates. Never the key, never a customer's words."""

import json
import re
from collections.abc import Callable, Mapping

import aiohttp
import anthropic
import httpx2

from bot.domain.pace import asked_seconds
from bot.errors import WriterBusy, WriterError, WriterUnreachable
from bot.writers.claude.settings import ClaudeSettings

FAILURES = (
    anthropic.AnthropicError, httpx2.HTTPError, aiohttp.ClientError, json.JSONDecodeError, TimeoutError, UnicodeError,
)  # fmt: skip
"""What a call may raise besides our errors. The SDK passes on cut answers and malformed JSON."""

BUSY = "Claude takes no requests now; another attempt may go through later."
_OVERLOADED = "Claude is overloaded now; another attempt may go through."
_BROKEN = "Claude failed to answer on its side; another attempt may go through."
_LIMITED = "Claude is limiting our requests; another attempt may go through later, or raise the limits of the account."
_KEY = "Claude refused the key: set ANTHROPIC_API_KEY to a key that is valid for {url}."
_PAYMENT = "Claude's account has no credit left: add credit in the Claude console."
_SPENT = "Claude's account has reached its spend limit: raise it in the Claude console, or wait until next month."
_FORBIDDEN = "Claude's key may not use {model}: allow it in the Claude console, or set another model."
_MODEL = "Claude knows no model {model} at {url}: set another model, or correct the base URL."
_SIZE = "The request is too long for Claude: lower the budget for clauses, or shorten the conversation."
_MALFORMED = (
    "Claude refused the form of the request. If this happens in every case, turn data_in_tool_result off or set another"
    " model, and report it."
)
_TRANSIENT = {
    "rate_limit_error": _LIMITED,
    "overloaded_error": _OVERLOADED,
    "api_error": _BROKEN,
    "timeout_error": _BROKEN,
}
_PAUSES = {"rate_limit_error", "overloaded_error"}
_REASONS = frozenset(
    "end_turn max_tokens stop_sequence tool_use pause_turn refusal model_context_window_exceeded".split()
)
_ID = re.compile(r"[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+){1,8}")
"""`req_011CS...`, or a gateway's UUID: in parts, as no single word of a customer's."""
_SPEND_LIMIT = "spend_limit"
"""Our name for it: the API reports a rate limit, though waiting minutes won't help, or a bad request."""
_SPENT_CODES = {"enforced_spend_limit_reached", "contract_spend_limit_reached"}
_SPENT_WORDS = "api usage limits"
"""In the message of a limit set by the account's owner, which has no code."""
_PERMANENT = {
    "authentication_error": _KEY,
    "billing_error": _PAYMENT,
    _SPEND_LIMIT: _SPENT,
    "permission_error": _FORBIDDEN,
    "not_found_error": _MODEL,
    "request_too_large": _SIZE,
    "invalid_request_error": _MALFORMED,
}
_TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    408: "timeout_error",
    409: "api_error",
    413: "request_too_large",
    429: "rate_limit_error",
    529: "overloaded_error",
}


class NotClaude(Exception):
    """Something else answered, such as a proxy's page."""


def explain(error: BaseException, settings: ClaudeSettings, model: str) -> WriterError:
    """The error to raise for what a call raised."""
    if isinstance(error, anthropic.APIStatusError):
        return _explain_status(error, settings, model)
    for kinds, told in _TOLD:
        if isinstance(error, kinds):
            return told(settings)
    return WriterError("Claude could not be called; the log has the details.")


def outcome(error: BaseException) -> str:
    """One word for the record of calls: a name that the API has for errors, or the exception's."""
    if isinstance(error, anthropic.APIStatusError):
        named = error.type or ""
        return named if named in _TRANSIENT or named in _PERMANENT else _type(error.status_code)
    return "deadline" if isinstance(error, TimeoutError) else type(error).__name__


def outcome_of_status(status: int) -> str:
    """The same for a response that was not read."""
    return _type(status)


def stopped(reason: str | None) -> str:
    """Why an answer ended, for the record and for people; `other` for a reason that the API doesn't have."""
    return str(reason) if reason is None or reason in _REASONS else "other"


def request_id(error: object) -> str | None:
    """The id that came with an error, if it has the form of one."""
    return id_in(getattr(error, "request_id", None))


def id_in(said: object) -> str | None:
    """An id of a request as a header gives it; None for anything else that stands there."""
    return said if isinstance(said, str) and _ID.fullmatch(said) else None


def _type(status: int) -> str:
    return _TYPES.get(status, "api_error" if status >= 500 or status == 200 else "invalid_request_error")


def _explain_status(error: anthropic.APIStatusError, settings: ClaudeSettings, model: str) -> WriterError:
    kind = _kind(error)
    words = (_TRANSIENT.get(kind) or _PERMANENT[kind]).format(url=settings.url, model=model)
    id = request_id(error)
    told = f"{words} (request {id})" if id else words
    if kind in _PAUSES:
        return WriterBusy(told, retry_after(error.response.headers))
    return WriterUnreachable(told) if kind in _TRANSIENT else WriterError(told)


def asks_for_a_pause(status: int) -> bool:
    """Whether this status means too many requests."""
    return _type(status) in _PAUSES


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds to wait, by the response; None where it doesn't say."""
    found = (
        asked_seconds(headers.get(name, ""), unit) for name, unit in (("retry-after-ms", 1000), ("retry-after", 1))
    )
    return next((seconds for seconds in found if seconds is not None), None)


def _kind(error: anthropic.APIStatusError) -> str:
    """The API's name for the error; a temporary status goes before it, whoever sent it."""
    if money := _money(error):
        return money
    by_status, named = _type(error.status_code), error.type or ""
    passes = by_status in _TRANSIENT and error.status_code != 200
    if named in _TRANSIENT or (named in _PERMANENT and not passes):
        return named
    return by_status


def _money(error: anthropic.APIStatusError) -> str | None:
    """Trouble that only money solves, whatever the API calls it; None otherwise."""
    said = error.api_message.lower() if isinstance(error.api_message, str) else ""
    if error.error_code in _SPENT_CODES or (error.status_code == 400 and _SPENT_WORDS in said):
        return _SPEND_LIMIT
    return "billing_error" if error.status_code == 400 and "credit balance" in said else None


def _unreachable(words: str) -> Callable[[ClaudeSettings], WriterError]:
    return lambda settings: WriterUnreachable(words.format(url=settings.url))


def _impossible(words: str) -> Callable[[ClaudeSettings], WriterError]:
    return lambda settings: WriterError(words.format(url=settings.url))


_NOT_CLAUDE = "Something other than Claude answered at {url}: check the base URL and any proxy on the way."
_TOLD: tuple[tuple[tuple[type[BaseException], ...], Callable[[ClaudeSettings], WriterError]], ...] = (
    (
        (anthropic.APITimeoutError, TimeoutError, httpx2.TimeoutException),
        _unreachable("Claude did not answer in time; another attempt may go through."),
    ),
    (
        (anthropic.APIConnectionError, httpx2.ConnectError),
        _unreachable("Claude can't be reached at {url}: check the connection; another attempt may go through."),
    ),
    (
        (httpx2.HTTPError, aiohttp.ClientError),
        _unreachable("Claude's answer broke off on the way; another attempt may go through."),
    ),
    ((NotClaude, anthropic.APIResponseValidationError), _impossible(_NOT_CLAUDE)),
    (
        (json.JSONDecodeError, UnicodeError),
        _unreachable("Claude's answer could not be read; another attempt may go through."),
    ),
)
