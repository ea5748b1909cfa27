"""A Claude on loopback in a process of its own: it takes as long as it is told, and notes how long each case took it.

python -m benchmarks.load.claude --seconds 5      prints its address, and stops when its input ends
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiohttp import web

from benchmarks.load.cases import case_in, reply, situation
from tests.fakes.claude import Answers, FakeClaude, Reply
from tests.fakes.claude_behaviours import Behaviour
from tests.fakes.claude_usual import purpose


class TimedClaude(FakeClaude):
    """`spent` holds (case, purpose, began, ended) of every call, by the machine's monotonic clock: from when its first
    words are here until the answer is written."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
        self.spent: list[tuple[int, str, float, float]] = []
        self.at_once = self.most_at_once = 0

    @web.middleware
    async def _recorded(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        request["began"] = time.monotonic()
        return await super()._recorded(request, handler)

    async def _messages(self, request: web.Request) -> web.StreamResponse:
        began: float = request["began"]
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            body = await request.json()
            await asyncio.sleep(max(0.0, began + self.seconds - time.monotonic()))
            answer = await super()._messages(request)
        finally:
            self.at_once -= 1
        self.requests.clear()
        with suppress(ConnectionError):  # of a connection that was cut on purpose
            await answer.prepare(request)
            await answer.write_eof()
        self.spent.append((case_of(body), purpose(body), began, time.monotonic()))
        return answer

    def _next(self, body: dict[str, Any]) -> Behaviour:
        number = case_of(body)
        match purpose(body):
            case "triage":
                said = "The message reads like it."
                return Answers({"situation": situation(number), "short_explanation": said, "quotes": []})
            case "draft":
                return Reply(reply(number))
        return super()._next(body)


def case_of(body: dict[str, Any]) -> int:
    """The case that a request is of; -1 where its words name none."""
    return next((n for n in [case_in(json.dumps(body["messages"]))] if n is not None), -1)


async def serve(seconds: float) -> None:
    async with TimedClaude(seconds) as claude:
        print(claude.url, flush=True)
        loop = asyncio.get_running_loop()
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            if line.startswith("seconds"):
                claude.seconds = float(line.split()[1])
            told = {"spent": claude.spent, "most": claude.most_at_once, "refused": claude.refused[:3]}
            claude.spent, claude.most_at_once = [], 0
            print(json.dumps(told), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=0.0, help="what each call takes")
    asyncio.run(serve(parser.parse_args().seconds))
