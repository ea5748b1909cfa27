"""The Web API's door: who calls, with which arguments, how often, and the answer."""

import contextlib
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from ..blocks.surfaces import validated
from ..errors import SlackError
from ..faults import Cut, Down, Failure, Fault, Faults, Moment
from ..state import State
from .limits import RateLimits
from .methods import METHODS
from .methods.registry import Call, Method

Json = dict[str, Any]


@dataclass(frozen=True)
class Recorded:
    method: str
    args: Json
    answer: Json

    def __iter__(self) -> Any:
        return iter((self.method, self.args, self.answer))


@dataclass
class WebApi:
    state: State
    call: Call
    limits: RateLimits
    faults: Faults
    calls: list[Recorded] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        args: Json = {}
        headers: dict[str, str] = {}
        status = 200
        fault = self.faults.next(name)
        await self.faults.let_go(name)
        if isinstance(fault, Cut | Down) and not fault.after:
            return broken(request, fault)
        try:
            args, token = await _arguments(request)
            if self.faults.gone(name, args, Moment.ARRIVED):
                return _cut(request)
            answer = self._answer(name, args, token, fault)
        except SlackError as refusal:
            answer = refusal.answer()
            if "retry_after" in answer:
                status, headers = 429, {"Retry-After": str(answer.pop("retry_after"))}
        self.calls.append(Recorded(name, args, answer))
        if isinstance(fault, Cut | Down):
            return broken(request, fault)
        if self.faults.gone(name, args, Moment.TAKEN):
            return _cut(request)
        response = web.json_response(answer, status=status, headers=headers)
        with contextlib.suppress(ConnectionError):
            await response.prepare(request)
            await response.write_eof()
        self.faults.gone(name, args, Moment.ANSWERED)
        return response

    def _answer(self, name: str, args: Json, token: str, fault: Fault | None) -> Json:
        if name not in METHODS:
            raise SlackError("unknown_method", req_method=name)
        method = METHODS[name]
        self._authenticate(method, token)
        if isinstance(fault, Failure):
            raise SlackError(fault.error, **({"retry_after": fault.retry_after} if fault.retry_after else {}))
        if method.scope:
            self.call.needs(method.scope)
        wait = self.limits.wait(name, method.tier, str(args.get("channel")))
        if wait:
            raise SlackError("ratelimited", retry_after=wait)
        checked = validated(method.arguments, args, "invalid_arguments")
        return {"ok": True, **method.run(self.call, checked)}

    def _authenticate(self, method: Method, token: str) -> None:
        if not token:
            raise SlackError("not_authed")
        if token in self.state.dead_tokens:
            raise SlackError(self.state.dead_tokens[token])
        app = self.state.installed.app if self.state.installed else None
        if app is None or token not in (app.bot_token, app.app_token):
            raise SlackError("invalid_auth")
        if method.by_app_token != (token == app.app_token):
            raise SlackError("not_allowed_token_type")


async def _arguments(request: web.Request) -> tuple[Json, str]:
    """Arguments come in the query, a form or a JSON body; the token in a header or among them."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        args |= _object(await request.text())
    elif request.method == "POST":
        args |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    token = args.pop("token", "") or (bearer if scheme == "Bearer" else "")
    return args, token


def _object(body: str) -> Json:
    try:
        parsed = json.loads(body or "{}")
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(parsed, dict):
        raise SlackError("json_not_object")
    return parsed


def broken(request: web.Request, fault: Cut | Down) -> web.Response:
    if isinstance(fault, Cut):
        return _cut(request)
    return web.Response(status=fault.status, text=fault.page, content_type=fault.kind)


def _cut(request: web.Request) -> web.Response:
    """Drop the TCP connection without a word."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
