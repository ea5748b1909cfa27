"""A Slack on your own machine: one team, one app, one loopback port."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import replace
from typing import Any

from .clock import Clock, SystemClock
from .faults import Cut, Down, Failure, Faults, HeldCalls, Watch
from .manifest import Manifest
from .model import Message
from .page.acts import PageActs
from .page.server import Page
from .people.acts import Acts
from .people.driver import Driver
from .people.interactions import Interactions
from .scene import HARBOUR_AND_PINE, Sample, Scene
from .server import Server
from .socket_mode.deliveries import Deliveries
from .socket_mode.events import Events
from .socket_mode.payloads import Payloads
from .socket_mode.sockets import Sockets
from .state import Installation, InstalledApp, State
from .triggers import Lent
from .views import Views
from .web_api.door import Recorded, WebApi
from .web_api.limits import RateLimits
from .web_api.methods.registry import Call
from .web_api.posting import Posting
from .web_api.responses import Responses

Json = dict[str, Any]


class Workspace:
    """The whole workspace in one object; `people.Driver` is what a person can do in it."""

    def __init__(
        self,
        clock: Clock | None = None,
        rate_limits: bool = True,
        scene: Scene = HARBOUR_AND_PINE,
        samples: Sequence[Sample] = (),
        welcome: str = "",
    ) -> None:
        clock = clock or SystemClock()
        self.state = State(scene, clock)
        self._sockets = Sockets(clock, self.state.changed)
        self._deliveries = Deliveries(clock, self._sockets)
        self._events = Events(self.state, self._deliveries)
        self._faults = Faults()
        self._lent = Lent(clock)
        self._acts = Acts(self.state, self._events)
        posting, views = Posting(self.state, self._events), Views(self.state)
        responses = Responses(self.state, posting, self._lent)
        payloads = Payloads(self.state, self._lent, self._events, views, lambda name: f"{self.url}response/{name}")
        self._interactions = Interactions(self.state, self._acts, self._deliveries, responses, views, payloads)
        self._call = Call(self.state, self._events, posting, views, self._lent, self._sockets, "")
        self._api = WebApi(self.state, self._call, RateLimits(clock, rate_limits), self._faults)
        self._people: dict[str, Driver] = {}
        acts = PageActs(self.state, self._interactions, self.person)
        page = Page(self.state, acts, tuple(samples), welcome)
        self._server = Server(self.state, self._api, self._sockets, responses, page)

    async def start(self, port: int = 0) -> None:
        await self._server.start(port)
        self._api.call = replace(self._call, socket_url=f"{self.url.replace('http', 'ws', 1)}link")

    async def stop(self) -> None:
        await self._deliveries.stop()
        await self._server.stop()

    @property
    def url(self) -> str:
        return f"{self._server.url}/"

    @property
    def api_url(self) -> str:
        """For `AsyncWebClient(base_url=...)`."""
        return f"{self.url}api/"

    @property
    def page_url(self) -> str:
        return self.url

    def install(self, manifest: Json, installer: str = "omar") -> InstalledApp:
        """Install the app a manifest declares; once more gives new tokens and ends the old ones."""
        declared, previous = Manifest.model_validate(manifest), self.state.installed
        person = self.state.person(installer)
        app = previous.app if previous else self._new_app()
        if previous:
            self._end_tokens("invalid_auth")
            app = replace(app, bot_token=self._token("xoxb"), app_token=self._token("xapp-1"))
        self.state.installed = Installation(app, declared, person.id)
        self.state.names[app.bot_user_id] = self.state.installed.name
        self._join(app)
        self.state.changed()
        return app

    def _new_app(self) -> InstalledApp:
        return InstalledApp(
            self._token("xoxb"),
            self._token("xapp-1"),
            "U0LEVELHEAD",
            "A0WORKSPACE",
            "B0LEVELHEAD",
            self.state.scene.team_id,
        )

    def _token(self, prefix: str) -> str:
        """Worth something on this machine only, so it needn't be secret."""
        return f"{prefix}-local-{self.state.new_id('')}"

    def _join(self, app: InstalledApp) -> None:
        for channel in self.state.scene.channels:
            if channel.app_is_member:
                self.state.conversations[channel.id].members.add(app.bot_user_id)

    def person(self, key: str) -> Driver:
        if key not in self._people:
            self._people[key] = Driver(self.state.person(key), self.state, self._acts, self._interactions)
        return self._people[key]

    def messages(self, channel: str, thread_ts: str | None = None) -> list[Message]:
        """A channel's roots, or the replies in a thread."""
        return self.state.messages(self.state.conversation(channel).id, thread_ts)

    @property
    def calls(self) -> list[Recorded]:
        """Every Web API call as (method, args, answer)."""
        return self._api.calls

    @property
    def refused(self) -> list[str]:
        """Acks the app sent that Slack would have thrown away."""
        return self._interactions.refused

    @property
    def given_up(self) -> list[Json]:
        """Events that reached the app neither at first nor by Slack's retries."""
        return self._deliveries.given_up

    @property
    def connections(self) -> int:
        return len(self._sockets.connections)

    def email(self, channel: str, address: str, subject: str, text: str) -> Message:
        """An email arrives at the address of a channel."""
        return self._acts.forward(self.state.conversation(channel), address, subject, text)

    async def settled(self) -> None:
        """Wait until no envelope is unacknowledged and no retry is due now."""
        await self._deliveries.settled()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until this holds, looking whenever something changed here."""
        moved = asyncio.Event()
        self.state.watchers.add(moved.set)
        try:
            while not condition():
                moved.clear()
                await moved.wait()
        finally:
            self.state.watchers.discard(moved.set)

    def watch_calls(self, watch: Watch | None) -> None:
        """Tell `watch` how far each call comes; where it says True, the caller is gone and hears no more."""
        self._faults.watch = watch

    def fail(self, method: str, error: str, times: int = 1, retry_after: int | None = None) -> None:
        """Answer the next calls of a method with an error."""
        self._faults.plan(method, Failure(error, retry_after), times)

    def drop(self, method: str, after: bool = True, times: int = 1) -> None:
        """Cut the next calls' connections, after or before they took effect."""
        self._faults.plan(method, Cut(after), times)

    @asynccontextmanager
    async def held(self, method: str) -> AsyncIterator[asyncio.Event]:
        """Calls of a method wait meanwhile, and go on after. Gives what tells that one waits.

        `response_url` holds what is sent to those.
        """
        self._faults.held[method] = held = HeldCalls()
        try:
            yield held.some
        finally:
            del self._faults.held[method]
            held.over.set()

    def break_down(self, method: str, fault: Down) -> None:
        """Answer the next call with a page."""
        self._faults.plan(method, fault, 1)

    async def redeliver(self, times: int = 1, same_id: bool = True) -> None:
        """Deliver the last event or command again and wait for the acks."""
        if self._deliveries.last is None:
            raise LookupError("nothing was delivered yet")
        for _ in range(times):
            kind, payload = self._deliveries.last
            self._deliveries.again(kind, payload if same_id else self._with_new_id(kind, payload))
        await self.settled()

    @asynccontextmanager
    async def latest_first(self) -> AsyncIterator[None]:
        """Events of meanwhile are delivered afterwards, one by one, the latest first: Slack promises no order."""
        held: list[Json] = []
        self._deliveries.held = held
        try:
            yield
        finally:
            self._deliveries.held = None
        for payload in reversed(held):
            self._deliveries.event(payload)
            await self.settled()

    def _with_new_id(self, kind: str, payload: Json) -> Json:
        if kind == "events_api":
            return payload | {"event_id": self.state.new_id("Ev")}
        return payload | {"trigger_id": self._lent.trigger(payload["user_id"])}

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """`warning`, `refresh_requested` or `too_many_websockets`, to every connection."""
        await self._sockets.disconnect(reason)

    def deaf(self) -> AbstractContextManager[None]:
        """What the app says on its connections doesn't arrive meanwhile, nor that it closes them."""
        return self._sockets.deaf()

    def revoke_tokens(self) -> None:
        """The bot token stops working; the app hears `tokens_revoked`."""
        self._end_tokens("token_revoked", app_token=False)
        bot = self.state.installation.app.bot_user_id
        self._events.publish({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [bot]}})

    def uninstall(self) -> None:
        """The app is removed from the team; it hears `app_uninstalled`."""
        self._end_tokens("account_inactive", app_token=False)
        self._events.publish({"type": "app_uninstalled"})

    def _end_tokens(self, error: str, app_token: bool = True) -> None:
        app = self.state.installation.app
        self.state.dead_tokens[app.bot_token] = error
        if app_token:
            self.state.dead_tokens[app.app_token] = error
