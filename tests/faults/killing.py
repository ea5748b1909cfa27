"""Killing the program at every boundary there is, while people see their cases through."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.faults.boundaries import Boundary, Calls
from tests.faults.persons import Person, Way
from tests.faults.programs import Program
from tests.faults.trial import Trial

MOST_FOR_ONE = 12
"""So many people begin without a boundary being reached: then it is not to be reached."""
AT_START = ("auth.test", "apps.connections.open", "_sweep_later", "desk.advance", "auditing.anchor")
"""What happens at the start of a program, on the minute or on the hour, and not to a case."""


@dataclass
class Crowd:
    """People who come one after the other, so many at once."""

    trial: Trial
    at_once: int = 6
    people: list[Person] = field(default_factory=list)
    _ways: Iterator[int] = field(default_factory=count)
    _busy: set["asyncio.Task[None]"] = field(default_factory=set)

    def begin(self) -> None:
        ways = list(Way)
        person = Person(self.trial, len(self.people) + 1, ways[next(self._ways) % len(ways)])
        self.people.append(person)
        self._busy.add(asyncio.create_task(person.see_through(), name=person.text))

    async def work_until(self, program: Program, most: int) -> int:
        """Let at most so many more begin until the program ends or all are done. Gives how many began."""
        ended, begun = asyncio.create_task(program.ended.wait()), 0
        while not ended.done() and (self._busy or begun < most):
            while len(self._busy) < self.at_once and begun < most:
                self.begin()
                begun += 1
            await self._next(ended)
        ended.cancel()
        return begun

    async def _next(self, ended: "asyncio.Task[bool]") -> None:
        done, _ = await asyncio.wait({*self._busy, ended}, return_when=asyncio.FIRST_COMPLETED)
        for task in done - {ended}:
            self._busy.discard(task)  # type: ignore[arg-type]  # the people's tasks give nothing
            try:
                await task
            except TimeoutError:
                raise AssertionError(f"nobody answered {task.get_name()}") from None


async def boundaries(crowd: Crowd, calls: Calls, folder: Path) -> list[Boundary]:
    """Every boundary that a case of each way passes, seen in a run without a fault."""
    trial, trace = crowd.trial, folder / "trace"
    program = await trial.start(trace=trace)
    await crowd.work_until(program, len(Way))
    await program.kill()
    await trial.ended(program)
    names = trace.read_text(encoding="utf-8").splitlines()
    found = [Boundary("commit", n) for n in names] + [Boundary("call", n) for n in calls.seen]
    return sorted({b for b in found if not any(sign in b.name for sign in AT_START)})


async def kill_at_each(crowd: Crowd, calls: Calls, plan: Sequence[Boundary]) -> list[Boundary]:
    """Kill at each boundary while people work. Gives those that were not reached."""
    missed = list[Boundary]()
    for boundary in plan:
        program = await crowd.trial.start(kill=boundary.name if boundary.where == "commit" else None)
        if boundary.where == "call":
            calls.kill(boundary.name, program)
        await crowd.work_until(program, MOST_FOR_ONE)
        if not program.ended.is_set():
            missed.append(boundary)
            program.strike()
        await crowd.trial.ended(program)
    return missed


async def finish(crowd: Crowd, cases: int) -> None:
    """The rest of so many cases, and then a start with nothing left to do, which must say nothing more."""
    trial = crowd.trial
    program = await trial.start()
    await crowd.work_until(program, max(0, cases - len(crowd.people)))
    assert not program.ended.is_set(), program.output.read_text(encoding="utf-8")
    await trial.at_rest()
    await program.kill()
    await trial.ended(program)
    program = await trial.start()
    await trial.at_rest()
    await program.kill()
    await trial.ended(program)
