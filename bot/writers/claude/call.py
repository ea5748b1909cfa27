"""One call to Claude: its deadline, and a record of each attempt, failed ones too."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any

from anthropic import APIConnectionError, APIRequest, AsyncAPIResponse, AsyncCallNext
from anthropic.types import Message

from bot.domain.reply import Usage
from bot.errors import WriterBusy, WriterError, WriterUnreachable
from bot.writers.claude.failures import (
    BUSY,
    FAILURES,
    NotClaude,
    asks_for_a_pause,
    explain,
    id_in,
    outcome,
    outcome_of_status,
    request_id,
    stopped,
)
from bot.writers.claude.settings import ClaudeSettings
from bot.writers.protocol import ModelLimits


class Call:
    """Adds a Usage to `calls` for every attempt, also the SDK's own retries.

    With `limits`, a pause that Claude asks for ends the call, as it holds for all workers.
    """

    def __init__(
        self, purpose: str, model: str, prompt_hash: str, calls: list[Usage], limits: ModelLimits | None = None
    ) -> None:
        self._purpose, self._model, self._prompt_hash = purpose, model, prompt_hash
        self._calls, self._limits = calls, limits
        self._began = monotonic()
        self._open = True

    @asynccontextmanager
    async def within(self, seconds: float, settings: ClaudeSettings) -> AsyncIterator[None]:
        """Around a call, until its deadline. Failures are recorded, and raised as a WriterError."""
        await self._ready()
        token = _calling.set(self)
        try:
            async with asyncio.timeout(seconds):
                yield
        except asyncio.CancelledError:
            self._failed("cancelled", None)
            raise
        except (*FAILURES, NotClaude) as error:
            self._failed(outcome(error), request_id(error))
            raise await self._shared(explain(error, settings, self._model)) from None
        finally:
            _calling.reset(token)

    async def attempt(self, request: APIRequest, call_next: AsyncCallNext) -> AsyncAPIResponse[Any]:
        """Runs for each attempt, and records those that the SDK repeats."""
        self._began, self._open = monotonic(), True
        try:
            response = await call_next(request)
        except APIConnectionError as error:
            self._failed(outcome(error), None)
            raise
        if response.status_code >= 400:
            self._failed(outcome_of_status(response.status_code), id_in(response.headers.get("request-id")))
        if self._limits and asks_for_a_pause(response.status_code):
            response.http_response.headers["x-should-retry"] = "false"
        return response

    def answered(self, message: Message, said: str | None) -> None:
        """Records a complete answer, whatever it is worth. `said` is the header with the request's id."""
        used = message.usage
        self._record(
            outcome=stopped(message.stop_reason),
            input_tokens=used.input_tokens,
            output_tokens=used.output_tokens,
            cache_read_tokens=used.cache_read_input_tokens or 0,
            cache_write_tokens=used.cache_creation_input_tokens or 0,
            request_id=id_in(said),
        )

    async def _ready(self) -> None:
        if self._limits and (seconds := await self._limits.paused(self._name)):
            raise WriterBusy(BUSY, seconds)

    async def _shared(self, error: WriterError) -> WriterError:
        """The error, with the pause shared by all workers if there is one."""
        if not isinstance(error, WriterBusy):
            return error
        if self._limits is None:
            return WriterUnreachable(str(error))
        return WriterBusy(str(error), await self._limits.refused(self._name, error.seconds))

    @property
    def _name(self) -> str:
        return f"claude {self._model}"

    def _failed(self, outcome: str, request_id: str | None) -> None:
        if self._open:
            self._record(outcome=outcome, request_id=request_id)

    def _record(self, **values: Any) -> None:
        self._open = False
        seconds = round(monotonic() - self._began, 3)
        self._calls.append(Usage(self._purpose, self._model, self._prompt_hash, seconds=seconds, **values))


_calling: ContextVar[Call] = ContextVar("calling")


async def noted(request: APIRequest, call_next: AsyncCallNext) -> AsyncAPIResponse[Any]:
    """Middleware of the one client, which passes each attempt to its call; a client per call would cost more."""
    return await _calling.get().attempt(request, call_next)


def require(settings: ClaudeSettings) -> None:
    """Raises WriterError where no call can work with these settings."""
    if settings.problem:
        raise WriterError(settings.problem)
