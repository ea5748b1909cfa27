"""A Claude on loopback for the unmodified SDK: strict about requests, and as faulty as it is told to be.

    async with FakeClaude() as claude:
        claude.will(Fails(529), Reply([("It can be returned.", ["returns.window"])]))
        writer = Claude(ClaudeSettings(api_key=claude.key, base_url=claude.url), prompts)

Without anything queued it names a situation, writes a short reply that cites the first clauses, mends one by leaving
out what is at fault, finds every sentence supported, every tone fine and no circle. Every language is German to it.
It tests plumbing; nothing about it says how well the real model writes.
"""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from pydantic import SecretStr

from tests.fakes import claude_wire as wire
from tests.fakes.claude_behaviours import (
    Answers,
    Behaviour,
    Cited,
    CutAfter,
    Fails,
    Garbled,
    Page,
    Refuses,
    Reply,
    Stalls,
    Uses,
    content,
)
from tests.fakes.claude_rules import Refused, check_body, check_headers, check_model, content_blocks
from tests.fakes.claude_schema import misfit
from tests.fakes.claude_usual import purpose, usual

__all__ = [
    "Answers", "Behaviour", "Cited", "CutAfter", "Fails", "FakeClaude", "Garbled", "Page", "Refuses", "Reply", "Stalls",
    "Uses",
]  # fmt: skip
_HEADERS = {"request-id": "req_fake"}
_LEAST_CACHED = 512
_KINDS = {401: "authentication_error", 403: "permission_error", 404: "not_found_error", 413: "request_too_large"}
_KINDS |= {402: "billing_error", 408: "timeout_error", 429: "rate_limit_error", 529: "overloaded_error"}


