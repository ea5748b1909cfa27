"""The storm's figures as a table, printed and written into their part of docs/benchmarks.md."""

import os
import sys

from benchmarks.load.report import DOC, in_its_part, machine
from benchmarks.load.scenarios import milliseconds
from benchmarks.storm.memory import flat, thirds
from benchmarks.storm.people import Heard
from benchmarks.storm.run import Outcome

ENDS = "<!-- to here: storm -->"
HEAD = (
    "`python -m benchmarks.storm` types `/draft` at a steady rate in many channels of the local workspace (rate limits "
    "off), while Slack, Claude, the socket and the database fail at random; then it waits until nothing is left to do, "
    "and holds Slack's messages and the database's rows against the commands. Everything shares one machine."
)
Row = tuple[str, str, str, bool | None]


def write(found: Outcome, load: float, keep: bool = True) -> None:
    """Prints the table and keeps it; each kind of database has a part of its own."""
    kind = "SQLite" if found.storm.database.startswith("sqlite") else "PostgreSQL"
    words = f"## In a storm: {kind}\n\n{HEAD}\n\n{_about(load)}\n\n{table(found)}\n\n{_faults(found)}"
    print(words)
    if not keep:
        return
    begins = f"<!-- written by benchmarks.storm: {kind} -->"
    DOC.write_text(in_its_part(DOC.read_text(encoding="utf-8"), (begins, ENDS), words), encoding="utf-8")


def _about(load: float) -> str:
    command = " ".join(["python -m benchmarks.storm", *sys.argv[1:]])
    return f"`{command}`. Machine: {machine()}. The load average before the run was {load:.1f} (of {os.cpu_count()})."


def table(found: Outcome) -> str:
    """Every figure, with its goal where it has one."""
    lines = [
        f"| {what} | {value} | {goal} | {_met(met)} |" for what, value, goal, met in (*_work(found), *_kept(found))
    ]
    return "\n".join(["| what | measured | goal | |", "|---|---|---|---|", *lines])


def _met(met: bool | None) -> str:
    return "" if met is None else "met" if met else "**missed**"


def _work(found: Outcome) -> list[Row]:
    acks, storm = milliseconds(found.acks or [0.0]), found.storm
    typed = found.heard.total()
    calm = "not in" if found.calm_after is None else f"{found.calm_after:,.0f} s of"
    again = ", ".join(f"{seconds:.1f} s" for seconds in found.restarts)
    return [
        ("commands typed", f"{typed:,} in {storm.seconds:g} s, in {storm.channels} channels", "", None),
        *((told.value, f"{found.heard[told]:,}", "", None) for told in Heard),
        ("ack", f"{acks['median']:.0f} ms median, {acks['p99']:.0f} ms p99, {acks['max']:.0f} ms at most", "", None),
        *([("from a kill to being connected again", again, "", None)] if again else []),
        ("drafts posted in the storm", f"{found.drafts:,} ({found.drafts / storm.seconds:.1f} a second)", "", None),
        ("acknowledged less drafted, when the storm ended", f"{found.left:,}", "", None),
        ("nothing left to do", f"after {calm} {storm.rest:g} s", "", found.calm_after is not None),
        ("drafts, to the last", f"{found.a_second:.1f} a second", "", None),
    ]


def _kept(found: Outcome) -> list[Row]:
    verdict = found.verdict
    asked = ", ".join(f"{n} {what}" for what, n in sorted(verdict.for_a_person.items())) or "none"
    return [
        ("lost", _counted(verdict.lost), "none", not verdict.lost),
        ("twice", _counted(verdict.twice), "none", not verdict.twice),
        ("stuck without a reason", _counted(verdict.stuck), "none", not verdict.stuck),
        ("cases that still wait their turn", f"{verdict.backlog:,}", "", None),
        ("messages that wait for a person, who was told", asked, "", None),
        ("messages taken twice by Slack, the second taken out", f"{found.taken_out}", "", None),
        _memory(found),
    ]


def _counted(sentences: list[str]) -> str:
    return f"{len(sentences):,}: {'; '.join(sentences[:3])}" if sentences else "none"


def _memory(found: Outcome) -> Row:
    if len(found.memory) < 3 or found.storm.kill_every:
        return "memory", "not judged: the storm was short, or the bot was killed in it", "", None
    first, middle, last = thirds(found.memory)
    said = f"{first:.0f}, {middle:.0f}, {last:.0f} MB (median of each third), {max(found.memory):.0f} MB at most"
    return "memory of the bot", said, "last at most 10 % above the middle", flat(found.memory)


def _faults(found: Outcome) -> str:
    return "Faults: " + "; ".join(f"{name} {n:,}" for name, n in sorted(found.faults.items())) + "."
