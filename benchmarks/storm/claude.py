"""The loopback Claude of the benchmarks, with faults: python -m benchmarks.storm.claude --seed 1

Prints its address; `calm` on its input ends the faults, and prints how many of each there were. It stops when its
input ends.
"""

import argparse
import asyncio
import json
import random
import sys
from collections import Counter
from typing import Any

from aiohttp import web

from benchmarks.load.claude import TimedClaude
from tests.fakes.claude_behaviours import (
    Answers,
    Behaviour,
    CutAfter,
    Fails,
    Garbled,
    Page,
    Refuses,
    Stalls,
)

SHARE = 0.05
"""Of the calls, those that meet a fault."""
FAULTS: tuple[tuple[str, Behaviour], ...] = (
    ("Claude: 429", Fails(429, retry_after=1)),
    ("Claude: 529", Fails(529)),
    ("Claude: 500", Fails(500)),
    ("Claude: 500", Fails(503)),
    ("Claude: no answer, the connection cut", CutAfter(0)),
    ("Claude: half an answer", CutAfter(40)),
    ("Claude: no answer in time", Stalls(0)),
    ("Claude: no more of an answer in time", Stalls(40)),
    ("Claude: no JSON", Garbled()),
    ("Claude: a proxy's page", Page()),
    ("Claude: a refusal", Refuses()),
    ("Claude: an answer of another form", Answers('{"situation": 4, "quotes": [')),
)


class StormyClaude(TimedClaude):
    """Answers as `TimedClaude` does, where no fault is chosen."""

    def __init__(self, seed: int) -> None:
        super().__init__(0.0)
        self.calm, self.faults = False, Counter[str]()
        self._random = random.Random(f"{seed} Claude")

    async def _messages(self, request: web.Request) -> web.StreamResponse:
        try:
            return await super()._messages(request)
        finally:
            self.spent.clear()
            self.received.clear()

    def _next(self, body: dict[str, Any]) -> Behaviour:
        if self.calm or self._random.random() >= SHARE:
            return super()._next(body)
        name, behaviour = self._random.choice(FAULTS)
        self.faults[name] += 1
        return behaviour


async def serve(seed: int) -> None:
    async with StormyClaude(seed) as claude:
        print(claude.url, flush=True)
        loop = asyncio.get_running_loop()
        while await loop.run_in_executor(None, sys.stdin.readline):
            claude.calm = True
            claude.release()
            print(json.dumps({"faults": claude.faults, "refused": claude.refused[:3]}), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    asyncio.run(serve(parser.parse_args().seed))