class FakeClaude:
    """`url` and `key` are for the client; `requests` are the bodies it accepted or failed on purpose, in order."""

    key = "sk-ant-fake"

    def __init__(self, situation: str | None = None) -> None:
        self.situation = situation
        """What triage names; None for the first of the list."""
        self.requests: list[dict[str, Any]] = []
        self.received: list[bytes] = []
        """All that came over the wire, request by request: line, headers, body; whether it was accepted or not."""
        self.refused: list[str] = []
        """Why requests were refused; empty when the client behaves, and the test's answers keep to their form."""
        self.url = ""
        self._queues: defaultdict[str, deque[Behaviour]] = defaultdict(deque)
        self._cached: set[str] = set()
        self._released = asyncio.Event()
        self.stalled = asyncio.Event()
        """Set once a request is being kept waiting."""

    def will(self, *behaviours: Behaviour, to: str = "") -> Self:
        """What to do with the next requests, one each; or only with those to `draft`, `repair`, `triage`, `read`, `tone`,
        `circles`, `confirm`, `rules`, `translate`, `english`, `ask`."""
        self._queues[to].extend(behaviours)
        return self

    def asked(self, what: str) -> list[dict[str, Any]]:
        """The requests of one purpose, in order."""
        return [body for body in self.requests if purpose(body) == what]

    def release(self) -> None:
        """Lets stalled requests go; those that follow don't stall either."""
        self._released.set()

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._recorded])
        app.router.add_post("/v1/messages", self._messages)
        app.router.add_post("/v1/messages/count_tokens", self._count)
        app.router.add_get("/v1/models/{model}", self._model)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of a bot that drafts with it."""
        return {"anthropic_api_key": SecretStr(self.key), "anthropic_base_url": self.url}

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
        await self._runner.cleanup()

    @web.middleware
    async def _recorded(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        headers = b"\r\n".join(name + b": " + value for name, value in request.raw_headers)
        line = f"{request.method} {request.raw_path}".encode()
        self.received.append(b"\r\n".join((line, headers, b"", await request.read())))
        return await handler(request)

    async def _messages(self, request: web.Request) -> web.StreamResponse:
        try:
            check_headers(request.headers, self.key)
            body = await request.json()
            check_body(body)
            behaviour = self._next(body)
        except Refused as refused:
            return self._refuse(refused)
        self.requests.append(body)
        if isinstance(behaviour, Fails):
            return _failure(behaviour)
        if isinstance(behaviour, Page):
            return web.Response(text="<html><body>Sign in</body></html>", content_type="text/html", headers=_HEADERS)
        if isinstance(behaviour, Garbled):
            return web.Response(text='{"id": "msg_', content_type="application/json", headers=_HEADERS)
        whole = self._whole(behaviour, body)
        if isinstance(behaviour, Stalls | CutAfter):
            return await self._broken(request, behaviour, whole)
        return _json(whole)

    async def _count(self, request: web.Request) -> web.Response:
        try:
            check_headers(request.headers, self.key)
            body = await request.json()
            check_model(body.get("model"))
        except Refused as refused:
            return self._refuse(refused)
        return _json({"input_tokens": _tokens(body)})

    async def _model(self, request: web.Request) -> web.Response:
        model = request.match_info["model"]
        try:
            check_headers(request.headers, self.key)
            check_model(model)
        except Refused as refused:
            return self._refuse(refused)
        born = "2026-01-01T00:00:00Z"
        return _json({"id": model, "type": "model", "display_name": model, "created_at": born, "lifecycle": "active"})

    def _refuse(self, refused: Refused) -> web.Response:
        self.refused.append(str(refused))
        return _json(wire.error(refused.kind, str(refused)), refused.status)

    async def _wait(self) -> None:
        self.stalled.set()
        await self._released.wait()

    async def _broken(
        self, request: web.Request, behaviour: Stalls | CutAfter, whole: dict[str, Any]
    ) -> web.StreamResponse:
        """The first bytes of an answer, and then no more of it."""
        response, body = web.StreamResponse(headers=_HEADERS), json.dumps(whole).encode()
        if behaviour.after:
            response.content_type, response.content_length = "application/json", len(body)
            await response.prepare(request)
            await response.write(body[: behaviour.after])
        if isinstance(behaviour, Stalls):
            await self._wait()
        if request.transport:
            request.transport.close()
        return response

    def _whole(self, behaviour: Behaviour, body: dict[str, Any]) -> dict[str, Any]:
        usage = self._usage(body)
        if isinstance(behaviour, Refuses):
            return wire.message(body["model"], [], "refusal", usage)
        answer = behaviour if isinstance(behaviour, Reply | Answers | Uses) else usual(body, self.situation)
        return wire.message(body["model"], content(answer, body), answer.stop, usage)

    def _next(self, body: dict[str, Any]) -> Behaviour:
        """Raises Refused for a form nobody knows, and for an answer the real one could not give in the form sent."""
        queue = self._queues[purpose(body)] or self._queues[""]
        behaviour = queue.popleft() if queue else usual(body, self.situation)
        if isinstance(behaviour, Answers) and not isinstance(behaviour.value, str):
            schema = ((body.get("output_config") or {}).get("format") or {}).get("schema", {})
            if wrong := misfit(json.loads(json.dumps(behaviour.value)), schema):
                raise Refused(f"the test's own answer doesn't conform to the schema sent: {wrong}")
        if isinstance(behaviour, Uses) and (wrong := unusable(behaviour, body)):
            raise Refused(f"the test's own use of a tool can't be: {wrong}")
        return behaviour

    def _usage(self, body: dict[str, Any]) -> dict[str, int]:
        """Tokens, four characters each. A prefix seen before is read from the cache, if it is long enough for it."""
        prefix = _prefix(body)
        cached = len(prefix) // 4 if len(prefix) // 4 >= _LEAST_CACHED else 0
        seen = prefix in self._cached
        self._cached.add(prefix)
        return {
            "input_tokens": _tokens(body) - cached,
            "output_tokens": 50,
            "cache_read_input_tokens": cached if seen else 0,
            "cache_creation_input_tokens": 0 if seen else cached,
        }


def unusable(behaviour: Uses, body: dict[str, Any]) -> str | None:
    """Why a model could not call these tools in answer to this request."""
    tools = {tool["name"]: tool["input_schema"] for tool in body.get("tools") or []}
    if behaviour.at_will:
        return None
    if (body.get("tool_choice") or {}).get("type") == "none":
        return "tool_choice is none"
    for name, given in behaviour.calls:
        if name not in tools:
            return f"no tool is called {name!r}"
        if wrong := misfit(json.loads(json.dumps(given)), tools[name], at=name):
            return wrong
    return None


def _prefix(body: dict[str, Any]) -> str:
    """Everything up to the last cache breakpoint, in the order in which the API reads it."""
    system = body.get("system") or []
    parts = [*(body.get("tools") or []), *(system if isinstance(system, list) else []), *content_blocks(body)]
    marked = [i for i, part in enumerate(parts) if part.get("cache_control")]
    last = len(parts) - 1 if body.get("cache_control") else max(marked, default=-1)
    keyed = {"model": body["model"], "output_config": body.get("output_config"), "parts": parts[: last + 1]}
    return json.dumps(keyed, sort_keys=True) if last >= 0 else ""


def _tokens(body: dict[str, Any]) -> int:
    return len(json.dumps(body)) // 4


def _failure(behaviour: Fails) -> web.Response:
    kind = behaviour.kind or _KINDS.get(behaviour.status)
    kind = kind or ("api_error" if behaviour.status >= 500 else "invalid_request_error")
    response = _json(wire.error(kind, behaviour.words, behaviour.code), behaviour.status)
    response.headers["request-id"] = behaviour.request_id
    if behaviour.retry_after is not None:
        response.headers["retry-after"] = str(behaviour.retry_after)
    return response


def _json(value: dict[str, Any], status: int = 200) -> web.Response:
    return web.json_response(value, status=status, headers=_HEADERS)
